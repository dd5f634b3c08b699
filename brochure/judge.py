"""Judge what `layout` measured: which findings a laid-out brochure has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from brochure.findings import Finding, Language, OnPage, Owner, Says, Severity, error, warning
from brochure.layout import pathway, qr
from brochure.layout.panels import Frame
from brochure.layout.typeset import Layout
from brochure.model.content import Department
from brochure.model.formats import Format
from brochure.model.source import KeyPath, Source
from brochure.model.theme import Theme

LEAST_FILLED = 0.45
"""A panel that is filled less looks unfinished."""
_RUNNING_OVER = ("outside-safe-area", "text-on-fold")
"""What text that does not fit does on the page: it runs out of its frame."""
EDITIONS = {"zh": Says("中文版", "Chinese edition"), "en": Says("英文版", "English edition")}


def judge_layout(
    layout: Layout, language: Language, safe_area_mm: float, source: Source
) -> Iterator[Finding]:
    """Find what does not fit, stands too near an edge, or leaves a panel empty."""
    yield from layout.findings
    sheet = layout.sheet
    running_over = {frame.panel for frame in layout.overset}
    for frames in _by_list(layout.overset):
        place = _edition(sheet, frames[0].panel, language)
        said = _list_overset if len(frames) > 1 else _overset
        yield said(frames, language, place, source)
    for frame in layout.frames:
        panel = sheet.panel(frame.panel)
        if panel.name not in running_over and not panel.area.inset(safe_area_mm).holds(
            frame.area, 0.01
        ):
            yield _outside_safe_area(frame, _edition(sheet, panel.name, language), safe_area_mm)
    for panel in sheet.panels:
        written = any(frame.panel == panel.name for frame in layout.frames)
        if not written and not layout.filled.get(panel.name):
            yield _empty(_edition(sheet, panel.name, language))
        elif panel.name not in layout.open_panels and layout.filled[panel.name] < LEAST_FILLED:
            yield _sparse(_edition(sheet, panel.name, language), layout.filled[panel.name])


def without_consequences(judged: Iterable[Finding], layout: Layout) -> tuple[Finding, ...]:
    """Leave out what the press file shows only because text runs over on the same panel."""
    panels = {layout.sheet.says(frame.panel) for frame in layout.overset}
    return tuple(
        finding
        for finding in judged
        if finding.code not in _RUNNING_OVER
        or not (isinstance(finding.place, OnPage) and finding.place.panel in panels)
    )


def judge_density(
    theme: Theme, density: str, language: Language, sheet: Format
) -> Iterator[Finding]:
    """Tell when text had to be set closer than the theme likes best."""
    if density != next(iter(theme.on(sheet).densities)):
        edition, name = EDITIONS[language], theme.says(density)
        yield Finding(
            "density",
            Severity.INFO,
            Says(f"{edition.zh} · {sheet.name.zh}", f"{edition.en} · {sheet.name.en}"),
            Says(
                f"为了放得下，已用“{name.zh}”一档，排得紧一些",
                f"To fit all of it, the text is set closer, at the density “{name.en}”",
            ),
            Says("想要更舒展，可删减一些文字", "Shorten the text to give it more air"),
        )


def _edition(sheet: Format, panel: str, language: Language) -> Says:
    """Name a panel of one edition."""
    edition, name = EDITIONS[language], sheet.says(panel)
    return Says(
        f"{edition.zh} · {sheet.name.zh} · {name.zh}", f"{edition.en} · {sheet.name.en} · {name.en}"
    )


def judge_content(department: Department, source: Source, theme: Theme) -> Iterator[Finding]:
    """Find what a drawing cannot show well: crossing threads, a code too dense to scan."""
    pairs = pathway.links(department)
    techniques = len(department.techniques.items) if department.techniques else 0
    if count := pathway.crossings(pairs, pathway.order(techniques, pairs)):
        yield warning(
            "threads-cross",
            source.place(("conditions", "items")),
            Says(
                f"有 {count} 处连线交叉",
                f"Threads cross in {count} place{'s' if count > 1 else ''}",
            ),
            Says(
                "把由同一技术治疗的病症排在一起，连线就不会交叉",
                "Put conditions that share a technique next to each other",
            ),
        )
    if department.contact and department.contact.qr:
        drawing = qr.draw(department.contact.qr.content)
        if drawing is None or drawing.module_mm(theme.qr_mm) < qr.MIN_MODULE_MM:
            yield error(
                "qr-too-dense",
                source.place(("contact", "qr", "content")),
                Says(
                    "二维码内容太长，印出来扫不出来",
                    "The QR code holds too much to be scanned when printed",
                ),
                Says("请换成短网址", "Use a shorter address"),
            )


def _by_list(overset: Iterable[Frame]) -> Iterable[list[Frame]]:
    """Put together the items of one list that run over on one panel; all else is by itself."""
    groups: dict[object, list[Frame]] = {}
    for number, frame in enumerate(overset):
        field, item, _ = frame.name.partition(":")
        listed = item and frame.over_mm > frame.sideways_mm
        groups.setdefault((frame.panel, field) if listed else number, []).append(frame)
    return groups.values()


def _list_overset(frames: list[Frame], language: Language, panel: Says, source: Source) -> Finding:
    """Say once that a list is too long, and in which lines of the file its items stand."""
    places = [source.place(_field(frame.name)) for frame in frames]
    field, many = frames[0].name.split(":")[0], len(frames)
    lines = [str(place.line) for place in places]
    most = max(frame.over_mm for frame in frames)
    zh, en = _to_cut(frames, language)
    return error(
        "overset-text",
        replace(places[0], within=panel),
        Says(
            f"列表放不下（{field}）：有 {many} 项多出来，最多 {most:.1f} mm，"
            f"在文件第 {'、'.join(lines)} 行",
            f"The list does not fit ({field}): {many} items run over, by up to {most:.1f} mm; "
            f"they are in lines {', '.join(lines)} of the file",
        ),
        Says(
            f"请一共删减约 {zh}，或去掉一项", f"Shorten them by about {en} in all, or drop an item"
        ),
    )


def _overset(frames: list[Frame], language: Language, panel: Says, source: Source) -> Finding:
    (frame,) = frames
    place = replace(source.place(_field(frame.name)), within=panel)
    field = frame.name.split(":")[0]
    if frame.over_mm > frame.sideways_mm:
        many = frame.over_lines
        zh, en = _to_cut(frames, language)
        return error(
            "overset-text",
            place,
            Says(
                f"文字放不下（{field}）：多出 {frame.over_mm:.1f} mm，约 {many} 行",
                f"The text does not fit ({field}): {frame.over_mm:.1f} mm too much, "
                f"about {many} line{'s' if many > 1 else ''}",
            ),
            Says(f"请删减约 {zh}", f"Shorten it by about {en}"),
        )
    return error(
        "overset-text",
        place,
        Says(
            f"有一行太宽（{field}）：多出 {frame.sideways_mm:.1f} mm",
            f"A line is too wide ({field}): {frame.sideways_mm:.1f} mm too much",
        ),
        Says(
            "请换短一点的词，或在大字中用 | 标出换行处",
            "Use a shorter word, or mark a line break with | in a large text",
        ),
    )


def _to_cut(frames: Iterable[Frame], language: Language) -> Says:
    """Say how much text stands beyond its frames: Chinese characters, or English words."""
    words = [word for frame in frames for word in frame.over_text.split()]
    if language == "zh":
        many = max(len("".join(words)), 1)
        return Says(f"{many} 个字", f"{many} character{'s' if many > 1 else ''}")
    many = max(len(words), 1)
    return Says(f"{many} 个英文单词", f"{many} word{'s' if many > 1 else ''}")


def _field(frame: str) -> KeyPath:
    """Turn a frame's name, such as `techniques.items:2`, into the path of its content."""
    name, _, index = frame.partition(":")
    path: KeyPath = tuple(name.split("."))
    return (*path, int(index)) if index else path


def _outside_safe_area(frame: Frame, panel: Says, safe_area_mm: float) -> Finding:
    return error(
        "outside-safe-area",
        Says(f"{panel.zh} · {frame.name}", f"{panel.en} · {frame.name}"),
        Says(
            f"文字框离裁切线或折线不到 {safe_area_mm:g} mm",
            f"A text frame stands less than {safe_area_mm:g} mm from the trim or a fold",
        ),
        Says("请设计人员调整模板", "The designer must move it"),
        Owner.DESIGNER,
    )


def _sparse(panel: Says, filled: float) -> Finding:
    return warning(
        "sparse-panel",
        panel,
        Says(
            f"这一面只用了 {filled:.0%} 的高度", f"Only {filled:.0%} of this panel's height is used"
        ),
        Says("可以补写内容，或换小一些的版式", "Write more, or choose a smaller format"),
    )


def _empty(panel: Says) -> Finding:
    return warning(
        "empty-panel",
        panel,
        Says("这一面没有文字", "Nothing is printed on this panel"),
        Says(
            "可补写 about、conditions、techniques 或 team 栏目，或换单页；医疗广告不能补写，只能换",
            "Write the section about, conditions, techniques or team, or choose a flyer; "
            "an advertisement may only do the latter",
        ),
    )

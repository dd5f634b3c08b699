"""Judge what `layout` measured: which findings a laid-out brochure has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from brochure.findings import Finding, Language, Owner, Says, error, warning
from brochure.layout import pathway, qr
from brochure.layout.panels import Frame
from brochure.layout.typeset import Layout
from brochure.model.content import Department
from brochure.model.formats import PANEL_NAMES, Format
from brochure.model.source import KeyPath, Source
from brochure.model.theme import Theme

EDITIONS = {"zh": Says("中文版", "Chinese edition"), "en": Says("英文版", "English edition")}


def judge_layout(
    layout: Layout, language: Language, sheet: Format, safe_area_mm: float, source: Source
) -> Iterator[Finding]:
    """Find what does not fit, stands too near an edge, or leaves a panel empty."""
    yield from layout.findings
    for frame in layout.frames:
        if frame.overset:
            yield _overset(frame, language, source)
        if not sheet.panel(frame.panel).area.inset(safe_area_mm).holds(frame.area, 0.01):
            yield _outside_safe_area(frame, language, safe_area_mm)
    used = {frame.panel for frame in layout.frames}
    for panel in sheet.panels:
        if panel.name not in used:
            yield _empty(panel.name, language)


def judge_content(department: Department, source: Source, theme: Theme) -> Iterator[Finding]:
    """Find what a drawing cannot show well: crossing threads, a code too dense to scan."""
    pairs = pathway.links(department)
    techniques = len(department.techniques.items) if department.techniques else 0
    if count := pathway.crossings(pairs, pathway.order(techniques, pairs)):
        yield warning(
            "threads-cross",
            source.place(("conditions", "items")),
            Says(f"有 {count} 处连线交叉", f"Threads cross in {count} places"),
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


def _overset(frame: Frame, language: Language, source: Source) -> Finding:
    panel, edition = PANEL_NAMES[frame.panel], EDITIONS[language]
    within = Says(f"{edition.zh} · {panel.zh}", f"{edition.en} · {panel.en}")
    place = replace(source.place(_field(frame.name)), within=within)
    field = frame.name.split(":")[0]
    if frame.over_mm > frame.sideways_mm:
        many = frame.over_lines
        return error(
            "overset-text",
            place,
            Says(
                f"文字放不下（{field}）：多出 {frame.over_mm:.1f} mm，约 {many} 行",
                f"The text does not fit ({field}): {frame.over_mm:.1f} mm too much, "
                f"about {many} line{'s' if many > 1 else ''}",
            ),
            Says(
                f"请删减约 {many} 行文字；已用到最紧的排法",
                f"Shorten it by about {many} line{'s' if many > 1 else ''}; "
                "the tightest setting is already in use",
            ),
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


def _field(frame: str) -> KeyPath:
    """Turn a frame's name, such as `techniques.items:2`, into the path of its content."""
    name, _, index = frame.partition(":")
    path: KeyPath = tuple(name.split("."))
    return (*path, int(index)) if index else path


def _outside_safe_area(frame: Frame, language: Language, safe_area_mm: float) -> Finding:
    panel, edition = PANEL_NAMES[frame.panel], EDITIONS[language]
    return error(
        "outside-safe-area",
        Says(
            f"{edition.zh} · {panel.zh} · {frame.name}", f"{edition.en} · {panel.en} · {frame.name}"
        ),
        Says(
            f"文字框离裁切线或折线不到 {safe_area_mm:g} mm",
            f"A text frame stands less than {safe_area_mm:g} mm from the trim or a fold",
        ),
        Says("请设计人员调整模板", "The designer must move it"),
        Owner.DESIGNER,
    )


def _empty(name: str, language: Language) -> Finding:
    panel, edition = PANEL_NAMES[name], EDITIONS[language]
    return warning(
        "empty-panel",
        Says(f"{edition.zh} · {panel.zh}", f"{edition.en} · {panel.en}"),
        Says("这一面没有文字", "Nothing is printed on this panel"),
        Says(
            "可补写 about、conditions、techniques 或 team 栏目",
            "Write the section about, conditions, techniques or team",
        ),
    )

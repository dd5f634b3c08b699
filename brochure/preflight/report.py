"""One self-contained page with pictures for people who judge a press file by eye."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from brochure.findings import GRAVEST_FIRST, Finding, Language, OnPage, Says, Severity, same
from brochure.preflight.plates import Skipped
from brochure.preflight.press_file import PressFile
from brochure.preflight.report_sides import side
from brochure.preflight.run import CHECKS, GWG_2022, Check, check_name, unreadable
from brochure.units import Rectangle

_BOXES = ("/MediaBox", "/BleedBox", "/TrimBox")
_NEED_PLATES = {"total-ink", "bleed-not-filled"}
_HONEST = Says(
    "本报告说明查了什么、怎么查的，不是 PDF/X 合格证书：目前没有开源工具能认证 PDF/X。"
    "付印前请以印厂自己的检查和打样为准。GWG 编号是 Ghent Workgroup 2022 规范的规则号。",
    "This report says what was looked at and how. It is no certificate: no open tool certifies "
    "PDF/X. The print shop's own check and proof decide. "
    "GWG numbers are rules of the Ghent Workgroup's 2022 specification.",
)


def write(
    file: PressFile, findings: Iterable[Finding], language: Language, name: str | None = None
) -> str:
    """Write the report as HTML; nothing in it is loaded from elsewhere.

    `name` is what the file is called where it goes, if that is another name than here.
    """
    name = name or file.shown
    found = sorted(findings, key=lambda finding: list(GRAVEST_FIRST).index(finding.severity))
    parts = [
        f'<!doctype html><html lang="{"zh-Hans" if language == "zh" else "en"}">',
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(name)}</title>",
        f"<style>{_css()}</style>",
        *_head(file, name, found, language),
        "<main>",
        *_found(found, language),
        *(line for page in file.page_numbers for line in side(file, page, found, language)),
        *_tables(file, language),
        *_checked(file, found, language),
        "</main></html>",
    ]
    return "\n".join(parts)


def _css() -> str:
    return (files("brochure.preflight") / "report.css").read_text(encoding="utf-8")


def _head(file: PressFile, name: str, findings: list[Finding], language: Language) -> Iterator[str]:
    profile = file.profile
    title = Says("印前检查", "Preflight").to(language)
    yield f"<header><p class='kind'>{title}</p><h1>{escape(name)}</h1>"
    count = len(file.pdf.pages)
    pages = Says(f"{count} 页", f"pages: {count}").to(language)
    facts = (profile.name.to(language), profile.flavour, profile.condition.identifier, pages)
    yield f"<p class='facts'>{' · '.join(map(escape, facts))}</p>"
    sum_of_file = hashlib.sha256(file.data).hexdigest()
    yield f"<p class='sum'>SHA-256 <code>{sum_of_file}</code></p>"
    tone, verdict = _verdict(file, findings)
    yield f'<p class="verdict {tone}">{verdict.to(language)}</p></header>'


def _verdict(file: PressFile, findings: list[Finding]) -> tuple[str, Says]:
    """Sum up; what was not checked is said along with it."""
    kinds = Counter(finding.severity for finding in findings)
    errors, warnings = kinds[Severity.ERROR], kinds[Severity.WARNING]
    skipped = sum(_outcome(file, check, findings)[0] == "skipped" for check in CHECKS)
    done = len(CHECKS) - skipped
    also = Says(f"；另有 {skipped} 项没有查", f"; {skipped} were skipped") if skipped else same("")
    if errors:
        more = Says(f"，{warnings} 处请留意", f", {warnings} to look at") if warnings else same("")
        zh, en = f"有 {errors} 处必须修改{more.zh}", f"{errors} to mend before printing{more.en}"
    elif warnings:
        zh, en = f"可以付印，有 {warnings} 处请留意", f"Fit for print, {warnings} to look at"
    else:
        zh, en = "没有发现问题", "Nothing wrong was found"
    tone = "error" if errors else "warning" if warnings or skipped else "fine"
    zh, en = (
        f"{zh}<small>查了 {done} 项{also.zh}</small>",
        f"{en}<small>{done} checks{also.en}</small>",
    )
    return tone, Says(zh, en)


def _found(findings: list[Finding], language: Language) -> Iterator[str]:
    """List what was found, gravest first; the numbers stand in the pictures too."""
    if not findings:
        return
    yield f"<section><h2>{Says('发现', 'Findings').to(language)}</h2>"
    numbered = list(enumerate(findings, 1))
    for severity, title in GRAVEST_FIRST.items():
        own = [(number, finding) for number, finding in numbered if finding.severity is severity]
        if own:
            yield f'<h3 class="{severity}">{title.to(language)} · {len(own)}</h3><ol class="found">'
            yield from (_item(number, finding, language) for number, finding in own)
            yield "</ol>"
    yield "</section>"


def _item(number: int, finding: Finding, language: Language) -> str:
    at, code = finding.place, finding.code
    place = at.on_sheet(language) if isinstance(at, OnPage) else ""
    rules = f"GWG 2022 {GWG_2022[code]}" if code in GWG_2022 else ""
    where = (check_name(code).to(language), rules, place)
    parts = "".join(f"<span>{escape(part)}</span>" for part in where if part)
    return (
        f'<li class="{finding.severity}"><span class="n">{number}</span>'
        f"<b>{escape(finding.message.to(language))}</b>"
        f'<div class="do">→ {escape(finding.remedy.to(language))}</div>'
        f'<div class="where">{parts}<code>{code}</code></div></li>'
    )


def _tables(file: PressFile, language: Language) -> Iterator[str]:
    """List boxes, fonts, pictures and inks."""

    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    boxes = [
        (str(page), *(_size(file.box(page, name)) for name in _BOXES)) for page in file.page_numbers
    ]
    fonts = [
        (font.name, font.kind, _yes(font.embedded), _yes(font.subset), _yes(font.readable))
        for font in file.fonts
    ]
    pictures = [
        (str(p.page), f"{p.pixels[0]} × {p.pixels[1]}", f"{p.ppi:.0f} ppi", p.space.strip("/"))
        for p in file.pictures
    ]
    used = Counter(paint.space.strip("/") for paint in file.paints if paint.space != "/Pattern")
    inks = [(name, str(count)) for name, count in sorted(used.items())]
    page = say("页", "Page")
    names = (name[1:] for name in _BOXES)
    yield from _table(say("页面框（mm）", "Boxes in mm"), (page, *names), boxes)
    yield from _table(
        say("字体", "Fonts"),
        (say("字体", "Font"), say("类型", "Kind"), say("已嵌入", "Embedded"),
         say("子集", "Subset"), say("可读", "Readable")), fonts)  # fmt: skip
    yield from _table(
        say("图片", "Pictures"),
        (page, say("像素", "Pixels"), say("有效分辨率", "Effective"), say("颜色", "Colour")),
        pictures,
    )
    yield from _table(
        say("颜色与专色", "Colours and inks"), (say("颜色空间", "Space"), say("次数", "Uses")), inks
    )


def _table(title: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        yield f"<section><h2>{title}</h2><div class='wide'><table><tr>"
        yield "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"
        for row in rows:
            yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        yield "</table></div></section>"


def _checked(file: PressFile, findings: list[Finding], language: Language) -> Iterator[str]:
    """Say what was checked, what was skipped, and by which programs."""
    title = Says("检查项目", "What was checked").to(language)
    yield f"<section><h2>{title}</h2><ul class='checks'>"
    for check in CHECKS:
        tone, outcome = _outcome(file, check, findings)
        name = escape(check.name.to(language))
        rules = f" <small>GWG {check.gwg}</small>" if check.gwg else ""
        yield f'<li class="{tone}"><span>{name}{rules}</span><i>{outcome.to(language)}</i></li>'
    yield "</ul>"
    by = Says("检查程序", "Read by").to(language)
    yield f"<p class='by'>{by}: {escape(' · '.join(file.readers))}</p>"
    yield f"<p class='honest'>{_HONEST.to(language)}</p></section>"


def _outcome(file: PressFile, check: Check, findings: list[Finding]) -> tuple[str, Says]:
    counts = Counter(finding.code for finding in findings)
    failed = unreadable(check, file) in findings
    without_plates = isinstance(file.plates, Skipped) and _NEED_PLATES & set(check.codes)
    if failed or without_plates or (check.letters and counts["letters-not-checked"]):
        return "skipped", Says("未检查", "skipped")
    found = sum(counts[code] for code in check.codes)
    return ("found", Says(f"{found} 处", str(found))) if found else ("fine", Says("✓", "✓"))


def _size(box: Rectangle | None) -> str:
    return f"{box.width:.2f} × {box.height:.2f}" if box else "–"


def _yes(true: bool) -> str:
    return "✓" if true else "–"

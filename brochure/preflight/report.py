"""One self-contained page with pictures for people who judge a press file by eye."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from brochure.findings import Finding, Language, Says, Severity
from brochure.preflight import sheet_view
from brochure.preflight.press_file import PressFile
from brochure.units import Rectangle

_PLACE = re.compile(r"page (\d+)(?:, (-?\d+) mm from left, (-?\d+) mm from top)?")
_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


def write(file: PressFile, findings: tuple[Finding, ...], language: Language) -> str:
    """Write the report as HTML; nothing in it is loaded from elsewhere."""
    parts = [
        f'<!doctype html><html lang="{"zh-Hans" if language == "zh" else "en"}">',
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(file.shown)}</title>",
        f"<style>{_css()}</style>",
        *_head(file, findings, language),
        "<main>",
        *_found(findings, language),
        *(line for page in range(1, len(file.pdf.pages) + 1)
          for line in _page(file, page, findings, language)),
        *_tables(file, language),
        "</main></html>",
    ]  # fmt: skip
    return "\n".join(parts)


def _css() -> str:
    return (files("brochure.preflight") / "report.css").read_text(encoding="utf-8")


def _head(file: PressFile, findings: Iterable[Finding], language: Language) -> Iterator[str]:
    kinds = [finding.severity for finding in findings]
    errors, warnings = kinds.count(Severity.ERROR), kinds.count(Severity.WARNING)
    if errors:
        verdict = Says(f"有 {errors} 处必须修改", f"{errors} to mend before it can be printed")
    elif warnings:
        verdict = Says(f"可以付印；有 {warnings} 处请留意", f"Fit for print; {warnings} to look at")
    else:
        verdict = Says("可以付印：没有发现问题", "Fit for print: nothing wrong was found")
    title = Says("印前检查", "Preflight").to(language)
    yield f"<header><h1>{title} · {escape(file.shown)}</h1>"
    condition = f"{file.profile.name.to(language)} · {file.profile.condition.identifier}"
    yield f"<p>{escape(condition)}</p>"
    yield f'<p class="verdict">{verdict.to(language)}</p></header>'


def _found(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    listed = list(findings)
    if not listed:
        return
    yield f"<section><h2>{Says('发现', 'Findings').to(language)}</h2><ol class='found'>"
    for number, finding in enumerate(listed, 1):
        yield (
            f'<li class="{finding.severity}"><span class="n">{number}</span>'
            f"<b>{escape(finding.message.to(language))}</b>"
            f'<div class="do">→ {escape(finding.remedy.to(language))}</div>'
            f'<div class="where">{escape(finding.place.to(language))} · {finding.code}</div></li>'
        )
    yield "</ol></section>"


def _page(
    file: PressFile, page: int, findings: Iterable[Finding], language: Language
) -> Iterator[str]:
    """Show one page with its boxes and findings, its ink and its plates."""
    heading = Says(f"第 {page} 页", f"Page {page}").to(language)
    yield f"<section><h2>{heading}</h2>{_legend(language)}"
    if file.plates is None:
        note = Says("没有图：缺少 mutool", "No pictures: mutool is not there").to(language)
        yield f"<p>{note}</p></section>"
        return
    plates = file.plates[page - 1]
    picture = sheet_view.data_url(sheet_view.looks(plates))
    yield f'<div class="sheet"><img alt="" src="{picture}">{_overlay(file, page, findings)}</div>'
    yield '<div class="plates">'
    ink = Says("总墨量", "Total ink").to(language)
    limit = file.profile.total_ink_percent
    views = [(f"{ink} ≤ {limit:g} %", sheet_view.heat(plates, limit))]
    views += [
        (name, sheet_view.separation(plates, i)) for i, (name, _) in enumerate(sheet_view.INKS)
    ]
    for name, view in views:
        small = view.resize((view.width // 2, view.height // 2))
        yield f'<figure><img alt="" src="{sheet_view.data_url(small)}">'
        yield f"<figcaption>{name}</figcaption></figure>"
    yield "</div></section>"


def _overlay(file: PressFile, page: int, findings: Iterable[Finding]) -> str:
    """Draw trim, bleed and safe area over a page, and a number at each finding's place."""
    media, trim = file.box(page, "/MediaBox"), file.box(page, "/TrimBox")
    if media is None:
        return ""
    trim = trim or media
    bleed = file.box(page, "/BleedBox") or media
    lines = [
        _frame(bleed, "#e2007a", ""),
        _frame(trim, "#c8401a", ""),
        _frame(trim.inset(file.profile.safe_area_mm), "#2b8082", "2 1.4"),
    ]
    for number, finding in enumerate(findings, 1):
        spot = _PLACE.search(finding.place.en)
        if spot and int(spot.group(1)) == page and spot.group(2):
            x, y = float(spot.group(2)), float(spot.group(3))
            lines.append(
                f'<circle cx="{x}" cy="{y}" r="3.4" fill="#c8401a" fill-opacity=".9"/>'
                f'<text x="{x}" y="{y + 1.3}" font-size="3.8" fill="#fff" text-anchor="middle" '
                f'font-family="sans-serif">{number}</text>'
            )
    view = f"{media.left:.2f} {media.top:.2f} {media.width:.2f} {media.height:.2f}"
    return f'<svg viewBox="{view}">{"".join(lines)}</svg>'


def _frame(area: Rectangle, colour: str, dashes: str) -> str:
    return (
        f'<rect x="{area.left:.2f}" y="{area.top:.2f}" width="{area.width:.2f}" '
        f'height="{area.height:.2f}" fill="none" stroke="{colour}" stroke-width=".35" '
        f'stroke-dasharray="{dashes}"/>'
    )


def _legend(language: Language) -> str:
    words = (
        ("#e2007a", Says("出血", "bleed")),
        ("#c8401a", Says("裁切", "trim")),
        ("#2b8082", Says("安全区", "safe area")),
    )
    items = (f'<i style="color:{colour}"></i>{word.to(language)}' for colour, word in words)
    return f'<p class="legend">{"".join(items)}</p>'


def _tables(file: PressFile, language: Language) -> Iterator[str]:
    fonts = [
        (font.name, font.kind, Says("已嵌入", "embedded").to(language) if font.embedded else "–")
        for font in sorted(set(file.fonts), key=lambda font: font.name)
    ]
    pictures = [
        (str(p.page), f"{p.pixels[0]} × {p.pixels[1]}", f"{p.ppi:.0f} ppi", p.space.strip("/"))
        for p in file.pictures
    ]
    inks = sorted({paint.space.strip("/") for paint in file.paints if paint.space != "/Pattern"})
    yield from _table(Says("字体", "Fonts").to(language), fonts)
    yield from _table(Says("图片", "Pictures").to(language), pictures)
    yield from _table(Says("颜色空间", "Colour spaces").to(language), [(ink,) for ink in inks])


def _table(title: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    listed = list(rows)
    if listed:
        yield f"<section><h2>{title}</h2><table>"
        for row in listed:
            yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        yield "</table></section>"

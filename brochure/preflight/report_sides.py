"""The report's pictures: each side with its boxes, folds and findings, its ink and its plates."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from html import escape

from brochure.findings import Finding, Language, OnPage, Says, Severity
from brochure.preflight import sheet_view
from brochure.preflight.leaders import GUTTER_MM, Leader, Point, lead
from brochure.preflight.plates import Plates, Rendering
from brochure.preflight.press_file import PressFile
from brochure.units import Rectangle

_HALO = 'stroke="#fff" stroke-width=".9" stroke-opacity=".75"'
"""Under every line, so that it shows on dark grounds."""
SIDE_PX, PLATE_PX = 1400, 640
RING_MM = 1.6
_COLOURS = {Severity.ERROR: "#b3261e", Severity.WARNING: "#8a5a00", Severity.INFO: "#3b5b75"}
_LINES = {
    "bleed": ("#d6006f", "", Says("出血", "bleed")),
    "trim": ("#111", "", Says("裁切", "trim")),
    "safe": ("#00796b", "2 1.4", Says("安全区", "safe area")),
    "fold": ("#5a3fc0", "4 2", Says("折线", "fold")),
}


def side(file: PressFile, page: int, found: Iterable[Finding], language: Language) -> Iterator[str]:
    """Show one side with everything that was measured on it."""
    trim = file.trim(page)
    heading = Says(f"第 {page} 页", f"Page {page}").to(language)
    size = f"{trim.width:.1f} × {trim.height:.1f} mm"
    yield f'<section class="side"><h2>{heading} <small>{size}</small></h2>{_legend(language)}'
    plates = file.plates.pages[page - 1] if isinstance(file.plates, Rendering) else None
    yield f'<div class="sheet">{_drawing(file, page, list(found), plates)}</div>'
    if plates is not None:
        yield from _ink(file, plates, language)
    yield "</section>"


def _drawing(file: PressFile, page: int, found: list[Finding], plates: Plates | None) -> str:
    """Draw the side in millimetres, with room beside it for numbers."""
    media = file.box(page, "/MediaBox") or file.trim(page)
    places = _places(found, page, media)
    around = Rectangle(media.left - GUTTER_MM, media.top, media.width + 2 * GUTTER_MM, media.height)
    parts = [f'<rect {_frame(media)} fill="#fff" stroke="#c9cfcd" stroke-width=".2"/>']
    if plates is not None:
        picture = sheet_view.data_url(sheet_view.looks(plates, SIDE_PX))
        parts.append(f'<image {_frame(media)} href="{picture}" preserveAspectRatio="none"/>')
    parts += _boxes(file, page)
    colours = {n: _COLOURS[finding.severity] for n, finding in enumerate(found, 1)}
    for leader in lead(places, media):
        parts += _numbered(leader, colours[leader.number])
    view = f"{around.left:.2f} {around.top:.2f} {around.width:.2f} {around.height:.2f}"
    return f'<svg viewBox="{view}" role="img">{"".join(parts)}</svg>'


def _places(found: list[Finding], page: int, media: Rectangle) -> dict[int, Point]:
    """Give the place of every finding of a side, no further out than its paper."""
    places: dict[int, Point] = {}
    for number, finding in enumerate(found, 1):
        at = finding.place
        if not isinstance(at, OnPage) or at.page != page:
            continue
        if at.left_mm is not None and at.top_mm is not None:
            places[number] = (
                min(max(at.left_mm, media.left), media.right),
                min(max(at.top_mm, media.top), media.bottom),
            )
    return places


def _boxes(file: PressFile, page: int) -> Iterator[str]:
    """Draw bleed, trim, safe area and folds."""
    trim = file.trim(page)
    safe = trim.inset(file.profile.safe_area_mm)
    for name, box in (("bleed", file.bleed(page)), ("trim", trim), ("safe", safe)):
        if box.width > 0 and box.height > 0:
            yield f'<rect {_frame(box)} fill="none" {_HALO}/>'
            yield f'<rect class="{name}" {_frame(box)} fill="none" {_stroke(name)}/>'
    for fold in file.folds(page):
        ends = f'x1="{fold:.2f}" y1="{trim.top:.2f}" x2="{fold:.2f}" y2="{trim.bottom:.2f}"'
        yield f"<line {ends} {_HALO}/>"
        yield f'<line class="fold" {ends} {_stroke("fold")}/>'


def _numbered(leader: Leader, colour: str) -> Iterator[str]:
    """Draw a number, and a line to a ring that leaves what is wrong in sight."""
    (x, y), (px, py) = leader.label, leader.place
    short = 1 - RING_MM / (math.hypot(px - x, py - y) or 1)
    line = f'x1="{x}" y1="{y}" x2="{x + (px - x) * short:.2f}" y2="{y + (py - y) * short:.2f}"'
    ring = f'cx="{px}" cy="{py}" r="{RING_MM}" fill="none"'
    yield f'<line {line} stroke="#fff" stroke-width="1.1"/>'
    yield f'<circle {ring} stroke="#fff" stroke-width="1.1"/>'
    yield f'<line class="leader" {line} stroke="{colour}" stroke-width=".45"/>'
    yield f'<circle class="place" {ring} stroke="{colour}" stroke-width=".5"/>'
    yield f'<circle class="number" cx="{x}" cy="{y}" r="3.7" fill="{colour}"/>'
    yield f'<text x="{x}" y="{y + 1.4}">{leader.number}</text>'


def _ink(file: PressFile, plates: Plates, language: Language) -> Iterator[str]:
    """Show total ink with its scale, and every plate."""
    limit = file.profile.total_ink_percent
    title = Says("总墨量", "Total ink").to(language)
    stops = ",".join("rgb({},{},{})".format(*colour) for colour in sheet_view.HEAT)
    over = "rgb({},{},{})".format(*sheet_view.OVER)
    yield '<div class="plates"><figure class="heat">'
    picture = sheet_view.data_url(sheet_view.heat(plates, limit, PLATE_PX))
    yield f'<img alt="{title}" src="{picture}">'
    yield f"<figcaption>{title}</figcaption>"
    yield (
        f'<div class="scale"><i style="background:linear-gradient(90deg,{stops})"></i>'
        f'<b style="background:{over}"></b><span>0 %</span><span>{limit / 2:g} %</span>'
        f"<span>{limit:g} %</span><span>&gt; {limit:g} %</span></div></figure>"
    )
    for index, name in enumerate(plates.names):
        view = sheet_view.data_url(sheet_view.separation(plates, index, PLATE_PX))
        shown = escape(_ink_name(name).to(language))
        yield f'<figure><img alt="{shown}" src="{view}"><figcaption>{shown}</figcaption></figure>'
    yield "</div>"


def _ink_name(name: str) -> Says:
    names = {"Cyan": "青 C", "Magenta": "品红 M", "Yellow": "黄 Y", "Black": "黑 K"}
    return Says(names.get(name, f"专色 {name}"), name if name in names else f"spot {name}")


def _legend(language: Language) -> str:
    items = (
        f'<span><svg viewBox="0 0 14 2"><line x1="0" y1="1" x2="14" y2="1" {_stroke(name)}/></svg>'
        f"{word.to(language)}</span>"
        for name, (_, _, word) in _LINES.items()
    )
    return f'<p class="legend">{"".join(items)}</p>'


def _stroke(name: str) -> str:
    colour, dashes, _ = _LINES[name]
    return f'stroke="{colour}" stroke-width=".4" stroke-dasharray="{dashes}"'


def _frame(area: Rectangle) -> str:
    return (
        f'x="{area.left:.2f}" y="{area.top:.2f}" width="{area.width:.2f}" '
        f'height="{area.height:.2f}"'
    )

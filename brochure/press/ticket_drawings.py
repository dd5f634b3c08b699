"""What a job ticket shows: every page with its panels and folds, and how the folded sheet lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from brochure.model.formats import Format

PICTURES_MM = (174.0, 76.0)
"""The room for pictures of the pages; between, above and below them:"""
GUTTER_MM, CAPTION_MM, PANELS_MM = 5.0, 7.5, 12.0


def pages_of(sheet: Format, pictures: Mapping[str, str]) -> Iterator[str]:
    """Show every page: both sides of a sheet with their panels, a booklet's pages in two rows."""
    columns = max(len(pictures) // 2, min(len(pictures), 2))
    rows, named = -(-len(pictures) // columns), len(sheet.on(1)) > 1
    across, down = PICTURES_MM[0] / columns, PICTURES_MM[1] / rows
    room = across - GUTTER_MM, down - (CAPTION_MM + PANELS_MM if named else CAPTION_MM)
    scale = min(room[0] / sheet.width_mm, room[1] / sheet.height_mm)
    width = sheet.width_mm * scale
    gap = min((PICTURES_MM[0] - columns * width) / max(columns - 1, 1), 2 * GUTTER_MM)
    for index, picture in enumerate(pictures.values()):
        row, column = divmod(index, columns)
        left = column * (width + gap)
        yield (
            f'<figure style="left:{left:.2f}mm;top:{row * down:.2f}mm;'
            f'width:{width:.2f}mm">'
            f"{_page(sheet, index + 1, picture, scale)}"
            f"{_panels(sheet, index + 1, scale) if named else ''}</figure>"
        )


def _page(sheet: Format, page: int, picture: str, scale: float) -> str:
    """Show one page with its folds."""
    width, height = sheet.width_mm * scale, sheet.height_mm * scale
    folds = "".join(
        f'<i style="left:{x * scale:.2f}mm;height:{height + 5:.2f}mm"></i>'
        for x in sheet.folds(page)
    )
    words = sheet.says(sheet.page_names[page - 1])
    return (
        f'<p>{words.zh} <i lang="en">{words.en}</i></p>'
        f'<img src="{picture}" style="width:{width:.2f}mm;height:{height:.2f}mm">'
        f'<div class="folds" style="height:{height:.2f}mm">{folds}</div>'
    )


def _panels(sheet: Format, page: int, scale: float) -> str:
    """Name each panel under its picture, with its width."""
    names = "".join(
        f'<span style="left:{panel.area.left * scale:.2f}mm;'
        f'width:{panel.area.width * scale:.2f}mm">'
        f"{sheet.says(panel.name).zh} <i>{sheet.says(panel.name).en}</i>"
        f"<br>{mm(panel.area.width)} mm</span>"
        for panel in sheet.on(page)
    )
    return f'<div class="panels">{names}</div>'


def end_view(sheet: Format) -> str:
    """Draw how the folded sheet lies, seen from its foot."""
    return (
        '<svg viewBox="-1 -1 103 14" width="44mm" height="6mm"><path fill="none" '
        f'd="{escape(sheet.end_view or "")}" stroke="#1c2b2b" stroke-width="1"/></svg>'
    )


def mm(length: float) -> str:
    """Write a length with no more figures than it has."""
    return f"{length:.2f}".rstrip("0").rstrip(".")

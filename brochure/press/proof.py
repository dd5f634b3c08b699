"""Pictures of the pages for people who would rather look: each page, and the folded brochure."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from brochure.model.formats import Format, Panel, View
from brochure.units import MM_PER_INCH, PT_PER_INCH

DPI = 150
LONGEST_PX = 2400
_TABLE = (203, 209, 207)
_FOLDED_DPI = 108
_GAP_PX = 44
_EDGE_PX = 56


def rasterise(screen: bytes, sheet: Format) -> dict[str, Image.Image]:
    """Draw every page of a screen file, by its name."""
    document = pypdfium2.PdfDocument(screen)
    try:
        return {
            name: page.render(scale=_dpi(sheet) / PT_PER_INCH).to_pil().convert("RGB")
            for name, page in zip(sheet.page_names, document, strict=True)
        }
    finally:
        document.close()


def _dpi(sheet: Format) -> float:
    """Give the resolution of page pictures: a poster's are no larger than a screen needs."""
    longest_inch = max(sheet.width_mm, sheet.height_mm) / MM_PER_INCH
    return min(DPI, LONGEST_PX / longest_inch)


def png(picture: Image.Image, dpi: int = DPI) -> bytes:
    """Encode a picture."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3, dpi=(dpi, dpi))
    return out.getvalue()


def folded(pages: dict[str, Image.Image], sheet: Format) -> Image.Image:
    """Show the brochure as a reader meets it, one view beside the other, in rows."""
    leaves = [_view(pages, sheet, view) for view in sheet.seen()]
    rows = list(_rows(leaves, 2 if sheet.stitched else 3))
    width = max(sum(leaf.width for leaf in row) + (len(row) - 1) * _GAP_PX for row in rows)
    height = leaves[0].height
    size = (width + 2 * _EDGE_PX, len(rows) * (height + _GAP_PX) - _GAP_PX + 2 * _EDGE_PX)
    table = Image.new("RGB", size, _TABLE)
    for number, row in enumerate(rows):
        left = _EDGE_PX
        for leaf in row:
            _lay(table, leaf, left, _EDGE_PX + number * (height + _GAP_PX))
            left += leaf.width + _GAP_PX
    return table


def _rows(leaves: list[Image.Image], most: int) -> Iterator[list[Image.Image]]:
    """Lay so many views side by side; a booklet's spreads two by two."""
    for first in range(0, len(leaves), most):
        yield leaves[first : first + most]


def _view(pages: dict[str, Image.Image], sheet: Format, view: View) -> Image.Image:
    """Show panels that are seen together, with the soft shade of the folds between them."""
    panels = [sheet.panel(name) for name in view]
    leaf = _cut(pages, sheet, panels[0])
    for panel in panels[1:]:
        leaf = _spread(leaf, _cut(pages, sheet, panel))
    return leaf


def _cut(pages: dict[str, Image.Image], sheet: Format, panel: Panel) -> Image.Image:
    page, area = pages[sheet.page_names[panel.page - 1]], panel.area
    scale = page.width / sheet.width_mm
    left, top = round(area.left * scale), round(area.top * scale)
    face = page.crop((left, top, round(area.right * scale), round(area.bottom * scale)))
    height = round(area.height / MM_PER_INCH * _FOLDED_DPI)
    return face.resize((round(face.width * height / face.height), height), Image.Resampling.LANCZOS)


def _spread(first: Image.Image, second: Image.Image) -> Image.Image:
    """Join two leaves, with the soft shade of the fold between them."""
    spread = Image.new("RGB", (first.width + second.width, first.height))
    spread.paste(first, (0, 0))
    spread.paste(second, (first.width, 0))
    shade = Image.new("L", (spread.width, 1), 255)
    for offset in range(48):
        fall = (1 - offset / 48) ** 2
        shade.putpixel((first.width - 1 - offset, 0), round(255 - 34 * fall))
        shade.putpixel((first.width + offset, 0), round(255 - 46 * fall))
    return ImageChops.multiply(spread, shade.resize(spread.size).convert("RGB"))


def _lay(table: Image.Image, leaf: Image.Image, left: int, top: int) -> None:
    """Lay a leaf on the table with a soft shadow under it."""
    reach = 18
    shadow = Image.new("L", (leaf.width + 4 * reach, leaf.height + 4 * reach), 0)
    box = (2 * reach, 2 * reach, leaf.width + 2 * reach, leaf.height + 2 * reach)
    ImageDraw.Draw(shadow).rectangle(box, fill=70)
    shadow = shadow.filter(ImageFilter.BoxBlur(reach // 2)).filter(ImageFilter.BoxBlur(reach // 2))
    dark = Image.new("RGB", shadow.size, (20, 40, 38))
    table.paste(dark, (left - 2 * reach + 3, top - 2 * reach + 6), shadow)
    table.paste(leaf, (left, top))

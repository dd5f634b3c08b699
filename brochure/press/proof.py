"""Pictures of the pages for people who would rather look: each side, and the folded brochure."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from brochure.model.formats import SIDES, Format, Side
from brochure.units import MM_PER_INCH, PT_PER_INCH, Rectangle

DPI = 150
_TABLE = (203, 209, 207)
_FOLDED_DPI = 108
_GAP_PX = 44
_EDGE_PX = 56


def rasterise(screen: bytes) -> dict[Side, Image.Image]:
    """Draw both sides of a screen file."""
    document = pypdfium2.PdfDocument(screen)
    try:
        return {
            side: page.render(scale=DPI / PT_PER_INCH).to_pil().convert("RGB")
            for side, page in zip(SIDES, document, strict=True)
        }
    finally:
        document.close()


def png(picture: Image.Image, dpi: int = DPI) -> bytes:
    """Encode a picture."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3, dpi=(dpi, dpi))
    return out.getvalue()


def folded(sides: dict[Side, Image.Image], sheet: Format) -> Image.Image:
    """Show the brochure as a reader meets it: cover, half open, back."""
    cover, back, flap, first = (
        _cut(sides[panel.side], panel.area)
        for panel in map(sheet.panel, ("cover", "back", "flap", "inside-1"))
    )
    half_open = _spread(first, flap)
    leaves = (cover, half_open, back)
    width = sum(leaf.width for leaf in leaves) + 2 * _GAP_PX + 2 * _EDGE_PX
    table = Image.new("RGB", (width, cover.height + 2 * _EDGE_PX), _TABLE)
    left = _EDGE_PX
    for leaf in leaves:
        _lay(table, leaf, left)
        left += leaf.width + _GAP_PX
    return table


def _cut(side: Image.Image, area: Rectangle) -> Image.Image:
    scale = DPI / MM_PER_INCH
    left, top = round(area.left * scale), round(area.top * scale)
    panel = side.crop((left, top, round(area.right * scale), round(area.bottom * scale)))
    height = round(area.height / MM_PER_INCH * _FOLDED_DPI)
    return panel.resize(
        (round(panel.width * height / panel.height), height), Image.Resampling.LANCZOS
    )


def _spread(first: Image.Image, flap: Image.Image) -> Image.Image:
    """Join panel 1 and the flap, with the soft shade of the fold between them."""
    spread = Image.new("RGB", (first.width + flap.width, first.height))
    spread.paste(first, (0, 0))
    spread.paste(flap, (first.width, 0))
    shade = Image.new("L", (spread.width, 1), 255)
    for offset in range(48):
        fall = (1 - offset / 48) ** 2
        shade.putpixel((first.width - 1 - offset, 0), round(255 - 34 * fall))
        shade.putpixel((first.width + offset, 0), round(255 - 46 * fall))
    return ImageChops.multiply(spread, shade.resize(spread.size).convert("RGB"))


def _lay(table: Image.Image, leaf: Image.Image, left: int) -> None:
    """Lay a leaf on the table with a soft shadow under it."""
    reach = 18
    shadow = Image.new("L", (leaf.width + 4 * reach, leaf.height + 4 * reach), 0)
    box = (2 * reach, 2 * reach, leaf.width + 2 * reach, leaf.height + 2 * reach)
    ImageDraw.Draw(shadow).rectangle(box, fill=70)
    shadow = shadow.filter(ImageFilter.BoxBlur(reach // 2)).filter(ImageFilter.BoxBlur(reach // 2))
    dark = Image.new("RGB", shadow.size, (20, 40, 38))
    table.paste(dark, (left - 2 * reach + 3, _EDGE_PX - 2 * reach + 6), shadow)
    table.paste(leaf, (left, _EDGE_PX))

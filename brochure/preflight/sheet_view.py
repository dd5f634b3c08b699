"""Pictures of a checked page: how it looks, how much ink it carries, and its four plates."""

from __future__ import annotations

import base64
import io

from PIL import Image, ImageChops, ImageFilter, ImageOps

from brochure.model.colour import picture_srgb
from brochure.preflight.plates import Plates

INKS = (("C", (0, 158, 224)), ("M", (226, 0, 122)), ("Y", (255, 222, 0)), ("K", (26, 23, 27)))
_HEAT = ((255, 255, 255), (210, 231, 228), (250, 205, 120), (226, 75, 42))


def looks(plates: Plates) -> Image.Image:
    """Show a page as it prints under FOGRA39."""
    return picture_srgb(Image.merge("CMYK", plates.inks))


def separation(plates: Plates, ink: int) -> Image.Image:
    """Show one plate in its own ink."""
    inverted = ImageOps.invert(plates.inks[ink])
    return ImageOps.colorize(inverted, black=INKS[ink][1], white="white")


def heat(plates: Plates, limit_percent: float) -> Image.Image:
    """Show the total ink over a few millimetres: white for none, red from the limit upwards."""
    total = plates.inks[0].point(lambda level: level // 4)
    for plate in plates.inks[1:]:
        total = ImageChops.add(total, plate.point(lambda level: level // 4))
    full = limit_percent / 4 * 2.55
    scaled = total.filter(ImageFilter.BoxBlur(4)).point(
        lambda level: min(255, int(level / full * 255))
    )
    cool, warm, hot = ((_HEAT[i], _HEAT[i + 1]) for i in range(3))
    channels = [
        scaled.point([_between(level, channel, cool, warm, hot) for level in range(256)])
        for channel in range(3)
    ]
    return Image.merge("RGB", channels)


def data_url(picture: Image.Image) -> str:
    """Encode a picture so that a page can hold it."""
    out = io.BytesIO()
    few = picture.quantize(96, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


def _between(level: int, channel: int, *steps: tuple[tuple[int, int, int], ...]) -> int:
    third = min(level * 3 // 256, 2)
    low, high = steps[third]
    part = level * 3 / 256 - third
    return round(low[channel] + (high[channel] - low[channel]) * part)

"""Pictures of a checked page: how it looks, how much ink it carries, and its plates."""

from __future__ import annotations

import base64
import io

from PIL import Image, ImageChops, ImageFilter, ImageOps

from brochure.model.colour import picture_srgb
from brochure.preflight.paints import PROCESS
from brochure.preflight.plates import Plates

Rgb = tuple[int, int, int]
HEAT: tuple[Rgb, ...] = ((255, 255, 255), (210, 231, 228), (250, 205, 120), (226, 75, 42))
"""From paper to the limit in even steps."""
OVER: Rgb = (128, 0, 32)
_INKS: dict[str, Rgb] = {
    "Cyan": (0, 158, 224), "Magenta": (226, 0, 122), "Yellow": (255, 222, 0), "Black": (26, 23, 27),
}  # fmt: skip
_SPOT: Rgb = (122, 63, 160)
_BLUR_PX = 6


def looks(plates: Plates, width_px: int) -> Image.Image:
    """Show a page as it prints under FOGRA39, its spot inks in violet."""
    inks = dict(zip(plates.names, plates.inks, strict=True))
    size = plates.inks[0].size
    process = [inks.get(name) or Image.new("L", size, 0) for name in PROCESS]
    shown = picture_srgb(_fit(Image.merge("CMYK", process), width_px))
    for name in plates.names:
        if name not in PROCESS:
            shown = ImageChops.multiply(shown, _tinted(_fit(inks[name], width_px), _SPOT))
    return shown


def separation(plates: Plates, ink: int, width_px: int) -> Image.Image:
    """Show one plate in its own ink."""
    colour = _INKS.get(plates.names[ink], _SPOT)
    return _tinted(_fit(plates.inks[ink], width_px), colour)


def heat(plates: Plates, limit_percent: float, width_px: int) -> Image.Image:
    """Show the total ink over a few millimetres, dark where it is over the limit."""
    full = limit_percent * 2.55 / len(plates.inks)
    total = _fit(plates.total().filter(ImageFilter.BoxBlur(_BLUR_PX)), width_px)
    # Two per cent over are still within what a press measures.
    colours = [_heat(level / full) if level <= full * 1.02 else OVER for level in range(256)]
    channels = [total.point([colour[channel] for colour in colours]) for channel in range(3)]
    return Image.merge("RGB", channels)


def data_url(picture: Image.Image) -> str:
    """Encode a picture so that a page can hold it."""
    out = io.BytesIO()
    few = picture.quantize(96, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=5)
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


def _heat(part: float) -> Rgb:
    """Give the colour of a part of the limit."""
    step, last = min(part, 1.0) * (len(HEAT) - 1), len(HEAT) - 2
    below = min(int(step), last)
    low, high, rest = HEAT[below], HEAT[below + 1], step - below
    red, green, blue = (round(a + (b - a) * rest) for a, b in zip(low, high, strict=True))
    return red, green, blue


def _tinted(plate: Image.Image, colour: Rgb) -> Image.Image:
    return ImageOps.colorize(ImageOps.invert(plate), black=colour, white="white")


def _fit(picture: Image.Image, width_px: int) -> Image.Image:
    if picture.width <= width_px:
        return picture
    height = round(picture.height * width_px / picture.width)
    return picture.resize((width_px, height), Image.Resampling.BOX)

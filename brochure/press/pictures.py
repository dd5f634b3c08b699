"""Pictures made ready before typesetting: a duotone in two inks, CMYK, of the right size."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps

from brochure.model.colour import Cmyk
from brochure.model.pictures import opened

PPI = 300


def duotone(path: Path, dark: Cmyk, light: Cmyk, width_mm: float, ratio: float) -> bytes:
    """Crop a picture to a ratio and print it in the scale between two ink mixtures, as CMYK JPEG.

    Larger pictures are reduced to 300 ppi at the printed width; smaller ones stay as they are.
    """
    with opened(path) as picture:
        upright = ImageOps.exif_transpose(picture)
        tones = _on_white(upright).convert("L")
    tones = ImageOps.autocontrast(tones, cutoff=0.5)
    width = min(round(width_mm / 25.4 * PPI), tones.width)
    tones = ImageOps.fit(tones, (width, round(width / ratio)), Image.Resampling.LANCZOS)
    plates = [
        tones.point([round(255 * (d + (li - d) * tone / 255)) for tone in range(256)])
        for d, li in zip(dark, light, strict=True)
    ]
    out = io.BytesIO()
    Image.merge("CMYK", plates).save(out, "JPEG", quality=92, subsampling=0)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("I;16", "I;16B", "I"):
        return picture.point(lambda value: value / 256).convert("L")
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    layered = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)

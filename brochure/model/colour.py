"""Colour through ICC profiles: what the press will print, shown in sRGB."""

from __future__ import annotations

import functools
from pathlib import Path

from PIL import Image, ImageCms

from brochure.model.profile import built_in

FOGRA39 = built_in() / "fogra39L.icc"

Cmyk = tuple[float, float, float, float]
Rgb = tuple[float, float, float]


@functools.cache
def _to_srgb(profile: Path) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        str(profile),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@functools.cache
def srgb(ink: Cmyk, profile: Path = FOGRA39) -> Rgb:
    """Give the sRGB colour of an ink mixture, parts of one in and out."""
    pixel = Image.new("CMYK", (1, 1), tuple(round(part * 255) for part in ink))
    shown = ImageCms.applyTransform(pixel, _to_srgb(profile))
    assert shown is not None
    red, green, blue = shown.tobytes()
    return red / 255, green / 255, blue / 255


def picture_srgb(picture: Image.Image, profile: Path = FOGRA39) -> Image.Image:
    """Turn a CMYK picture into what the press will show, in sRGB."""
    shown = ImageCms.applyTransform(picture, _to_srgb(profile))
    assert shown is not None
    return shown

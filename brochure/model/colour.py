"""Colour through ICC profiles: what the press will print, shown in sRGB, and the way there."""

from __future__ import annotations

import functools
import io
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath

from brochure.model.profile import built_in

FOGRA39 = built_in() / "fogra39L.icc"

Cmyk = tuple[float, float, float, float]
Rgb = tuple[float, float, float]

STRIP = 512
"""Rows whose ink is limited at a time, so that a large picture does not fill the memory."""


@functools.cache
def _to_srgb(profile: Path) -> ImageCms.ImageCmsTransform:
    return _transform(str(profile), ImageCms.createProfile("sRGB"), "CMYK", "RGB")


@functools.cache
def _from_srgb(profile: Path) -> ImageCms.ImageCmsTransform:
    return _transform(ImageCms.createProfile("sRGB"), str(profile), "RGB", "CMYK")


def _transform(source: Any, target: Any, mode: str, wanted: str) -> ImageCms.ImageCmsTransform:
    """Relate white to white and black to black; colours that both can show stay as they are."""
    return ImageCms.buildTransform(
        source,
        target,
        mode,
        wanted,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@functools.cache
def srgb(ink: Cmyk, profile: Path = FOGRA39) -> Rgb:
    """Give the sRGB colour of an ink mixture, parts of one in and out."""
    pixel = Image.new("CMYK", (1, 1), tuple(round(part * 255) for part in ink))
    red, green, blue = _apply(pixel, _to_srgb(profile)).tobytes()
    return red / 255, green / 255, blue / 255


def picture_srgb(picture: Image.Image, profile: Path = FOGRA39) -> Image.Image:
    """Turn a CMYK picture into what the press will show, in sRGB."""
    return _apply(picture, _to_srgb(profile))


def to_srgb(picture: Image.Image, embedded: bytes) -> Image.Image:
    """Turn a picture with an ICC profile of its own, grey, RGB or CMYK, into sRGB."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(embedded))
    target = ImageCms.createProfile("sRGB")
    return _apply(picture, _transform(source, target, picture.mode, "RGB"))


@dataclass(frozen=True)
class Separation:
    """How colours become ink for one press: its ICC profile, and the most ink it takes."""

    icc: Path
    total_ink_percent: float

    def ink(self, colour: Rgb) -> Cmyk:
        """Give the ink mixture of an sRGB colour, parts of one in and out; greys are K alone."""
        pixel = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in colour))
        c, m, y, k = self.picture(pixel).tobytes()
        return c / 255, m / 255, y / 255, k / 255

    def picture(self, picture: Image.Image, embedded: bytes | None = None) -> Image.Image:
        """Separate a grey, RGB or CMYK picture; `embedded` is its own ICC profile.

        Grey pictures become black ink alone. RGB without a profile is sRGB; CMYK without one is
        taken to be made for this press. Raises ValueError for any other mode.
        """
        if picture.mode not in ("L", "RGB", "CMYK"):
            raise ValueError(f"a picture in {picture.mode} cannot be separated")
        if embedded and picture.mode == "L":
            picture = to_srgb(picture, embedded).getchannel("G")
        if picture.mode == "RGB" and _is_grey(picture):
            picture = picture.getchannel("G")
        if picture.mode == "L":
            return self._black(picture)
        return limited(self._inks(picture, embedded), self.total_ink_percent)

    def _inks(self, picture: Image.Image, embedded: bytes | None) -> Image.Image:
        if picture.mode == "RGB":
            transform = _embedded(embedded, "RGB", self.icc) if embedded else _from_srgb(self.icc)
            return _apply(picture, transform)
        if not embedded or embedded == self.icc.read_bytes():
            return picture
        inks = _apply(picture, _embedded(embedded, "CMYK", self.icc))
        inks.paste(_plates(picture.getchannel("K")), mask=_black_alone(picture))
        return inks

    def _black(self, grey: Image.Image) -> Image.Image:
        return _plates(grey.point(_black_curve(self.icc)))


def limited(picture: Image.Image, total_ink_percent: float) -> Image.Image:
    """Scale C, M and Y down where all inks are more than the limit; K, which draws, is kept."""
    limit = int(total_ink_percent * 2.55)
    result = picture.copy()
    for top in range(0, picture.height, STRIP):
        box = (0, top, picture.width, min(top + STRIP, picture.height))
        strip = picture.crop(box)
        if _heaviest(strip) > limit:
            result.paste(_scaled(strip, limit), box)
    return result


def _heaviest(picture: Image.Image) -> int:
    """Give the most ink of any pixel, at most three levels too much."""
    total = Image.new("L", picture.size)
    for plate in picture.split():
        total = ImageChops.add(total, plate.point(lambda level: (level + 3) // 4))
    return int(total.getextrema()[1]) * 4  # type: ignore[arg-type]


def _scaled(picture: Image.Image, limit: int) -> Image.Image:
    c, m, y, k = picture.split()
    plates = [
        ImageMath.lambda_eval(
            lambda inks: inks["convert"](
                inks["min"](
                    inks["plate"],
                    inks["plate"]
                    * inks["max"](limit - inks["k"], 0)
                    / inks["max"](inks["c"] + inks["m"] + inks["y"], 1),
                ),
                "L",
            ),
            plate=plate,
            c=c,
            m=m,
            y=y,
            k=k,
        )
        for plate in (c, m, y)
    ]
    return Image.merge("CMYK", [*plates, k])


@functools.cache
def _black_curve(profile: Path) -> list[int]:
    """Give the black ink that each grey of sRGB takes, so that it prints as light as it looks.

    The press's own black ink stands for the darkest grey, as in black point compensation.
    """
    ramp = _plates(Image.frombytes("L", (256, 1), bytes(range(256))))
    shown = picture_srgb(ramp, profile).getchannel("G").tobytes()
    darkest = light(shown[255])
    shades = [-(light(level) - darkest) / (1 - darkest) for level in shown]
    shades = [max(shades[: k + 1]) for k in range(256)]
    return [
        255 if grey == 0 else max(bisect_right(shades, -light(grey)) - 1, 0) for grey in range(256)
    ]


def light(level: float) -> float:
    """Give the light of an sRGB level, 0 to 1 (IEC 61966-2-1)."""
    part = level / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _plates(black: Image.Image) -> Image.Image:
    empty = Image.new("L", black.size)
    return Image.merge("CMYK", (empty, empty, empty, black))


def _black_alone(picture: Image.Image) -> Image.Image:
    """Mask the pixels that have no ink but black."""
    c, m, y, _ = picture.split()
    colour = ImageChops.lighter(ImageChops.lighter(c, m), y)
    return colour.point(lambda level: 0 if level else 255)


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return not any(ImageChops.difference(*pair).getbbox() for pair in ((red, green), (green, blue)))


def _embedded(profile: bytes, mode: str, press: Path) -> ImageCms.ImageCmsTransform:
    return _transform(ImageCms.ImageCmsProfile(io.BytesIO(profile)), str(press), mode, "CMYK")


def _apply(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    made = ImageCms.applyTransform(picture, transform)
    assert made is not None
    made.info.pop("icc_profile", None)  # it holds the minute of its making
    return made

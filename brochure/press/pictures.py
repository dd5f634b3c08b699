"""Pictures made ready before typesetting: CMYK or black ink alone, and no larger than printed."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageOps

from brochure.errors import Refused
from brochure.findings import Finding, Owner, Place, Says, same
from brochure.model import drawings
from brochure.model.colour import Cmyk, Separation, to_srgb
from brochure.model.pictures import Placed, examine, opened
from brochure.model.theme import Theme
from brochure.press import svg

PPI = 300
_JPEG = {"format": "JPEG", "quality": 92, "subsampling": 0}
_DEEP = ("I;16", "I;16B", "I;16L", "I")


class Pictures(dict[str, bytes]):
    """Pictures by the address a template gives them, each prepared when it is first asked for.

    Asking raises Refused for a picture that cannot be printed.
    """

    def __init__(
        self, content: Path, theme_folder: Path, theme: Theme, separation: Separation, ppi: float
    ) -> None:
        super().__init__()
        self._content = content
        self._theme_folder = theme_folder
        self._theme = theme
        self._separation = separation
        self._ppi = ppi

    def __missing__(self, address: str) -> bytes:
        placed = Placed.at(address)
        folder = self._theme_folder if placed.of_theme else self._content
        place = same(f"{folder.parent.name}/{folder.name}/{placed.file}")
        if faults := examine(folder, placed.file, place):
            raise Refused(self._owned(placed, faults))
        self[address] = self._prepared(folder / placed.file, placed, place)
        return self[address]

    def drawing(self, element: ElementTree.Element) -> None:
        """Put the colours of a drawing inside a page into ink."""
        try:
            svg.convert(element, self._separation, Says("模板", "template"))
        except Refused as refused:
            raise Refused(_designers(refused.findings)) from None

    def _prepared(self, path: Path, placed: Placed, place: Place) -> bytes:
        if path.suffix.lower() == drawings.SUFFIX:
            return self._drawn(path, placed, place)
        if placed.inks:
            dark, light = map(self._theme.swatch, placed.inks)
            return duotone(path, placed, dark, light, self._ppi)
        return full_colour(path, placed, self._separation, self._ppi)

    def _drawn(self, path: Path, placed: Placed, place: Place) -> bytes:
        drawing = drawings.read(path.read_bytes(), placed.file, place)
        if placed.inks:
            dark, light = map(self._theme.swatch, placed.inks)
            svg.duotone(drawing, dark, light, place)
        else:
            svg.convert(drawing, self._separation, place)
        return bytes(ElementTree.tostring(drawing, "utf-8"))

    def _owned(self, placed: Placed, faults: list[Finding]) -> list[Finding]:
        return _designers(faults) if placed.of_theme else faults


def _designers(faults: list[Finding] | tuple[Finding, ...]) -> list[Finding]:
    return [dataclasses.replace(fault, owner=Owner.DESIGNER) for fault in faults]


def duotone(path: Path, placed: Placed, dark: Cmyk, light: Cmyk, ppi: float = PPI) -> bytes:
    """Print a picture in the scale between two ink mixtures, as CMYK JPEG."""
    with opened(path) as picture:
        tones = _on_white(_upright(picture)).convert("L")
    tones = ImageOps.autocontrast(tones, cutoff=0.5)
    tones = fitted(tones, placed, ppi)
    plates = [
        tones.point([round(255 * (d + (li - d) * tone / 255)) for tone in range(256)])
        for d, li in zip(dark, light, strict=True)
    ]
    return saved(Image.merge("CMYK", plates), **_JPEG)


def full_colour(path: Path, placed: Placed, separation: Separation, ppi: float = PPI) -> bytes:
    """Separate a picture for the press, as CMYK JPEG.

    One with transparency stays an sRGB PNG, which is separated in the finished file: no other way
    leads through the engine with its soft mask.
    """
    with opened(path) as picture:
        profile = picture.info.get("icc_profile")
        colours, mask = split(picture)
    printed = fitted(colours, placed, ppi)
    if mask is None:
        return saved(separation.picture(printed, profile), **_JPEG)
    shown = to_srgb(printed, profile) if profile else printed.convert("RGB")
    shown.putalpha(fitted(mask, placed, ppi))
    return saved(shown, format="PNG")


def split(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Take a picture apart into upright grey, RGB or CMYK, and its mask if it has one."""
    upright = _upright(picture)
    if "A" in upright.getbands() or "a" in upright.getbands() or "transparency" in upright.info:
        layered = upright.convert("RGBA")
        mask = layered.getchannel("A")
        grey = upright.mode in ("LA", "La", "L")
        colours = layered.convert("RGB")
        colours = colours.getchannel("G") if grey else colours
        return colours, mask if mask.getextrema()[0] != 255 else None
    if upright.mode in ("L", "RGB", "CMYK"):
        return upright, None
    return upright.convert("L" if upright.mode == "1" else "RGB"), None


def _upright(picture: Image.Image) -> Image.Image:
    """Turn a picture as its camera says, 8 bits deep, its CMYK counted in ink."""
    upright = ImageOps.exif_transpose(picture)
    if upright.mode in _DEEP:
        return upright.point(lambda level: level / 256).convert("L")
    if upright.mode == "CMYK" and picture.format == "JPEG" and "adobe" not in picture.info:
        # Pillow takes every CMYK JPEG to be inverted, as Adobe's are.
        return Image.merge("CMYK", [plate.point(lambda v: 255 - v) for plate in upright.split()])
    return upright


def fitted(picture: Image.Image, placed: Placed, ppi: float) -> Image.Image:
    """Crop to the ratio, and reduce to the ppi at the printed width; never enlarge."""
    ratio = placed.ratio or picture.width / picture.height
    width = min(picture.width, round(picture.height * ratio))
    if placed.width_mm is not None:
        width = min(width, round(placed.width_mm / 25.4 * ppi))
    size = (max(width, 1), max(round(width / ratio), 1))
    if size == picture.size:
        return picture
    where = _centering(picture.size, size[0] / size[1], placed.focus or (50, 50))
    return ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=where)


def _centering(
    whole: tuple[int, int], ratio: float, focus: tuple[float, ...]
) -> tuple[float, float]:
    """Say which share of what is cut off goes at the left and at the top.

    The focus comes as near the crop's centre as the picture's edges allow.
    """
    kept = min(whole[0], whole[1] * ratio), min(whole[1], whole[0] / ratio)
    left, top = (
        (share / 100 * side - crop / 2) / (side - crop) if side > crop else 0.5
        for side, crop, share in zip(whole, kept, focus, strict=True)
    )
    return min(max(left, 0), 1), min(max(top, 0), 1)


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    layered = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)


def saved(picture: Image.Image, **how: object) -> bytes:
    """Give a picture as a file."""
    out = io.BytesIO()
    picture.info.pop("icc_profile", None)
    picture.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()

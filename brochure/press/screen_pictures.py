"""Pictures for the screen: in sRGB, and no larger than they are shown."""

from __future__ import annotations

import re
from pathlib import Path

from brochure.findings import Place
from brochure.model.colour import picture_srgb, srgb, to_srgb
from brochure.model.pictures import Placed, opened
from brochure.press.pictures import Pictures, fitted, saved, split
from brochure.units import MM_PER_INCH

PPI = 150
"""At the width of large print; on a telephone it is more than twice as much."""
QUALITY = 84
WEB_QUALITY = 74
"""Of JPEG, in per cent: a page of the web is sent on by telephone."""
_INK = re.compile(r"device-cmyk\(([^/)]*)/ *([^)]*)\)")


class ScreenPictures(Pictures):
    """Pictures by the address a template gives them, in sRGB; drawings as the press prints them."""

    quality = QUALITY

    def _prepared(self, path: Path, placed: Placed, place: Place) -> bytes:
        if path.suffix.lower() == ".svg":
            return _INK.sub(self._shown, self._drawn(path, placed, place).decode()).encode()
        with opened(path) as picture:
            if placed.width_mm:
                # A JPEG can be read at a half or a quarter of its size.
                enough = round(2 * placed.width_mm / MM_PER_INCH * PPI)
                picture.draft(None, (enough, enough))
            profile = picture.info.get("icc_profile")
            colours, mask = split(picture)
        shown = fitted(colours, placed, PPI)
        if profile:
            shown = to_srgb(shown, profile)
        elif shown.mode == "CMYK":
            shown = picture_srgb(shown, self._separation.icc)
        if mask is None:
            return saved(shown.convert("RGB"), format="JPEG", quality=self.quality)
        shown = shown.convert("RGB")
        shown.putalpha(fitted(mask, placed, PPI))
        return saved(shown, format="PNG")

    def _shown(self, ink: re.Match[str]) -> str:
        c, m, y, k = map(float, ink.group(1).split())
        red, green, blue = srgb((c, m, y, k), self._separation.icc)
        return f"rgb({red:.1%} {green:.1%} {blue:.1%} / {ink.group(2)})"


class WebPictures(ScreenPictures):
    """The same, smaller to send."""

    quality = WEB_QUALITY

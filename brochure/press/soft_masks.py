"""Pictures with soft masks, which pass through the engine in sRGB, separated in the finished file.

ISO 32000-1, 11.6.5.3: the mask is an image of its own, in DeviceGray, and stays as it is.
"""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Name

from brochure.model.colour import Separation


def separate(pdf: pikepdf.Pdf, separation: Separation) -> None:
    """Put RGB and grey pictures that have a soft mask into ink, and count masks of light in grey.

    Pictures without a mask are left, for preflight to refuse.
    """
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if item.get("/Subtype") == Name.Image and "/SMask" in item:
            _picture(item, separation)
        elif item.get("/S") == Name.Luminosity and "/G" in item:
            _grey_group(item)
        for state in (item.get("/ExtGState") or {}).values() if "/ExtGState" in item else ():
            if isinstance(state, pikepdf.Dictionary):
                mask = state.get("/SMask")
                if isinstance(mask, pikepdf.Dictionary) and mask.get("/S") == Name.Luminosity:
                    _grey_group(mask)


def _picture(item: Any, separation: Separation) -> None:
    if item.ColorSpace not in (Name.DeviceRGB, Name.DeviceGray):
        return
    inks = separation.picture(pikepdf.PdfImage(item).as_pil_image(apply_mask=False))
    item.write(inks.tobytes())
    item.ColorSpace, item.BitsPerComponent = Name.DeviceCMYK, 8


def _grey_group(mask: Any) -> None:
    if "/Group" in mask.G:
        mask.G.Group.CS = Name.DeviceGray

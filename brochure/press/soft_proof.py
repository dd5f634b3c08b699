"""The soft proof: the pages as they will look, with trim, folds and panel names drawn on them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array

from brochure.layout import glyphs
from brochure.model.formats import Format
from brochure.press.finish import save
from brochure.press.marks import lettering
from brochure.units import mm_from_pt, pt_from_mm

MARGIN_MM = 14.0
REACH_MM = 5.0
"""How far a fold is drawn beyond the trim."""
NAME_PT = 8.0


def draw(screen: bytes, sheet: Format, font: Path) -> bytes:
    """Draw trim, folds and panel names around the pages of a screen file."""
    with pikepdf.open(io.BytesIO(screen)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            width, height, around = map(pt_from_mm, (sheet.width_mm, sheet.height_mm, MARGIN_MM))
            box = [round(v, 4) for v in (-around, -around, width + around, height + around)]
            page.obj.MediaBox = Array(box)
            drawn = " ".join(_lines(sheet, number, font)).encode()
            page.contents_add(pdf.make_stream(drawn), prepend=False)
            page.contents_add(_clip(pdf, width, height), prepend=True)
        return save(pdf)


def _clip(pdf: pikepdf.Pdf, width: float, height: float) -> pikepdf.Stream:
    """Keep the art within the trim; the end of the art closes what this opens."""
    return pdf.make_stream(f"q 0 0 {width:.3f} {height:.3f} re W n".encode())


def _lines(sheet: Format, page: int, font: Path) -> Iterator[str]:
    width, height = pt_from_mm(sheet.width_mm), pt_from_mm(sheet.height_mm)
    yield f"Q q .35 .42 .41 RG .4 w 0 0 {width:.3f} {height:.3f} re S .78 .25 .1 RG .6 w [3 2] 0 d"
    reach = pt_from_mm(REACH_MM)
    for fold in map(pt_from_mm, sheet.folds(page)):
        yield f"{fold:.3f} {-reach:.3f} m {fold:.3f} {height + reach:.3f} l S"
    yield "Q q .35 .42 .41 rg"
    for panel in sheet.on(page):
        name = sheet.says(panel.name)
        text = f"{name.zh} {name.en} · {panel.area.width:.4g} mm"
        middle = panel.area.left + panel.area.width / 2
        left = middle - mm_from_pt(glyphs.width(font, text) * NAME_PT) / 2
        yield lettering(text, font, NAME_PT, (left, sheet.height_mm + REACH_MM + 2))
    yield "Q"

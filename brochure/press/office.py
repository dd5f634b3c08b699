"""The office version: pages laid on plain A4 or A3 paper for the department's own printer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary

from brochure.model.formats import Format
from brochure.press.finish import save
from brochure.press.imposition import printers_order
from brochure.units import pt_from_mm

PAPERS_MM = ((297.0, 210.0), (420.0, 297.0))
"""A4 and A3, their long side across."""
ROUNDING_MM = 0.5


class Spot(NamedTuple):
    """One page on the paper: its lower left corner and its scale."""

    page: int
    left_mm: float
    bottom_mm: float
    scale: float


class Sheet(NamedTuple):
    """One side of a sheet of paper."""

    width_mm: float
    height_mm: float
    spots: tuple[Spot, ...]


def lay_out(screen: bytes, sheet: Format) -> bytes:
    """Lay a screen file's pages on paper: a booklet in printer's order, all else one by one.

    Both sides are turned about the same edge, so that duplex printing along it registers.
    """
    with pikepdf.open(io.BytesIO(screen)) as pdf:
        forms = [pdf.make_indirect(page.as_form_xobject()) for page in pdf.pages]
        count = len(forms)
        for side in _sides(sheet, count):
            _add(pdf, side, forms)
        del pdf.pages[:count]
        for key in ("/Outlines", "/Dests", "/Names", "/PageLabels", "/StructTreeRoot"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.remove_unreferenced_resources()
        return save(pdf)


def _sides(sheet: Format, count: int) -> Iterator[Sheet]:
    width, height = sheet.width_mm, sheet.height_mm
    if sheet.stitched:
        for _, left, right in printers_order(count):
            yield _side((2 * width, height), ((left, 0.0), (right, width)))
    else:
        for page in range(count):
            yield _side((width, height), ((page, 0.0),))


def _side(size_mm: tuple[float, float], pages: tuple[tuple[int, float], ...]) -> Sheet:
    """Lay pages side by side in the middle of the smallest paper that holds them.

    What is larger than A3 is made smaller.
    """
    width, height = size_mm
    papers = [(long, short) if width > height else (short, long) for long, short in PAPERS_MM]
    paper = next((paper for paper in papers if _holds(paper, size_mm)), papers[-1])
    scale = min(1.0, (paper[0] + ROUNDING_MM) / width, (paper[1] + ROUNDING_MM) / height)
    left, bottom = (paper[0] - width * scale) / 2, (paper[1] - height * scale) / 2
    spots = (Spot(page, left + across * scale, bottom, scale) for page, across in pages)
    return Sheet(*paper, tuple(spots))


def _holds(paper: tuple[float, float], size: tuple[float, float]) -> bool:
    return all(length + ROUNDING_MM >= wanted for length, wanted in zip(paper, size, strict=True))


def _add(pdf: pikepdf.Pdf, side: Sheet, forms: list[pikepdf.Object]) -> None:
    size = pt_from_mm(side.width_mm), pt_from_mm(side.height_mm)
    page = pdf.add_blank_page(page_size=size)
    page.obj.MediaBox = Array([0, 0, *(round(length, 4) for length in size)])
    page.obj.Resources = Dictionary(
        XObject=Dictionary({f"/P{spot.page}": forms[spot.page] for spot in side.spots})
    )
    drawn = (
        f"q {spot.scale:.5f} 0 0 {spot.scale:.5f} {pt_from_mm(spot.left_mm):.4f} "
        f"{pt_from_mm(spot.bottom_mm):.4f} cm /P{spot.page} Do Q"
        for spot in side.spots
    )
    page.obj.Contents = pdf.make_stream("\n".join(drawn).encode())

"""Imposed sheets: the pages of a finished press file painted where `imposition` lays them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from brochure.findings import Place
from brochure.model.profile import Imposition
from brochure.press.finish import save, separation
from brochure.press.imposition import Leaf, Placed, Side, lay
from brochure.press.marks import CLEAR_MM, LENGTH_MM, LINE_PT, colour_bar, lettering
from brochure.units import mm_from_pt, pt_from_mm

SLUG_PT = 7.0
_MATRICES = {0: "1 0 0 1", 90: "0 1 -1 0", 270: "0 -1 1 0"}


@dataclass(frozen=True)
class Marked:
    """What stands beside the pages on a sheet that is marked."""

    slug: str
    font: Path
    folds_mm: tuple[tuple[float, ...], ...]
    """Of each page, from its trim's left edge."""


def impose(press: bytes, wish: Imposition, marked: Marked | None, place: Place) -> bytes:
    """Lay a press file's pages on sheets; intent, metadata, groups and bleed stay as they are.

    Marks of the single pages are left out. Raises Refused, at the place where the wish is written,
    when the pages do not fit.
    """
    with pikepdf.open(io.BytesIO(press)) as pdf:
        count = len(pdf.pages)
        sides = lay(count, _leaf(pdf.pages[0]), wish, marked is not None, place)
        forms = [_form(pdf, page) for page in pdf.pages]
        origins = [tuple(float(value) for value in page.obj.TrimBox[:2]) for page in pdf.pages]
        for number, side in enumerate(sides, 1):
            used = {placed.page for placed in side}
            content = [_paint(placed, origins[placed.page]) for placed in side]
            if marked:
                content += list(_marks(side, wish, marked, f"{number}/{len(sides)}"))
            _add_sheet(pdf, wish, {page: forms[page] for page in sorted(used)}, content)
        del pdf.pages[:count]
        for key in ("/Outlines", "/Dests", "/Names", "/PageLabels", "/StructTreeRoot"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.remove_unreferenced_resources()
        return save(pdf)


def _leaf(page: pikepdf.Page) -> Leaf:
    trim = [mm_from_pt(float(value)) for value in page.obj.TrimBox]
    bleed = [mm_from_pt(float(value)) for value in page.obj.BleedBox]
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    return Leaf(round(width, 3), round(height, 3), round(trim[0] - bleed[0], 3))


def _form(pdf: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """Make a page's art a form; pikepdf would clip it to the trim and lose the bleed."""
    if isinstance(page.obj.Contents, pikepdf.Array):
        page.obj.Contents = page.obj.Contents[0]
    form = page.as_form_xobject()
    form.BBox = page.obj.BleedBox
    return pdf.make_indirect(form)


def _paint(placed: Placed, origin: tuple[float, ...]) -> str:
    left, bottom, right, top = placed.clip_mm
    box = " ".join(f"{pt_from_mm(mm):.4f}" for mm in (left, bottom, right - left, top - bottom))
    x = placed.left_mm + (placed.width_mm if placed.turned == 90 else 0)
    y = placed.bottom_mm + (placed.height_mm if placed.turned == 270 else 0)
    return (
        f"q {box} re W n {_MATRICES[placed.turned]} {pt_from_mm(x):.4f} {pt_from_mm(y):.4f} cm "
        f"1 0 0 1 {-origin[0]:.4f} {-origin[1]:.4f} cm /P{placed.page} Do Q"
    )


def _add_sheet(
    pdf: pikepdf.Pdf, wish: Imposition, forms: dict[int, pikepdf.Object], content: Sequence[str]
) -> None:
    size = pt_from_mm(wish.width_mm), pt_from_mm(wish.height_mm)
    page = pdf.add_blank_page(page_size=size)
    page.obj.MediaBox = Array([0, 0, *(round(length, 4) for length in size)])
    page.obj.TrimBox = page.obj.BleedBox = page.obj.MediaBox
    page.obj.Group = Dictionary(
        Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True, K=False
    )
    page.obj.Resources = Dictionary(
        XObject=Dictionary({f"/P{number}": form for number, form in forms.items()}),
        ColorSpace=Dictionary(All=separation("All", (1, 1, 1, 1))),
    )
    page.obj.Contents = pdf.make_stream("\n".join(content).encode())


def _marks(side: Side, wish: Imposition, marked: Marked, number: str) -> Iterator[str]:
    """Draw cut and fold marks outside all bleeds, a colour bar and a slug line at the head.

    The gripper's zone is kept free: what is cut up and down is marked at the head alone.
    """
    clips = [placed.clip_mm for placed in side]
    left, top = min(clip[0] for clip in clips), max(clip[3] for clip in clips)
    right = max(clip[2] for clip in clips)
    yield f"q {LINE_PT} w /All CS 1 SCN"
    for placed in side:
        for x in (placed.left_mm, placed.left_mm + placed.width_mm):
            yield _line((x, top + CLEAR_MM), (x, min(top + CLEAR_MM + LENGTH_MM, wish.height_mm)))
        for y in (placed.bottom_mm, placed.bottom_mm + placed.height_mm):
            yield from _beside(y, left, right, wish)
    yield "[1.4 1] 0 d"
    for placed in side:
        yield from _folds(placed, marked, (left, top, right), wish)
    yield "[] 0 d Q"
    first = side[0]
    yield from colour_bar(first.left_mm + 12, top + CLEAR_MM + 0.5)
    text = f"{marked.slug} · {number}"
    at = (side[-1].left_mm + 12, top + CLEAR_MM + 1.5)
    yield f"q 0 0 0 1 k {lettering(text, marked.font, SLUG_PT, at)} Q"


def _beside(y: float, left: float, right: float, wish: Imposition) -> Iterator[str]:
    yield _line((left - CLEAR_MM, y), (max(left - CLEAR_MM - LENGTH_MM, 0), y))
    yield _line((right + CLEAR_MM, y), (min(right + CLEAR_MM + LENGTH_MM, wish.width_mm), y))


def _folds(
    placed: Placed, marked: Marked, around: tuple[float, float, float], wish: Imposition
) -> Iterator[str]:
    left, top, right = around
    for fold in marked.folds_mm[placed.page]:
        if placed.turned == 0:
            x = placed.left_mm + fold
            yield _line((x, top + CLEAR_MM), (x, top + CLEAR_MM + LENGTH_MM))
        else:
            along = fold if placed.turned == 90 else placed.height_mm - fold
            yield from _beside(placed.bottom_mm + along, left, right, wish)


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x0, y0), (x1, y1) = ((pt_from_mm(x), pt_from_mm(y)) for x, y in (start, end))
    return f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S"

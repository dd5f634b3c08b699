"""Imposed sheets: the pages of a finished press file painted where `imposition` lays them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from brochure.findings import Place
from brochure.model.profile import Imposition
from brochure.press.finish import overprinting, save, separation
from brochure.press.imposition import Box, Leaf, Placed, Side, around, lay
from brochure.press.sheet_marks import Marked, draw, spread_lines
from brochure.units import mm_from_pt, pt_from_mm

_MATRICES = {0: "1 0 0 1", 90: "0 1 -1 0", 270: "0 -1 1 0"}


def impose(press: bytes, wish: Imposition, marked: Marked | None, place: Place) -> bytes:
    """Lay a press file's pages on sheets; intent, metadata, groups and bleed stay as they are.

    Marks of the single pages are left out, their die and fold lines are kept.
    Raises Refused, at the place where the wish is written, when the pages do not fit.
    """
    with pikepdf.open(io.BytesIO(press)) as pdf:
        count = len(pdf.pages)
        sides = lay(count, _leaf(pdf.pages[0]), wish, marked is not None, place)
        inks = _technical_inks(pdf.pages[0])
        stitched = wish.scheme == "saddle-stitch"
        forms = [_form(pdf, page, without_die=stitched) for page in pdf.pages]
        origins = [tuple(float(value) for value in page.obj.TrimBox[:2]) for page in pdf.pages]
        for number, side in enumerate(sides, 1):
            content = [_paint(placed, origins[placed.page]) for placed in side]
            if stitched and inks:
                content.append(spread_lines(side, wish.width_mm / 2, inks))
            if marked:
                content += draw(side, wish, marked, f"{number}/{len(sides)}")
            _add_sheet(pdf, wish, side, forms, inks, content)
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


def _technical_inks(page: pikepdf.Page) -> dict[str, pikepdf.Object]:
    """Give the inks in which a page's folds and trim are drawn across it."""
    spaces = page.Resources.get("/ColorSpace", Dictionary())
    return {name: spaces[name] for name in ("/FoldInk", "/DieInk") if name in spaces}


def _form(pdf: pikepdf.Pdf, page: pikepdf.Page, without_die: bool) -> pikepdf.Object:
    """Make a page's art a form; pikepdf would clip it to the trim and lose the bleed.

    A page of a spread is not cut at its spine: the die's lines are those of the spread.
    """
    left_out = re.compile(rb"/(All|FoldInk|DieInk) CS" if without_die else rb"/All CS")
    if isinstance(page.obj.Contents, pikepdf.Array):
        art, *more = page.obj.Contents
        kept = (stream for stream in more if not left_out.search(stream.read_bytes()))
        page.obj.Contents = Array([art, *kept])
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
    pdf: pikepdf.Pdf,
    wish: Imposition,
    side: Side,
    forms: Sequence[pikepdf.Object],
    inks: dict[str, pikepdf.Object],
    content: Sequence[str],
) -> None:
    """Add a sheet; its trim and bleed are those of the pages together (ISO 15930-7, 6.11)."""
    size = pt_from_mm(wish.width_mm), pt_from_mm(wish.height_mm)
    page = pdf.add_blank_page(page_size=size)
    page.obj.MediaBox = _box((0, 0, wish.width_mm, wish.height_mm))
    page.obj.TrimBox = _box(around(placed.trim_mm for placed in side))
    page.obj.BleedBox = _box(around(placed.clip_mm for placed in side))
    page.obj.Group = Dictionary(
        Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True, K=False
    )
    page.obj.Resources = Dictionary(
        XObject=Dictionary({f"/P{placed.page}": forms[placed.page] for placed in side}),
        ColorSpace=Dictionary({**inks, "/All": separation("All", (1, 1, 1, 1))}),
        ExtGState=Dictionary(OverprintOn=overprinting(True)),
    )
    page.obj.Contents = pdf.make_stream("\n".join(content).encode())


def _box(corners_mm: Box) -> Array:
    return Array([round(pt_from_mm(mm), 4) for mm in corners_mm])

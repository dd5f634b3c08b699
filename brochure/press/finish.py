"""The press file: the engine's PDF with exact boxes and nothing that is not for the press."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Name

from brochure.model.formats import Format
from brochure.units import pt_from_mm


def produce(raw: bytes, sheet: Format) -> bytes:
    """Make the press file: CMYK, trimmed and bled exactly, the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for page in pdf.pages:
            _set_boxes(page, sheet)
            for key in ("/Annots", "/CropBox", "/ArtBox"):
                if key in page.obj:
                    del page.obj[key]
            _drop_engine_colour_spaces(page)
        pdf.docinfo["/Trapped"] = Name("/False")
        return save(pdf)


def save(pdf: pikepdf.Pdf) -> bytes:
    """Write a PDF whose bytes depend on nothing but its content."""
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return out.getvalue()


def _set_boxes(page: pikepdf.Page, sheet: Format) -> None:
    """Set MediaBox and BleedBox to the trim and its bleed (ISO 15930-7, 6.11)."""
    width, height = pt_from_mm(sheet.width_mm), pt_from_mm(sheet.height_mm)
    bleed = pt_from_mm(sheet.bleed_mm)
    outer = [-bleed, -bleed, width + bleed, height + bleed]
    page.obj.MediaBox = page.obj.BleedBox = Array([round(value, 4) for value in outer])
    page.obj.TrimBox = Array([0, 0, round(width, 4), round(height, 4)])


def _drop_engine_colour_spaces(page: pikepdf.Page) -> None:
    """Remove the Lab spaces that the engine declares in every file and nothing here uses."""
    spaces: Any = page.Resources.get("/ColorSpace", {})
    for name in ("/lab-d50", "/lab-d65"):
        if name in spaces:
            del spaces[name]

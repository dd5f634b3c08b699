"""Make small press files: one that is right, and ones with a single fault."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from brochure.model.profile import built_in

PT = 72 / 25.4
Change = Callable[[pikepdf.Pdf], None]

GOOD = b"""/DeviceCMYK cs 0.2 0.1 0 0 scn -9 -9 200 300 re f
q /On gs 0 0 0 1 k BT /F1 9 Tf 1 0 0 1 60 60 Tm (text) Tj ET Q
0 0 0 1 K 0.5 w 40 40 m 90 40 l S
q 40 0 0 40 80 90 cm /Im1 Do Q"""


def font(pdf: pikepdf.Pdf, embedded: bool = True) -> Dictionary:
    """Make a font dictionary; its file is not a real font, which no check reads."""
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Test"), Flags=4)
    if embedded:
        descriptor.FontFile2 = Stream(pdf, b"font")
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/ABCDEF+Test"),
        FontDescriptor=pdf.make_indirect(descriptor),
    )


def picture(pdf: pikepdf.Pdf, pixels: int = 200, space: str = "/DeviceCMYK") -> Stream:
    """Make a flat picture of so many pixels a side."""
    depth = 4 if space == "/DeviceCMYK" else 3
    stream = Stream(pdf, zlib.compress(bytes([40] * depth) * pixels * pixels))
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width = stream.Height = pixels
    stream.BitsPerComponent, stream.ColorSpace = 8, Name(space)
    stream.Filter = Name.FlateDecode
    return stream


def page(pdf: pikepdf.Pdf, content: bytes = GOOD) -> None:
    """Add a page of 60 × 90 mm with 3 mm bleed."""
    added = pdf.add_blank_page(page_size=(60 * PT, 90 * PT))
    added.obj.TrimBox = Array([0, 0, 60 * PT, 90 * PT])
    around = [-3 * PT, -3 * PT, 63 * PT, 93 * PT]
    added.obj.BleedBox = added.obj.MediaBox = Array(around)
    added.obj.Contents = pdf.make_stream(content)
    added.obj.Resources = Dictionary(
        Font=Dictionary(F1=pdf.make_indirect(font(pdf))),
        XObject=Dictionary(Im1=picture(pdf)),
        ExtGState=Dictionary(
            On=Dictionary(OP=True, op=True, OPM=1), Off=Dictionary(OP=False, op=False)
        ),
    )


def press_file(change: Change | None = None, content: bytes = GOOD) -> bytes:
    """Make a file that every check passes, unless it is changed."""
    pdf = pikepdf.new()
    page(pdf, content)
    profile = Stream(pdf, Path(built_in() / "fogra39L.icc").read_bytes())
    profile.N = 4
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String("FOGRA39"),
                DestOutputProfile=pdf.make_indirect(profile),
            )
        ]
    )
    for key in ("Title", "CreationDate", "ModDate"):
        pdf.docinfo[f"/{key}"] = String("D:20000101000000Z")
    pdf.docinfo["/Trapped"] = Name("/False")
    pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-4")
    if change:
        change(pdf)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()

"""Make small press files: one that is right, and ones with a single fault."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
from fontTools import subset
from pikepdf import Array, Dictionary, Name, Stream, String

from brochure.model.profile import built_in
from tests.conftest import ROOT

PT = 72 / 25.4
WIDTH_MM, HEIGHT_MM = 60.0, 90.0
Change = Callable[[pikepdf.Pdf], None]

GOOD = b"""/DeviceCMYK cs 0.2 0.1 0 0 scn -9 -9 250 300 re f
q /On gs 0 0 0 1 k BT /F1 9 Tf 1 0 0 1 60 60 Tm (text) Tj ET Q
0 0 0 1 K 0.5 w 40 40 m 90 40 l S
q 40 0 0 40 80 90 cm /Im1 Do Q"""


@cache
def font_program() -> bytes:
    """Cut a real font down to the letters that are set here."""
    options = subset.Options(glyph_names=False, hinting=False, layout_features=[])
    cutter, out = subset.Subsetter(options), io.BytesIO()
    cutter.populate(unicodes=range(32, 127))
    with subset.load_font(str(ROOT / "fonts" / "SourceSans3-400Regular.ttf"), options) as whole:
        cutter.subset(whole)
        whole.save(out)
    return out.getvalue()


def font(pdf: pikepdf.Pdf, embedded: bool = True) -> Dictionary:
    """Make a font dictionary with a few letters of a real font."""
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Test"), Flags=4)
    if embedded:
        descriptor.FontFile2 = Stream(pdf, font_program())
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/ABCDEF+Test"),
        Encoding=Name.WinAnsiEncoding,
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


def readable(pdf: pikepdf.Pdf, characters: dict[str, str]) -> Stream:
    """Make a map that tells which character each letter of a font stands for."""
    lines = "\n".join(f"<{ord(key):02x}> <{ord(value):04x}>" for key, value in characters.items())
    return pdf.make_stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        + f"{len(characters)} beginbfchar\n{lines}\nendbfchar endcmap end end".encode()
    )


def spot_space(ink: str) -> Array:
    """Make a spot ink that shows as magenta where it is absent."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 1, 0, 0], N=1)
    return Array([Name.Separation, Name(f"/{ink}"), Name.DeviceCMYK, tint])


def text(words: str, left_mm: float, top_mm: float, size_pt: float = 9) -> bytes:
    """Write black text that overprints, its baseline so far from the trim's top left corner."""
    x, y = left_mm * PT, (HEIGHT_MM - top_mm) * PT
    return (f"\nq /On gs 0 0 0 1 k BT /F1 {size_pt} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm ({words}) Tj ET Q"
            ).encode()  # fmt: skip


def fold_mark(left_mm: float, head: bool = True, foot: bool = True) -> bytes:
    """Draw a dashed mark at the head and the foot of a fold, outside the bleed."""
    x, top = left_mm * PT, HEIGHT_MM * PT
    lines = [f"{x:.3f} {top + 4 * PT:.3f} m {x:.3f} {top + 9 * PT:.3f} l S"] if head else []
    lines += [f"{x:.3f} {-4 * PT:.3f} m {x:.3f} {-9 * PT:.3f} l S"] if foot else []
    return ("\nq [1.4 1] 0 d 0 0 0 1 K .5 w " + " ".join(lines) + " Q").encode()


def page(pdf: pikepdf.Pdf, content: bytes = GOOD) -> None:
    """Add a page of 60 × 90 mm with 3 mm bleed, and 10 mm more for marks."""
    added = pdf.add_blank_page(page_size=(WIDTH_MM * PT, HEIGHT_MM * PT))
    boxes = (("/TrimBox", 0), ("/BleedBox", 3), ("/MediaBox", 13))
    for name, out in boxes:
        corners = (-out, -out, WIDTH_MM + out, HEIGHT_MM + out)
        added.obj[name] = Array([mm * PT for mm in corners])
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
    pdf.Root.Metadata = pdf.make_stream(
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/'
        b'22-rdf-syntax-ns#"><rdf:Description xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">'
        b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description></rdf:RDF>"
        b"</x:xmpmeta>"
    )
    if change:
        change(pdf)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, min_version="1.6")
    return out.getvalue()

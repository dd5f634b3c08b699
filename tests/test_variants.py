"""PDF/X-1a is made only of what is opaque; what shines through is named with its place."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from brochure.model.project import Project
from brochure.press.outline import differences, outline_text
from brochure.press.variants import to_x1a

PT = 72 / 25.4
LANGUAGES = ("zh", "en")
BOX = "20 20 30 40 re"
"""About 7 mm from the left and, with its head at 60 pt, about 189 mm from the top."""


@pytest.fixture(scope="module", params=LANGUAGES)
def pair(request: pytest.FixtureRequest, out: Path) -> tuple[bytes, bytes]:
    """A press file as PDF/X-4 and as PDF/X-1a."""
    press = (out / request.param / "trifold-a4.press.pdf").read_bytes()
    made, findings = to_x1a(press)
    assert findings == ()
    return press, made


def written(data: bytes) -> str:
    """Write a file's dictionaries out, so that keys can be looked for."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "\n".join(repr(item) for item in pdf.objects)


def test_is_pdf_1_4_without_compressed_objects(pair: tuple[bytes, bytes]) -> None:
    assert pair[1].startswith(b"%PDF-1.4")
    assert b"/ObjStm" not in pair[1]
    assert b"/XRef" not in pair[1]
    assert b"\nxref\n" in pair[1]


def test_names_its_standard_and_no_other(pair: tuple[bytes, bytes]) -> None:
    with pikepdf.open(io.BytesIO(pair[1])) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert pdf.docinfo["/Trapped"] == Name("/False")
        packet = pdf.Root.Metadata.read_bytes()
        assert b"PDF/X-4" not in packet
        assert b"<pdfxid:" not in packet
        assert b"CreateDate" in packet
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        with pikepdf.open(io.BytesIO(pair[0])) as press:
            profile = press.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert intent.DestOutputProfile.read_bytes() == profile


def test_declares_no_transparency(pair: tuple[bytes, bytes]) -> None:
    assert re.search("/Group|/ca\\b|/CA\\b", written(pair[0]))
    assert not re.search("/Group|/ca\\b|/CA\\b|/SMask|/BM\\b", written(pair[1]))
    assert "/OverprintOn" in written(pair[1])


def test_looks_exactly_the_same(pair: tuple[bytes, bytes]) -> None:
    assert differences(*pair) == (0, 0)


def test_the_same_file_gives_the_same_bytes(pair: tuple[bytes, bytes]) -> None:
    assert to_x1a(pair[0])[0] == pair[1]


def test_independent_readers_are_silent(pair: tuple[bytes, bytes], tmp_path: Path) -> None:
    path = tmp_path / "x1a.pdf"
    path.write_bytes(pair[1])
    for command in (
        ["qpdf", "--check", str(path)],
        ["pdftoppm", "-r", "20", str(path), str(tmp_path / "p")],
    ):
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        assert subprocess.run(command, capture_output=True, check=True).stderr == b""


def test_outlined_text_goes_with_it(pair: tuple[bytes, bytes]) -> None:
    made, findings = to_x1a(outline_text(pair[0]))
    assert findings == ()
    assert made.startswith(b"%PDF-1.4")
    assert "/FontFile2" not in written(made)


def press_file(content: str, **resources: Any) -> bytes:
    """Make a file of one tri-fold's outside; resources are given as functions of the file."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(297 * PT, 210 * PT))
    page.obj.TrimBox = Array([0, 0, 297 * PT, 210 * PT])
    page.obj.Resources = Dictionary(
        {f"/{kind}": Dictionary({f"/{name}": make(pdf) for name, make in of_kind.items()})
         for kind, of_kind in resources.items()}
    )  # fmt: skip
    page.obj.Contents = pdf.make_stream(content.encode())
    page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
    pdf.docinfo["/Title"] = String("specimen")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def state(**settings: Any) -> Any:
    return lambda _: Dictionary(**settings)


def form(content: str, group: bool = False, **resources: Any) -> Any:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Stream:
        made = pdf.make_stream(content.encode())
        made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([20, 20, 50, 60])
        made.Resources = Dictionary(**resources)
        if group:
            made.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
        return made

    return make


def picture(masked: bool = False, bits: int = 8, **keys: Any) -> Any:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Stream:
        made = pdf.make_stream(bytes(4 * bits // 8))
        made.Type, made.Subtype, made.Width, made.Height = Name.XObject, Name.Image, 1, 1
        made.BitsPerComponent, made.ColorSpace = bits, Name.DeviceCMYK
        if masked:
            made.SMask = pdf.make_stream(b"\0")
        for key, value in keys.items():
            made[f"/{key}"] = value
        return made

    return make


def tile(alpha: float) -> Any:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Stream:
        made = pdf.make_stream(b"/G gs 0 0 5 5 re f")
        made.PatternType, made.PaintType, made.TilingType = 1, 1, 1
        made.BBox, made.XStep, made.YStep = Array([0, 0, 9, 9]), 9, 9
        made.Resources = Dictionary(ExtGState=Dictionary(G=Dictionary(ca=alpha)))
        return made

    return make


def soft_mask(pdf: pikepdf.Pdf) -> Dictionary:
    return Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form("0 g 0 0 9 9 re f", True)(pdf)))


HALF = {"ExtGState": {"G": state(ca=0.5)}}
LIVE = {
    "fill": (f"/G gs {BOX} f", HALF),
    "stroke": (f"/G gs {BOX} S", {"ExtGState": {"G": state(CA=0.5)}}),
    "blend": (f"/G gs {BOX} f", {"ExtGState": {"G": state(BM=Name.Multiply)}}),
    "list of blends": (f"/G gs {BOX} f",
                       {"ExtGState": {"G": state(BM=Array([Name.Darken, Name.Normal]))}}),
    "blend kept by another state": (
        f"/G gs /H gs {BOX} f",
        {"ExtGState": {"G": state(BM=Name.Multiply), "H": state(ca=1)}}),
    "soft mask": (f"/G gs {BOX} f", {"ExtGState": {"G": soft_mask}}),
    "masked picture": ("q 30 0 0 40 20 20 cm /X Do Q", {"XObject": {"X": picture(masked=True)}}),
    "picture": ("q /G gs 30 0 0 40 20 20 cm /X Do Q", {**HALF, "XObject": {"X": picture()}}),
    "group": ("/G gs /X Do", {**HALF, "XObject": {"X": form(f"{BOX} f", group=True)}}),
    "form without group": ("/G gs /X Do", {**HALF, "XObject": {"X": form(f"{BOX} f")}}),
    "within a form": (
        "/X Do",
        {"XObject": {"X": form(f"/G gs {BOX} f",
                               ExtGState=Dictionary(G=Dictionary(ca=0.5)))}}),
    "pattern": (f"/Pattern cs /P scn {BOX} f", {"Pattern": {"P": tile(0.5)}}),
    "shading": (f"{BOX} W n /G gs /S sh", {
        **HALF,
        "Shading": {"S": state(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 9, 9])}}),
    "text": ("/G gs BT 1 0 0 1 20 60 Tm (a) Tj ET", HALF),
    "outlined text": ("/G gs BT 1 Tr 1 0 0 1 20 60 Tm (a) Tj ET",
                      {"ExtGState": {"G": state(CA=0.5)}}),
}  # fmt: skip


@pytest.mark.parametrize("case", LIVE)
def test_what_shines_through_is_refused_with_its_place(case: str, project: Project) -> None:
    content, resources = LIVE[case]
    sheet = project.read_formats().formats["trifold-a4"]
    made, findings = to_x1a(press_file(content, **resources), sheet)
    assert made == b""
    assert [finding.code for finding in findings] == ["live-transparency"]
    assert findings[0].place.en == "press.pdf · page 1 (flap), 7 mm from left, 189 mm from top"
    assert findings[0].place.zh == "press.pdf · 第 1 页（折入页），距左 7 mm、距上 189 mm"


def test_each_place_is_named_once_and_the_panel_is_the_one_it_lies_in(project: Project) -> None:
    sheet = project.read_formats().formats["trifold-a4"]
    boxes = f"{BOX} f {BOX} f 700 20 30 40 re f 400 20 30 40 re f"
    _, findings = to_x1a(press_file(f"/G gs {boxes}", **HALF), sheet)
    panels = [re.findall(r"\((.*)\)", finding.place.en)[0] for finding in findings]
    assert panels == ["flap", "cover", "back"]
    _, without = to_x1a(press_file(f"/G gs {BOX} f", **HALF))
    assert without[0].place.en == "press.pdf · page 1, 7 mm from left, 189 mm from top"


HARMLESS = {
    "nothing painted": (f"/G gs {BOX} n", HALF),
    "never set": (f"{BOX} f", HALF),
    "set back": (f"q /G gs Q {BOX} f", HALF),
    "of strokes, but filled": (f"/G gs {BOX} f", {"ExtGState": {"G": state(CA=0.5)}}),
    "of fills, but stroked": (f"/G gs {BOX} S", HALF),
    "all said, nothing live": (
        f"/G gs {BOX} f",
        {"ExtGState": {"G": state(ca=1, CA=1, BM=Name.Normal, SMask=Name("/None"), AIS=False)}}),
    "list of blends, the first plain": (
        f"/G gs {BOX} f",
        {"ExtGState": {"G": state(BM=Array([Name.Normal, Name.Multiply]))}}),
    "soft mask taken off": (
        f"/G gs /H gs {BOX} f",
        {"ExtGState": {"G": soft_mask, "H": state(SMask=Name("/None"))}}),
    "opaque group": ("/X Do", {"XObject": {"X": form(f"{BOX} f", group=True)}}),
    "empty group": ("/G gs /X Do", {**HALF, "XObject": {"X": form("", group=True)}}),
    "opaque pattern": (f"/Pattern cs /P scn {BOX} f", {"Pattern": {"P": tile(1)}}),
    "invisible text": ("/G gs BT 3 Tr 1 0 0 1 20 60 Tm (a) Tj ET", HALF),
}  # fmt: skip


@pytest.mark.parametrize("case", HARMLESS)
def test_what_changes_nothing_is_taken_out(case: str) -> None:
    content, resources = HARMLESS[case]
    press = press_file(content, **resources)
    made, findings = to_x1a(press)
    assert findings == ()
    assert not re.search(r"/Group|/ca\b|/CA\b|/SMask|/BM\b|/AIS", written(made))
    assert differences(press, made) == (0,)


NOT_X1A = {
    "16 bits": {"XObject": {"X": picture(bits=16)}},
    "JPEG 2000": {"XObject": {"X": picture(Filter=Name.JPXDecode)}},
    "JBIG2": {"XObject": {"X": picture(Filter=Array([Name.JBIG2Decode]))}},
    "RGB": {"XObject": {"X": picture(ColorSpace=Name.DeviceRGB)}},
    "Lab": {"ColorSpace": {"C": lambda _: Array([Name.Lab, Dictionary()])}},
    "ICC": {"ColorSpace": {"C": lambda pdf: Array([Name.ICCBased, pdf.make_stream(b"", N=4)])}},
    "RGB indexed": {"XObject": {"X": picture(
        ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")]))}},
    "RGB shading": {"Shading": {"S": state(ShadingType=2, ColorSpace=Name.DeviceRGB)}},
    "Type 3": {"Font": {"F": lambda pdf: pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type3))}},
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_X1A)
def test_what_the_standard_does_not_know_is_refused(case: str) -> None:
    made, findings = to_x1a(press_file("", **NOT_X1A[case]))
    assert made == b""
    assert [finding.code for finding in findings] == ["not-x1a"]


def test_layers_are_refused() -> None:
    pdf = pikepdf.open(io.BytesIO(press_file("")))
    pdf.Root.OCProperties = Dictionary()
    out = io.BytesIO()
    pdf.save(out)
    assert [finding.code for finding in to_x1a(out.getvalue())[1]] == ["not-x1a"]

"""Very large and very small: giant pages, endless content, lines a hair wide, and exact places."""

from __future__ import annotations

import os
import shutil
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from brochure.errors import Refused
from brochure.findings import Finding, OnPage
from brochure.model.profile import PressProfile, read_profile
from brochure.preflight import opened, plates, press_file
from brochure.preflight.plates import DPI, MOST_PIXELS, Rendering, Skipped, resolution
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import check_name, preflight
from tests.press_files import GOOD, HEIGHT_MM, PT, picture
from tests.press_files import press_file as make


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture
def no_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", {}.get)


def found(data: bytes, profile: PressProfile) -> list[Finding]:
    findings = preflight(PressFile(data, "file.pdf", profile))
    return [finding for finding in findings if finding.code != "total-ink-skipped"]


def boxed(**boxes_mm: tuple[float, float, float, float]) -> Any:
    def change(pdf: pikepdf.Pdf) -> None:
        for name, corners in boxes_mm.items():
            pdf.pages[0].obj[f"/{name}"] = Array([mm * PT for mm in corners])

    return change


@pytest.mark.parametrize(
    ("long_mm", "codes"), [(3000, []), (5000, []), (5100, ["giant-page"]), (7e5, ["giant-page"])]
)
def test_pages_larger_than_a_page_can_be(
    long_mm: float, codes: list[str], profile: PressProfile
) -> None:
    change = boxed(
        MediaBox=(-13, -13, long_mm, 103), BleedBox=(-3, -3, 63, 93), TrimBox=(0, 0, 60, 90)
    )
    file = PressFile(make(change), "file.pdf", profile)
    assert [f.code for f in preflight(file) if f.code != "total-ink-skipped"] == codes
    assert not codes or file.plates == Skipped(
        (("mutool", "too large"), ("Ghostscript", "too large"))
    )


def test_large_files_are_drawn_coarser_and_checked_all_the_same(
    profile: PressProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("mutool") is None:
        pytest.skip("mutool (mupdf-tools) is not installed")
    monkeypatch.setattr(plates, "MOST_PIXELS", 60_000)
    heavy = GOOD + b"\n1 .9 .8 .7 k 56.7 56.7 80 80 re f"
    file = PressFile(make(content=heavy), "file.pdf", profile)
    (finding,) = preflight(file)
    assert finding.code == "total-ink" and isinstance(finding.place, OnPage)
    assert finding.place.left_mm == pytest.approx(34, abs=10)
    assert finding.place.top_mm == pytest.approx(56, abs=10)
    assert isinstance(file.plates, Rendering) and file.plates.dpi < DPI / 2
    width, height = file.plates.pages[0].inks[0].size
    assert width * height <= 62_000


def test_resolution_falls_with_size() -> None:
    a4 = 210 * 297 / 25.4**2
    assert resolution(2 * a4) == resolution(24 * a4) == DPI
    assert resolution(100 * a4) < DPI
    assert resolution(100 * a4) ** 2 * 100 * a4 <= MOST_PIXELS


def test_a_program_that_hangs_leaves_nothing_behind(
    profile: PressProfile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, left = tmp_path / "gs", tmp_path / "left"
    program.write_text('#!/bin/sh\n: > "$TMPDIR/gs_scratch"\n: > "$TMPDIR/gs_more"\nexit 1\n')
    program.chmod(0o755)
    left.mkdir()
    monkeypatch.setattr("shutil.which", {"gs": str(program)}.get)
    monkeypatch.setattr("tempfile.tempdir", str(left))
    monkeypatch.setenv("TMPDIR", str(left))
    assert isinstance(PressFile(make(), "file.pdf", profile).plates, Skipped)
    assert os.listdir(left) == []  # noqa: PTH208


def bomb(pdf: pikepdf.Pdf) -> None:
    """Nest forms that each paint the next one twice: 2 to the power of 18 paints."""
    inner = b"0 0 0 .5 k 0 0 9 9 re f"
    held: Any = None
    for _ in range(19):
        form = pdf.make_stream(inner)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
        form.Resources = Dictionary(XObject=Dictionary(F=held) if held else Dictionary())
        held, inner = form, b"/F Do /F Do"
    pdf.pages[0].obj.Resources.XObject.F = held


@pytest.mark.usefixtures("no_plates")
def test_endless_content_is_left_and_said(
    profile: PressProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press_file, "MAX_STEPS", 20_000)
    file = PressFile(make(bomb, GOOD + b"\n/F Do"), "file.pdf", profile)
    assert [f.code for f in preflight(file) if f.severity == "error"] == ["too-complex"]
    assert len(file.paints) < 20_000
    assert file.plates == Skipped((("mutool", "too complex"), ("Ghostscript", "too complex")))
    assert found(make(), profile) == []


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_would_fill_the_memory_is_refused(
    times: int, profile: PressProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def packed(spaces: int) -> bytes:
        def change(pdf: pikepdf.Pdf) -> None:
            data = GOOD + b" " * spaces
            for _ in range(times):
                data = zlib.compress(data)
            stream = pikepdf.Stream(pdf, data)
            stream.Filter = Array([Name.FlateDecode] * times)
            pdf.pages[0].obj.Contents = pdf.make_indirect(stream)

        return make(change)

    monkeypatch.setattr(opened, "MOST_BYTES", 2_000_000)
    PressFile(packed(1_900_000), "file.pdf", profile)
    with pytest.raises(Refused) as refused:
        PressFile(packed(2_100_000), "file.pdf", profile)
    (finding,) = refused.value.findings
    assert finding.code == "unpacks-too-large"
    assert check_name(finding.code).en == "Unpacked size"


@pytest.mark.usefixtures("no_plates")
@pytest.mark.parametrize(
    ("trim", "says"),
    [
        ((0, 0, 60, 90), None),
        ((-13, -13, 60, 90), "bleed"),
        ((-200, -200, 900, 900), "The trim box reaches beyond the page"),
    ],
)
def test_a_trim_box_beyond_the_page_is_said(
    trim: tuple[float, float, float, float], says: str | None, profile: PressProfile
) -> None:
    told = [finding.message.en for finding in found(make(boxed(TrimBox=trim)), profile)]
    assert (told == []) if says is None else any(says in message for message in told)
    assert not any("-0" in message for message in told)


@pytest.mark.usefixtures("no_plates")
def test_nothing_lies_at_minus_nought(profile: PressProfile) -> None:
    left, top = 59.9 * PT, (HEIGHT_MM + 0.2) * PT
    content = GOOD + f"\n1 0 0 rg -.5 -.5 9 {top:.3f} re f {left:.3f} 9 9 9 re f".encode()
    content += b"\n/On gs 0 0 0 1 k BT /F1 9 Tf 1 0 0 1 0 60 Tm (HHH) Tj ET"
    told = found(make(boxed(BleedBox=(0, 0, 60, 90)), content), profile)
    assert {"rgb-object", "outside-safe-area", "no-bleed"} <= {finding.code for finding in told}
    for finding in told:
        for says in (finding.message, finding.place):
            assert "-0 mm" not in says.en + says.zh and "-0.0" not in says.en + says.zh
            assert "-0" not in says.zh


@pytest.mark.usefixtures("no_plates")
@pytest.mark.parametrize(
    ("pixels", "message", "remedy"),
    [
        (60, "A picture has 108 ppi; 300 are wanted", "no larger than 5 × 5 mm"),
        (1, "A picture has 2 ppi; 300 are wanted", "use a larger picture"),
    ],
)
def test_a_picture_of_next_to_no_pixels(
    pixels: int, message: str, remedy: str, profile: PressProfile
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.XObject.Im1 = picture(pdf, pixels)

    (finding,) = found(make(change), profile)
    assert finding.message.en == message
    assert remedy in finding.remedy.en and "0 × 0" not in finding.remedy.en


@pytest.mark.usefixtures("no_plates")
@pytest.mark.parametrize(
    ("content", "thin"),
    [
        (b"30 60 90 .05 re f", True),
        (b"30 60 .1 90 re f", True),
        (b"30 60 90 0 re f", True),
        (b"q .01 0 0 .01 0 0 cm 3000 6000 9000 5 re f Q", True),
        (b"30 60 m 90 120 l 89.9 120.1 l 29.9 60.1 l h f", True),
        (b"30 60 90 20 re 30 90 90 .1 re f", True),
        (b"30 60 90 .5 re f", False),
        (b"30 60 90 -20 re f", False),
        (b"30 60 m 90 60 l 60 61 l h f", False),
        (b"30 60 m 60 60.1 90 60.1 120 60 c h f", False),
    ],
)
def test_a_rectangle_as_thin_as_a_hair_is_a_line(
    content: bytes, thin: bool, profile: PressProfile
) -> None:
    told = found(make(content=GOOD + b"\n0 0 0 1 k " + content), profile)
    assert [finding.code for finding in told] == (["hairline"] if thin else [])


CIRCLE = (b"80 100 m 80 111.05 71.05 120 60 120 c 48.95 120 40 111.05 40 100 c 40 88.95 48.95 80 "
          b"60 80 c 71.05 80 80 88.95 80 100 c h f")  # fmt: skip


def shading(pdf: pikepdf.Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 0, 0], N=1)
    item = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 9, 9])
    item.Function = tint
    pdf.pages[0].obj.Resources.Shading = Dictionary(Sh=pdf.make_indirect(item))


@pytest.mark.usefixtures("no_plates")
@pytest.mark.parametrize(
    ("content", "left_pt", "top_pt"),
    [
        (b"1 0 0 rg " + CIRCLE, 40, 120),
        (b"1 0 0 rg q 1 0 0 1 20 20 cm " + CIRCLE + b" Q", 60, 140),
        (b"1 0 0 rg 40 60 m 40 100 80 100 80 60 c f", 40, 90),  # its points reach to 100
        (b"1 0 0 rg 40 60 m 80 100 80 60 v f", 40, 77.8),
        (b"q 50 70 30 20 re W n /Sh sh Q", 50, 90),
        (b"q 50 70 30 20 re W* n q 60 0 99 80 re W n /Sh sh Q Q", 60, 80),
        (b"/Sh sh", -13 * PT, (HEIGHT_MM + 13) * PT),
        (b"q 50 70 30 20 re W n 1 0 0 rg 0 0 99 99 re f Q", 50, 90),
        (b"q 50 70 30 20 re W n Q 1 0 0 rg 0 0 99 99 re f", 0, 99),
    ],
)
def test_findings_lie_where_the_paint_is_seen(
    content: bytes, left_pt: float, top_pt: float, profile: PressProfile
) -> None:
    told = found(make(shading, GOOD + b"\n" + content), profile)
    place = next(finding.place for finding in told if finding.code == "rgb-object")
    assert isinstance(place, OnPage)
    assert place.left_mm == pytest.approx(left_pt / PT, abs=0.05)
    assert place.top_mm == pytest.approx(HEIGHT_MM - top_pt / PT, abs=0.05)


@pytest.mark.usefixtures("no_plates")
@pytest.mark.parametrize(
    ("inline", "codes"),
    [
        (b"BI /W 4 /H 4 /CS /G /BPC 8 ID 0123456789abcdef EI", []),
        (b"BI /W 99 /H 99 /CS /CMYK /BPC 8 ID xx EI", ["damaged-picture"]),
        (b"BI /W 4 /H 4 /CS /G /BPC 8 /F /Fl ID xx EI", ["damaged-picture"]),
    ],
)
def test_a_picture_in_the_content_that_ends_early(
    inline: bytes, codes: list[str], profile: PressProfile
) -> None:
    content = GOOD + b"\nq .5 0 0 .5 60 60 cm " + inline + b" Q"
    assert [finding.code for finding in found(make(content=content), profile)] == codes


@pytest.mark.usefixtures("no_plates")
@pytest.mark.parametrize(
    ("mask", "codes"),
    [
        (Name("/None"), []),
        (Dictionary(S=Name.Luminosity, G="form"), []),
        (Dictionary(S=Name.Luminosity, G=Dictionary()), ["damaged-mask"]),
        (Dictionary(S=Name.Wrong, G="form"), ["damaged-mask"]),
        (Dictionary(S=Name.Alpha), ["damaged-mask"]),
        (Name.Wrong, ["damaged-mask"]),
    ],
)
def test_soft_masks_mask_something(mask: Any, codes: list[str], profile: PressProfile) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        if isinstance(mask, Dictionary) and mask.get("/G") == "form":
            mask.G = pdf.make_stream(b"1 g 0 0 99 99 re f")
        pdf.pages[0].obj.Resources.ExtGState.Live = Dictionary(SMask=mask)

    content = GOOD + b"\nq /Live gs 0 0 0 .5 k 30 30 40 40 re f Q"
    assert [finding.code for finding in found(make(change, content), profile)] == codes

"""Plates: two programs agree, overprint prints, bleed is filled, and a missing tool is named."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary
from PIL import ImageFilter

from brochure.findings import Severity
from brochure.model.profile import PressProfile, read_profile
from brochure.preflight import ghostscript, mutool, plates
from brochure.preflight.paints import PROCESS
from brochure.preflight.plates import DPI, Plates, Rendering, render_by
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from tests.press_files import GOOD, PT, press_file, spot_space

SQUARE_PX = round(15 / 25.4 * DPI)
MEDIA_MM = 13.0


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture(scope="module")
def both() -> None:
    for program in ("mutool", "gs"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


def drawn(engine: plates.Engine, pdf: bytes) -> Rendering:
    rendering = render_by(engine, pdf, 60)
    assert isinstance(rendering, Rendering), rendering
    return rendering


def percent(page: Plates, ink: str, left_mm: float, top_mm: float) -> float:
    """Measure one plate at a place of the trim."""
    x, y = (round((mm + MEDIA_MM) / 25.4 * DPI) for mm in (left_mm, top_mm))
    level = page.inks[page.names.index(ink)].getpixel((x, y))
    assert isinstance(level, int)
    return level / 2.55


def worst_difference(pdf: bytes) -> Iterator[float]:
    """Compare the means over 15 mm squares of every plate; in per cent of full ink."""
    for one, other in zip(drawn(mutool, pdf).pages, drawn(ghostscript, pdf).pages, strict=True):
        assert one.names == PROCESS
        for name, ink in zip(one.names, one.inks, strict=True):
            same = other.inks[other.names.index(name)]
            size = (0, 0, min(ink.width, same.width), min(ink.height, same.height))
            blurred = [
                picture.crop(size).filter(ImageFilter.BoxBlur(SQUARE_PX // 2)).tobytes()
                for picture in (ink, same)
            ]
            yield max(abs(a - b) for a, b in zip(*blurred, strict=True)) / 2.55


OVERPRINTED = (
    b".6 0 0 0 k 20 20 120 120 re f q /On gs 0 0 0 1 k BT /F1 9 Tf 1 0 0 1 30 60 Tm (MMMM) Tj ET "
    b"40 90 60 40 re f Q q /Off gs 0 0 0 1 k 110 90 20 40 re f Q"
)


@pytest.mark.usefixtures("both")
def test_both_programs_agree_on_our_own_file(out: Path) -> None:
    found = list(worst_difference((out / "zh" / "trifold-a4.press.pdf").read_bytes()))
    assert len(found) == 8
    assert max(found) <= 2


@pytest.mark.usefixtures("both")
def test_both_programs_agree_on_overprint() -> None:
    found = list(worst_difference(press_file(content=GOOD + b"\n" + OVERPRINTED)))
    assert len(found) == 4
    assert max(found) <= 2


@pytest.mark.parametrize("slant", [0.0, 0.3, 0.9])
@pytest.mark.parametrize("engine", [mutool, ghostscript])
@pytest.mark.usefixtures("both")
def test_fine_lines_are_drawn_as_wide_as_they_are(engine: plates.Engine, slant: float) -> None:
    step = 0.5 * PT * math.hypot(1, slant)  # lines of 0.1 mm, 0.5 mm apart: a fifth is inked
    starts = [-400 + step * number for number in range(round(1100 / step))]
    lines = " ".join(f"{x:.3f} -60 m {x + slant * 420:.3f} 360 l" for x in starts)
    pdf = press_file(content=f"1 0 0 0 K {0.1 * PT:.4f} w {lines} S".encode())
    (page,) = drawn(engine, pdf).pages
    cyan = page.inks[page.names.index("Cyan")].crop((120, 120, 390, 570)).tobytes()
    # Ghostscript stays within 1; mutool thins lines at 45° and reads 18.3.
    assert sum(cyan) / len(cyan) / 2.55 == pytest.approx(20, abs=2)


@pytest.mark.parametrize("engine", [mutool, ghostscript])
@pytest.mark.usefixtures("both")
def test_cyan_stays_whole_under_black_that_overprints(engine: plates.Engine) -> None:
    (page,) = drawn(engine, press_file(content=GOOD + b"\n" + OVERPRINTED)).pages
    under, beside = (60 / PT, 90 - 110 / PT), (120 / PT, 90 - 110 / PT)
    assert percent(page, "Black", *under) == pytest.approx(100, abs=1)
    assert percent(page, "Cyan", *under) == pytest.approx(60, abs=1)
    assert percent(page, "Cyan", *beside) == pytest.approx(0, abs=1)
    cyan = page.inks[page.names.index("Cyan")]
    left, top = (
        round((30 / PT + MEDIA_MM) / 25.4 * DPI),
        round((90 - 66 / PT + MEDIA_MM) / 25.4 * DPI),
    )
    text = cyan.crop((left, top, left + 75, top + 18)).tobytes()
    assert min(text) / 2.55 == pytest.approx(60, abs=1)


def with_spots(pdf: pikepdf.Pdf) -> None:
    names = {
        "Gold": spot_space("Gold"),
        "Die": spot_space("Die"),
        "Dark Red": spot_space("Dark Red"),
    }
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(
        {f"/{n.split()[0]}": s for n, s in names.items()}
    )


@pytest.mark.usefixtures("both")
def test_spot_inks_have_plates_of_their_own(profile: PressProfile) -> None:
    content = GOOD + b"\n/Gold cs .5 scn 20 20 60 60 re f /Dark cs 1 scn 90 20 60 60 re f"
    wants = profile.model_copy(update={"spots": ("Gold", "Dark Red")})
    file = PressFile(press_file(with_spots, content), "file.pdf", wants)
    assert file.spots == ("Dark Red", "Gold")
    assert isinstance(file.plates, Rendering)
    assert file.plates.program.startswith("Ghostscript ")
    (page,) = file.plates.pages
    assert page.names == (*PROCESS, "Dark Red", "Gold")
    assert percent(page, "Gold", 50 / PT, 90 - 50 / PT) == pytest.approx(50, abs=1)
    assert percent(page, "Magenta", 50 / PT, 90 - 50 / PT) < 1
    assert preflight(file) == ()


@pytest.mark.usefixtures("both")
def test_a_die_line_is_no_ink(profile: PressProfile) -> None:
    line = f"/Die CS 1 SCN 9 w 0 0 {60 * PT:.2f} {90 * PT:.2f} re S".encode()
    white = GOOD.replace(b"0.2 0.1 0 0 scn", b"0 0 0 0 scn")
    wants = profile.model_copy(update={"die_ink": "Die"})
    file = PressFile(press_file(with_spots, white + b"\n" + line), "file.pdf", wants)
    assert preflight(file) == ()
    assert isinstance(file.plates, Rendering) and "Die" in file.plates.pages[0].names


def bare(pattern: bytes) -> bytes:
    """Give the good page with a white ground, and something on it."""
    return GOOD.replace(b"0.2 0.1 0 0 scn", b"0 0 0 0 scn") + b"\n" + pattern


def box(left: float, top: float, right: float, bottom: float) -> bytes:
    """Fill an area, in millimetres from the trim's top left corner."""
    size = f"{(right - left) * PT:.3f} {(bottom - top) * PT:.3f}"
    return f"1 0 0 0 k {left * PT:.3f} {(90 - bottom) * PT:.3f} {size} re f\n".encode()


@pytest.mark.parametrize(
    ("pattern", "messages"),
    [
        (box(-3, -3, 63, 93), []),
        (box(0, 0, 60, 90), ["left, 90", "top, 60", "right, 90", "bottom, 60"]),
        (box(-3, -3, 63, 90), ["bottom, 60"]),
        (box(-3, 10, 20, 30) + box(40, 10, 60, 30), ["right, 20"]),
        (box(-1.5, 10, 20, 30), ["left, 20"]),
        (box(0, 10, 20, 10.6), []),  # a rule that ends at the trim
        (box(1.5, 10, 20, 30), []),  # does not reach the trim
        (b"1 0 0 0 k -9 20 m 190 218 l 200 300 l -9 300 l f", []),  # slants over the edge
    ],
)
@pytest.mark.parametrize("engine", ["mutool", "gs"])
@pytest.mark.usefixtures("both")
def test_art_at_the_trim_reaches_the_edge_of_the_bleed(
    pattern: bytes, messages: list[str], engine: str, profile: PressProfile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("shutil.which", {engine: shutil.which(engine)}.get)
    findings = preflight(PressFile(press_file(content=bare(pattern)), "file.pdf", profile))
    assert {finding.code for finding in findings} <= {"bleed-not-filled"}
    assert [
        finding.message.en.removeprefix("At the ").removesuffix(
            " mm of art end short of the bleed's edge"
        )
        for finding in findings
    ] == messages


FAKES = {
    "failed": "#!/bin/sh\nexit 1\n",
    "hangs": "#!/bin/sh\nwhile :; do :; done\n",
    "lies": "#!/bin/sh\nexit 0\n",
}


@pytest.mark.parametrize(
    ("programs", "says"),
    [
        ({}, "mutool is not installed, Ghostscript is not installed"),
        ({"mutool": "failed"}, "mutool could not draw this file, Ghostscript is not installed"),
        ({"mutool": "hangs", "gs": "failed"},
         "mutool took too long, Ghostscript could not draw this file"),
        ({"mutool": "lies", "gs": "hangs"},
         "mutool could not draw this file, Ghostscript took too long"),
    ],
)  # fmt: skip
def test_why_there_are_no_plates_is_said(
    programs: dict[str, str], says: str, profile: PressProfile, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for name, kind in programs.items():
        (tmp_path / name).write_text(FAKES[kind])
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(plates, "SECONDS", 0.2)
    (finding,) = preflight(PressFile(press_file(), "file.pdf", profile))
    assert (finding.code, finding.severity) == ("total-ink-skipped", Severity.INFO)
    assert finding.message.en == f"Total ink and bleed art were not checked: {says}"
    assert ("Install" in finding.remedy.en) == ("not installed" in says)


@pytest.mark.usefixtures("both")
def test_the_second_program_stands_in_for_the_first(
    profile: PressProfile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mutool").write_text(FAKES["failed"])
    (tmp_path / "mutool").chmod(0o755)
    found = {"mutool": str(tmp_path / "mutool"), "gs": shutil.which("gs")}
    monkeypatch.setattr("shutil.which", found.get)
    file = PressFile(press_file(), "file.pdf", profile)
    assert preflight(file) == ()
    assert isinstance(file.plates, Rendering) and file.plates.program.startswith("Ghostscript")


@pytest.mark.usefixtures("both")
def test_turned_and_cropped_pages_are_drawn_as_they_lie(profile: PressProfile) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = 90
        pdf.pages[0].obj.CropBox = pdf.pages[0].obj.TrimBox

    heavy = GOOD + b"\n1 .9 .8 .7 k 85 20 80 80 re f"
    places = [
        [finding.place for finding in preflight(PressFile(press_file(change, heavy), "f", profile))
         if finding.code != "page-rotation"]
        for change in (None, turn)
    ]  # fmt: skip
    assert len(places[0]) == 1
    assert places[0] == places[1]

"""A department of photographs, gradients, a drawing, a logo and sheer grounds is fit for press.

It is made as any is, without a finding, and read by programs that know nothing of how.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter

from brochure.findings import LANGUAGES, Language
from brochure.preflight import ghostscript, mutool
from brochure.preflight.plates import DPI, Plates, Rendering, render_by
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from tests import mixed_specimen as mixed

MEDIA_MM = 13.0
SQUARE_PX = round(15 * DPI / 25.4)
EACH = pytest.mark.parametrize("language", LANGUAGES)


@EACH
def test_the_press_file_passes_and_the_engines_does_not(language: Language) -> None:
    edition = mixed.editions()[language]
    assert edition.judged == ()
    assert {"trifold-a4.press.pdf", "trifold-a4.screen.pdf"} <= set(edition.files)
    raw = preflight(PressFile(mixed.raw(language), "x.pdf", mixed.studio().profile))
    assert {finding.code for finding in raw} == {
        "black-knocks-out", "output-intent", "pdf-version", "pdfx-keys", "rgb-object",
    }  # fmt: skip


@EACH
def test_everything_that_was_asked_for_is_in_it(language: Language) -> None:
    with pikepdf.open(io.BytesIO(mixed.editions()[language].press)) as pdf:
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        dictionaries = [*streams, *(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary))]
        pictures = [item for item in streams if item.get("/Subtype") == "/Image"]
        shadings = {int(item.ShadingType) for item in dictionaries if "/ShadingType" in item}
        alphas = {
            float(state["/ca"])
            for item in dictionaries
            for state in item.get("/ExtGState", {}).values()
            if "/ca" in state
        }
        assert len(pictures) >= 6
        assert shadings == {2, 3}
        assert {0.5, 0.6} <= alphas


@EACH
def test_transparent_pictures_keep_their_colours_and_their_mask(language: Language) -> None:
    with pikepdf.open(io.BytesIO(mixed.editions()[language].press)) as pdf:
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        (badge,) = (item for item in streams if "/SMask" in item)
        assert badge.ColorSpace == "/DeviceCMYK"
        assert badge.SMask.ColorSpace == "/DeviceGray"
        width, height = int(badge.Width), int(badge.Height)
        at = (width // 6 + height // 2 * width) * 4
        assert tuple(badge.read_bytes()[at : at + 4]) == (0, 237, 135, 73)


@EACH
def test_masks_of_light_are_grey(language: Language) -> None:
    with pikepdf.open(io.BytesIO(mixed.editions()[language].press)) as pdf:
        states = [
            state
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/ExtGState" in item
            for state in item.ExtGState.values()
        ]
        masks = [state.SMask.G for state in states if "/SMask" in state]
        assert masks
        assert {str(mask.Group.CS) for mask in masks} == {"/DeviceGray"}


@EACH
@pytest.mark.parametrize(
    ("program", "command"),
    [
        ("pdftoppm", ["pdftoppm", "-r", "40", "-png", "x.pdf", "out"]),
        ("gs", ["gs", "-q", "-sDEVICE=nullpage", "-dNOPAUSE", "-dBATCH", "x.pdf"]),
        ("qpdf", ["qpdf", "--check", "x.pdf"]),
        ("mutool", ["mutool", "trace", "x.pdf"]),
    ],
)
def test_other_programs_take_it(
    language: Language, program: str, command: list[str], tmp_path: Path
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    (tmp_path / "x.pdf").write_bytes(mixed.editions()[language].press)
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    said = "".join(line for line in ran.stderr.splitlines() if "ICC support" not in line)
    assert said == ""
    assert 'colorspace="DeviceRGB"' not in ran.stdout
    assert "WARNING" not in ran.stdout


@cache
def drawn() -> list[Rendering]:
    """Draw the Chinese edition's plates with both programs."""
    for program in ("mutool", "gs"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    pdf = mixed.editions()["zh"].press
    done = [render_by(engine, pdf, 120) for engine in (mutool, ghostscript)]
    assert all(isinstance(each, Rendering) for each in done), done
    return [each for each in done if isinstance(each, Rendering)]


def within(picture: Image.Image, *box_mm: float) -> Image.Image:
    """Cut a box out of a plate, in millimetres of the trim."""
    left, top, right, bottom = (round((mm + MEDIA_MM) * DPI / 25.4) for mm in box_mm)
    return picture.crop((left, top, right, bottom))


def mean(plate: Image.Image) -> Image.Image:
    """Give the mean over 15 mm squares inside the trim."""
    return within(plate, 0, 0, 297, 210).filter(ImageFilter.BoxBlur(SQUARE_PX // 2))


def test_both_programs_that_draw_plates_agree_within_two_per_cent() -> None:
    mupdf, gs = drawn()
    for page, same in zip(mupdf.pages, gs.pages, strict=True):
        for name, plate in zip(page.names, page.inks, strict=True):
            other = same.inks[same.names.index(name)]
            differing = ImageChops.difference(mean(plate), mean(other))
            assert max(differing.tobytes()) / 2.55 <= 2, name


def test_no_square_has_more_than_three_hundred_per_cent() -> None:
    for rendering in drawn():
        most = [max(mean(page.total()).tobytes()) * 4 / 2.55 for page in rendering.pages]
        assert 200 < max(most) <= 300


def test_sixty_per_cent_of_cyan_stay_under_black_text() -> None:
    for rendering in drawn():
        cyan, black = (inked(rendering.pages[0], name) for name in ("Cyan", "Black"))
        under = [c for c, k in zip(cyan, black, strict=True) if k > 230]
        assert len(under) > 1000
        assert {round(c / 2.55) for c in under} == {60}


def inked(page: Plates, name: str) -> bytes:
    """Give one plate inside the paragraph that stands on cyan."""
    return within(page.inks[page.names.index(name)], 10.5, 27.5, 87, 38).tobytes()

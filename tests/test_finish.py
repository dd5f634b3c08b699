"""The press file is a PDF/X-4 in what it declares and in what it does."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from brochure.edition import Subject, make
from brochure.findings import has_errors
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from brochure.press.marks import crop_marks, fold_marks
from brochure.press.paint import Painter
from brochure.studio import Studio


def press(out: Path, language: str = "zh") -> pikepdf.Pdf:
    return pikepdf.open(out / language / "trifold-a4.press.pdf")


def test_the_output_intent_holds_the_profile(out: Path) -> None:
    with press(out) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert intent.DestOutputProfile.N == 4
        icc = intent.DestOutputProfile.read_bytes()
        assert icc[12:20] == b"prtrCMYK"


def test_pdfx_keys_and_metadata_agree(out: Path) -> None:
    with press(out) as pdf:
        assert pdf.pdf_version == "1.6"
        assert str(pdf.docinfo["/Trapped"]) == "/False"
        packet = pdf.Root.Metadata.read_bytes().decode()
        root = ElementTree.fromstring(packet.split("?>", 1)[1].rsplit("<?", 1)[0])
        said = {element.tag.split("}")[1]: element.text for element in root.iter()}
        assert said["GTS_PDFXVersion"] == "PDF/X-4"
        assert said["Trapped"] == "False"
        assert said["CreateDate"] == said["ModifyDate"] == "2000-01-01T00:00:00+00:00"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20000101000000+00'00'"
        assert said["li"] == str(pdf.docinfo["/Title"])


def test_every_group_is_cmyk(out: Path) -> None:
    with press(out) as pdf:
        for page in pdf.pages:
            assert str(page.obj.Group.CS) == "/DeviceCMYK"


def test_marks_stand_outside_the_bleed_and_folds_mirror(project: Project) -> None:
    sheet = project.read_formats().formats["trifold-a4"]
    marks = [*crop_marks(sheet, 3), *fold_marks(sheet, 3, 1)]
    assert len(marks) == 12
    for (x0, y0), (x1, y1) in marks:
        outside_x = max(x0, x1) <= -4 or min(x0, x1) >= 301
        outside_y = max(y0, y1) <= -4 or min(y0, y1) >= 214
        assert outside_x or outside_y
    outside = sorted({start[0] for start, _ in fold_marks(sheet, 3, 1)})
    inside = sorted({297 - start[0] for start, _ in fold_marks(sheet, 3, 2)})
    assert outside == pytest.approx(inside)
    assert outside == pytest.approx([98, 197.5])


def rewritten(content: str) -> str:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.obj.Contents = pdf.make_stream(content.encode())
    return re.sub(r"\s+", " ", Painter(overprint=True).rewrite(page).decode())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("/DeviceCMYK cs 0 0 0 1 scn BT /F 8 Tf (a) Tj ET", "/OverprintOn gs (a) Tj"),
        ("0 0 0 1 k BT /F 14 Tf (a) Tj ET", "14 Tf (a) Tj"),
        ("/DeviceCMYK cs 0 0 0 1 scn BT /F 14 Tf 0.5 0 0 0.5 0 0 Tm (a) Tj ET", "On gs (a) Tj"),
        ("/DeviceCMYK cs 0 0 0 0 scn BT /F 8 Tf (a) Tj ET", "8 Tf (a) Tj"),
        ("/DeviceCMYK cs 0 0 0 1 scn 0 0 9 9 re f", "re f"),
        ("/DeviceCMYK CS 0 0 0 1 SCN .5 w 0 0 m 9 9 l S", "/OverprintOn gs S"),
        ("/DeviceCMYK CS 0 0 0 1 SCN 5 w 0 0 m 9 9 l S", "l S"),
    ],
)
def test_black_overprints_where_it_is_small(content: str, expected: str) -> None:
    written = rewritten(content)
    assert expected in written
    if "On gs" not in expected:
        assert "OverprintOn" not in written


def test_overprint_ends_with_the_black(out: Path) -> None:
    written = rewritten(
        "/DeviceCMYK cs q 0 0 0 1 scn BT /F 8 Tf (a) Tj ET 0 0 0 0 scn BT /F 8 Tf (b) Tj ET Q"
    )
    assert written.index("/OverprintOn gs (a)") < written.index("/OverprintOff gs (b)")


def test_a_paint_that_is_not_cmyk_is_named() -> None:
    painter = Painter(overprint=True)
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.obj.Contents = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f 0.5 G")
    painter.rewrite(page)
    assert painter.foreign == ["1 0 0 rg", "0.5 G"]


def separations(pdf: Path, folder: Path) -> dict[str, Any]:
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript is not installed")
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r100",
         "-o", folder / "p%d.tif", pdf], check=True, capture_output=True,
    )  # fmt: skip
    return {
        ink: Image.open(folder / f"p1({ink}).tif").point(lambda level: 255 - level)
        for ink in ("Cyan", "Black")
    }


def test_cyan_stays_whole_under_black_text(out: Path, tmp_path: Path) -> None:
    plates = separations(out / "zh" / "trifold-a4.press.pdf", tmp_path)
    mm = 100 / 25.4
    flap = tuple(round(value * mm) for value in (13 + 10, 13 + 60, 13 + 88, 13 + 120))
    black, cyan = (plates[ink].crop(flap) for ink in ("Black", "Cyan"))
    under = [c for k, c in zip(black.tobytes(), cyan.tobytes(), strict=True) if k > 250]
    assert len(under) > 1000
    assert min(under) == max(under) == round(0.16 * 255) - 1


def test_independent_readers_are_silent(out: Path, tmp_path: Path) -> None:
    for language in ("zh", "en"):
        pdf = out / language / "trifold-a4.press.pdf"
        for command in (
            ["pdftoppm", "-r", "20", str(pdf), str(tmp_path / "page")],
            ["pdfinfo", str(pdf)],
        ):
            if shutil.which(command[0]) is None:
                pytest.skip(f"{command[0]} is not installed")
            ran = subprocess.run(command, capture_output=True, check=True)
            assert ran.stderr == b""


def test_folds_and_die_are_plates_of_their_own_over_untouched_art(
    project: Project, typesetter: Typesetter, tmp_path: Path
) -> None:
    if shutil.which("gs") is None:
        pytest.skip("gs (Ghostscript) is not installed")
    studio = Studio.of(project)
    wishes = {"fold_ink": "Crease", "die_ink": "刀线"}
    profile = studio.profile.model_copy(update=wishes)
    studio = dataclasses.replace(studio, profile=profile)
    department, source = project.read_department("colorectal")
    edition = make(
        studio, typesetter, Subject("colorectal", department, source, "zh", "trifold-a4")
    )
    assert not has_errors(edition.findings)
    path = tmp_path / "die.pdf"
    path.write_bytes(edition.press)
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r72", "-dFirstPage=1"]
    subprocess.run([*command, "-dLastPage=1", "-o", tmp_path / "p%d.tif", path], check=True)
    plates = {unquote(plate.name.split("(")[1][:-5]): plate for plate in tmp_path.glob("p1(*.tif")}
    assert {"Crease", "刀线"} <= set(plates), sorted(plates)
    crease = Image.open(plates["Crease"]).convert("L")
    at_fold, beside = (pt(13 + 98), pt(13 + 105)), (pt(13 + 120), pt(13 + 105))
    assert min(crease.crop((at_fold[0] - 2, 0, at_fold[0] + 2, crease.height)).tobytes()) < 160
    assert crease.getpixel(beside) == 255
    cyan = Image.open(plates["Cyan"]).convert("L")
    strip = cyan.crop((at_fold[0] + 3, pt(60), at_fold[0] + 9, pt(61)))
    over = cyan.crop((pt(13 + 197.5) - 3, pt(60), pt(13 + 197.5) + 3, pt(61)))
    assert set(over.tobytes()) == set(strip.tobytes())


def pt(mm: float) -> int:
    return round(mm / 25.4 * 72)

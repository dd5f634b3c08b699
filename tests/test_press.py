"""The press file is CMYK with exact boxes; the screen file is the same pages in sRGB."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from brochure.build import build
from brochure.findings import has_errors
from brochure.layout.typeset import Typesetter
from brochure.model.colour import srgb
from brochure.model.pictures import Placed
from brochure.model.project import Project
from brochure.press.pictures import duotone
from brochure.press.proof import DPI
from brochure.studio import Studio

PT = 72 / 25.4
RGB_OPERATORS = {"rg", "RG", "g", "G"}
PLACED = Placed("a.jpg", 101, 1.5)


def streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Give every content stream of a file: pages and forms."""
    yield from pdf.pages
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
            yield item


def operations(holder: Any) -> Iterator[tuple[list[Any], str]]:
    """Give the operators of a content stream with their operands."""
    for instruction in pikepdf.parse_content_stream(holder):
        yield list(instruction.operands), str(instruction.operator)


def colour_faults(path: Path) -> list[str]:
    """Walk all objects and operators; list every colour that is not CMYK."""
    faults = []
    with pikepdf.open(path) as pdf:
        for holder in streams(pdf):
            for operands, operator in operations(holder):
                if operator in RGB_OPERATORS:
                    faults.append(operator)
                if operator in ("cs", "CS") and str(operands[0]) not in ("/DeviceCMYK", "/All"):
                    faults.append(str(operands[0]))
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and "/ColorSpace" in item:
                space = str(item.ColorSpace)
                if item.get("/Subtype") == "/Image" and space != "/DeviceCMYK":
                    faults.append(space)
            if "DeviceRGB" in repr(item) or "/Lab" in repr(item):
                faults.append("an object names DeviceRGB or Lab")
    return faults


@pytest.mark.parametrize("language", ["zh", "en"])
class TestPressFile:
    def path(self, out: Path, language: str) -> Path:
        return out / language / "trifold-a4.press.pdf"

    def test_holds_no_colour_but_cmyk(self, out: Path, language: str) -> None:
        assert colour_faults(self.path(out, language)) == []

    def test_boxes(self, out: Path, language: str) -> None:
        with pikepdf.open(self.path(out, language)) as pdf:
            assert len(pdf.pages) == 2
            for page in pdf.pages:
                trim = [float(value) / PT for value in page.obj.TrimBox]
                bleed = [float(value) / PT for value in page.obj.BleedBox]
                assert trim == pytest.approx([0, 0, 297, 210], abs=0.01)
                assert bleed == pytest.approx([-3, -3, 300, 213], abs=0.01)
                media = [float(value) / PT for value in page.obj.MediaBox]
                assert media == pytest.approx([-13, -13, 310, 223], abs=0.01)
                assert "/Annots" not in page.obj

    def test_fonts_are_the_themes_embedded_subset_truetype(self, out: Path, language: str) -> None:
        with pikepdf.open(self.path(out, language)) as pdf:
            names = set()
            for item in pdf.objects:
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                    assert "/FontFile2" in item
                    prefix, _, name = str(item.FontName).partition("+")
                    assert len(prefix) == 7
                    names.add(name)
        allowed = ("Noto-Sans-SC", "Noto-Serif-SC", "Source-Sans", "Source-Serif")
        assert len(names) >= 4
        assert all(name.startswith(allowed) for name in names)
        assert not any("," in name for name in names)

    def test_art_reaches_the_edge_of_the_bleed(self, out: Path, language: str) -> None:
        document = pypdfium2.PdfDocument(self.path(out, language))
        page = document[0].render(scale=1).to_pil().convert("RGB")
        document.close()
        far = 10 * PT
        left, top = round(far) + 1, round(far) + 1
        right, bottom = page.width - round(far) - 2, page.height - round(far) - 2
        for x, y in ((left, top), (left, bottom), (right, top), (right, bottom), (right, 300)):
            assert page.getpixel((x, y)) != (255, 255, 255)
        for x, y in ((left - 4, 100), (right + 4, 100), (100, top - 4)):
            assert page.getpixel((x, y)) == (255, 255, 255)

    def test_another_reader_finds_the_text(self, out: Path, language: str) -> None:
        document = pypdfium2.PdfDocument(self.path(out, language))
        text = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert "2005" in text
        assert "\ufffd" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_screen_file(out: Path, language: str) -> None:
    with pikepdf.open(out / language / "trifold-a4.screen.pdf") as pdf:
        assert str(pdf.Root.Lang) == {"zh": "zh-Hans", "en": "en"}[language]
        assert (
            str(pdf.docinfo.Title)
            == {
                "zh": "结直肠肛门外科",
                "en": "Department of Colorectal and Anal Surgery",
            }[language]
        )
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert len(titles) == 5
        assert {"zh": "诊疗范围", "en": "What we treat"}[language] in titles
        for page in pdf.pages:
            box = [float(value) / PT for value in page.obj.MediaBox]
            assert box == pytest.approx([0, 0, 297, 210], abs=0.01)
            used = {operator for _, operator in operations(page)}
            assert "rg" in used
            assert not used & {"k", "K", "sc", "scn", "SC", "SCN"}


def test_the_screen_file_does_not_claim_to_be_for_the_press(out: Path) -> None:
    with pikepdf.open(out / "zh" / "trifold-a4.screen.pdf") as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert "/Metadata" not in pdf.Root
        for page in pdf.pages:
            for state in page.Resources.ExtGState.values():
                assert not state.get("/op", False)


def test_the_screen_shows_what_the_press_prints(out: Path) -> None:
    picture = Image.open(out / "zh" / "trifold-a4.outside.png").convert("RGB")
    assert picture.size == (round(297 / 25.4 * DPI), round(210 / 25.4 * DPI) + 1)
    for x_mm, y_mm, shown in ((150, 5, (0x00, 0x4A, 0x4A)), (5, 5, (0xDD, 0xEC, 0xEB))):
        pixel = picture.getpixel((round(x_mm / 25.4 * DPI), round(y_mm / 25.4 * DPI)))
        assert pixel == pytest.approx(shown, abs=2)


def test_black_ink_is_shown_as_the_profile_prints_it() -> None:
    assert [round(part * 255) for part in srgb((0, 0, 0, 1))] == pytest.approx([20, 19, 17], abs=3)
    assert srgb((0, 0, 0, 0)) == (1, 1, 1)


def test_the_folded_picture_shows_cover_half_open_and_back(out: Path) -> None:
    picture = Image.open(out / "zh" / "trifold-a4.folded.png").convert("RGB")
    assert 1700 < picture.width < 2100
    pine = [x for x in range(picture.width) if picture.getpixel((x, 80)) == (0, 0x4A, 0x4A)]
    assert min(pine) < picture.width * 0.1
    assert max(pine) > picture.width * 0.9


def photograph(mode: str, size: tuple[int, int] = (900, 600)) -> Image.Image:
    ramp = Image.linear_gradient("L").resize(size)
    if mode == "I;16":
        return ramp.convert("I").point(lambda value: value * 257).convert("I;16")
    return ramp.convert(mode)


@pytest.mark.parametrize(
    ("mode", "name"),
    [
        ("RGB", "a.jpg"), ("L", "a.png"), ("CMYK", "a.jpg"), ("RGBA", "a.png"), ("P", "a.png"),
        ("I;16", "a.png"), ("1", "a.png"), ("LA", "a.png"), ("RGB", "a.webp"), ("RGB", "a.tif"),
    ],
)  # fmt: skip
def test_a_photograph_becomes_a_duotone_in_cmyk(mode: str, name: str, tmp_path: Path) -> None:
    photograph(mode).save(tmp_path / name)
    dark, light = (0.94, 0.46, 0.58, 0.42), (0.16, 0.02, 0.09, 0.0)
    picture = Image.open(io.BytesIO(duotone(tmp_path / name, PLACED, dark, light)))
    assert picture.mode == "CMYK"
    assert picture.width / picture.height == pytest.approx(1.5, abs=0.01)
    top, bottom = picture.getpixel((10, 3)), picture.getpixel((10, picture.height - 4))
    assert top == pytest.approx([round(255 * part) for part in dark], abs=8)
    assert bottom == pytest.approx([round(255 * part) for part in light], abs=8)


def test_a_large_photograph_is_reduced_to_300_ppi(tmp_path: Path) -> None:
    photograph("RGB", (4000, 3000)).save(tmp_path / "a.jpg")
    picture = Image.open(io.BytesIO(duotone(tmp_path / "a.jpg", PLACED, (0, 0, 0, 1), (0,) * 4)))
    assert picture.width == round(101 / 25.4 * 300)


def test_a_brochure_with_a_photograph_is_cmyk_in_print_and_rgb_on_screen(
    specimens: Project, typesetter: Typesetter
) -> None:
    result = build(Studio.of(specimens), typesetter, "photo", ["zh"])
    assert not has_errors(result.findings), result.findings
    folder = specimens.out / "photo" / "zh"
    assert colour_faults(folder / "trifold-a4.press.pdf") == []
    with pikepdf.open(folder / "trifold-a4.screen.pdf") as pdf:
        pictures = [
            item for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]  # fmt: skip
        assert [str(item.ColorSpace) for item in pictures] == ["/DeviceRGB"]
    side = Image.open(folder / "trifold-a4.inside.png").convert("RGB")
    red, green, blue = side.getpixel((side.width - 300, side.height - 200))  # type: ignore[misc]
    assert red < green + 12
    assert red < 235
    assert abs(green - blue) < 25

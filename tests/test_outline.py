"""Outlined text looks the same, needs no font, and prints on the plates as the text did."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from brochure.errors import Refused
from brochure.layout import glyphs
from brochure.press.outline import TOLERANCE, differences, outline_text, same_picture
from tests.conftest import ROOT
from tests.test_finish import separations

FONT = ROOT / "fonts" / "SourceSans3-400Regular.ttf"
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def outlined(out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """The press files of both languages, as they were and outlined."""
    folder, made = tmp_path_factory.mktemp("outlined"), {}
    for language in LANGUAGES:
        before, after = out / language / "trifold-a4.press.pdf", folder / f"{language}.pdf"
        after.write_bytes(outline_text(before.read_bytes()))
        made[language] = (before, after)
    return made


def run(*command: str | Path) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    ran = subprocess.run(command, capture_output=True, check=True)
    assert ran.stderr == b""
    return ran.stdout.decode()


@pytest.mark.parametrize("language", LANGUAGES)
class TestPressFile:
    def test_needs_no_font(self, outlined: dict[str, Any], language: str) -> None:
        before, after = outlined[language]
        assert len(run("pdffonts", before).splitlines()) > 5
        assert len(run("pdffonts", after).splitlines()) == 2
        with pikepdf.open(after) as pdf:
            assert not any(isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
                           for item in pdf.objects)  # fmt: skip

    def test_paints_paths_alone_in_the_inks_it_had(
        self, outlined: dict[str, Any], language: str
    ) -> None:
        before, after = (run("mutool", "trace", path) for path in outlined[language])
        assert "<fill_text" in before
        assert "_text" not in after
        letters = [line for line in before.splitlines() if "<g " in line]
        # Blanks have no outline; the later letters of a ligature have no glyph of their own.
        inked = [g for g in letters if 'unicode=" "' not in g and ' glyph="' in g]
        assert len(inked) > 500
        assert after.count("<fill_path") == before.count("<fill_path") + len(inked)
        spaces = [
            {part.split('"')[1] for part in trace.split() if part.startswith("colorspace=")}
            for trace in (before, after)
        ]
        assert spaces[0] == spaces[1]

    def test_looks_the_same(self, outlined: dict[str, Any], language: str) -> None:
        before, after = (path.read_bytes() for path in outlined[language])
        measured = differences(before, after)
        assert len(measured) == 2
        assert 0 < max(measured) <= TOLERANCE

    def test_keeps_boxes_marks_intent_and_metadata(
        self, outlined: dict[str, Any], language: str, tmp_path: Path
    ) -> None:
        before, after = (pikepdf.open(path) for path in outlined[language])
        for one, other in zip(before.pages, after.pages, strict=True):
            for box in ("/MediaBox", "/BleedBox", "/TrimBox"):
                assert one.obj[box] == other.obj[box]
            assert len(one.obj.Contents) == len(other.obj.Contents) == 2
        intents = [pdf.Root.OutputIntents[0] for pdf in (before, after)]
        assert (
            intents[0].DestOutputProfile.read_bytes() == intents[1].DestOutputProfile.read_bytes()
        )
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert run("qpdf", "--check", outlined[language][1])
        run("pdftoppm", "-r", "20", outlined[language][1], tmp_path / "page")

    def test_the_same_file_gives_the_same_bytes(
        self, outlined: dict[str, Any], language: str
    ) -> None:
        before, after = outlined[language]
        assert outline_text(before.read_bytes()) == after.read_bytes()


def test_cyan_stays_whole_under_outlined_black(outlined: dict[str, Any], tmp_path: Path) -> None:
    plates = separations(outlined["zh"][1], tmp_path)
    mm = 100 / 25.4
    flap = tuple(round(value * mm) for value in (13 + 10, 13 + 60, 13 + 88, 13 + 120))
    black, cyan = (plates[ink].crop(flap) for ink in ("Black", "Cyan"))
    under = [c for k, c in zip(black.tobytes(), cyan.tobytes(), strict=True) if k > 250]
    assert len(under) > 1000
    assert min(under) == max(under) == round(0.16 * 255) - 1


def typed(text: str) -> str:
    """Write a text as the glyph numbers of the test's font."""
    font, _, _ = glyphs.embedded(FONT.read_bytes())
    return "<" + "".join(f"{font.get_nominal_glyph(ord(c)):04x}" for c in text) + ">"


def page(content: str, in_form: bool = False, **of_font: Any) -> bytes:
    """Make a page that shows text in one embedded font, itself or through a form."""
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(260, 90))
    file = pdf.make_stream(FONT.read_bytes())
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Test, Flags=4, FontFile2=file)
    face, em, count = glyphs.embedded(FONT.read_bytes())
    widths = Array([round(face.get_glyph_h_advance(glyph) * 1000 / em) for glyph in range(count)])
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Test,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=descriptor, W=Array([0, widths]), CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    for key, value in of_font.items():
        descendant[f"/{key}"] = pdf.make_stream(value) if isinstance(value, bytes) else value
    fonts = Dictionary(
        F=Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Test, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ),
        H=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica),
    )  # fmt: skip
    resources = Dictionary(Font=fonts)
    if in_form:
        form = pdf.make_stream(content.encode())
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 260, 90])
        form.Resources, content = resources, "/X Do"
        resources = Dictionary(XObject=Dictionary(X=form))
    sheet.obj.Resources, sheet.obj.Contents = resources, pdf.make_stream(content.encode())
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


A, B = typed("Handglove"), typed("Amber oak")
CASES = {
    "plain": f"BT /F 20 Tf 20 40 Td {A} Tj ET",
    "letter space": f"BT /F 20 Tf 3 Tc 20 40 Td {A} Tj ET",
    "word space is for one byte": f"BT /F 20 Tf 30 Tw 20 40 Td {B} Tj ET",
    "width": f"BT /F 20 Tf 60 Tz 2 Tc 20 40 Td {A} Tj ET",
    "rise": f"BT /F 20 Tf 9 Ts 20 40 Td {A} Tj ET",
    "next line": f"BT /F 16 Tf 18 TL 20 60 Td {A} Tj T* {B} Tj ET",
    "leading by TD": f"BT /F 16 Tf 20 60 Td 5 -20 TD {A} Tj T* {B} Tj ET",
    "quote": f"BT /F 16 Tf 22 TL 20 60 Td {A} Tj {B} ' ET",
    "double quote": f'BT /F 16 Tf 22 TL 20 60 Td {A} Tj 1 4 {B} " ET',
    "kerned": f"BT /F 20 Tf 20 40 Td [{A} -900 {A}] TJ ET",
    "kerned and narrow": f"BT /F 20 Tf 50 Tz 20 40 Td [{A} -2900 {A}] TJ ET",
    "turned": f"BT /F 20 Tf .9 .2 -.2 .9 20 20 Tm {A} Tj ET",
    "state comes back": f"q 6 Tc 9 Ts Q BT /F 20 Tf 20 40 Td {A} Tj ET",
    "two objects": f"BT /F 12 Tf 20 60 Td {A} Tj ET BT 20 20 Td {B} Tj ET",
    "moved": f"1 0 0 1 30 10 cm 1 0 0 rg BT /F 20 Tf 20 20 Td {A} Tj ET",
}


@pytest.mark.parametrize("in_form", [False, True])
@pytest.mark.parametrize("case", CASES)
def test_every_text_operator_is_followed(case: str, in_form: bool) -> None:
    before = page(CASES[case], in_form)
    after = outline_text(before)
    assert same_picture(before, after)
    assert not same_picture(before, page(""))
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert not any("FontFile2" in repr(item) for item in pdf.objects)


def test_the_pen_moves_by_the_widths_of_the_file() -> None:
    before = page(CASES["plain"], W=Array([0, 5000, 900]), DW=300)
    assert same_picture(before, outline_text(before))
    assert not same_picture(before, page(CASES["plain"]))


def test_the_map_from_codes_to_glyphs_is_followed() -> None:
    shifted = b"".join((glyph + 1).to_bytes(2, "big") for glyph in range(1000))
    before = page(CASES["plain"], CIDToGIDMap=shifted)
    assert same_picture(before, outline_text(before))
    assert not same_picture(before, page(CASES["plain"]))


def test_invisible_text_goes() -> None:
    after = outline_text(page(f"BT /F 20 Tf 3 Tr 20 40 Td {A} Tj ET"))
    assert same_picture(after, page(""))


@pytest.mark.parametrize(
    "content",
    [
        f"BT /F 20 Tf 1 Tr 20 40 Td {A} Tj ET",
        f"BT /F 20 Tf 7 Tr 20 40 Td {A} Tj ET",
        "BT /H 20 Tf 20 40 Td (Hand) Tj ET",
        f"BT /Missing 20 Tf 20 40 Td {A} Tj ET",
        f"BT 20 40 Td {A} Tj ET",
    ],
    ids=["stroked", "clipping", "not embedded", "no such font", "no font"],
)
def test_text_that_cannot_be_outlined_is_refused(content: str) -> None:
    with pytest.raises(Refused) as refused:
        outline_text(page(content))
    assert [finding.code for finding in refused.value.findings] == ["not-outlined"]


def test_an_outline_that_differs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = glyphs.glyph_outline

    def without_l(font: Any, glyph: int) -> list[tuple[str, tuple[float, ...]]]:
        return [] if glyph == font.get_nominal_glyph(ord("l")) else drawn(font, glyph)

    monkeypatch.setattr(glyphs, "glyph_outline", without_l)
    with pytest.raises(Refused) as refused:
        outline_text(page(f"BT /F 6 Tf 20 40 Td {A} Tj ET"))
    assert [finding.code for finding in refused.value.findings] == ["outlines-differ"]


def test_files_of_unlike_length_or_size_differ() -> None:
    pdf = pikepdf.open(io.BytesIO(page("")))
    pdf.pages.append(pdf.pages[0])
    longer = io.BytesIO()
    pdf.save(longer)
    assert differences(page(""), longer.getvalue()) == (255,)
    pdf.pages[0].obj.MediaBox = Array([0, 0, 100, 100])
    del pdf.pages[1]
    smaller = io.BytesIO()
    pdf.save(smaller)
    assert differences(page(""), smaller.getvalue()) == (255,)

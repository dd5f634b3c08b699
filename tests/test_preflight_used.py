"""What a page uses: fonts wherever they hide, damaged ones, and settings that change colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from pikepdf import Array, Dictionary, Name, Stream

from brochure.model.profile import PressProfile, built_in, read_profile
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from tests.press_files import GOOD, Change, font, font_program, press_file

Put = Callable[[pikepdf.Pdf, Any], None]
SET = b"/On gs BT /F2 9 Tf 1 0 0 1 40 40 Tm (a) Tj ET"


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture(autouse=True)
def no_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", {}.get)


def codes(data: bytes, profile: PressProfile) -> list[str]:
    found = preflight(PressFile(data, "file.pdf", profile))
    return [finding.code for finding in found if finding.code != "total-ink-skipped"]


def helvetica(pdf: pikepdf.Pdf) -> Dictionary:
    return Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def resources(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj.Resources


def holder(pdf: pikepdf.Pdf, held: Any, content: bytes = SET) -> Stream:
    made = pdf.make_stream(b"0 0 0 1 k " + content)
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    made.Resources = Dictionary(Font=Dictionary(F2=held), ExtGState=resources(pdf).ExtGState)
    return made


def on_the_page(pdf: pikepdf.Pdf, held: Any) -> None:
    resources(pdf).Font.F2 = held


def in_a_form(pdf: pikepdf.Pdf, held: Any) -> None:
    resources(pdf).XObject.Fm = holder(pdf, held)


def in_a_pattern(pdf: pikepdf.Pdf, held: Any) -> None:
    tile = holder(pdf, held)
    for key, value in {"PatternType": 1, "PaintType": 1, "XStep": 99, "YStep": 99}.items():
        tile[f"/{key}"] = value
    resources(pdf).Pattern = Dictionary(P1=tile)


def in_a_soft_mask(pdf: pikepdf.Pdf, held: Any) -> None:
    mask = Dictionary(S=Name.Luminosity, G=holder(pdf, held))
    resources(pdf).ExtGState.Live = Dictionary(SMask=mask)


def in_the_graphics_state(pdf: pikepdf.Pdf, held: Any) -> None:
    resources(pdf).ExtGState.Live = Dictionary(Font=Array([pdf.make_indirect(held), 9]))


WHERE: list[tuple[Put, bytes]] = [
    (on_the_page, SET),
    (in_a_form, b"/Fm Do"),
    (in_a_pattern, b"/Pattern cs /P1 scn 30 30 40 40 re f"),
    (in_a_soft_mask, b"q /Live gs 0 0 0 .5 k 30 30 40 40 re f Q"),
    (in_the_graphics_state, b"/On gs /Live gs BT 1 0 0 1 40 40 Tm (a) Tj ET"),
]


@pytest.mark.parametrize(("put", "content"), WHERE)
def test_fonts_are_found_wherever_they_are_used(
    put: Put, content: bytes, profile: PressProfile
) -> None:
    drawn = GOOD + b"\n0 0 0 1 k " + content
    assert codes(press_file(lambda pdf: put(pdf, font(pdf)), drawn), profile) == []
    bad = press_file(lambda pdf: put(pdf, helvetica(pdf)), drawn)
    assert codes(bad, profile) == ["font-not-embedded"]


def test_a_font_that_prints_nothing_needs_no_file(profile: PressProfile) -> None:
    unseen = GOOD + b"\nBT 3 Tr /F2 9 Tf 1 0 0 1 40 40 Tm (a) Tj ET"
    for content in (GOOD, unseen):
        assert (
            codes(press_file(lambda pdf: on_the_page(pdf, helvetica(pdf)), content), profile) == []
        )


def type_3(inner: Callable[[pikepdf.Pdf], Any]) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        glyph = pdf.make_stream(b"500 0 d0 " + SET)
        own = Dictionary(Font=Dictionary(F2=inner(pdf)), ExtGState=resources(pdf).ExtGState)
        resources(pdf).Font.F2 = Dictionary(
            Subtype=Name.Type3, FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(a=glyph), Encoding=Dictionary(Differences=Array([97, Name.a])),
            Resources=own,
        )  # fmt: skip

    return change


def test_what_type_3_glyphs_are_drawn_with_is_found_too(profile: PressProfile) -> None:
    drawn = GOOD + b"\n0 0 0 1 k " + SET
    assert codes(press_file(type_3(font), drawn), profile) == ["type-3-font"]
    both = ["font-not-embedded", "type-3-font"]
    assert sorted(codes(press_file(type_3(helvetica), drawn), profile)) == both


def cff() -> bytes:
    pen = T2CharStringPen(500, None)
    pen.moveTo((0, 0)), pen.lineTo((300, 0)), pen.lineTo((0, 300)), pen.closePath()
    glyphs = {name: pen.getCharString() for name in (".notdef", "a")}
    built = FontBuilder(1000, isTTF=False)
    built.setupGlyphOrder(list(glyphs))
    built.setupCharacterMap({97: "a"})
    built.setupCFF("ABCDEF+Test", {"FullName": "Test"}, glyphs, {})
    return bytes(built.font["CFF "].compile(built.font))


SFNT, CFF, TYPE_1 = (
    font_program(),
    cff(),
    b"%!PS-AdobeFont-1.0: Test\ncurrentfile eexec\n" + b"\7" * 99,
)


@pytest.mark.parametrize(
    ("key", "kind", "program", "whole"),
    [
        ("/FontFile2", None, SFNT, True),
        ("/FontFile2", None, b"junk", False),
        ("/FontFile2", None, b"", False),
        ("/FontFile2", None, SFNT[: len(SFNT) // 2], False),
        ("/FontFile2", None, SFNT.replace(b"glyf", b"glyg"), False),
        ("/FontFile2", None, CFF, False),
        ("/FontFile3", Name.OpenType, SFNT, True),
        ("/FontFile3", Name.Type1C, CFF, True),
        ("/FontFile3", Name.CIDFontType0C, CFF, True),
        ("/FontFile3", Name.Type1C, CFF[:-9], False),
        ("/FontFile3", Name.Type1C, b"\1\0\4\1" + b"\xff" * 99, False),
        ("/FontFile3", Name.Type1C, SFNT, False),
        ("/FontFile", None, TYPE_1, True),
        ("/FontFile", None, b"%!PS-AdobeFont-1.0: Test", False),
    ],
)
def test_embedded_fonts_can_be_read(
    key: str, kind: Any, program: bytes, whole: bool, profile: PressProfile
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        descriptor = resources(pdf).Font.F1.FontDescriptor
        del descriptor["/FontFile2"]
        descriptor[key] = pdf.make_stream(program)
        if kind:
            descriptor[key].Subtype = kind

    assert codes(press_file(change), profile) == ([] if whole else ["damaged-font"])


def stands_in(name: str, space: Callable[[pikepdf.Pdf], Any]) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        resources(pdf).ColorSpace = Dictionary({name: space(pdf)})

    return change


def icc(file: str) -> Callable[[pikepdf.Pdf], Array]:
    def make(pdf: pikepdf.Pdf) -> Array:
        profile = pdf.make_stream((built_in() / file).read_bytes())
        profile.N = 4
        return Array([Name.ICCBased, profile])

    return make


def device(pdf: pikepdf.Pdf) -> Name:
    return Name.DeviceCMYK


def grey(pdf: pikepdf.Pdf) -> Array:
    return Array([Name.CalGray, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])


@pytest.mark.parametrize(
    ("name", "space", "severities"),
    [
        ("/DefaultCMYK", icc("fogra39L.icc"), []),
        ("/DefaultCMYK", icc("fogra29L.icc"), ["error"]),
        ("/DefaultCMYK", device, []),
        ("/DefaultGray", grey, ["error"]),
        ("/DefaultRGB", grey, ["warning"]),
        ("/Other", grey, []),
    ],
)
def test_spaces_that_stand_in_for_others(
    name: str, space: Callable[[pikepdf.Pdf], Any], severities: list[str], profile: PressProfile
) -> None:
    found = preflight(PressFile(press_file(stands_in(name, space)), "file.pdf", profile))
    told = [finding for finding in found if finding.code != "total-ink-skipped"]
    assert [finding.severity for finding in told] == severities
    assert {finding.code for finding in told} <= {"default-space"}
    assert all(name[1:] in finding.message.en for finding in told)


CURVE = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1)
SCREEN = Dictionary(HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round)


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"/TR": CURVE}, "transfer-curve"),
        ({"/TR2": CURVE}, "transfer-curve"),
        ({"/TR": Name.Identity, "/TR2": Name.Default}, None),
        ({"/HT": SCREEN}, "device-setting"),
        ({"/HT": Name.Default}, None),
        ({"/BG": CURVE, "/UCR": CURVE}, "device-setting"),
        ({"/BG2": Name.Default, "/UCR2": Name.Default}, None),
    ],
)
def test_settings_of_the_press(
    settings: dict[str, Any], code: str | None, profile: PressProfile
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        resources(pdf).ExtGState.Press = Dictionary(settings)

    assert codes(press_file(change), profile) == ([code] if code else [])

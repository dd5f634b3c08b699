"""Every check passes a file that is right and names the fault of one that is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from brochure.cli import main
from brochure.model.profile import PressProfile, read_profile
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import CHECKS, preflight
from tests.press_files import GOOD, Change, font, page, picture, press_file


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


def codes(data: bytes, profile: PressProfile) -> list[str]:
    return [finding.code for finding in preflight(PressFile(data, "file.pdf", profile))]


def test_a_good_file_passes_every_check(profile: PressProfile) -> None:
    if shutil.which("mutool") is None:
        pytest.skip("mutool (mupdf-tools) is not installed")
    assert len(CHECKS) >= 30
    assert codes(press_file(), profile) == []


def resources(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj.Resources


def drop_info(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def drop_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def wrong_profile(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"\0" * 12 + b"mntrRGB " + b"\0" * 120)


def other_condition(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = pikepdf.String("JC200103")


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=pikepdf.String("x")))


def comment(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))])


def no_trim(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.TrimBox


def narrow_bleed(pdf: pikepdf.Pdf) -> None:
    box = [float(value) for value in pdf.pages[0].obj.TrimBox]
    pdf.pages[0].obj.BleedBox = Array([box[0] - 3, box[1] - 3, box[2] + 3, box[3] + 3])


def small_media(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = pdf.pages[0].obj.TrimBox


def second_size(pdf: pikepdf.Pdf) -> None:
    page(pdf)
    for name in ("/TrimBox", "/BleedBox", "/MediaBox"):
        box = [float(value) for value in pdf.pages[1].obj[name]]
        pdf.pages[1].obj[name] = Array([box[0], box[1], box[2] + 9, box[3]])


def blank(pdf: pikepdf.Pdf) -> None:
    page(pdf, b"q Q")


def rgb_picture(pdf: pikepdf.Pdf) -> None:
    resources(pdf).XObject.Im1 = picture(pdf, space="/DeviceRGB")


def coarse_picture(pdf: pikepdf.Pdf) -> None:
    resources(pdf).XObject.Im1 = picture(pdf, pixels=50)


def soft_picture(pdf: pikepdf.Pdf) -> None:
    resources(pdf).XObject.Im1 = picture(pdf, pixels=100)


def coarse_picture_in_a_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"q 40 0 0 40 0 0 cm /In Do Q")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    form.Resources = Dictionary(XObject=Dictionary(In=picture(pdf, pixels=50)))
    resources(pdf).XObject.Im1 = form


def shading(pdf: pikepdf.Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 0, 0], N=1)
    item = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 9, 9])
    item.Function = function
    resources(pdf).Shading = Dictionary(Sh1=pdf.make_indirect(item))


def registration_in_the_art(pdf: pikepdf.Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[1] * 4, N=1)
    space = Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
    resources(pdf).ColorSpace = Dictionary(Spot=space)
    extra = b"\n/Spot CS 1 SCN 1 w 40 60 m 60 60 l S"
    pdf.pages[0].obj.Contents = pdf.make_stream(GOOD + extra)


def spot(pdf: pikepdf.Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 1, 0, 0], N=1)
    space = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, tint])
    resources(pdf).ColorSpace = Dictionary(Spot=space)
    extra = b"\n/Spot cs 1 scn 20 20 9 9 re f"
    pdf.pages[0].obj.Contents = pdf.make_stream(GOOD + extra)


def icc_rgb(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(b"icc")
    profile.N = 3
    resources(pdf).ColorSpace = Dictionary(Spot=Array([Name.ICCBased, profile]))
    pdf.pages[0].obj.Contents = pdf.make_stream(GOOD + b"\n/Spot cs 1 0 0 scn 20 20 9 9 re f")


def loose_font(pdf: pikepdf.Pdf) -> None:
    resources(pdf).Font.F1 = pdf.make_indirect(font(pdf, embedded=False))


def type_3(pdf: pikepdf.Pdf) -> None:
    resources(pdf).Font.F1 = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type3))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (drop_info, "pdfx-keys"),
        (drop_intent, "output-intent"),
        (wrong_profile, "output-profile"),
        (other_condition, "output-condition"),
        (script, "javascript"),
        (comment, "annotation"),
        (no_trim, "no-trim-box"),
        (narrow_bleed, "no-bleed"),
        (small_media, "box-order"),
        (second_size, "page-sizes"),
        (blank, "blank-page"),
        (rgb_picture, "rgb-object"),
        (icc_rgb, "rgb-object"),
        (coarse_picture, "low-resolution"),
        (soft_picture, "low-resolution"),
        (coarse_picture_in_a_form, "low-resolution"),
        (shading, "malformed-shading"),
        (spot, "spot-ink"),
        (registration_in_the_art, "registration-colour"),
        (loose_font, "font-not-embedded"),
        (type_3, "type-3-font"),
    ],
)
def test_a_fault_in_the_file(change: Change, code: str, profile: PressProfile) -> None:
    found = codes(press_file(change), profile)
    assert code in found
    assert set(found) <= {code, "total-ink-skipped"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"1 0 0 rg 9 9 20 20 re f", "rgb-object"),
        (b"1 0 0 RG 9 9 m 20 20 l S", "rgb-object"),
        (b"0.7 0.6 0.6 1 k BT /F1 9 Tf 1 0 0 1 20 20 Tm (a) Tj ET", "rich-black-text"),
        (b"0.03 0 0 0 k 9 9 20 20 re f", "light-tint"),
        (b"0 0 0 1 k BT /F1 9 Tf 1 0 0 1 20 20 Tm (a) Tj ET", "black-knocks-out"),
        (b"/On gs 0 0 0 0 k 9 9 20 20 re f", "white-overprints"),
        (b"/On gs 0 0 0 1 k BT /F1 5 Tf 1 0 0 1 20 20 Tm (a) Tj ET", "small-text"),
        (b"/On gs 0 0 0 1 k BT /F1 10 Tf .5 0 0 .5 20 20 Tm (a) Tj ET", "small-text"),
        (b"0 0 0 0 k BT /F1 7 Tf 1 0 0 1 20 20 Tm (a) Tj ET", "small-reversed-text"),
        (b"0 0 0 1 K 0.1 w 9 9 m 20 20 l S", "hairline"),
        (b".2 0 0 .2 0 0 cm 0 0 0 1 K 1 w 9 9 m 20 20 l S", "hairline"),
    ],
)
def test_a_fault_in_what_is_painted(content: bytes, code: str, profile: PressProfile) -> None:
    found = codes(press_file(content=GOOD + b"\n" + content), profile)
    assert code in found
    assert set(found) <= {code, "total-ink-skipped"}


def test_too_much_ink_is_found_with_its_place(profile: PressProfile) -> None:
    if shutil.which("mutool") is None:
        pytest.skip("mutool (mupdf-tools) is not installed")
    heavy = b"1 .9 .8 .7 k 85 113 80 80 re f"  # 30 mm from left, 340 %
    file = PressFile(press_file(content=GOOD + b"\n" + heavy), "file.pdf", profile)
    (finding,) = preflight(file)
    assert finding.code == "total-ink"
    percent = int(finding.message.en.split("Total ink is ")[1].split(" %")[0])
    assert percent == pytest.approx(340, abs=4)
    small = b"1 .9 .8 .7 k 85 113 9 9 re f"
    assert codes(press_file(content=GOOD + b"\n" + small), profile) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_our_own_press_files_pass_and_screen_files_do_not(
    out: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    press = out / language / "trifold-a4.press.pdf"
    with pytest.raises(SystemExit) as passed:
        main(["preflight", str(press), "--json"])
    printed = json.loads(capsys.readouterr().out)
    assert passed.value.code == 0
    findings = printed["departments"]["trifold-a4.press.pdf"]["findings"]
    assert {finding["code"] for finding in findings} <= {"total-ink-skipped"}
    with pytest.raises(SystemExit) as failed:
        main(["preflight", str(press).replace("press.pdf", "screen.pdf"), "--json"])
    assert failed.value.code == 1
    assert '"rgb-object"' in capsys.readouterr().out

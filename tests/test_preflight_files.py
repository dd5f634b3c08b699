"""Whole files: flavours, what the walker follows, damage, and what cannot be judged at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from brochure.edition import Subject, lay_out
from brochure.errors import Refused
from brochure.layout.typeset import Typesetter
from brochure.model.profile import PressProfile, read_profile
from brochure.model.project import Project
from brochure.preflight.opened import MAX_PAGES
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import CHECKS, preflight
from brochure.studio import Studio
from tests.press_files import GOOD, Change, picture, press_file, spot_space, text


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture(autouse=True)
def no_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", {}.get)


def codes(data: bytes, profile: PressProfile) -> list[str]:
    found = preflight(PressFile(data, "file.pdf", profile))
    known = {code for check in CHECKS for code in check.codes}
    assert {finding.code for finding in found} <= known
    return [finding.code for finding in found if finding.code != "total-ink-skipped"]


def saved(data: bytes, change: Change | None = None, **how: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if change:
            change(pdf)
        pdf.save(out, **how)
    return out.getvalue()


def pattern(content: bytes, **resources: object) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        tile = pdf.make_stream(content)
        for key, value in {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 40,
                           "YStep": 40, "BBox": Array([0, 0, 40, 40])}.items():  # fmt: skip
            tile[f"/{key}"] = value
        made = {
            key: picture(pdf, 50) if value == "coarse" else value
            for key, value in resources.items()
        }
        tile.Resources = Dictionary(XObject=Dictionary({f"/{k}": v for k, v in made.items()}))
        pdf.pages[0].obj.Resources.Pattern = Dictionary(P1=tile)

    return change


TILED = GOOD + b"\n/Pattern cs /P1 scn 28.35 28.35 60 60 re f"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (pattern(b"0 0 0 .5 k 0 0 9 9 re f"), []),
        (pattern(b"1 0 0 rg 0 0 9 9 re f"), ["rgb-object"]),
        (pattern(b"q 40 0 0 40 0 0 cm /In Do Q", In="coarse"), ["low-resolution"]),
        (pattern(b"/Pattern cs /P1 scn 0 0 9 9 re f"), ["missing-resource"]),
    ],
)
def test_tiling_patterns_are_followed(
    change: Change, found: list[str], profile: PressProfile
) -> None:
    assert codes(press_file(change, TILED), profile) == found


def test_what_a_pattern_paints_lies_where_it_is_used(profile: PressProfile) -> None:
    data = press_file(pattern(b"1 0 0 rg 0 0 9 9 re f"), TILED)
    finding = preflight(PressFile(data, "file.pdf", profile))[0]
    assert finding.place.en == "file.pdf · page 1, 10 mm from left, 59 mm from top"


def test_rgb_in_a_soft_mask_is_no_ink(profile: PressProfile) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"1 1 1 rg 0 0 99 99 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
        form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        mask = Dictionary(S=Name.Luminosity, G=form)
        pdf.pages[0].obj.Resources.ExtGState.Live = Dictionary(SMask=mask)

    drawn = GOOD + b"\nq /Live gs 0 0 0 .5 k 28.35 28.35 30 30 re f Q"
    assert codes(press_file(change, drawn), profile) == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"/Spot cs 1 scn 30 30 9 9 re f", []),
        (b"/Spot cs .03 scn 30 30 9 9 re f", ["light-tint"]),
        (b"/On gs /Spot cs 0 scn 30 30 9 9 re f", ["white-overprints"]),
        (b"/On gs /K cs 1 scn BT /F1 9 Tf 1 0 0 1 40 40 Tm (a) Tj ET", []),
        (b"/K cs 1 scn BT /F1 9 Tf 1 0 0 1 40 40 Tm (a) Tj ET", ["black-knocks-out"]),
        (b"/On gs 0 g BT /F1 9 Tf 1 0 0 1 40 40 Tm (a) Tj ET", ["black-knocks-out"]),
        (b"/Mode0 gs 0 0 0 1 k BT /F1 9 Tf 1 0 0 1 40 40 Tm (a) Tj ET", ["black-knocks-out"]),
    ],
)
def test_tints_of_named_inks(content: bytes, found: list[str], profile: PressProfile) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        own = pdf.pages[0].obj.Resources
        own.ColorSpace = Dictionary(Spot=spot_space("Gold"), K=spot_space("Black"))
        own.ExtGState.Mode0 = Dictionary(OP=True, op=True, OPM=0)

    wants = profile.model_copy(update={"spots": ("Gold",)})
    assert codes(press_file(change, GOOD + b"\n" + content), wants) == found


def cut_picture(pdf: pikepdf.Pdf) -> None:
    item = pdf.pages[0].obj.Resources.XObject.Im1
    raw = item.read_raw_bytes()
    item.write(raw[: len(raw) // 2], filter=Name.FlateDecode)


def short_picture(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources.XObject.Im1.Height = 300


def cut_jpeg(pdf: pikepdf.Pdf) -> None:
    item = pdf.pages[0].obj.Resources.XObject.Im1
    item.write(b"\xff\xd8\xff\xe0" + b"\1" * 900, filter=Name.DCTDecode)


def cut_font(pdf: pikepdf.Pdf) -> None:
    descriptor = pdf.pages[0].obj.Resources.Font.F1.FontDescriptor
    descriptor.FontFile2 = Stream(pdf, b"x\x9c\x4b\xcb")
    descriptor.FontFile2.Filter = Name.FlateDecode


@pytest.mark.parametrize(
    ("change", "found"),
    [(cut_picture, "damaged-picture"), (short_picture, "damaged-picture"),
     (cut_jpeg, "damaged-picture")],
)  # fmt: skip
def test_what_ends_early_is_named(change: Change, found: str, profile: PressProfile) -> None:
    assert codes(press_file(change), profile) == [found]


def test_a_file_that_opens_only_repaired(profile: PressProfile) -> None:
    assert "damaged-file" in codes(press_file()[:-9], profile)


def test_a_font_that_ends_early_is_named(profile: PressProfile) -> None:
    assert codes(press_file(cut_font), profile) == ["damaged-file", "damaged-font"]


def test_what_comes_before_the_damage_is_checked_too(profile: PressProfile) -> None:
    data = press_file(content=GOOD + b"\n1 0 0 rg 9 9 9 9 re f 1 0 0 cm 0 0 9 9 re f")
    assert codes(data, profile) == ["damaged-page", "rgb-object"]


def locked(user: str) -> bytes:
    return saved(press_file(), encryption=pikepdf.Encryption(owner="a", user=user))


def blank_pages(count: int) -> bytes:
    pdf, out = pikepdf.new(), io.BytesIO()
    for _ in range(count):
        pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def boxed(box: list[Any]) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.TrimBox = Array(box)

    return change


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", "not-a-pdf"),
        (lambda: b"hello", "not-a-pdf"),
        (lambda: b"%PDF-1.6\n%%EOF", "not-a-pdf"),
        (lambda: press_file()[:400], "not-a-pdf"),
        (lambda: press_file()[: len(press_file()) // 2], "not-a-pdf"),
        (lambda: locked("b"), "encrypted"),
        (lambda: blank_pages(0), "not-a-pdf"),
        (lambda: press_file(boxed([0, 0, 0, 90])), "damaged-box"),
        (lambda: press_file(boxed([Name.Foo, 1, 2])), "damaged-box"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    make: Callable[[], bytes], code: str, profile: PressProfile
) -> None:
    with pytest.raises(Refused) as refused:
        PressFile(make(), "file.pdf", profile)
    assert [finding.code for finding in refused.value.findings] == [code]


def test_the_first_pages_of_very_many_are_checked(profile: PressProfile) -> None:
    found = preflight(PressFile(blank_pages(MAX_PAGES + 1), "file.pdf", profile))
    (said,) = [finding for finding in found if finding.code == "too-many-pages"]
    assert said.message.en == "The file has 201 pages; only the first 200 were checked"
    bare = [finding for finding in found if finding.code == "no-trim-box"]
    assert len(bare) == MAX_PAGES
    kept = preflight(PressFile(blank_pages(MAX_PAGES), "file.pdf", profile))
    assert "too-many-pages" not in {finding.code for finding in kept}


def test_restrictions_without_a_password_are_found(profile: PressProfile) -> None:
    assert "encrypted" in codes(locked(""), profile)


def test_boxes_from_the_page_tree_and_with_swapped_corners(profile: PressProfile) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        own = pdf.pages[0].obj
        x0, y0, x1, y1 = own.TrimBox
        own.TrimBox = Array([x1, y1, x0, y0])
        pdf.Root.Pages.MediaBox = own.MediaBox
        pdf.Root.Pages.Resources = own.Resources
        del own["/MediaBox"], own["/Resources"]

    assert codes(press_file(change, GOOD + text("Hill", 20, 40)), profile) == []


def test_the_engines_own_file_fails(
    project: Project, typesetter: Typesetter, profile: PressProfile
) -> None:
    studio = Studio.of(project)
    department, source = project.read_department("colorectal")
    subject = Subject("colorectal", department, source, "en", "trifold-a4")
    raw, _ = lay_out(studio, typesetter, subject).layout.paint()
    assert set(codes(raw, profile)) == {
        "output-intent",
        "pdfx-keys",
        "pdf-version",
        "black-knocks-out",
    }

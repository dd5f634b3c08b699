"""Pages lie on the sheet so that front backs back, nothing is lost, and the gripper stays free."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Name
from PIL import Image, ImageChops

from brochure.errors import Refused
from brochure.findings import same
from brochure.model.profile import Imposition
from brochure.model.project import Project
from brochure.press.imposition import Leaf, Placed, lay, printers_order
from brochure.press.sheet_marks import Marked
from brochure.press.sheets import impose
from tests.conftest import ROOT

PT = 72 / 25.4
SRA3 = {"width_mm": 450, "height_mm": 320}
FONT = ROOT / "fonts" / "NotoSansSC-400Regular.ttf"


def wish(scheme: str, gripper_mm: float = 10, **sizes: float) -> Imposition:
    said = {"scheme": scheme, **(sizes or SRA3), "gripper_mm": gripper_mm, "paper_mm": 0.15}
    return Imposition.model_validate(said)


PLACE = same("profiles/shop.yaml:2:1")


def laid(
    pages: int, leaf: Leaf, wanted: Imposition, marked: bool = True
) -> tuple[tuple[Placed, ...], ...]:
    return lay(pages, leaf, wanted, marked, PLACE)


def on_sheet(placed: Placed, x: float, y: float) -> tuple[float, float]:
    """Say where a point of a page, from its trim's lower left corner, lies on the sheet."""
    if placed.turned == 90:
        return placed.left_mm + placed.width_mm - y, placed.bottom_mm + x
    if placed.turned == 270:
        return placed.left_mm + y, placed.bottom_mm + placed.height_mm - x
    return placed.left_mm + x, placed.bottom_mm + y


@pytest.mark.parametrize("size", [(297.0, 210.0), (148.0, 210.0), (210.0, 297.0)])
@given(x=st.floats(0, 1), y=st.floats(0, 1))
def test_a_turned_sheet_backs_each_page_by_the_other(
    size: tuple[float, float], x: float, y: float
) -> None:
    width, height = size
    ((outside, inside),) = laid(2, Leaf(width, height, 3), wish("work-and-turn"))
    left, bottom = on_sheet(outside, x * width, y * height)
    turned = 450 - left, bottom
    assert on_sheet(inside, width - x * width, y * height) == pytest.approx(turned, abs=1e-6)


@pytest.mark.parametrize(("scheme", "pages"), [("work-and-turn", 2), ("n-up", 2)])
def test_nothing_overlaps_or_lies_in_the_gripper(scheme: str, pages: int) -> None:
    for side in laid(pages, Leaf(297, 210, 3), wish(scheme)):
        boxes = [placed.clip_mm for placed in side]
        for left, bottom, right, top in boxes:
            assert left >= 0 and right <= 450 and bottom >= 10 and top <= 320
        for one, (left, bottom, right, top) in enumerate(boxes):
            for other in boxes[one + 1 :]:
                apart = other[0] >= right or other[2] <= left or other[1] >= top
                assert apart or other[3] <= bottom


@pytest.mark.parametrize(
    ("leaf", "sheet", "count"),
    [
        (Leaf(297, 210, 0), (297, 210), 1),
        (Leaf(148, 210, 0), (297, 210), 2),
        (Leaf(210, 148, 0), (297, 210), 2),
        (Leaf(297, 210, 0), (420, 297), 2),
        (Leaf(297, 210, 3), (450, 320), 2),
    ],
)
def test_as_many_copies_as_fit(leaf: Leaf, sheet: tuple[float, float], count: int) -> None:
    wanted = wish("n-up", gripper_mm=0, width_mm=sheet[0], height_mm=sheet[1])
    sides = laid(2, leaf, wanted, marked=leaf.bleed_mm > 0)
    assert [len(side) for side in sides] == [count, count]
    assert [{placed.page for placed in side} for side in sides] == [{0}, {1}]
    for front in sides[0]:
        x, y = on_sheet(front, 10, 20)
        backs = [on_sheet(back, leaf.width_mm - 10, 20) for back in sides[1]]
        assert any(back == pytest.approx((sheet[0] - x, y)) for back in backs)


def test_a_booklet_in_printers_order() -> None:
    assert [(left + 1, right + 1) for _, left, right in printers_order(8)] == [
        (8, 1), (2, 7), (6, 3), (4, 5),
    ]  # fmt: skip


def test_inner_sheets_creep_towards_the_spine_and_nothing_crosses_it() -> None:
    leaf = Leaf(148, 210, 3)
    sides = laid(16, leaf, wish("saddle-stitch", width_mm=320, height_mm=240))
    assert len(sides) == 8
    for number, (left, right) in enumerate(sides):
        creep = number // 2 * 0.15
        assert left.left_mm == pytest.approx(160 - 148 + creep)
        assert right.left_mm == pytest.approx(160 - creep)
        assert left.clip_mm[2] == right.clip_mm[0] == 160
        assert left.clip_mm[0] == pytest.approx(160 - 148 - 3 + creep)


@pytest.mark.parametrize(
    ("scheme", "pages", "leaf"),
    [
        ("work-and-turn", 4, Leaf(148, 210, 3)),
        ("work-and-turn", 2, Leaf(420, 297, 3)),
        ("n-up", 2, Leaf(594, 420, 3)),
        ("saddle-stitch", 6, Leaf(148, 210, 3)),
        ("saddle-stitch", 8, Leaf(210, 297, 3)),
    ],
)
def test_what_cannot_be_laid_is_refused(scheme: str, pages: int, leaf: Leaf) -> None:
    wanted = wish(scheme, width_mm=420 if scheme == "saddle-stitch" else 450, height_mm=320)
    with pytest.raises(Refused) as refused:
        laid(pages, leaf, wanted)
    (finding,) = refused.value.findings
    assert (finding.code, finding.place) == ("imposition", PLACE)


@pytest.mark.parametrize(
    ("scheme", "pages", "leaf", "sheet", "advice"),
    [
        (
            "work-and-turn",
            2,
            Leaf(297, 210, 3),
            (420, 297),
            "SRA3：写 width_mm: 450, height_mm: 320",
        ),
        ("n-up", 2, Leaf(297, 210, 3), (297, 210), "SRA4：写 width_mm: 320, height_mm: 225"),
        ("n-up", 2, Leaf(297, 210, 0), (210, 148), "SRA4：写 width_mm: 320, height_mm: 225"),
        ("saddle-stitch", 8, Leaf(210, 297, 3), (420, 297), "SRA3："),
        ("n-up", 2, Leaf(2000, 900, 3), (450, 320), "删去 imposition"),
        ("work-and-turn", 4, Leaf(148, 210, 3), (450, 320), "scheme: n-up"),
        ("saddle-stitch", 6, Leaf(148, 210, 3), (450, 320), "补到 8 页"),
    ],
)
def test_a_refusal_names_sizes_and_what_to_write(
    scheme: str, pages: int, leaf: Leaf, sheet: tuple[float, float], advice: str
) -> None:
    wanted = wish(scheme, gripper_mm=0, width_mm=sheet[0], height_mm=sheet[1])
    with pytest.raises(Refused) as refused:
        laid(pages, leaf, wanted)
    (finding,) = refused.value.findings
    assert advice in finding.remedy.zh
    if "scheme:" not in finding.remedy.zh:
        for said in finding.message:
            assert f"{leaf.width_mm:g} × {leaf.height_mm:g} mm" in said
            assert f"{sheet[0]} × {sheet[1]} mm" in said


@pytest.mark.parametrize(
    ("scheme", "leaf", "sheet", "kept_mm"),
    [
        ("n-up", Leaf(297, 210, 3), (297, 210), 0),
        ("n-up", Leaf(297, 210, 3), (300, 214), 1.5),
        ("n-up", Leaf(297, 210, 3), (450, 320), 3),
        ("saddle-stitch", Leaf(148.5, 210, 3), (297, 210), 0),
        ("saddle-stitch", Leaf(148.5, 210, 3), (303, 220), 3),
    ],
)
def test_an_unmarked_sheet_keeps_the_bleed_it_has_room_for(
    scheme: str, leaf: Leaf, sheet: tuple[float, float], kept_mm: float
) -> None:
    wanted = wish(scheme, gripper_mm=0, width_mm=sheet[0], height_mm=sheet[1])
    for side in laid(4, leaf, wanted, marked=False):
        first = side[0]
        left, bottom, _, top = first.clip_mm
        assert first.left_mm - left == pytest.approx(kept_mm)
        assert first.bottom_mm - bottom == pytest.approx(kept_mm)
        assert left >= -1e-6 and bottom >= -1e-6 and top <= sheet[1] + 1e-6


def drawn(pdf: bytes, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[page].render(scale=1, may_draw_forms=False).to_pil()
    document.close()
    return picture.convert("L")


@pytest.fixture(scope="module")
def imposed(out: Path, project: Project) -> tuple[bytes, bytes]:
    """The Chinese tri-fold as the press gets it, and on a work-and-turn sheet."""
    press = (out / "zh" / "trifold-a4.press.pdf").read_bytes()
    sheet = project.read_formats().formats["trifold-a4"]
    folds = (sheet.folds(1), sheet.folds(2))
    return press, impose(press, wish("work-and-turn"), Marked("slug", FONT, folds), PLACE)


def test_each_copy_shows_its_page_with_all_its_bleed(imposed: tuple[bytes, bytes]) -> None:
    press, sheet = imposed
    whole = drawn(sheet)
    assert whole.size == pytest.approx((450 * PT, 320 * PT), abs=1)
    ((outside, inside),) = laid(2, Leaf(297, 210, 3), wish("work-and-turn"))
    for placed, turn in (
        (outside, Image.Transpose.ROTATE_90),
        (inside, Image.Transpose.ROTATE_270),
    ):
        page = drawn(press, placed.page)
        around = round(10 * PT) + 1
        single = page.crop((around, around, page.width - around, page.height - around))
        left, bottom, right, top = (mm * PT for mm in placed.clip_mm)
        corner = round(left), round(whole.height - top)
        turned = single.transpose(turn)
        copy = whole.crop((*corner, corner[0] + turned.width, corner[1] + turned.height))
        assert (turned.width, turned.height) == pytest.approx((right - left, top - bottom), abs=3)
        difference = ImageChops.difference(copy, turned.convert("L"))
        far = sum(difference.histogram()[96:]) / (copy.width * copy.height)
        assert far < 0.03, f"page {placed.page} differs in {far:.1%} of its pixels"
        edges = copy.crop((2, 2, copy.width - 2, 6)), turned.crop((2, 2, copy.width - 2, 6))
        assert max(ImageChops.difference(*edges).tobytes()) < 120


def test_the_gripper_holds_marks_and_no_art(imposed: tuple[bytes, bytes]) -> None:
    whole = drawn(imposed[1])
    zone = whole.crop((0, whole.height - round(10 * PT) + 1, whole.width, whole.height))
    inked = sum(zone.histogram()[:200]) / (zone.width * zone.height)
    assert 0 < inked < 0.005


def test_intent_metadata_groups_and_overprint_survive(imposed: tuple[bytes, bytes]) -> None:
    press, sheet = (pikepdf.open(io.BytesIO(data)) for data in imposed)
    assert len(sheet.pages) == 1
    intents = [pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() for pdf in (press, sheet)]
    assert intents[0] == intents[1]
    assert press.Root.Metadata.read_bytes() == sheet.Root.Metadata.read_bytes()
    assert Name.DeviceCMYK == sheet.pages[0].obj.Group.CS
    forms = sheet.pages[0].obj.Resources.XObject
    assert all("/OverprintOn" in form.Resources.ExtGState for form in forms.values())
    assert len(imposed[1]) < 1.1 * len(imposed[0])


def test_the_same_pages_give_the_same_sheet(imposed: tuple[bytes, bytes], project: Project) -> None:
    sheet = project.read_formats().formats["trifold-a4"]
    folds = (sheet.folds(1), sheet.folds(2))
    again = impose(imposed[0], wish("work-and-turn"), Marked("slug", FONT, folds), PLACE)
    assert again == imposed[1]


def test_a_booklets_spread_is_clipped_at_the_spine() -> None:
    pdf = pikepdf.new()
    for number in range(8):
        page = pdf.add_blank_page(page_size=(148 * PT, 210 * PT))
        page.obj.TrimBox = Array([0, 0, 148 * PT, 210 * PT])
        page.obj.BleedBox = Array([-3 * PT, -3 * PT, 151 * PT, 213 * PT])
        page.obj.MediaBox = page.obj.BleedBox
        grey = 0.05 + number * 0.1
        page.obj.Contents = pdf.make_stream(f"0 0 0 {grey:.2f} k -20 -20 900 900 re f".encode())
    out = io.BytesIO()
    pdf.save(out)
    wanted = wish("saddle-stitch", width_mm=320, height_mm=240)
    sheets = impose(out.getvalue(), wanted, None, PLACE)
    tones = []
    for side in range(4):
        picture = drawn(sheets, side)
        middle, height = round(160 * PT), picture.height // 2
        tones.append(
            (picture.getpixel((middle - 3, height)), picture.getpixel((middle + 3, height)))
        )
    singles = [drawn(out.getvalue(), page).getpixel((50, 50)) for page in range(8)]
    assert tones == [(singles[left], singles[right]) for _, left, right in printers_order(8)]

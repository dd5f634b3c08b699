"""Imposed sheets carry every mark that a printer works by, and the inks that are no print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from brochure.edition import Edition, Subject, _with_sheets, make
from brochure.findings import has_errors
from brochure.layout.typeset import Typesetter
from brochure.model.profile import Imposition, read_profile
from brochure.model.project import Project
from brochure.preflight import plates
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight_sheets
from brochure.press.sheet_marks import _clear_of
from brochure.studio import Studio
from tests.test_imposition import wish


class Sheets(NamedTuple):
    """Imposed sheets as preflight reads them."""

    file: PressFile
    wish: Imposition

    def lines(self, page: int, dashed: bool, upright: bool) -> list[tuple[float, float, float]]:
        """Give marks as place, start and end, in millimetres from the sheet's lower left."""
        media = self.file.box(page, "/MediaBox")
        assert media is not None
        found = []
        for paint in self.file.paints:
            length = paint.height_mm if upright else paint.width_mm
            across = paint.width_mm if upright else paint.height_mm
            marks = paint.page == page and "All" in paint.space and paint.dashed == dashed
            if marks and across < 0.1 < length:
                left, foot = paint.left_mm - media.left, media.bottom - paint.top_mm
                at, start = (left, foot - length) if upright else (foot, left)
                found.append((round(at, 2), round(start, 2), round(start + length, 2)))
        return sorted(found)

    def cuts(self, page: int, upright: bool) -> set[float]:
        """Give where a sheet is cut; every cut must be marked at both its ends."""
        ends: dict[float, int] = {}
        for at, start, end in self.lines(page, False, upright):
            if end - start < 5.01 and not self._is_arm(page, at, start, end, upright):
                ends[at] = ends.get(at, 0) + 1
        assert set(ends.values()) == {2}, ends
        return set(ends)

    def targets(self, page: int) -> list[tuple[float, float]]:
        """Give the middle of every registration target: two lines that halve each other."""
        crossing = self.lines(page, False, False)
        return [
            (x, y)
            for x, low, high in self.lines(page, False, True)
            for y, left, right in crossing
            if abs((left + right) / 2 - x) < 0.02 and abs((low + high) / 2 - y) < 0.02
        ]

    def _is_arm(self, page: int, at: float, start: float, end: float, upright: bool) -> bool:
        middle = ((at, (start + end) / 2), ((start + end) / 2, at))[not upright]
        return any(middle == pytest.approx(target, abs=0.02) for target in self.targets(page))


SHEETS = {
    "work-and-turn": wish("work-and-turn"),
    "n-up": wish("n-up", width_mm=640, height_mm=450),
    "saddle-stitch": wish("saddle-stitch"),
}
SHOP = {"fold_ink": "Crease", "die_ink": "Die"}


@pytest.fixture(scope="module")
def shop(
    specimens: Project, typesetter: Typesetter
) -> Iterator[Callable[[str, str, bool], Sheets]]:
    """Impose a specimen as a shop with fold and die inks wants it."""

    def furnished(**wishes: object) -> Studio:
        profile = read_profile("offset-coated", Path("nowhere"))[0]
        update = {**SHOP, **wishes}
        return replace(Studio.of(specimens), profile=profile.model_copy(update=update))

    @cache
    def edition(format_name: str, marks: bool) -> Edition:
        content = specimens.read_department("full")
        subject = Subject("full", *content, "zh", format_name)
        return make(furnished(marks=marks), typesetter, subject)

    @cache
    def impose_it(format_name: str, scheme: str, marks: bool) -> Sheets:
        wanted = SHEETS[scheme]
        studio = furnished(marks=marks, imposition=wanted)
        imposed = _with_sheets(edition(format_name, marks), studio, wanted)
        assert not has_errors(imposed.findings), imposed.findings
        assert imposed.sheets_file is not None
        return Sheets(imposed.sheets_file, wanted)

    with pytest.MonkeyPatch.context() as patch:
        # What is asserted here are marks, which are read from the file: coarse plates will do.
        patch.setattr(plates, "DPI", 75)
        yield impose_it


LAID = [("trifold-a4", "work-and-turn"), ("trifold-a4", "n-up"), ("booklet-a5", "saddle-stitch")]


@pytest.mark.parametrize(("format_name", "scheme"), LAID)
def test_sheets_are_marked_as_a_printer_expects(
    shop: Callable[[str, str, bool], Sheets], format_name: str, scheme: str
) -> None:
    sheets = shop(format_name, scheme, True)
    file = sheets.file
    for page in file.page_numbers:
        media, trim = file.box(page, "/MediaBox"), file.trim(page)
        assert media is not None
        left, foot = -media.left, media.bottom - trim.bottom
        upright, level = sheets.cuts(page, True), sheets.cuts(page, False)
        assert {round(left, 2), round(left + trim.width, 2)} <= upright
        assert {round(foot, 2), round(foot + trim.height, 2)} <= level
        spine = sheets.wish.width_mm / 2
        assert scheme != "saddle-stitch" or all(abs(x - spine) > 100 for x in upright)
        folds = [x for x, *_ in sheets.lines(page, True, True)]
        folds += [y for y, *_ in sheets.lines(page, True, False)]
        assert folds and all(folds.count(place) == 2 for place in folds)
        targets = sheets.targets(page)
        assert any(x < left for x, _ in targets) and any(x > left + trim.width for x, _ in targets)
        assert any(y > foot + trim.height for _, y in targets)
        assert all(y > sheets.wish.gripper_mm for _, y in targets)
        outside = [x for x, y in targets if not foot < y < foot + trim.height]
        assert all(abs(x - mark) > 2.5 for x in outside for mark in {*upright, *folds})


@pytest.mark.parametrize(
    ("format_name", "scheme", "marks"),
    [*((*each, True) for each in LAID), ("trifold-a4", "work-and-turn", False)],
)
def test_fold_and_die_inks_stay_on_sheets(
    shop: Callable[[str, str, bool], Sheets], format_name: str, scheme: str, marks: bool
) -> None:
    file = shop(format_name, scheme, marks).file
    assert file.spots == ("Crease", "Die")
    lines = [paint for paint in file.paints if "Die" in paint.space and paint.page == 1]
    if scheme == "saddle-stitch":
        middle = file.trim(1).width / 2
        assert all(abs(p.left_mm + p.width_mm / 2 - middle) < 1 or p.width_mm < 1 for p in lines)
        assert not [p for p in lines if p.width_mm < 1 and abs(p.left_mm - middle) < 1]


def test_sheets_say_where_their_pages_end(shop: Callable[[str, str, bool], Sheets]) -> None:
    file = shop("trifold-a4", "work-and-turn", True).file
    trim, bleed = file.trim(1), file.bleed(1)
    assert (trim.width, trim.height) == pytest.approx((430, 297), abs=0.01)
    assert (bleed.left, bleed.width) == pytest.approx((-3, 436), abs=0.01)
    assert not has_errors(preflight_sheets(file))


def test_targets_keep_clear_of_a_fold_in_the_middle() -> None:
    assert _clear_of((), 0, 100) == (50,)
    assert _clear_of((50,), 0, 100) == (46, 54)
    assert _clear_of((47, 53), 0, 100) == (43, 57)
    assert _clear_of((2, 4, 6), 0, 8) == ()

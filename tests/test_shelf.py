"""Every department in every format and language is set without an error or a warning."""

from __future__ import annotations

import pytest

from brochure.completeness import left_out
from brochure.findings import LANGUAGES, Language
from brochure.judge import judge_content, judge_layout
from brochure.layout import glyphs
from brochure.layout.typeset import Layout
from brochure.model import consistency
from brochure.model.project import Project
from tests.conftest import Shelf, studio_of

SPECIMEN_NAMES = ("bare", "full", "long", "many", "mixed", "photo", "short")
FORMATS = (
    "trifold-a4", "trifold-285", "zfold-a4", "zfold-285", "bifold-a5", "bifold-a4", "booklet-a5",
)  # fmt: skip
UNFILLED = {"bare": 4, "full": 1, "many": 1, "mixed": 3, "photo": 3, "short": 4}
"""Panels left empty or nearly so at most, which is warned of: the department says little."""


def test_the_shelf_is_complete(project: Project, specimens: Project) -> None:
    assert specimens.departments() == SPECIMEN_NAMES
    assert set(FORMATS) <= set(project.read_formats().formats)
    assert project.departments() == ("colorectal", "specimen-cardiology", "specimen-paediatrics")


SHELF = (
    *((theme, "colorectal", sheet) for theme in ("suspension", "daylight") for sheet in FORMATS),
    *(
        ("suspension", name, sheet)
        for name in SPECIMEN_NAMES
        for sheet in FORMATS
        if not sheet.endswith("-285")
    ),
)
"""The narrower sheets differ from A4 in widths alone: one department tries them."""


@pytest.mark.parametrize(("theme", "name", "sheet_name"), SHELF)
def test_every_brochure_is_set(
    theme: str,
    name: str,
    sheet_name: str,
    project: Project,
    specimens: Project,
    shelf: Shelf,
) -> None:
    studio = studio_of(project if name == "colorectal" else specimens, theme=theme)
    department, source = studio.project.read_department(name)
    findings = [
        *consistency.examine(department, source, studio.project.content / name),
        *glyphs.missing(department, source, studio.theme, studio.fonts, studio.project.fonts),
        *judge_content(department, source, studio.theme),
    ]
    assert findings == []
    orders = []
    for language in LANGUAGES:
        layout = shelf(theme, name, language, sheet_name)
        orders.append(order_of(layout))
        codes = [finding.code for finding in judge_layout(layout, language, 5, source)]
        assert set(codes) <= {"empty-panel", "sparse-panel"}
        assert len(codes) <= UNFILLED.get(name, 0)
        assert list(left_out(department, language, layout, source)) == []
    assert orders[0] == orders[1]


def order_of(layout: Layout) -> list[tuple[str, str]]:
    """List which section stands on which panel, in the order of reading."""
    sections = ((frame.panel, frame.name.split(".")[0].split(":")[0]) for frame in layout.frames)
    return list(dict.fromkeys(sections))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet_name", FORMATS)
def test_text_keeps_off_trim_and_folds(language: Language, sheet_name: str, shelf: Shelf) -> None:
    layout = shelf("suspension", "full", language, sheet_name)
    sheet = layout.sheet
    assert len(layout.frames) > 20
    for frame in layout.frames:
        panel = sheet.panel(frame.panel).area
        assert frame.area.left - panel.left >= 5 - 0.01
        assert panel.right - frame.area.right >= 5 - 0.01
        assert frame.area.top >= 5
        assert frame.area.bottom <= sheet.height_mm - 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_lines_of_the_inside_panels_are_level(language: Language, shelf: Shelf) -> None:
    layout = shelf("suspension", "colorectal", language, "trifold-a4")
    tops = [frame.area.top for frame in layout.frames if frame.name.endswith(".title")]
    assert tops == pytest.approx([12, 12, 12], abs=0.01)


@pytest.mark.parametrize("sheet_name", FORMATS)
def test_the_folds_of_both_sides_meet(sheet_name: str, project: Project) -> None:
    sheet = project.read_formats().formats[sheet_name]
    assert len(sheet.folds(1)) == {"bifold": 1, "booklet": 0}.get(sheet_name.split("-")[0], 2)
    assert sheet.mirrors


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet_name", ["zfold-a4", "bifold-a5", "bifold-a4"])
def test_headings_of_the_inside_panels_are_level(
    language: Language, sheet_name: str, shelf: Shelf
) -> None:
    layout = shelf("suspension", "colorectal", language, sheet_name)
    tops = [frame.area.top for frame in layout.frames if frame.name.endswith(".title")]
    assert len(tops) >= 2
    assert tops == pytest.approx([tops[0]] * len(tops), abs=0.01)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_z_fold_has_its_contact_on_the_back(language: Language, shelf: Shelf) -> None:
    layout = shelf("suspension", "full", language, "zfold-a4")
    panels = {frame.name: frame.panel for frame in layout.frames}
    assert panels["contact"] == layout.sheet.on(2)[-1].name == "inside-3"


@pytest.mark.parametrize("sheet_name", ["bifold-a5", "bifold-a4"])
@pytest.mark.parametrize("name", ["colorectal", "specimen-paediatrics"])
def test_a_bi_fold_in_daylight_keeps_the_window_free_and_the_ward_below_it(
    name: str, sheet_name: str, project: Project, shelf: Shelf
) -> None:
    _, source = project.read_department(name)
    for language in LANGUAGES:
        layout = shelf("daylight", name, language, sheet_name)
        assert not list(judge_layout(layout, language, 5, source))
        fold = layout.sheet.panel("inside-2").area.left
        ward = next(frame.area.top for frame in layout.frames if frame.name == "team.title")
        rows = [frame for frame in layout.frames if "s.items" in frame.name]
        assert max(frame.used.bottom for frame in rows) < ward
        edges = [edge for each in rows for edge in (each.area.left, each.area.right)]
        assert min(abs(edge - fold) for edge in edges) > 40


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["full", "long"])
def test_the_pathway_ends_above_the_strip_of_a_bi_fold(
    name: str, language: Language, shelf: Shelf
) -> None:
    for sheet_name in ("bifold-a5", "bifold-a4"):
        layout = shelf("suspension", name, language, sheet_name)
        strip = next(frame.area.top for frame in layout.frames if frame.name == "team")
        rows = [frame.used.bottom for frame in layout.frames if "s.items" in frame.name]
        assert max(rows) < strip - 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SPECIMEN_NAMES)
def test_every_specimen_is_a_booklet_without_a_finding(
    name: str, language: Language, specimens: Project, shelf: Shelf
) -> None:
    _, source = specimens.read_department(name)
    layout = shelf("suspension", name, language, "booklet-a5")
    assert list(judge_layout(layout, language, 5, source)) == []
    assert layout.sheet.count == 8

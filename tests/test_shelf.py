"""Every department in every format and language is set without an error or a warning."""

from __future__ import annotations

import pytest

from brochure.edition import lay_out
from brochure.findings import LANGUAGES, Language
from brochure.judge import judge_content, judge_layout
from brochure.layout import glyphs
from brochure.layout.typeset import Typesetter
from brochure.model import consistency
from brochure.model.project import Project
from brochure.studio import Studio

SPECIMEN_NAMES = ("bare", "full", "long", "many", "photo", "short")
FORMATS = ("trifold-a4", "trifold-285")
EMPTY_PANELS = {"bare": 3}
"""Panels left empty, which is warned of: the department gives its names only."""


def test_the_shelf_is_complete(project: Project, specimens: Project) -> None:
    assert specimens.departments() == SPECIMEN_NAMES
    assert set(FORMATS) <= set(project.read_formats().formats)
    assert project.departments() == ("colorectal",)


@pytest.mark.parametrize("name", ["colorectal", *SPECIMEN_NAMES])
@pytest.mark.parametrize("sheet_name", FORMATS)
def test_every_brochure_is_set(
    name: str,
    sheet_name: str,
    project: Project,
    specimens: Project,
    typesetter: Typesetter,
) -> None:
    studio = Studio.of(project if name == "colorectal" else specimens)
    department, source = studio.project.read_department(name)
    sheet = studio.formats.formats[sheet_name]
    findings = [
        *consistency.examine(department, source, studio.project.content / name),
        *glyphs.missing(department, source, studio.theme, studio.fonts, studio.project.fonts),
        *judge_content(department, source, studio.theme),
    ]
    assert findings == []
    for language in LANGUAGES:
        layout = lay_out(studio, typesetter, department, name, language, sheet)
        codes = [finding.code for finding in judge_layout(layout, language, sheet, 5, source)]
        assert codes == ["empty-panel"] * EMPTY_PANELS.get(name, 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet_name", FORMATS)
def test_text_keeps_off_trim_and_folds(
    language: Language, sheet_name: str, specimens: Project, typesetter: Typesetter
) -> None:
    studio = Studio.of(specimens)
    department, _ = specimens.read_department("full")
    sheet = studio.formats.formats[sheet_name]
    layout = lay_out(studio, typesetter, department, "full", language, sheet)
    assert len(layout.frames) > 25
    for frame in layout.frames:
        panel = sheet.panel(frame.panel).area
        assert frame.area.left - panel.left >= 5 - 0.01
        assert panel.right - frame.area.right >= 5 - 0.01
        assert frame.area.top >= 5
        assert frame.area.bottom <= sheet.height_mm - 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_lines_of_the_inside_panels_are_level(
    language: Language, project: Project, typesetter: Typesetter
) -> None:
    studio = Studio.of(project)
    department, _ = project.read_department("colorectal")
    sheet = studio.formats.formats["trifold-a4"]
    layout = lay_out(studio, typesetter, department, "colorectal", language, sheet)
    tops = [frame.area.top for frame in layout.frames if frame.name.endswith(".title")]
    assert tops == pytest.approx([12, 12, 12], abs=0.01)

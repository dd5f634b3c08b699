"""Every department in every format and language is set without an error or a warning."""

from __future__ import annotations

import pytest

from brochure.completeness import left_out
from brochure.edition import Subject, lay_out
from brochure.findings import LANGUAGES, Language
from brochure.judge import judge_content, judge_layout
from brochure.layout import glyphs
from brochure.layout.typeset import Typesetter
from brochure.model import consistency
from brochure.model.project import Project
from brochure.studio import Studio

SPECIMEN_NAMES = ("bare", "full", "long", "many", "mixed", "photo", "short")
FORMATS = ("trifold-a4", "trifold-285", "booklet-a5")
UNFILLED = {"bare": 4, "full": 1, "many": 1, "mixed": 3, "photo": 3, "short": 4}
"""Panels left empty or nearly so at most, which is warned of: the department says little."""


def test_the_shelf_is_complete(project: Project, specimens: Project) -> None:
    assert specimens.departments() == SPECIMEN_NAMES
    assert tuple(project.read_formats().formats) == FORMATS
    assert project.departments() == ("colorectal", "specimen-cardiology", "specimen-paediatrics")


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
    findings = [
        *consistency.examine(department, source, studio.project.content / name),
        *glyphs.missing(department, source, studio.theme, studio.fonts, studio.project.fonts),
        *judge_content(department, source, studio.theme),
    ]
    assert findings == []
    for language in LANGUAGES:
        subject = Subject(name, department, source, language, sheet_name)
        layout, _ = lay_out(studio, typesetter, subject)
        codes = [finding.code for finding in judge_layout(layout, language, 5, source)]
        assert set(codes) <= {"empty-panel", "sparse-panel"}
        assert len(codes) <= UNFILLED.get(name, 0)
        assert list(left_out(department, language, layout, source)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet_name", FORMATS)
def test_text_keeps_off_trim_and_folds(
    language: Language, sheet_name: str, specimens: Project, typesetter: Typesetter
) -> None:
    studio = Studio.of(specimens)
    subject = Subject("full", *specimens.read_department("full"), language, sheet_name)
    layout, _ = lay_out(studio, typesetter, subject)
    sheet = layout.sheet
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
    content = project.read_department("colorectal")
    layout, _ = lay_out(studio, typesetter, Subject("colorectal", *content, language, "trifold-a4"))
    tops = [frame.area.top for frame in layout.frames if frame.name.endswith(".title")]
    assert tops == pytest.approx([12, 12, 12], abs=0.01)

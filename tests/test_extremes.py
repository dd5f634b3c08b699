"""Departments with one technique, with fourteen, without figures, without links: in every format.

Each fits, or what does not fit is overset and said to be: no crash, nothing lost on the way.
"""

from __future__ import annotations

from typing import Any

import pytest

from brochure.completeness import left_out
from brochure.edition import Subject, lay_out
from brochure.findings import Language
from brochure.judge import judge_layout
from brochure.layout.typeset import Typesetter
from brochure.model.content import Department
from brochure.model.project import Project
from brochure.model.source import Source
from tests.conftest import studio_of
from tests.test_shelf_pictures import SHELF as WHOLE_SHELF

SHELF = [case for case in WHOLE_SHELF if not case[1].endswith(("-285", "-a1"))]
"""Of formats that differ in width or size alone, one."""
NOWHERE = Source("brochure.yaml", None, {})
TRUE_OF_TEXT = {"overset-text", "sparse-panel", "empty-panel"}
"""What may be found when a department says very little or very much."""


def one_technique(said: dict[str, Any]) -> None:
    said["techniques"]["items"] = said["techniques"]["items"][:1]
    said["conditions"]["items"] = said["conditions"]["items"][:1]


def fourteen(said: dict[str, Any]) -> None:
    techniques = said["techniques"]["items"] = list(said["techniques"]["items"])
    conditions = said["conditions"]["items"] = list(said["conditions"]["items"])
    for number in range(14 - len(techniques)):
        techniques.append({**techniques[number], "id": f"more-{number}"})
    for number in range(14 - len(conditions)):
        conditions.append({**conditions[number], "techniques": [f"more-{number}"]})


def no_figures(said: dict[str, Any]) -> None:
    said["team"]["figures"] = []


def no_links(said: dict[str, Any]) -> None:
    for condition in said["conditions"]["items"]:
        condition["techniques"] = []


CHANGES = (one_technique, fourteen, no_figures, no_links)


CASES = [
    (change, *case)
    for number, change in enumerate(CHANGES)
    for place, case in enumerate(SHELF)
    if change is fourteen or (place + number) % 2
]
"""Too much is tried on every format of both themes; too little on every other one in turn."""


@pytest.mark.parametrize(("change", "theme", "sheet"), CASES)
def test_it_fits_or_is_reported(
    change: Any, theme: str, sheet: str, project: Project, typesetter: Typesetter
) -> None:
    department, _ = project.read_department("colorectal")
    said = department.model_dump()
    change(said)
    changed = Department.model_validate(said)
    # The languages take turns; the shelf has both of them for the real department.
    language: Language = "zh" if (SHELF.index((theme, sheet)) + CHANGES.index(change)) % 2 else "en"
    studio = studio_of(project, theme=theme)
    subject = Subject("colorectal", changed, NOWHERE, language, sheet)
    layout, density = lay_out(studio, typesetter, subject)
    found = list(judge_layout(layout, language, 5, NOWHERE))
    found += left_out(changed, language, layout, NOWHERE)
    codes = {finding.code for finding in found}
    assert codes <= TRUE_OF_TEXT | {"abridged"}, found
    if change is not fourteen:
        assert "overset-text" not in codes, found
    elif "overset-text" in codes:
        assert density == list(studio.theme.on(layout.sheet).densities)[-1]

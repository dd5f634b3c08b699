"""What staff may leave out or write more of still builds: pathways, small print, sections."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brochure.edition import Subject, lay_out
from brochure.findings import Finding, Language
from brochure.judge import judge_layout
from brochure.layout.typeset import Typesetter
from brochure.model.content import Department
from brochure.model.project import Project
from brochure.model.source import Source
from brochure.studio import Studio
from tests.test_pathway import department as linked


@pytest.fixture(scope="module")
def studio(project: Project) -> Studio:
    return Studio.of(project)


def found(
    studio: Studio, typesetter: Typesetter, department: Department, language: Language
) -> list[Finding]:
    source = Source("brochure.yaml", None, {})
    subject = Subject("colorectal", department, source, language, "trifold-a4")
    layout, _ = lay_out(studio, typesetter, subject)
    judged = judge_layout(layout, language, 5, source)
    return [finding for finding in judged if finding.code not in {"empty-panel", "sparse-panel"}]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(1, 14), st.integers(1, 14))
def test_any_number_of_conditions_and_techniques_builds(
    studio: Studio, typesetter: Typesetter, conditions: int, techniques: int
) -> None:
    assert found(studio, typesetter, linked(conditions, techniques), "en") == []


SECTIONS = ("cover_title", "second_name", "axes", "about", "timeline", "values", "conditions",
            "techniques", "team", "advice")  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_any_section_of_the_real_file_can_be_left_out(
    studio: Studio, typesetter: Typesetter, section: str, language: Language
) -> None:
    department, _ = studio.project.read_department("colorectal")
    empty: Any = () if isinstance(getattr(department, section), tuple) else None
    left = department.model_copy(update={section: empty})
    assert found(studio, typesetter, left, language) == []


CREDIT = {"zh": "样本医院宣传科", "en": "Publicity Office of the Specimen Hospital (invented)"}


@pytest.mark.parametrize(
    ("beds", "credit_lines", "advice"),
    [*product((51, 999999), (0, 1), (True, False)), (120, 1, True), (5000, 1, True)],
)
def test_small_print_of_any_kind_has_its_place(
    studio: Studio, typesetter: Typesetter, advice: bool, credit_lines: int, beds: int
) -> None:
    department, _ = studio.project.read_department("colorectal")
    content = department.model_dump()
    content["credits"] = [CREDIT] * credit_lines
    content["advice"] = content["advice"] if advice else None
    content["team"]["figures"][0]["count"] = beds
    changed = Department.model_validate(content)
    for language in ("zh", "en"):
        assert found(studio, typesetter, changed, language) == []


@pytest.mark.parametrize("text", ["普通外科|", "|普通外科", "普通||外科"])
def test_a_break_mark_at_an_edge_does_no_harm(
    studio: Studio, typesetter: Typesetter, text: str
) -> None:
    department, _ = studio.project.read_department("colorectal")
    content = department.model_dump()
    for field in ("hospital", "name", "cover_title", "second_name"):
        content[field] = {"zh": text, "en": text.replace("普通", "General").replace("外科", "care")}
    content["about"]["statement"] = content["second_name"]
    for language in ("zh", "en"):
        assert found(studio, typesetter, Department.model_validate(content), language) == []

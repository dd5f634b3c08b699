"""The specimen departments fill the model, are marked as invented, and hold no mistake."""

from __future__ import annotations

import re

import pytest
from PIL import Image

from brochure.edition import Subject, lay_out
from brochure.findings import LANGUAGES, Language
from brochure.judge import judge_content, judge_layout
from brochure.layout import glyphs
from brochure.layout.typeset import Typesetter
from brochure.model import consistency
from brochure.model.content import Department, texts
from brochure.model.project import Project
from brochure.studio import Studio

NAMES = ("specimen-cardiology", "specimen-paediatrics")
PROMISES = re.compile(
    r"最|第一(?!份)|首[个家创]|唯一|顶级|国家级|领先|率先|极限|先进|治愈率|有效率|根治|无痛|零风险|保证"
    r"|\b(best|leading|advanced|guaranteed?|unique|top|most|painless|cures?)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_nothing_is_wrong_or_doubtful(name: str, project: Project) -> None:
    studio = Studio.of(project)
    department, source = project.read_department(name)
    assert [
        *consistency.examine(department, source, project.content / name),
        *glyphs.missing(department, source, studio.theme, studio.fonts, project.fonts),
        *judge_content(department, source, studio.theme),
    ] == []


def test_a_specimen_says_so_in_names_and_imprint(name: str, project: Project) -> None:
    department, _ = project.read_department(name)
    for text in (department.hospital, department.name, department.credits[0]):
        assert "样本" in text.zh
        assert "specimen" in text.en
    assert all("样本" in line.zh and "specimen" in line.en for line in department.approvals)
    imprint = " ".join(line.en for line in department.credits)
    assert "were generated" in imprint
    assert department.contact
    phone = next(row for row in department.contact.rows if row.kind == "phone")
    assert set(re.findall(r"\d", phone.text.zh + phone.text.en)) == {"0"}


def test_a_specimen_promises_nothing(name: str, project: Project) -> None:
    department, _ = project.read_department(name)
    assert [text for _, text in texts(department) if PROMISES.search(text)] == []


def test_cardiology_fills_the_model(project: Project) -> None:
    department, _ = project.read_department("specimen-cardiology")
    assert all(getattr(department, field) for field in set(Department.model_fields) - {"theme"})
    assert department.techniques and department.conditions and department.team
    assert len(department.techniques.items) == len(department.conditions.items) == 14
    linked = {link for item in department.conditions.items for link in item.techniques}
    assert linked == {technique.id for technique in department.techniques.items}
    assert len(department.timeline) == 8
    assert len([m for m in department.team.members if m.portrait]) == 12


def test_paediatrics_has_fewer_words_and_more_pictures(project: Project) -> None:
    cardiology, paediatrics = (project.read_department(name)[0] for name in NAMES)
    words = [sum(len(text) for _, text in texts(each)) for each in (cardiology, paediatrics)]
    assert words[1] < 0.7 * words[0]
    assert len(paediatrics.photos) > len(cardiology.photos)


def test_pictures_are_large_enough_to_print_and_small_enough_to_keep(
    name: str, project: Project
) -> None:
    files = sorted((project.content / name / "pictures").glob("*.jpg"))
    assert len(files) > 10
    for path in files:
        portrait = path.name.startswith("portrait")
        with Image.open(path) as picture:
            assert picture.size == ((900, 1125) if portrait else (1800, 1200)), path.name
        assert path.stat().st_size <= (60_000 if portrait else 200_000), path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_tri_fold_has_no_room_for_is_told(
    name: str, language: Language, project: Project, typesetter: Typesetter
) -> None:
    studio = Studio.of(project)
    department, source = project.read_department(name)
    subject = Subject(name, department, source, language, "trifold-a4")
    layout, _ = lay_out(studio, typesetter, subject)
    codes = {finding.code for finding in judge_layout(layout, language, 5, source)}
    assert codes <= {"overset-text"}

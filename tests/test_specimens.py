"""The specimen departments fill the model, are marked as invented, and hold no mistake."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from PIL import Image

from brochure.completeness import left_out, pictures_left_out
from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from brochure.findings import LANGUAGES, Language
from brochure.judge import judge_content, judge_layout
from brochure.layout import glyphs
from brochure.layout.pathway import links
from brochure.layout.typeset import Layout
from brochure.model import consistency
from brochure.model.content import Department
from brochure.model.project import Project
from brochure.model.walk import texts
from tests.conftest import Shelf, plain, studio_of

NAMES = ("specimen-cardiology", "specimen-paediatrics")
FORMATS: dict[str, Language] = {
    "trifold-a4": "zh", "bifold-a5": "en", "bifold-a4": "zh", "booklet-a5": "en",
    "flyer-a4": "en", "poster-a2": "zh",
}  # fmt: skip
"""Each kind of format, in one of the languages."""
WHOLE = {
    "specimen-cardiology": {"bifold-a4", "booklet-a5", "flyer-a4", "poster-a2"},
    "specimen-paediatrics": set(FORMATS),
}
"""The formats that hold a department without a line too many."""
PROMISES = re.compile(
    r"最|第一(?!份)|首[个家创]|唯一|顶级|国家级|领先|率先|极限|先进|治愈率|有效率|根治|无痛|零风险|保证"
    r"|\b(best|leading|advanced|guaranteed?|unique|top|most|painless|cures?)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_nothing_is_wrong_or_doubtful(name: str, project: Project) -> None:
    studio = studio_of(project)
    department, source = project.read_department(name)
    assert [
        *consistency.examine(department, source, project.content / name),
        *editorial.examine(Manuscript(department, source)),
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
    assert all(
        getattr(department, field) for field in set(Department.model_fields) - {"theme", "formats"}
    )
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


@pytest.mark.parametrize(("sheet_name", "language"), FORMATS.items())
def test_nothing_is_lost_and_what_has_no_room_is_told(
    name: str, sheet_name: str, language: Language, project: Project, shelf: Shelf
) -> None:
    department, source = project.read_department(name)
    layout = shelf("suspension", name, language, sheet_name)
    found = [*judge_layout(layout, language, 5, source),
             *left_out(department, language, layout, source)]  # fmt: skip
    assert {finding.code for finding in found} <= {"overset-text", "sparse-panel", "abridged"}
    assert (not layout.overset) == (sheet_name in WHOLE[name])


@pytest.mark.parametrize("sheet_name", ["flyer-a4", "poster-a2", "booklet-a5"])
def test_daylight_holds_cardiology_whole_in_both_languages(sheet_name: str, shelf: Shelf) -> None:
    for language in LANGUAGES:
        layout = shelf("daylight", "specimen-cardiology", language, sheet_name)
        assert len(layout.frames) > 30
        assert not layout.overset, language


@pytest.mark.parametrize(("sheet_name", "language"), FORMATS.items())
def test_no_text_stands_on_another(
    name: str, sheet_name: str, language: Language, shelf: Shelf
) -> None:
    layout = shelf("suspension", name, language, sheet_name)
    frames = [] if layout.overset else layout.frames
    assert bool(frames) == (sheet_name in WHOLE[name])
    for one, other in combinations(frames, 2):
        across = min(one.used.right, other.used.right) - max(one.used.left, other.used.left)
        down = min(one.used.bottom, other.used.bottom) - max(one.used.top, other.used.top)
        apart = one.page != other.page or across < 1 or down < 1
        assert apart or "condition" in one.name, (one.name, other.name)


def test_approvals_are_printed_on_every_sheet(name: str, project: Project, shelf: Shelf) -> None:
    department, _ = project.read_department(name)
    for sheet_name, language in FORMATS.items():
        layout = shelf("suspension", name, language, sheet_name)
        printed = plain(" ".join(frame.text for frame in layout.frames))
        assert all(plain(line.to(language)) in printed for line in department.approvals)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_hangs_the_week_beside_the_contact(language: Language, shelf: Shelf) -> None:
    layout = shelf("suspension", "specimen-paediatrics", language, "poster-a2")
    frames = {frame.name: frame for frame in layout.frames}
    assert frames["clinic"].area.top == pytest.approx(frames["contact"].area.top, abs=0.1)
    assert frames["clinic"].used.left > frames["contact"].used.right
    assert frames["clinic"].used.left > frames["name"].used.right


def test_pictures_without_room_are_told(project: Project, shelf: Shelf) -> None:
    department, source = project.read_department("specimen-paediatrics")
    small, large = (
        list(
            pictures_left_out(
                department,
                "zh",
                shelf("suspension", "specimen-paediatrics", "zh", sheet_name),
                source,
            )
        )
        for sheet_name in ("bifold-a5", "trifold-a4")
    )
    assert [found.message.en.rpartition(": ")[2] for found in small] == ["portraits (6)"]
    assert large == []


@pytest.mark.parametrize("department", ["colorectal", *NAMES])
@pytest.mark.parametrize(("sheet_name", "language"), FORMATS.items())
def test_in_daylight_nothing_stands_opposite_what_it_is_not_linked_to(
    department: str,
    sheet_name: str,
    language: Language,
    project: Project,
    shelf: Shelf,
) -> None:
    content, _ = project.read_department(department)
    layout = shelf("daylight", department, language, sheet_name)
    conditions = _listed(layout, "conditions.items")
    techniques = _listed(layout, "techniques.items")
    # Beside each stands what begins level with it, or above it and nothing of its kind since.
    seen = {(row, _beside(techniques, top)) for row, top in conditions}
    seen |= {(_beside(conditions, top), row) for row, top in techniques}
    assert seen == set(links(content))


def _listed(layout: Layout, field: str) -> list[tuple[int, float]]:
    """Give each item's index and height on the sheet, from above."""
    found = [(frame.name.split(":"), frame.area.top) for frame in layout.frames]
    items = [(int(name[1]), top) for name, top in found if name[0] == field]
    return sorted(items, key=lambda item: item[1])


def _beside(items: list[tuple[int, float]], top: float) -> int:
    return [index for index, other in items if other < top + 2][-1]

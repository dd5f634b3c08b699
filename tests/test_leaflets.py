"""Flyer and posters: every department is set, and what is read from afar is large."""

from __future__ import annotations

import pytest

from brochure.edition import Subject, lay_out, make
from brochure.findings import LANGUAGES, Language
from brochure.judge import judge_layout
from brochure.layout.panels import Frame
from brochure.layout.typeset import Layout, Typesetter
from brochure.model.fields import Display, Wording
from brochure.model.project import Project
from tests.conftest import Shelf, studio_of

FORMATS = ("flyer-a4", "poster-a2", "poster-a1")
SPECIMENS = ("bare", "full", "long", "many", "photo", "short")


def frames(layout: Layout) -> dict[str, Frame]:
    return {frame.name: frame for frame in layout.frames}


def test_press_files_are_without_a_fault(project: Project, typesetter: Typesetter) -> None:
    content = project.read_department("colorectal")
    for sheet in FORMATS:
        edition = make(studio_of(project), typesetter, Subject("colorectal", *content, "zh", sheet))
        codes = {found.code for found in edition.findings if found.code[:4] != "law-"}
        assert codes <= {"abridged", "density"}
        assert f"{sheet}.press.pdf" in edition.files


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", FORMATS)
def test_every_specimen_fits(
    name: str, language: Language, sheet: str, specimens: Project, shelf: Shelf
) -> None:
    _, source = specimens.read_department(name)
    layout = shelf("suspension", name, language, sheet)
    codes = [found.code for found in judge_layout(layout, language, 5, source)]
    assert set(codes) <= ({"sparse-panel"} if name in {"bare", "photo", "short"} else set())
    assert {"hospital", "cover_title"} <= frames(layout).keys()
    assert all(frame.used.height > 1 for frame in layout.frames)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_never_stands_alone(language: Language, shelf: Shelf) -> None:
    for sheet in FORMATS:
        layout = shelf("suspension", "bare", language, sheet)
        assert not [name for name in frames(layout) if name.endswith(".title")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", FORMATS)
def test_fourteen_conditions_and_techniques_stand_as_a_list(
    language: Language, sheet: str, specimens: Project, typesetter: Typesetter
) -> None:
    studio = studio_of(specimens)
    department, source = specimens.read_department("many")
    assert department.techniques
    last = department.techniques.items[-1]
    more = tuple(last.model_copy(update={"id": name}) for name in ("more-1", "more-2"))
    techniques = department.techniques.model_copy(
        update={"items": department.techniques.items + more}
    )
    department = department.model_copy(update={"techniques": techniques})
    layout = lay_out(
        studio, typesetter, Subject("many", department, source, language, sheet)
    ).layout
    assert not layout.overset
    assert {"conditions.items", "techniques.items"} <= frames(layout).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_poster_is_read_from_afar(language: Language, specimens: Project, shelf: Shelf) -> None:
    a2 = shelf("suspension", "full", language, "poster-a2")
    a1 = shelf("suspension", "full", language, "poster-a1")
    assert frames(a2)["contact.qr"].area.width >= 45
    for name, frame in frames(a2).items():
        assert frames(a1)[name].area.width == pytest.approx(1.414 * frame.area.width, abs=0.1)
    theme = studio_of(specimens).theme.on(a2.sheet)
    for density in theme.densities:
        closer = theme.at(density, (0,) * len(theme.ladders))
        for role in ("condition", "technique", "body"):
            assert closer.type[role].to(language).size_pt >= 24


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", FORMATS)
@pytest.mark.parametrize("kept", [7, 1])
def test_conditions_and_techniques_that_are_not_linked_fit_as_they_did(
    kept: int, sheet: str, language: Language, project: Project, typesetter: Typesetter
) -> None:
    department, source = project.read_department("colorectal")
    assert department.conditions
    assert department.techniques
    bare = tuple(item.model_copy(update={"techniques": ()}) for item in department.conditions.items)
    department = department.model_copy(
        update={
            "cover_title": Display(zh="内分泌|代谢科", en="Endocrinology"),
            "second_name": Display(zh="糖尿病足中心", en="Diabetic Foot Centre"),
            "axes": tuple(Wording(zh="管得住", en="Under control") for _ in range(3)),
            "conditions": department.conditions.model_copy(update={"items": bare}),
            "techniques": department.techniques.model_copy(
                update={"items": department.techniques.items[:kept]}
            ),
        }
    )
    subject = Subject("colorectal", department, source, language, sheet)
    layout = lay_out(studio_of(project, theme="daylight"), typesetter, subject).layout
    assert {"conditions.items:7", f"techniques.items:{kept - 1}"} <= frames(layout).keys()
    assert not layout.overset

"""Flyer and posters: every department is set, and what is read from afar is large."""

from __future__ import annotations

import pytest

from brochure.edition import Subject, lay_out, make
from brochure.findings import LANGUAGES, Language
from brochure.judge import judge_layout
from brochure.layout.panels import Frame
from brochure.layout.typeset import Layout, Typesetter
from brochure.model.project import Project
from tests.conftest import studio_of

FORMATS = ("flyer-a4", "poster-a2", "poster-a1")
SPECIMENS = ("bare", "full", "long", "many", "photo", "short")


def set_one(
    project: Project, typesetter: Typesetter, name: str, language: Language, sheet: str
) -> tuple[Layout, list[str]]:
    """Lay out one edition; gives the codes of what is found, too."""
    studio = studio_of(project)
    department, source = project.read_department(name)
    layout = lay_out(studio, typesetter, Subject(name, department, source, language, sheet)).layout
    return layout, [found.code for found in judge_layout(layout, language, 5, source)]


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
    name: str, language: Language, sheet: str, specimens: Project, typesetter: Typesetter
) -> None:
    layout, codes = set_one(specimens, typesetter, name, language, sheet)
    assert set(codes) <= ({"sparse-panel"} if name in {"bare", "photo", "short"} else set())
    assert {"hospital", "cover_title"} <= frames(layout).keys()
    assert all(frame.used.height > 1 for frame in layout.frames)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_never_stands_alone(
    language: Language, specimens: Project, typesetter: Typesetter
) -> None:
    for sheet in FORMATS:
        layout, _ = set_one(specimens, typesetter, "bare", language, sheet)
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
def test_the_poster_is_read_from_afar(
    language: Language, specimens: Project, typesetter: Typesetter
) -> None:
    a2, _ = set_one(specimens, typesetter, "full", language, "poster-a2")
    a1, _ = set_one(specimens, typesetter, "full", language, "poster-a1")
    assert frames(a2)["contact.qr"].area.width >= 45
    for name, frame in frames(a2).items():
        assert frames(a1)[name].area.width == pytest.approx(1.414 * frame.area.width, abs=0.1)
    theme = studio_of(specimens).theme.on(a2.sheet)
    for density in theme.densities:
        closer = theme.at(density, (0,) * len(theme.ladders))
        for role in ("condition", "technique", "body"):
            assert closer.type[role].to(language).size_pt >= 24

"""The hammock shows the figures: so many threads, so many points, none near a fold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.findings import Language
from brochure.layout.compose import Design, compose
from brochure.layout.ornament import drawn, hammock
from brochure.model.project import Project
from brochure.studio import Studio

LEFT, RIGHT = (0.0, 40.0), (100.0, 60.0)


def design(project: Project, sheet: str = "trifold-a4") -> Design:
    studio = Studio.of(project)
    return studio.design(studio.formats.formats[sheet], studio.theme)


def sides(project: Project, language: Language, name: str = "colorectal") -> list[str]:
    department, _ = project.read_department(name)
    html = compose(department, language, design(project))
    return html.split('<div class="sheet"')[1:]


@given(st.integers(1, 90), st.integers(1, 40), st.integers(1, 40))
def test_one_thread_each_hung_between_two_points(threads: int, lefts: int, rights: int) -> None:
    drawing = hammock((threads, lefts, rights), LEFT, RIGHT, 10, (50, 20))
    assert len(drawing.threads) == threads
    assert (len(drawing.left_points), len(drawing.right_points)) == (lefts, rights)
    for curve in drawing.threads:
        assert curve.start in drawing.left_points
        assert curve.end in drawing.right_points


@given(st.integers(2, 90), st.integers(2, 40), st.integers(2, 40))
def test_every_point_holds_a_thread_when_there_are_enough(t: int, a: int, b: int) -> None:
    drawing = hammock((t, a, b), LEFT, RIGHT, 10, (50, 20))
    if t >= 2 * max(a, b):
        assert {curve.start for curve in drawing.threads} == set(drawing.left_points)
        assert {curve.end for curve in drawing.threads} == set(drawing.right_points)


def test_a_thread_sags_as_deep_as_it_is_told() -> None:
    drawing = hammock((2, 2, 2), LEFT, RIGHT, 10, (50, 20))
    assert [max(curve.at(t / 100)[1] for t in range(101)) for curve in drawing.threads] == [
        pytest.approx(60, abs=0.01),
        pytest.approx(30, abs=0.01),
    ]


def test_more_than_the_eye_can_count_stand_for_several() -> None:
    assert drawn(51, 90) == (51, 1)
    assert drawn(90, 90) == (90, 1)
    assert drawn(120, 90) == (60, 2)
    assert drawn(300, 90) == (75, 4)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_colorectal_cover_shows_51_threads_14_and_21_points(
    project: Project, language: Language
) -> None:
    for side, stroke in zip(sides(project, language), ("0.16", "0.13"), strict=True):
        art = side.split("<section")[0]
        assert len(re.findall(rf'<path[^>]*stroke-width="{stroke}"', art)) == 51
        radius = "0.85" if stroke == "0.16" else "0.6"
        points = re.findall(rf'<circle cx="([\d.]+)"[^>]*r="{radius}" fill="([^"]+)"', art)
        persimmon = [x for x, fill in points if fill == "device-cmyk(0 0.7 0.8 0)"]
        assert (len(points) - len(persimmon), len(persimmon)) == (14, 21)


@pytest.mark.parametrize("sheet_name", ["trifold-a4", "trifold-285"])
def test_no_point_or_node_stands_within_5_mm_of_a_fold(project: Project, sheet_name: str) -> None:
    department, _ = project.read_department("colorectal")
    drawing = design(project, sheet_name)
    html = compose(department, "zh", drawing)
    for page, text in enumerate(html.split('<div class="sheet"')[1:], 1):
        points = re.findall(r'<circle cx="([\d.]+)" cy="[\d.]+" r="([\d.]+)"', text)
        assert len(points) >= 35
        for x, radius in points:
            for fold in drawing.sheet.folds(page):
                assert abs(float(x) - fold) - float(radius) >= 5


def test_the_key_says_when_a_thread_stands_for_two_beds(specimens: Project) -> None:
    assert "One thread stands for 2" in "".join(sides(specimens, "en", "full")).replace(
        "\u00a0", " "
    )
    assert "One thread stands" not in "".join(sides(specimens, "en", "long"))


def test_figures_that_are_missing_give_the_default_drawing(specimens: Project) -> None:
    outside, inside = sides(specimens, "zh", "short")
    assert len(re.findall('stroke-width="0.16"', outside)) == 36
    assert 'stroke-width="0.13"' not in inside


def test_specimens_are_marked(specimens: Project) -> None:
    names = specimens.departments()
    assert len(names) >= 6
    for name in names:
        first = (specimens.content / name / "brochure.yaml").read_text(encoding="utf-8")[:200]
        assert "SPECIMEN" in first
        assert "样本" in first

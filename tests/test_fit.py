"""Text that does not fit is measured, set denser where the theme says so, and else reported."""

from __future__ import annotations

from typing import Any

import pytest

from brochure.findings import Finding, Language
from brochure.judge import judge_layout
from brochure.layout.compose import compose
from brochure.layout.fit import fit
from brochure.layout.typeset import Layout, Typesetter
from brochure.model.content import Department
from brochure.model.project import Project
from brochure.model.source import Source
from brochure.model.theme import Theme
from brochure.studio import Studio

LINE = {"zh": "再加一行样本文字，看看放不放得下，一直写到行尾。", "en": "one more specimen line"}


class Bench:
    """Lays out the colorectal content with some fields changed."""

    def __init__(self, project: Project, typesetter: Typesetter) -> None:
        self.studio = Studio.of(project)
        self.typesetter = typesetter
        self.department, self.source = project.read_department("colorectal")
        self.sheet = self.studio.formats.formats["trifold-a4"]
        self.tried: list[Theme] = []

    def change(self, **fields: Any) -> Department:
        changed = self.department.model_dump() | fields
        return Department.model_validate(changed)

    def lay_out(self, department: Department, language: Language) -> Layout:
        self.tried.clear()

        def once(theme: Theme) -> Layout:
            self.tried.append(theme)
            studio = self.studio
            html = compose(department, language, studio.design(self.sheet, theme))
            return self.typesetter.typeset(html, self.sheet, studio.theme_folder, {})

        self.density = ""
        fitted = fit(self.studio.theme, once)
        self.density = fitted.density
        return fitted.layout

    def overset(self, department: Department, language: Language) -> list[Finding]:
        source = Source("brochure.yaml", None, {})
        layout = self.lay_out(department, language)
        found = judge_layout(layout, language, 5, source)
        return [finding for finding in found if finding.code == "overset-text"]


@pytest.fixture(scope="module")
def bench(project: Project, typesetter: Typesetter) -> Bench:
    return Bench(project, typesetter)


def paragraphs(bench: Bench, count: int) -> dict[str, Any]:
    about = bench.department.about
    assert about
    extra = [{"zh": LINE["zh"], "en": LINE["en"]}] * count
    return {**about.model_dump(), "paragraphs": [*about.model_dump()["paragraphs"], *extra]}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_real_text_fits_at_the_loosest_setting(bench: Bench, language: Language) -> None:
    layout = bench.lay_out(bench.department, language)
    assert layout.overset == ()
    assert layout.findings == ()
    assert len(bench.tried) == 1
    assert len(layout.frames) >= 25


def test_one_line_too_many_takes_the_next_density_then_is_reported(bench: Bench) -> None:
    counts = []
    for extra in range(1, 30):
        found = bench.overset(bench.change(about=paragraphs(bench, extra)), "en")
        counts.append(len(bench.tried))
        if found:
            break
    assert counts[:1] != counts[-1:]
    assert counts == sorted(counts)
    assert len(found) == 1
    assert "flap" in found[0].place.en
    assert "折入页" in found[0].place.zh
    assert " 1 line" in found[0].message.en or " 2 lines" in found[0].message.en
    year = bench.tried[-1].type["year"].en.size_pt
    body = bench.tried[-1].type["body"].en.size_pt
    assert (year, body) == (44, 9)


def test_text_far_too_long_is_measured_in_full(bench: Bench) -> None:
    layout = bench.lay_out(bench.change(about=paragraphs(bench, 100)), "zh")
    about = next(frame for frame in layout.overset if frame.name == "about")
    # 100 paragraphs of two lines at 16 pt and 2.2 mm between them: nothing was cut on the way.
    assert about.over_mm > 100 * (2 * 16 * 0.3528 + 2.2) - 100
    assert about.over_lines > 190


def test_one_word_too_many_in_a_label_of_fixed_width(bench: Bench) -> None:
    team = bench.department.team
    assert team
    changed = team.model_dump()
    changed["figures"][1]["label"]["en"] = "doctors " + "andassistantswithoutanyspaceinbetween"
    found = bench.overset(bench.change(team=changed), "en")
    assert [finding.code for finding in found] == ["overset-text"]
    assert "mm too much" in found[0].message.en
    assert "too wide" in found[0].message.en


def test_a_heading_of_two_lines_is_reported(bench: Bench) -> None:
    changed = {**bench.department.conditions.model_dump()} if bench.department.conditions else {}
    changed["title"] = {"zh": "诊疗范围与更多更多更多内容说明", "en": "What we treat"}
    found = bench.overset(bench.change(conditions=changed), "zh")
    assert len(found) == 1
    assert "conditions.title" in found[0].message.zh


@pytest.mark.parametrize(
    ("title", "size", "reported"),
    [
        ("Colorectal|and Anal|Surgery", 45, False),
        ("Orthopaedics|Clinic", 37, False),
        ("Endocrinology|Clinic", 31, False),
        ("Gastroenterological|Surgery", 31, True),
        ("A|B|C|D|E|F|G|H", 31, True),
    ],
)
def test_a_long_cover_title_is_set_smaller_down_to_31_pt(
    bench: Bench, title: str, size: float, reported: bool
) -> None:
    department = bench.change(cover_title={"zh": "结直肠|肛门外科", "en": title})
    found = bench.overset(department, "en")
    assert bool(found) is reported
    assert bench.tried[-1].type["cover-title"].en.size_pt == size
    if found:
        assert "cover" in found[0].place.en


def densest_of(theme: Theme) -> Theme:
    return theme.at(list(theme.densities)[-1], tuple(len(ladder.steps) for ladder in theme.ladders))


def test_the_theme_sets_nothing_below_eight_points(bench: Bench) -> None:
    densest = densest_of(bench.studio.theme)
    sizes = [role.to(lang).size_pt for role in densest.type.values() for lang in ("zh", "en")]
    assert len(sizes) > 30
    assert min(sizes) >= 8


def test_a_figure_that_is_not_drawn_is_printed_all_the_same(bench: Bench) -> None:
    team = bench.department.team
    assert team
    more = {"count": 7, "label": {"zh": "间诊室（样本）", "en": "rooms (specimen)"}}
    changed = {**team.model_dump(), "figures": [*team.model_dump()["figures"], more]}
    department = bench.change(team=changed)
    assert bench.overset(department, "en") == []
    studio = bench.studio
    html = compose(department, "en", studio.design(bench.sheet, studio.theme))
    assert "rooms (specimen)" in html

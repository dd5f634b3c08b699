"""Text flows over a booklet's pages in its order and whole; no page is overfull or left over."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from brochure.edition import Subject, lay_out
from brochure.findings import Language
from brochure.judge import judge_layout
from brochure.layout.flatplan import flatplan, half
from brochure.layout.galley import Block, Galley, Laid, make_up
from brochure.layout.typeset import Layout, Typesetter
from brochure.model.project import Project
from tests.conftest import studio_of
from tests.project_maker import make_project

COUNTS = (8, 12, 16)
SHEET = "booklet-a5"
HUGE = 10_000


def block(name: object, gap_mm: float = 3, keep: bool = False) -> Block:
    return Block(Markup("<p>{}</p>").format(name), str(name), gap_mm, keep)


def laid(
    heights: Sequence[float], columns: Sequence[float], most: int = HUGE, keep: Sequence[bool] = ()
) -> list[tuple[Laid, ...]]:
    kept = [*keep, *[False] * (len(heights) - len(keep))]
    blocks = [block(index, keep=keep) for index, keep in enumerate(kept)]
    return list(make_up(blocks, heights, columns, most))


def names(pages: Sequence[Sequence[Laid]]) -> list[list[str]]:
    return [[item.frame for item in page] for page in pages]


def test_blocks_fill_a_page_and_go_on_at_the_head_of_the_next() -> None:
    pages = laid([40, 50, 60, 10], [100])
    assert names(pages) == [["0", "1"], ["2", "3"]]
    assert [[item.top_mm for item in page] for page in pages] == [[0, 43], [0, 63]]


def test_the_first_page_may_be_shorter_than_the_others() -> None:
    assert names(laid([40, 50, 40], [60, 100])) == [["0"], ["1", "2"]]


def test_a_heading_goes_with_what_it_heads() -> None:
    pages = laid([80, 10, 30], [100], keep=[False, True])
    assert names(pages) == [["0"], ["1", "2"]]


def test_text_for_too_many_pages_is_one_block_without_room() -> None:
    pages = laid([90, 90, 50, 50, 50], [100], most=2)
    assert names(pages) == [["0"], ["1", "2"]]
    last = pages[-1][-1]
    assert (last.top_mm, last.height_mm) == (93, 7)
    assert [f"<p>{index}</p>" in last.html for index in range(5)] == [False, False] + [True] * 3


def test_a_block_higher_than_its_page_is_given_the_page() -> None:
    pages = laid([10, 150, 10], [100])
    assert names(pages) == [["0"], ["1"], ["2"]]
    assert pages[1][0].height_mm == 100


heights_of = st.lists(st.floats(1, 90), min_size=1, max_size=40)


@given(heights=heights_of, keeps=st.lists(st.booleans(), max_size=40), most=st.integers(1, 9))
def test_order_is_kept_nothing_lost_and_no_page_overfull(
    heights: list[float], keeps: list[bool], most: int
) -> None:
    pages = laid(heights, [80, 100], most, keeps[: len(heights)])
    text = "".join(item.html for page in pages for item in page)
    places = [text.index(f"<p>{index}</p>") for index in range(len(heights))]
    assert places == sorted(places)
    assert len(pages) <= most and all(pages)
    for number, page in enumerate(pages):
        bottom = 0.0
        for item in page:
            assert item.top_mm >= bottom - 0.01
            bottom = item.bottom_mm
        assert bottom <= (80 if number == 0 else 100) + 0.02


@given(heights=st.lists(st.floats(1, 40), min_size=2, max_size=40), data=st.data())
def test_no_heading_stands_alone_at_a_pages_foot(heights: list[float], data: st.DataObject) -> None:
    heads = data.draw(st.sets(st.integers(0, len(heights) - 2)))
    keeps = [index in heads and index - 1 not in heads for index in range(len(heights))]
    for page in laid(heights, [100], keep=keeps)[:-1]:
        assert not keeps[int(page[-1].frame)]


def test_an_empty_galley_is_not_set() -> None:
    galley = Galley("en", lambda html: pytest.fail(f"set {html}"))
    assert galley.flow([], "", 100, [100], 3) == ()


@given(before=st.integers(0, 6), after=st.integers(0, 6), loose=st.integers(0, 3))
def test_the_flatplan_centres_the_spread_and_leaves_no_page_over(
    before: int, after: int, loose: int
) -> None:
    plan = flatplan(
        [f"b{i}" for i in range(before)], ["left", "right"], [f"a{i}" for i in range(after)],
        [f"x{i}" for i in range(loose)], (["drawing", "notes"], ["visit", "notes"]), COUNTS,
    )  # fmt: skip
    count = len(plan) + 2
    assert count % 4 == 0
    assert plan[half(count) : half(count) + 2] == ("left", "right")
    kept = [page for page in plan if page[0] in "bax"]
    assert sorted(kept) == sorted({*kept}) and len(kept) == before + after + loose
    for letter in "bax":
        own = [page for page in plan if page.startswith(letter)]
        assert own == sorted(own)
    if before + after + loose <= 12:
        fewer = [half(less) for less in COUNTS if less < count]
        assert all(room < max(before, after, (before + after + loose) / 2) for room in fewer)


def test_fillers_are_a_place_to_write_and_the_drawing() -> None:
    fillers = (["drawing", "notes"], ["visit", "notes"])
    plan = flatplan(["text"], ["left", "right"], [], [], fillers, COUNTS)
    assert plan == ("text", "drawing", "left", "right", "visit", "notes")


def set_booklet(
    project: Project, typesetter: Typesetter, name: str, language: Language
) -> tuple[Layout, list[str]]:
    studio = studio_of(project)
    department, source = project.read_department(name)
    layout = lay_out(studio, typesetter, Subject(name, department, source, language, SHEET)).layout
    found = judge_layout(layout, language, studio.profile.safe_area_mm, source)
    return layout, [finding.code for finding in found]


LONG = """
hospital: {zh: 样本医院, en: Specimen Hospital}
name: {zh: 样本科, en: Specimen}
about:
  title: {zh: 简介, en: About}
  paragraphs:
"""


@pytest.mark.parametrize(
    ("paragraphs", "pages", "codes"), [(4, 8, []), (18, 12, []), (160, 16, ["overset-text"])]
)
def test_a_longer_text_makes_more_pages_and_too_long_a_text_one_finding(
    paragraphs: int,
    pages: int,
    codes: list[str],
    tmp_path_factory: pytest.TempPathFactory,
    typesetter: Typesetter,
) -> None:
    said = "样本文字，没有任何真实的信息。" * 6
    text = LONG + "".join(
        f'    - {{zh: 第 {n} 段。{said}, en: "{n}"}}\n' for n in range(paragraphs)
    )
    project = make_project(tmp_path_factory.mktemp("project"), ward=text)
    layout, found = set_booklet(project, typesetter, "ward", "zh")
    assert layout.sheet.count == pages
    assert found == codes
    tops = [frame.area.top for frame in layout.frames if frame.name.startswith("about.paragraphs")]
    assert len(tops) > 3


def test_a_booklet_can_have_more_pages_than_it_was_asked_for_before(project: Project) -> None:
    sheet = studio_of(project).formats.formats[SHEET]
    assert len(sheet.panels) == 8
    assert len(sheet.of(12).panels) == len(sheet.of(10).panels) == 12
    assert dataclasses.astuple(sheet.of(99).panel("page-16").area)[:2] == (0, 0)

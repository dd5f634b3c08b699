"""Threads lead from conditions to techniques, and do not cross where they need not."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.layout.ornament import Curve
from brochure.layout.pathway import (
    PITCH_MM,
    SPAN_MM,
    Pathway,
    crossings,
    grouped,
    links,
    listed,
    order,
    pathway,
    threaded,
)
from brochure.model.content import (
    Condition,
    Conditions,
    Department,
    Technique,
    Techniques,
)
from brochure.model.fields import Display, Wording
from brochure.model.project import Project


def bilingual(text: str) -> Wording:
    return Wording(zh=text, en=text)


def department(
    conditions: int, techniques: int, targets: list[list[int]] | None = None
) -> Department:
    linked = targets if targets is not None else [[i % techniques] for i in range(conditions)]
    return Department(
        hospital=Display(zh="样本", en="Specimen"),
        name=Display(zh="样本", en="Specimen"),
        conditions=Conditions(
            title=bilingual("t"),
            items=tuple(
                Condition(name=bilingual(f"c{i}"), techniques=tuple(f"t{j}" for j in linked[i]))
                for i in range(conditions)
            ),
        ),
        techniques=Techniques(
            title=bilingual("t"),
            items=tuple(Technique(id=f"t{j}", title=bilingual(f"t{j}")) for j in range(techniques)),
        ),
    )


def draw(department: Department) -> Pathway:
    return pathway(department, left=72.5, right=112.5, top=78, sag=14)


def crosses(a: Curve, b: Curve) -> bool:
    """Tell whether two threads change order between their ends (sampled finely)."""
    if a.start == b.start or a.end == b.end:
        return False
    gaps = [a.at(t / 200)[1] - b.at(t / 200)[1] for t in range(201)]
    return min(gaps) < 0 < max(gaps)


def test_the_colorectal_pathway(project: Project) -> None:
    drawing = draw(project.read_department("colorectal")[0])
    assert len(drawing.conditions) == 8
    assert len(drawing.techniques) == 7
    assert len(drawing.threads) == 9
    pairs = links(project.read_department("colorectal")[0])
    assert crossings(pairs, order(7, pairs)) == 0
    assert not any(crosses(a, b) for a, b in combinations(drawing.threads, 2))
    assert drawing.pitch == pytest.approx(14.5)
    assert [row.index for row in drawing.techniques] == list(range(7))
    assert drawing.conditions[0].y == drawing.techniques[0].y == 78
    assert drawing.conditions[-1].y == pytest.approx(drawing.techniques[-1].y)


@given(st.integers(1, 11), st.integers(1, 14))
def test_rows_stay_on_the_sheet_for_any_number(conditions: int, techniques: int) -> None:
    drawing = draw(department(conditions, techniques))
    ys = [row.y for row in (*drawing.conditions, *drawing.techniques)]
    assert min(ys) >= 78
    assert max(ys) <= 78 + max(SPAN_MM, PITCH_MM[0] * (conditions - 1)) + 0.01
    assert len(drawing.conditions) == conditions
    assert len(drawing.techniques) == techniques


@given(st.lists(st.integers(0, 5), min_size=1, max_size=10))
def test_one_technique_each_is_ordered_without_a_crossing(targets: list[int]) -> None:
    grouped = sorted(targets)
    pairs = tuple(enumerate(grouped))
    shuffled = {value: place for place, value in enumerate(dict.fromkeys(reversed(grouped)))}
    pairs = tuple((row, shuffled[target]) for row, target in pairs)
    assert crossings(pairs, order(len(shuffled), pairs)) == 0


def test_crossings_that_no_order_removes_are_counted() -> None:
    pairs = ((0, 0), (1, 1), (2, 0), (3, 1))
    assert crossings(pairs, order(2, pairs)) == 1


def test_techniques_follow_their_conditions() -> None:
    drawing = draw(department(3, 3, [[2], [0], [1]]))
    assert [row.index for row in drawing.techniques] == [2, 0, 1]


@pytest.mark.parametrize(
    ("conditions", "expected"), [(2, True), (11, True), (12, False), (14, False)]
)
def test_more_than_eleven_conditions_are_a_list(conditions: int, expected: bool) -> None:
    assert threaded(department(conditions, 4)) is expected


def test_without_links_there_is_a_list() -> None:
    assert not threaded(department(3, 2, [[], [], []]))


def test_a_list_keeps_the_links_as_words() -> None:
    drawing = listed(department(14, 12), top=46, bottom=184)
    assert drawing.threads == ()
    assert drawing.techniques[0].y == 46
    assert drawing.techniques[-1].y <= 184
    assert drawing.conditions[13].linked == (1,)


def test_cards_of_unequal_height_do_not_meet() -> None:
    heights = [5.0] * 13 + [12.0]
    rows = listed(department(14, 14), top=46, bottom=160, cards_mm=heights).techniques
    assert rows[0].y == 46
    for above, below in pairwise(rows):
        assert below.y - above.y >= heights[above.index] + 0.5
        assert heights[above.index] <= above.room_mm <= below.y - above.y
    even = listed(department(14, 14), top=46, bottom=160, cards_mm=[5.0] * 14).techniques
    assert even == listed(department(14, 14), top=46, bottom=160).techniques


@pytest.mark.parametrize("name", ["colorectal", "specimen-cardiology", "specimen-paediatrics"])
def test_a_group_holds_no_condition_beside_a_technique_that_does_not_treat_it(
    name: str, project: Project
) -> None:
    department, _ = project.read_department(name)
    groups = grouped(department)
    printed = sorted(
        (row, technique)
        for group in groups
        for row in group.conditions
        for technique in group.techniques
    )
    assert printed == sorted(links(department))


def test_groups_that_share_a_technique_follow_each_other() -> None:
    groups = grouped(department(5, 4, [[0, 1], [3], [2], [1, 2], [0]]))
    assert [group.conditions for group in groups] == [(2,), (3,), (0,), (4,), (1,)]
    assert [group.techniques for group in groups] == [(2,), (2, 1), (1, 0), (0,), (3,)]


def test_what_is_linked_to_nothing_stands_last_by_itself() -> None:
    groups = grouped(department(3, 3, [[], [1], [1]]))
    assert [(group.conditions, group.techniques) for group in groups] == [
        ((1, 2), (1,)),
        ((), (0, 2)),
        ((0,), ()),
    ]


def test_without_links_all_is_one_group() -> None:
    (group,) = grouped(department(3, 2, [[], [], []]))
    assert group.conditions == (0, 1, 2)
    assert group.techniques == (0, 1)


@given(st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=1, max_size=10))
def test_every_link_is_in_one_group_and_nothing_is_lost(targets: list[list[int]]) -> None:
    drawn = department(len(targets), 6, targets)
    groups = grouped(drawn)
    assert sorted(row for group in groups for row in group.conditions) == list(range(len(targets)))
    assert {name for group in groups for name in group.techniques} == set(range(6))
    if links(drawn):
        for group in groups:
            assert all(set(targets[row]) == set(group.techniques) for row in group.conditions)

"""The pathway: threads that lead from each condition to the techniques that treat it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import mean

from brochure.layout.ornament import Curve
from brochure.model.content import Department

SPAN_MM = 101.5
"""The height that the rows of a full pathway take."""
PITCH_MM = (9.5, 17.0)
CARD_PITCH_MM = 14.5
"""A technique's row is at least so high where there is room."""
CARD_GAP_MM = 2.3
LEAST_GAP_MM = 0.7
"""White under a card of a list: with even rows, and where each card takes its own height."""
MAX_THREADED = 11
"""With more conditions than this a list is clearer than threads."""


@dataclass(frozen=True)
class Row:
    """A condition or technique: its index in the content and its height on the sheet."""

    index: int
    y: float
    linked: tuple[int, ...] = ()
    room_mm: float = 0.0
    """The height for a card that is not on an even row."""


@dataclass(frozen=True)
class Pathway:
    """Rows of conditions, rows of techniques and the threads between them, in millimetres."""

    conditions: tuple[Row, ...]
    techniques: tuple[Row, ...]
    threads: tuple[Curve, ...]
    pitch: float
    card_pitch: float


def links(department: Department) -> tuple[tuple[int, int], ...]:
    """List which condition leads to which technique, by index."""
    if not department.conditions or not department.techniques:
        return ()
    index = {technique.id: place for place, technique in enumerate(department.techniques.items)}
    return tuple(
        (row, index[name])
        for row, condition in enumerate(department.conditions.items)
        for name in condition.techniques
        if name in index
    )


def order(techniques: int, pairs: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """Order techniques by the mean place of their conditions, so that threads do not cross."""

    def place(technique: int) -> float:
        rows = [row for row, linked in pairs if linked == technique]
        return mean(rows) if rows else float("inf")

    return tuple(sorted(range(techniques), key=place))


def crossings(pairs: tuple[tuple[int, int], ...], ordered: tuple[int, ...]) -> int:
    """Count the pairs of threads that cross."""
    rank = {technique: place for place, technique in enumerate(ordered)}
    return sum((a[0] - b[0]) * (rank[a[1]] - rank[b[1]]) < 0 for a, b in combinations(pairs, 2))


@dataclass(frozen=True)
class Group:
    """Conditions that the very same techniques treat, by index."""

    conditions: tuple[int, ...]
    techniques: tuple[int, ...]


def grouped(department: Department) -> tuple[Group, ...]:
    """Put together only what truly belongs together: a technique may stand in several groups.

    Groups that share a technique stand one after the other; what is linked to nothing comes last.
    """
    conditions = range(len(department.conditions.items) if department.conditions else 0)
    techniques = range(len(department.techniques.items) if department.techniques else 0)
    pairs = links(department)
    if not pairs:
        return (Group(tuple(conditions), tuple(techniques)),) if conditions or techniques else ()
    linked = {row: _linked(row, pairs) for row in conditions}
    chain = _chain(list(dict.fromkeys(frozenset(linked[row]) for row in conditions if linked[row])))
    groups = [
        Group(
            tuple(row for row in conditions if set(linked[row]) == shared),
            _between(chain, place, linked),
        )
        for place, shared in enumerate(chain)
    ]
    rest = set(techniques).difference(*chain)
    alone = tuple(row for row in conditions if not linked[row])
    groups += [Group((), tuple(sorted(rest)))] if rest else []
    groups += [Group(alone, ())] if alone else []
    return tuple(groups)


def _chain(rows: list[frozenset[int]]) -> list[frozenset[int]]:
    """Order sets so that those that share something follow each other, each chain from an end."""
    left, chain = list(rows), [frozenset[int]()]
    while left:
        near = (
            [row for row in left if row & chain[-1]]
            or [row for row in left if row & frozenset().union(*chain)]
            or _reached(left)
        )
        chain.append(min(near, key=lambda row: sum(bool(row & other) for other in left)))
        left.remove(chain[-1])
    return chain[1:]


def _reached(rows: list[frozenset[int]]) -> list[frozenset[int]]:
    """Give those that share something with the first, or with one that does."""
    found = [rows[0]]
    for row in found:
        found += [other for other in rows if other & row and other not in found]
    return [row for row in rows if row in found]


def _between(
    chain: list[frozenset[int]], place: int, linked: dict[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """Order a group's techniques: first what the group before shares, last what the next does."""
    before = chain[place - 1] if place else frozenset[int]()
    after = chain[place + 1] if place + 1 < len(chain) else frozenset[int]()
    given = next(names for names in linked.values() if set(names) == chain[place])
    return tuple(sorted(dict.fromkeys(given), key=lambda name: (name in after) - (name in before)))


def threaded(department: Department) -> bool:
    """Tell whether the pathway can be drawn with threads, or is a list."""
    pairs = links(department)
    return (
        bool(pairs)
        and len({row for row, _ in pairs}) <= MAX_THREADED
        and (department.conditions is not None and len(department.conditions.items) <= MAX_THREADED)
    )


def pathway(
    department: Department,
    left: float,
    right: float,
    top: float,
    sag: float,
    span: float = SPAN_MM,
    pitches: tuple[float, float] = PITCH_MM,
    card_pitch: float = CARD_PITCH_MM,
) -> Pathway:
    """Place rows and draw threads from x `left` to x `right`, the first row at y `top`.

    The rows take `span` at most; `pitches` are the closest and the widest of the conditions.
    """
    pairs = links(department)
    rows = len(department.conditions.items) if department.conditions else 0
    cards = len(department.techniques.items) if department.techniques else 0
    ordered = order(cards, pairs)
    pitch = min(max(span / max(rows - 1, 1), pitches[0]), pitches[1])
    row_span = pitch * max(rows - 1, 0)
    card_span = min(max(row_span, card_pitch * (cards - 1)), span)
    height = max(row_span, card_span)
    start = top + (12 if rows <= 4 and height <= span - 24 else 0)
    condition_ys = _spread(rows, start + (height - row_span) / 2, row_span)
    card_ys = _spread(cards, start + (height - card_span) / 2, card_span)
    rank = {technique: place for place, technique in enumerate(ordered)}
    threads = tuple(
        _thread((left, condition_ys[row]), (right, card_ys[rank[technique]]), sag)
        for row, technique in pairs
    )
    return Pathway(
        tuple(Row(index, y, _linked(index, pairs)) for index, y in enumerate(condition_ys)),
        tuple(Row(index, y) for index, y in zip(ordered, card_ys, strict=True)),
        threads,
        pitch,
        card_span / (cards - 1) if cards > 1 else span / 2,
    )


def listed(
    department: Department, top: float, bottom: float, cards_mm: Sequence[float] = ()
) -> Pathway:
    """Place techniques as a list between two heights, and draw no threads.

    Where the highest of the cards is too high for even rows, each card takes its own height.
    """
    pairs = links(department)
    rows = len(department.conditions.items) if department.conditions else 0
    cards = len(department.techniques.items) if department.techniques else 0
    ordered = order(cards, pairs)
    pitch = min((bottom - top) / max(cards - 1, 1), PITCH_MM[1])
    even = not cards_mm or max(cards_mm) <= pitch - CARD_GAP_MM
    heights = () if even else tuple(cards_mm[index] for index in ordered)
    return Pathway(
        tuple(Row(index, top + index * pitch, _linked(index, pairs)) for index in range(rows)),
        tuple(
            _stacked(ordered, heights, top, bottom)
            if heights
            else (Row(index, top + place * pitch) for place, index in enumerate(ordered))
        ),
        (),
        pitch,
        pitch,
    )


def _stacked(
    ordered: tuple[int, ...], heights: tuple[float, ...], top: float, bottom: float
) -> Iterator[Row]:
    """Place cards one under the other, what is left between `top` and `bottom` between them."""
    left = bottom - top - sum(heights[:-1])
    gap = max(left / max(len(heights) - 1, 1), LEAST_GAP_MM)
    y = top
    for index, height in zip(ordered, heights, strict=True):
        yield Row(index, y, room_mm=height + gap - 0.5)
        y += height + gap


def _linked(row: int, pairs: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    return tuple(technique for linked, technique in pairs if linked == row)


def _spread(count: int, start: float, span: float) -> list[float]:
    if count == 1:
        return [start + span / 2]
    return [start + index * span / (count - 1) for index in range(count)]


def _thread(start: tuple[float, float], end: tuple[float, float], sag: float) -> Curve:
    width = end[0] - start[0]
    return Curve(
        start, (start[0] + 0.33 * width, start[1] + sag), (end[0] - 0.38 * width, end[1] + sag), end
    )

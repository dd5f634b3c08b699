"""Numbers beside a sheet, each led to its place by a line; no two lines cross."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from brochure.units import Rectangle

GUTTER_MM = 16.0
STEP_MM = 9.0
Point = tuple[float, float]


@dataclass(frozen=True)
class Leader:
    """One number in the gutter, and the place that it speaks of."""

    number: int
    label: Point
    place: Point


def lead(places: dict[int, Point], sheet: Rectangle) -> tuple[Leader, ...]:
    """Set every number in the gutter nearer to its place, evenly enough to be read."""
    middle = sheet.left + sheet.width / 2
    left = {number: place for number, place in places.items() if place[0] < middle}
    right = {number: place for number, place in places.items() if place[0] >= middle}
    return (
        *_column(left, sheet.left - GUTTER_MM / 2, sheet),
        *_column(right, sheet.right + GUTTER_MM / 2, sheet),
    )


def cross(one: Leader, other: Leader) -> bool:
    """Tell whether two lines cross."""
    a, b, c, d = one.label, one.place, other.label, other.place
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _column(places: dict[int, Point], x: float, sheet: Rectangle) -> list[Leader]:
    order = sorted(places, key=lambda number: places[number][1])
    labels = [(x, y) for y in _spread([places[number][1] for number in order], sheet)]
    found = [
        Leader(number, label, places[number]) for number, label in zip(order, labels, strict=True)
    ]
    return _untangled(found)


def _spread(wanted: list[float], sheet: Rectangle) -> list[float]:
    """Set heights near those wanted, in order and far enough apart; the last may pass the foot."""
    heights: list[float] = []
    for place in wanted:
        least = heights[-1] + STEP_MM if heights else sheet.top + STEP_MM / 2
        heights.append(max(place, least))
    foot = sheet.bottom - STEP_MM / 2
    for index in range(len(heights) - 1, -1, -1):
        heights[index] = max(min(heights[index], foot), sheet.top + STEP_MM / 2 + index * STEP_MM)
        foot = heights[index] - STEP_MM
    return heights


def _untangled(leaders: list[Leader]) -> list[Leader]:
    """Swap the labels of lines that cross; each swap makes the lines shorter, so it ends."""
    found = list(leaders)
    while True:
        pair = next(((i, j) for i, j in combinations(range(len(found)), 2)
                     if cross(found[i], found[j])), None)  # fmt: skip
        if pair is None:
            return found
        one, other = (found[index] for index in pair)
        found[pair[0]] = Leader(one.number, other.label, one.place)
        found[pair[1]] = Leader(other.number, one.label, other.place)


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

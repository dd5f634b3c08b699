"""The path that is being drawn: where it lies, and whether it is a line drawn as a rectangle."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from brochure.preflight.paints import Matrix, moved

Point = tuple[float, float]


@dataclass(frozen=True)
class Area:
    """Where a paint lies, in points of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, clip: Area | None) -> Area:
        """Give what a clip leaves of it; all of it where nothing is left to be placed."""
        if clip is None:
            return self
        left, bottom = max(self.left, clip.left), max(self.bottom, clip.bottom)
        right, top = min(self.right, clip.right), min(self.top, clip.top)
        return Area(left, bottom, right, top) if left <= right and bottom <= top else self


NOWHERE = Area(0, 0, 0, 0)


def area_of(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Area:
    """Give the area of a rectangle that a matrix moves."""
    return _around([moved(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))])


class Path:
    """Figures of points; what is curved is kept as the points that reach furthest."""

    def __init__(self) -> None:
        self._figures: list[list[Point]] = []
        self._curved: set[int] = set()

    def draw(self, operator: str, values: tuple[float, ...]) -> None:
        """Take in an operator that makes a path (ISO 32000-1, 8.5.2)."""
        if operator == "re":
            x, y, wide, high = values
            self._figures.append([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])
            return
        points = list(zip(values[::2], values[1::2], strict=True))
        if operator == "m" or not self._figures:
            self._figures.append([])
        figure = self._figures[-1]
        if operator in ("m", "l") or not figure:
            figure += points
            return
        first = [figure[-1]] if operator == "v" else []
        last = [points[-1]] if operator == "y" else []
        figure += [*_furthest(figure[-1], *first, *points, *last), points[-1]]
        self._curved.add(len(self._figures) - 1)

    def area(self, matrix: Matrix) -> Area | None:
        """Give the area of the path; none if there is no path."""
        points = [moved(matrix, *point) for figure in self._figures for point in figure]
        return _around(points) if points else None

    def thinnest(self, matrix: Matrix) -> float | None:
        """Give the shorter side of the thinnest rectangle in it, if there is one."""
        sides = [
            _thickness([moved(matrix, *point) for point in figure[:4]])
            for index, figure in enumerate(self._figures)
            if index not in self._curved
            and (len(figure) == 4 or (len(figure) == 5 and figure[0] == figure[4]))
        ]
        return min(sides, default=None)


def _around(points: list[Point]) -> Area:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Area(min(xs), min(ys), max(xs), max(ys))


def _thickness(corners: list[Point]) -> float:
    """Give how thick four corners are across their longest side."""
    following = [*corners[1:], corners[0]]
    pairs = list(zip(corners, following, strict=True))
    double = abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs))
    longest = max(math.hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairs)
    return double / 2 / longest if longest else 0.0


def _furthest(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    """Give the points of a Bézier curve at which it turns back, across or down."""
    for axis in (0, 1):
        p, q, r, s = a[axis], b[axis], c[axis], d[axis]
        if min(p, s) <= min(q, r) and max(q, r) <= max(p, s):
            continue
        for t in _roots(s - p + 3 * (q - r), 2 * (p - 2 * q + r), q - p):
            yield (_at(t, a[0], b[0], c[0], d[0]), _at(t, a[1], b[1], c[1], d[1]))


def _at(t: float, p: float, q: float, r: float, s: float) -> float:
    u = 1 - t
    return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s


def _roots(a: float, b: float, c: float) -> Iterator[float]:
    """Solve at² + bt + c = 0 between 0 and 1."""
    if abs(a) < 1e-9:
        found = [-c / b] if b else []
    elif (under := b * b - 4 * a * c) >= 0:
        found = [(-b + sign * math.sqrt(under)) / (2 * a) for sign in (1, -1)]
    else:
        found = []
    yield from (t for t in found if 0 < t < 1)

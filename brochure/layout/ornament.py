"""The hammock: a drawing made of a department's own figures, one thread for each bed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

MAX_THREADS = 90
MAX_POINTS = 40
DEFAULT_COUNTS = (36, 11, 16)
"""Threads and points of a drawing that shows no figures."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """A cubic Bézier curve, in millimetres."""

    start: Point
    control_1: Point
    control_2: Point
    end: Point

    @property
    def path(self) -> str:
        """Give the curve as an SVG path."""
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (
            self.start, self.control_1, self.control_2, self.end
        )  # fmt: skip
        return f"M{x0:.2f} {y0:.2f}C{x1:.2f} {y1:.2f} {x2:.2f} {y2:.2f} {x3:.2f} {y3:.2f}"

    def at(self, t: float) -> Point:
        """Give the point at parameter t, from 0 to 1."""
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        points = (self.start, self.control_1, self.control_2, self.end)
        x = sum(weight * point[0] for weight, point in zip((a, b, c, d), points, strict=True))
        y = sum(weight * point[1] for weight, point in zip((a, b, c, d), points, strict=True))
        return x, y


@dataclass(frozen=True)
class Hammock:
    """Threads hung between two rows of points."""

    threads: tuple[Curve, ...]
    left_points: tuple[Point, ...]
    right_points: tuple[Point, ...]

    def radius(self, largest: float) -> float:
        """Give the radius of the points: so large at most that they can be told apart."""
        rows = (self.left_points, self.right_points)
        gaps = [abs(b[0] - a[0]) for row in rows for a, b in pairwise(row)]
        return round(min([largest, *(0.36 * gap for gap in gaps)]), 2)


def drawn(count: int, limit: int) -> tuple[int, int]:
    """Give how many marks to draw for a number, and how many each mark stands for."""
    each = max(1, ceil(count / limit))
    return max(1, round(count / each)), each


def hammock(
    counts: tuple[int, int, int],
    left: tuple[float, float],
    right: tuple[float, float],
    top: float,
    sag: tuple[float, float],
) -> Hammock:
    """Hang threads between two rows of points.

    `counts` are threads, left points, right points; `left` and `right` are the x of the outermost
    and the innermost point of each row, `top` the y of both rows, `sag` the depth of the outermost
    and of the innermost thread, all in millimetres.
    """
    threads, lefts, rights = counts
    left_points = tuple((_between(*left, _part(i, lefts)), top) for i in range(lefts))
    right_points = tuple((_between(*right, _part(i, rights)), top) for i in range(rights))
    curves = []
    for k in range(threads):
        part = _part(k, threads)
        curves.append(
            _hang(
                left_points[round(part * (lefts - 1))],
                right_points[round(part * (rights - 1))],
                _between(*sag, part),
            )
        )
    return Hammock(tuple(curves), left_points, right_points)


def _hang(start: Point, end: Point, sag: float) -> Curve:
    """Hang one thread whose lowest point lies `sag` below its ends."""
    third, fall = 0.30 * (end[0] - start[0]), 4 / 3 * sag
    return Curve(start, (start[0] + third, start[1] + fall), (end[0] - third, end[1] + fall), end)


def _part(index: int, count: int) -> float:
    return index / (count - 1) if count > 1 else 0.5


def _between(first: float, last: float, part: float) -> float:
    return first + (last - first) * part

"""Where a sheet is folded, found in the file itself: dashed marks at its head and foot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from brochure.preflight.paints import Paint
from brochure.units import Rectangle

SAME_MM = 0.1
"""Marks nearer to each other than this are one fold."""


@dataclass(frozen=True)
class FoldMarks:
    """The marks of one page, in millimetres from the trim's left edge."""

    head: tuple[float, ...]
    foot: tuple[float, ...]

    @property
    def places(self) -> tuple[float, ...]:
        """Give every fold that is marked at the head, at the foot or at both."""
        return _merged((*self.head, *self.foot))


def find_folds(paints: Iterable[Paint], trim: Rectangle, bleed: Rectangle) -> FoldMarks:
    """Find the dashed upright lines of one page that stand outside the bleed."""
    head, foot = [], []
    for paint in paints:
        upright = paint.dashed and paint.width_mm < SAME_MM < paint.height_mm
        if not upright or not SAME_MM < paint.left_mm < trim.width - SAME_MM:
            continue
        if paint.top_mm + paint.height_mm <= bleed.top + SAME_MM:
            head.append(paint.left_mm)
        elif paint.top_mm >= bleed.bottom - SAME_MM:
            foot.append(paint.left_mm)
    return FoldMarks(_merged(head), _merged(foot))


def alike(some: Iterable[float], others: Iterable[float]) -> bool:
    """Tell whether two rows of folds lie at the same places, to 0.1 mm."""
    one, other = sorted(some), sorted(others)
    return len(one) == len(other) and all(
        abs(a - b) <= SAME_MM for a, b in zip(one, other, strict=True)
    )


def _merged(places: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > SAME_MM:
            kept.append(place)
    return tuple(kept)

"""Marks on an imposed sheet: cut, fold and registration marks, a colour bar and a slug line.

All stand outside every bleed. What is cut and folded is marked at both ends, at the gripper too:
its zone is kept free of art alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from brochure.layout import glyphs
from brochure.model.profile import Imposition
from brochure.press.imposition import Side, around
from brochure.press.marks import (
    ARM_MM,
    BAR_MM,
    CLEAR_MM,
    DIE_PT,
    LINE_PT,
    REACH_MM,
    Point,
    colour_bar,
    lettering,
    line,
    target,
)
from brochure.units import mm_from_pt

SLUG_PT = 7.0
GAP_MM = 3.0
"""Between what stands beside each other at the head."""


@dataclass(frozen=True)
class Marked:
    """What stands beside the pages on a sheet that is marked."""

    slug: str
    font: Path
    folds_mm: tuple[tuple[float, ...], ...]
    """Of each page, from its trim's left edge."""


@dataclass(frozen=True)
class Lines:
    """Where a sheet is cut or folded: from its left edge, and from its foot."""

    upright_mm: tuple[float, ...]
    level_mm: tuple[float, ...]

    def marks(self, side: Side, wish: Imposition) -> Iterator[str]:
        """Mark every line at both its ends, as long as there is paper."""
        for ends in self._ends(side, wish):
            if ends[0] != ends[1]:
                yield line(*ends)

    def _ends(self, side: Side, wish: Imposition) -> Iterator[tuple[Point, Point]]:
        left, bottom, right, top = around(placed.clip_mm for placed in side)
        for x in self.upright_mm:
            yield (x, top + CLEAR_MM), (x, min(top + REACH_MM, wish.height_mm))
            yield (x, max(bottom - CLEAR_MM, 0)), (x, max(bottom - REACH_MM, 0))
        for y in self.level_mm:
            yield (max(left - CLEAR_MM, 0), y), (max(left - REACH_MM, 0), y)
            yield (right + CLEAR_MM, y), (min(right + REACH_MM, wish.width_mm), y)


def draw(side: Side, wish: Imposition, marked: Marked, number: str) -> Iterator[str]:
    """Draw all marks of one side of a sheet; its resources need `/All`."""
    cuts, folds = _cuts(side), _folds(side, wish, marked)
    upright = (*cuts.upright_mm, *folds.upright_mm)
    targets = list(_targets(side, wish, upright, (*cuts.level_mm, *folds.level_mm)))
    yield f"q {LINE_PT} w /All CS 1 SCN"
    yield from cuts.marks(side, wish)
    yield "[1.4 1] 0 d"
    yield from folds.marks(side, wish)
    yield "[] 0 d"
    for place in targets:
        yield from target(*place)
    arms = (x + arm for x, _ in targets for arm in (-ARM_MM, ARM_MM))
    yield from _head(side, (*upright, *arms), marked, f"{marked.slug} · {number}")
    yield "Q"


def spread_lines(side: Side, spine_mm: float, inks: Iterable[str]) -> str:
    """Draw where a spread is folded and where it is cut, each in its ink, overprinting."""
    left, bottom, right, top = around(page.trim_mm for page in side)
    corners = (left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)
    lines = [f"q {DIE_PT} w /OverprintOn gs"]
    if "/FoldInk" in inks:
        lines += ["/FoldInk CS 1 SCN [4 2] 0 d", line((spine_mm, bottom), (spine_mm, top))]
    if "/DieInk" in inks:
        lines += ["/DieInk CS 1 SCN [] 0 d", *(line(*ends) for ends in pairwise(corners))]
    return "\n".join([*lines, "Q"])


def _cuts(side: Side) -> Lines:
    """Give the trims; at the spine, where a page has no bleed, nothing is cut."""
    upright, level = set(), set()
    for page in side:
        left, bottom, right, top = page.clip_mm
        edges = page.left_mm, page.left_mm + page.width_mm
        upright |= {round(x, 3) for x in edges if left < x < right}
        edges = page.bottom_mm, page.bottom_mm + page.height_mm
        level |= {round(y, 3) for y in edges if bottom < y < top}
    return Lines(tuple(sorted(upright)), tuple(sorted(level)))


def _folds(side: Side, wish: Imposition, marked: Marked) -> Lines:
    upright, level = set(), set()
    if wish.scheme == "saddle-stitch":
        upright.add(wish.width_mm / 2)
    for page in side:
        for fold in marked.folds_mm[page.page]:
            if page.turned == 0:
                upright.add(round(page.left_mm + fold, 3))
            else:
                along = fold if page.turned == 90 else page.height_mm - fold
                level.add(round(page.bottom_mm + along, 3))
    return Lines(tuple(sorted(upright)), tuple(sorted(level)))


def _targets(
    side: Side, wish: Imposition, upright: tuple[float, ...], level: tuple[float, ...]
) -> Iterator[Point]:
    """Give a target's place at the middle of each edge that the gripper does not hold."""
    left, bottom, right, top = around(placed.clip_mm for placed in side)
    away = REACH_MM - ARM_MM
    for y in _clear_of(level, bottom, top):
        yield from ((left - away, y), (right + away, y))
    for x in _clear_of(upright, left, right):
        yield x, top + away
        if bottom - REACH_MM >= wish.gripper_mm:
            yield x, bottom - away


def _clear_of(marks: tuple[float, ...], start: float, end: float) -> tuple[float, ...]:
    """Give the middle, or, where marks stand there, two places as far from it on both sides.

    Front and back of a sheet mirror each other, and so do the targets.
    """
    middle = (start + end) / 2
    for away in range(int((end - start) / 2)):
        places = (middle - away, middle + away)
        if all(abs(place - mark) >= ARM_MM + 1 for place in places for mark in marks):
            return places if away else (middle,)
    return ()


def _head(side: Side, taken: Iterable[float], marked: Marked, slug: str) -> Iterator[str]:
    """Set colour bar and slug between the marks at the head: the first gap, the widest left."""
    left, _, right, top = around(placed.clip_mm for placed in side)
    inside = (x for x in taken if left < x < right)
    gaps = [
        (start + GAP_MM, end - GAP_MM) for start, end in pairwise(sorted({left, *inside, right}))
    ]
    for start, end in gaps:
        if end - start >= BAR_MM:
            yield from colour_bar(start, top + CLEAR_MM + 0.5)
            gaps.remove((start, end))
            gaps.append((start + BAR_MM + GAP_MM, end))
            break
    start, end = max(gaps, key=lambda gap: gap[1] - gap[0])
    size = min(SLUG_PT, (end - start) / mm_from_pt(glyphs.width(marked.font, slug)))
    at = (start, top + CLEAR_MM + 1.5)
    yield f"q 0 0 0 1 k {lettering(slug, marked.font, size, at)} Q"

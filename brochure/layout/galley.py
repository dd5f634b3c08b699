"""Galley and make-up: text set in one long column first, then laid on the pages of a booklet.

A block (a paragraph, a heading with what belongs to it, a row of portraits) is never divided. The
galley is set by the same engine as the pages, so that a block has its height on both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

ROUNDING_MM = 0.01

Measure = Callable[[str], list[float]]
"""Sets a document and gives the height of every element with `data-block`, in millimetres."""


class Block(NamedTuple):
    """A piece of text that stays whole, and the field of the content that it shows."""

    html: Markup
    frame: str
    gap_mm: float = 0.0
    """White above it; none at the head of a page."""
    keep: bool = False
    """It stands on the same page as the next one, as a heading does."""


class Laid(NamedTuple):
    """A block where it lies on its page, from the top of the text area."""

    html: Markup
    frame: str
    top_mm: float
    height_mm: float
    """The room it is given; a block that is higher oversets."""

    @property
    def bottom_mm(self) -> float:
        return self.top_mm + self.height_mm


class Galley:
    """Sets blocks in one column and makes them up into pages."""

    def __init__(self, language: str, measure: Measure) -> None:
        self._language = language
        self._measure = measure

    def flow(
        self,
        blocks: Iterable[Block],
        styles: str,
        width_mm: float,
        columns_mm: Sequence[float],
        most: int,
    ) -> tuple[tuple[Laid, ...], ...]:
        """Lay blocks on `most` pages whose text areas are so high; the last serves all others.

        What does not fit, a block higher than its page or text for more pages, stands at the foot
        in a frame that is too low for it, and so is measured and reported.
        """
        blocks = list(blocks)
        if not blocks:
            return ()
        heights = self._measure(self._document(blocks, styles, width_mm))
        return tuple(make_up(blocks, heights, columns_mm, most))

    def _document(self, blocks: Iterable[Block], styles: str, width_mm: float) -> str:
        set_blocks = "".join(
            f'<div data-block style="width: {width_mm:g}mm; overflow: hidden">{block.html}</div>'
            for block in blocks
        )
        return (
            f'<!doctype html><html lang="{escape(self._language)}" class="body">'
            f"<head><style>{styles}</style></head><body>{set_blocks}</body></html>"
        )


def make_up(
    blocks: Sequence[Block], heights: Sequence[float], columns_mm: Sequence[float], most: int
) -> Iterator[tuple[Laid, ...]]:
    """Fill page after page with blocks that are so high; those kept together move together."""
    page: list[Laid] = []
    number, bottom = 0, 0.0
    for group in _together(blocks, heights):
        height = columns_mm[min(number, len(columns_mm) - 1)]
        if page and number + 1 < most and bottom + _need(group) > height + ROUNDING_MM:
            yield tuple(page)
            page, number, bottom = [], number + 1, 0.0
            height = columns_mm[min(number, len(columns_mm) - 1)]
        for block, tall in group:
            top = bottom + (block.gap_mm if page else 0.0)
            bottom = top + tall
            top = min(top, height)
            page.append(Laid(block.html, block.frame, top, min(tall, height - top)))
    if page:
        yield tuple(page)


def _need(group: Sequence[tuple[Block, float]]) -> float:
    """Give the height of blocks under others on one page."""
    return sum(block.gap_mm + height for block, height in group)


def _together(
    blocks: Sequence[Block], heights: Sequence[float]
) -> Iterator[list[tuple[Block, float]]]:
    """Give blocks in groups that stand on one page."""
    group: list[tuple[Block, float]] = []
    for block, height in zip(blocks, heights, strict=True):
        group.append((block, height))
        if not block.keep:
            yield group
            group = []
    if group:
        yield group

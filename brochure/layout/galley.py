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

        What is too much, in a block higher than its page or in text for more pages, is left in one
        block that is too high for its room, and so is measured and reported.
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
    page: list[tuple[Block, float]] = []
    number, column = 0, columns_mm[0]
    for group in _together(blocks, heights):
        if page and number + 1 < most and _need(page + group) > column + ROUNDING_MM:
            yield tuple(_lay(page, column))
            number, page = number + 1, []
            column = columns_mm[min(number, len(columns_mm) - 1)]
        page += group
    if page:
        yield tuple(_lay(page, column))


def _lay(page: Sequence[tuple[Block, float]], column: float) -> Iterator[Laid]:
    """Lay blocks from the head of a column; all from the first that is too much become one."""
    bottom = 0.0
    for index, (block, height) in enumerate(page):
        top = bottom + (block.gap_mm if index else 0.0)
        bottom = top + height
        if bottom > column + ROUNDING_MM:
            top = min(top, column)
            yield Laid(_joined(page[index:]), block.frame, top, column - top)
            return
        yield Laid(block.html, block.frame, top, height)


def _joined(blocks: Sequence[tuple[Block, float]]) -> Markup:
    spaced = Markup('<div style="margin-top: {}mm">{}</div>')
    (first, _), *others = blocks
    return Markup().join(
        [first.html, *(spaced.format(block.gap_mm, block.html) for block, _ in others)]
    )


def _need(page: Sequence[tuple[Block, float]]) -> float:
    """Give the height of blocks on a page; none has white above it at the head."""
    return sum(block.gap_mm + height for block, height in page) - page[0][0].gap_mm


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

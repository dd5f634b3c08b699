"""Galley and make-up: text set in one long column first, then laid on the pages of a booklet.

A block (a paragraph, a heading with what belongs to it, a row of portraits) is never divided. The
galley is set by the same engine as the pages, so that a block has its height on both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

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


class Galley:
    """Sets blocks in one column and makes them up into pages."""

    def __init__(self, language: str, measure: Measure) -> None:
        self._language = language
        self._measure = measure

    def flow(
        self, blocks: Iterable[Block], styles: str, width_mm: float, columns_mm: Sequence[float]
    ) -> tuple[tuple[Laid, ...], ...]:
        """Lay blocks on pages whose text areas are so high; the last serves all further ones.

        A block higher than a page stands on one of its own, where it oversets and is reported.
        """
        blocks = list(blocks)
        heights = self._measure(self._document(blocks, styles, width_mm))
        return tuple(make_up(blocks, heights, columns_mm))

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
    blocks: Sequence[Block], heights: Sequence[float], columns_mm: Sequence[float]
) -> Iterable[tuple[Laid, ...]]:
    """Fill page after page with blocks that are so high; those kept together move together."""
    page: list[Laid] = []
    number, bottom = 0, 0.0
    for group in _together(blocks, heights):
        need = sum(height + (block.gap_mm if index or page else 0.0)
                   for index, (block, height) in enumerate(group))  # fmt: skip
        if page and bottom + need > columns_mm[min(number, len(columns_mm) - 1)]:
            yield tuple(page)
            page, number, bottom = [], number + 1, 0.0
        for block, height in group:
            top = bottom + (block.gap_mm if page else 0.0)
            page.append(Laid(block.html, block.frame, top, height))
            bottom = top + height
    if page:
        yield tuple(page)


def _together(
    blocks: Sequence[Block], heights: Sequence[float]
) -> Iterable[list[tuple[Block, float]]]:
    """Give blocks in groups that stand on one page."""
    group: list[tuple[Block, float]] = []
    for block, height in zip(blocks, heights, strict=True):
        group.append((block, height))
        if not block.keep:
            yield group
            group = []
    if group:
        yield group

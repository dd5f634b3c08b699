"""The pages of a document that flows: what stands on them, and how its sections share them.

A section begins a page of its own. Where its last page would hold a few lines only, it is set
closer, and if that saves no page, its pages are made shorter, so that the last holds more. Where it
has a few lines altogether, it shares a page with its neighbour. Reads private parts of WeasyPrint
70, as layout/panels.py does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from weasyprint.formatting_structure import boxes

from brochure.units import Rectangle, mm_from_px

LEAST_FILLED = 0.42
"""Less on a section's last page is a crumb."""
BETWEEN = 0.1
"""What part of a page's height parts two sections on it."""
MOST_WITHOUT_CONTENTS = 12
"""More pages have a list of contents."""
TOLERANCE_MM = 0.5
_SECTIONS = ("header", "nav", "section", "footer")
_APART = {"cover", "nav", "imprint"}
"""What shares its page with nothing."""
_LETTERS = re.compile("[A-Za-zÀ-ɏ]+")
_SLACK = (0.1, 0.2, 0.32)
"""By how much of its height a page is more than an even share, tried in turn."""


@dataclass(frozen=True)
class Words:
    """A run of text on a page, and the area that it has to stay in; in millimetres."""

    text: str
    area: Rectangle
    bounds: Rectangle
    at_foot: bool = False
    """It stands at a cover's foot; all else stands at its head."""
    torn: bool = False
    """Its line ends, or begins, inside a word of letters."""

    @property
    def astray(self) -> bool:
        """Tell whether it is cut, or runs into what stands beside it."""
        return not self.bounds.holds(self.area, TOLERANCE_MM)


@dataclass(frozen=True)
class Leaf:
    """One page of a flowing document."""

    section: str
    area: Rectangle
    """Where its content may stand."""
    below_mm: float
    words: tuple[Words, ...]
    filled: float
    """What part of its height is taken up, from 0 to 1."""


@dataclass(frozen=True)
class Cover:
    """A laid-out cover, whose picture takes the height that is left."""

    leaf: Leaf

    def room(self, slope: float, foot_mm: float, gap_mm: float) -> tuple[float, float]:
        """Give top and height of what is free of words, along a line from the left margin.

        The line climbs by `slope` to the right; the picture ends `foot_mm` above the page's end.
        """
        left = self.leaf.area.left

        def along(x: float, y: float) -> float:
            return y + slope * (x - left)

        head = [along(words.area.right, words.area.bottom) + gap_mm
                for words in self.leaf.words if not words.at_foot]  # fmt: skip
        foot = [along(words.area.left, words.area.top) - gap_mm
                for words in self.leaf.words if words.at_foot]  # fmt: skip
        top = max([0.0, *head])
        bottom = min([self.leaf.area.bottom + self.leaf.below_mm - foot_mm, *foot])
        return top, bottom - top


@dataclass(frozen=True)
class Pagination:
    """What a template is told of its own pages, once they have been laid out."""

    cover: Cover | None = None
    small_title: bool = False
    """The cover's title would be torn inside a word."""
    joined: frozenset[str] = frozenset()
    """Sections that stand below the one before."""
    listed: bool = False
    """There are pages enough for a list of contents."""
    close: frozenset[str] = frozenset()
    """Sections set closer."""
    short: Mapping[str, float] = field(default_factory=dict)
    """Sections on shorter pages: the margin below, in millimetres."""


class Flowing(Protocol):
    """A document that has been laid out."""

    @property
    def leaves(self) -> tuple[Leaf, ...]: ...


Laid = TypeVar("Laid", bound=Flowing)


def paginate(lay_out: Callable[[Pagination], Laid]) -> Laid:
    """Lay out a document until no section ends in a crumb, or nothing helps against it."""
    plan = Pagination()
    first = lay_out(plan)
    if any(words.torn for words in first.leaves[0].words):
        plan = replace(plan, small_title=True)
        first = lay_out(plan)
    loose = _sections(first.leaves)
    plan = replace(
        plan,
        cover=Cover(first.leaves[0]),
        joined=_joined(loose),
        listed=len(first.leaves) > MOST_WITHOUT_CONTENTS,
    )
    crumbs = {name for name, leaves in loose.items() if _crumbed(leaves)}
    best = lay_out(replace(plan, close=frozenset(crumbs)))
    closer = _sections(best.leaves)
    saved = {name for name in crumbs
             if len(closer[name]) < len(loose[name]) and not _crumbed(closer[name])}  # fmt: skip
    if saved == crumbs:
        return best
    plan = replace(plan, close=frozenset(saved))
    waiting = {name: loose[name] for name in crumbs - saved}
    return _evened(lay_out, plan, waiting)


def _joined(sections: Mapping[str, list[Leaf]]) -> frozenset[str]:
    """Name the sections below others: a page holds both, and one would leave its own bare."""
    joined: set[str] = set()
    above = 1.0
    for name, (leaf, *more) in sections.items():
        both = above + BETWEEN + leaf.filled
        if more or name in _APART:
            above = 1.0
        elif min(above, leaf.filled) < LEAST_FILLED and both <= 1:
            joined.add(name)
            above = both
        else:
            above = leaf.filled
    return frozenset(joined)


def _evened(
    lay_out: Callable[[Pagination], Laid], plan: Pagination, sections: Mapping[str, list[Leaf]]
) -> Laid:
    """Give each section the shortest pages that are no more than it had."""
    margins: dict[str, float] = {}
    waiting = dict(sections)
    for slack in (*_SLACK, None):
        tried = {name: _below(leaves, slack) for name, leaves in waiting.items() if slack}
        laid = lay_out(replace(plan, short=margins | tried))
        found = _sections(laid.leaves)
        fits = {name for name in tried if len(found[name]) <= len(sections[name])}
        margins |= {name: tried[name] for name in fits}
        waiting = {name: leaves for name, leaves in waiting.items() if name not in fits}
        if not waiting:
            break
    return laid


def _below(leaves: list[Leaf], slack: float) -> float:
    """Give the margin below pages that share what a section holds evenly."""
    share = min(1.0, sum(leaf.filled for leaf in leaves) / len(leaves) + slack)
    return leaves[0].below_mm + (1 - share) * leaves[0].area.height


def _crumbed(leaves: list[Leaf]) -> bool:
    return len(leaves) > 1 and leaves[-1].filled < LEAST_FILLED


def _sections(leaves: tuple[Leaf, ...]) -> dict[str, list[Leaf]]:
    found: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        found.setdefault(leaf.section, []).append(leaf)
    return found


def leaves(page_boxes: list[Any]) -> tuple[Leaf, ...]:
    """Read laid-out pages; what is for the eye alone does not count."""
    return tuple(map(_leaf, page_boxes))


def _leaf(page: Any) -> Leaf:
    section = next(_find_sections(page), None)
    area = _content(page)
    if section is not None and section.element_tag == "header":
        area = _content(section)
    found = _apart(tuple(_words(page, area, False)))
    ends = [area.top, *(words.area.bottom for words in found), *_picture_ends(page)]
    height = mm_from_px(page.margin_height())
    return Leaf(
        "" if section is None else str(section.element.get("id") or section.element_tag),
        area,
        height - area.bottom,
        found,
        (max(ends) - area.top) / area.height,
    )


def _apart(found: tuple[Words, ...]) -> tuple[Words, ...]:
    """Let a cover's head end where its foot begins."""
    feet = [words.area.top for words in found if words.at_foot]
    if not feet:
        return found
    bounds = [replace(words.bounds, height=min(feet) - words.bounds.top) for words in found]
    return tuple(
        words if words.at_foot else replace(words, bounds=head)
        for words, head in zip(found, bounds, strict=True)
    )


def _find_sections(page: Any) -> Iterator[Any]:
    return (box for box in page.descendants() if box.element_tag in _SECTIONS)


def _words(box: Any, bounds: Rectangle, at_foot: bool) -> Iterator[Words]:
    """Find the texts of a box, each with the page or the cell that it belongs in."""
    for placed in getattr(box, "children", ()):
        child = getattr(placed, "_box", placed)
        if isinstance(child, boxes.MarginBox):
            continue
        if isinstance(child, boxes.LineBox):
            yield from _in_line(child, bounds, at_foot)
        else:
            cell = isinstance(child, boxes.TableCellBox)
            foot = child.element is not None and child.element.get("class") == "axes"
            yield from _words(child, _column(child, bounds) if cell else bounds, at_foot or foot)


def _in_line(line: Any, bounds: Rectangle, at_foot: bool) -> Iterator[Words]:
    """Find a line's texts: as high as the line, since large letters are set without leading."""
    top, height = mm_from_px(line.position_y), mm_from_px(line.height)
    for box in line.descendants(placeholders=True):
        if isinstance(box, boxes.TextBox) and box.text.strip():
            left, width = mm_from_px(box.position_x), mm_from_px(box.width)
            area = Rectangle(left, top, width, height)
            yield Words(box.text.strip(), area, bounds, at_foot, _torn(box))


def _torn(box: Any) -> bool:
    """Tell whether a text holds a part of a word that its element does not hold as a whole."""
    written = set(_LETTERS.findall("".join(box.element.itertext())))
    return not written.issuperset(_LETTERS.findall(box.text))


def _column(cell: Any, page: Rectangle) -> Rectangle:
    """Give the column of a cell: its row's height is the engine's affair."""
    inside = _content(cell)
    return Rectangle(inside.left, page.top, inside.width, page.height)


def _picture_ends(page: Any) -> Iterator[float]:
    for box in page.descendants(placeholders=True):
        hidden = box.element is not None and box.element.get("aria-hidden")
        if isinstance(box, boxes.ReplacedBox) and not hidden:
            yield mm_from_px(box.position_y + box.margin_height())


def _content(box: Any) -> Rectangle:
    sides = (box.content_box_x(), box.content_box_y(), box.width, box.height)
    return Rectangle(*map(mm_from_px, sides))

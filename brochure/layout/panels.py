"""Measure panels and frames in the engine's own box tree.

A template marks each face with `data-panel` and each block of text with `data-frame`; a frame has
a definite place and size. The sheet is laid out on a page far taller than itself, because the
engine cuts text that runs over a page's end and then reports that it fits. Reads private parts of
WeasyPrint 70; `test_panels.py` says so loudly when they change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from weasyprint.formatting_structure import boxes

from brochure.units import Rectangle, mm_from_px

TOLERANCE_MM = 0.3


@dataclass(frozen=True)
class Frame:
    """One block of text as it was laid out; lengths in millimetres on the sheet."""

    page: int
    panel: str
    name: str
    area: Rectangle
    used: Rectangle
    """What text and pictures take of it, and beyond it."""
    over_mm: float
    over_lines: int
    sideways_mm: float
    text: str
    over_text: str
    """As much of its text as stands beyond its edges, above or below."""

    @property
    def overset(self) -> bool:
        """Tell whether text runs out of the frame."""
        return self.over_mm > TOLERANCE_MM or self.sideways_mm > TOLERANCE_MM


@dataclass(frozen=True)
class Measured:
    """What was found on the pages: every frame, and every text that lies in none."""

    frames: tuple[Frame, ...]
    loose_texts: tuple[str, ...]
    pictures: tuple[tuple[str, Rectangle], ...]
    """Photographs and drawings that lie on a panel outside its frames."""
    open_panels: frozenset[str]
    """Panels marked `data-open` (a cover, a statement by itself): their white is meant."""


def measure(page_boxes: list[Any]) -> Measured:
    """Measure every frame of laid-out pages."""
    frames: list[Frame] = []
    loose: list[str] = []
    pictures: list[tuple[str, Rectangle]] = []
    for number, page in enumerate(page_boxes, 1):
        for box, panel in _marked(page, ""):
            if isinstance(box, boxes.TextBox):
                loose.append(box.text.strip())
            elif isinstance(box, boxes.ReplacedBox):
                pictures.append((panel, _area(box)))
            else:
                frames.append(_frame(box, number, panel))
    return Measured(tuple(frames), tuple(loose), tuple(pictures), _open_panels(page_boxes))


def _open_panels(page_boxes: list[Any]) -> frozenset[str]:
    return frozenset(
        _attribute(box, "data-panel") or ""
        for page in page_boxes
        for box in page.descendants(placeholders=True)
        if _attribute(box, "data-open") is not None
    )


def block_heights(page_boxes: list[Any]) -> list[float]:
    """Give the height of every block of a galley, in the order in which they are set.

    One that runs over the galley's page is set in parts.
    """
    heights: dict[Any, float] = defaultdict(float)
    for page in page_boxes:
        for box in page.descendants(placeholders=True):
            if _attribute(box, "data-block") is not None:
                heights[box.element] += mm_from_px(box.border_height())
    return list(heights.values())


def _marked(box: Any, panel: str) -> Iterator[tuple[Any, str]]:
    """Find frames, and texts and pictures outside any frame, with the panel they are in."""
    panel = _attribute(box, "data-panel") or panel
    if _attribute(box, "data-frame") and isinstance(box, boxes.BlockLevelBox):
        yield box, panel
    elif isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield box, panel
    elif isinstance(box, boxes.ReplacedBox):
        if panel:
            yield box, panel
    else:
        for child in getattr(box, "children", ()):
            yield from _marked(getattr(child, "_box", child), panel)


def _frame(box: Any, page: int, panel: str) -> Frame:
    inside = list(box.descendants(placeholders=True))
    texts = [part for part in inside if isinstance(part, boxes.TextBox) and part.text.strip()]
    area = _area(box)
    used = _around([_area(part) for part in inside if part is not box and _has_size(part)], area)
    words = _around([_area(text) for text in texts], Rectangle(area.left, area.top, 0, 0))
    over = max(area.top - used.top, used.bottom - area.bottom, 0.0)
    return Frame(
        page,
        panel,
        str(_attribute(box, "data-frame")),
        area,
        used,
        over,
        _lines(over, texts),
        max(area.left - words.left, words.right - area.right, 0.0),
        _words(texts),
        _words(text for text in texts if _stands_out(_area(text), area)),
    )


def _words(texts: Iterable[Any]) -> str:
    return " ".join(text.text.strip() for text in texts)


def _stands_out(text: Rectangle, area: Rectangle) -> bool:
    return text.bottom > area.bottom + TOLERANCE_MM or text.top < area.top - TOLERANCE_MM


def _around(areas: list[Rectangle], empty: Rectangle) -> Rectangle:
    """Give the smallest area around others; of none, an empty one."""
    if not areas:
        return Rectangle(empty.left, empty.top, 0, 0)
    left, top = min(area.left for area in areas), min(area.top for area in areas)
    right, bottom = max(area.right for area in areas), max(area.bottom for area in areas)
    return Rectangle(left, top, right - left, bottom - top)


def _lines(over_mm: float, texts: list[Any]) -> int:
    """Count the lines that run over, by the leading of the last text."""
    if over_mm <= TOLERANCE_MM:
        return 0
    heights = [mm_from_px(text.style["line_height"].value) for text in texts[-1:]
               if hasattr(text.style["line_height"], "value")]  # fmt: skip
    return ceil((over_mm - TOLERANCE_MM) / heights[0]) if heights and heights[0] else 1


def _attribute(box: Any, name: str) -> str | None:
    element = getattr(box, "element", None)
    if element is None or not isinstance(box, boxes.BlockLevelBox):
        return None
    value = element.get(name)
    return None if value is None else str(value)


def _has_size(box: Any) -> bool:
    """Tell whether a box takes part in the frame's extent; lines count through their texts."""
    sized = isinstance(box, boxes.BlockLevelBox | boxes.LineBox | boxes.AtomicInlineLevelBox)
    return sized and all(
        isinstance(getattr(box, side, None), int | float) for side in ("width", "height")
    )


def _area(box: Any) -> Rectangle:
    if isinstance(box, boxes.TextBox | boxes.LineBox):
        left, top, width, height = box.position_x, box.position_y, box.width, box.height
    else:
        left, top = box.border_box_x(), box.border_box_y()
        width, height = box.border_width(), box.border_height()
    return Rectangle(*(mm_from_px(value) for value in (left, top, width, height)))

"""Page boxes as the file gives them, in points."""

from __future__ import annotations

from typing import Any

_LETTER = (0, 0, 612, 792)
"""The media box that readers take for a page that lacks one."""


def check_box(page: Any, name: str) -> None:
    """Ask for a box to have an area; raises ValueError for one that has none."""
    if name in page:
        left, bottom, right, top = corners(page[name])
        if right <= left or top <= bottom:
            raise ValueError(name)


def corners(box: Any) -> tuple[float, float, float, float]:
    """Read a rectangle, given by any two opposite corners (ISO 32000-1, 7.9.5)."""
    x0, y0, x1, y1 = (float(value) for value in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def trim(page: Any) -> tuple[float, float, float, float]:
    """Give a page's trim box; of a page that lacks one, the media box."""
    return corners(page.get("/TrimBox", page.get("/MediaBox", _LETTER)))

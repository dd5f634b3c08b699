"""Page boxes as the file gives them, in points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from brochure.findings import Finding, OnPage, Says, error

_LETTER = (0, 0, 612, 792)
"""The media box that readers take for a page that lacks one."""


def broken(pages: Iterable[Any], shown: str) -> Iterator[Finding]:
    """Name every box that is no rectangle, or has no area."""
    for number, page in enumerate(pages, 1):
        for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
            if not _has_area(page.obj.get(name, _LETTER)):
                yield error(
                    "damaged-box",
                    OnPage(shown, number),
                    Says(f"页面框 {name[1:]} 写坏了，或没有面积",
                         f"The {name[1:]} is damaged or has no area"),
                    Says("请重新导出这个文件", "Export the file again"),
                )  # fmt: skip


def _has_area(box: Any) -> bool:
    try:
        left, bottom, right, top = corners(box)
    except (TypeError, ValueError):
        return False
    return right > left and top > bottom


def corners(box: Any) -> tuple[float, float, float, float]:
    """Read a rectangle, given by any two opposite corners (ISO 32000-1, 7.9.5)."""
    x0, y0, x1, y1 = (float(value) for value in box)
    if not all(map(math.isfinite, (x0, y0, x1, y1))):
        raise ValueError("a corner lies nowhere")
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def media(page: Any) -> tuple[float, float, float, float]:
    """Give a page's media box."""
    return corners(page.get("/MediaBox", _LETTER))


def trim(page: Any) -> tuple[float, float, float, float]:
    """Give a page's trim box; of a page that lacks one, the media box."""
    return corners(page.get("/TrimBox", page.get("/MediaBox", _LETTER)))

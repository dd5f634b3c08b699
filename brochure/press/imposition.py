"""Imposition: finished pages laid on the sheet that goes through a press or an office printer.

Lengths are millimetres from the sheet's lower left corner. Every scheme turns the sheet about its
vertical axis, so that the same edge meets the gripper twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from brochure.errors import Refused
from brochure.findings import Says, error, same
from brochure.model.profile import Imposition

HALF_GAP_MM = 2.0
"""Between a bleed and the middle of a sheet that is cut there."""


@dataclass(frozen=True)
class Leaf:
    """The size of a page: its trim, and the bleed around it."""

    width_mm: float
    height_mm: float
    bleed_mm: float


@dataclass(frozen=True)
class Placed:
    """One page on the sheet: its trim as it lies there, and as much of its bleed as is kept."""

    page: int
    left_mm: float
    bottom_mm: float
    width_mm: float
    height_mm: float
    clip_mm: tuple[float, float, float, float]
    """Left, bottom, right and top of what is printed of the page."""
    turned: int = 0
    """Degrees, anticlockwise: 0, 90 or 270."""


Side = tuple[Placed, ...]


def lay(pages: int, leaf: Leaf, wish: Imposition) -> tuple[Side, ...]:
    """Lay pages on sheets; gives each side of a sheet that is printed, front before back.

    Raises Refused when pages do not fit on the sheet, or cannot be stitched.
    """
    if wish.scheme == "work-and-turn":
        return _work_and_turn(pages, leaf, wish)
    return _n_up(pages, leaf, wish) if wish.scheme == "n-up" else _stitched(pages, leaf, wish)


def _work_and_turn(pages: int, leaf: Leaf, wish: Imposition) -> tuple[Side, ...]:
    """Lay both sides of a leaf side by side: the turned sheet holds two finished copies.

    Pages that must be turned stand head outwards, so that each backs the other head to head.
    """
    if pages != 2:
        raise _refused(
            Says(
                f"自翻版只能拼两面，现有 {pages} 面", f"Work and turn is for two pages, not {pages}"
            )
        )
    middle, away = wish.width_mm / 2, leaf.bleed_mm + HALF_GAP_MM
    for turned in (False, True):
        wide, high = _lying(leaf, turned)
        bottom = wish.gripper_mm + leaf.bleed_mm
        across = away + wide + leaf.bleed_mm
        if across <= middle and bottom + high + leaf.bleed_mm <= wish.height_mm:
            first, second = (90, 270) if turned else (0, 0)
            return (
                (
                    _placed(0, middle - away - wide, bottom, leaf, first),
                    _placed(1, middle + away, bottom, leaf, second),
                ),
            )
    raise _too_large(leaf, wish)


def _n_up(pages: int, leaf: Leaf, wish: Imposition) -> tuple[Side, ...]:
    """Lay as many copies of each page as fit, in the middle, so that front and back register."""
    turned = max((False, True), key=lambda turned: _fitting(leaf, turned, wish))
    columns, rows = _grid(leaf, turned, wish)
    if not columns * rows:
        raise _too_large(leaf, wish)
    wide, high = (length + 2 * leaf.bleed_mm for length in _lying(leaf, turned))
    left = (wish.width_mm - columns * wide) / 2 + leaf.bleed_mm
    free = wish.height_mm - wish.gripper_mm - rows * high
    bottom = wish.gripper_mm + free / 2 + leaf.bleed_mm
    angles = (90, 270) if turned else (0, 0)
    return tuple(
        tuple(
            _placed(page, left + column * wide, bottom + row * high, leaf, angles[page % 2])
            for row in range(rows)
            for column in range(columns)
        )
        for page in range(pages)
    )


def _stitched(pages: int, leaf: Leaf, wish: Imposition) -> tuple[Side, ...]:
    """Lay a booklet's pages as spreads in printer's order.

    Sheets are nested: each pushes those within it outwards by about its own thickness, and the trim
    would take that much more off their outer margins. So every spread moves towards the spine by
    the paper's thickness for each sheet around it (push-out, ISO 12637-4 *creep*).
    """
    if pages % 4:
        raise _refused(
            Says(f"骑马钉的页数要能被 4 整除，现有 {pages} 页",
                 f"A stitched booklet has a multiple of four pages, not {pages}")
        )  # fmt: skip
    spine = wish.width_mm / 2
    bottom = wish.gripper_mm + leaf.bleed_mm
    if (
        leaf.width_mm + leaf.bleed_mm > spine
        or bottom + leaf.height_mm + leaf.bleed_mm > wish.height_mm
    ):
        raise _too_large(leaf, wish)
    return tuple(
        _spread(left, right, sheet * wish.paper_mm, spine, bottom, leaf)
        for sheet, left, right in printers_order(pages)
    )


def printers_order(pages: int) -> Iterator[tuple[int, int, int]]:
    """Give sheet, left page and right page of every side, outermost sheet first, from 0."""
    for sheet in range(pages // 4):
        yield sheet, pages - 1 - 2 * sheet, 2 * sheet
        yield sheet, 2 * sheet + 1, pages - 2 - 2 * sheet


def _spread(left: int, right: int, creep: float, spine: float, bottom: float, leaf: Leaf) -> Side:
    """Lay two pages against the spine; neither runs over it."""
    pages = (
        _placed(left, spine - leaf.width_mm + creep, bottom, leaf, 0),
        _placed(right, spine - creep, bottom, leaf, 0),
    )
    west, east = (page.clip_mm for page in pages)
    return (
        replace(pages[0], clip_mm=(*west[:2], spine, west[3])),
        replace(pages[1], clip_mm=(spine, *east[1:])),
    )


def _placed(page: int, left: float, bottom: float, leaf: Leaf, turned: int) -> Placed:
    wide, high = _lying(leaf, turned != 0)
    bleed = leaf.bleed_mm
    clip = (left - bleed, bottom - bleed, left + wide + bleed, bottom + high + bleed)
    return Placed(page, left, bottom, wide, high, clip, turned)


def _lying(leaf: Leaf, turned: bool) -> tuple[float, float]:
    size = leaf.width_mm, leaf.height_mm
    return (size[1], size[0]) if turned else size


def _grid(leaf: Leaf, turned: bool, wish: Imposition) -> tuple[int, int]:
    """Say how many copies fit across and up, bleeds side by side."""
    wide, high = (length + 2 * leaf.bleed_mm for length in _lying(leaf, turned))
    return int(wish.width_mm // wide), int((wish.height_mm - wish.gripper_mm) // high)


def _fitting(leaf: Leaf, turned: bool, wish: Imposition) -> int:
    columns, rows = _grid(leaf, turned, wish)
    return columns * rows


def _too_large(leaf: Leaf, wish: Imposition) -> Refused:
    page = f"{leaf.width_mm:g} × {leaf.height_mm:g} + {leaf.bleed_mm:g} mm"
    sheet = f"{wish.width_mm:g} × {wish.height_mm:g} mm"
    return _refused(
        Says(f"页面 {page} 放不进 {sheet} 的纸", f"Pages of {page} do not fit on sheets of {sheet}")
    )


def _refused(message: Says) -> Refused:
    remedy = Says(
        "请在印刷设置的 imposition 里换大一点的纸或另一种拼法",
        "Name a larger sheet or another scheme under imposition of the press profile",
    )
    return Refused([error("imposition", same("imposition"), message, remedy)])

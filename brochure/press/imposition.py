"""Imposition: finished pages laid on the sheet that goes through a press or an office printer.

Lengths are millimetres from the sheet's lower left corner. Every scheme turns the sheet about its
vertical axis, so that the same edge meets the gripper twice.

A sheet that carries marks is cut after printing: it must hold every bleed whole, and marks at its
free edges. One without marks comes from a desk: where it cannot hold the bleed, it holds as much of
it as there is room for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import prod

from brochure.errors import Refused
from brochure.findings import Place, Says, error
from brochure.model.profile import SCHEMES, Imposition
from brochure.press.marks import REACH_MM

HALF_GAP_MM = 2.0
"""Between a bleed and the middle of a sheet that is cut there."""
SHEETS_MM = {
    "A4": (297, 210), "SRA4": (320, 225), "A3": (420, 297), "SRA3": (450, 320),
    "A2": (594, 420), "SRA2": (640, 450), "A1": (841, 594), "SRA1": (900, 640),
}  # fmt: skip
_HAIR_MM = 1e-6
"""What reckoning may add to a length; a sheet is not too small for that."""


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

    @property
    def trim_mm(self) -> tuple[float, float, float, float]:
        """Give left, bottom, right and top of its trim."""
        right, top = self.left_mm + self.width_mm, self.bottom_mm + self.height_mm
        return self.left_mm, self.bottom_mm, right, top


Side = tuple[Placed, ...]
Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


def around(boxes: Iterable[Box]) -> Box:
    """Give the smallest box around others."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def lay(pages: int, leaf: Leaf, wish: Imposition, marked: bool, place: Place) -> tuple[Side, ...]:
    """Lay pages on sheets; gives each side of a sheet that is printed, front before back.

    Raises Refused, at the place of the wish, when pages do not fit or cannot be laid so.
    """
    if advice := _other_pages(pages, wish.scheme):
        raise Refused([error("imposition", place, *advice)])
    sides = _laid(pages, leaf, wish, marked)
    if not sides:
        held = partial(_laid, pages, leaf, marked=marked)
        raise Refused([error("imposition", place, *_too_large(leaf, wish, held))])
    return sides


def _laid(pages: int, leaf: Leaf, wish: Imposition, marked: bool) -> tuple[Side, ...]:
    """Lay pages on sheets; none where they do not fit."""
    room = REACH_MM if marked else 0.0
    if wish.scheme == "work-and-turn":
        return _work_and_turn(leaf, wish, room)
    scheme = _n_up if wish.scheme == "n-up" else _stitched
    sides = scheme(pages, leaf, wish, room)
    return sides if sides or marked else scheme(pages, _clipped(leaf, wish), wish, room)


def _lowest(high: float, wish: Imposition, room: float) -> float | None:
    """Say where art of a height starts: by the gripper, with room for marks at the head first.

    What room is left is that for marks at the gripper. None where the sheet is not high enough.
    """
    free = wish.height_mm - wish.gripper_mm - high - room
    return None if free < -_HAIR_MM else wish.gripper_mm + min(max(free, 0), room)


def _clipped(leaf: Leaf, wish: Imposition) -> Leaf:
    """Leave a page as much of its bleed as the sheet has room for around it, or around a spread."""
    spread = wish.scheme == "saddle-stitch"
    across, up = wish.width_mm, wish.height_mm - wish.gripper_mm
    lying = [(2 * leaf.width_mm, leaf.height_mm)] if spread else [
        _lying(leaf, False), _lying(leaf, True)
    ]  # fmt: skip
    room = max(min(across - wide, up - high) / 2 for wide, high in lying)
    return replace(leaf, bleed_mm=min(leaf.bleed_mm, max(room, 0)))


def _work_and_turn(leaf: Leaf, wish: Imposition, room: float) -> tuple[Side, ...]:
    """Lay both sides of a leaf side by side: the turned sheet holds two finished copies.

    Pages that must be turned stand head outwards, so that each backs the other head to head.
    """
    middle, away = wish.width_mm / 2, leaf.bleed_mm + HALF_GAP_MM
    for turned in (False, True):
        wide, high = _lying(leaf, turned)
        lowest = _lowest(high + 2 * leaf.bleed_mm, wish, room)
        if lowest is not None and away + wide + leaf.bleed_mm + room <= middle + _HAIR_MM:
            bottom, (first, second) = lowest + leaf.bleed_mm, (90, 270) if turned else (0, 0)
            return (
                (
                    _placed(0, middle - away - wide, bottom, leaf, first),
                    _placed(1, middle + away, bottom, leaf, second),
                ),
            )
    return ()


def _n_up(pages: int, leaf: Leaf, wish: Imposition, room: float) -> tuple[Side, ...]:
    """Lay as many copies of each page as fit, in the middle, so that front and back register."""
    turned = max((False, True), key=lambda turned: prod(_grid(leaf, turned, wish, room)))
    columns, rows = _grid(leaf, turned, wish, room)
    if not columns * rows:
        return ()
    wide, high = (length + 2 * leaf.bleed_mm for length in _lying(leaf, turned))
    left = (wish.width_mm - columns * wide) / 2 + leaf.bleed_mm
    free = wish.height_mm - wish.gripper_mm - rows * high
    bottom = wish.gripper_mm + min(free / 2, free - room) + leaf.bleed_mm
    angles = (90, 270) if turned else (0, 0)
    return tuple(
        tuple(
            _placed(page, left + column * wide, bottom + row * high, leaf, angles[page % 2])
            for row in range(rows)
            for column in range(columns)
        )
        for page in range(pages)
    )


def _stitched(pages: int, leaf: Leaf, wish: Imposition, room: float) -> tuple[Side, ...]:
    """Lay a booklet's pages as spreads in printer's order.

    Sheets are nested: each pushes those within it outwards by about its own thickness, and the trim
    would take that much more off their outer margins. So every spread moves towards the spine by
    the paper's thickness for each sheet around it (push-out, ISO 12637-4 *creep*).
    """
    spine = wish.width_mm / 2
    lowest = _lowest(leaf.height_mm + 2 * leaf.bleed_mm, wish, room)
    if lowest is None or leaf.width_mm + leaf.bleed_mm + room > spine + _HAIR_MM:
        return ()
    bottom = lowest + leaf.bleed_mm
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


def _grid(leaf: Leaf, turned: bool, wish: Imposition, room: float) -> tuple[int, int]:
    """Say how many copies fit across and up, bleeds side by side."""
    wide, high = (length + 2 * leaf.bleed_mm for length in _lying(leaf, turned))
    across = max(wish.width_mm - 2 * room + _HAIR_MM, 0)
    up = max(wish.height_mm - wish.gripper_mm - room + _HAIR_MM, 0)
    return int(across // wide), int(up // high)


def _other_pages(pages: int, scheme: str) -> tuple[Says, Says] | None:
    """Say why so many pages cannot be laid by a scheme, if they cannot."""
    n_up = Says("写 scheme: n-up（多拼）", "Write scheme: n-up (step and repeat)")
    if scheme == "work-and-turn" and pages != 2:
        return (
            Says(f"自翻版只拼正反两面，这里有 {pages} 页",
                 f"Work and turn takes two pages, front and back; there are {pages}"),
            n_up,
        )  # fmt: skip
    if scheme == "saddle-stitch" and pages % 4:
        more = pages + 4 - pages % 4
        return (
            Says(f"骑马钉的页数要是 4 的倍数，这里有 {pages} 页",
                 f"A stitched booklet has a multiple of four pages; there are {pages}"),
            Says(f"{n_up.zh}，或补到 {more} 页", f"{n_up.en}, or have {more} pages"),
        )  # fmt: skip
    return None


def _too_large(
    leaf: Leaf, wish: Imposition, held: Callable[[Imposition], tuple[Side, ...]]
) -> tuple[Says, Says]:
    """Say what does not fit on what, and the smallest usual sheet on which it is held."""
    page = f"{leaf.width_mm:g} × {leaf.height_mm:g} mm"
    sheet = f"{wish.width_mm:g} × {wish.height_mm:g} mm"
    scheme, gripper, bleed = SCHEMES[wish.scheme], wish.gripper_mm, leaf.bleed_mm
    message = Says(
        f"页面 {page}，出血 {bleed:g} mm，按{scheme.zh}放不进 {sheet} 的纸（咬口 {gripper:g} mm）",
        f"Pages of {page} with {bleed:g} mm of bleed do not fit on a sheet of {sheet} "
        f"({scheme.en}, gripper {gripper:g} mm)",
    )
    for name, (width, height) in SHEETS_MM.items():
        if held(wish.model_copy(update={"width_mm": width, "height_mm": height})):
            size = f"width_mm: {width}, height_mm: {height}"
            return message, Says(f"换成 {name}：写 {size}", f"Take {name}: write {size}")
    return message, Says(
        "常用的纸都放不下：删去 imposition，由印厂拼版",
        "No usual sheet holds them: remove imposition, and let the shop impose",
    )

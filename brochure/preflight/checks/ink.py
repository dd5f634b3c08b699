"""Ink on the plates: what the paper can carry, and art that reaches the edge of the bleed."""

from __future__ import annotations

import math
from collections.abc import Iterator

from brochure.findings import Finding, Owner, Says, Severity, error, same
from brochure.preflight.plates import Box, Skipped
from brochure.preflight.press_file import PressFile
from brochure.units import Rectangle

SQUARE_MM = 15.0
_SIDES = {
    "left": Says("左", "left"), "top": Says("上", "top"),
    "right": Says("右", "right"), "bottom": Says("下", "bottom"),
}  # fmt: skip
INKED = 8
"""A level of 255 under which a plate holds noise."""
GAP_MM = 1.0
"""A shorter gap at the edge of the bleed is no more than a rule's end."""
ROOM_MM = 0.8
"""With less bleed than this there is nothing to look at; its box is refused elsewhere."""


def total_ink(file: PressFile) -> Iterator[Finding]:
    """Refuse more ink than the profile allows over a 15 mm square of the trim (GWG 2022 R0026)."""
    if isinstance(file.plates, Skipped):
        yield _skipped(file.shown, file.plates)
        return
    limit, pixel = file.profile.total_ink_percent, file.plates.pixel_mm
    for number, plates in zip(file.page_numbers, file.inked, strict=True):
        trim, media = file.trim(number), file.box(number, "/MediaBox") or file.trim(number)
        most, x, y = plates.heaviest(_pixels(trim, media, pixel), round(SQUARE_MM / pixel))
        if most > limit + 2:
            yield error(
                "total-ink",
                file.place(number, trim.left + x * pixel, trim.top + y * pixel),
                Says(f"总墨量 {most:.0f}%，上限 {limit:.0f}%",
                     f"Total ink is {most:.0f} %; the limit is {limit:.0f} %"),
                Says("请降低这一处 C、M、Y 的比例", "Take some C, M and Y out here"),
            )  # fmt: skip


def bleed_filled(file: PressFile) -> Iterator[Finding]:
    """Ask art that stands at the trim to reach the edge of the bleed too.

    It may lean by as much as the bleed is wide: a slanting edge meets trim and bleed at two places.
    """
    if isinstance(file.plates, Skipped):
        return
    pixel = file.plates.pixel_mm
    for number, plates in zip(file.page_numbers, file.inked, strict=True):
        media = file.box(number, "/MediaBox") or file.trim(number)
        for side, at_trim, at_bleed in _bands(file, number, pixel):
            inside, outside = (
                plates.along(_pixels(band, media, pixel)) for band in (at_trim, at_bleed)
            )
            start, length = (
                pixel * count
                for count in _longest_gap(inside, outside, file.profile.bleed_mm / pixel)
            )
            if length >= GAP_MM:
                upright = at_trim.height > at_trim.width
                left = at_trim.left if upright else at_trim.left + start
                top = at_trim.top + start if upright else at_trim.top
                yield error(
                    "bleed-not-filled",
                    file.place(number, left, top),
                    Says(f"{side.zh}边有 {length:.0f} mm 的图案没有做满出血",
                         f"At the {side.en}, {length:.0f} mm of art end short of the bleed's edge"),
                    Says(f"请把底色和图片延伸到裁切线外 {file.profile.bleed_mm:g} mm",
                         f"Let it run {file.profile.bleed_mm:g} mm over the trim"),
                )  # fmt: skip


def _bands(file: PressFile, page: int, pixel: float) -> Iterator[tuple[Says, Rectangle, Rectangle]]:
    """Give two narrow bands for each side: just inside the trim, and just inside the bleed."""
    trim, bleed, wanted = file.trim(page), file.bleed(page), file.profile.bleed_mm
    wide, high = trim.width, trim.height
    rooms = {"left": -bleed.left, "top": -bleed.top,
             "right": bleed.right - wide, "bottom": bleed.bottom - high}  # fmt: skip
    for side, room in rooms.items():
        out = min(room, wanted)
        if out >= ROOM_MM:
            at_trim, at_bleed = (_band(side, at, wide, high, pixel) for at in (0.0, out))
            yield _SIDES[side], at_trim, at_bleed


def _band(side: str, out: float, wide: float, high: float, pixel: float) -> Rectangle:
    """Give a band of two pixels, one pixel inside a line that lies `out` beyond the trim."""
    near, thin, back = pixel - out, 2 * pixel, out - 3 * pixel
    return {
        "left": Rectangle(near, 0, thin, high),
        "top": Rectangle(0, near, wide, thin),
        "right": Rectangle(wide + back, 0, thin, high),
        "bottom": Rectangle(0, high + back, wide, thin),
    }[side]


def _longest_gap(inside: bytes, outside: bytes, lean_px: float) -> tuple[int, int]:
    """Find the longest stretch with ink at the trim and none near it outside.

    Start and length are in pixels.
    """
    lean = math.ceil(lean_px)
    best_start = best = run = 0
    for place, level in enumerate(inside):
        bare = max(outside[max(0, place - lean) : place + lean + 1], default=0) < INKED
        run = run + 1 if level >= INKED and bare else 0
        if run > best:
            best_start, best = place - run + 1, run
    return best_start, best


def _pixels(area: Rectangle, media: Rectangle, pixel: float) -> Box:
    left, top = round((area.left - media.left) / pixel), round((area.top - media.top) / pixel)
    return left, top, left + round(area.width / pixel), top + round(area.height / pixel)


def _skipped(shown: str, skipped: Skipped) -> Finding:
    """Say which program was tried and what became of it."""
    became = {
        "absent": Says("没有安装", "is not installed"),
        "failed": Says("无法渲染这个文件", "could not draw this file"),
        "timed out": Says("超时", "took too long"),
        "too large": Says("画不了这么大的页面", "cannot draw pages this large"),
        "too complex": Says("画不了这么复杂的页面", "cannot draw pages this complex"),
    }
    zh = "，".join(f"{name} {became[why].zh}" for name, why in skipped.tried)
    en = ", ".join(f"{name} {became[why].en}" for name, why in skipped.tried)
    if any(why == "absent" for _, why in skipped.tried):
        remedy = Says("安装 mupdf-tools 或 ghostscript 后再检查",
                      "Install mupdf-tools or ghostscript and run it again")  # fmt: skip
    else:
        remedy = Says("请换一台电脑再检查，或请印厂检查", "Try another machine, or ask the shop")
    return Finding(
        "total-ink-skipped",
        Severity.INFO,
        same(shown),
        Says(f"没有检查总墨量和出血画面：{zh}", f"Total ink and bleed art were not checked: {en}"),
        remedy,
        Owner.DEVELOPER,
    )

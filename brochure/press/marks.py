"""Printer's marks, drawn outside the bleed: crop, fold, registration, colour bar and slug line.

Marks are in registration colour (Separation All), so that they stand on every plate; the slug line
is black outlines and needs no font. The engine's own marks would be RGB and inside the bleed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from brochure.layout import glyphs
from brochure.model.formats import Format
from brochure.model.profile import PressProfile
from brochure.units import mm_from_pt, pt_from_mm

AREA_MM = 10.0
"""How far the page reaches beyond the bleed to hold the marks."""
CLEAR_MM = 1.0
LENGTH_MM = 5.0
REACH_MM = CLEAR_MM + LENGTH_MM
"""How far marks stand out from a bleed."""
ARM_MM = LENGTH_MM / 2
"""Half of a registration target."""
LINE_PT = 0.25
DIE_PT = 0.5
SLUG_PT = 5.0
PATCH_MM = 4.0
_PATCHES = (
    "1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", "1 1 0 0", "0 1 1 0", "1 0 1 0",
    ".5 0 0 0", "0 .5 0 0", "0 0 .5 0", "0 0 0 .5",
)  # fmt: skip
BAR_MM = len(_PATCHES) * PATCH_MM

Point = tuple[float, float]


def draw(sheet: Format, bleed_mm: float, page: int, slug: str, font: Path) -> bytes:
    """Draw all marks of one page as a content stream; its resources need `/All`."""
    lines = [f"q {LINE_PT} w /All CS 1 SCN"]
    lines += [line(*ends) for ends in crop_marks(sheet, bleed_mm)]
    lines += ["[1.4 1] 0 d"]
    lines += [line(*ends) for ends in fold_marks(sheet, bleed_mm, page)]
    lines += ["[] 0 d"]
    lines += list(_registration(sheet, bleed_mm))
    lines += list(colour_bar(12, -(bleed_mm + REACH_MM)))
    lines += list(_slug(slug, font, sheet, bleed_mm))
    return "\n".join([*lines, "Q"]).encode()


def die_lines(sheet: Format, profile: PressProfile, page: int) -> bytes:
    """Draw folds and trim across the art, each in the spot ink that the profile names for it.

    They overprint, so that the art beneath stays whole; resources need `/FoldInk` and `/DieInk`.
    """
    height = sheet.height_mm
    lines = [f"q {DIE_PT} w /OverprintOn gs"]
    if profile.fold_ink:
        lines += ["/FoldInk CS 1 SCN [4 2] 0 d"]
        lines += [line((x, 0), (x, height)) for x in sheet.folds(page)]
    if profile.die_ink:
        box = (0.0, 0.0, pt_from_mm(sheet.width_mm), pt_from_mm(height))
        lines += ["/DieInk CS 1 SCN [] 0 d", f"{' '.join(f'{pt:.3f}' for pt in box)} re S"]
    return "\n".join([*lines, "Q"]).encode()


def crop_marks(sheet: Format, bleed_mm: float) -> Iterator[tuple[Point, Point]]:
    """Give the eight corner marks, in millimetres from the trim's lower left corner."""
    near, far = bleed_mm + CLEAR_MM, bleed_mm + REACH_MM
    width, height = sheet.width_mm, sheet.height_mm
    for x in (0.0, width):
        yield (x, -near), (x, -far)
        yield (x, height + near), (x, height + far)
    for y in (0.0, height):
        yield (-near, y), (-far, y)
        yield (width + near, y), (width + far, y)


def fold_marks(sheet: Format, bleed_mm: float, page: int) -> Iterator[tuple[Point, Point]]:
    """Give a mark at the head and the foot of every fold."""
    near, far = bleed_mm + CLEAR_MM, bleed_mm + REACH_MM
    for x in sheet.folds(page):
        yield (x, -near), (x, -far)
        yield (x, sheet.height_mm + near), (x, sheet.height_mm + far)


def _registration(sheet: Format, bleed_mm: float) -> Iterator[str]:
    """Draw a target at the middle of each edge."""
    away = bleed_mm + REACH_MM - ARM_MM
    width, height = sheet.width_mm, sheet.height_mm
    for x, y in ((width / 2, -away), (width / 2, height + away), (-away, height / 2),
                 (width + away, height / 2)):  # fmt: skip
        yield from target(x, y)


def target(x_mm: float, y_mm: float) -> Iterator[str]:
    """Draw a registration target: a cross in a circle."""
    yield line((x_mm - ARM_MM, y_mm), (x_mm + ARM_MM, y_mm))
    yield line((x_mm, y_mm - ARM_MM), (x_mm, y_mm + ARM_MM))
    yield _circle(x_mm, y_mm, 1.4)


def colour_bar(left_mm: float, bottom_mm: float) -> Iterator[str]:
    """Draw patches of the process inks, their overprints and halves, from left to right."""
    for place, ink in enumerate(_PATCHES):
        box = (left_mm + place * PATCH_MM, bottom_mm, PATCH_MM, PATCH_MM)
        yield f"{ink} k {' '.join(f'{pt_from_mm(mm):.3f}' for mm in box)} re f"


def _slug(slug: str, font: Path, sheet: Format, bleed_mm: float) -> Iterator[str]:
    """Write the slug line at the foot, ending short of the right corner's mark."""
    width_mm = mm_from_pt(glyphs.width(font, slug) * SLUG_PT)
    left, bottom = sheet.width_mm - 6 - width_mm, -(bleed_mm + REACH_MM - 1)
    yield f"q 0 0 0 1 k {lettering(slug, font, SLUG_PT, (left, bottom))} Q"


def lettering(text: str, font: Path, size_pt: float, at_mm: Point) -> str:
    """Write one line of text as filled outlines, starting at a point."""
    x, y = (pt_from_mm(mm) for mm in at_mm)
    drawn = (
        " ".join([*(f"{value:.4f}" for value in points), operator])
        for operator, points in glyphs.outlines(font, text)
    )
    return f"q {size_pt} 0 0 {size_pt} {x:.3f} {y:.3f} cm {' '.join(drawn)} f Q"


def line(start: Point, end: Point) -> str:
    """Draw a line between two points."""
    (x0, y0), (x1, y1) = ((pt_from_mm(x), pt_from_mm(y)) for x, y in (start, end))
    return f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S"


def _circle(x_mm: float, y_mm: float, radius_mm: float) -> str:
    x, y, r = pt_from_mm(x_mm), pt_from_mm(y_mm), pt_from_mm(radius_mm)
    k = 0.5523 * r
    return (
        f"{x + r:.3f} {y:.3f} m "
        f"{x + r:.3f} {y + k:.3f} {x + k:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c "
        f"{x - k:.3f} {y + r:.3f} {x - r:.3f} {y + k:.3f} {x - r:.3f} {y:.3f} c "
        f"{x - r:.3f} {y - k:.3f} {x - k:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c "
        f"{x + k:.3f} {y - r:.3f} {x + r:.3f} {y - k:.3f} {x + r:.3f} {y:.3f} c S"
    )

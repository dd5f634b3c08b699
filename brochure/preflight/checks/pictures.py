"""Pictures: sharp enough for their size, and whole."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.findings import Finding, Says, error, warning
from brochure.preflight.press_file import PressFile
from brochure.units import MM_PER_INCH

SEEN_MM = 3.0
"""A picture smaller than this is a dot."""


def resolution(file: PressFile) -> Iterator[Finding]:
    """Judge the effective resolution of every picture, as it is placed."""
    wanted = file.profile.ppi
    for picture in file.pictures:
        if picture.ppi >= wanted.warning:
            continue
        make = error if picture.ppi < wanted.error else warning
        found = f"{picture.ppi:.0f}" if picture.ppi >= 1 else "<1"
        yield make(
            "low-resolution",
            file.place(picture.page, picture.left_mm, picture.top_mm),
            Says(f"图片只有 {found} ppi，需要 {wanted.wanted:g}",
                 f"A picture has {found} ppi; {wanted.wanted:g} are wanted"),
            _larger([side / wanted.wanted * MM_PER_INCH for side in picture.pixels]),
        )  # fmt: skip


def _larger(sides_mm: list[float]) -> Says:
    """Say how large a picture can be printed, if that is large enough to be seen."""
    if min(sides_mm) < SEEN_MM:
        return Says("像素太少，请换一张大图", "It has too few pixels; use a larger picture")
    wide, high = sides_mm
    return Says(
        f"请换更大的图，或缩小到 {wide:.0f} × {high:.0f} mm 以内",
        f"Use a larger picture, or print it no larger than {wide:.0f} × {high:.0f} mm",
    )


def whole(file: PressFile) -> Iterator[Finding]:
    """Refuse pictures whose content ends early: their lower part prints grey or not at all."""
    for picture in file.pictures:
        if picture.cut_short:
            yield error(
                "damaged-picture",
                file.place(picture.page, picture.left_mm, picture.top_mm),
                Says("图片数据不完整，下半部分可能印不出来",
                     "A picture's content ends early; its lower part may not print"),
                Says("请重新置入原图再导出", "Place the original picture again and export anew"),
            )  # fmt: skip

"""Total ink: what the paper can carry before it sets off on the next sheet."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.findings import Finding, Owner, Says, Severity, error, same
from brochure.preflight.plates import DPI
from brochure.preflight.press_file import PressFile
from brochure.units import MM_PER_INCH

SQUARE_MM = 15.0


def total_ink(file: PressFile) -> Iterator[Finding]:
    """Refuse more ink than the profile allows over a 15 mm square of the trim (GWG 2022 R0026)."""
    if file.plates is None:
        yield Finding(
            "total-ink-skipped",
            Severity.INFO,
            same(file.shown),
            Says("没有检查总墨量：缺少 mutool", "Total ink was not checked: mutool is not there"),
            Says("安装 mupdf-tools 后再检查", "Install mupdf-tools and run it again"),
            Owner.DEVELOPER,
        )
        return
    limit = file.profile.total_ink_percent
    pixel_mm = MM_PER_INCH / DPI
    for number, plates in enumerate(file.plates, 1):
        media = file.box(number, "/MediaBox")
        trim = file.box(number, "/TrimBox") or media
        if media is None or trim is None:
            continue
        corners = (
            trim.left - media.left, trim.top - media.top,
            trim.right - media.left, trim.bottom - media.top,
        )  # fmt: skip
        left, top, right, bottom = (round(mm / pixel_mm) for mm in corners)
        most, x, y = plates.heaviest((left, top, right, bottom), round(SQUARE_MM / pixel_mm))
        if most > limit + 2:
            yield error(
                "total-ink",
                file.place(number, trim.left + x * pixel_mm, trim.top + y * pixel_mm),
                Says(f"总墨量 {most:.0f}%，上限 {limit:.0f}%",
                     f"Total ink is {most:.0f} %; the limit is {limit:.0f} %"),
                Says("请降低这一处 C、M、Y 的比例", "Take some C, M and Y out here"),
            )  # fmt: skip

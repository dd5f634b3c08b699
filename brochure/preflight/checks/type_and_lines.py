"""Type, lines and pictures: embedded, large enough, sharp enough."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.findings import Finding, Says, error, same, warning
from brochure.preflight.paints import grouped
from brochure.preflight.press_file import PressFile
from brochure.units import pt_from_mm

_EXPORT = Says("导出时请嵌入全部字体", "Embed all fonts when exporting")


def fonts(file: PressFile) -> Iterator[Finding]:
    """Ask for every font to be embedded, and for none that is drawn by procedures (Type 3)."""
    for font in sorted(set(file.fonts), key=lambda font: font.name):
        if font.kind == "Type3":
            yield error(
                "type-3-font",
                same(file.shown),
                Says("用了 Type 3 字体", "A Type 3 font is used"),
                Says("请换成 TrueType 或 OpenType 字体", "Use TrueType or OpenType fonts"),
            )
        elif not font.embedded:
            yield error(
                "font-not-embedded",
                same(file.shown),
                Says(f"字体“{font.name}”没有嵌入", f"The font “{font.name}” is not embedded"),
                _EXPORT,
            )


def small_text(file: PressFile) -> Iterator[Finding]:
    """Refuse text under the smallest size that the press holds."""
    least = file.profile.min_text_pt
    for paint, count in grouped(
        file.paints, lambda paint: paint.kind == "text" and 0 < paint.size_pt < least - 0.05
    ):
        yield error(
            "small-text",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"{count} 处文字小于 {least:g} pt（{paint.size_pt:.1f} pt）",
                 f"Text under {least:g} pt, {count} times ({paint.size_pt:.1f} pt)"),
            Says("请放大", "Set it larger"),
        )  # fmt: skip


def reversed_text(file: PressFile) -> Iterator[Finding]:
    """Warn of small white text and of small text in several inks: strokes fill in or blur."""
    least = min(file.profile.min_reversed_text_pt, file.profile.one_ink_below_pt)
    for paint, count in grouped(
        file.paints,
        lambda paint: (
            paint.kind == "text"
            and 0 < paint.size_pt < least - 0.05
            and paint.space == "/DeviceCMYK"
            and paint.inks != 1
        ),
    ):
        yield warning(
            "small-reversed-text",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"{count} 处小于 {least:g} pt 的反白字或多色字",
                 f"Reversed or several-ink text under {least:g} pt, {count} times"),
            Says("请放大，或改成单色黑", "Set it larger, or in black ink alone"),
        )  # fmt: skip


def hairlines(file: PressFile) -> Iterator[Finding]:
    """Warn of lines thinner than the press holds."""
    least = pt_from_mm(file.profile.min_line_mm)
    for paint, count in grouped(
        file.paints,
        lambda paint: (
            paint.kind == "stroke"
            and paint.size_pt < least - 0.01
            and paint.space != "/Separation All"
        ),
    ):
        yield warning(
            "hairline",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"{count} 条线细于 {least:.2f} pt（{paint.size_pt:.2f} pt）",
                 f"{count} lines are thinner than {least:.2f} pt ({paint.size_pt:.2f} pt)"),
            Says("请加粗", "Make them thicker"),
        )  # fmt: skip


def resolution(file: PressFile) -> Iterator[Finding]:
    """Judge the effective resolution of every picture, as it is placed."""
    wanted = file.profile.ppi
    for picture in file.pictures:
        if picture.ppi >= wanted.warning:
            continue
        make = error if picture.ppi < wanted.error else warning
        width = picture.pixels[0] / wanted.wanted * 25.4
        yield make(
            "low-resolution",
            file.place(picture.page, picture.left_mm, picture.top_mm),
            Says(f"图片只有 {picture.ppi:.0f} ppi，需要 {wanted.wanted:g}",
                 f"A picture has {picture.ppi:.0f} ppi; {wanted.wanted:g} are wanted"),
            Says(f"请换更大的图，或缩小到 {width:.0f} mm 宽以内",
                 f"Use a larger picture, or print it no wider than {width:.0f} mm"),
        )  # fmt: skip

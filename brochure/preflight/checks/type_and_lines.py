"""Type, lines and pictures: embedded, large enough, sharp enough."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.findings import Finding, Says, error, same, warning
from brochure.preflight.paints import grouped
from brochure.preflight.press_file import PressFile
from brochure.units import pt_from_mm

_EXPORT = Says("导出时请嵌入全部字体", "Embed all fonts when exporting")


def fonts(file: PressFile) -> Iterator[Finding]:
    """Ask for every font to be embedded and subset, and for none drawn by procedures (Type 3)."""
    for font in file.fonts:
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
        elif font.broken:
            yield error(
                "damaged-font",
                same(file.shown),
                Says(f"嵌入的字体“{font.name}”已损坏，文字会印错或印不出来",
                     f"The embedded font “{font.name}” is damaged; its text prints wrong"),
                Says("请换一份完好的字体文件，再重新导出", "Install it anew and export again"),
            )  # fmt: skip
        elif not font.subset:
            yield warning(
                "font-not-subset",
                same(file.shown),
                Says(f"字体“{font.name}”整套嵌入，没有取子集",
                     f"The font “{font.name}” is embedded whole"),
                Says("导出时请嵌入字体子集", "Embed only the characters that are used"),
            )  # fmt: skip


def readable_text(file: PressFile) -> Iterator[Finding]:
    """Warn of fonts whose glyphs cannot be told for characters: no search, no last correction."""
    for font in file.fonts:
        if not font.readable and font.kind != "Type3":
            yield warning(
                "unreadable-text",
                same(file.shown),
                Says(f"字体“{font.name}”没有字符对照表，文字无法查找或修改",
                     f"The font “{font.name}” does not say which characters its glyphs are"),
                Says("导出时请保留 Unicode 对照表", "Export it with its Unicode map"),
            )  # fmt: skip


def outlined_text(file: PressFile) -> Iterator[Finding]:
    """Refuse live text where the press wants all text as outlines."""
    if not file.profile.outlined_text or not file.fonts:
        return
    first = next((paint for paint in file.paints if paint.kind == "text"), None)
    names = ", ".join(font.name for font in file.fonts[:3])
    yield error(
        "text-not-outlined",
        file.place(first.page, first.left_mm, first.top_mm) if first else same(file.shown),
        Says(f"文字没有转曲：{names}", f"Text is not outlined: {names}"),
        Says("请把全部文字转曲后再交付", "Turn all text to outlines"),
    )


def reversed_text(file: PressFile) -> Iterator[Finding]:
    """Warn of small white text and of small text in several inks: strokes fill in or blur."""
    least = min(file.profile.min_reversed_text_pt, file.profile.one_ink_below_pt)
    for paint, count in grouped(
        file.paints,
        lambda paint: (
            paint.kind == "text"
            and 0 < paint.size_pt < least - 0.05
            and bool(paint.tints)
            and paint.inks != 1
        ),
    ):
        yield warning(
            "small-reversed-text",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"{count} 处小于 {least:g} pt 的反白字或多色字",
                 f"Reversed or several-ink text under {least:g} pt, {count} ×"),
            Says("请放大，或改成单色黑", "Set it larger, or in black ink alone"),
        )  # fmt: skip


def hairlines(file: PressFile) -> Iterator[Finding]:
    """Warn of lines thinner than the press holds, and of rectangles as thin as lines."""
    least = pt_from_mm(file.profile.min_line_mm)
    for paint, count in grouped(
        file.paints,
        lambda paint: (
            paint.line_pt is not None
            and paint.line_pt < least - 0.01
            and paint.space != "/Separation All"
        ),
    ):
        yield warning(
            "hairline",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"{count} 条线细于 {least:.2f} pt（{paint.line_pt:.2f} pt）",
                 f"Lines under {least:.2f} pt, {count} × ({paint.line_pt:.2f} pt)"),
            Says("请加粗", "Make them thicker"),
        )  # fmt: skip

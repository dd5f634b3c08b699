"""Colour: process inks only, black that is black, nothing too light or too rich to hold."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.findings import Finding, Place, Says, error, warning
from brochure.preflight.paints import PROCESS, Paint, dictionary, grouped, space_name, spot_names
from brochure.preflight.press_file import PressFile

SMALL_TEXT_PT = 12.0
_SWATCH = Says("请改用 CMYK 色", "Use CMYK colours")


def device_rgb(file: PressFile) -> Iterator[Finding]:
    """Refuse RGB, Lab and ICC-based colour where CMYK is due (GWG 2022 R0027)."""
    for paint, count in grouped(file.paints, lambda paint: _is_foreign(paint.space)):
        space = paint.space.strip("/").split()[0]
        yield error(
            "rgb-object",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"有 {count} 处不是 CMYK（{space}，{_KINDS[paint.kind].zh}）",
                 f"{count} × {_KINDS[paint.kind].en} in {space} where CMYK is due"),
            _SWATCH,
        )  # fmt: skip


def _is_foreign(space: str) -> bool:
    icc = space.startswith("/ICCBased") and space != "/ICCBased 4"
    return icc or space in ("/DeviceRGB", "/CalRGB", "/Lab", "/CalGray")


def shadings(file: PressFile) -> Iterator[Finding]:
    """Refuse gradients whose functions do not give one value for each ink."""
    for item in file.objects:
        if "/ShadingType" not in item or item.get("/ColorSpace") != "/DeviceCMYK":
            continue
        function = item.get("/Function", {})
        parts = function.get("/Functions", [function]) if hasattr(function, "get") else []
        if any("/C0" in part and len(part["/C0"]) != 4 for part in parts):
            yield error(
                "malformed-shading",
                Says(file.shown, file.shown),
                Says("渐变的颜色分量不完整，有的软件里会消失",
                     "A gradient lacks values for its inks and vanishes in some programs"),
                Says("请改用纯色，或重新制作渐变", "Use a flat colour, or make the gradient anew"),
            )  # fmt: skip


def blending(file: PressFile) -> Iterator[Finding]:
    """Refuse pages that blend in RGB, Lab or an ICC-based space (GWG 2022 R0030)."""
    for number in file.page_numbers:
        group = dictionary(file.page(number).get("/Group"))
        space = space_name(group.get("/CS"))
        if group.get("/S") == "/Transparency" and _is_foreign(space):
            yield error(
                "blend-space",
                file.place(number),
                Says(f"页面的透明混合空间是 {space[1:]}，不是 CMYK",
                     f"The page blends in {space[1:]} where CMYK is due"),
                Says("请把透明混合空间设为 CMYK 后再导出",
                     "Set the transparency blend space to CMYK and export again"),
            )  # fmt: skip


def spots(file: PressFile) -> Iterator[Finding]:
    """Refuse spot inks that the profile does not list; registration colour is for marks."""
    allowed = {*file.profile.allowed_spots, "All", "None", *PROCESS}
    for paint, count in grouped(file.paints, lambda paint: bool(spot_names(paint.space))):
        for ink in spot_names(paint.space):
            if ink not in allowed:
                yield error(
                    "spot-ink",
                    file.place(paint.page, paint.left_mm, paint.top_mm),
                    Says(
                        f"用了专色“{ink}”（{count} 处）",
                        f"The spot ink “{ink}” is used, {count} ×",
                    ),
                    Says(
                        "请改用 CMYK，或与印厂约定专色",
                        "Use CMYK, or agree on the ink with the shop",
                    ),
                )


def registration_colour(file: PressFile) -> Iterator[Finding]:
    """Refuse registration colour within the trim: it is for marks, and prints on every plate."""

    def within(paint: Paint) -> bool:
        trim = file.trim(paint.page)
        across, down = 0 <= paint.left_mm <= trim.width, 0 <= paint.top_mm <= trim.height
        return "All" in spot_names(paint.space) and across and down

    for paint, count in grouped(file.paints, within):
        yield error(
            "registration-colour",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"成品内有 {count} 处用了套版色，会印在每一块版上",
                 f"Registration colour within the trim, {count} ×: it prints on every plate"),
            Says("请改用单色黑 K100", "Use black ink alone, K 100"),
        )  # fmt: skip


def rich_black_text(file: PressFile) -> Iterator[Finding]:
    """Refuse small text in several inks with much black: it blurs (GWG 2022 R0015)."""
    for paint, count in grouped(
        file.paints,
        lambda paint: (
            paint.kind == "text"
            and paint.size_pt < SMALL_TEXT_PT
            and paint.process is not None
            and paint.inks > 1
            and paint.process[3] >= 0.85
        ),
    ):
        yield error(
            "rich-black-text",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"{count} 处小字用了四色黑", f"Small text in rich black, {count} ×"),
            Says("请改成单色黑 K100", "Use black ink alone, K 100"),
        )


def small_tints(file: PressFile) -> Iterator[Finding]:
    """Warn of tints too light to hold on the plate."""
    least = file.profile.min_tint_percent / 100
    for paint, count in grouped(
        file.paints,
        lambda paint: paint.kind == "fill" and paint.inks > 0 and max(paint.tints) < least,
    ):
        yield warning(
            "light-tint",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"有 {count} 处底色浅于 {least:.0%}，可能印不出来",
                 f"Tints under {least:.0%}, {count} ×, may not print"),
            Says("请加深，或改为白色", "Make them darker, or white"),
        )  # fmt: skip


def knocked_out_black(file: PressFile) -> Iterator[Finding]:
    """Warn of small black text that does not overprint (GWG 2022 R0009)."""
    if not file.profile.overprint:
        return
    for paint, count in grouped(
        file.paints,
        lambda paint: (
            paint.kind == "text"
            and paint.size_pt < SMALL_TEXT_PT
            and paint.process == (0, 0, 0, 1)
            and not paint.overprint
        ),
    ):
        yield warning(
            "black-knocks-out",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"{count} 处小黑字没有叠印，套印不准时会露白",
                 f"Small black text knocks out, {count} ×: white edges when plates shift"),
            Says("请把 K100 小字设为叠印", "Set small K 100 text to overprint"),
        )  # fmt: skip


def white_overprint(file: PressFile) -> Iterator[Finding]:
    """Refuse white that overprints: it would vanish (GWG 2022 R0007, R0008)."""
    for paint, count in grouped(
        file.paints,
        lambda paint: paint.overprint and bool(paint.tints) and paint.inks == 0,
    ):
        yield error(
            "white-overprints",
            file.place(paint.page, paint.left_mm, paint.top_mm),
            Says(f"{count} 处白色设成了叠印，印出来会消失",
                 f"White overprints, {count} ×: it will vanish"),
            Says("请取消白色的叠印", "Take overprint off white"),
        )  # fmt: skip


def live_transparency(file: PressFile) -> Iterator[Finding]:
    """Refuse live transparency where the flavour knows none: PDF/X-1a (ISO 15930-4)."""
    if file.profile.flavour != "PDF/X-1a:2003":
        return
    for number in file.page_numbers:
        if file.page(number).get("/Group", {}).get("/S") == "/Transparency":
            yield _live(file, file.place(number), Says("页面透明度组", "a page group"), 1)
    for paint, count in grouped(file.paints, lambda paint: bool(paint.transparency)):
        reason = paint.transparency
        what = Says("、".join(_LIVE[part] for part in reason.split(", ")), reason)
        yield _live(file, file.place(paint.page, paint.left_mm, paint.top_mm), what, count)


def _live(file: PressFile, place: Place, what: Says, count: int) -> Finding:
    return error(
        "live-transparency",
        place,
        Says(f"{count} 处用了透明效果（{what.zh}），{file.profile.flavour} 不允许",
             f"Transparency ({what.en}), {count} ×; {file.profile.flavour} knows none"),
        Says("请拼合透明度，或与印厂商定用 PDF/X-4",
             "Flatten it, or agree with the print shop on PDF/X-4"),
    )  # fmt: skip


_LIVE = {
    "opacity": "不透明度",
    "blend mode": "混合模式",
    "soft mask": "软蒙版",
    "group": "透明度组",
}
_KINDS = {
    "text": Says("文字", "text"),
    "fill": Says("色块", "areas"),
    "stroke": Says("线条", "lines"),
    "picture": Says("图片", "pictures"),
    "shading": Says("渐变", "gradients"),
}

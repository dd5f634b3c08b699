"""Run every check over a press file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from brochure.findings import Finding, Says, error, same
from brochure.preflight.checks import (
    colour,
    content,
    document,
    ink,
    pages,
    pictures,
    settings,
    text,
    type_and_lines,
)
from brochure.preflight.press_file import PressFile


class Check(NamedTuple):
    """One check: what it looks at, the codes it may give, and how it finds them."""

    name: Says
    codes: tuple[str, ...]
    find: Callable[[PressFile], Iterator[Finding]]
    letters: bool = False
    """Whether it looks at letters, which outlined text has no more."""

    @property
    def gwg(self) -> str:
        """Name the rules of GWG 2022 that it holds to; nothing where none is known."""
        return ", ".join(GWG_2022[code] for code in self.codes if code in GWG_2022)


GWG_2022 = {
    "user-unit": "R0002",
    "page-rotation": "R0004",
    "page-sizes": "R0004",
    "blank-page": "R0005",
    "white-overprints": "R0007, R0008",
    "black-knocks-out": "R0009",
    "rich-black-text": "R0015",
    "small-reversed-text": "R0016, R0017",
    "spot-ink": "R0020",
    "registration-colour": "R0024",
    "total-ink": "R0026",
    "rgb-object": "R0027",
    "blend-space": "R0030",
    "low-resolution": "R0031",
    "output-profile": "R0035",
}
"""Rules of the Ghent Workgroup's 2022 specification; a code without one is no rule of theirs.

The specification is a spreadsheet; its numbers are public in github.com/thinkneverland/assay-pdf.
"""

CHECKS: tuple[Check, ...] = (
    Check(Says("输出意图", "Output intent"),
          ("output-intent", "output-profile", "output-condition"), document.output_intent),
    Check(Says("PDF/X 标记", "PDF/X keys"), ("pdfx-keys",), document.pdfx_keys),
    Check(Says("PDF 版本", "PDF version"), ("pdf-version",), document.pdf_version),
    Check(Says("文件完整", "Whole file"), ("damaged-file",), document.damage),
    Check(Says("密码", "Password"), ("encrypted",), document.encryption),
    Check(Says("脚本", "Scripts"), ("javascript",), document.actions),
    Check(Says("链接与批注", "Links and comments"), ("annotation",), document.links_and_comments),
    Check(Says("页面框与出血", "Boxes and bleed"),
          ("no-trim-box", "no-bleed", "box-order", "user-unit"), pages.boxes),
    Check(Says("页面旋转", "Page rotation"), ("page-rotation",), pages.rotation),
    Check(Says("页面大小", "Page sizes"), ("page-sizes",), pages.one_size),
    Check(Says("空白页", "Blank pages"), ("blank-page",), pages.blank_pages),
    Check(Says("页数", "Number of pages"), ("too-many-pages",), pages.page_count),
    Check(Says("超大页面", "Giant pages"), ("giant-page",), pages.giants),
    Check(Says("页面完整", "Whole pages"), ("damaged-page", "damaged-mask"), content.damage),
    Check(Says("复杂程度", "Complexity"), ("too-complex",), content.complexity),
    Check(Says("缺少资源", "Missing resources"), ("missing-resource",),
          content.missing_resources),
    Check(Says("循环引用", "Recursive forms"), ("recursive-form",), content.recursion),
    Check(Says("图层", "Layers"), ("layer-differs", "layer-off"), content.layers),
    Check(Says("折线", "Folds"), ("fold-marks",), pages.fold_marks),
    Check(Says("颜色空间", "Colour spaces"), ("rgb-object",), colour.device_rgb),
    Check(Says("默认颜色空间", "Default colour spaces"), ("default-space",),
          settings.default_spaces),
    Check(Says("传递函数与加网", "Transfer and screens"), ("transfer-curve", "device-setting"),
          settings.device_settings),
    Check(Says("渐变", "Gradients"), ("malformed-shading",), colour.shadings),
    Check(Says("混合空间", "Blend space"), ("blend-space",), colour.blending),
    Check(Says("专色", "Spot inks"), ("spot-ink",), colour.spots),
    Check(Says("套版色", "Registration colour"), ("registration-colour",),
          colour.registration_colour),
    Check(Says("透明", "Transparency"), ("live-transparency",), colour.live_transparency),
    Check(Says("四色黑小字", "Rich black text"), ("rich-black-text",), colour.rich_black_text,
          letters=True),
    Check(Says("浅网", "Light tints"), ("light-tint",), colour.small_tints),
    Check(Says("黑字叠印", "Black overprint"), ("black-knocks-out",), colour.knocked_out_black,
          letters=True),
    Check(Says("白色叠印", "White overprint"), ("white-overprints",), colour.white_overprint),
    Check(Says("字体嵌入", "Embedded fonts"),
          ("font-not-embedded", "damaged-font", "font-not-subset", "type-3-font"),
          type_and_lines.fonts),
    Check(Says("文字可读", "Readable text"), ("unreadable-text",), type_and_lines.readable_text),
    Check(Says("转曲", "Outlined text"), ("text-not-outlined",), type_and_lines.outlined_text),
    Check(Says("小字", "Small text"), ("small-text", "letters-not-checked"), text.small_text,
          letters=True),
    Check(Says("反白小字", "Reversed text"), ("small-reversed-text",),
          type_and_lines.reversed_text, letters=True),
    Check(Says("安全区", "Safe area"), ("outside-safe-area",), text.safe_area, letters=True),
    Check(Says("折线上的文字", "Text on folds"), ("text-on-fold",), text.text_on_fold,
          letters=True),
    Check(Says("细线", "Hairlines"), ("hairline",), type_and_lines.hairlines),
    Check(Says("图片分辨率", "Picture resolution"), ("low-resolution",), pictures.resolution),
    Check(Says("图片完整", "Whole pictures"), ("damaged-picture",), pictures.whole),
    Check(Says("总墨量", "Total ink"), ("total-ink", "total-ink-skipped"), ink.total_ink),
    Check(Says("出血画面", "Bleed art"), ("bleed-not-filled",), ink.bleed_filled),
)  # fmt: skip


_OPENING = {
    "not-a-pdf": Says("打开文件", "Opening the file"),
    "file-unusable": Says("读取文件", "Reading the file"),
    "unpacks-too-large": Says("解压大小", "Unpacked size"),
    "damaged-box": Says("页面框", "Page boxes"),
}
"""What is found before there is a file to check."""


def check_name(code: str) -> Says:
    """Name the check that gives a code; a code of no check names itself."""
    named = (check.name for check in CHECKS if code in check.codes)
    return next(named, _OPENING.get(code, same(code)))


def preflight_sheets(file: PressFile) -> tuple[Finding, ...]:
    """Judge imposed sheets, whose trim is that of their pages together.

    Sheets of a stitched booklet are cut where the creep of the inner ones puts them: their trims
    differ by that, and not by mistake.
    """
    return tuple(finding for finding in preflight(file) if finding.code != "page-sizes")


def preflight(file: PressFile, live: PressFile | None = None) -> tuple[Finding, ...]:
    """Give the findings of all checks; `live` is the same art from before it was outlined."""
    return tuple(
        finding
        for check in CHECKS
        for finding in _guarded(check, live if live and check.letters else file)
    )


def _guarded(check: Check, file: PressFile) -> tuple[Finding, ...]:
    """Run one check; a file that it cannot read is damaged, however that came about."""
    try:
        return tuple(check.find(file))
    except Exception:
        return (unreadable(check, file),)


def unreadable(check: Check, file: PressFile) -> Finding:
    """Say that a file is too damaged for one check."""
    name = check.name
    return error(
        "damaged-file",
        same(file.shown),
        Says(f"文件结构有损坏，“{name.zh}”这一项查不下去",
             f"The file is damaged; “{name.en}” could not be checked"),
        Says("请重新导出这个文件", "Export the file again"),
    )  # fmt: skip

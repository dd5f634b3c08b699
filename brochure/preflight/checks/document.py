"""The document: what a PDF/X says of itself, and what it must not hold."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.findings import Finding, Says, error, same, warning
from brochure.preflight.press_file import PressFile

_EXPORT = Says("请重新导出为 PDF/X-4", "Export it again as PDF/X-4")


def output_intent(file: PressFile) -> Iterator[Finding]:
    """Ask for one PDF/X output intent with a CMYK printer profile (ISO 15930-7, 6.2)."""
    intents = [
        intent
        for intent in file.pdf.Root.get("/OutputIntents", [])
        if intent.get("/S") == "/GTS_PDFX"
    ]
    if len(intents) != 1:
        yield error(
            "output-intent",
            same(file.shown),
            Says("没有输出意图（不知道按哪种印刷条件做的）", "There is no PDF/X output intent"),
            _EXPORT,
        )
        return
    wanted = file.profile.condition.identifier
    found = str(intents[0].get("/OutputConditionIdentifier", ""))
    profile = intents[0].get("/DestOutputProfile")
    head = profile.read_bytes()[12:20] if profile is not None else b""
    if profile is not None and head != b"prtrCMYK":
        yield error(
            "output-profile",
            same(file.shown),
            Says(
                "输出意图里不是 CMYK 印刷特性文件",
                "The output intent holds no CMYK printer profile",
            ),
            _EXPORT,
        )
    if found != wanted:
        yield warning(
            "output-condition",
            same(file.shown),
            Says(f"输出条件是 {found or '空'}，印厂要 {wanted}",
                 f"The output condition is {found or 'empty'}; the press wants {wanted}"),
            Says("请与印厂确认", "Ask the print shop"),
        )  # fmt: skip


def pdfx_keys(file: PressFile) -> Iterator[Finding]:
    """Ask for the keys by which a PDF/X-4 is known (ISO 15930-7, 6.7)."""
    packet = file.pdf.Root.get("/Metadata")
    text = packet.read_bytes().decode("utf-8", "replace") if packet is not None else ""
    lacking = []
    if "GTS_PDFXVersion" not in text and "/GTS_PDFXVersion" not in file.pdf.docinfo:
        lacking.append("GTS_PDFXVersion")
    lacking += [
        key
        for key in ("Title", "CreationDate", "ModDate", "Trapped")
        if f"/{key}" not in file.pdf.docinfo
    ]
    if "/ID" not in file.pdf.trailer:
        lacking.append("ID")
    if lacking:
        names = ", ".join(lacking)
        yield error(
            "pdfx-keys",
            same(file.shown),
            Says(f"缺少 PDF/X 标记：{names}", f"PDF/X keys are missing: {names}"),
            _EXPORT,
        )


def encryption(file: PressFile) -> Iterator[Finding]:
    """Refuse encryption, even with an empty password."""
    if file.pdf.is_encrypted:
        yield error(
            "encrypted",
            same(file.shown),
            Says("文件加了密码或权限限制", "The file is encrypted or restricted"),
            Says("请去掉密码和限制", "Remove password and restrictions"),
        )


def actions(file: PressFile) -> Iterator[Finding]:
    """Refuse JavaScript and actions: a press file does nothing."""
    if {"/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch"} & set(file.walk_names()):
        yield error(
            "javascript",
            same(file.shown),
            Says("文件里有脚本或动作", "The file holds scripts or actions"),
            _EXPORT,
        )


def links_and_comments(file: PressFile) -> Iterator[Finding]:
    """Refuse links, comments and forms on the page (ISO 15930-7, 6.14)."""
    for number, page in enumerate(file.pdf.pages, 1):
        count = len(page.obj.get("/Annots", []))
        if count:
            yield error(
                "annotation",
                file.place(number),
                Says(f"页面上有 {count} 个链接或批注", f"{count} links or comments on the page"),
                Says("请去掉链接和批注", "Remove links and comments"),
            )

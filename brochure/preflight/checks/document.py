"""The document: what a PDF/X says of itself, and what it must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from brochure.findings import Finding, Says, error, same, warning
from brochure.preflight.paints import array, dictionary, is_stream
from brochure.preflight.press_file import PressFile

VERSIONS = {"PDF/X-4": "1.6", "PDF/X-1a:2003": "1.4"}
_VERSION_KEY = re.compile(r"GTS_PDFXVersion(?:>|\s*=\s*[\"'])\s*([^<\"']+?)\s*[<\"']")


def _export(file: PressFile) -> Says:
    flavour = file.profile.flavour
    return Says(f"请重新导出为 {flavour}", f"Export it again as {flavour}")


def _declared(file: PressFile) -> str:
    """Give what PDF/X the file says it is, where its flavour says it."""
    if file.profile.flavour == "PDF/X-1a:2003":
        return str(file.pdf.docinfo.get("/GTS_PDFXVersion", ""))
    packet: Any = file.pdf.Root.get("/Metadata")
    said = packet.read_bytes().decode("utf-8", "replace") if is_stream(packet) else ""
    found = _VERSION_KEY.search(said)
    return found[1] if found else ""


def output_intent(file: PressFile) -> Iterator[Finding]:
    """Ask for one PDF/X output intent with a CMYK printer profile (ISO 15930-7, 6.2)."""
    said = map(dictionary, array(file.pdf.Root.get("/OutputIntents")))
    intents = [intent for intent in said if intent.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield error(
            "output-intent",
            same(file.shown),
            Says("没有输出意图（不知道按哪种印刷条件做的）", "There is no PDF/X output intent"),
            _export(file),
        )
        return
    wanted = file.profile.condition.identifier
    found = str(intents[0].get("/OutputConditionIdentifier", ""))
    profile = intents[0].get("/DestOutputProfile")
    head = profile.read_bytes()[12:20] if is_stream(profile) else b""
    if profile is not None and head != b"prtrCMYK":
        yield error(
            "output-profile",
            same(file.shown),
            Says(
                "输出意图里不是 CMYK 印刷特性文件",
                "The output intent holds no CMYK printer profile",
            ),
            _export(file),
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
    """Ask for the keys by which a PDF/X is known (ISO 15930-7, 6.7; ISO 15930-4).

    X-4 says what it is in its metadata, X-1a in its document information.
    """
    declared = _declared(file)
    lacking = [] if declared else ["GTS_PDFXVersion"]
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
            _export(file),
        )
    if declared and declared != file.profile.flavour:
        yield warning(
            "pdfx-keys",
            same(file.shown),
            Says(f"文件是 {declared}，印厂要 {file.profile.flavour}",
                 f"The file says it is {declared}; the press wants {file.profile.flavour}"),
            _export(file),
        )  # fmt: skip


def pdf_version(file: PressFile) -> Iterator[Finding]:
    """Hold the file to its flavour's PDF version: 1.6 for X-4, 1.4 for X-1a (ISO 15930-7, -4).

    Object streams came with PDF 1.5.
    """
    most = VERSIONS[file.profile.flavour]
    named = str(file.pdf.Root.get("/Version", "/"))[1:]
    found = max(file.pdf.pdf_version, named)
    if found > most:
        yield error(
            "pdf-version",
            same(file.shown),
            Says(f"PDF 版本是 {found}，{file.profile.flavour} 最高 {most}",
                 f"It is PDF {found}; {file.profile.flavour} goes up to {most}"),
            _export(file),
        )  # fmt: skip
    elif most < "1.5" and b"/ObjStm" in file.data:
        yield error(
            "pdf-version",
            same(file.shown),
            Says(f"用了对象流（PDF 1.5），{file.profile.flavour} 不允许",
                 f"It has object streams (PDF 1.5), which {file.profile.flavour} does not know"),
            _export(file),
        )  # fmt: skip


def damage(file: PressFile) -> Iterator[Finding]:
    """Refuse a file that only opens repaired, or holds streams that end early."""
    pictures = {paint.source for paint in file.paints if paint.source}
    count = len(file.cut_short - pictures)
    if file.repaired or count:
        yield error(
            "damaged-file",
            same(file.shown),
            Says(f"{count} 处内容不完整", f"Content ends early, {count} ×")
            if count
            else Says("文件有损坏，修复后才能打开", "The file is damaged and only opens repaired"),
            Says("请重新导出或重新传送", "Export or send it again"),
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
            _export(file),
        )


def links_and_comments(file: PressFile) -> Iterator[Finding]:
    """Refuse links, comments and forms on the page (ISO 15930-7, 6.14)."""
    for number, page in zip(file.page_numbers, map(file.page, file.page_numbers), strict=True):
        count = len(array(page.get("/Annots")))
        if count:
            yield error(
                "annotation",
                file.place(number),
                Says(f"页面上有 {count} 个链接或批注", f"Links or comments on the page, {count} ×"),
                Says("请去掉链接和批注", "Remove links and comments"),
            )

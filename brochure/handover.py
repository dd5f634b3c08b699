"""The handover: all that a print shop needs of one edition, in one package that proves itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from brochure.build import Progress, Result, deliver, make_all
from brochure.edition import Edition, date_of
from brochure.findings import (
    LANGUAGES,
    Finding,
    Language,
    Owner,
    Says,
    Severity,
    error,
    has_errors,
    same,
)
from brochure.layout.compose import PICTURES_HOST
from brochure.layout.typeset import Typesetter
from brochure.layout.typography import one_line
from brochure.model.consistency import overdue
from brochure.model.content import Department, PrintOrder
from brochure.model.profile import PressProfile
from brochure.preflight import report
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from brochure.press import package, soft_proof, ticket
from brochure.studio import Studio

FOLDER = "handover"
TICKET = "job-ticket"
_ORDERED = {
    "quantity": Says("数量", "quantity"),
    "weight_gsm": Says("克重", "paper weight"),
    "lamination": Says("覆膜", "lamination"),
    "deadline": Says("交货日期", "deadline"),
    "contact": Says("联系人", "contact"),
}


def hand_over(
    studio: Studio,
    typesetter: Typesetter,
    name: str,
    languages: Iterable[Language] = LANGUAGES,
    formats: Iterable[str] = (),
    progress: Progress | None = None,
    today: date | None = None,
) -> Result:
    """Pack one zip for each edition of a department; none, if anything in one of them is wrong."""
    editions, _, found = make_all(studio, typesetter, name, languages, formats, progress)
    if has_errors(found):
        return Result(name, found)
    packages = {}
    for edition in editions:
        base = file_name(studio.profile, edition)
        files = _contents(studio, typesetter, edition, base)
        day = date_of(edition.subject.department)
        packages[Path(FOLDER) / f"{base}.zip"] = package.pack(files, day)
    subject = editions[0].subject
    late = overdue(subject.department, subject.source, today or date.today())
    reminders = (*late, *_unordered(subject.department, editions[0]))
    return deliver(studio, name, (*found, *reminders), packages)


def verify(data: bytes, shown: str, profile: PressProfile) -> tuple[Finding, ...]:
    """Prove a package: every file as it was packed, and its press files fit for the press.

    Raises Refused when it is no package at all.
    """
    files, findings = package.unpack(data, shown)
    pdfs = [name for name in files if name.endswith(".press.pdf")]
    if not findings and not (pdfs and f"{TICKET}.json" in files):
        findings = (*findings, error("package-incomplete", same(shown), *_INCOMPLETE))
    judged = [preflight(PressFile(files[name], name, profile)) for name in pdfs]
    return (*findings, *(finding for found in judged for finding in found))


def file_name(profile: PressProfile, edition: Edition) -> str:
    """Name an edition as the profile wants; nothing stands in it that a file system refuses."""
    subject = edition.subject
    department, language = subject.department, subject.language
    words = {
        "hospital": one_line(department.hospital.to(language), language),
        "department": one_line(department.name.to(language), language),
        "language": language,
        "format": subject.sheet_name,
        "date": department.date or "",
    }
    plain = {key: re.sub(r'[\s\\/:*?"<>|_]+', "-", text) for key, text in words.items()}
    name = profile.file_name.format(**plain)
    return re.sub(r"_+", "_", name).strip("_-. ")[:100]


def _contents(
    studio: Studio, typesetter: Typesetter, edition: Edition, base: str
) -> dict[str, bytes]:
    """Give every file of a package but its sums."""
    subject, profile = edition.subject, studio.profile
    sheet = edition.layout.sheet
    font = studio.fonts.file(studio.project.fonts, "Noto Sans SC", 400)
    screen = edition.files[f"{subject.sheet_name}.screen.pdf"]
    press = {
        f"{base}.{kind}.pdf": edition.files[f"{subject.sheet_name}.{kind}.pdf"]
        for kind in ("press", "sheets")
        if f"{subject.sheet_name}.{kind}.pdf" in edition.files
    }
    sums = {name: package.digest(data) for name, data in press.items()}
    order = ticket.Ticket(
        subject.department, subject.language, subject.sheet_name, sheet, profile, sums
    )
    return {
        **press,
        f"{base}.proof.pdf": soft_proof.draw(screen, sheet, font),
        **_reports(edition, base),
        f"{TICKET}.json": _json(ticket.as_json(order)),
        f"{TICKET}.pdf": _ticket(typesetter, order, edition.files),
        f"icc/{studio.icc.name}": studio.icc.read_bytes(),
        **{
            f"fonts/{Path(face.licence).name}": (studio.project.fonts / face.licence).read_bytes()
            for face in studio.fonts.faces
        },
    }


def _reports(edition: Edition, base: str) -> dict[str, bytes]:
    """Give the preflight report in both languages, under the name that the press file has here."""
    press = f"{base}.press.pdf"
    return {
        f"{base}.preflight.{language}.html": report.write(
            edition.press_file, edition.judged, language, press
        ).encode()
        for language in LANGUAGES
    }


def _ticket(typesetter: Typesetter, order: ticket.Ticket, files: Mapping[str, bytes]) -> bytes:
    pages = order.sheet.page_names
    pictures = {f"{page}.png": files[f"{order.sheet_name}.{page}.png"] for page in pages}
    addresses = {page: f"https://{PICTURES_HOST}/{page}.png" for page in pages}
    return typesetter.set_document(ticket.as_html(order, addresses), pictures)


def _unordered(department: Department, edition: Edition) -> Iterator[Finding]:
    """Remind of what the job ticket leaves open."""
    order = department.print or PrintOrder()
    open_fields = [says for name, says in _ORDERED.items() if getattr(order, name) is None]
    if open_fields:
        zh = "、".join(says.zh for says in open_fields)
        en = ", ".join(says.en for says in open_fields)
        yield Finding(
            "ticket-open",
            Severity.INFO,
            edition.subject.source.place(("print",)),
            Says(f"工单上还空着：{zh}", f"The job ticket leaves open: {en}"),
            Says(
                "可以手写，也可以写进 print 栏目后重新生成",
                "Fill it in by hand, or write the section print and hand over again",
            ),
            Owner.STAFF,
        )


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


_INCOMPLETE = (
    Says("打包时就没有放进印刷 PDF 或工单", "It was packed without a press PDF or a job ticket"),
    Says("请用 brochure handover 生成的原包", "Use the package as brochure handover made it"),
)

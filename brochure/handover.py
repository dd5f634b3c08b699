"""The handover: all that a print shop needs of one edition, in one package that proves itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from brochure.approval import altered
from brochure.build import Progress, Result, deliver, make_all
from brochure.edition import Edition, date_of
from brochure.editorial.certificate import expired
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
from brochure.model.consistency import ahead, overdue
from brochure.model.content import Department, PrintOrder
from brochure.model.profile import DEFAULT, PressProfile
from brochure.preflight import report
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from brochure.press import package, soft_proof, ticket
from brochure.studio import Studio

FOLDER = "handover"
TICKET = "job-ticket"
MAX_WORD_BYTES = 75
"""Of one word of a file's name, which may take 255 in all."""
_PRINTED = (".press.pdf", ".sheets.pdf")
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
    subject = editions[0].subject
    content, today = (subject.department, subject.source), today or date.today()
    late = (*overdue(*content, today), *ahead(*content, today), *expired(*content, today))
    if has_errors(late):
        return Result(name, (*found, *late))
    packages = {}
    for edition in editions:
        base = file_name(studio, edition)
        files = _contents(studio, typesetter, edition, base)
        day = date_of(edition.subject.department)
        packages[Path(FOLDER) / f"{base}.zip"] = package.pack(files, day)
    reminders = (
        *late,
        *_unlike_approved(studio, name, editions),
        *_undated(editions[0]),
        *_unordered(subject.department, editions[0]),
    )
    return deliver(studio, name, (*found, *reminders), packages)


def verify(data: bytes, shown: str, profile: PressProfile) -> tuple[Finding, ...]:
    """Prove a package: every file as it was packed, and its press files fit for the press.

    Raises Refused when it is no package at all.
    """
    files, findings = package.unpack(data, shown)
    pdfs = [name for name in files if name.endswith(".press.pdf")]
    if not findings and not (pdfs and f"{TICKET}.json" in files):
        findings = (error("package-incomplete", same(shown), *_INCOMPLETE),)
    findings = findings or tuple(_unlike_the_ticket(files, shown))
    judged = [preflight(PressFile(files[name], name, profile)) for name in pdfs]
    return (*findings, *(finding for found in judged for finding in found))


def _unlike_the_ticket(files: Mapping[str, bytes], shown: str) -> Iterator[Finding]:
    """Compare what is printed with the job ticket: whoever rewrites one list forgets the other."""
    try:
        sums = dict(json.loads(files[f"{TICKET}.json"])["files"])
    except (ValueError, LookupError, TypeError):
        yield error("ticket-unreadable", same(f"{shown} · {TICKET}.json"), *_NO_TICKET)
        return
    printed = [name for name in sorted({*files, *sums}) if name.endswith(_PRINTED)]
    for name in printed:
        if name not in files or sums.get(name) != package.digest(files[name]):
            yield error(
                "unlike-the-ticket",
                same(f"{shown} · {name}"),
                Says(f"“{name}”和工单上记的不是同一个文件",
                     f"“{name}” is not the file that the job ticket names"),
                Says("请用原来的交付包；找不到就重新运行 brochure handover",
                     "Use the package as it was made; if it is lost, run: brochure handover"),
            )  # fmt: skip


def file_name(studio: Studio, edition: Edition) -> str:
    """Name an edition as the profile wants; nothing stands in it that a file system refuses.

    Format and profile are added where it leaves them out, so that no package replaces another; the
    usual profile is not named.
    """
    subject = edition.subject
    department, language = subject.department, subject.language
    words = {
        "hospital": one_line(department.hospital.to(language), language),
        "department": one_line(department.name.to(language), language),
        "language": language,
        "format": subject.sheet_name,
        "date": department.date or "",
        "profile": "" if studio.profile_name == DEFAULT else studio.profile_name,
    }
    plain = {key: shortened(re.sub(r'[\s\\/:*?"<>|_]+', "-", text)) for key, text in words.items()}
    if studio.project.edition != "source":
        plain["format"] += f"-{studio.project.edition}"
    wish = studio.profile.file_name
    added = [f"{{{key}}}" for key in ("format", "profile") if f"{{{key}}}" not in wish]
    name = "_".join((wish, *added)).format(**plain)
    return re.sub(r"_+", "_", name).strip("_-. ")


def shortened(word: str) -> str:
    """Cut a long name, so that what follows it in a file's name is kept; systems count bytes."""
    return word.encode()[:MAX_WORD_BYTES].decode("utf-8", "ignore")


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
    """Give the preflight reports in both languages, under the names that the files have here."""
    judged = {"press": (edition.press_file, edition.judged, "preflight")}
    if edition.sheets_file:
        judged["sheets"] = (edition.sheets_file, edition.sheets_judged, "sheets.preflight")
    return {
        f"{base}.{name}.{language}.html": report.write(
            file, found, language, f"{base}.{kind}.pdf"
        ).encode()
        for kind, (file, found, name) in judged.items()
        for language in LANGUAGES
    }


def _ticket(typesetter: Typesetter, order: ticket.Ticket, files: Mapping[str, bytes]) -> bytes:
    pages = order.sheet.page_names
    pictures = {f"{page}.png": files[f"{order.sheet_name}.{page}.png"] for page in pages}
    addresses = {page: f"https://{PICTURES_HOST}/{page}.png" for page in pages}
    return typesetter.set_document(ticket.as_html(order, addresses), pictures)


def _unlike_approved(studio: Studio, name: str, editions: Iterable[Edition]) -> Iterator[Finding]:
    files = {
        Path(edition.subject.language) / file: data
        for edition in editions
        for file, data in edition.files.items()
    }
    return altered(studio.project, name, files)


def _undated(edition: Edition) -> Iterator[Finding]:
    """Advise a date where the content has none: its files then bear a day that means nothing."""
    if edition.subject.department.date is None:
        day = date_of(edition.subject.department).date()
        yield Finding(
            "no-date",
            Severity.INFO,
            edition.subject.source.place(()),
            Says(f"内容里没有写 date：文件日期记作 {day}，工单和文件名上没有日期",
                 f"The content gives no date: the files are dated {day}, and neither ticket nor "
                 "file name has one"),
            Says("写一行 date，例如 date: 2026-11-22，分得清新旧版本",
                 "Write a line such as date: 2026-11-22, to tell one version from the next"),
            Owner.STAFF,
        )  # fmt: skip


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


_NO_TICKET = (
    Says("工单里没有文件清单，读不出来", "The job ticket holds no list of files that can be read"),
    Says("请用 brochure handover 生成的原包", "Use the package as brochure handover made it"),
)
_INCOMPLETE = (
    Says("打包时就没有放进印刷 PDF 或工单", "It was packed without a press PDF or a job ticket"),
    Says("请用 brochure handover 生成的原包", "Use the package as brochure handover made it"),
)

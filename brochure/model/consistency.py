"""What one field alone cannot tell: links, pictures, unfinished texts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from brochure.findings import Finding, Says, error, warning
from brochure.model import clock, pictures
from brochure.model.content import Department
from brochure.model.fields import BREAK, Bilingual, Display, Picture
from brochure.model.source import KeyPath, Source, field_name
from brochure.model.walk import each, texts

UNWRITTEN = re.compile(
    r"〔请填写|\[To be written|^(?:待定|待补充?|待填写?|TB[ACD]|TODO)[。.]?$"
    r"|(?<![A-Za-z,，\d])[Xx×]{3,}(?![A-Za-z]| ?综合征| syndrome)",
    re.ASCII,
)
"""What `brochure new`, or somebody in a hurry, puts where staff must still write."""
_UNFINISHED = ("unwritten-text", "untranslated-text")

_WEB_CODE = re.compile(
    r"</?(?:a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|s|small|span|strong|su[bp]|table"
    r"|t[dhr]|u|ul)(?:\s+[a-z-]+\s*=[^<>]*)?\s*/?>|&(?:nbsp|amp|lt|gt|quot|#x?[0-9a-f]+);"
    r"|\*\*[^*\s][^*]*\*\*",
    re.IGNORECASE,
)


def examine(department: Department, source: Source, folder: Path) -> list[Finding]:
    """Find everything wrong or doubtful in a department's content as a whole."""
    return [
        *source.findings,
        *_links(department, source),
        *_figures(department, source),
        *_pictures(department, source, folder),
        *_unwritten(department, source),
        *_web_code(department, source),
        *_break_marks(department, source),
        *_order(department, source),
        *_deadline(department, source),
        *_code(department, source),
        *clock.examine(department, source),
    ]


def _links(department: Department, source: Source) -> Iterator[Finding]:
    items = department.techniques.items if department.techniques else ()
    known: list[str] = []
    for index, technique in enumerate(items):
        if technique.id in known:
            first = source.place(("techniques", "items", known.index(technique.id), "id")).line
            yield error(
                "repeated-id",
                source.place(("techniques", "items", index, "id")),
                Says(f"代号“{technique.id}”在第 {first} 行已经用过",
                     f"The id “{technique.id}” is used in line {first} already"),
                Says("每项技术的代号要不同", "Give each technique an id of its own"),
            )  # fmt: skip
        known.append(technique.id)
    conditions = department.conditions.items if department.conditions else ()
    for row, condition in enumerate(conditions):
        for index, link in enumerate(condition.techniques):
            if link not in known:
                place = source.place(("conditions", "items", row, "techniques", index))
                yield error(
                    "unknown-technique",
                    place,
                    Says(
                        f"没有代号为“{link}”的技术", f"There is no technique with the id “{link}”"
                    ),
                    _ids(link, known),
                )


def _ids(link: str, known: list[str]) -> Says:
    if near := difflib.get_close_matches(link, known, 1, cutoff=0.75):
        return Says(f"是不是想写“{near[0]}”？", f"Did you mean “{near[0]}”?")
    if known:
        return Says(f"已有的代号：{'、'.join(known)}", f"The ids are: {', '.join(known)}")
    return Says(
        "请先在 techniques 栏目里写这项技术", "Write this technique in the section techniques first"
    )


def _figures(department: Department, source: Source) -> Iterator[Finding]:
    """Let each part of the drawing show one figure."""
    shown: set[str] = set()
    for index, figure in enumerate(department.team.figures if department.team else ()):
        if figure.drawn_as in shown:
            yield error(
                "repeated-drawing",
                source.place(("team", "figures", index, "drawn_as")),
                Says(
                    f"“{figure.drawn_as}”已经用来画另一个数字",
                    f"“{figure.drawn_as}” shows another figure already",
                ),
                Says(
                    "每样只能用一次；其余数字不写 drawn_as",
                    "Use each once; leave it out for others",
                ),
            )
        if figure.drawn_as:
            shown.add(figure.drawn_as)


def _pictures(department: Department, source: Source, folder: Path) -> Iterator[Finding]:
    for path, picture in each(Picture, department):
        yield from pictures.examine(folder, picture.file, source.place((*path, "file")))


def _unwritten(department: Department, source: Source) -> Iterator[Finding]:
    for path, text in texts(department):
        if UNWRITTEN.search(text):
            field = field_name(path)
            yield warning(
                "unwritten-text",
                source.place(path),
                Says(f"“{field}”还没有写", f"“{field}” is still to be written"),
                Says("请替换成正式文字；不需要的栏目整段删去",
                     "Write the real text; leave out a section that is not needed"),
            )  # fmt: skip


def _web_code(department: Department, source: Source) -> Iterator[Finding]:
    """Find what was pasted from a web page and would be printed as it stands."""
    for path, text in texts(department):
        if found := list(dict.fromkeys(_WEB_CODE.findall(text))):
            zh, en = "、".join(found), ", ".join(found)
            yield error(
                "web-code",
                source.place(path),
                Says(f"“{zh}”是网页代码，会照样印出来",
                     f"“{en}” is code of a web page and would be printed as it stands"),
                Says("请删去，只留文字；粗细、换行由版式决定",
                     "Remove it and keep the text; weight and lines are up to the design"),
            )  # fmt: skip


def _break_marks(department: Department, source: Source) -> Iterator[Finding]:
    """Find | in texts where it would be printed, since only large texts break at it."""
    for path, value in each(Bilingual, department):
        for language, text in (("zh", value.zh), ("en", value.en)):
            if BREAK in text and not isinstance(value, Display):
                yield warning(
                    "break-mark-printed",
                    source.place((*path, language)),
                    Says("这里的 | 会印出来", "Here the | will be printed"),
                    Says("只有大字才用 | 换行，请删去", "Only large texts break at |; remove it"),
                )


def _code(department: Department, source: Source) -> Iterator[Finding]:
    """Find an address for a code that carries quotation marks or Chinese marks along."""
    code = department.contact.qr if department.contact else None
    if code and re.search(r"[“”‘’\"'，。；：]", code.content) and "://" in code.content:
        yield error(
            "address-with-marks",
            source.place(("contact", "qr", "content")),
            Says("网址里有引号或中文标点，扫码会打不开",
                 "The address has quotation or Chinese marks: a scan of it would lead nowhere"),
            Says("只留网址本身，如 https://hospital.example",
                 "Leave the address alone, such as https://hospital.example"),
        )  # fmt: skip


def _order(department: Department, source: Source) -> Iterator[Finding]:
    """Find a year that stands among later ones; newest first is an order, too."""
    years = [milestone.year for milestone in department.timeline]
    if years in (sorted(years), sorted(years, reverse=True)):
        return
    for index, (before, year) in enumerate(pairwise(years), 1):
        if year < before:
            yield warning(
                "timeline-order",
                source.place(("timeline", index, "year")),
                Says(f"大事没有按先后排：{year} 年写在 {before} 年后面",
                     f"The dates are out of order: {year} stands after {before}"),
                Says("请排好先后，或核对年份", "Put them in order, or check the years"),
            )  # fmt: skip
            return


def _deadline(department: Department, source: Source) -> Iterator[Finding]:
    due, written = _due(department), department.date
    if due and written and due < written:
        yield warning(
            "deadline-before-content",
            source.place(("print", "deadline")),
            Says(f"交货日期 {due} 早于内容日期 {written}",
                 f"It is due on {due}, before the content's own date, {written}"),
            Says("请核对 deadline 和 date，改正写错的一个",
                 "Compare deadline and date, and mend the one that is wrong"),
        )  # fmt: skip


def overdue(department: Department, source: Source, today: date) -> Iterator[Finding]:
    """Warn of a deadline that is over; never written to a file, for a day must not change one."""
    due = _due(department)
    if due and due < today.isoformat():
        yield warning(
            "deadline-past",
            source.place(("print", "deadline")),
            Says(f"交货日期 {due} 已经过了", f"The deadline {due} is over"),
            Says("请写新的日期，或删去 deadline，在工单上手写",
                 "Write a new one, or remove deadline and fill it in by hand"),
        )  # fmt: skip


def ahead(department: Department, source: Source, today: date) -> Iterator[Finding]:
    """Warn of years far in the future: a slip of the finger, such as 2036 for 2026."""
    years: list[tuple[KeyPath, int]] = [
        (("timeline", index, "year"), milestone.year)
        for index, milestone in enumerate(department.timeline)
    ]
    if department.date:
        years.append((("date",), int(department.date[:4])))
    for path, year in years:
        if year > today.year + 1:
            yield warning(
                "year-far-ahead",
                source.place(path),
                Says(f"{year} 年还很远", f"The year {year} is still far ahead"),
                Says("请看年份是不是打错了", "See whether the year is mistyped"),
            )


def _due(department: Department) -> str | None:
    return department.print.deadline if department.print else None


def unfinished_as_errors(findings: list[Finding]) -> list[Finding]:
    """Make unfinished texts stop a build: no placeholder is printed, no Chinese for English."""
    return [
        error(finding.code, finding.place, finding.message, finding.remedy)
        if finding.code in _UNFINISHED
        else finding
        for finding in findings
    ]

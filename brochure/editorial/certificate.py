"""The review certificate of a medical advertisement: its number, its year, where it is printed.

Source: 医疗广告管理办法 (Order 26, in force 2007-01-01), 第三条, 第六条. That a
certificate is valid for one year, and that its number must be legible, it says in articles that our
source does not number. No legal advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from brochure.editorial.manuscript import Manuscript
from brochure.findings import LANGUAGES, Finding, Says, error, warning
from brochure.model.content import Department
from brochure.model.publication import Publication
from brochure.model.source import KeyPath, Source

_CERTIFICATE = re.compile(
    r"[（(][\u4e00-\u9fff]{1,3}[）)] ?(?:中|西)?医广 ?[【〔\[](?P<year>\d{4})[】〕\]] ?"
    r"第 ?(?P<month>\d{2})-(?P<day>\d{2})-\d{1,4} ?号"
)
_NAMED = re.compile(r"医广 ?[【〔\[]\d")
"""What prints a certificate's number."""
_REQUIRED = {
    "first_name": (
        Says("医疗机构第一名称（医疗广告管理办法第六条）",
             "the hospital's first name (Measures, art. 6)"),
        Says("照执业许可证抄写", "copy it from the licence"),
    ),
    "certificate": (
        Says("审查证明文号（医疗广告管理办法第三条）",
             "the number of its review certificate (Measures, art. 3)"),
        Says("没有审查证明不能发布", "without a certificate it cannot appear"),
    ),
    "expires": (
        Says("审查证明的有效期（医疗广告管理办法：一年）",
             "the day on which its certificate expires (Measures on Medical Advertising: it "
             "lasts one year)"),
        Says("照审查证明抄写", "copy it from the certificate"),
    ),
}  # fmt: skip


def examine(manuscript: Manuscript, publication: Publication) -> Iterator[Finding]:
    """Find what an advertisement lacks, and what is wrong with its certificate."""
    for field, (said, source) in _REQUIRED.items():
        if getattr(publication, field) is None:
            yield error(
                "advertisement-incomplete",
                manuscript.place(("publication",)),
                Says(f"医疗广告要写{said.zh}", f"A medical advertisement needs {said.en}"),
                Says(f"在 publication 里补写 {field}；{source.zh}",
                     f"Write {field} under publication; {source.en}"),
            )  # fmt: skip
    if number := publication.certificate:
        yield from _number(manuscript, number)
        yield from _year(manuscript, number, publication.expires)
        yield from _printed(manuscript, number)


def unused(manuscript: Manuscript) -> Iterator[Finding]:
    """Find a certificate in what does not say that it is an advertisement."""
    publication, lines = manuscript.department.publication, manuscript.department.approvals
    places: list[KeyPath] = [
        ("approvals", index) for index, line in enumerate(lines) if _NAMED.search(line.zh)
    ]
    if publication and (publication.certificate or publication.expires):
        places.insert(0, ("publication",))
    if places:
        yield error(
            "certificate-without-advertisement",
            manuscript.place(places[0]),
            Says("有医疗广告审查证明，却没有写 mode: advertisement，八项内容等规定都没有查",
                 "There is a review certificate, but no mode: advertisement, so nothing was held "
                 "to the eight items"),
            Says("是医疗广告，就在 publication 里写 mode: advertisement；不是，就删去文号和有效期",
                 "If it is an advertisement, write mode: advertisement under publication; if not, "
                 "delete the number and its day"),
        )  # fmt: skip


def _number(manuscript: Manuscript, number: str) -> Iterator[Finding]:
    if _day(number) is None:
        yield error(
            "advertisement-certificate",
            manuscript.place(("publication", "certificate")),
            Says(f"“{number}”不像审查证明的文号",
                 f"“{number}” is not how a certificate is numbered"),
            Says("照证书抄写：年、月、日、序号，例如（京）中医广【2007】第01-30-10号",
                 "Copy it whole, with year, month and day: （京）中医广【2007】第01-30-10号"),
        )  # fmt: skip


def _day(number: str) -> date | None:
    """Read the day that a certificate's number names."""
    if not (found := _CERTIFICATE.fullmatch(number)):
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _year(manuscript: Manuscript, number: str, expires: str | None) -> Iterator[Finding]:
    """Find a certificate that is said to last longer than its one year."""
    day = _day(number)
    last = day and f"{day.year + 1}-{day:%m-%d}"
    if last and expires and expires > last:
        yield warning(
            "certificate-too-long",
            manuscript.place(("publication", "expires")),
            Says(f"审查证明的有效期是一年：文号是 {day} 的，这里却写到 {expires}",
                 f"A certificate is valid for one year: it is of {day}, yet said to last "
                 f"until {expires}"),
            Says("请对照证书，改正文号或 expires",
                 "Compare them with the certificate, and mend the one that is wrong"),
        )  # fmt: skip


def _printed(manuscript: Manuscript, number: str) -> Iterator[Finding]:
    """Want the number in one line of the approvals, in both editions."""
    lines = manuscript.department.approvals
    if not any(all(number in line.to(language) for language in LANGUAGES) for line in lines):
        yield error(
            "advertisement-certificate",
            manuscript.place(("approvals",)),
            Says("审查证明文号要清楚地印出来（医疗广告管理办法）",
                 "The certificate's number must be printed legibly (Measures)"),
            Says(f"在 approvals 里写一行，中英文都写上 {number}",
                 f"Add a line to approvals that has {number} in Chinese and in English"),
        )  # fmt: skip


def expired(department: Department, source: Source, today: date) -> Iterator[Finding]:
    """Refuse an advertisement whose certificate is over, which is one without a certificate.

    Never written to a file, for a day must not change one.
    """
    publication = department.publication
    if not publication or publication.mode != "advertisement" or not publication.expires:
        return
    if publication.expires < today.isoformat():
        yield error(
            "certificate-expired",
            source.place(("publication", "expires")),
            Says(f"医疗广告审查证明 {publication.expires} 已到期（医疗广告管理办法：有效期一年）",
                 f"The certificate expired on {publication.expires} (Measures on Medical "
                 "Advertising: it lasts one year)"),
            Says("请先重新送审，换上新的文号和 expires，再付印",
                 "Have the advertisement reviewed anew, and write the new number and day, before "
                 "anything is printed"),
        )  # fmt: skip

"""What a medical advertisement may hold: eight items, a certificate's number, one publisher.

Source: 医疗广告管理办法 (Order 26, in force 2007-01-01), 第三条, 第五条 to 第七条.
No legal advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from brochure.editorial.manuscript import Manuscript, name_patterns
from brochure.findings import Finding, Says, error, warning
from brochure.model.content import Department
from brochure.model.fields import BREAK
from brochure.model.source import KeyPath, Source
from brochure.model.walk import texts

_CERTIFICATE = re.compile(
    r"[（(][\u4e00-\u9fff]{1,3}[）)] ?(?:中|西)?医广 ?[【〔\[]\d{4}[】〕\]] ?"
    r"第 ?\d{2}-\d{2}-\d{1,4} ?号"
)
_ITEMS = Says(
    "第一名称、地址、所有制形式、类别、诊疗科目、床位数、接诊时间、联系电话",
    "first name, address, ownership, class, subjects of treatment, beds, hours and telephone",
)
_NO_METHODS = Says(
    "医疗广告不得有疾病名称、医疗技术和诊疗方法（医疗广告管理办法第七条）",
    "A medical advertisement names no diseases, techniques or methods (Measures, art. 7)",
)
_ALLOWED = {
    "hospital", "name", "cover_title", "contact", "opening_hours", "team", "logo", "theme",
    "formats", "print", "date", "publication", "accepted", "approvals", "credits",
}  # fmt: skip
_ALLOWED_ROWS = {"phone", "address", "hours"}
_METHODS = {"techniques", "conditions"}
_NEVER_PRINTED = {
    "hospital", "name", "logo", "theme", "formats", "print", "date", "publication", "accepted",
}  # fmt: skip
_NUMBERED = re.compile(r"\d{3,}|第 ?[\d-]+ ?号")
"""An approval has a number; praise has none."""
_METHOD_WORDS = re.compile(
    "[\u4e00-\u9fff]{0,2}病(?![房区床案历科院]|理|医院|专科|学)|症(?!医学)|炎(?![黄陵])|癌|瘤(?!科|医院)|痔|手术"
    "|[内腔胃肠喉节胱管]镜|疗法|治疗|专治|治愈|技术(?!产业|开发|学院|大学)|疗效|患者|推荐"
    "|(?<![学艺美武])术(?=$|[）)，。；、 ])"
    r"|\b(?:diseases?|cancers?|tumou?rs?|diabet\w+|h(?:a)?emorrhoids?|endoscop\w+|laparoscop\w+"
    r"|treat(?:s|ed|ing|ments?)?|therap(?:y|ies)|cure[ds]?|techniques?|technolog\w+|patients?"
    r"|operations?|recommend\w*)\b",
    re.IGNORECASE,
)


def examine(manuscript: Manuscript) -> Iterator[Finding]:
    """Hold a medical advertisement to its eight items, its certificate and its publisher."""
    department, place = manuscript.department, manuscript.place
    publication = department.publication
    if publication is None or publication.mode != "advertisement":
        return
    yield from _not_an_item(manuscript)
    yield from _methods(manuscript)
    hospital = publication.first_name or _plain(department.hospital.zh)
    if _plain(department.name.zh) != hospital or _plain(department.hospital.zh) != hospital:
        yield error(
            "advertisement-publisher",
            place(("name",)),
            Says("医疗广告不得以科室名义发布（医疗广告管理办法第五条）",
                 "A department may not publish a medical advertisement (Measures, art. 5)"),
            Says(f"hospital 和 name 都写医院的第一名称“{hospital}”",
                 f"Write the hospital's first name, {hospital}, as hospital and as name"),
        )  # fmt: skip
    for field, said in _REQUIRED.items():
        if getattr(publication, field) is None:
            yield error(
                "advertisement-incomplete",
                place(("publication",)),
                Says(f"医疗广告要写{said.zh}（医疗广告管理办法第三条、第六条）",
                     f"A medical advertisement needs {said.en} (Measures, arts 3 and 6)"),
                Says(f"在 publication 里补写 {field}；没有审查证明不能发布",
                     f"Write {field} under publication; without a certificate it cannot appear"),
            )  # fmt: skip
    if number := publication.certificate:
        yield from _certificate(manuscript, number)


def _plain(text: str) -> str:
    return text.replace(BREAK, "")


def _certificate(manuscript: Manuscript, number: str) -> Iterator[Finding]:
    place = manuscript.place(("publication", "certificate"))
    if not _CERTIFICATE.fullmatch(number):
        yield error(
            "advertisement-certificate",
            place,
            Says(f"“{number}”不像审查证明的文号",
                 f"“{number}” is not how a certificate is numbered"),
            Says("照证书抄写，例如（京）中医广【2007】第01-30-10号",
                 "Copy it as it stands, such as （京）中医广【2007】第01-30-10号"),
        )  # fmt: skip
    approvals = manuscript.department.approvals
    if not any(number in line.zh for line in approvals):
        yield error(
            "advertisement-certificate",
            manuscript.place(("approvals",)),
            Says("审查证明文号要清楚地印出来（医疗广告管理办法第六条）",
                 "The certificate's number must be printed legibly (Measures, art. 6)"),
            Says(f"在 approvals 里写一行，中文写上 {number}",
                 f"Add a line to approvals that has {number} in its Chinese"),
        )  # fmt: skip


def _not_an_item(manuscript: Manuscript) -> Iterator[Finding]:
    """Find whatever is none of the eight items."""
    for field, path in _further(manuscript.department):
        methods = field in _METHODS
        yield error(
            "advertisement-method" if methods else "advertisement-item",
            manuscript.place(path),
            _NO_METHODS if methods else Says(
                f"医疗广告只能有八项内容（医疗广告管理办法第六条），“{field}”不在其中",
                f"A medical advertisement has eight items (Measures, art. 6); “{field}” is none",
            ),
            Says(f"请删去；只能写：{_ITEMS.zh}", f"Remove it; what may stand: {_ITEMS.en}"),
        )  # fmt: skip


def _methods(manuscript: Manuscript) -> Iterator[Finding]:
    """Find diseases, techniques and patients in the fields that an advertisement may have."""
    department = manuscript.department
    names = list(name_patterns(department))
    for field in sorted(_ALLOWED - _NEVER_PRINTED):
        for path, text in texts(getattr(department, field), (field,)):
            said = re.sub("|".join(names), " ", text).replace(BREAK, "")
            if found := _METHOD_WORDS.search(said):
                yield error(
                    "advertisement-method",
                    manuscript.place(path),
                    Says(f"“{found.group()}”：{_NO_METHODS.zh}",
                         f"“{found.group()}”: {_NO_METHODS.en}"),
                    Says(f"请删去；只能写：{_ITEMS.zh}", f"Remove it; what may stand: {_ITEMS.en}"),
                )  # fmt: skip


def _further(department: Department) -> Iterator[tuple[str, KeyPath]]:
    for field in type(department).model_fields:
        if field not in _ALLOWED and getattr(department, field):
            yield field, (field,)
    for index, line in enumerate(department.approvals):
        if not _NUMBERED.search(line.zh):
            yield f"approvals.{index + 1}", ("approvals", index)
    team, contact = department.team, department.contact
    if team:
        for field in ("lead", "paragraphs", "members"):
            if getattr(team, field):
                yield f"team.{field}", ("team", field)
        for index, figure in enumerate(team.figures):
            if "床" not in figure.label.zh:
                yield f"team.figures.{index + 1}", ("team", "figures", index)
    for index, row in enumerate(contact.rows if contact else ()):
        if row.kind not in _ALLOWED_ROWS:
            yield f"contact.rows.{index + 1}", ("contact", "rows", index)
    if contact and contact.qr:
        yield "contact.qr", ("contact", "qr")


_REQUIRED = {
    "first_name": Says("医疗机构第一名称", "the hospital's registered first name"),
    "certificate": Says("审查证明文号", "the number of its review certificate"),
    "expires": Says("审查证明的有效期", "the day on which the certificate expires"),
}


def expired(department: Department, source: Source, today: date) -> Iterator[Finding]:
    """Tell that a certificate is over; never written to a file, for a day must not change one."""
    publication = department.publication
    if publication and publication.expires and publication.expires < today.isoformat():
        yield warning(
            "certificate-expired",
            source.place(("publication", "expires")),
            Says(f"医疗广告审查证明 {publication.expires} 已到期",
                 f"The certificate expired on {publication.expires}"),
            Says("请先续办，再付印", "Renew it before anything is printed"),
        )  # fmt: skip

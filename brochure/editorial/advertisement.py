"""What a medical advertisement may hold: eight items, and one publisher.

Source: 医疗广告管理办法 (Order 26, in force 2007-01-01), 第五条 to 第七条.
No legal advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial import certificate, publisher
from brochure.editorial.manuscript import Manuscript, name_patterns
from brochure.findings import Finding, Says, error
from brochure.model.content import Department
from brochure.model.fields import BREAK
from brochure.model.source import KeyPath
from brochure.model.walk import texts

_ITEMS = Says(
    "第一名称、地址、所有制形式、类别、诊疗科目、床位数、接诊时间、联系电话",
    "first name, address, ownership, class, subjects of treatment, beds, hours and telephone",
)
_REMOVE = Says(f"请删去；只能写：{_ITEMS.zh}", f"Remove it; what may stand: {_ITEMS.en}")
_IMPRINT = Says(
    "请删去；所有制形式、类别、诊疗科目写在 credits 里，不写病名和技术",
    "Remove it; ownership, class and subjects of treatment stand in credits, without diseases "
    "or techniques",
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
_SECTIONS = {*_METHODS, "about"}
"""Where one would look for a place for the items that have no field of their own."""
_NEVER_PRINTED = {
    "hospital", "name", "logo", "theme", "formats", "print", "date", "publication", "accepted",
}  # fmt: skip
_NUMBERED = re.compile(r"\d{3,}|第 ?[\d-]+ ?号")
"""An approval has a number; praise has none."""
_IMPRINTED = re.compile(r"所有制|类别|科目|床位|名称|地址|电话|时间|发布|主办|版|[印制]|审|\d")
"""An imprint names an item, who published it, or when; a slogan does not."""
_METHOD_WORDS = re.compile(
    "[\u4e00-\u9fff]{0,2}病(?![房区床案历科院]|理|医院|专科|专业|学)|症(?!医学|专业)|炎(?![黄陵])"
    "|癌|瘤(?!科|医院)|痔|手术"
    "|[内腔胃肠喉节胱管]镜|疗法|治疗(?!专业)|专治|治愈|技术(?!产业|开发|学院|大学)|疗效|患者|推荐"
    "|(?<![学艺美武])术(?=$|[）)，。；、 ])"
    r"|\b(?:diseases?|cancers?|tumou?rs?|diabet\w+|h(?:a)?emorrhoids?|endoscop\w+|laparoscop\w+"
    r"|treat(?:s|ed|ing)?|(?<!subjects of )treatments?|therap(?:y|ies)|cure[ds]?"
    r"|techniques?|technolog\w+|patients?|operations?|recommend\w*)\b",
    re.IGNORECASE,
)


def examine(manuscript: Manuscript) -> Iterator[Finding]:
    """Hold a medical advertisement to its eight items, its certificate and its publisher."""
    publication = manuscript.department.publication
    if publication is None or publication.mode != "advertisement":
        yield from certificate.unused(manuscript)
        return
    yield from _not_an_item(manuscript)
    yield from _methods(manuscript)
    yield from publisher.examine(manuscript, publication)
    yield from certificate.examine(manuscript, publication)


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
            _IMPRINT if field in _SECTIONS else _REMOVE,
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
                    _REMOVE,
                )  # fmt: skip


def _further(department: Department) -> Iterator[tuple[str, KeyPath]]:
    for field in type(department).model_fields:
        if field not in _ALLOWED and getattr(department, field):
            yield field, (field,)
    for index, line in enumerate(department.approvals):
        if not _NUMBERED.search(line.zh):
            yield f"approvals.{index + 1}", ("approvals", index)
    hospital = department.hospital.zh.replace(BREAK, "")
    for index, line in enumerate(department.credits):
        if not _IMPRINTED.search(line.zh.replace(hospital, "发布")):
            yield f"credits.{index + 1}", ("credits", index)
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

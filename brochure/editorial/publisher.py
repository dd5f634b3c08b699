"""In whose name a medical advertisement is published: the hospital's own, in both languages.

Source: 医疗广告管理办法 (Order 26, in force 2007-01-01), 第五条, 第六条. No legal advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Language, Says, error
from brochure.model.fields import BREAK
from brochure.model.publication import Publication

_TITLES = ("hospital", "name", "cover_title")
_BY_A_DEPARTMENT: dict[Language, str] = {
    "zh": "[\u4e00-\u9fff]{1,10}(?:科室?|中心|病区|病房|教研室)[^，。；、]{0,4}(?:发布|主办|出品)",
    "en": r"\b(?:issued|published|presented|released) by (?:the |our )?(?:[\w-]+ ){0,3}"
    r"(?:department|division|ward|clinic|cent(?:er|re)|unit)\b",
}


def examine(manuscript: Manuscript, publication: Publication) -> Iterator[Finding]:
    """Find a name other than the hospital's first name, and a department that publishes."""
    department, place = manuscript.department, manuscript.place
    hospital = _plain(department.hospital.zh)
    first = publication.first_name or hospital
    for field in _TITLES:
        title = getattr(department, field)
        if not title or _plain(title.zh) == _plain(first):
            continue
        if _plain(title.zh) == hospital:
            yield error(
                "advertisement-first-name",
                place((field,)),
                Says(f"医疗广告要用第一名称（医疗广告管理办法第六条），{field} 写的是“{hospital}”",
                     f"A medical advertisement bears the first name (Measures, art. 6); {field} "
                     f"is {hospital}"),
                Says(f"照执业许可证写“{first}”；first_name 抄错了，就改 first_name",
                     f"Write {first}, as the licence does; or mend first_name, if that is wrong"),
            )  # fmt: skip
        else:
            yield _by_a_department(manuscript, field, "zh", first)
    for field in _TITLES[1:]:
        title = getattr(department, field)
        if title and _bare(title.en) != _bare(department.hospital.en):
            yield _by_a_department(manuscript, field, "en", _plain(department.hospital.en, " "))
    yield from _in_the_imprint(manuscript)


def _by_a_department(
    manuscript: Manuscript, field: str, language: Language, hospital: str
) -> Finding:
    which = Says("的英文" if language == "en" else "", " in English" if language == "en" else "")
    return error(
        "advertisement-publisher",
        manuscript.place((field, "en") if language == "en" else (field,)),
        _NO_DEPARTMENT,
        Says(f"{field} {which.zh}要写医院名称“{hospital}”",
             f"Write the hospital's name, {hospital}, as {field}{which.en}"),
    )  # fmt: skip


def _in_the_imprint(manuscript: Manuscript) -> Iterator[Finding]:
    """Find a line of the imprint in which a department publishes."""
    department = manuscript.department
    hospital = department.hospital
    names = "|".join(map(re.escape, (_plain(hospital.zh), _plain(hospital.en, " "))))
    for field in ("credits", "approvals"):
        for index, line in enumerate(getattr(department, field)):
            for language, pattern in _BY_A_DEPARTMENT.items():
                said = re.sub(names, " ", line.to(language))
                if found := re.search(pattern, said, re.IGNORECASE):
                    yield error(
                        "advertisement-publisher",
                        manuscript.place((field, index, language)),
                        Says(f"“{found.group()}”：{_NO_DEPARTMENT.zh}",
                             f"“{found.group()}”: {_NO_DEPARTMENT.en}"),
                        Says("发布单位写医院的第一名称",
                             "Name the hospital, by its first name, as the publisher"),
                    )  # fmt: skip


def _plain(text: str, between: str = "") -> str:
    return re.sub(rf" ?{re.escape(BREAK)} ?", between, text)


def _bare(text: str) -> str:
    """Give the letters of an English name, without the article before it."""
    return re.sub(r"[\W_]", "", re.sub(r"^the\b", "", _plain(text, " ").casefold()))


_NO_DEPARTMENT = Says(
    "医疗广告不得以科室名义发布（医疗广告管理办法第五条）",
    "A department may not publish a medical advertisement (Measures, art. 5)",
)

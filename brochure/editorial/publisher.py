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
_A_HOSPITAL: dict[Language, str] = {
    "zh": "(?:院|诊所|门诊部|服务中心)(?:（[^（）]*）)?$",
    "en": r"\bhospital\b|\binfirmary\b",
}
"""Another name of a hospital, which is no department's."""
_BY_A_DEPARTMENT: dict[Language, str] = {
    "zh": "[\u4e00-\u9fff]{1,10}(?:科室?|中心|病区|病房|教研室)[^，。；、]{0,4}(?:发布|主办|出品)",
    "en": r"\b(?:issued|published|presented|released) by (?:the |our )?(?:[\w-]+ ){0,3}"
    r"(?:department|division|ward|clinic|cent(?:er|re)|unit)\b",
}


def examine(manuscript: Manuscript, publication: Publication) -> Iterator[Finding]:
    """Find a name other than the hospital's first name, and a department that publishes."""
    department = manuscript.department
    first = publication.first_name or _plain(department.hospital.zh)
    wanted: dict[Language, str] = {"zh": first, "en": _plain(department.hospital.en, " ")}
    for field in _TITLES:
        title = getattr(department, field)
        for language, name in wanted.items() if title else ():
            said = _plain(title.to(language), " " * (language == "en"))
            if _bare(said) != _bare(name):
                path = (field,) if language == "zh" else (field, language)
                another = re.search(_A_HOSPITAL[language], said, re.IGNORECASE)
                which = ".".join((field, language))
                source = "first_name" if language == "zh" else "hospital.en"
                yield error(
                    "advertisement-first-name" if another else "advertisement-publisher",
                    manuscript.place(path),
                    _FIRST_NAME if another else _NO_DEPARTMENT,
                    Says(f"把 {which} 从“{said}”改成“{name}”；若是 {source} 写错了，就改 {source}",
                         f"Change {which} from “{said}” to “{name}”; or mend {source}, if that is "
                         "wrong"),
                )  # fmt: skip
    yield from _in_the_imprint(manuscript)


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


_FIRST_NAME = Says(
    "医疗广告要用医院的第一名称（医疗广告管理办法第六条）",
    "A medical advertisement bears the hospital's first name (Measures, art. 6)",
)
_NO_DEPARTMENT = Says(
    "医疗广告不得以科室名义发布（医疗广告管理办法第五条）",
    "A department may not publish a medical advertisement (Measures, art. 5)",
)

"""Hold the numbers in the prose to the figures of the team: who updates one forgets the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brochure.editorial.manuscript import Manuscript
from brochure.editorial.numerals import NUMERAL, value_of
from brochure.findings import Finding, InFile, Language, Says, warning

_PROSE = ("about", "conditions", "team", "advice")
_NO_PROSE = ("figures", "members", "title")
_COUNTED = {
    "zh": re.compile("(?:[张名位个] ?)?([\u4e00-\u9fff]{1,4})"),
    "en": re.compile("([a-z]+)", re.I),
}
_ALSO = {
    "床位": "病?床位?", "病床": "病?床位?", "床": "病?床位?",
    "医师": "医[师生]", "医生": "医[师生]",
    "doctors": "doctors|physicians", "physicians": "doctors|physicians",
}  # fmt: skip
_NOT_ALL = {
    "zh": re.compile(
        "其中|另|还[有设]|新增|增[加至]|扩|各|每|原|曾|当时|日间|首批|先后|[年初时起]|近|约|超过|逾"
    ),
    "en": re.compile(
        r"\b(?:of (?:them|these|which|whom)|another|further|each|every|added|new|including"
        r"|among|day|then|in \d{4}|more than|over|nearly|about|around|almost|some|a)\W*$", re.I
    ),
}  # fmt: skip
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


class _Said(NamedTuple):
    """A number of the prose, and the words that say it."""

    value: float
    words: str
    place: InFile


def figures_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Find numbers of the prose that count what a figure counts, and differ from it."""
    team = manuscript.department.team
    for index, figure in enumerate(team.figures if team else ()):
        place = manuscript.place(("team", "figures", index))
        for language in _LANGUAGES:
            noun = _COUNTED[language].fullmatch(figure.label.to(language).strip())
            said = [*_said(manuscript, language, noun[1])] if noun else []
            # Where the prose has the right number too, the others count a part.
            if any(each.value == figure.count for each in said):
                continue
            for each in said:
                if _one_is_out_of_date(each.value, figure.count):
                    yield _differs(each, figure.count, place)


def _said(manuscript: Manuscript, language: Language, noun: str) -> Iterator[_Said]:
    counted = _counting(noun, language)
    for path, text in manuscript.texts(language):
        if path[0] not in _PROSE or path[1] in _NO_PROSE:
            continue
        for found in counted.finditer(text):
            before = re.split("[。；;.]", text[: found.start()])[-1]
            if language == "zh":
                before = re.split("[，,]", before)[-1]
            value = value_of(found["n"] or found["behind"], language)
            if value is not None and not _NOT_ALL[language].search(before):
                yield _Said(value, found["words"], manuscript.place(path))


def _counting(noun: str, language: Language) -> re.Pattern[str]:
    """Give the pattern of a number with its noun directly behind it, or 医师38名."""
    number, also = NUMERAL[language], _ALSO.get(noun.lower(), noun)
    if language == "en":
        return re.compile(rf"(?P<words>(?P<n>{number}) (?:{also})\b)(?P<behind>)", re.I)
    return re.compile(
        rf"(?P<words>(?P<n>{number}) ?[张名位个] ?(?:{also})(?![\u4e00-\u9fff]*组)"
        rf"|(?:(?<=[，。、；：有设共])|^)(?:{also}) ?(?P<behind>{number}) ?[张名位个])"
    )


def _one_is_out_of_date(said: float, figure: int) -> bool:
    """Tell a number that was not updated, or mistyped, from one that counts something else."""
    return figure / 2 <= said <= figure * 2 or sorted(f"{said:g}") == sorted(str(figure))


def _differs(said: _Said, count: int, place: InFile) -> Finding:
    return warning(
        "figure-differs",
        said.place,
        Says(
            f"正文写“{said.words}”，第 {place.line} 行的数字是 {count}",
            f"The text says “{said.words}”, the figure in line {place.line} says {count}",
        ),
        Says(
            "请看哪个是新的，改成一样；说的不是一回事，就在 accepted 里写明",
            "See which is current and change the other; if they count different things, "
            "say so under accepted",
        ),
    )

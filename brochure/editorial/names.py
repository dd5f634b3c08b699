"""Hold names to one way of writing: the hospital's, the department's and people's."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from brochure.editorial import misspelling
from brochure.editorial.manuscript import Manuscript
from brochure.editorial.terms import american, plain
from brochure.findings import Finding, InFile, Language, Says, warning
from brochure.model.fields import HAN, Bilingual
from brochure.model.source import KeyPath

_LIKE = 0.8
"""A phrase that is so like a name, and is not it, is the name written otherwise."""
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


class _Name(NamedTuple):
    """A name in one language, and where its right form stands."""

    right: str
    language: Language
    place: InFile
    of_a_person: bool = False


def names(manuscript: Manuscript) -> Iterator[Finding]:
    """Find names of the house and its people where they are written otherwise."""
    pairs = dict(manuscript.pairs())
    own = [*_own_paths(manuscript)]
    right = [name for path in own for name in _names(manuscript, path, pairs[path])]
    people = {name.right for name in right if name.of_a_person}
    for path, pair in pairs.items():
        told = set(people)
        for name in right if path not in own and path[:-1] not in own else ():
            text = plain(pair.to(name.language))
            at, rest = (*path, name.language), text.replace(name.right, " ; ")
            otherwise = None
            if rest == text and not name.of_a_person:
                otherwise = _differs(manuscript, at, name, text)
            written = next((each for each in _misspelt(at, name, rest) if each not in told), None)
            if otherwise:
                yield otherwise
            elif written and not _settled(manuscript, written):
                told.add(written)
                yield _slip(manuscript, at, name, written)


def people_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Find a text that names one person in Chinese and another in English."""
    members = manuscript.department.team.members if manuscript.department.team else ()
    people = [(member.name.zh, member.name.en) for member in members]
    for path, pair in manuscript.pairs() if people else ():
        in_chinese = {person for person in people if person[0] in pair.zh}
        in_english = {
            person for person in people if re.search(rf"\b{re.escape(person[1])}\b", pair.en)
        }
        chinese, english = in_chinese - in_english, in_english - in_chinese
        if chinese and english and path[:2] != ("team", "members"):
            zh, en = min(chinese)[0], min(english)[1]
            yield warning(
                "person-differs",
                manuscript.place((*path, "en")),
                Says(f"人名对不上：中文是“{zh}”，英文是“{en}”",
                     f"The Chinese names “{zh}”, the English “{en}”"),
                Says("请看哪边写错了，改成同一个人", "See which one is right and change the other"),
            )  # fmt: skip


def people_turned(manuscript: Manuscript) -> Iterator[Finding]:
    """Find a person whose surname stands first in one place and last in another."""
    members = manuscript.department.team.members if manuscript.department.team else ()
    for index, member in enumerate(members):
        right = member.name.en
        turned = " ".join(reversed(right.split()))
        if turned == right or len(right.split()) != 2:
            continue
        line = manuscript.place(("team", "members", index, "name", "en")).line
        for path, text in manuscript.texts("en"):
            if re.search(rf"\b{re.escape(turned)}\b", text) and path[:2] != ("team", "members"):
                yield warning(
                    "name-differs",
                    manuscript.place(path),
                    Says(f"“{turned}”与第 {line} 行的“{right}”姓和名的先后不同",
                         f"“{turned}” turns the name “{right}” of line {line} round"),
                    Says(f"请统一成一种，如“{right}”", f"Write it one way, such as “{right}”"),
                )  # fmt: skip


def _own_paths(manuscript: Manuscript) -> Iterator[KeyPath]:
    department = manuscript.department
    yield from [("hospital",), ("name",)]
    if department.second_name:
        yield ("second_name",)
    for index in range(len(department.team.members) if department.team else 0):
        yield ("team", "members", index, "name")


def _names(manuscript: Manuscript, path: KeyPath, pair: Bilingual) -> Iterator[_Name]:
    for language in _LANGUAGES:
        right = re.sub(r"\s*[（(].*[）)]", "", plain(pair.to(language))).strip()
        yield _Name(right, language, manuscript.place((*path, language)), path[0] == "team")


def _misspelt(path: KeyPath, name: _Name, text: str) -> Iterator[str]:
    """List what has another character than a name, or a word with another letter or two."""
    if name.language == "en":
        return misspelling.english(text, name.right)
    if name.of_a_person:
        return misspelling.person(text, name.right, anywhere=path[0] == "clinic")
    return misspelling.chinese(text, name.right)


def _slip(manuscript: Manuscript, path: KeyPath, name: _Name, written: str) -> Finding:
    by = Says("一个字", "a character")
    if name.language == "en":
        by = Says("一两个字母", "a letter or two")
    return warning(
        "name-differs",
        manuscript.place(path),
        Says(
            f"“{written}”与第 {name.place.line} 行的“{name.right}”只差{by.zh}",
            f"“{written}” differs from “{name.right}” in line {name.place.line} by {by.en}",
        ),
        Says(
            f"如果是同一个，请写作“{name.right}”；如果不是，就在 accepted 里写明",
            f"If it is the same, write “{name.right}”; if not, say so under accepted",
        ),
    )


def _settled(manuscript: Manuscript, written: str) -> bool:
    return any(written in each.words for each in manuscript.department.accepted)


def _differs(manuscript: Manuscript, path: KeyPath, name: _Name, text: str) -> Finding | None:
    for written in _phrases(text, name.right, name.language):
        if _alike(written, name.right, name.language) and not _settled(manuscript, written):
            return warning(
                "name-differs",
                manuscript.place(path),
                Says(f"“{written}”与名称“{name.right}”相近",
                     f"“{written}” is close to the name “{name.right}”"),
                Says(f"是本院请写作“{name.right}”，是别的单位不必改",
                     f"If it is ours, write “{name.right}”; "
                     "if it is another institution, leave it"),
            )  # fmt: skip
    return None


def _alike(written: str, name: str, language: Language) -> bool:
    """Tell whether a phrase is the name but for case, marks, articles or a general word."""
    first, second = (_folded(text, language) for text in (written, name))
    compared = difflib.SequenceMatcher(None, first, second, autojunk=False)
    for kind, start, end, from_, to in compared.get_opcodes():
        other = [*first[start:end], *second[from_:to]]
        said = "".join(other)
        if kind == "replace" or (kind != "equal" and not _general(said, other, language)):
            return False
    return difflib.SequenceMatcher(None, written.casefold(), name.casefold()).ratio() >= _LIKE


def _general(said: str, words: list[str], language: Language) -> bool:
    return bool(_GENERAL.fullmatch(said)) if language == "zh" else _OF_NAMES.issuperset(words)


_GENERAL = re.compile("(?:[省市县区的]|第[一二三]|人民|医院|附属|大学|中心|科室?|诊疗)*")
_OF_NAMES = {
    "of", "and", "for", "at", "city", "province", "county", "hospital", "center", "department",
}  # fmt: skip


def _folded(text: str, language: Language) -> list[str]:
    if language == "zh":
        return re.findall(rf"[{HAN}\w]", text)
    words = re.findall(r"\w+", re.sub("[’'‘]", "", american(text)))
    return [word for word in words if word not in ("the", "a", "an")]


def _phrases(text: str, name: str, language: Language) -> Iterator[str]:
    """List what in a text may stand for a name: as many words, or what ends like it."""
    if language == "zh":
        first, last = re.escape(name[0]), re.escape(name[-2:])
        inside = rf"(?={first}([{HAN}]{{1,{len(name) + 2}}}?{last}))"
        yield from (name[0] + found[1] for found in re.finditer(inside, text))
        return
    words, many = text.split(), len(name.split())
    for size in (many, many + 1, many - 1):
        if size < 3:
            continue
        for start in range(len(words) - size + 1):
            phrase = " ".join(words[start : start + size]).strip(".,;:!?()“”’")
            if phrase and _ends_like(phrase.split()[-1], name.split()[-1]):
                yield phrase


@cache
def _ends_like(word: str, end: str) -> bool:
    return difflib.SequenceMatcher(None, word.casefold(), end.casefold()).ratio() > _LIKE

"""Compare what bears a letter or a number for a name: 2 号楼 3 层, B 口, vitamin D, hepatitis B."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from brochure.editorial.english_numbers import ORDINALS
from brochure.editorial.manuscript import Manuscript
from brochure.editorial.numerals import NUMERAL, value_of
from brochure.editorial.parity import SEE
from brochure.findings import Finding, InFile, Language, Says, warning

_ZH, _EN = NUMERAL["zh"], NUMERAL["en"]
_LETTER = r"(?<![A-Za-z])([A-Z])(?![A-Z])"
_HEPATITIS = dict(zip("甲乙丙丁戊", "ABCDE", strict=True))
_STORY = "|".join(("ground", *ORDINALS))


class _Kind(NamedTuple):
    """One kind of things that bear a name, and how each language writes it."""

    zh: re.Pattern[str]
    en: re.Pattern[str]


def _kind(zh: str, en: str) -> _Kind:
    return _Kind(re.compile(zh), re.compile(en))


_LETTERED = (
    _kind(rf"{_LETTER}\d? ?(?:出?口|出入口)", r"\b(?i:exit|gate) ([A-Z])(?![A-Za-z])"),
    _kind(
        rf"{_LETTER} ?[座栋幢]",
        r"\b(?i:block|building|tower|wing) ([A-Z])(?![A-Za-z])|\b([A-Z]) (?i:block|tower|wing)\b",
    ),
    _kind(rf"维生素 ?{_LETTER}", r"\b(?i:vitamin) ([A-Z])(?![A-Za-z])"),
    _kind(
        r"(?<![A-Za-z])(AB|[ABO]) ?型(?:血|Rh)",
        r"\b(?i:blood (?:group|type)(?: is)?) (AB|[ABO])\b|\b(?i:type) (AB|[ABO]) blood",
    ),
    _kind("([甲乙丙丁戊])(?:型?肝炎|肝)", r"\b(?i:hepatitis) ([A-E])\b"),
    _kind("([甲乙])(?:型流感|流(?!水))", r"\b(?i:influenza|flu) ([AB])\b"),
)
_NUMBERED = (
    _kind(f"({_ZH}) ?(?:号楼|栋|幢)", rf"\b(?i:building|block) (?:No\.? ?)?({_EN})"),
    _kind(
        f"({_ZH}) ?(?:层|楼)",
        rf"\b(?i:floor|level) ({_EN})|\b((?i:{_STORY})|\d+(?:st|nd|rd|th)) floor\b",
    ),
    _kind(f"({_ZH}) ?号?(?:诊室|室|窗口?)", rf"\b(?i:room|window|desk) (?:No\.? ?)?({_EN})"),
    _kind(
        f"(?<!副)主任医师 ?({_ZH}) ?[名位人]|({_ZH}) ?[名位个]?主任医师",
        rf"({_EN})(?: of them)?(?: are| is| were)? (?:full )?(?i:chief)\b",
    ),
    _kind(
        f"副主任医师 ?({_ZH}) ?[名位人]|({_ZH}) ?[名位个]?副主任医师",
        rf"({_EN})(?: of them)?(?: are| is| were)? (?i:associate|deputy|vice)\b",
    ),
    _kind(
        f"(?<![任治院])医[师生] ?({_ZH}) ?[名位人]|({_ZH}) ?[名位个]?医[师生]",
        rf"({_EN}) (?i:doctors|physicians)\b",
    ),
    _kind(f"护士 ?({_ZH}) ?[名位人]|({_ZH}) ?[名位个]?护士(?!长)", rf"({_EN}) (?i:nurses)\b"),
    _kind(f"床位? ?({_ZH}) ?张|({_ZH}) ?张病?床", rf"({_EN}) (?i:beds)\b"),
)


class _Label(NamedTuple):
    """A letter or a number, and the words in which it stands."""

    value: str
    words: str


_Two = tuple[list[_Label], list[_Label]]


def labels_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Find a letter that the other language does not have, and numbers that changed places."""
    for path, pair in manuscript.pairs():
        place = manuscript.place((*path, "en"))
        for sides in _other_letters(pair.zh, pair.en):
            yield _differ(place, sides, Says("这里对不上", "The"))
        for sides in _swapped(pair.zh, pair.en):
            yield _differ(
                place, sides, Says("两个数字可能写反了", "Two numbers may be swapped: the")
            )


def _differ(place: InFile, sides: _Two, fault: Says) -> Finding:
    zh, en = ([f"“{label.words}”" for label in side] for side in sides)
    return warning(
        "label-differs",
        place,
        Says(f"{fault.zh}：中文是{''.join(zh)}，英文是{''.join(en)}",
             f"{fault.en} Chinese says {' and '.join(zh)}, the English {' and '.join(en)}"),
        SEE,
    )  # fmt: skip


def _other_letters(chinese: str, english: str) -> Iterator[_Two]:
    """List what bears a letter that stands nowhere in the other language."""
    for kind in _LETTERED:
        sides = _read(kind.zh, chinese, "zh"), _read(kind.en, english, "en")
        zh = [label for label in sides[0] if not _stands(label.value, english)]
        en = [label for label in sides[1] if not _stands(label.value, chinese)]
        if zh and en:
            yield zh, en


def _stands(letter: str, text: str) -> bool:
    han = "".join(each for each, latin in _HEPATITIS.items() if latin == letter)
    return bool(re.search(rf"(?<![A-Za-z]){letter}(?![A-Za-z])", text) or (han and han in text))


def _swapped(chinese: str, english: str) -> Iterator[_Two]:
    """List two numbers that both languages have, but give to one another's things."""
    found = []
    for kind in _NUMBERED:
        sides = _read(kind.zh, chinese, "zh"), _read(kind.en, english, "en")
        if len(sides[0]) == len(sides[1]) == 1 and sides[0][0].value != sides[1][0].value:
            found.append((sides[0][0], sides[1][0]))
    for one, other in combinations(found, 2):
        if (one[0].value, one[1].value) == (other[1].value, other[0].value):
            yield [one[0], other[0]], [one[1], other[1]]


def _read(pattern: re.Pattern[str], text: str, language: Language) -> list[_Label]:
    found = (
        (next(filter(None, each.groups())), each.group().strip()) for each in pattern.finditer(text)
    )
    return [_Label(_value(name, language), words) for name, words in found]


def _value(name: str, language: Language) -> str:
    if name in _HEPATITIS:
        return _HEPATITIS[name]
    if name.isupper() and name.isascii():
        return name
    bare = re.sub("(?:st|nd|rd|th)$", "", name) if name[0].isdecimal() else name
    ordinal = {"ground": 1, **ORDINALS}.get(bare.lower())
    return f"{ordinal if ordinal is not None else value_of(bare, language):g}"

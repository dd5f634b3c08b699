"""Find what may be a name with a slip of the keyboard in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import ne
from typing import NamedTuple

from brochure.editorial.terms import american
from brochure.model.fields import HAN

_OTHER_NAMES = frozenset(
    "一二三四五六七八九十内外上下左右东西南北中儿妇产男女老小大省市县区院科部室炎术"
)
"""Characters by which one name is told from another, such as 内科 from 外科."""
_PLACES = "省市县区"
_LEAST_CHARACTERS = 4
_PERSON = 3
_TITLE = "(?:副?主任|医师|医生|教授|护士长?|博士|院长|专家|老师|大夫|主管)"
_LEAST_LETTERS, _LONG_WORD = 4, 7


def chinese(text: str, name: str) -> Iterator[str]:
    """List stretches of a text that differ from a name by one character."""
    if len(name) < _LEAST_CHARACTERS:
        return
    for start in range(len(text) - len(name) + 1):
        written = text[start : start + len(name)]
        differ = [*map(ne, written, name)]
        if sum(differ) == 1 and _could_be_a_slip(written, name, differ.index(True)):
            yield written


def _could_be_a_slip(written: str, name: str, at: int) -> bool:
    """Tell a slip from another department, as 内科 for 外科, and from another town."""
    if at < max(map(name.find, _PLACES)):
        return False
    return bool(re.match(f"[{HAN}]", written[at])) and not _OTHER_NAMES & {written[at], name[at]}


def person(text: str, name: str, *, anywhere: bool) -> Iterator[str]:
    """List what has a person's surname and half the given name, beside a title or anywhere."""
    if len(name) != _PERSON:
        yield from chinese(text, name)
        return
    if name[0] not in text:
        return
    surname, first, second = map(re.escape, name)
    likely = f"{surname}(?:{first}(?!{second})[{HAN}]|(?!{first})[{HAN}]{second})"
    place = likely if anywhere else f"(?:(?<={_BESIDE}){likely}|{likely}(?=[ 　]?{_TITLE}))"
    yield from re.findall(place, text)


_BESIDE = "[师任授生长]"


def english(text: str, name: str) -> Iterator[str]:
    """List stretches that are a name but for a letter or two of one word."""
    right = _words(name)
    words = _words(text)
    if len(right) < 2:
        return
    for start in range(len(words) - len(right) + 1):
        typed = words[start : start + len(right)]
        other = [pair for pair in zip(typed, right, strict=True) if pair[0].word != pair[1].word]
        if len(other) == 1 and _slip(other[0][0].word, other[0][1].word):
            yield " ".join(each.typed for each in typed)


class _Word(NamedTuple):
    typed: str
    word: str


@cache
def _words(text: str) -> tuple[_Word, ...]:
    """List the words of a text as they are typed, and in one spelling; every name asks for them."""
    typed = [word.strip(".,;:!?()“”’'") for word in text.split()]
    return tuple(_Word(word, american(word)) for word in typed)


def _slip(written: str, right: str) -> bool:
    """Tell a slip from another word: Neurology is not Urology, and hospitals are many."""
    written = re.sub("[’']s$", "", written)
    if min(len(written), len(right)) < _LEAST_LETTERS or written[0] != right[0]:
        return False
    if written in (right, f"{right}s") or right == f"{written}s":
        return False
    return _distance(written, right) <= (1 if len(right) < _LONG_WORD else 2)


def _distance(first: str, second: str) -> int:
    """Count the letters to change, add, drop or swap (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        above, row = row, [i]
        for j, b in enumerate(second, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + int(a != b)))
            if i > 1 and j > 1 and (a, first[i - 2]) == (second[j - 2], b):
                row[j] = min(row[j], before[j - 2] + 1)
        before = above
    return row[-1]

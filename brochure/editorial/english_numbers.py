"""Read the numbers of an English text: 51, 12,000, fifty-one, the 21st, November."""

from __future__ import annotations

import re

from brochure.editorial.han_numbers import Numbers

_MONTHS = "January February March April May June July August September October November December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = re.compile(
    rf"\b(?:{_MONTHS.replace(' May ', ' ').replace(' ', '|')}|(?:{_SHORT})\b\.?|May(?= \d)"
    r"|(?<=\d )May)(?![a-z])"
)
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDER = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_SMALL = {word: value for value, word in enumerate(_UNITS.split())}
_SMALL |= {word: 20 + 10 * index for index, word in enumerate(_TENS.split())}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_WORD = "|".join((*_SMALL, *_SCALES))
_WORDS = re.compile(rf"\b(?:{_WORD})(?:(?:[ -]|,? and )(?:{_WORD}))*\b", re.I)
_DIGITS = re.compile(
    r"(\d+(?:,\d{3})+|\d+)(\.\d+)?(?:st|nd|rd|th|s)?(?:[ -]?(thousand|million|billion)\b)?"
)
_ORDINALS = {word: value for value, word in enumerate(_ORDER.split())}
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})s?\b", re.I)
_ONES = re.compile(r"\b(?:an?|once|single|only|each|every|another)\b", re.I)
_TWOS = re.compile(r"\b(?:both|twice|double|dual|pairs?|twins?|half|halves|bi\w+)\b", re.I)
_HUNDREDS = re.compile(r"\b(?:hundreds|thousands|dozens)\b", re.I)
_NAMES = {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}


def read(text: str) -> Numbers:
    """Read the numbers of an English text."""
    certain: list[float] = [_NAMES[found.group()[:3]] for found in _MONTH.finditer(text)]
    rest = _MONTH.sub(" ", text)
    for found in _DIGITS.finditer(rest):
        value = float(found[1].replace(",", "") + (found[2] or ""))
        certain.append(value * _SCALES.get(found[3] or "", 1))
    rest = _DIGITS.sub(" ", rest)
    spelled = [value_of(found.group()) for found in _WORDS.finditer(rest)]
    certain += [value for value in spelled if value > 1]
    possible = {float(value) for value in spelled}
    possible |= {float(_ORDINALS[word.lower()]) for word in _ORDINAL.findall(rest)}
    possible |= {1.0} if _ONES.search(rest) else set()
    possible |= {2.0} if _TWOS.search(rest) else set()
    possible |= {10.0, 100.0, 1000.0} if _HUNDREDS.search(rest) else set()
    return Numbers(tuple(certain), frozenset(possible))


def value_of(words: str) -> float:
    """Give the value of a number in words.

    >>> value_of("fifty-one"), value_of("two hundred and six"), value_of("three thousand")
    (51.0, 206.0, 3000.0)
    """
    total, section = 0, 0
    for word in re.split("[ -]|,? and ", words.lower()):
        if word in _SMALL:
            section += _SMALL[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:
            total, section = total + (section or 1) * _SCALES[word], 0
    return float(total + section)

"""Read the numbers of an English text: 51, 12,000, fifty-one, the 21st, November."""

from __future__ import annotations

import re

from brochure.editorial.han_numbers import Numbers, roman

MONTHS = "January February March April May June July August September October November December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = re.compile(
    rf"\b(?:{MONTHS.replace(' May ', ' ').replace(' ', '|')}|(?:{_SHORT})\b\.?|May(?=,? \d)"
    r"|(?<=\d )May|(?<=\dth of )May|(?<=\dst of )May)(?![a-z])"
)
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDER = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_SMALL = {word: value for value, word in enumerate(_UNITS.split())}
_SMALL |= {word: 20 + 10 * index for index, word in enumerate(_TENS.split())}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
WORD = "|".join((*_SMALL, *SCALES))
_SMALLER = "(?:(?:{tens})(?:[ -](?:{units}))?|{units})".format(
    tens=_TENS.replace(" ", "|"), units=_UNITS.replace(" ", "|")
)
_HUNDREDS = rf"(?:(?:{_SMALLER}[ -])?hundred\b(?:(?:,? and |[ -]){_SMALLER})?|{_SMALLER})\b"
NUMBER = (
    rf"(?:{_HUNDREDS}(?: (?:thousand|million|billion)\b(?:(?:,? and |,? ){_HUNDREDS})?)*"
    r"|thousand|million|billion)"
)
"""“Two hundred and fifty” is one number, “days two and five” are two."""
_WORDS = re.compile(rf"\b{NUMBER}\b", re.I)
_DIGITS = re.compile(
    r"(\d+(?:,\d{3})+|\d+)(\.\d+)?(?:st|nd|rd|th|s)?(?:[ -]?(thousand|million|billion)\b)?"
)
ORDINALS = {word: value for value, word in enumerate(_ORDER.split())}
ORDINALS |= {f"{word[:-1]}ieth": _SMALL[word] for word in _TENS.split()}
_ORDINAL = re.compile(
    rf"\b(?:({_TENS.replace(' ', '|')})[ -])?({'|'.join(ORDINALS)}|hundredth)s?\b", re.I
)
_COUNT = rf"\d+(?:\.\d+)?|an?|{WORD}"
_MULTIPLES = {"decade": 10, "dozen": 12, "centur": 100}
_MULTIPLE = re.compile(rf"\b({_COUNT}) ({'|'.join(_MULTIPLES)})(?:s|y|ies)?\b", re.I)
_ONE_IN_TEN = re.compile(
    rf"\b(\d+|{WORD}) (?:in|out of) (?:every )?(\d{{1,3}}|{WORD})\b(?!,\d)", re.I
)
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FRACTION = re.compile(rf"\b(an?|{WORD})[ -]({'|'.join(_PARTS)})s?\b", re.I)
_AND_A_HALF = re.compile(rf"\b({_COUNT})(?: (?:hour|day|week|month|year)s?)? and a half\b", re.I)
_FOLD = re.compile(rf"\b(\d+|{WORD})[ -]?fold\b", re.I)
_DECADE = re.compile(r"\b(1[89]|20)(\d0)[’']?s\b")
_SHORT_DECADE = re.compile(r"[’'‘]?\b(\d0)s\b")
_STAGE = re.compile(
    r"(?i:\b(?:type|grade|stage|class|phase|level|degree)s? )(?!I\b)([IV]+)[A-Ca-c]?\b"
)
_ROMAN = re.compile(r"\b[IVX]+(?=[A-C]?\b)")
_NO_NUMBER = re.compile(r"\bFive[- ]Year Plan|24/7|\b(?:seven|7) days a week", re.I)
_TWICE = re.compile(r"\btwice (?:an?|per|every|daily|weekly)\b", re.I)
_MAY_MEAN = tuple(
    (re.compile(rf"\b(?:{words})\b", re.I), values)
    for words, values in (
        ("an?|once|single|only|ground[ -]floor|each|every|another|per|unique", {1}),
        ("daily|weekly|monthly|(?:bi|semi)?annual(?:ly)?|yearly|hourly|nightly", {1}),
        ("both|between|separately|twice|double[sd]?|doubling|dual|pairs?|couple|twins?", {2}),
        ("bi\\w+", {2}),
        ("half|halves", {2, 0.5, 50, 30, 6}),
        ("triple[sd]?|treble|thrice|tertiary|trio", {3}),
        ("fortnight(?:ly|s)?", {1, 2, 14}),
        ("quarter(?:s|ly)?", {1, 3, 4, 15, 25}),
        ("hundreds|thousands|dozens|decades|tens", {10, 100, 1000}),
        ("century|centuries|centenary|centennial", {100}),
        ("a?round[ -]the[ -]clock|24/7|day (?:and|or) night|all day", {24, 7}),
        ("(?:all|any) (?:hours?|times?)", {24, 7}),
        ("(?:seven|7) days a week", {7}),
        ("all year|year[ -]round", {365}),
        ("May", {5}),
        ("nineties", {1990}), ("eighties", {1980}), ("seventies", {1970}), ("sixties", {1960}),
    )
)  # fmt: skip
"""Words that may stand for a number, as “fortnight” for 14 days."""
_NAMES = {name[:3]: number for number, name in enumerate(MONTHS.split(), 1)}


def read(text: str) -> Numbers:
    """Read the numbers of an English text."""
    certain = [float(_NAMES[found.group()[:3]]) for found in _MONTH.finditer(text)]
    certain += [roman(found) for found in _STAGE.findall(text)]
    certain += [2.0 for _ in _TWICE.finditer(text)]
    possible = {roman(found) for found in _ROMAN.findall(text)} | _shares(text)
    for pattern, values in _MAY_MEAN:
        possible |= values if pattern.search(text) else set()
    rest = _NO_NUMBER.sub(" ", _MONTH.sub(" ", text))
    rest, counted = _multiples(rest)
    rest, ordered = _ordinals(_FOLD.sub(" ", _FRACTION.sub(" ", _ONE_IN_TEN.sub(_left, rest))))
    certain += counted
    for found in _DIGITS.finditer(rest):
        value = float(found[1].replace(",", "") + (found[2] or ""))
        certain.append(value * SCALES.get(found[3] or "", 1))
    spelled = [value_of(found.group()) for found in _WORDS.finditer(_DIGITS.sub(" ", rest))]
    certain += [value for value in spelled if value > 1]
    return Numbers(tuple(certain), frozenset({*possible, *ordered, *spelled}))


def _multiples(text: str) -> tuple[str, list[float]]:
    """Take out “two decades” and “the 1970s”; what is only “a decade” is left to be possible."""
    values = [
        _count(found[1]) * _MULTIPLES[re.sub("(?:s|y|ies)$", "", found[2].lower())]
        for found in _MULTIPLE.finditer(text)
        if found[1].lower() not in ("a", "an")
    ]
    values += [float(found[1] + found[2]) for found in _DECADE.finditer(text)]
    return _SHORT_DECADE.sub(" ", _DECADE.sub(" ", _MULTIPLE.sub(" ", text))), values


def _ordinals(text: str) -> tuple[str, set[float]]:
    """Take out “twenty-first”."""
    values = {
        float((_SMALL[found[1].lower()] if found[1] else 0) + ORDINALS.get(found[2].lower(), 100))
        for found in _ORDINAL.finditer(text)
    }
    return _ORDINAL.sub(" ", text), values


def _shares(text: str) -> set[float]:
    """List what “nine in ten”, “two thirds”, “a decade” and “the ’90s” may be in digits."""
    values: set[float] = set()
    for found in _ONE_IN_TEN.finditer(text):
        values |= _share(_count(found[1]), _count(found[2]))
    for found in _FRACTION.finditer(text):
        values |= _share(_count(found[1]), _PARTS[found[2].lower()])
    for found in _MULTIPLE.finditer(text):
        values.add(_MULTIPLES[found[2].lower()] * _count(found[1]))
    for found in _SHORT_DECADE.finditer(text):
        values |= {float(found[1]), 1900 + float(found[1])}
    for found in _AND_A_HALF.finditer(text):
        value = _count(found[1]) + 0.5
        values |= {value, 7 * value, 12 * value, 60 * value}
    return values | {_count(found[1]) for found in _FOLD.finditer(text)}


def _share(part: float, whole: float) -> set[float]:
    return {part, whole, float(f"{100 * part / whole:.6g}")} if part < whole else set()


def _left(found: re.Match[str]) -> str:
    """Leave what is no share, such as “nine in two years”."""
    return " " if _count(found[1]) < _count(found[2]) else found.group()


def _count(words: str) -> float:
    if words[0].isdecimal():
        return float(words)
    return 1.0 if words.lower() in ("a", "an") else value_of(words)


def value_of(words: str) -> float:
    """Give the value of a number in words.

    >>> value_of("fifty-one"), value_of("two hundred and six"), value_of("three thousand")
    (51.0, 206.0, 3000.0)
    """
    total, section = 0, 0
    for word in re.split("-|,? and |,? ", words.lower()):
        if word in _SMALL:
            section += _SMALL[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in SCALES:
            total, section = total + (section or 1) * SCALES[word], 0
    return float(total + section)

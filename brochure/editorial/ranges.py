"""Read from where to where a text counts: 1～2 针, “one or two stitches”, “between 3 and 5 mm”."""

from __future__ import annotations

import re

from brochure.editorial.numerals import NUMERAL, value_of
from brochure.findings import Language

_ZH, _EN = NUMERAL["zh"], NUMERAL["en"]
_PATTERNS = {
    "zh": re.compile(rf"({_ZH}) ?[-–—~～至到] ?({_ZH})"),
    "en": re.compile(
        rf"({_EN})(?: to | or | ?[-–—] ?)({_EN})|\bbetween (?:[a-z]+ )?({_EN}) and ({_EN})"
    ),
}
_A_YEAR = 1000

Range = tuple[float, float]


def differing(chinese: str, english: str) -> tuple[Range, Range] | None:
    """Give the one range in which two texts differ at one end, if that is all that differs."""
    zh, en = _read(chinese, "zh"), _read(english, "en")
    if len(zh) != len(en):
        return None
    alone = [each for each in zh if each not in en], [each for each in en if each not in zh]
    if [len(side) for side in alone] != [1, 1] or not {*alone[0][0]} & {*alone[1][0]}:
        return None
    return alone[0][0], alone[1][0]


def _read(text: str, language: Language) -> list[Range]:
    """List ranges that rise; 2019–21 are years, and 000-0000 is a telephone."""
    found = []
    for each in _PATTERNS[language].finditer(text):
        low, high = (value_of(end, language) for end in filter(None, each.groups()))
        if low is not None and high is not None and low < high < _A_YEAR:
            found.append((low, high))
    return found

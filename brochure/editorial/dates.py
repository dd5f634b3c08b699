"""Read days of the year: 3月12日, “12 March”, 2026-03-12; a day and month swapped are another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial import han_numbers
from brochure.editorial.counted import Quantity
from brochure.editorial.english_numbers import MONTHS
from brochure.findings import Language, Says

_NAMES = MONTHS.split()
_NUMBERED = re.compile(r"(?<!\d)[12]\d{3} ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})(?!\d)")
_HAN = "[一二三四五六七八九十]{1,3}"
_UNTIL = rf" ?[-–—~～至到、和及] ?({_HAN}|\d{{1,2}})(?= ?[日号])"
_CHINESE = re.compile(
    rf"(\d{{1,2}}|{_HAN}) ?月 ?(\d{{1,2}}|{_HAN})(?: ?[日号](?!楼)|(?={_UNTIL}))(?:{_UNTIL})?"
)
_MONTH = rf"({'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _NAMES)}|Sept)\b\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_TO = r"(?: ?[–-] ?| to | and | or |, ?)"
_ENGLISH = re.compile(
    rf"(?<![\d.,])(?:{_DAY}{_TO})?{_DAY}(?: of)? {_MONTH}"
    rf"|\b{_MONTH} {_DAY}(?![\d:,]\d|\d)(?:{_TO}{_DAY}(?![\d:,]\d|\d| ?[A-Z%]))?"
)


def read(text: str, language: Language) -> Iterator[Quantity]:
    """List the days that a text names by month and day."""
    for found in _NUMBERED.finditer(text):
        yield from _days(int(found[1]), found[2])
    if language == "zh":
        for found in _CHINESE.finditer(text):
            yield from _days(_value(found[1]), found[2], found[4])
        return
    for found in _ENGLISH.finditer(text):
        first, second, before, after, third, fourth = found.groups()
        month = [name[:3] for name in _NAMES].index((before or after)[:3]) + 1
        yield from _days(month, first, second, third, fourth)


def _days(month: int, *days: str | None) -> Iterator[Quantity]:
    for day in (_value(named) for named in days if named):
        if 1 <= month <= len(_NAMES):
            said = Says(f"{month} 月 {day} 日", f"{day} {_NAMES[month - 1]}")
            yield Quantity("date", f"{month}-{day}", said)


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else int(han_numbers.value_of(numeral) or 0)

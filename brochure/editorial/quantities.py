"""Read what a text counts: numbers in digits or words, times, weekdays, telephones, addresses.

Chinese and English say the same number in many ways: 51, 五十一 and fifty-one are one. A number
that a text surely means is `certain`; what may be one (一 in 一般, “one” in “one another”) is only
`possible`: it answers a number of the other language, and asks for none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from brochure.editorial import english_numbers, han_numbers
from brochure.findings import Language, Says

_ADDRESS = re.compile(
    r"https?://[^\s，。；）)、]+|www\.[^\s，。；）)、]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
_DATE = re.compile(r"(?<!\d)([12]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEARS = re.compile(r"(?<!\d)([12]\d{3}) ?[-–—~～] ?([12]\d{3})(?!\d)")
_PHONE = re.compile(r"(?<![\d.,])(?:\+|00)?\(?\d[\d()（） \u00a0-]{5,}\d(?![\d.%])")
_DECADE = re.compile(r"(?<!\d)(\d{2}) ?世纪 ?(\d)0 ?年代")
_CLOCK = r"(?<!\d)\d{1,2}(?:[:：]\d{2}|[点时](?!间)(?:\d{1,2}分|半)?)"
_HALF = "上午|早上|早晨|凌晨|中午|下午|傍晚|晚上|晚"
_ZH_RANGE = re.compile(rf"({_HALF})( ?{_CLOCK})( ?[-–—~～至到] ?)(?={_CLOCK})")
_ZH_TIME = re.compile(
    rf"({_HALF})? ?(?<!\d)(\d{{1,2}}|[一二两三四五六七八九十]{{1,3}}(?=点))"
    r"(?:[:：](\d{2})(?!\d)|[点时](?!间)(?:(\d{1,2})分|(半))?)"
)
_EN_RANGE = re.compile(
    r"(?<!\d)(\d{1,2}(?::\d{2})?)( ?(?:[–—-]|to|until) ?)(?=\d{1,2}(?::\d{2})? ?([ap])\.?m\b)", re.I
)
_EN_TIME = re.compile(
    r"(?<!\d)(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b\.?|(?<!\d)(\d{1,2}):(\d{2})(?!\d)", re.I
)
_ZH_WEEKDAY = re.compile(
    r"(?<!每)(?:周|星期|礼拜)([一二三四五六日天](?:[、和]?[一二三四五六日天])*)(?![次回])"
)
_EN_WEEKDAY = re.compile(
    r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|s|sday|nesday|rs|rsday|urday)?s?\b"
)
_DAYS = "一二三四五六日"
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOGETHER = (
    (re.compile("每天|每日|全年|天天|daily|every day|days a week", re.I), range(7)),
    (re.compile("周末|双休|weekend", re.I), range(5, 7)),
    (re.compile("工作日|平日|weekday|working day", re.I), range(5)),
)
_AFTER_NOON = ("下午", "傍晚", "晚上", "晚", "p")


class Quantity(NamedTuple):
    """One thing that is counted, dialled or visited, the same in both languages."""

    kind: str
    value: str

    def named(self) -> Says:
        """Name it as each language writes it."""
        if self.kind == "weekday":
            return Says(f"周{_DAYS[int(self.value)]}", _EN_DAYS[int(self.value)])
        return Says(self.value, self.value)


class Quantities(NamedTuple):
    """What one text counts, in the order of its words."""

    certain: tuple[Quantity, ...]
    possible: frozenset[Quantity]

    def lacking(self, other: Quantities) -> tuple[Quantity, ...]:
        """List what another text surely says and this one does not say at all."""
        known = {*self.certain, *self.possible}
        return tuple(found for found in dict.fromkeys(other.certain) if found not in known)


def read(text: str, language: Language) -> Quantities:
    """Read what one text counts."""
    reading = _Reading(text)
    reading.take(_ADDRESS, lambda found: [Quantity("address", found.group().rstrip("/."))])
    reading.take(_DATE, lambda found: _numbers(map(int, found.groups())))
    reading.take(_YEARS, lambda found: _numbers(map(int, found.groups())))
    reading.take(_PHONE, _telephone)
    if language == "zh":
        reading.text = _ZH_RANGE.sub(r"\1\2\3\1", reading.text)
        reading.take(
            _DECADE, lambda found: _numbers([int(found[1]) * 100 - 100 + int(found[2]) * 10])
        )
        reading.take(_ZH_TIME, _chinese_time)
        reading.take(_ZH_WEEKDAY, _chinese_weekday)
    else:
        reading.text = _EN_RANGE.sub(r"\1\3m\2", reading.text)
        reading.take(_EN_TIME, _english_time)
        reading.take(_EN_WEEKDAY, _english_weekday)
    numbers = (han_numbers if language == "zh" else english_numbers).read(reading.text)
    certain = (*reading.found, *_numbers(numbers.certain))
    possible = {*_numbers(numbers.possible), *_days_together(text)}
    return Quantities(certain, frozenset(possible))


class _Reading:
    """A text that is read kind by kind; what was understood is not read again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quantity] = []

    def take(
        self, pattern: re.Pattern[str], value: Callable[[re.Match[str]], list[Quantity]]
    ) -> None:
        def understood(match: re.Match[str]) -> str:
            quantities = value(match)
            self.found += quantities
            return " ; " if quantities else match.group()

        self.text = pattern.sub(understood, self.text)


def _numbers(values: Iterable[float]) -> list[Quantity]:
    return [Quantity("number", f"{value:.12g}") for value in values]


def _telephone(found: re.Match[str]) -> list[Quantity]:
    """Take 0431-8878 2222 and +86 431 8878 2222 for one number."""
    digits = re.sub(r"\D", "", found.group())
    abroad = found.group().lstrip("(（").startswith(("+", "00"))
    local = re.sub("^(?:00)?86", "", digits) if abroad else digits
    own = local.removeprefix("0")
    return [Quantity("telephone", own)] if 7 <= len(digits) <= 15 else []


def _chinese_time(found: re.Match[str]) -> list[Quantity]:
    half, hour, minute, minutes, half_past = found.groups()
    hours = int(hour) if hour.isdecimal() else int(han_numbers.value_of(hour) or 0)
    return _time(hours, 30 if half_past else int(minute or minutes or 0), half)


def _english_time(found: re.Match[str]) -> list[Quantity]:
    hour, minute, half, plain_hour, plain_minute = found.groups()
    return _time(int(hour or plain_hour), int(minute or plain_minute or 0), (half or "").lower())


def _time(hour: int, minute: int, half: str | None) -> list[Quantity]:
    if half in _AFTER_NOON and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return [Quantity("time", f"{hour}:{minute:02}")] if hour <= 24 and minute < 60 else []


def _decade(found: re.Match[str]) -> list[Quantity]:
    return _numbers([int(found[1]) * 100 - 100 + int(found[2]) * 10])


def _chinese_weekday(found: re.Match[str]) -> list[Quantity]:
    return [
        Quantity("weekday", str(_DAYS.find(day.replace("天", "日"))))
        for day in found[1]
        if day not in "、和"
    ]


def _english_weekday(found: re.Match[str]) -> list[Quantity]:
    return [Quantity("weekday", str([day[:3] for day in _EN_DAYS].index(found[1])))]


def _days_together(text: str) -> set[Quantity]:
    """List the weekdays that words such as 周末, “weekdays” and “daily” may stand for."""
    days = next((days for pattern, days in _TOGETHER if pattern.search(text)), range(0))
    return {Quantity("weekday", str(day)) for day in days}

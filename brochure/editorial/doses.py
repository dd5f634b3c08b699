"""Read how often, how many tablets, and what part: 每日三次, “two tablets”, 三分之一, “half of”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial.counted import Quantity
from brochure.editorial.numerals import FIGURE, NUMERAL, value_of
from brochure.findings import Language, Says

_PERIODS = (
    ("小时", "hour", "hourly", "个?小时"),
    ("天", "day", "daily", "[天日]"),
    ("周", "week", "weekly", "个?(?:周|星期)"),
    ("月", "month", "monthly", "个?月"),
    ("年", "year", "yearly|annually", "年"),
)
_ZH, _EN = NUMERAL["zh"], NUMERAL["en"]
_TIMES = f"(once|twice|thrice|{_EN} times)"
_UP_TO_THE_NUMBER = r"[^，。；、：各\d一二两三四五六七八九十]{0,6} ?"
_RATES = [
    (
        re.compile(
            rf"(?:每|(?<![隔第十百])一) ?{zh}{_UP_TO_THE_NUMBER}({_ZH}) ?[次回]|({_ZH}) ?次/{zh}"
        ),
        re.compile(rf"\b{_TIMES} (?:(?:an?|per|every|each) {en}\b|(?:{adverb})\b)", re.I),
        Says(f"每{said}", en),
    )
    for said, en, adverb, zh in _PERIODS
]
_OFTEN = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_ZH_DOSE = re.compile(rf"({_ZH}|半)(?: ?[-–~～至到或] ?({_ZH}))? ?[片粒滴丸喷揿](半)?")
_EN_DOSE = re.compile(
    rf"(?:({_EN})(?: ?[-–] ?| to | or ))?({_EN}|half an?|half|an?\b)(?:-| )?(and a half )?"
    r"(?:tablets?|pills?|capsules?|drops?|puffs?|sprays?)\b", re.I
)  # fmt: skip
_ZH_PART = re.compile(rf"(百|千|万|{_ZH})分之({_ZH})")
_ZH_HALF = re.compile("半数|一半|过半|对半|减半")
_TENTHS = re.compile(rf"({_ZH})成")
_EN_WHOLES = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_EN_PART = re.compile(
    rf"(?<!and )\b(an?|{_EN})[ -](half|third|quarter|fifth|tenth)s?"
    r"(?= of\b| more\b| less\b|[.,;:)]|$)"
    r"|(?<!and )(?<!and a )\b(half)(?= (?:of|the|our|your|all|have|are|go)\b|[.,;:)]|$)",
    re.I,
)
_EN_IN = re.compile(
    rf"\b({_EN}) (?:[a-z]+ )?(?:in|out of) (?:every )?({_EN})\b"
    "(?! (?:minute|hour|day|week|month|year))",
    re.I,
)
_SLASH = re.compile(r"(?<![\d./])([1-9])/([2-9]|10)(?![\d/]| ?(?:病区|号|楼|层))")
_PER_CENT = re.compile(rf"({FIGURE}) ?(?:%|％|per ?cent)", re.I)


def read(text: str, language: Language) -> Iterator[Quantity]:
    """List the rates, doses and shares that a text names in words or as fractions."""
    yield from _rates(text, language)
    yield from _doses(text, language)
    yield from _shares(text, language)


def percentages(text: str) -> Iterator[Quantity]:
    """List the shares in per cent; that they differ, their numbers tell."""
    for found in _PER_CENT.finditer(text):
        yield from _share(float(found[1].replace(",", "")) / 100, found)
    for found in _TENTHS.finditer(text):
        yield from _share((value_of(found[1], "zh") or 0.0) / 10, found)


def _rates(text: str, language: Language) -> Iterator[Quantity]:
    for chinese, english, per in _RATES:
        for found in (chinese if language == "zh" else english).finditer(text):
            word = next(filter(None, found.groups())).lower().removesuffix(" times")
            times = _OFTEN.get(word) or value_of(word, language)
            if times:
                said = f"{times:g}"
                en = {1: "once", 2: "twice"}.get(int(times), f"{said} times")
                yield Quantity(
                    f"rate a {per.en}", said, Says(f"{per.zh} {said} 次", f"{en} a {per.en}")
                )


def _doses(text: str, language: Language) -> Iterator[Quantity]:
    for found in (_ZH_DOSE if language == "zh" else _EN_DOSE).finditer(text):
        first, second, half = found.groups()
        for word in filter(None, (first, second)):
            value = _dose(word.lower(), language)
            if value is not None:
                yield Quantity("dose", f"{value + 0.5 * bool(half):g}", _as_typed(found))


def _dose(word: str, language: Language) -> float | None:
    if word.startswith(("半", "half")):
        return 0.5
    return 1.0 if word in ("a", "an") else value_of(word, language)


def _shares(text: str, language: Language) -> Iterator[Quantity]:
    """Read 三分之一, 半数, “two thirds of”, “one in ten” and 3/4."""
    for found in _SLASH.finditer(text):
        yield from _share(int(found[1]) / int(found[2]), found)
    if language == "zh":
        for found in _ZH_PART.finditer(text):
            yield from _share(_part(found[2], found[1], "zh"), found)
        for found in _ZH_HALF.finditer(text):
            yield from _share(0.5, found)
        return
    for found in _EN_PART.finditer(text):
        part = 1.0 if (found[1] or "a").lower() in ("a", "an") else value_of(found[1], "en")
        yield from _share((part or 1.0) / _EN_WHOLES[(found[2] or found[3]).lower()], found)
    for found in _EN_IN.finditer(text):
        yield from _share(_part(found[1], found[2], "en"), found)


def _share(share: float, found: re.Match[str]) -> Iterator[Quantity]:
    if 0 < share <= 1:
        yield Quantity("share", f"{share:.4g}", _as_typed(found))


def _as_typed(found: re.Match[str]) -> Says:
    typed = found.group().strip().lower()
    return Says(typed, typed)


def _part(part: str, whole: str, language: Language) -> float:
    named = {"百": 100.0, "千": 1000.0, "万": 10000.0}
    divisor = named.get(whole) or value_of(whole, language) or 0.0
    return (value_of(part, language) or 0.0) / divisor if divisor else 0.0

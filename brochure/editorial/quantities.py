"""Read what a text counts: numbers in digits or words, times, weekdays, telephones, addresses.

Chinese and English say the same number in many ways: 51, 五十一 and fifty-one are one. A number
that a text surely means is `certain`; what may be one (一 in 一般, “one” in “one another”) is only
`possible`: it answers a number of the other language, and asks for none.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from brochure.editorial import bounds, dates, doses, english_numbers, han_numbers, hours, units
from brochure.editorial.counted import Quantities, Quantity, Text, numbers
from brochure.editorial.manuscript import SITE
from brochure.findings import Language, Says

_ADDRESS = re.compile(
    r"https?://[^\s，。；）)、]+|www\.[^\s，。；）)、]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|{SITE}",
    re.ASCII,
)
_SUBSCRIPT = re.compile("[₀-₉]+")
_EDITION = re.compile(r"/(?:zh|cn|en)(?:-\w+)?(?=/|$)", re.I)
_DATE = re.compile(r"(?<!\d)([12]\d{3}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?:日|(?!\d))")
_YEARS = re.compile(r"(?<!\d)([12]\d{3})年? ?[-–—~～至] ?([12]\d{3}|\d{2})(?![\d年月.-])")
_ZH_DECADE = re.compile(
    r"(?:(\d{2}|二十|十九|上)个? ?世纪 ?)?(?<!\d)([1-9]0|[二三四五六七八九]十) ?年代"
)
_NAMED = re.compile(r"\b(?:[A-Z]{2,}|Covid)-[A-Z]?(\d{1,3})(?![\w-])", re.ASCII)
_MOBILE = r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}"
_SERVICE = r"[48]00[ -]?\d{3,4}[ -]?\d{3,4}"
_LOCAL = r"\d{3,4}[ -]?\d{4}"
_AREA = r"(?:[(（]0\d{2,3}[)）] ?|0\d{2,3}[ -]?)"
_ABROAD = r"(?:\+|00)86[ -]?(?:[(（]0[)）] ?)?"
_FOREIGN = r"\+(?!86)[1-9]\d{0,2}(?:[ -]?\(?\d{2,5}\)?){2,4}"
_PHONE = re.compile(
    rf"(?<![\d.])(?:{_ABROAD}(?:{_MOBILE}|{_SERVICE}|[(（]?\d{{2,3}}[)）]?[ -]?{_LOCAL})|{_FOREIGN}"
    rf"|{_MOBILE}|{_SERVICE}|{_AREA}?{_LOCAL})"
    r"(?:(?:-|,? ?(?:转|分机号?|ext\.?|extension|x)) ?(\d{1,5}))?(?!\d|[.%]\d)",
)


def read(text: str, language: Language) -> Quantities:
    """Read what one text counts."""
    reading = Text(text)
    reading.take(_ADDRESS, _address)
    reading.take(_NAMED, lambda found: Quantities((), frozenset(numbers([int(found[1])]))))
    for kind in (dates, bounds, doses):
        reading.certain += kind.read(text, language)
    reading.take(_DATE, lambda found: Quantities(tuple(numbers(map(int, found.groups())))))
    reading.take(_YEARS, _years)
    reading.take(_PHONE, _telephone)
    if language == "zh":
        reading.take(_ZH_DECADE, _chinese_decade)
        hours.read_chinese(reading)
    else:
        hours.read_english(reading)
    found = (han_numbers if language == "zh" else english_numbers).read(reading.left)
    certain = (*reading.certain, *numbers(found.certain))
    possible = {*numbers(found.possible), *numbers(units.conversions(reading.left, language))}
    lowered = numbers(int(normalize("NFKC", found)) for found in _SUBSCRIPT.findall(text))
    together = {*hours.days_together(text), *doses.percentages(text), *lowered}
    return Quantities(certain, frozenset({*reading.possible, *possible, *together}))


def _address(found: re.Match[str]) -> Quantities:
    """Take the Chinese and the English page of a site for one."""
    typed = found.group().rstrip("/.")
    return Quantities(
        (Quantity("address", _EDITION.sub("", typed).rstrip("/"), Says(typed, typed)),)
    )


def _years(found: re.Match[str]) -> Quantities | None:
    """Read 2019–2021, and 2019–21, but leave 2019-03, a month."""
    first, last = int(found[1]), int(found[2])
    if len(found[2]) == 2:
        if last <= max(12, first % 100):
            return None
        last += first - first % 100
    return Quantities(tuple(numbers((first, last))))


def _chinese_decade(found: re.Match[str]) -> Quantities:
    century, tens = found.groups()
    years = int(tens) if tens.isdecimal() else int(han_numbers.value_of(tens) or 0)
    if not century or century == "上":
        return Quantities((), frozenset(numbers((years, 1900 + years))))
    named = int(century) if century.isdecimal() else int(han_numbers.value_of(century) or 0)
    return Quantities(tuple(numbers([named * 100 - 100 + years])))


def _telephone(found: re.Match[str]) -> Quantities | None:
    """Take 0431-8878 2222 and +86 431 8878 2222 for one number; 1000-1500 is none."""
    typed = found.group()
    extension = found[1]
    main = typed[: found.start(1) - found.start()] if extension else typed
    digits = re.sub(r"\D", "", main)
    if not extension and len(digits) <= 8 and digits.endswith("00"):
        return None
    abroad = main.lstrip("(（").startswith(("+", "00"))
    local = re.sub("^(?:00)?86", "", digits) if abroad else digits
    value = local.removeprefix("0") + (f" {extension}" if extension else "")
    return Quantities((Quantity("telephone", value, Says(typed, typed)),))

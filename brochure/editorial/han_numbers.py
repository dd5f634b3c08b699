"""Read the numbers of a Chinese text: 51, 五十一, 二〇〇五, 3.2 万, 百分之三十."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

_DIGITS = {han: value for value, han in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_WRITTEN = re.compile(r"(\d+(?:,\d{3})+|\d+)(\.\d+)?(?: ?([百千万亿]{1,2})(?!人民|家万户))?")
_HAN = re.compile("[零〇一二三四五六七八九两十百千万亿]+")
_PERCENT = "百分之"
_COUNTED = re.compile(
    " ?(?:个|名|位|张|人|例|次|项|种|年|月|日|天|岁|台|间|层|楼|号|所|家|科|床|支|条|套|分钟|小时"
    "|周|元|米|公里|毫米|厘米|成|倍|代|期|级甲等|位数)"
)
_ABOUT = "数几上成近"
_OFTEN_WORDS = ("十一", "千万", "百万", "万一", "三七", "八一", "五一", "七一", "六一")
_NO_NUMBER = re.compile("十二指肠|二十四节气|百日咳|千金方|乙肝五项|两对半|十月怀胎")
_NUMERAL = r"\d+(?:\.\d+)?|[一二两三四五六七八九十]+"
_FRACTION = re.compile(rf"({_NUMERAL}|百|千|万)分之({_NUMERAL}|[一二三四五六七八九十]+)")
_TENTHS = re.compile(rf"({_NUMERAL})成(?![为立员人功熟果本品年])")
_EVERY_HOURS = re.compile(rf"每隔? ?({_NUMERAL}) ?个?小时")
_ABOUT_TENTHS = re.compile("([一二三四五六七八])([二三四五六七八九])成")
_AND_A_HALF = re.compile(rf"({_NUMERAL})(?:个?半(?=小时|钟头|月|星期)|(?:年|天|岁|倍|周|点)半)")
_ROMAN_STAGE = re.compile(r"([Ⅱ-Ⅻ]|(?<![A-Za-z])(?!I[^IV])[IV]+)[A-Ca-c]? ?[型级期度类]")
_ROMAN = re.compile(r"[Ⅰ-Ⅻ]|(?<![A-Za-z])[IVX]+(?![A-Za-z])")
_MAY_MEAN = (
    (re.compile("首|率先|单|唯一|另外"), {1}),
    (re.compile("双|对|俩|半|翻番|翻倍|翻一番|加倍"), {2}),
    (re.compile("半"), {0.5, 50}),
    (re.compile("半年"), {6, 26}),
    (re.compile("半个?(?:小时|钟头)"), {30}),
    (re.compile("半个?月"), {14, 15}),
    (re.compile("半天|半日"), {12}),
    (re.compile("刻钟"), {15}),
    (re.compile("全天|昼夜|日夜|全年"), {24, 7, 365}),
    (re.compile("季"), {3, 4}),
    (re.compile("早、?晚|上、?下午|上午、下午"), {2}),
    (re.compile("早、?中、?晚|三餐"), {3}),
)
"""Words that may stand for a number, as 半年 for six months."""


class Numbers(NamedTuple):
    """The numbers that a text surely says, and those that it may say."""

    certain: tuple[float, ...]
    possible: frozenset[float]


def read(text: str) -> Numbers:
    """Read the numbers of a Chinese text."""
    certain = [roman(found[1]) for found in _ROMAN_STAGE.finditer(text)]
    possible = {roman(found) for found in _ROMAN.findall(text)} | _shares(text)
    text = _AND_A_HALF.sub(" ", _TENTHS.sub(" ", _FRACTION.sub(_only_percent, text)))
    for found in _WRITTEN.finditer(text):
        whole = float(found[1].replace(",", "") + (found[2] or ""))
        certain.append(whole * scale(found[3] or ""))
    rest = _WRITTEN.sub(" ", text)
    for found in _NO_NUMBER.finditer(rest):
        possible |= {value_of(numeral) or 0.0 for numeral in _HAN.findall(found.group())}
    rest = _NO_NUMBER.sub(" ", rest)
    for found in _HAN.finditer(rest):
        value = value_of(found.group())
        if value is not None and _surely(rest, found, value):
            certain.append(value)
        else:
            possible |= _parts(found.group()) | ({value} if value is not None else set())
    for pattern, values in _MAY_MEAN:
        possible |= values if pattern.search(rest) else set()
    return Numbers(tuple(certain), frozenset(possible))


def roman(numeral: str) -> float:
    """Give the value of a Roman numeral up to Ⅻ.

    >>> roman("Ⅲ"), roman("IV"), roman("IX")
    (3.0, 4.0, 9.0)
    """
    letters = [{"I": 1, "V": 5, "X": 10}[letter] for letter in normalize("NFKC", numeral)]
    smaller = [a < b for a, b in pairwise([*letters, 0])]
    return float(
        sum(-value if less else value for value, less in zip(letters, smaller, strict=True))
    )


def _only_percent(found: re.Match[str]) -> str:
    return found.group() if found[1] == "百" else " "


def _shares(text: str) -> set[float]:
    """List what 四分之一, 三成 and 一个半 may be in digits."""
    values: set[float] = set()
    for found in _FRACTION.finditer(text):
        whole, part = _value(found[1]), _value(found[2])
        values |= {whole, part, _tidy(100 * part / whole)} if whole else set()
    for found in _TENTHS.finditer(text):
        values |= {_value(found[1]), 10, 10 * _value(found[1])}
    for found in _EVERY_HOURS.finditer(text):
        values |= {24 / _value(found[1])} if _value(found[1]) else set()
    for found in _ABOUT_TENTHS.finditer(text):
        values |= {10 * _value(numeral) for numeral in found.groups()}
    for found in _AND_A_HALF.finditer(text):
        value = _value(found[1]) + 0.5
        values |= {value - 0.5, value, 12 * value, 60 * value, 7 * value}
    return values


def _value(numeral: str) -> float:
    return float(numeral) if numeral[0].isdecimal() else value_of(numeral) or 0.0


def _tidy(value: float) -> float:
    return float(f"{value:.6g}")


def scale(units: str) -> int:
    """Give the product of 百, 千, 万 and 亿 behind a number in digits."""
    return math.prod((_TENS | _MYRIADS)[unit] for unit in units)


def _parts(numeral: str) -> set[float]:
    """List what its characters may say one by one, as 三四 says three or four."""
    known = _DIGITS | _TENS | _MYRIADS
    last = known[numeral[-1]] if numeral[-1] not in _DIGITS else 1
    pairs = {value_of("".join(pair)) for pair in pairwise(numeral)} - {None}
    singly = {float(known[han]) for han in numeral}
    return singly | {value * last for value in singly} | {value for value in pairs if value}


def _surely(text: str, found: re.Match[str], value: float) -> bool:
    """Tell a number from 一般, 千万 and 数十: it counts something, or is written out in full."""
    before, numeral = text[: found.start()], found.group()
    if before.endswith(_PERCENT):
        return True
    if value <= 1 or before[-1:] in tuple(_ABOUT):
        return False
    if before.endswith("第") and numeral == "二" and text[found.end() : found.end() + 1] in "天日":
        return False  # “The next day” says 第二天, too.
    if before.endswith("第") or _COUNTED.match(text, found.end()):
        return True
    return len(numeral) > 1 and numeral not in _OFTEN_WORDS


def value_of(numeral: str) -> float | None:
    """Give the value of a Chinese numeral; None for what is none, such as 三四.

    >>> value_of("五十一"), value_of("二〇〇五"), value_of("一百零二"), value_of("三四")
    (51.0, 2005.0, 102.0, None)
    """
    if all(han in _DIGITS for han in numeral):
        if len(numeral) == 1:
            return float(_DIGITS[numeral])
        return float("".join(str(_DIGITS[han]) for han in numeral)) if len(numeral) >= 4 else None
    total, section, digit = 0, 0, None
    for han in numeral:
        if han in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[han]
        elif han in _TENS:
            section += (1 if digit is None else digit) * _TENS[han]
            digit = None
        else:
            total = (total + section + (digit or 0) or 1) * _MYRIADS[han]
            section, digit = 0, None
    return float(total + section + (digit or 0))

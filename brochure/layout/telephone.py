"""Telephone numbers as China writes them, and what a telephone dials for them (RFC 3966)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

_GAP = "[ \u00a0\u2060\u200b\u2010-\u2015-]{0,4}"
_HYPHEN = re.compile("[\u2010-\u2015-]")
_NUMBER = re.compile(
    rf"(?<![\d.:：])(?P<number>[+＋]?(?:[(（][+＋]?\d+[)）]|\d)(?:{_GAP}(?:[(（]\d+[)）]|\d))*)"
    rf"(?:[ \u00a0]?(?:转|分机|ext\.?|extension)[ \u00a0]?(?P<extension>\d{{1,6}}))?(?![\d:：])",
    re.I,
)
_SHORT = re.compile(r"11[0249]|12[02]|999|1[0-2]\d{3}|9[56]\d{3,4}")
"""The numbers of emergency and of public services, which are dialled from anywhere."""
_MOST_DIGITS = 15
_LOCAL = range(7, 9)
_AREA = re.compile(r"0(?:10|2\d|[3-9]\d\d)|")
_WHOLE = re.compile(r"1[3-9]\d{9}|[48]00\d{7}|0(?:10|2\d|[3-9]\d\d)\d{7,8}|[2-9]\d{6,7}")
"""A number that nothing but an extension can follow: mobile, of a company, of a town."""
_SERVICE = "110|119|120|122|999"
_EMERGENCY = re.compile(
    rf"(?<![\w.:：-])(?:{_SERVICE})(?![\d:：%-]|\.\d|(?:[ \u00a0]|<[^>]*>)*"
    r"(?:[张名人位例次个元种项天年月周日小分秒岁毫公克米床]|"
    r"(?!(?:at|immediately|now|or|and|if|for|in|when|first|right|straight|without)\b)[a-z]))"
    r"(?![^<]*>)"
)
_CALL = re.compile(
    rf"(?:拨打?|呼叫|致电|打|电话)(?:[^，。；！？\d]|{_SERVICE}){{0,8}}$"
    rf"|\b(?:call|dial|ring|phone)(?:[ \u00a0](?:[a-z]+|{_SERVICE})){{0,5}}[ \u00a0(]*$",
    re.I,
)


def dialled(text: str) -> Iterator[tuple[int, int, str]]:
    """Find the telephone numbers of a text: where each starts and ends, and its address.

    >>> [address for _, _, address in dialled("0431-88889999/88887777 转 801")]
    ['tel:043188889999', 'tel:043188887777;ext=801']
    """
    area = ""
    for found in _NUMBER.finditer(text):
        number, extension = _parted(found["number"], found["extension"] or "")
        if not (_SHORT.fullmatch(number) or min(_LOCAL) <= len(number) <= _MOST_DIGITS):
            continue
        if len(number) in _LOCAL and not number.startswith("0"):
            number = area + number
        area = _area(number) or area
        yield *found.span(), f"tel:{number}{f';ext={extension}' if extension else ''}"


def to_call(html: Markup) -> Iterator[tuple[int, int, str]]:
    """Find the numbers of emergency services that the words of a text say to call."""
    for found in _EMERGENCY.finditer(html):
        if _CALL.search(html[: found.start()].striptags()):
            yield *found.span(), f"tel:{found.group()}"


def _parted(written: str, extension: str) -> tuple[str, str]:
    """Give the digits to dial, and the extension: what a hyphen adds to a whole number."""
    abroad = written.lstrip("(（").startswith(("+", "＋"))
    if abroad:
        written = re.sub("[(（]0[)）]", "", written)
    *before, last = _HYPHEN.split(written)
    whole = _digits("".join(before))
    if not extension and _WHOLE.fullmatch(_at_home(f"+{whole}" if abroad else whole)):
        written, extension = "".join(before), _digits(last)
    return ("+" if abroad else "") + _digits(written), extension


def _at_home(number: str) -> str:
    """Give a number as it is dialled inside China."""
    inside = number.removeprefix("+86")
    return inside if inside == number or re.match("1[3-9]|[48]00", inside) else f"0{inside}"


def _area(number: str) -> str:
    """Give what stands before a town's own number, for the next one that is written without."""
    home = _at_home(number)
    found = _AREA.match(home)
    code = found.group() if found and len(home) - len(found.group()) in _LOCAL else ""
    return f"+86{code[1:]}" if code and number.startswith("+86") else code


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)

"""What can be followed from the editions for everyone: telephone numbers and addresses."""

from __future__ import annotations

import re

import pytest

from brochure.findings import LANGUAGES, Language
from brochure.layout.spans import linked, prose
from brochure.layout.typography import line


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("+86 431 8888 0000（总机）", ["+8643188880000"]),
        ("（0431）88889999", ["043188889999"]),
        ("+86 (0)431 8888 9999", ["+8643188889999"]),
        ("0431–8888–9999", ["043188889999"]),
        ("0431-88889999/88887777", ["043188889999", "043188887777"]),
        ("+86 431 8888 9999、8888 7777", ["+8643188889999", "+8643188887777"]),
        ("0431-88889999，13800000000", ["043188889999", "13800000000"]),
        ("8888 9999-801", ["88889999;ext=801"]),
        ("010-88889999 转 12", ["01088889999;ext=12"]),
        ("138-0000-0000", ["13800000000"]),
        ("400-810-0000", ["4008100000"]),
        ("120", ["120"]),
        ("12345", ["12345"]),
        ("8:00–17:30（24 小时）", []),
    ],
)
def test_the_number_dialled_is_the_one_written(written: str, numbers: list[str]) -> None:
    for language in LANGUAGES:
        links = re.findall('href="tel:([^"]*)"', linked(line(written, language), "phone"))
        assert links == numbers


@pytest.mark.parametrize(
    ("words", "language", "numbers"),
    [
        ("胸痛不缓解，请立即拨打 120，不要开车。", "zh", ["120"]),
        ("拨打急救电话120或110", "zh", ["120", "110"]),
        ("有 120 张床位，打过 120 次电话", "zh", []),
        ("Call 120 at once; do not drive.", "en", ["120"]),
        ("In an emergency, dial 120.", "en", ["120"]),
        ("We have 120 beds. Call within 120 days.", "en", []),
    ],
)
def test_an_emergency_number_can_be_called(
    words: str, language: Language, numbers: list[str]
) -> None:
    assert re.findall('href="tel:([^"]*)"', prose(words, language)) == numbers


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("example.cn/ke", "https://example.cn/ke"),
        ("https://h.example/a,b", "https://h.example/a,b"),
        ("（https://h.example/a(b)?c=1）。", "https://h.example/a(b)?c=1"),
        ("See h.example/a, or ask.", "https://h.example/a"),
        ("HTTP://H.example", "HTTP://H.example"),
        ("h.example/ke预约", "https://h.example/ke"),
    ],
)
def test_addresses_are_followed_whole(written: str, address: str) -> None:
    assert re.findall('href="([^"]*)"', linked(written, "web")) == [address]


@pytest.mark.parametrize(
    ("written", "language", "addresses"),
    [
        ("见 https://h.example/a?b=1&c=2。", "zh", ["https://h.example/a?b=1&amp;c=2"]),
        ("写信到 ke.shi@h.example，或看 www.h.example。", "zh",
         ["mailto:ke.shi@h.example", "https://www.h.example"]),
        ("See https://h.example/a (in English).", "en", ["https://h.example/a"]),
        ("Write to ward@h.example, or call 120.", "en", ["mailto:ward@h.example", "tel:120"]),
        ("Ask Dr.Wang at 8.30, e.g.so.", "en", []),
    ],
)  # fmt: skip
def test_an_address_in_running_text_is_followed(
    written: str, language: Language, addresses: list[str]
) -> None:
    assert re.findall('href="([^"]*)"', prose(written, language)) == addresses


def test_what_is_no_address_is_no_link() -> None:
    assert linked("8:00–11:30", "hours") == "8:00–11:30"
    assert "href" not in linked("mail@h.example 3.14", "web")

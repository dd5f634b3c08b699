"""Hours of opening: figures that both languages print, in an order that a clock allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.findings import Severity
from tests.project_maker import NAMES, examine, spots

ENGLISH = {"周一": "Monday", "星期一": "Monday", "周二": "Tuesday", "周日": "Sunday",
           "周天": "Sunday", "周一至周五": "Monday to Friday"}  # fmt: skip


def opening(hours: str) -> str:
    return f'{NAMES}opening_hours:\n  - {{days: {{zh: 每天, en: Daily}}, hours: "{hours}"}}\n'


def clinic(morning: str, afternoon: str, *days: str) -> str:
    rows = "".join(
        f"    - {{day: {{zh: {day}, en: {ENGLISH[day]}}}, morning: {{zh: 内科, en: Medicine}}}}\n"
        for day in days or ("周一",)
    )
    return (
        f"{NAMES}clinic:\n  title: {{zh: 门诊, en: Clinics}}\n"
        f"  morning_hours: {morning}\n  afternoon_hours: {afternoon}\n  days:\n{rows}"
    )


@pytest.mark.parametrize("hours", ["八点到十一点半", "上午8:00–11:30", "24小时", "8 am to noon"])
def test_words_among_hours_stop_the_build(tmp_path: Path, hours: str) -> None:
    (finding,) = examine(tmp_path, opening(hours))
    assert (finding.code, finding.severity) == ("hours-in-words", Severity.ERROR)
    assert "hours 只写数字时间" in finding.message.zh
    assert "both languages print it" in finding.message.en


def test_words_among_the_clinics_hours(tmp_path: Path) -> None:
    assert spots(examine(tmp_path, clinic("上午八点起", "13:30–16:30"))) == [
        ("hours-in-words", "5:3")
    ]


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ("11:30–8:00", ["hours-backwards"]),
        ("16:00-13:30", ["hours-backwards"]),
        ("8:00–11:30、17:00–14:00", ["hours-backwards"]),
        ("20:00–8:00", []),
        ("8:00–11:30, 13:30–17:00", []),
    ],
)
def test_hours_that_end_before_they_begin(tmp_path: Path, hours: str, found: list[str]) -> None:
    assert spots(examine(tmp_path, opening(hours))) == [(code, "4:33") for code in found]


@pytest.mark.parametrize(
    ("morning", "afternoon", "found"),
    [
        ("8:00–14:00", "13:30–16:30", [("hours-overlap", "6:3")]),
        ("8:00–11:30", "1:30–4:30", [("hours-overlap", "6:3")]),
        ("8:00–12:00", "12:00–16:30", []),
    ],
)
def test_a_morning_ends_before_the_afternoon(
    tmp_path: Path, morning: str, afternoon: str, found: list[tuple[str, str]]
) -> None:
    assert spots(examine(tmp_path, clinic(morning, afternoon))) == found


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("周一", "星期一"), [("repeated-day", "9:8")]),
        (("周日", "周二", "周天"), [("repeated-day", "10:8")]),
        (("周一至周五", "周一"), []),
    ],
)
def test_a_weekday_has_one_row(
    tmp_path: Path, days: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    text = clinic("8:00–11:30", "13:30–16:30", *days)
    assert spots(examine(tmp_path, text)) == found

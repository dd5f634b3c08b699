"""Hours of opening that no clock shows, that end before they begin, or a day that comes twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.findings import Finding, Says, error, warning
from brochure.model.content import Department
from brochure.model.source import KeyPath, Source

_NOON = 12 * 60
_CLOCK = r"(\d{1,2})[:：](\d{2})"
_TIME = re.compile(_CLOCK)
_RANGE = re.compile(rf"{_CLOCK} ?[-–—~～至到] ?{_CLOCK}")
_WORDS = re.compile(r"[^\W\d_]")
_ONE_DAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天])")


def examine(department: Department, source: Source) -> Iterator[Finding]:
    """Find hours and days that cannot be meant."""
    for path, text in _hours(department):
        yield from _read(text, path, source)
    yield from _halves(department, source)
    yield from _repeated(department, source)


def _hours(department: Department) -> Iterator[tuple[KeyPath, str]]:
    for index, opening in enumerate(department.opening_hours):
        yield ("opening_hours", index, "hours"), opening.hours
    for name in ("morning_hours", "afternoon_hours"):
        if text := getattr(department.clinic, name, None):
            yield ("clinic", name), text


def _read(text: str, path: KeyPath, source: Source) -> Iterator[Finding]:
    if _WORDS.search(text):
        yield error(
            "hours-in-words",
            source.place(path),
            Says(f"{path[-1]} 只写数字时间，如 8:00–11:30；两种语言共用这一项",
                 f"{path[-1]} holds figures only, like 8:00–11:30: both languages print it"),
            Says("请改成数字；全天写 0:00–24:00", "Write figures; all day is 0:00–24:00"),
        )  # fmt: skip
    elif "：" in text or re.search(r"\d", _TIME.sub("", text)):
        yield warning(
            "no-such-time",
            source.place(path),
            Says(f"“{text}”的时间写法不对", f"“{text}” is not how times are written here"),
            Says("写成 8:00–17:00 这样，用半角冒号", "Write it like 8:00–17:00"),
        )
    elif any(int(hour) > 24 or int(minute) > 59 for hour, minute in _TIME.findall(text)):
        yield warning(
            "no-such-time",
            source.place(path),
            Says(f"“{text}”不是钟表上的时间", f"“{text}” is no time of the day"),
            Says("请核对；下午五点写 17:00", "Check it; 5 pm is 17:00"),
        )
    elif any(_backwards(*found.groups()) for found in _RANGE.finditer(text)):
        yield warning(
            "hours-backwards",
            source.place(path),
            Says(f"“{text}”还没开始就结束了", f"“{text}” ends before it begins"),
            Says("请看是不是前后写反了；下午两点写 14:00",
                 "See whether they are the wrong way round; 2 pm is 14:00"),
        )  # fmt: skip


def _backwards(*times: str) -> bool:
    """Tell whether hours end before they begin within one half-day; 20:00–8:00 is a night."""
    begins, ends = _minutes(*times[:2]), _minutes(*times[2:])
    return ends < begins and (begins < _NOON) == (ends < _NOON)


def _halves(department: Department, source: Source) -> Iterator[Finding]:
    """Find a morning that lasts into the afternoon."""
    clinic = department.clinic
    morning = list(_TIME.finditer(clinic.morning_hours or "")) if clinic else []
    afternoon = list(_TIME.finditer(clinic.afternoon_hours or "")) if clinic else []
    if not morning or not afternoon:
        return
    ends, begins = morning[-1], afternoon[0]
    if _minutes(*ends.groups()) > _minutes(*begins.groups()):
        yield warning(
            "hours-overlap",
            source.place(("clinic", "afternoon_hours")),
            Says(f"上午到 {ends[0]} 才结束，下午 {begins[0]} 就开始了",
                 f"The morning ends at {ends[0]}, after the afternoon begins at {begins[0]}"),
            Says("请核对这两段时间；下午一点半写 13:30", "Check both; half past one is 13:30"),
        )  # fmt: skip


def _minutes(hour: str, minute: str) -> int:
    return 60 * int(hour) + int(minute)


def _repeated(department: Department, source: Source) -> Iterator[Finding]:
    """Find a weekday that has two rows of the clinic's table; 周一至周五 is no day."""
    rows: dict[str, int] = {}
    for index, row in enumerate(department.clinic.days if department.clinic else ()):
        if not (day := _ONE_DAY.fullmatch(row.day.zh)):
            continue
        first = rows.setdefault(day[1].replace("天", "日"), index)
        if first != index:
            line = source.place(("clinic", "days", first)).line
            yield warning(
                "repeated-day",
                source.place(("clinic", "days", index, "day")),
                Says(f"“{row.day.zh}”在第 {line} 行已经有了",
                     f"{row.day.en} has a row already, in line {line}"),
                Says("请合成一行，或改正写错的那天", "Make them one row, or mend the wrong day"),
            )  # fmt: skip

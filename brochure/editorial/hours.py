"""Read times of day and weekdays: 下午2至4点, “2–4 pm”, 每周二、四, “Mon/Wed”."""

from __future__ import annotations

import re

from brochure.editorial import english_numbers, han_numbers
from brochure.editorial.counted import DAYS, EN_DAYS, Quantities, Quantity, Text, numbers
from brochure.findings import Says

_HALF = "上午|早上|早晨|清晨|早|凌晨|中午|下午|午后|傍晚|晚上|晚间|夜间|夜里|晚"
_HAN_HOUR = "[一二两三四五六七八九十]{1,3}"
_HAN_MINUTE = "[二三四五]?十[一二三四五六七八九]?"
_ZH_RANGE = re.compile(
    rf"({_HALF})( ?\d{{1,2}}(?:[:：]\d{{2}})?)( ?[点时]半?)?( ?[-–—~～至到] ?)"
    r"(?=\d{1,2}(?:[:：]\d{2}| ?[点时]))"
)
_ZH_TIME = re.compile(
    rf"({_HALF})? ?(?<!\d)(?<!\d[:：])(\d{{1,2}}|{_HAN_HOUR}(?=[点时]))"
    rf"(?:[:：](\d{{2}})(?!\d)| ?[点时](?![间相期])"
    rf"(?: ?(\d{{1,2}}|{_HAN_MINUTE}) ?分| ?([0-5]\d)(?![\d ]*[名人个位例台张页%])|(半|[一三]刻))?)"
)
_EN_RANGE = re.compile(
    r"(?<![\d.:])(\d{1,2})((?:[:.]\d{2})?)( ?(?:[–—-]|to|until|till|and) ?)"
    r"(?=(\d{1,2})(?:[:.]\d{2})? ?([ap])\.?m\b)",
    re.I,
)
_EN_TIME = re.compile(
    r"(?<![\d.])(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\b\.?|(?<!\d)(\d{1,2}):(\d{2})(?!\d)", re.I
)
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
_PAST = re.compile(r"\b(half|quarter)[ -]past[ -](\w+)", re.I)
_AFTER_NOON = ("下午", "午后", "傍晚", "晚上", "晚间", "夜间", "夜里", "晚", "p")
_LATE = re.compile("下午|午后|傍晚|晚|夜|afternoon|evening|night", re.I)
_NOON = re.compile(r"中午|正午|\b(?:noon|midday)\b", re.I)
_MIDNIGHT = re.compile(r"午夜|半夜|零点|零时|\bmidnight\b", re.I)
_PLAIN_HOUR = re.compile(rf"(?<![\d.:])\d{{1,2}}(?![\d:])|\b(?:{english_numbers.WORD})\b", re.I)
_ZH_WEEKDAY = re.compile(
    r"(?:周|星期|礼拜)((?>[一二三四五六日天](?:[、和及/／至到~～–—-]?[一二三四五六日])*))"
    r"(?![次回天趟台个位项]|例(?!会)|名(?!医|家|老)|(?<=周一)[线般]|(?<=周日)[间常])"
)
_EN_WEEKDAY = re.compile(
    r"\b(?!Sun (?:protection|exposure|damage))"
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|s|sday|nesday|rs|rsday|urday)?s?\b"
)
_ONE_DAY = re.compile(f"([{DAYS}])(?:至([{DAYS}]))?")
_TO_DAY = re.compile(
    rf" ?(?:[至到~～–—-]|\b(?:to|till|until|through)\b) ?(?:周|星期|礼拜)?(?=[{DAYS}天])"
)
_TOGETHER = (
    (re.compile("每天|每日|全年|天天|daily|every day|days a week", re.I), range(7)),
    (re.compile("周末|双休|weekend", re.I), range(5, 7)),
    (re.compile("工作日|平日|weekday|working day", re.I), range(5)),
)


def read_chinese(text: Text) -> None:
    """Take the times and weekdays out of a Chinese text."""
    late = bool(_LATE.search(text.left))
    text.possible |= _noon_and_midnight(text.left)
    text.left = _ZH_RANGE.sub(_both_ends, text.left)
    text.take(_ZH_TIME, lambda found: _chinese_time(found, late))
    text.take(_ZH_WEEKDAY, _chinese_weekdays)


def read_english(text: Text) -> None:
    """Take the times and weekdays out of an English text."""
    late = bool(_LATE.search(text.left))
    text.possible |= _noon_and_midnight(text.left)
    text.left = _EN_RANGE.sub(_first_end, text.left)
    text.take(_EN_TIME, lambda found: _english_time(found, late))
    text.take(_EN_WEEKDAY, lambda found: _weekdays([_english_day(found)]))
    text.take(_PAST, _past_the_hour)
    for found in _PLAIN_HOUR.findall(text.left):
        hour = int(found) if found.isdecimal() else int(english_numbers.value_of(found))
        text.possible |= _either_half(hour, 0)


def days_together(text: str) -> set[Quantity]:
    """List the weekdays that words such as 周末, “weekdays” and “daily” may stand for."""
    days = next((days for pattern, days in _TOGETHER if pattern.search(text)), range(0))
    return {_weekday(day) for day in days}


def week(label: str) -> frozenset[int]:
    """List the days that a label names, 0 for Monday, with all days of a range.

    >>> sorted(week("Monday to Wednesday, Sun")), sorted(week("周一至周三、周日"))
    ([0, 1, 2, 6], [0, 1, 2, 6])
    """
    days = {int(day.value) for day in days_together(label)}
    named = _EN_WEEKDAY.sub(lambda found: f"周{DAYS[_english_day(found)]}", label)
    for run in _ZH_WEEKDAY.findall(_TO_DAY.sub("至", named).replace("天", "日")):
        for first, last in _ONE_DAY.findall(run):
            start, end = DAYS.index(first), DAYS.index(last or first)
            days |= {day % 7 for day in range(start, end + 1 + 7 * (end < start))}
    return frozenset(days)


def _english_day(found: re.Match[str]) -> int:
    return [day[:3] for day in EN_DAYS].index(found[1])


def _both_ends(found: re.Match[str]) -> str:
    """Give the second end of 下午2至4点 its half of the day, and the first its 点."""
    half, clock, hour, dash = found.groups()
    mark = hour or ("" if ":" in clock or "：" in clock else "点")
    return f"{half}{clock}{mark}{dash}{half}"


def _first_end(found: re.Match[str]) -> str:
    """Give the first end of “2–4 pm” its half of the day; 11–1 pm begins in the other."""
    first, minutes, dash, second, half = found.groups()
    same = int(first) % 12 <= int(second) % 12
    return f"{first}{minutes}{half}m{dash}" if same else found.group()


def _chinese_time(found: re.Match[str], late: bool) -> Quantities | None:
    half, hour, minute, minutes, bare_minutes, quarters = found.groups()
    hours, minutes = _han(hour), minutes or bare_minutes
    past = _QUARTERS[quarters] if quarters else _han(minute or minutes or "0")
    may_be = frozenset(numbers({hours, hours % 12, past} if minutes else {hours, hours % 12}))
    if not (half or minute or minutes or quarters):
        return Quantities((), may_be | _either_half(hours, 0))  # 以下三点 is no time
    time = _quantities(hours, past, half, late)
    return time and Quantities(
        time.certain, time.possible | (frozenset() if past and minute else may_be)
    )


def _han(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else int(han_numbers.value_of(numeral) or 0)


def _english_time(found: re.Match[str], late: bool) -> Quantities | None:
    hour, minute, half, plain_hour, plain_minute = found.groups()
    past = int(minute or plain_minute or 0)
    return _quantities(int(hour or plain_hour), past, (half or "").lower(), late)


def _quantities(hour: int, minute: int, half: str | None, late: bool) -> Quantities | None:
    """Read one time; 2:30 in a text of the afternoon may be either half past two."""
    if hour > 24 or minute > 59:
        return None
    if not half and late and hour <= 12:
        return Quantities((), _either_half(hour, minute))
    if half in _AFTER_NOON:
        night = (hour == 12 and "晚" in half) or (hour == 12 and "夜" in half)
        hour = 0 if night else hour + 12 if hour < 12 else hour
    elif half == "中午" and hour < 3:
        hour += 12
    elif half in ("a", "凌晨") and hour == 12:
        hour = 0
    return Quantities((Quantity("time", f"{hour % 24}:{minute:02}"),))


def _either_half(hour: int, minute: int) -> frozenset[Quantity]:
    hours = {hour % 24, (hour + 12) % 24} if hour <= 12 else {hour % 24}
    return frozenset(Quantity("time", f"{each}:{minute:02}") for each in hours)


def _past_the_hour(found: re.Match[str]) -> Quantities | None:
    """Read “half past two”."""
    word = found[2].lower()
    if not (word.isdecimal() or re.fullmatch(english_numbers.WORD, word)):
        return None
    hour = int(word) if word.isdecimal() else int(english_numbers.value_of(word))
    return Quantities((), _either_half(hour, 30 if found[1].lower() == "half" else 15))


def _noon_and_midnight(text: str) -> set[Quantity]:
    hours = ([12] if _NOON.search(text) else []) + ([0] if _MIDNIGHT.search(text) else [])
    return {*numbers(hours), *(Quantity("time", f"{hour}:00") for hour in hours)}


def _chinese_weekdays(found: re.Match[str]) -> Quantities:
    named = found[1].replace("天", "日")
    return _weekdays([DAYS.find(day) for day in named if day in DAYS])


def _weekdays(days: list[int]) -> Quantities:
    return Quantities(tuple(_weekday(day) for day in days))


def _weekday(day: int) -> Quantity:
    return Quantity("weekday", str(day), Says(f"周{DAYS[day]}", EN_DAYS[day]))

"""Read measured amounts, such as 24 小时 or 0.8 cm, with one name for a unit in both languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from brochure.editorial.numerals import FIGURE, NUMERAL, value_of
from brochure.findings import Language, Says

_UNITS = (
    ("毫米|mm", "mm|millimet(?:er|re)s?", Says("毫米", "mm")),
    ("厘米|公分|cm", "cm|centimet(?:er|re)s?", Says("厘米", "cm")),
    ("公里|千米|km", "km|kilomet(?:er|re)s?", Says("公里", "km")),
    ("米|m", "m|met(?:er|re)s?", Says("米", "m")),
    ("平方米|平米|㎡|m²", "square met(?:er|re)s?|sq\\.? ?m|㎡|m²", Says("平方米", "m²")),
    ("平方英尺", "square f(?:ee|oo)t|sq\\.? ?ft", Says("平方英尺", "square feet")),
    ("英寸", "inch(?:es)?", Says("英寸", "inches")),
    ("英尺", "feet|foot|ft", Says("英尺", "feet")),
    ("英里", "miles?", Says("英里", "miles")),
    ("磅", "pounds?|lbs?", Says("磅", "pounds")),
    ("mmol/L|毫摩尔?[/／每]升", "mmol/L", Says("mmol/L", "mmol/L")),
    ("mg/d[lL]|毫克[/／每]分升", "mg/d[lL]", Says("mg/dL", "mg/dL")),
    ("毫克|mg(?!/d)", "mg(?!/d)|milligram(?:me)?s?", Says("毫克", "mg")),
    ("市?斤", "jin|cattys?|catties", Says("斤", "jin")),
    ("公斤|千克|kg", "kg|kilos?|kilogram(?:me)?s?", Says("千克", "kg")),
    ("微克|μg|ug", "μg|mcg|microgram(?:me)?s?", Says("微克", "μg")),
    ("克|g", "g|gram(?:me)?s?", Says("克", "g")),
    ("毫升|ml|mL", "m[lL]|millilit(?:er|re)s?", Says("毫升", "mL")),
    ("升|L", "[lL]|lit(?:er|re)s?", Says("升", "L")),
    ("秒钟?|(?<= )s", "(?<= )s|secs?|seconds?", Says("秒", "seconds")),
    ("分钟|min", "min|minutes?", Says("分钟", "minutes")),
    ("个?小时|h", "h|hours?", Says("小时", "hours")),
    ("个?工作日", "(?:working|business) days?", Says("个工作日", "working days")),
    ("天|日(?!元)", "days?", Says("天", "days")),
    ("周(?![岁年])|个?星期", "weeks?", Says("周", "weeks")),
    ("个月|月龄", "months?", Says("个月", "months")),
    ("周?年(?![代级])|周?岁", "years?", Says("年", "years")),
    ("元|块|RMB", "yuan|RMB|CNY|renminbi", Says("元", "yuan")),
    ("美元|美金|USD", "(?:US )?dollars?|USD", Says("美元", "dollars")),
    ("(?:国际)?单位|I?U", "I?U|(?:international )?units?", Says("单位", "units")),
    ("[次回]", "times|sessions?|visits?|doses?", Says("次", "times")),
    ("%|％", "%|per ?cent", Says("%", "%")),
    ("‰", "‰|per mille", Says("‰", "‰")),
    ("℃|°C|度(?!角)", "℃|°C|degrees?(?: Celsius)?(?! F)", Says("℃", "°C")),
    ("℉|°F|华氏度", "℉|°F|degrees? Fahrenheit", Says("℉", "°F")),
    ("mmHg|毫米汞柱", "mmHg", Says("mmHg", "mmHg")),
)
_MONEY = re.compile(
    rf"(US ?\$|\$|USD|RMB|CNY|[¥￥]) ?({FIGURE}(?: (?:thousand|million|billion)\b)?)"
)
_HAN_NUMERAL = "(?<![第数几十百千万两一二三四五六七八九周])[两一二三四五六七八九十百千万]+"
_SCALE = "(?: ?(?:(?!千[克米])[百千万亿]){1,2})?"
_ZH, _EN = (
    "|".join(f"(?P<unit{index}>{unit[side]})" for index, unit in enumerate(_UNITS))
    for side in (0, 1)
)
_PATTERNS = {
    "zh": re.compile(rf"({FIGURE}{_SCALE} ?|{_HAN_NUMERAL})(?:{_ZH})(?![A-Za-z汞²])"),
    "en": re.compile(rf"({NUMERAL['en']}|\b(?i:an?))(?: |-)?(?:{_EN})(?![A-Za-z²])"),
}
_IN_FULL = (
    (re.compile("(?<![个一两二三四五六七八九十\\d])半年"), "6 个月"),
    (re.compile("(?<!个)半个?(?:小时|钟头)"), "30 分钟"),
    (re.compile(r"\bhalf (?:a|the) year\b"), "6 months"),
    (re.compile(r"\bhalf an hour\b"), "30 minutes"),
    (re.compile(r"\btwice\b"), "2 times"),
)
_MEASURES = (
    {"mm": 1, "cm": 10, "m": 1000, "km": 1e6},
    {"μg": 1e-6, "mg": 1e-3, "g": 1, "jin": 500, "kg": 1000},
    {"mL": 1, "L": 1000},
)
_FAMILIES = (
    *_MEASURES,
    {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 7 * 86400},
    {"weeks": 1, "months": 4},
    {"months": 1, "years": 12},
    {"weeks": 1, "years": 52},
    {"days": 1, "years": 365},
    {"days": 1, "months": 30},
)
"""How many of the smallest each unit holds; months and years as people count them."""
_FIRST_YEAR = 1000


def read(text: str, language: Language) -> dict[str, set[Says]]:
    """List the units that stand with each number; a year of the calendar has none."""
    amounts: defaultdict[str, set[Says]] = defaultdict(set)
    for value, name in _amounts(text, language):
        # “One day” and 一天 are also said of no particular day.
        if value != 1:
            amounts[f"{value:g}"].add(name)
    return amounts


def lacking(
    amounts: Mapping[str, set[Says]], other: Mapping[str, set[Says]], number: str
) -> set[Says]:
    """List the units of a number that the other language has neither so nor converted.

    Times are left out: who says two weeks for two days may say 14 days of something else.
    """
    said = {
        (f"{float(value) * family[name.en] / family[unit]:g}", unit)
        for value, names in other.items()
        for name in names
        for family in _MEASURES
        if name.en in family
        for unit in family
    }
    return {name for name in amounts[number] - other[number] if (number, name.en) not in said}


def conversions(text: str, language: Language) -> Iterator[float]:
    """List what the amounts of a text are in other units: 14 days for two weeks."""
    for value, name in _amounts(text, language):
        for family in _FAMILIES:
            if name.en in family:
                yield from (value * family[name.en] / each for each in family.values())


def _amounts(text: str, language: Language) -> Iterator[tuple[float, Says]]:
    text = _MONEY.sub(_behind, text)
    for pattern, figure in _IN_FULL:
        text = pattern.sub(figure, text)
    for found in _PATTERNS[language].finditer(text):
        number, name = found[1], _UNITS[int((found.lastgroup or "").removeprefix("unit"))][2]
        value = 1.0 if number.lower() in ("a", "an") else value_of(number, language)
        if value and not (name.en == "years" and value >= _FIRST_YEAR):
            yield value, name


def _behind(found: re.Match[str]) -> str:
    """Write US$300 as 300 dollars, and ¥300 as 300 yuan, in either language."""
    return f"{found[2]} {'USD' if '$' in found[1] or 'US' in found[1] else 'RMB'}"

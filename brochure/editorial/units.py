"""Read measured amounts, such as 24 小时 or 0.8 cm, with one name for a unit in both languages."""

from __future__ import annotations

import re
from collections import defaultdict

from brochure.findings import Language, Says

_UNITS = (
    ("毫米|mm", "mm|millimet(?:er|re)s?", Says("毫米", "mm")),
    ("厘米|公分|cm", "cm|centimet(?:er|re)s?", Says("厘米", "cm")),
    ("公里|千米|km", "km|kilomet(?:er|re)s?", Says("公里", "km")),
    ("米|m", "m|met(?:er|re)s?", Says("米", "m")),
    ("毫克|mg", "mg|milligram(?:me)?s?", Says("毫克", "mg")),
    ("公斤|千克|kg", "kg|kilos?|kilogram(?:me)?s?", Says("千克", "kg")),
    ("微克|μg|ug", "μg|mcg|microgram(?:me)?s?", Says("微克", "μg")),
    ("克|g", "g|gram(?:me)?s?", Says("克", "g")),
    ("毫升|ml|mL", "ml|millilit(?:er|re)s?", Says("毫升", "mL")),
    ("升|L", "l|lit(?:er|re)s?", Says("升", "L")),
    ("秒钟?|s", "s|seconds?", Says("秒", "seconds")),
    ("分钟|min", "min|minutes?", Says("分钟", "minutes")),
    ("个?小时|h", "h|hours?", Says("小时", "hours")),
    ("天", "days?", Says("天", "days")),
    ("周|个?星期", "weeks?", Says("周", "weeks")),
    ("个月", "months?", Says("个月", "months")),
    ("年|周?岁", "years?", Says("年", "years")),
    ("元|块", "yuan|RMB|CNY", Says("元", "yuan")),
    ("%|％", "%|per ?cent", Says("%", "%")),
    ("℃|°C|度", "℃|°C|degrees?(?: Celsius)?", Says("℃", "°C")),
    ("mmHg|毫米汞柱", "mmHg", Says("mmHg", "mmHg")),
)
_NUMBER = r"(?<![\d.,:])(\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)"
_PATTERNS = {
    "zh": [(re.compile(rf"{_NUMBER} ?(?:{zh})(?![A-Za-z汞])"), name) for zh, _, name in _UNITS],
    "en": [(re.compile(rf"{_NUMBER}(?: |-)?(?:{en})(?![A-Za-z])"), name) for _, en, name in _UNITS],
}
_FIRST_YEAR = 1000


def read(text: str, language: Language) -> dict[str, set[Says]]:
    """List the units that stand with each number; a year of the calendar has none."""
    amounts: defaultdict[str, set[Says]] = defaultdict(set)
    for pattern, name in _PATTERNS[language]:
        for number in pattern.findall(text):
            value = float(number.replace(",", ""))
            if not (name.en == "years" and value >= _FIRST_YEAR):
                amounts[f"{value:g}"].add(name)
    return amounts

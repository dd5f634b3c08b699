"""Read on which side of a number a text lies: 超过38.5℃, ≥28, “below 38.5 °C”, “at most 3 days”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial.counted import Quantity
from brochure.editorial.numerals import NUMERAL, value_of
from brochure.findings import Language, Says

_NOT = "(?P<no>[不勿别未没][要能得可宜应须会]?)?"
_ZH_OVER = "超过了?|多于|大于|高于|长于|重于|≥|>|＞"
_ZH_UNDER = "不到|不足|不满|未满|少于|小于|低于|短于|轻于|≤|<|＜"
_ZH_LEAST, _ZH_MOST = "至少|最少|起码", "至多|最多|顶多"
_ZH_NEARLY = "(?<![最附])接?近|将近"
_ZH_PER = "[每要有用约提前在休观禁]{0,3}"
_ZH = NUMERAL["zh"]
_LAPSE = "个?(?:天|日|周|星期|月|年|小时|分钟)"
_CHINESE = (
    (f"{_NOT}(?P<over>{_ZH_OVER}) ?约?(?P<n>{_ZH})", True),
    (f"{_NOT}(?P<under>{_ZH_UNDER}) ?约?(?P<n>{_ZH})", True),
    (f"(?:(?P<over>{_ZH_LEAST})|(?P<under>{_ZH_MOST})){_ZH_PER} ?(?P<n>{_ZH})", False),
    (f"(?P<under>{_ZH_NEARLY}) ?(?P<n>{_ZH})(?! ?{_LAPSE})", False),
    (rf"(?P<n>{_ZH}) ?(?:(?P<over>余|多(?=[名位例台张人年天个家项]))|[^，。；、：\d]{{0,5}}?"
     rf"(?:(?P<over2>以上)|(?P<under>以下)))", False),
    (f"(?P<n>{_ZH}) ?{_LAPSE}(?P<under>[之以]?内)(?![科镜分脏外容])", False),
)  # fmt: skip
_EN_NOT = r"(?P<no>\b(?:no|not|never|n[’']t|cannot)(?: \w+)? )?"
_EN_OVER = (
    r"(?:more|greater|larger|bigger|longer|higher|older|taller|heavier) than"
    r"|over|above|exceed(?:s|ing)?|upwards of|≥|>"
)
_EN_UNDER = r"(?:less|fewer|lower|smaller|shorter|younger|lighter) than|below|under|≤|<"
_EN_MOST = "at (?:the )?most|up to|a maximum of|nearly|almost|close to|within"
_EN_LEAST = "at (?:the )?least|a minimum of"
_AGE = "(?:the age of |about )?"
_EN = NUMERAL["en"]
_ENGLISH = (
    (rf"{_EN_NOT}(?P<over>{_EN_OVER}) ?{_AGE}(?P<n>{_EN}|an?\b)", True),
    (rf"{_EN_NOT}(?P<under>{_EN_UNDER}) ?{_AGE}(?P<n>{_EN}|an?\b)", True),
    (rf"(?:(?P<over>{_EN_LEAST})|(?P<under>{_EN_MOST})) {_AGE}(?P<n>{_EN}|an?\b)", False),
    (rf"(?P<n>{_EN})(?: ?[a-z°%℃C]+)? (?:or|and) (?:(?P<over>more|over|above|older|upwards|longer)"
     rf"|(?P<under>less|fewer|under|below|younger|shorter))", False),
    (rf"(?P<n>{_EN})(?: ?[a-z°%]+){{0,2}} (?:(?P<over>at (?:the )?least)"
     rf"|(?P<under>at (?:the )?most|maximum))", False),
)  # fmt: skip
_PATTERNS = {
    "zh": [(re.compile(pattern), may_deny) for pattern, may_deny in _CHINESE],
    "en": [(re.compile(pattern, re.I), may_deny) for pattern, may_deny in _ENGLISH],
}
_DENIED = {
    "zh": re.compile("[^，。；：！？]*?[不勿禁别未无没]"),
    "en": re.compile(r"[^.,;:!?]*?(?:\b(?:not|no|never|cannot|avoid|without)\b|n[’']t\b)", re.I),
}


def read(text: str, language: Language) -> Iterator[Quantity]:
    """List the numbers that a text sets as a limit, and the side on which it lies."""
    for pattern, may_deny in _PATTERNS[language]:
        for found in pattern.finditer(text):
            said = found.groupdict()
            value = 1.0 if said["n"].lower() in ("a", "an") else value_of(said["n"], language)
            over = bool(said.get("over") or said.get("over2"))
            if value is None:
                continue
            yield _bound(value, over != bool(may_deny and said["no"]))
            if _DENIED[language].match(text, found.end()):
                # “Not below 6” may be said as “6 or over”: such a limit has either side.
                yield from (_bound(value, side) for side in (True, False))


def _bound(value: float, over: bool) -> Quantity:
    number = f"{value:.12g}"
    said = (
        Says(f"{number} 以上", f"over {number}")
        if over
        else Says(f"{number} 以下", f"under {number}")
    )
    return Quantity(f"bound {number}", "over" if over else "under", said)

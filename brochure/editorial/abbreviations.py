"""Read the abbreviations of a text, such as PPH, HbA1c or CT, which both languages share."""

from __future__ import annotations

import re
import unicodedata

_ABBREVIATION = re.compile(
    r"(?<![A-Za-z0-9])(?=(?:[a-z0-9]*[A-Z]){2})(?!(?:[A-Z][a-z]+){2,}(?![A-Za-z0-9]))"
    r"[A-Za-z0-9]{2,7}(?![A-Za-z])"
)
_ROMAN = re.compile(r"[IVX]+s?")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_KNOWN_AS = {
    "AED": "除颤|AED",
    "BP": "血压",
    "CCU": "监护",
    "COPD": "慢阻肺|慢性阻塞性肺",
    "CPR": "心肺复苏",
    "ECG": "心电",
    "ED": "急诊",
    "EEG": "脑电",
    "EICU": "监护",
    "EMG": "肌电",
    "ENT": "耳鼻",
    "ER": "急诊",
    "GP": "全科",
    "HIV": "艾滋",
    "IBD": "炎症性肠",
    "IBS": "肠易激",
    "ICU": "监护|重症",
    "IV": "静脉|输液",
    "IVF": "试管",
    "MRI": "磁共振|核磁",
    "NICU": "监护|重症",
    "PhD": "博士",
    "MD": "博士|医学",
    "OPD": "门诊",
    "OR": "手术",
    "OT": "作业治疗",
    "PCI": "介入",
    "PICU": "监护|重症",
    "PT": "物理治疗",
    "QR": "二维码",
    "TB": "结核",
    "TV": "电视",
    "UK": "英国",
    "UN": "联合国",
    "US": "美国",
    "USA": "美国",
    "WC": "厕所|卫生间",
    "WHO": "世界卫生组织|世卫",
}
"""What English abbreviates and Chinese says in full."""


def read(text: str) -> tuple[str, ...]:
    """List a text's abbreviations, each once; a plural is its singular."""
    found = _ABBREVIATION.findall(_ADDRESS.sub(" ", _narrow(text)))
    singular = (re.sub(r"(?<=[A-Z])s$", "", each) for each in found if not _ROMAN.fullmatch(each))
    return tuple(dict.fromkeys(singular))


def said_in(abbreviation: str, text: str) -> bool:
    """Tell whether a text says an abbreviation, as it is or in Chinese words."""
    written = re.search(
        rf"(?<![A-Za-z0-9]){re.escape(abbreviation)}s?(?![A-Za-z0-9])", _narrow(text)
    )
    known = _KNOWN_AS.get(abbreviation)
    return bool(written or (known and re.search(known, text)))


def _narrow(text: str) -> str:
    """Take full-width letters for what they are; that they are full-width is told elsewhere."""
    return unicodedata.normalize("NFKC", text)

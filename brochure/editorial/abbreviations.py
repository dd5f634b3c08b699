"""Read the abbreviations of a text, such as PPH, HbA1c or CT, which both languages share."""

from __future__ import annotations

import re
import unicodedata

from brochure.editorial.manuscript import ADDRESS

_ABBREVIATION = re.compile(
    r"(?<![A-Za-z0-9])(?=(?:[a-z0-9]*[A-Z]){2})(?!(?:[A-Z][a-z]+){2,}(?![A-Za-z0-9]))"
    r"[A-Za-z0-9]{2,7}(?![A-Za-z])(?:-[A-Z]?\d{1,3}(?![A-Za-z0-9]))?"
)
_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]+(?:-[A-Z]?\d{1,3}(?![A-Za-z0-9]))?")
_LOUD = re.compile(r"\b(?:[A-Z’]+ )+[A-Z]{5,}\b(?: [A-Z’]+\b)*|\b[A-Z]{5,}(?: [A-Z’]+\b)+")
_ROMAN = re.compile(r"[IVX]+s?")
_KNOWN_AS = {
    "AED": "除颤|AED",
    "AI": "人工智能",
    "APP": "应用|手机端",
    "BMI": "体重指数|体质(?:量)?指数",
    "BP": "血压",
    "CCU": "监护",
    "COPD": "慢阻肺|慢性阻塞性肺",
    "COVID": "新冠",
    "COVID-19": "新冠",
    "CPR": "心肺复苏",
    "ECG": "心电",
    "ED": "急诊",
    "EEG": "脑电",
    "EICU": "监护",
    "EMG": "肌电",
    "ENT": "耳鼻|五官",
    "ER": "急诊",
    "EU": "欧盟",
    "GI": "胃肠|消化",
    "GP": "全科",
    "HBV": "乙肝|乙型肝炎",
    "HCV": "丙肝|丙型肝炎",
    "HIV": "艾滋",
    "HPV": "人乳头状?瘤",
    "IBD": "炎症性肠",
    "IBS": "肠易激",
    "ICU": "监护|重症",
    "ID": "身份证|证件",
    "IV": "静脉|输液",
    "IVF": "试管",
    "MD": "博士|医学",
    "MRI": "磁共振|核磁",
    "NICU": "监护|重症",
    "NSFC": "自然科学基金",
    "OPD": "门诊",
    "OR": "手术",
    "OT": "作业治疗",
    "PCI": "介入",
    "PhD": "博士",
    "PICU": "监护|重症",
    "PT": "物理治疗",
    "QR": "二维码",
    "SARS": "非典",
    "TB": "结核",
    "TV": "电视",
    "UK": "英国",
    "UN": "联合国",
    "US": "美国|超声|B超",
    "USA": "美国",
    "VIP": "贵宾|特需",
    "WC": "厕所|卫生间",
    "WHO": "世界卫生组织|世卫",
}
"""What English abbreviates and Chinese says in full."""


def read(text: str) -> tuple[str, ...]:
    """List a text's abbreviations, each once; a plural is its singular."""
    found = _ABBREVIATION.findall(_LOUD.sub(" ", ADDRESS.sub(" ", _narrow(text))))
    singular = (re.sub(r"(?<=[A-Z])s$", "", each) for each in found if not _ROMAN.fullmatch(each))
    return tuple(dict.fromkeys(singular))


def said_in(abbreviation: str, text: str) -> bool:
    """Tell whether a text says an abbreviation, as it is, as “app” for APP, or in Chinese words."""
    written = {_bare(word) for word in _WORD.findall(_narrow(text))}
    bare = _bare(abbreviation)
    known = _KNOWN_AS.get(abbreviation)
    return bare in written or bool(known and re.search(known, text))


def _bare(word: str) -> str:
    """Take CA-125 for CA125 and “Covid” for COVID, but not “us” for US."""
    plain = re.sub(r"(?<=[A-Z])s$", "", word).replace("-", "")
    return plain.upper() if len(plain) > 2 else plain


def _narrow(text: str) -> str:
    """Take full-width letters for what they are; that they are full-width is told elsewhere."""
    return unicodedata.normalize("NFKC", text)

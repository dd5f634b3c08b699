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
_MONEY = re.compile(r"US(?= ?\$)|(?:RMB|CNY|USD)(?= ?\d)|(?<=\d)(?: ?)(?:RMB|CNY|USD)\b")
_ROMAN = re.compile(r"[IVX]+s?")
_KNOWN_AS = {
    "AED": "除颤|defibrillator",
    "AI": "人工智能|artificial intelligence",
    "APP": "应用|手机端",
    "BCG": "卡介苗",
    "BMI": "体重指数|体质(?:量)?指数|body mass index",
    "BP": "血压|blood pressure",
    "CCU": "监护|coronary care|cardiac care",
    "COPD": "慢阻肺|慢性阻塞性肺|chronic obstructive",
    "COVID": "新冠",
    "COVID-19": "新冠",
    "CPR": "心肺复苏|resuscitation",
    "CT": "断层|computed tomography|CAT scan",
    "DR": "X ?[线光]|X-rays?|radiograph",
    "ECG": "心电|electrocardio",
    "ED": "急诊|emergency",
    "EEG": "脑电|electroencephalo",
    "EICU": "监护|intensive care",
    "EMG": "肌电|electromyo",
    "ENT": "耳鼻|五官|ear, nose",
    "ER": "急诊|emergency",
    "EU": "欧盟|European Union",
    "GI": "胃肠|消化",
    "GP": "全科",
    "HBV": "乙肝|乙型肝炎|hepatitis B",
    "HCV": "丙肝|丙型肝炎|hepatitis C",
    "HIV": "艾滋",
    "HPV": "人乳头状?瘤|papilloma",
    "IBD": "炎症性肠",
    "IBS": "肠易激",
    "ICU": "监护|重症|intensive care",
    "ID": "身份证|证件",
    "IU": "单位|units?",
    "IV": "静脉|输液",
    "IVF": "试管|in vitro",
    "MD": "博士|医学",
    "MRI": "磁共振|核磁|magnetic resonance",
    "NICU": "监护|重症|intensive care",
    "NSAID": "非甾体|anti-inflammatory",
    "NSFC": "自然科学基金",
    "NT": "颈项透明|nuchal",
    "OPD": "门诊",
    "OR": "手术",
    "OT": "作业治疗",
    "PCI": "介入|coronary intervention",
    "PCR": "核酸|聚合酶链|nucleic acid",
    "PET": "正电子|positron",
    "PhD": "博士",
    "PICU": "监护|重症|intensive care",
    "PT": "物理治疗",
    "QR": "二维码",
    "SARS": "非典",
    "SCI": "科学引文|papers?\\b|articles?\\b",
    "TB": "结核|tubercul",
    "TV": "电视",
    "UK": "英国|United Kingdom|Britain",
    "UN": "联合国|United Nations",
    "US": "美国|超声|B超",
    "USA": "美国|United States|America",
    "UVA": "长波紫外线|ultraviolet A",
    "UVB": "中波紫外线|ultraviolet B",
    "VIP": "贵宾|特需|private",
    "WC": "厕所|卫生间",
    "WHO": "世界卫生组织|世卫|World Health Organi[sz]ation",
}
"""What one language abbreviates and the other says in full, and no reader asks why."""


def read(text: str) -> tuple[str, ...]:
    """List a text's abbreviations, each once; a plural is its singular."""
    found = _ABBREVIATION.findall(_LOUD.sub(" ", _MONEY.sub(" ", ADDRESS.sub(" ", _narrow(text)))))
    singular = (re.sub(r"(?<=[A-Z])s$", "", each) for each in found if not _ROMAN.fullmatch(each))
    return tuple(dict.fromkeys(singular))


def said_in(abbreviation: str, text: str) -> bool:
    """Tell whether a text says an abbreviation, as it is, as “app” for APP, or in full."""
    written = {_bare(word) for word in _WORD.findall(_narrow(text))}
    bare = _bare(abbreviation)
    known = _KNOWN_AS.get(abbreviation)
    return bare in written or bool(known and re.search(known, text, re.I))


def _bare(word: str) -> str:
    """Take CA-125 for CA125 and “Covid” for COVID, but not “us” for US."""
    plain = re.sub(r"(?<=[A-Z])s$", "", word).replace("-", "")
    return plain.upper() if len(plain) > 2 else plain


def _narrow(text: str) -> str:
    """Take full-width letters for what they are; that they are full-width is told elsewhere."""
    return unicodedata.normalize("NFKC", text)

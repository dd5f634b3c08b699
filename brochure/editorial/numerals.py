"""Numbers as both languages write them, for patterns that read what stands around them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from brochure.editorial import english_numbers, han_numbers
from brochure.findings import Language

FIGURE = r"(?<![\d.,:])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)"
NUMERAL: Mapping[Language, str] = {
    "zh": rf"(?:{FIGURE}(?: ?[百千万亿]{{1,2}})?|[两一二三四五六七八九十百千万]+)",
    "en": rf"(?:{FIGURE}(?: (?:thousand|million|billion)\b)?"
    rf"|\b(?i:(?:an? )?{english_numbers.NUMBER})\b)",
}
_SCALED = re.compile(r"([\d,.]+) ?(\D*)")


def value_of(numeral: str, language: Language) -> float | None:
    """Give the value of a numeral; None for what is none, such as 三四."""
    found = _SCALED.fullmatch(numeral.strip())
    if not found:
        if language == "zh":
            return han_numbers.value_of(numeral)
        return english_numbers.value_of(re.sub("^an? ", "", numeral.lower()))
    scale = 1.0
    if language == "en":
        scale = english_numbers.SCALES.get(found[2], 1)
    elif found[2]:
        scale = han_numbers.scale(found[2])
    return float(found[1].replace(",", "")) * scale

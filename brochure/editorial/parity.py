"""Whether the two languages say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Says, warning
from brochure.model.fields import HAN

_MONTHS = "January February March April May June July August September October November December"


def untranslated(manuscript: Manuscript) -> Iterator[Finding]:
    """Find English texts that are still Chinese; numbers and abbreviations may be alike."""
    for path, value in manuscript.pairs():
        written = value.en != value.zh and re.search("[A-Za-z]", value.en)
        if not written and re.search(f"[{HAN}]{{2}}", value.en):
            yield warning(
                "untranslated-text",
                manuscript.place((*path, "en")),
                Says("英文这一项写的还是中文", "The English text is still Chinese"),
                Says("请写成英文", "Write it in English"),
            )


def numbers(manuscript: Manuscript) -> Iterator[Finding]:
    """Compare the numbers of the two languages: editions must say the same."""
    for path, value in manuscript.pairs():
        chinese, english = _digits(value.zh), _digits(value.en)
        if chinese != english:
            first, second = "、".join(chinese) or "无", "、".join(english) or "无"
            yield warning(
                "numbers-differ",
                manuscript.place((*path, "en")),
                Says(
                    f"两种语言里的数字不同：中文 {first}，英文 {second}",
                    f"The numbers differ: Chinese {', '.join(chinese) or 'none'}, "
                    f"English {', '.join(english) or 'none'}",
                ),
                Says("请核对两种语言是否一致", "Check that both languages say the same"),
            )


def _digits(text: str) -> list[str]:
    for number, month in enumerate(_MONTHS.split(), 1):
        text = re.sub(rf"\b{month}\b", str(number), text)
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return sorted(re.findall(r"\d+(?:\.\d+)?", plain))

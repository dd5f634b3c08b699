"""How Chinese is written: its marks, its digits and letters (GB/T 15834—2011, CLREQ 3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Says, warning
from brochure.model.fields import HAN

_FULL_WIDTH = Says("改用全角标点", "use the full-width mark")
_CHINESE_FAULTS = (
    (rf"(?<=[{HAN}])[,;:!?]|[,;!?] ?(?=[{HAN}])", Says("半角标点", "a half-width mark"),
     _FULL_WIDTH),
    (rf"(?<=[{HAN}])\.(?=[{HAN}]|$)", Says("半角句点", "a half-width full stop"),
     Says("改用 。", "use 。")),
    (rf"\((?=[{HAN}])|(?<=[{HAN}])[()]|\)(?=[{HAN}])", Says("半角括号", "a half-width bracket"),
     Says("改用（）", "use （）")),
    (r"\.{3,}|。{3,}|(?<!…)…(?!…)", Says("省略号写法不对", "an ellipsis that is not ……"),
     Says("改用 ……", "use ……")),
    (r"--|(?<!—)—(?!—)", Says("破折号写法不对", "a dash that is not ——"),
     Says("改用 ——", "use ——")),
    ('"', Says("直引号", "a straight quotation mark"), Says("改用“ ”", "use “ ”")),
    ("[０-９Ａ-Ｚａ-ｚ]", Says("全角数字或字母", "a full-width digit or letter"),
     Says("改用半角", "use plain ones")),
    ("，，|(?<!。)。。(?!。)|、、|；；|：：|！！|？？|，。|。，|、，",
     Says("重复的标点", "a doubled mark"), Says("删去一个", "remove one")),
)  # fmt: skip


def punctuation(manuscript: Manuscript) -> Iterator[Finding]:
    """Find punctuation that Chinese does not have, or writes otherwise."""
    for path, text in manuscript.texts("zh"):
        for pattern, fault, remedy in _CHINESE_FAULTS:
            if found := re.search(pattern, text):
                around = text[max(0, found.start() - 4) : found.end() + 4]
                yield warning(
                    "chinese-punctuation",
                    manuscript.place(path),
                    Says(f"“{around}”里有{fault.zh}", f"There is {fault.en} in “{around}”"),
                    Says(f"请{remedy.zh}", f"In Chinese, {remedy.en}"),
                )

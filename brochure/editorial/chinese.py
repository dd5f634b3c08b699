"""How Chinese is written: its marks, its digits and letters (GB/T 15834—2011, CLREQ 3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial.manuscript import ADDRESS, Manuscript
from brochure.editorial.stray import FOREIGN, INVISIBLE
from brochure.findings import Finding, Says, warning
from brochure.model.fields import HAN

_FULL_WIDTH = Says("改用全角标点", "should be full-width, as in ，")
_CHINESE_FAULTS = (
    (rf"(?<=[{HAN}])[,;:!?]|[,;!?] ?(?=[{HAN}])|(?<=[A-Za-z]),(?=[A-Za-z])",
     Says("有半角标点", "half-width mark"), _FULL_WIDTH),
    (rf"(?<=[{HAN}])\.(?=[{HAN}]|$)", Says("有半角句点", "half-width full stop"),
     Says("改用 。", "should be 。")),
    (rf"\((?=[{HAN}])|(?<=[{HAN}])[()]|\)(?=[{HAN}])", Says("有半角括号", "half-width bracket"),
     Says("改用（）", "should be （）")),
    (r"\.{3,}|。{3,}|(?<!…)…(?!…)", Says("的省略号写法不对", "ellipsis"),
     Says("改用 ……", "should be ……")),
    ("--", Says("的破折号写法不对", "dash"), Says("改用 ——", "should be ——")),
    (rf'"|(?<=[{HAN}])\'|\'(?=[{HAN}])', Says("有直引号", "straight quotation mark"),
     Says("改用“ ”", "should be “ ”")),
    (r"(?<=\d) ?~ ?(?=\d)", Says("有半角的 ~", "half-width ~"),
     Says("改用 ～ 或 –", "should be ～ or –")),
    ("^[，。、；：！？]", Says("开头多了标点", "mark at the front"), Says("删去", "should go")),
    ("[０-９Ａ-Ｚａ-ｚ]", Says("有全角数字或字母", "full-width digit or letter"),
     Says("改用半角", "should be half-width")),
    ("，，|(?<!。)。。(?!。)|、、|；；|：：|！！|？？|，。|。，|、，",
     Says("有重复的标点", "doubled mark"), Says("删去一个", "should be one mark")),
    ("(?<!目)的的(?![确士])", Says("有重复的“的”", "的 typed twice"),
     Says("删去一个", "should be one 的")),
    ("请请|(?<![但还总])是是(?![否非])|(?<![现存所实内外潜])在在|(?<!甚)了了(?![解却])",
     Says("有重复的字", "character typed twice"), Says("删去一个", "should stand once")),
    (INVISIBLE, Says("有看不见的字符", "invisible character"),
     Says("删去：把这几个字重新输入", "should go: type the words again")),
    (FOREIGN, Says("混有俄文或希腊字母", "Cyrillic or Greek letter"),
     Says("改用英文字母重新输入", "should be a Latin one: type the word again")),
)  # fmt: skip
_DASH = re.compile(rf"([{HAN}]*) ?(?<!—)—(?!—) ?([{HAN}]*)")
_LONGEST_END = 3
_ALONE = Says("里", "")
_PAIRED = (("（", "）"), ("“", "”"), ("《", "》"), ("【", "】"))


def punctuation(manuscript: Manuscript) -> Iterator[Finding]:
    """Find punctuation that Chinese does not have, or writes otherwise."""
    for path, typed in manuscript.texts("zh"):
        text = ADDRESS.sub("www", typed)
        for pattern, fault, remedy in _CHINESE_FAULTS:
            if all_found := [*re.finditer(pattern, text)]:
                found, count = all_found[0], len(all_found)
                around = text[max(0, found.start() - 4) : found.end() + 4].strip()
                among = Says(f"等 {count} 处", f", one of {count} here,") if count > 1 else _ALONE
                yield warning(
                    "chinese-punctuation",
                    manuscript.place(path),
                    Says(f"“{around}”{among.zh}{fault.zh}",
                         f"The {fault.en} in “{around}”{among.en} {remedy.en}"),
                    Says(f"请{remedy.zh}", "Correct it in the Chinese text"),
                )  # fmt: skip


def single_dashes(manuscript: Manuscript) -> Iterator[Finding]:
    """Find a — that breaks a sentence; between figures or short names it joins (GB/T 15834)."""
    for path, text in manuscript.texts("zh"):
        for found in _DASH.finditer(text):
            ends = [len(end) for end in found.groups()]
            if all(ends) and max(ends) > _LONGEST_END:
                yield warning(
                    "chinese-punctuation",
                    manuscript.place(path),
                    Says(f"“{found.group()}”里的破折号只有一半",
                         f"The dash in “{found.group()}” should be ——, if it is a break"),
                    Says("表示停顿、解释，请改用 ——；表示起止，请改用“至”或 –",
                         "Write —— for a break, 至 or – for a range"),
                )  # fmt: skip
                break


def pairs_of_marks(manuscript: Manuscript) -> Iterator[Finding]:
    """Find a bracket or quotation mark that is opened and never closed, or closed first."""
    for path, text in manuscript.texts("zh"):
        if re.match("[^“]*”", text):
            yield warning(
                "chinese-punctuation",
                manuscript.place(path),
                Says("引号的方向反了，或者前一半漏了", "A ” stands before any “"),
                Says("前面用“，后面用”", "Open with “ and close with ”"),
            )
        for opening, closing in _PAIRED:
            if text.count(opening) > text.count(closing):
                yield warning(
                    "chinese-punctuation",
                    manuscript.place(path),
                    Says(f"有一个 {opening} 没有合上", f"“{opening}” is opened and not closed"),
                    Says(f"请补上 {closing}", f"Close it with {closing}"),
                )

"""Whether the two languages say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial import abbreviations, contrasts, ranges, units
from brochure.editorial.counted import Quantity
from brochure.editorial.manuscript import ADDRESS, BLANK, Manuscript
from brochure.editorial.numerals import NUMERAL, value_of
from brochure.editorial.quantities import read
from brochure.findings import LANGUAGES, Finding, Language, Says, warning
from brochure.model.fields import HAN, Bilingual


def untranslated(manuscript: Manuscript) -> Iterator[Finding]:
    """Find texts in the other language; numbers, names and abbreviations may be alike."""
    for path, value in manuscript.pairs():
        written = value.en != value.zh and re.search("[A-Za-z]", value.en)
        if not written and re.search(f"[{HAN}]{{2}}", value.en):
            yield warning(
                "untranslated-text",
                manuscript.place((*path, "en")),
                Says("英文这一项写的还是中文", "The English text is still Chinese"),
                Says("请写成英文", "Write it in English"),
            )
        elif written and path[0] not in _MAY_BE_LATIN and (stray := _chinese_within(value.en)):
            yield warning(
                "chinese-within-english",
                manuscript.place((*path, "en")),
                Says(f"英文里夹着中文“{stray}”", f"Chinese stands in the English: “{stray}”"),
                Says("请译成英文；名称可以放进括号", "Translate it; a name may stand in brackets"),
            )
        if path[0] not in _MAY_BE_LATIN and path[-1] != "name" and _all_english(value.zh):
            yield warning(
                "chinese-in-english",
                manuscript.place((*path, "zh")),
                Says("中文这一项写的是英文", "The Chinese text is in English"),
                Says("请写成中文", "Write it in Chinese"),
            )


def _chinese_within(text: str) -> str | None:
    """Find Chinese that is neither explained in brackets nor quoted, such as an account's name."""
    outside = re.sub('[(（“"‘][^()（）“”"]*[)）”"’]', " ", text)
    found = re.search(f"[{HAN}]+", outside.replace(BLANK["zh"], " "))
    return found.group() if found and not re.search("WeChat|Weibo", text) else None


def _all_english(text: str) -> bool:
    """Tell a sentence from an abbreviation or a brand: three words, and no character."""
    words = re.findall(r"\b[A-Za-z]?[a-z]{2,}\b", ADDRESS.sub(" ", text))
    return len(words) >= _SENTENCE and not re.search(f"[{HAN}]", text)


def quantities_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Compare what the two languages count: editions must say the same."""
    for path, value in manuscript.pairs():
        chinese, english = read(value.zh, "zh"), read(value.en, "en")
        missing = english.lacking(chinese), chinese.lacking(english)
        if any(missing):
            yield warning(
                "numbers-differ", manuscript.place((*path, "en")), _difference(*missing, value), SEE
            )
        elif differ := ranges.differing(value.zh, value.en):
            zh, en = (f"{low:g}–{high:g}" for low, high in differ)
            yield warning(
                "numbers-differ",
                manuscript.place((*path, "en")),
                Says(f"范围对不上：中文是 {zh}，英文是 {en}",
                     f"The Chinese says {zh}, the English {en}"),
                SEE,
            )  # fmt: skip


def _difference(
    in_chinese: tuple[Quantity, ...], in_english: tuple[Quantity, ...], texts: Bilingual
) -> Says:
    """Say what stands in one language alone, kind by kind."""
    said = []
    kinds = dict.fromkeys(found.kind for found in (*in_chinese, *in_english))
    for kind in sorted(kinds, key=lambda kind: _ORDER.index(kind.split()[0])):
        chinese, english = (
            [
                _with_its_words(found, texts.to(language), language)
                for found in _told_once(side)
                if found.kind == kind
            ]
            for side, language in zip((in_chinese, in_english), LANGUAGES, strict=True)
        )
        if chinese or english:
            differs = _one_kind(chinese, english)
            said.append(Says(f"{_KINDS[kind.split()[0]]}对不上：{differs.zh}", differs.en))
    en = "; ".join(each.en for each in said)
    return Says("；".join(each.zh for each in said), en[0].upper() + en[1:])


def _with_its_words(found: Quantity, text: str, language: Language) -> Says:
    """Name a quantity; in a long text, quote the words in which its number stands."""
    said = found.named()
    if found.kind != "number" or len(text) < _LONG[language]:
        return said
    before, after = _AROUND[language]
    for numeral in re.finditer(NUMERAL[language], text):
        if value_of(numeral.group(), language) == float(found.value):
            first = re.search(before, text[: numeral.start()])
            last = re.match(after, text[numeral.end() :])
            quoted = (first[0] if first else "") + numeral.group() + (last[0] if last else "")
            return Says(f"{said.zh}（“{quoted.strip()}”）", f"{said.en} (“{quoted.strip()}”)")
    return said


def _told_once(side: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """Leave out numbers that are told as part of a day, a dose or a rate."""
    told = {part for each in side if each.kind != "number" for part in each.value.split("-")}
    return (each for each in side if each.kind != "number" or each.value not in told)


def _one_kind(chinese: list[Says], english: list[Says]) -> Says:
    zh = ["、".join(said.zh for said in side) for side in (chinese, english)]
    en = [_listed([said.en for said in side]) for side in (chinese, english)]
    if chinese and english:
        return Says(
            f"中文是{_apart(zh[0])}，英文是{_apart(zh[1])}",
            f"the Chinese says {en[0]}, the English {en[1]}",
        )
    if chinese:
        return Says(
            f"中文写了{_apart(zh[0])}，英文没有",
            f"the Chinese says {en[0]}, the English does not",
        )
    return Says(
        f"英文写了{_apart(zh[1])}，中文没有", f"the English says {en[1]}, the Chinese does not"
    )


def _apart(words: str) -> str:
    """Set digits and letters off from Chinese words."""
    return f" {words}" if words[0].isascii() else words


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def abbreviations_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Compare the abbreviations of the two languages: they are written alike in both."""
    for path, value in manuscript.pairs():
        for text, other, side, said, remedy in (
            (
                value.zh,
                value.en,
                "en",
                Says("英文里没有", "is not in the English"),
                _ADD_TO_ENGLISH,
            ),
            (
                value.en,
                value.zh,
                "zh",
                Says("中文里没有", "is not in the Chinese"),
                _ADD_TO_CHINESE,
            ),
        ):
            for found in abbreviations.read(text):
                if not abbreviations.said_in(found, other):
                    yield warning(
                        "abbreviation-missing",
                        manuscript.place((*path, side)),
                        Says(f"缩写 {found} {said.zh}", f"The abbreviation {found} {said.en}"),
                        Says(remedy.zh.format(found), remedy.en.format(found)),
                    )


def units_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Compare the units in which both languages give the same number."""
    for path, value in manuscript.pairs():
        chinese, english = units.read(value.zh, "zh"), units.read(value.en, "en")
        for number in sorted(chinese.keys() & english.keys()):
            alone = (
                units.lacking(chinese, english, number),
                units.lacking(english, chinese, number),
            )
            if all(alone):
                first, second = map(min, alone)
                yield warning(
                    "units-differ",
                    manuscript.place((*path, "en")),
                    Says(f"单位对不上：中文是 {number} {first.zh}，英文是 {number} {second.zh}",
                         f"The Chinese says {number} {first.en}, the English {number} {second.en}"),
                    SEE,
                )  # fmt: skip


def senses_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Compare words that exclude one another: left and right, every day and every week."""
    for path, value in manuscript.pairs():
        for sides in contrasts.differing(value.zh, value.en):
            chinese, english = ([pole.said for pole in side] for side in sides)
            yield warning(
                "sense-differs",
                manuscript.place((*path, "en")),
                Says(f"意思对不上：中文是“{'、'.join(said.zh for said in chinese)}”，"
                     f"英文是“{'、'.join(said.zh for said in english)}”",
                     f"The Chinese says “{_listed([said.en for said in chinese])}”, "
                     f"the English “{_listed([said.en for said in english])}”"),
                SEE,
            )  # fmt: skip


_LONG = {"zh": 40, "en": 90}
_AROUND = {
    "zh": (r"[^\W\d]{0,4} ?$", r" ?[^\W\d]{0,4}"),
    "en": (r"(?:[\w’-]+ ){0,2}$", r"(?: [\w’-]+){0,2}"),
}
"""What is quoted before and after a number: a few characters, or two words."""
_SENTENCE = 3
_MAY_BE_LATIN = ("hospital", "contact", "credits", "approvals")
_KINDS = {
    "date": "日期",
    "rate": "次数",
    "dose": "用量",
    "share": "比例",
    "bound": "界限",
    "number": "数字",
    "weekday": "星期",
    "time": "时间",
    "telephone": "电话",
    "address": "网址",
}
_ORDER = tuple(_KINDS)
SEE = Says(
    "请看哪边写错了，改成一样；两边都对，就把中文、英文的词句各记一行到 accepted",
    "See which one is right and change the other; if both are right, "
    "give the words of each a line under accepted",
)
_ADD_TO_ENGLISH = Says(
    "请在英文的全称后加 ({})；不需要就两边都删去",
    "Add ({}) after the full English name, or leave it out in both",
)
_ADD_TO_CHINESE = Says(
    "请在中文的全称后加（{}）；不需要就两边都删去",
    "Add （{}） after the full Chinese name, or leave it out in both",
)

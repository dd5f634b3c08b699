"""How English is written: its marks, and one spelling throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Says, warning
from brochure.model.fields import HAN
from brochure.model.source import KeyPath

_FAULTS = (
    (r"\s[,;:!?.](?=\s|$)", Says("标点前的空格", "a space before a mark"),
     Says("删去空格", "remove the space")),
    (r"(?<=[a-z])[,;:!?](?=[A-Za-z])", Says("标点后漏了空格", "no space after a mark"),
     Says("空一格", "leave a space")),
    (r",,|;;|::|(?<!\.)\.\.(?!\.)|!!|\?\?", Says("重复的标点", "a doubled mark"),
     Says("删去一个", "remove one")),
    (rf"(?<![{HAN}])[，。；：！？（）、](?![{HAN}])", Says("全角标点", "a full-width mark"),
     Says("改用英文标点", "use the English mark")),
    (r"(?<!\w)[”’](?=\w{2})|(?<=\w{2})[“](?!\w)|(?<=\w)‘(?=\w)",
     Says("方向不对的引号", "a quotation mark that faces the wrong way"),
     Says("前用“，后用”，撇号用’", "open with “, close with ”; the apostrophe is ’")),
    (r"\b([A-Za-z]+) \1\b(?<!\bhad had)(?<!\bthat that)", Says("重复的词", "a word twice"),
     Says("删去一个", "remove one")),
)  # fmt: skip


def punctuation(manuscript: Manuscript) -> Iterator[Finding]:
    """Find slips of the keyboard in English texts."""
    for path, text in manuscript.texts("en"):
        for pattern, fault, remedy in _FAULTS:
            if found := re.search(pattern, text):
                around = text[max(0, found.start() - 12) : found.end() + 12].strip()
                yield warning(
                    "english-punctuation",
                    manuscript.place(path),
                    Says(f"“{around}”里有{fault.zh}", f"There is {fault.en} in “{around}”"),
                    Says(f"请{remedy.zh}", f"In English, {remedy.en}"),
                )


def spaces(manuscript: Manuscript) -> Iterator[Finding]:
    """Find two spaces where one is meant; they are set as one, but should not be typed."""
    for path, text in manuscript.typed("en"):
        if found := re.search(r"\S* {2,}\S+", text):
            yield warning(
                "english-punctuation",
                manuscript.place(path),
                Says(
                    f"“{found.group()}”里有连续的空格", f"There are two spaces in “{found.group()}”"
                ),
                Says("请只空一格", "Leave one"),
            )


class _Spelling(NamedTuple):
    """One way in which British and American English differ, word by word."""

    british: str
    american: str


_WORDS = (
    _Spelling("centres?", "centers?|centered"),
    _Spelling("(?:col|fav|hon|lab|behavi|neighb|tum|hum)ours?(?:ed|ing|able|al)?",
              "(?:col|fav|hon|lab|behavi|neighb|tum|hum)ors?(?:ed|ing|able|al)?"),
    _Spelling("haemorrh\\w+|haemat\\w+|haemo\\w+|anaemi\\w+|leukaemi\\w+|ischaemi\\w+",
              "hemorrh\\w+|hemat[aou]\\w+|hemo\\w+|anemi[ac]\\w*|leukemi\\w+|ischemi\\w+"),
    _Spelling("faeca?l\\w*|faeces|paediatr\\w+|orthopaed\\w+|anaesth\\w+|gynaecol\\w+",
              "fecal|feces|pediatr\\w+|orthoped\\w+|anesth\\w+|gynecol\\w+"),
    _Spelling("oesophag\\w+|diarrhoea\\w*|oedema\\w*|oestrogen\\w*|foet(?:us|al)\\w*",
              "esophag\\w+|diarrhea\\w*|edema\\w*|estrogen\\w*|fet(?:us|al)\\w*"),
    _Spelling("fibres?|litres?|(?:centi|milli|kilo)?metres?",
              "fibers?|liters?|(?:centi|milli|kilo)meters?"),
    _Spelling("programmes?|catalogues?|grey|travell\\w+|counsell\\w+|labell\\w+|cancell(?:ed|ing)",
              "programs?|catalogs?|gray|travel(?:ed|ing)|counsel(?:ed|ing|or)s?|label(?:ed|ing)"
              "|cancel(?:ed|ing)"),
)  # fmt: skip
_STEM = "special|organ|standard|recogn|minim|optim|hospital|normal|stabil|individual|modern|neutral"
_ENDINGS = _Spelling(
    rf"(?:resynchron|synchron|{_STEM})is(?:e[ds]?|ing|ations?)|analys(?:e[ds]?|ing)",
    rf"(?:resynchron|synchron|{_STEM})iz(?:e[ds]?|ing|ations?)|analyz(?:e[ds]?|ing)",
)


class _Word(NamedTuple):
    path: KeyPath
    word: str


def one_spelling(manuscript: Manuscript) -> Iterator[Finding]:
    """Find words spelt in the way of the other side of the Atlantic than most of the text.

    Oxford spelling (colour, organize) is a way of its own, so -ise and -ize are compared apart.
    """
    texts = [(path, text) for path, text in manuscript.texts("en")]
    yield from _minority(manuscript, texts, _WORDS, _BRITISH, _AMERICAN)
    yield from _minority(manuscript, texts, (_ENDINGS,), _ISE, _IZE)


def _minority(
    manuscript: Manuscript,
    texts: list[tuple[KeyPath, str]],
    spellings: tuple[_Spelling, ...],
    first: Says,
    second: Says,
) -> Iterator[Finding]:
    british = _spelt(texts, [spelling.british for spelling in spellings])
    american = _spelt(texts, [spelling.american for spelling in spellings])
    few, many = (british, american) if len(british) < len(american) else (american, british)
    own, other = (first, second) if few is british else (second, first)
    for path, word in few if many else ():
        yield warning(
            "english-spelling",
            manuscript.place(path),
            Says(f"“{word}”是{own.zh}，全文多用{other.zh}，如“{many[0].word}”",
                 f"“{word}” is {own.en}, while most of the text has {other.en}, "
                 f"as in “{many[0].word}”"),
            Says("请统一成一种拼法", "Spell in one way throughout"),
        )  # fmt: skip


def _spelt(texts: list[tuple[KeyPath, str]], patterns: list[str]) -> list[_Word]:
    words = re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)
    return [_Word(path, found.group()) for path, text in texts for found in words.finditer(text)]


_BRITISH, _AMERICAN = Says("英式拼写", "British spelling"), Says("美式拼写", "American spelling")
_ISE, _IZE = Says("-ise 拼法", "spelling with -ise"), Says("-ize 拼法", "spelling with -ize")

"""How English is written: its marks, and one spelling throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brochure.editorial.manuscript import ADDRESS, Manuscript
from brochure.editorial.stray import FOREIGN, INVISIBLE
from brochure.findings import Finding, Says, warning
from brochure.model.fields import HAN
from brochure.model.source import KeyPath

_FAULTS = (
    (r"\s[,;:!?.](?=\s|$)", Says("标点前的空格", "a space before a mark"),
     Says("删去空格", "Remove the space")),
    (r"(?<=[a-z])[,;:!?](?=[A-Za-z])|(?<=[a-z]{2})\.(?=[A-Z][a-z])",
     Says("标点后漏了空格", "no space after a mark"), Says("空一格", "Leave a space")),
    (r",,|;;|::|(?<!\.)\.\.(?!\.)|!!|\?\?", Says("重复的标点", "a doubled mark"),
     Says("删去一个", "Delete one of them")),
    (r"\.{3,}", Says("三个点写的省略号", "an ellipsis typed as full stops"),
     Says("改用 …", "Use …")),
    (r"(?<!-)--(?!-)", Says("两个连字符写的破折号", "a dash typed as two hyphens"),
     Says("改用 – 或 —", "Use – or —")),
    (rf"(?<![{HAN}])[，。；：！？（）、](?![{HAN}])", Says("全角标点", "a full-width mark"),
     Says("改用英文标点", "Use the English mark")),
    (r"(?<!\w)[”’](?!(?i:tis|twas|em)\b|\d)(?=\w{2})|(?<=\w{2})[“](?!\w)|(?<=\w)‘(?=\w)",
     Says("方向不对的引号", "a quotation mark that faces the wrong way"),
     Says("前用“，后用”，撇号用’", "Open with “, close with ”; the apostrophe is ’")),
    # “Baden Baden” is a name: only a word that goes on in small letters is typed twice.
    (r"\b([A-Za-z])([a-z]*) (?=[a-z])(?i:\1)\2\b(?<!\bhad had)(?<!\bthat that)",
     Says("重复的词", "a word twice"), Says("删去一个", "Delete one of them")),
    (INVISIBLE, Says("看不见的字符", "an invisible character"),
     Says("把这几个词重新输入", "Type the words again")),
    (FOREIGN, Says("俄文或希腊字母", "a Cyrillic or Greek letter"),
     Says("用英文字母重新输入这个词", "Type the word again in Latin letters")),
)  # fmt: skip


def punctuation(manuscript: Manuscript) -> Iterator[Finding]:
    """Find slips of the keyboard in English texts."""
    for path, typed in manuscript.texts("en"):
        text = ADDRESS.sub("www", typed)
        for pattern, fault, remedy in _FAULTS:
            if all_found := [*re.finditer(pattern, text)]:
                found, count = all_found[0], len(all_found)
                around = _whole_words(text, found.start() - 12, found.end() + 12)
                among = (
                    Says(f"等 {count} 处", f", the first of {count}")
                    if count > 1
                    else Says("里", "")
                )
                yield warning(
                    "english-punctuation",
                    manuscript.place(path),
                    Says(f"“{around}”{among.zh}有{fault.zh}",
                         f"There is {fault.en} in “{around}”{among.en}"),
                    Says(f"请{remedy.zh}", remedy.en),
                )  # fmt: skip


def _whole_words(text: str, start: int, end: int) -> str:
    """Quote a stretch of a text without cutting a word."""
    first = text.rfind(" ", 0, max(0, start)) + 1
    last = text.find(" ", min(end, len(text)))
    return text[first : last if last >= 0 else None].strip()


def brackets(manuscript: Manuscript) -> Iterator[Finding]:
    """Find a bracket that is opened and never closed; “1)” in a list closes none."""
    for path, text in manuscript.texts("en"):
        if text.count("(") > text.count(")"):
            yield warning(
                "english-punctuation",
                manuscript.place(path),
                Says("有一个括号没有合上", "A bracket is opened and not closed"),
                Says("请补上 )，或删去 (", "Close it with ), or delete the ("),
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
    _Spelling("centres?|theatres?|ageing|defences?|offences?",
              "centers?|centered|theaters?|aging|defenses?|offenses?"),
    _Spelling("(?:col|fav|hon|lab|behavi|neighb|tum|hum)ours?(?:ed|ing|able|al)?",
              "(?:col|fav|hon|lab|behavi|neighb|tum|hum)ors?(?:ed|ing|able|al)?"),
    _Spelling("haemorrh\\w+|haemat\\w+|haemo\\w+|anaemi\\w+|leukaemi\\w+|ischaemi\\w+",
              "hemorrh\\w+|hemat[aou]\\w+|hemo\\w+|anemi[ac]\\w*|leukemi\\w+|ischemi\\w+"),
    _Spelling("faeca?l\\w*|faeces|paediatr\\w+|orthopaed\\w+|anaesth\\w+|gynaecol\\w+",
              "fecal|feces|pediatr\\w+|orthoped\\w+|anesth\\w+|gynecol\\w+"),
    _Spelling("oesophag\\w+|diarrhoea\\w*|oedema\\w*|oestrogen\\w*",
              "esophag\\w+|diarrhea\\w*|edema\\w*|estrogen\\w*"),
    _Spelling("fibres?|litres?|(?:centi|milli|kilo)?metres?",
              "fibers?|liters?|(?:centi|milli|kilo)meters?"),
    _Spelling("catalogues?|grey|travell\\w+|counsell\\w+|labell\\w+|cancell(?:ed|ing)",
              "catalogs?|gray|travel(?:ed|ing)|counsel(?:ed|ing|or)s?|label(?:ed|ing)"
              "|cancel(?:ed|ing)"),
)  # fmt: skip
_STEM = (
    "special|organ|standard|recogn|minim|optim|hospital|normal|stabil|individual|modern|neutral"
    "|moistur|immun|steril|local|general|central|visual|mobil|priorit|emphas|summar|util|apolog"
    "|sensit|desensit|catheter|random|personal|tranquil|pasteur|character|author|categor|vascular"
)
_ENDINGS = _Spelling(
    rf"(?:resynchron|synchron|revascular|{_STEM})is(?:e[drs]?|ers|ing|ations?)|analys(?:ed?|ing)",
    rf"(?:resynchron|synchron|revascular|{_STEM})iz(?:e[drs]?|ers|ing|ations?)|analyz(?:ed?|ing)",
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
            _beside(word, own, many[0].word, other, outnumbered=len(few) < len(many)),
            Says("请统一成一种拼法", "Spell in one way throughout"),
        )


def _beside(word: str, own: Says, like: str, other: Says, *, outnumbered: bool) -> Says:
    """Say that two spellings stand side by side, and which has the majority."""
    if outnumbered:
        return Says(
            f"“{word}”{own.zh}，全文多{other.zh}，如“{like}”",
            f"“{word}” {own.en}; most of the text {other.en}, as in “{like}”",
        )
    return Says(
        f"“{word}”{own.zh}，“{like}”{other.zh}，两种拼法并存",
        f"“{word}” {own.en}, “{like}” {other.en}: both stand in the text",
    )


def _spelt(texts: list[tuple[KeyPath, str]], patterns: list[str]) -> list[_Word]:
    words = re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)
    return [
        _Word(path, found.group())
        for path, text in texts
        for found in words.finditer(text)
        if not _in_a_name(text, found)
    ]


def _in_a_name(text: str, found: re.Match[str]) -> bool:
    """Tell a word of a name, such as Cancer Center or Dr Grey: a name keeps its spelling."""
    before, after = text[: found.start()], text[found.end() :]
    starts = re.search(r"(?:^|[.!?:;“(]\s*)$", before) and not re.search(r"\b[DM]rs?\. $", before)
    return found.group()[0].isupper() and (
        not starts or bool(re.match(" (?:for |of )?[A-Z]", after))
    )


_BRITISH = Says("是英式拼写", "is spelt the British way")
_AMERICAN = Says("是美式拼写", "is spelt the American way")
_ISE, _IZE = Says("用 -ise", "has -ise"), Says("用 -ize", "has -ize")

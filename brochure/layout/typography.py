"""Chinese and English micro-typography by Unicode controls alone: text in, text out.

Sources: CLREQ §3.1–3.2 (line-start and line-end rules, Han–Latin spacing), measured against the
engine's own line breaking, which already keeps most marks from the line's start.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from brochure.findings import Language
from brochure.layout.phrases import LONGEST, phrases
from brochure.model.fields import BREAK, HAN

WJ, ZWSP, NBSP = "\u2060", "\u200b", "\u00a0"
LAST_LINE = 4
"""A Chinese paragraph's last line holds at least so many characters."""
LONGEST_CLAUSE = 8
"""A short last clause stands on one line; a longer one may be parted."""

_LATIN = "A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u2080-\u2089"
_COUNTERS = (
    "张|人次|人|名|位|例|次|个|项|种|楼|层|号|岁|年|月|日|天|周|小时|分钟|分|点|元|万|亿|"
    "克|毫升|毫米|厘米|公里|米|床|室|诊室"
)
_UNITS = r"mm|cm|km|mg|kg|g|mL|ml|L|mmHg|MHz|Hz|kV|V|W|h|min|s"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_GLUE = "\ue000"
_DATE = re.compile(r"(?<=年) ?(?=\d{1,2} ?月)|(?<=月) ?(?=\d{1,2} ?日)")
_COUNTER = re.compile(rf"(?<=\d) ?(?=(?:{_COUNTERS}))")
_ORDINAL = re.compile(r"(?<=第) ?(?=\d)")
_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?![A-Za-z]))")
_HAN_LATIN = re.compile(rf"(?<=[{HAN}]) ?(?=[{_LATIN}±≥≤])|(?<=[{_LATIN}%℃°+]) ?(?=[{HAN}])")
_CAPITALS = re.compile("(?<=[A-Z])、(?=[A-Z])")
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_NEVER_FIRST = re.compile("——|—|～|–|·")
_DOT = re.compile(" ?· ?")
_QUOTE_IN = re.compile(rf"(?<=[{HAN}])(?=[“‘])")
_QUOTE_OUT = re.compile(rf"(?<=[”’])(?=[{HAN}])")
_CLOSING = "，。！？；：、）】》”’…"
_LAST = re.compile(
    rf"(?<=[，；：])[{HAN}]{{{LAST_LINE},{LONGEST_CLAUSE}}}[{_CLOSING}]*$|[{HAN}]{{{LAST_LINE}}}[{_CLOSING}]*$"
)
"""What a last line keeps together: a short last clause whole, or else the last characters."""
_PHRASE = re.compile(rf"（?[{HAN}]{{2,}}）?|[A-Z]{{1,4}} [{HAN}]+")
_NAME = re.compile(rf"（?[{HAN}]{{3,}}）?")


def chinese(text: str) -> str:
    """Space Han from Latin, and keep together what must not be torn apart.

    >>> chinese("开展PPH等51张") == "开展 PPH 等 51" + NBSP + "张"
    True
    """
    text = _UNIT.sub(NBSP, text)
    text = _DATE.sub(_GLUE, text)
    text = _ORDINAL.sub(_GLUE, _COUNTER.sub(_GLUE, text))
    text = _HAN_LATIN.sub(" ", text)
    text = text.replace(_GLUE, NBSP)
    text = _DOT.sub("·", text)
    text = _CAPITALS.sub("、" + WJ, text)
    text = _RANGE.sub("–" + WJ, text)
    text = _NEVER_FIRST.sub(lambda found: WJ + found.group(), text).replace("～", "～" + WJ)
    return _QUOTE_OUT.sub(ZWSP, _QUOTE_IN.sub(ZWSP, text))


def english(text: str) -> str:
    """Curl quotation marks, and keep numbers with what they count."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r"(^|[\s(\[—–])\"([^\"]*)\"", r"\1“\2”", text)
    text = re.sub(r"(^|[\s(\[—–])'([^']*)'", r"\1‘\2’", text)
    text = re.sub(r"(?<=s)'(?!\w)", "’", text)
    text = _RANGE.sub("–" + WJ, text)
    text = re.sub(rf"\b({_MONTHS}) (?=\d)", rf"\1{NBSP}", text)
    return re.sub(r"(?<=\d) (?=[A-Za-z])", NBSP, text)


def line(text: str, language: Language) -> str:
    """Set a short text: a label, a name, a title."""
    return chinese(text) if language == "zh" else english(text)


def one_line(text: str, language: Language) -> str:
    """Set a display text without its marked breaks."""
    return line(text.replace(BREAK, "" if language == "zh" else " "), language)


def parts(text: str) -> list[str]:
    """Take a display text apart at its marked breaks."""
    return [part.strip() for part in text.split(BREAK) if part.strip()]


def broken(text: str, language: Language) -> Markup:
    """Set a display text with exactly one line for each part between its marks."""
    if BREAK not in text:
        return keep_end(text, language)
    return Markup("<br>").join(whole(line(part, language)) for part in parts(text))


def keep_end(
    text: str,
    language: Language,
    names: tuple[str, ...] = (),
    longest: int = LONGEST,
    clause: int = LONGEST_CLAUSE,
) -> Markup:
    """Set running text whose last line is no orphan: two words, or four Chinese characters.

    No Chinese phrase of up to `longest` characters is torn apart, nor any of the department's own
    `names`, nor a last clause of up to `clause`; with a `longest` of 1, as justified text is set,
    only names and the last words are kept.
    """
    if language == "zh":
        runs = _runs(text, names, longest, clause)
        return Markup().join(whole(run) if kept else escape(run) for run, kept in runs)
    text = english(text)
    words = text.split(" ")
    start = len(text) - len(" ".join(words[-2:])) if len(words) > 4 else len(text)
    return escape(text[:start]) + (whole(text[start:]) if text[start:] else Markup())


def unparted(text: str, names: tuple[str, ...], longest: int, clause: int) -> list[str]:
    """Cut a Chinese text into the pieces between which a line may end."""
    runs = _runs(text, names, longest, clause)
    pieces = ([run] if kept else re.findall(f".[{_CLOSING}]*", run) for run, kept in runs)
    return [piece for part in pieces for piece in part]


def _runs(text: str, names: tuple[str, ...], longest: int, clause: int) -> list[tuple[str, bool]]:
    """Cut a text into runs, each kept on one line or not; the last ones as far as a line holds."""
    cut = phrases(chinese(text), names, max(longest, 2))
    found = _LAST.search("".join(cut))
    due = len("".join(cut)) - found.start() if found else 0
    end = ""
    while len(end) < due and len((cut[-1] + end).rstrip(_CLOSING)) <= clause:
        end = cut.pop() + end
    keep = _PHRASE if longest > 1 else _NAME
    return [*((part, bool(keep.fullmatch(part))) for part in cut), *([(end, True)] if end else [])]


def whole(text: str) -> Markup:
    """Keep a text on one line."""
    return Markup('<span class="whole">{}</span>').format(text)


def month(number: int, language: Language) -> str:
    """Name a month: 11 is `November`, or `11`."""
    return str(number) if language == "zh" else _MONTHS.split("|")[number - 1]

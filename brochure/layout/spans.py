"""Runs inside a text that are more than letters: words of the other language, addresses to follow.

Text in, markup out. A reader's voice changes where `lang` does; a telephone number is dialled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from brochure.findings import Language
from brochure.layout.telephone import dialled, to_call
from brochure.layout.typography import LAST_LINE, NBSP, english, keep_end
from brochure.model.fields import HAN

LONGEST_PHRASE = 3
"""A longer Chinese phrase would leave a hole in a line of so few characters."""
LAST_LETTERS = 24
"""The last two words of an English one are kept together unless they are longer."""
LAST_LETTERS_PARTED = 16
"""A comma between them ends a line well, unless little is left."""

_TAG = re.compile(r"(<[^>]*>|&[#\w]+;)")
_LATIN_WORD = r"[A-Za-z\u00c0-\u024f][\w\u00c0-\u024f.@’'/:+?=&%#~\u2080-\u2089-]*"
_FOREIGN = {
    "zh": re.compile(rf"(?a:{_LATIN_WORD}(?:[ \u00a0]{_LATIN_WORD})*)"),
    "en": re.compile(rf"[{HAN}][{HAN}\u3000-\u303f\uff00-\uff60、，。]*"),
}
_OTHER = {"zh": "en", "en": "zh-Hans"}
_HOST = r"[a-z\d-]+(?:\.[a-z\d-]+)*"
_PATH = r"[/?#](?:[.,;:!?']*(?:[\w/=&%~#*+@$-]|\([\w/.,=&%~+-]*\)))*"
_ADDRESS = re.compile(
    rf"(?a:(?<![\w@.-])(?:https?://{_HOST}|{_HOST}\.[a-z]{{2,}})(?::\d+)?(?![\w@.-]*@)(?:{_PATH})?)",
    re.I,
)
"""An address of the web, without the mark that ends its sentence."""
_MAIL = re.compile(rf"(?a:(?<![\w.+-])[\w.+-]+@{_HOST}\.[a-z]{{2,}})", re.I)
_SCHEME = re.compile("https?://", re.I)
_GROUPED = re.compile(r"(?<=\d) (?=\d)")
_PLAIN_ADDRESS = re.compile(r"https?://|www\.", re.I)
"""What begins an address for certain: in running text, `e.g.so` is none."""


def prose(text: str, language: Language) -> Markup:
    """Set running text for a narrow measure: no single character, or word, is left to a line.

    Nor is a number in groups, as a telephone's is, parted between them.
    """
    text = _GROUPED.sub(NBSP, text)
    if language == "zh":
        html = keep_end(text, language, longest=LONGEST_PHRASE, clause=LAST_LINE)
        return _links(html, _followed(html))
    before, _, last = english(text).rpartition(" ")
    most = LAST_LETTERS_PARTED if before.endswith(",") else LAST_LETTERS
    short = len(before.rpartition(" ")[2]) + len(last) < most
    # The engine breaks lines badly before a run that it must not break; a hard space does no harm.
    html = escape(f"{before}{NBSP if short and before else ' '}{last}".strip(" "))
    return _links(html, _followed(html))


def marked(text: str, language: Language) -> Markup:
    """Mark every run of the other language's letters with its language."""
    tongue = _OTHER[language]

    def mark(run: re.Match[str]) -> Markup:
        return Markup('<span lang="{}">{}</span>').format(tongue, Markup(run.group()))

    parts = _TAG.split(str(escape(text)))
    # Every second part is a tag or a character's name.
    parts[::2] = [_FOREIGN[language].sub(mark, part) for part in parts[::2]]
    # A voice that reads on, and a bookmark, need the space that a line's end stands for.
    end = Markup(" <br>") if language == "en" else Markup("<br>")
    return end.join(Markup("").join(map(Markup, parts)).split("<br>"))


def linked(text: str, kind: str) -> Markup:
    """Make telephone numbers and addresses of the web into links, by the kind of the row."""
    if kind == "phone":
        return _links(text, dialled(text))
    if kind == "web":
        found = _ADDRESS.finditer(text)
        return _links(text, ((*one.span(), _web(one.group())) for one in found))
    return escape(text)


def _followed(html: Markup) -> list[tuple[int, int, str]]:
    """Find what can be followed from running text: urgent numbers, addresses of web and mail."""
    sites = (one for one in _ADDRESS.finditer(html) if _PLAIN_ADDRESS.match(one.group()))
    return sorted(
        [
            *to_call(html),
            *((*one.span(), _web(Markup(one.group()).unescape())) for one in sites),
            *((*one.span(), f"mailto:{one.group()}") for one in _MAIL.finditer(html)),
        ]
    )


def without_scheme(address: str) -> str:
    """Give an address of the web as it is said; what is no address stays as it is."""
    return _SCHEME.sub("", address)


def _web(found: str) -> str:
    return found if _SCHEME.match(found) else f"https://{found}"


def _links(text: str, targets: Iterable[tuple[int, int, str]]) -> Markup:
    parts, end = [Markup("")], 0
    for start, stop, target in targets:
        link = Markup('<a href="{}">{}</a>').format(target, text[start:stop])
        parts += [escape(text[end:start]), link]
        end = stop
    return Markup("").join([*parts, escape(text[end:])])

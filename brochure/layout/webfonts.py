"""The only door to fontTools: fonts inside a page of the web, no larger than its text needs."""

from __future__ import annotations

import base64
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from fontTools.ttLib import TTFont

from brochure.findings import Language
from brochure.layout import glyphs
from brochure.model.theme import Fonts, Theme

SELECTORS: Mapping[str, tuple[str, ...]] = {
    "text": ("html", ".time"),
    "cover": ("h1",),
    "display": ("h2", "time", ".statement", ".value", ".words", ".count"),
    "lead": (".lead", ".condition", ".abbreviations"),
    "strong": ("h3", "th", ".name", ".technique"),
    "other": (".other",),
}
"""Elements and classes of the document that a face begins with; what is inside them has it too."""
_TEXT = "text"
_TEXT_WEIGHT = 400
_VOID = {"meta", "link", "br", "img"}
_UNSEEN = {"style", "title"}
_RIGHTS = {0, 13, 14}
"""Of its names a part of a font keeps owner and licence: it must not bear a reserved one."""


def faces(theme: Theme, language: Language) -> dict[str, tuple[tuple[str, ...], int]]:
    """Give the families, first choice first, and the weight of each face of a page."""
    reading = theme.reading
    other: Language = "en" if language == "zh" else "zh"
    text = theme.families[reading.text_face]
    display = theme.families[reading.display_face].to(language)
    return {
        _TEXT: (text.to(language), _TEXT_WEIGHT),
        "cover": (display, reading.cover_weight.to(language)),
        "display": (display, reading.display_weight.to(language)),
        "lead": (display, reading.lead_weight.to(language)),
        "strong": (text.to(language), reading.strong_weight.to(language)),
        "other": (text.to(other), _TEXT_WEIGHT),
    }


def embedded(
    html: str, theme: Theme, language: Language, fonts: Fonts, folder: Path
) -> Iterator[str]:
    """Give a style sheet the letters that a page uses of every face, inside the sheet itself."""
    letters = _Letters()
    letters.feed(html)
    wanted: dict[Path, set[str]] = defaultdict(set)
    named: dict[Path, tuple[str, int]] = {}
    for name, (families, weight) in faces(theme, language).items():
        left = set(letters.of[name])
        for family in families:
            path = fonts.nearest(folder, family, weight)
            own = {letter for letter in left if ord(letter) in glyphs.characters(path)}
            wanted[path] |= own
            named.setdefault(path, (family, weight))
            left -= own
    for path, (family, weight) in named.items():
        if wanted[path]:
            data = base64.b64encode(_woff2(glyphs.part(path, "".join(wanted[path])))).decode()
            yield (
                f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
                f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
            )


def _woff2(data: bytes) -> bytes:
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font["name"].names = [one for one in font["name"].names if one.nameID in _RIGHTS]
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


class _Letters(HTMLParser):
    """Gathers the letters of a document by the face that they are set in."""

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[str, set[str]] = defaultdict(set)
        self._open = [_TEXT]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        classes = {f".{name}" for name in (dict(attrs).get("class") or "").split()}
        own = [face for face, names in SELECTORS.items() if {tag, *classes} & set(names)]
        inner = "" if tag in _UNSEEN else self._open[-1]
        self._open.append(own[0] if own else inner)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over a part of a drawing: it holds no letters."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.of[self._open[-1]] |= set(data)

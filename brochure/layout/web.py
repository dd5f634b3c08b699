"""The edition for the web: the document as one file that needs nothing from outside."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from brochure.findings import Language
from brochure.layout import webfonts
from brochure.layout.compose import PICTURES_ADDRESS, picture
from brochure.layout.semantics import Bookwork, document, tokens, written
from brochure.layout.typography import NBSP, WJ, ZWSP, one_line, whole
from brochure.model import palette
from brochure.model.content import Department
from brochure.model.theme import Fonts

PAGE = "web"
_HEADING = re.compile(r'<section[^>]* id="([\w-]+)">\s*<h2>(.*?)</h2>', re.DOTALL)
_UNSEEN = re.compile(r"<title>.*?</title>|<[^>]*>", re.DOTALL)
_GLUED = re.compile(rf"(?:[\d:.]+|[^\s<>]){WJ}(?:——|[^\s<>]){WJ}?[\d:.]*")
_LAST_WORD = re.compile(rf"(?<=[^\d\s]){NBSP}(?=[^\s<]+</p>)")
_SIGNS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG": "png"}


def web_page(
    department: Department,
    language: Language,
    work: Bookwork,
    fonts: tuple[Fonts, Path],
    pictures: Mapping[str, bytes],
) -> str:
    """Write a department as one HTML file: its pictures and the letters it uses are inside.

    It is filled twice, since the first tells which headings the second lists.
    Raises Refused for a mistake in a template, and for a picture that cannot be shown.
    """

    def shown(*args: Any, **placed: Any) -> str:
        return _inside(
            pictures[picture(work.theme, *args, **placed).removeprefix(PICTURES_ADDRESS)]
        )

    def filled(contents: tuple[tuple[str, Markup], ...]) -> str:
        return document(department, language, work, PAGE, given | {"contents": contents})

    sheet = Markup("\n".join(_sheet(work, language)))
    given = {
        "page": PAGE,
        "picture": shown,
        "summary": _summary(department, language),
        "css": sheet,
    }
    html = _unglued(filled(headings(filled(()))), language)
    letters = "\n".join(webfonts.embedded(html, work.theme, language, *fonts))
    return html.replace("<style>", f"<style>\n{letters}", 1)


def headings(html: str) -> tuple[tuple[str, Markup], ...]:
    """List the sections of a document, to go to: where each is, and its title."""
    return tuple((place, Markup(title)) for place, title in _HEADING.findall(html))


def _unglued(html: str, language: Language) -> str:
    """Keep text together by markup where print does by control characters, which would be copied.

    A browser keeps the last word of an English paragraph from standing alone by itself.
    """
    html = _UNSEEN.sub(lambda found: re.sub(f"[{WJ}{ZWSP}]", "", found.group()), html)
    html = _GLUED.sub(lambda found: str(whole(Markup(found.group().replace(WJ, "")))), html)
    html = html.replace(WJ, "").replace(ZWSP, "<wbr>")
    return html if language == "zh" else _LAST_WORD.sub(" ", html)


def _summary(department: Department, language: Language) -> str:
    """Say in a sentence what the page is about, for lists of pages."""
    about = department.about
    said = (about.statement, *about.paragraphs[:1]) if about else ()
    names = (department.name, department.hospital)
    texts = [text.to(language) for text in said if text] or [name.to(language) for name in names]
    joint = "：" if language == "zh" else ": "
    return joint.join(one_line(text, language) for text in texts[:2])


def _sheet(work: Bookwork, language: Language) -> Iterator[str]:
    """Declare colours by day and in the dark, and which elements are set in which face."""
    yield from tokens(work, language)
    by_day = palette.day(work.theme, work.icc)
    yield "@media screen and (prefers-color-scheme: dark) { :root {"
    for name, colour in palette.night(work.theme, work.icc).items():
        if colour != by_day[name]:
            yield f"--{name.replace('_', '-')}: {written(colour)};"
    yield "} }"
    for face, (families, weight) in webfonts.faces(work.theme, language).items():
        where = ", ".join(webfonts.SELECTORS[face])
        stack = ", ".join(f'"{family}"' for family in families)
        yield f"{where} {{ font-family: {stack}, var(--own-faces); font-weight: {weight}; }}"


def _inside(data: bytes) -> str:
    """Give a picture as an address that holds it."""
    kind = next((kind for sign, kind in _SIGNS.items() if data.startswith(sign)), "svg+xml")
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"

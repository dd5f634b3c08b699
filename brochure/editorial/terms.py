"""Hold every text to the project's glossary, and names to one way of writing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Language, Says, warning
from brochure.model.fields import BREAK, HAN
from brochure.model.glossary import Term
from brochure.model.source import KeyPath

_LIKE = 0.8
"""A phrase that is so like a name, and is not it, is the name written otherwise."""


def glossary(manuscript: Manuscript) -> Iterator[Finding]:
    """Find terms that are written otherwise than the glossary has them, or translated otherwise."""
    for path, pair in manuscript.pairs():
        for term in manuscript.glossary.terms:
            yield from _refused(manuscript, path, term, "zh", pair.zh)
            yield from _refused(manuscript, path, term, "en", pair.en)
            refused = _found(term.forbidden.en, pair.en)
            if term.zh in _plain(pair.zh) and not (_found((term.en,), pair.en) or refused):
                yield warning(
                    "glossary-term",
                    manuscript.place((*path, "en")),
                    Says(f"“{term.zh}”的英文应为“{term.en}”，这里没有",
                         f"“{term.zh}” is “{term.en}” in English; it does not stand here"),
                    Says(f"请写“{term.en}”；词表在 content/glossary.yaml",
                         f"Write “{term.en}”; the terms are in content/glossary.yaml"),
                )  # fmt: skip


def _refused(
    manuscript: Manuscript, path: KeyPath, term: Term, language: Language, text: str
) -> Iterator[Finding]:
    right = term.zh if language == "zh" else term.en
    words = term.forbidden.zh if language == "zh" else term.forbidden.en
    if found := _found(words, text, right):
        yield warning(
            "glossary-variant",
            manuscript.place((*path, language)),
            Says(f"“{found}”在本院统一写作“{right}”", f"“{found}” is always written “{right}”"),
            Says(f"请改为“{right}”；词表在 content/glossary.yaml",
                 f"Write “{right}”; the terms are in content/glossary.yaml"),
        )  # fmt: skip


def _found(words: tuple[str, ...], text: str, right: str = "") -> str | None:
    """Find the first of some words in a text, as whole words and not within the right one."""
    text = _plain(text)
    if any(right and word in right for word in words):
        text = text.replace(right, " ")
    for word in words:
        inside = re.escape(word).replace("\\ ", r"[ -]")
        plural = "" if re.search(f"[{HAN}]", word) else "(?:e?s)?"
        inside = re.sub("(?<=[a-z])y$", "(?:y|ies)", inside)
        bounds = (r"\b", r"\b") if plural else ("", "")
        if found := re.search(f"{bounds[0]}{inside}{plural}{bounds[1]}", text, re.IGNORECASE):
            return found.group()
    return None


def _plain(text: str) -> str:
    return text.replace(BREAK, " " if re.search("[a-z]", text) else "")


def names(manuscript: Manuscript) -> Iterator[Finding]:
    """Find the hospital's and the department's names where they are written otherwise."""
    department = manuscript.department
    own = [department.hospital, department.name, *filter(None, [department.second_name])]
    for path, pair in manuscript.pairs():
        if pair in own:
            continue
        for name in own:
            yield from _differs(manuscript, path, "zh", name.zh, pair.zh)
            yield from _differs(manuscript, path, "en", name.en, pair.en)


def _differs(
    manuscript: Manuscript, path: KeyPath, language: Language, name: str, text: str
) -> Iterator[Finding]:
    right = re.sub(r"\s*[（(].*[）)]", "", _plain(name)).strip()
    text = _plain(text)
    if right in text:
        return
    for written in _phrases(text, right, language):
        like = difflib.SequenceMatcher(None, _folded(written), _folded(right)).ratio()
        if like >= _LIKE:
            yield warning(
                "name-differs",
                manuscript.place((*path, language)),
                Says(f"“{written}”与名称“{right}”写法不同",
                     f"“{written}” is not quite the name “{right}”"),
                Says(f"名称请统一写作“{right}”", f"Always write “{right}”"),
            )  # fmt: skip
            return


def _folded(text: str) -> str:
    return re.sub("^the ", "", text.casefold())


def _phrases(text: str, name: str, language: Language) -> Iterator[str]:
    """List what in a text may stand for a name: as many words, or what ends like it."""
    if language == "zh":
        first, last = re.escape(name[0]), re.escape(name[-2:])
        inside = rf"(?={first}([{HAN}]{{1,{len(name) + 2}}}?{last}))"
        yield from (name[0] + found[1] for found in re.finditer(inside, text))
        return
    words, many = text.split(), len(name.split())
    for size in (many, many + 1, many - 1):
        if size < 3:
            continue
        for start in range(len(words) - size + 1):
            phrase = " ".join(words[start : start + size]).strip(".,;:!?()“”’")
            last, end = phrase.split()[-1], name.split()[-1]
            if difflib.SequenceMatcher(None, last.casefold(), end.casefold()).ratio() > _LIKE:
                yield phrase

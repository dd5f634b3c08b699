"""Hold every text to the project's glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Language, Says, warning
from brochure.model.fields import BREAK, HAN
from brochure.model.glossary import Term
from brochure.model.source import KeyPath


def glossary(manuscript: Manuscript) -> Iterator[Finding]:
    """Find terms that are written otherwise than the glossary has them, or translated otherwise."""
    for path, pair in manuscript.pairs():
        for term in manuscript.glossary.terms:
            yield from _refused(manuscript, path, term, "zh", pair.zh)
            yield from _refused(manuscript, path, term, "en", pair.en)
            refused = _found(term.forbidden.en, pair.en)
            if _said(term.zh, pair.zh) and not (_spelt(term.en, pair.en) or refused):
                yield warning(
                    "glossary-term",
                    manuscript.place((*path, "en")),
                    Says(f"“{term.zh}”的英文应为“{term.en}”，这里没有",
                         f"We translate “{term.zh}” as “{term.en}”; it is missing here"),
                    Says(f"请写“{term.en}”；词表在 content/glossary.yaml",
                         f"Write “{term.en}”; the terms are in content/glossary.yaml"),
                )  # fmt: skip


def contradictions(manuscript: Manuscript) -> Iterator[Finding]:
    """Find entries of the glossary that contradict one another, or themselves."""
    source, first = manuscript.glossary_source, dict[str, Term]()
    if source is None:
        return
    for index, term in enumerate(manuscript.glossary.terms):
        other = first.setdefault(term.zh, term)
        if american(other.en) != american(term.en):
            yield warning(
                "glossary-contradiction",
                source.place(("terms", index)),
                Says(f"“{term.zh}”有两种译法：“{other.en}”和“{term.en}”",
                     f"“{term.zh}” has two translations: “{other.en}” and “{term.en}”"),
                Says("请只留一条", "Keep one of them"),
            )  # fmt: skip
        if word := next(_own_words(term), None):
            yield warning(
                "glossary-contradiction",
                source.place(("terms", index, "forbidden")),
                Says(f"“{word}”既是规定的写法，又写在 forbidden 里",
                     f"“{word}” is the term, and forbidden too"),
                Says("请从 forbidden 里删去", "Take it out of forbidden"),
            )  # fmt: skip


def _own_words(term: Term) -> Iterator[str]:
    yield from (word for word in term.forbidden.zh if word == term.zh)
    yield from (word for word in term.forbidden.en if word.casefold() == term.en.casefold())


def _said(term: str, text: str) -> bool:
    """Tell whether a text has a Chinese term; two characters may also be ends of other words."""
    text = plain(text)
    for found in re.finditer(re.escape(term), text):
        around = text[max(0, found.start() - 1) : found.start() + 1], text[found.end() - 1 :][:2]
        if len(term) > 2 or not _OTHER_WORDS.intersection(around):
            return True
    return False


_OTHER_WORDS = {
    "显微", "最微", "轻微", "细微", "稍微", "创伤", "创新", "创面", "创口", "创建", "创造", "创立",
}  # fmt: skip
"""Words that begin or end within 显微创伤 and its like, where 微创 is none."""


def _spelt(term: str, text: str) -> bool:
    """Tell whether a text has an English term, in British or in American spelling."""
    return bool(_found((american(term),), american(text)))


def american(text: str) -> str:
    """Spell a text in one way, only to compare it."""
    text = re.sub("ae|oe", "e", text.casefold())
    text = re.sub(r"our(?=s?\b|ed\b|ing\b|al\b)", "or", text)
    text = re.sub(r"(?<=[a-z]{2})is(?=e[ds]?\b|ing\b|ations?\b)", "iz", text)
    text = re.sub(r"(?<=[bnt])re(?=s?\b)", "er", text)
    return re.sub(r"ll(?=ed\b|ing\b)", "l", text).replace("programme", "program")


def _refused(
    manuscript: Manuscript, path: KeyPath, term: Term, language: Language, text: str
) -> Iterator[Finding]:
    right = term.zh if language == "zh" else term.en
    words = term.forbidden.zh if language == "zh" else term.forbidden.en
    if found := _found(words, text, right):
        yield warning(
            "glossary-variant",
            manuscript.place((*path, language)),
            Says(f"“{found}”在本院统一写作“{right}”", f"Our term is “{right}”, not “{found}”"),
            Says(f"请改为“{right}”；词表在 content/glossary.yaml",
                 f"Write “{right}”; the terms are in content/glossary.yaml"),
        )  # fmt: skip


def _found(words: tuple[str, ...], text: str, right: str = "") -> str | None:
    """Find the first of some words in a text, as whole words and not within the right one."""
    text = plain(text)
    if any(right and word in right for word in words):
        text = text.replace(right, " ")
    for word in words:
        inside = re.escape(word).replace("\\ ", r"[ -]")
        plural = "" if re.search(f"[{HAN}]", word) else "(?:e?s)?"
        for end, either in _PLURALS:
            inside = re.sub(f"(?<=[a-z]){end}$", either, inside)
        bounds = (r"\b", r"\b") if plural else ("", "")
        if found := re.search(f"{bounds[0]}{inside}{plural}{bounds[1]}", text, re.IGNORECASE):
            return found.group()
    return None


_PLURALS = (
    ("y", "(?:y|ies)"), ("fe?", "(?:fe?|ves)"), ("is", "[ie]s"), ("man", "m[ae]n"),
    ("child", "child(?:ren)?"),
)  # fmt: skip
"""Nouns whose plural takes no plain s: midwives, diagnoses."""


def plain(text: str) -> str:
    """Leave out the marks of breaks."""
    return text.replace(BREAK, " " if re.search("[a-z]", text) else "")

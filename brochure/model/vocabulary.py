"""Fields that know a few words only, each with its meaning beside it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from brochure.findings import Says


class Meaning(NamedTuple):
    """What a word of a field means, and what people write where they do not know the word."""

    zh: str
    en: str
    also: tuple[str, ...] = ()

    @property
    def says(self) -> Says:
        return Says(self.zh, self.en)


Words = Mapping[str, Meaning]


def one_of(words: Words) -> BeforeValidator:
    """Refuse what is none of the words, so that the answer can show what they mean."""

    def known(value: object) -> object:
        if isinstance(value, str) and value in words:
            return value
        raise PydanticCustomError("unknown_word", "none of the words", {"words": words})

    return BeforeValidator(known)


def advise(words: Words, typed: object) -> Says:
    """Say which word to write: the one that was meant, where that is plain, or one of all."""
    if word := _meant(words, str(typed)):
        zh, en = _with_meaning(word, words[word])
        return Says(f"请写 {zh}", f"Write {en}")
    each = [_with_meaning(word, meaning) for word, meaning in words.items()]
    zh, en = "、".join(says.zh for says in each), ", ".join(says.en for says in each)
    return Says(f"只能写其中之一：{zh}", f"Write one of: {en}")


def _with_meaning(word: str, meaning: Meaning) -> Says:
    english = word if meaning.en == word else f"{word} ({meaning.en})"
    return Says(f"{word}（{meaning.zh}）", english)


def _meant(words: Words, typed: str) -> str | None:
    """Find the word that a person means: by its name, within what was typed, or misspelt."""
    text = typed.strip().casefold()
    names = {
        name.casefold(): word
        for word, meaning in words.items()
        for name in (word, meaning.zh, meaning.en, *meaning.also)
    }
    if text in names:
        return names[text]
    within = {word for name, word in names.items() if not name.isascii() and name in text}
    if within:
        return within.pop() if len(within) == 1 else None
    near = difflib.get_close_matches(text, names, 1, cutoff=0.75)
    return names[near[0]] if near else None

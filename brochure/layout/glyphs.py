"""The only door to fontTools: which characters the project's fonts can print, and how wide."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from brochure.findings import Finding, Language, Says, error
from brochure.model.content import Department, texts
from brochure.model.source import Source
from brochure.model.theme import Fonts, Theme

_INVISIBLE = {"\u200b", "\u2060", "\u00a0", "\u00ad"}


@functools.lru_cache
def characters(font: Path) -> frozenset[int]:
    """Read the characters of one font file."""
    with TTFont(font, lazy=True) as loaded:
        return frozenset(loaded.getBestCmap())


@functools.lru_cache
def advances(font: Path) -> dict[str, float]:
    """Read how far each character of a font moves the pen, in ems."""
    with TTFont(font, lazy=True) as loaded:
        metrics, em = loaded["hmtx"], loaded["head"].unitsPerEm
        return {chr(point): metrics[name][0] / em for point, name in loaded.getBestCmap().items()}


def printable(theme: Theme, fonts: Fonts, folder: Path, language: Language) -> frozenset[int]:
    """Give the characters that every family of a theme can print in one language."""
    families = [
        frozenset[int]().union(*map(characters, fonts.files(folder, stack.to(language))))
        for stack in theme.families.values()
    ]
    return frozenset.intersection(*families)


def missing(
    department: Department, source: Source, theme: Theme, fonts: Fonts, folder: Path
) -> Iterator[Finding]:
    """Find every character of the content that would print as an empty box."""
    have = {language: printable(theme, fonts, folder, language) for language in ("zh", "en")}
    for path, text in texts(department):
        language: Language = "en" if path[-1] == "en" else "zh"
        gone = [c for c in text if ord(c) not in have[language] and c not in _INVISIBLE]
        for character in dict.fromkeys(gone):
            name = unicodedata.name(character, "?")
            yield error(
                "missing-glyph",
                source.place(path),
                Says(
                    f"字库里没有“{character}”（U+{ord(character):04X}），印出来会是空框",
                    f"No font can print “{character}” (U+{ord(character):04X} {name}) "
                    f"in “{'.'.join(map(str, path))}”",
                ),
                Says(
                    "请换一个字或符号；必须用它时，请设计人员把字形加进 fonts 文件夹",
                    "Use another character; if it must be this one, ask the designer to add it",
                ),
            )

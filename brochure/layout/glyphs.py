"""The only door to HarfBuzz: which characters the project's fonts can print, and how wide."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import uharfbuzz

from brochure.findings import Finding, Language, Says, error
from brochure.model.content import Department
from brochure.model.source import Source, field_name
from brochure.model.theme import Fonts, Theme
from brochure.model.walk import texts

_INVISIBLE = {"\u200b", "\u2060", "\u00a0", "\u00ad"}


@functools.lru_cache
def _face(path: Path) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))


@functools.lru_cache
def characters(path: Path) -> frozenset[int]:
    """List the characters of one font file."""
    return frozenset(_face(path).unicodes)


def width(path: Path, text: str) -> float:
    """Measure a text in ems, kerning and ligatures included."""
    if not text:
        return 0.0
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    face = _face(path)
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    advance: int = sum(glyph.x_advance for glyph in buffer.glyph_positions)
    upem: int = face.upem
    return advance / upem


def outlines(path: Path, text: str) -> list[tuple[str, tuple[float, ...]]]:
    """Draw a text as PDF path operators (m, l, c, h), in ems, its first baseline point at 0, 0."""
    font = uharfbuzz.Font(_face(path))
    em = _face(path).upem
    drawn: list[tuple[str, tuple[float, ...]]] = []
    pen = [0.0, 0.0, 0.0]

    def put(operator: str, *points: float) -> None:
        moved = tuple((x + (0 if odd % 2 else pen[0])) / em for odd, x in enumerate(points))
        drawn.append((operator, moved))
        pen[1:] = points[-2:] or pen[1:]

    def curve(x1: float, y1: float, x: float, y: float, _: object) -> None:
        """Give a TrueType curve, of one control point, as a PDF curve, of two."""
        x0, y0 = pen[1:]
        put("c", x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0),
            x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y), x, y)  # fmt: skip

    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: put("m", x, y))
    functions.set_line_to_func(lambda x, y, _: put("l", x, y))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, _: put("c", a, b, c, d, x, y))
    functions.set_quadratic_to_func(curve)
    functions.set_close_path_func(lambda _: put("h"))
    for character in text:
        glyph = font.get_nominal_glyph(ord(character)) or 0
        font.draw_glyph(glyph, functions)
        pen[0] += font.get_glyph_h_advance(glyph)
    return drawn


_SPACING = {"chws", "halt"}
"""Features beyond the usual ones: how the marks of Chinese share their blank."""


def part(path: Path, text: str) -> bytes:
    """Give the part of a font that a text needs, without hints for coarse screens."""
    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).set(set(map(ord, text)))
    wanted.sets(uharfbuzz.SubsetInputSets.NAME_ID).update(range(15))
    features = wanted.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG)
    for tag in sorted(_SPACING):
        features.add(int.from_bytes(tag.encode(), "big"))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return bytes(uharfbuzz.subset(_face(path), wanted).blob.data)


@functools.lru_cache(maxsize=64)
def embedded(font: bytes) -> tuple[uharfbuzz.Font, int, int]:
    """Open a font given as bytes; gives it with its units per em and its number of glyphs."""
    face = uharfbuzz.Face(uharfbuzz.Blob(font))
    return uharfbuzz.Font(face), face.upem, face.glyph_count


def glyph_outline(font: uharfbuzz.Font, glyph: int) -> list[tuple[str, tuple[float, ...]]]:
    """Draw one glyph as PDF path operators (m, l, c, h), in the font's own units."""
    drawn: list[tuple[str, tuple[float, ...]]] = []

    def put(operator: str, *points: float) -> None:
        drawn.append((operator, points))

    def curve(x1: float, y1: float, x: float, y: float, _: object) -> None:
        """Give a TrueType curve, of one control point, as a PDF curve, of two."""
        x0, y0 = drawn[-1][1][-2:]
        put("c", x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0),
            x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y), x, y)  # fmt: skip

    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: put("m", x, y))
    functions.set_line_to_func(lambda x, y, _: put("l", x, y))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, _: put("c", a, b, c, d, x, y))
    functions.set_quadratic_to_func(curve)
    functions.set_close_path_func(lambda _: put("h"))
    font.draw_glyph(glyph, functions)
    return drawn


def bearings(path: Path, text: str) -> tuple[float, float]:
    """Measure the blank before the first character and after the last one, in ems."""
    face = _face(path)
    font = uharfbuzz.Font(face)
    first, last = (font.get_nominal_glyph(ord(text[place])) or 0 for place in (0, -1))
    before, after = font.get_glyph_extents(first), font.get_glyph_extents(last)
    end = font.get_glyph_h_advance(last) - after.x_bearing - after.width
    return before.x_bearing / face.upem, end / face.upem


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
                    f"“{field_name(path)}”里的“{character}”（U+{ord(character):04X}）"
                    "字库里没有，印出来会是空框",
                    f"No font can print “{character}” (U+{ord(character):04X} {name}) "
                    f"in “{field_name(path)}”",
                ),
                Says(
                    "请换一个字或符号；必须用它时，请设计人员把字形加进 fonts 文件夹",
                    "Use another character; if it must be this one, ask the designer to add it",
                ),
            )

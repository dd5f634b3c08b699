"""Set paragraphs for a measure: line breaks and optical edges from the fonts' own widths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

from brochure.findings import Language
from brochure.layout import glyphs, phrases, rag, typography
from brochure.model.theme import Fonts, Setting, Theme
from brochure.units import mm_from_pt, pt_from_mm


class Setter:
    """Sets paragraphs and figures for a measure, by the widths of the theme's own fonts."""

    def __init__(
        self,
        theme: Theme,
        fonts: Fonts,
        folder: Path,
        language: Language,
        names: tuple[str, ...],
        justified: bool,
    ) -> None:
        self._theme = theme
        self._fonts = fonts
        self._folder = folder
        self._language = language
        self._names = names
        self._justified = justified

    def paragraph(self, text: str, role: str, width_mm: float) -> Markup:
        """Set a paragraph; English lines are chosen for the whole of it."""
        return self._part(text, role, width_mm, self._language, balanced=role != "body")

    def display(
        self, text: str, role: str, width_mm: float, language: Language | None = None
    ) -> Markup:
        """Set a display text, broken at its marks, and each part of it where it must be."""
        language = language or self._language
        return Markup("<br>").join(
            self._part(part, role, width_mm, language, balanced=True)
            for part in typography.parts(text)
        )

    def lines(self, text: str, role: str, width_mm: float) -> int:
        """Count the lines a text will take, closely enough to make room for it."""
        measure, width = self._measure(role, width_mm, self._language)
        if self._language == "zh":
            pieces = typography.unparted(text, self._names, *self._kept(role, measure))
            return rag.count_lines(pieces, width, measure)
        return len(rag.break_lines(typography.english(text), width, measure))

    def fits(self, text: str, role: str, width_mm: float) -> bool:
        """Tell whether a text takes one line, its marked breaks left out."""
        measure, width = self._measure(role, width_mm, self._language)
        return width(typography.one_line(text, self._language)) <= measure

    def width(self, text: str, role: str) -> float:
        """Measure a text on one line, in millimetres."""
        _, width = self._measure(role, 1, self._language)
        size_pt = self._setting(role, self._language).size_pt
        return width(typography.one_line(text, self._language)) * mm_from_pt(size_pt)

    def bearings(self, figures: object, role: str) -> tuple[float, float]:
        """Measure the blank left and right of a number, in millimetres, to hang it optically."""
        size_mm = mm_from_pt(self._setting(role, self._language).size_pt)
        left, right = glyphs.bearings(self._font(role, self._language), str(figures))
        return left * size_mm, right * size_mm

    def _part(
        self, text: str, role: str, width_mm: float, language: Language, *, balanced: bool
    ) -> Markup:
        measure, width = self._measure(role, width_mm, language)
        if language == "zh":
            return typography.keep_end(text, language, self._names, *self._kept(role, measure))
        text = typography.english(text)
        lines = rag.break_lines(text, width, measure, balanced=balanced)
        return Markup(" ").join(map(typography.whole, lines))

    def _kept(self, role: str, measure: float) -> tuple[int, int]:
        """Say how long a phrase and a last clause may be that one line keeps, in characters.

        A phrase leaves at most a third of its line in display text, a seventh in ragged running
        text, and in justified text what is spread unseen.
        """
        clause = min(typography.LONGEST_CLAUSE, int(measure / 2.5))
        if self._justified and role == "body":
            return min(phrases.LONGEST, int(measure / 15)), typography.LAST_LINE
        longest = max(2, int(measure / 7)) if role == "body" else int(measure / 3) + 1
        return min(phrases.LONGEST, longest), max(typography.LAST_LINE, clause)

    def _measure(
        self, role: str, width_mm: float, language: Language
    ) -> tuple[float, Callable[[str], float]]:
        """Give a measure in ems, and the way to measure a text in them."""
        setting, font = self._setting(role, language), self._font(role, language)

        def width(text: str) -> float:
            return glyphs.width(font, text) + len(text) * setting.tracking_em

        return pt_from_mm(width_mm) / setting.size_pt, width

    def _setting(self, role: str, language: Language) -> Setting:
        return self._theme.type[role].to(language)

    def _font(self, role: str, language: Language) -> Path:
        family = self._theme.families[self._theme.type[role].family].to(language)[0]
        return self._fonts.file(self._folder, family, self._setting(role, language).weight)

"""What the editorial checks read: one department's content, and where each text of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from brochure.findings import InFile, Language
from brochure.model.content import Department, each
from brochure.model.fields import Bilingual
from brochure.model.source import KeyPath, Source


@dataclass(frozen=True)
class Manuscript:
    """A department's content as an editor has it on the desk."""

    department: Department
    source: Source

    def pairs(self) -> Iterator[tuple[KeyPath, Bilingual]]:
        """List every text that stands in both languages, with its path in the file."""
        return each(Bilingual, self.department)

    def texts(self, language: Language) -> Iterator[tuple[KeyPath, str]]:
        """List every text of one language, with its path in the file."""
        return (((*path, language), pair.to(language)) for path, pair in self.pairs())

    def place(self, path: KeyPath) -> InFile:
        """Give file, line and column of a text."""
        return self.source.place(path)

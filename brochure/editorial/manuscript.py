"""What the editorial checks read: one department's content, and where each text of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from brochure.editorial.lock import LOCK_FILE, Lock, parse
from brochure.findings import InFile, Language
from brochure.model.content import Department, each
from brochure.model.fields import Bilingual
from brochure.model.glossary import Glossary
from brochure.model.project import Project
from brochure.model.source import KeyPath, Source


@dataclass(frozen=True)
class Manuscript:
    """A department's content as an editor has it on the desk."""

    department: Department
    source: Source
    glossary: Glossary = field(default_factory=Glossary)
    lock: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, project: Project, name: str, department: Department, source: Source) -> Manuscript:
        """Lay a department's content, the project's glossary and the settled pairs side by side.

        Raises Refused for a glossary with faults.
        """
        return cls(department, source, project.read_glossary(), _settled(project, name))

    def pairs(self) -> Iterator[tuple[KeyPath, Bilingual]]:
        """List every text that stands in both languages, with its path in the file."""
        return each(Bilingual, self.department)

    def texts(self, language: Language) -> Iterator[tuple[KeyPath, str]]:
        """List every text of one language, with its path in the file."""
        return (((*path, language), pair.to(language)) for path, pair in self.pairs())

    def typed(self, language: Language) -> Iterator[tuple[KeyPath, str]]:
        """List every text of one language as it was typed, spaces and all."""
        return (
            (path, _under(self.source.value, path) or text) for path, text in self.texts(language)
        )

    def place(self, path: KeyPath) -> InFile:
        """Give file, line and column of a text."""
        return self.source.place(path)


def _settled(project: Project, name: str) -> Lock:
    path = project.content / name / LOCK_FILE
    return (
        parse(path.read_text("utf-8", "replace"), project.shown(path)) if path.is_file() else Lock()
    )


def _under(value: object, path: KeyPath) -> str | None:
    for part in path:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value if isinstance(value, str) else None

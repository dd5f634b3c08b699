"""What the editorial checks read: one department's content, and where each text of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from brochure.editorial.lock import LOCK_FILE, Lock, parse
from brochure.findings import InFile, Language
from brochure.model.content import Department
from brochure.model.fields import Bilingual, Wording
from brochure.model.glossary import Glossary
from brochure.model.project import Project
from brochure.model.publication import Edition
from brochure.model.source import KeyPath, Source
from brochure.model.walk import each

_BLANK = " \ufffc "
"""Stands for words that were accepted: no check reads them again."""


@dataclass(frozen=True)
class Manuscript:
    """A department's content as an editor has it on the desk."""

    department: Department
    source: Source
    edition: Edition = "source"
    glossary: Glossary = field(default_factory=Glossary)
    lock: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, project: Project, name: str, department: Department, source: Source) -> Manuscript:
        """Lay a department's content, the project's glossary and the settled pairs side by side.

        Raises Refused for a glossary with faults.
        """
        return cls(
            department,
            source,
            project.edition,
            project.read_glossary(),
            _settled(project, name),
        )

    def written(self) -> Iterator[tuple[KeyPath, Wording]]:
        """List every text that is printed, as it is written, with its path in the file."""
        return each(Wording, self.department)

    def printed(self) -> Iterator[tuple[KeyPath, Wording]]:
        """List every text that is printed, without the words that were accepted."""
        for path, text in self.written():
            yield path, text.model_copy(update=self._open(text))

    def pairs(self) -> Iterator[tuple[KeyPath, Bilingual]]:
        """List every pair of texts, cautious wordings too, without what was accepted."""
        for path, text in self.printed():
            yield path, text
            if text.prudent:
                prudent = text.prudent.model_copy(update=self._open(text.prudent))
                yield (*path, "prudent"), prudent

    def texts(self, language: Language) -> Iterator[tuple[KeyPath, str]]:
        """List every text of one language, with its path in the file."""
        return (((*path, language), pair.to(language)) for path, pair in self.pairs())

    def typed(self, language: Language) -> Iterator[tuple[KeyPath, str]]:
        """List every text of one language as it was typed, spaces and all."""
        for path, text in self.texts(language):
            yield path, _under(self.source.value, self._at(path)) or text

    def place(self, path: KeyPath) -> InFile:
        """Give file, line and column of a text, in the wording that is printed."""
        return self.source.place(self._at(path))

    def _at(self, path: KeyPath) -> KeyPath:
        """Find a cautious wording that was taken in place of the text beside it."""
        prudent = (*path[:-1], "prudent", *path[-1:])
        return prudent if self.edition == "prudent" and prudent in self.source.marks else path

    def _open(self, text: Bilingual) -> dict[str, str]:
        said = {"zh": text.zh, "en": text.en}
        for accepted in self.department.accepted:
            said = {key: words.replace(accepted.words, _BLANK) for key, words in said.items()}
        return said


def _settled(project: Project, name: str) -> Lock:
    path = project.content / name / LOCK_FILE
    if not path.is_file():
        return Lock()
    return parse(path.read_text("utf-8", "replace"), project.shown(path))


def _under(value: object, path: KeyPath) -> str | None:
    for part in path:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value if isinstance(value, str) else None

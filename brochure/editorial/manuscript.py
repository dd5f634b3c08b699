"""What the editorial checks read: one department's content, and where each text of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from brochure.editorial.lock import LOCK_FILE, Lock, Pair, load
from brochure.findings import InFile, Language
from brochure.model.content import Accepted, Department
from brochure.model.fields import BREAK, HAN, Bilingual, Wording
from brochure.model.glossary import Glossary
from brochure.model.project import Project
from brochure.model.publication import Edition
from brochure.model.source import KeyPath, Source
from brochure.model.validation import validate
from brochure.model.walk import each

BLANK: dict[Language, str] = {"zh": "\u2e80", "en": "Xxx"}
"""Stand for words that were accepted: a character and a word that mean nothing, never shown."""

_SHORTEST_REASON = 4


def long_enough(accepted: Accepted) -> bool:
    """Tell whether accepted words say something; a single character would silence everything."""
    letters = re.findall("[A-Za-z]", accepted.words)
    return len(letters) >= 3 or len(re.findall(f"[{HAN}]", accepted.words)) >= 2


def reasoned(accepted: Accepted) -> bool:
    """Tell whether a reason was given; “ok” and what stands in an example are none."""
    reason = accepted.reason
    said = len(re.sub(r"\W", "", reason)) >= _SHORTEST_REASON
    return said and not re.search("请填写|写明理由|to be written|todo", reason, re.IGNORECASE)


def sought(accepted: Accepted) -> re.Pattern[str]:
    """Give the pattern of accepted words: whole words in English, across the marks of breaks."""
    between = rf" ?{re.escape(BREAK)}? ?"
    parts = re.split(rf"[ {BREAK}]+|(?<=[{HAN}])(?=[{HAN}])", accepted.words)
    spaced = rf"[ {BREAK}]+"
    pattern = ""
    for first, second in zip(parts, [*parts[1:], ""], strict=True):
        han = re.search(f"[{HAN}]$", first) or re.match(f"[{HAN}]", second)
        pattern += re.escape(first) + ((between if han else spaced) if second else "")
    return re.compile(rf"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9])" if _latin(accepted) else pattern)


def _latin(accepted: Accepted) -> bool:
    return not re.search(f"[{HAN}]", accepted.words)


SITE = r"(?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|cn|org|net|edu|gov|example)(?![\w-])(?:/[\x21-\x7e]*)?"
ADDRESS = re.compile(
    rf"https?://[\x21-\x7e]+|www\.[\x21-\x7e]+|[\x21-\x7e]+@[\x21-\x7e]+|{SITE}", re.ASCII
)
"""What is typed into a browser or a letter: it keeps no rules of language."""


@dataclass(frozen=True)
class Manuscript:
    """A department's content as an editor has it on the desk."""

    department: Department
    source: Source
    edition: Edition = "source"
    glossary: Glossary = field(default_factory=Glossary)
    glossary_source: Source | None = None
    lock: Lock = field(default_factory=Lock)
    settled: bool = False
    """Whether the accepted words are left out."""

    @classmethod
    def of(cls, project: Project, name: str, department: Department, source: Source) -> Manuscript:
        """Lay a department's content, the project's glossary and the settled pairs side by side.

        Raises Refused for a glossary with faults.
        """
        lock = project.content / name / LOCK_FILE
        glossary = project.read_glossary()
        return cls(
            department,
            source,
            project.edition,
            validate(Glossary, glossary) if glossary else Glossary(),
            glossary,
            load(lock, project.shown(lock)),
        )

    @property
    def folder(self) -> str:
        """Give the department's name, as commands take it."""
        return PurePosixPath(self.source.shown).parent.name

    def without_accepted(self) -> Manuscript:
        """Give the same content without the words that were accepted."""
        return replace(self, settled=True)

    def written(self) -> Iterator[tuple[KeyPath, Wording]]:
        """List every text that is printed, as it is written, with its path in the file."""
        return each(Wording, self.department)

    def compared(self) -> Iterator[tuple[KeyPath, Pair]]:
        """List every pair of texts of both editions, whichever is printed."""
        original = self.department
        if self.edition != "source":
            original = validate(Department, self.source)
        for path, text in each(Wording, original):
            yield path, Pair(text.zh, text.en)
            if text.prudent:
                yield (*path, "prudent"), Pair(text.prudent.zh, text.prudent.en)

    def pairs(self) -> Iterator[tuple[KeyPath, Bilingual]]:
        """List every pair of texts, cautious wordings too."""
        for path, text in self.written():
            yield path, self._open(text)
            if text.prudent:
                yield (*path, "prudent"), self._open(text.prudent)

    def texts(self, language: Language) -> Iterator[tuple[KeyPath, str]]:
        """List every text of one language, with its path in the file."""
        return (((*path, language), pair.to(language)) for path, pair in self.pairs())

    def typed(self, language: Language) -> Iterator[tuple[KeyPath, str]]:
        """List every text of one language as it was typed, spaces and all."""
        for path, text in self.texts(language):
            typed = _under(self.source.value, self._at(path))
            yield path, self._without(typed) if typed else text

    def place(self, path: KeyPath) -> InFile:
        """Give file, line and column of a text, in the wording that is printed."""
        return self.source.place(self._at(path))

    def _at(self, path: KeyPath) -> KeyPath:
        """Find a cautious wording that was taken in place of the text beside it."""
        prudent = (*path[:-1], "prudent", *path[-1:])
        return prudent if self.edition == "prudent" and prudent in self.source.marks else path

    def _open(self, text: Bilingual) -> Bilingual:
        said = {"zh": self._without(text.zh), "en": self._without(text.en)}
        return text.model_copy(update=said)

    def _without(self, text: str) -> str:
        """Leave out a certificate's number, and what was accepted where that is wanted."""
        publication = self.department.publication
        if publication and publication.certificate:
            text = text.replace(publication.certificate, "")
        for start, end in reversed(self.accepted_in(text) if self.settled else ()):
            blank = BLANK["zh" if re.search(f"[{HAN}]", text[start:end]) else "en"]
            text = text[:start] + blank + text[end:]
        return text

    def accepted_in(self, text: str) -> list[tuple[int, int]]:
        """List where a text has words that were accepted; names of the house never are."""
        names = [span for name in self._names for span in _spans(name, text)]
        found = sorted(span for words in self._accepted for span in _spans(words, text))
        merged: list[tuple[int, int]] = []
        for start, end in found:
            if any(first <= start and end <= last for first, last in names):
                continue
            if merged and start <= merged[-1][1]:
                start, end = merged[-1][0], max(end, merged.pop()[1])
            merged.append((start, end))
        return merged

    @cached_property
    def _accepted(self) -> tuple[re.Pattern[str], ...]:
        return tuple(
            sought(each)
            for each in self.department.accepted
            if long_enough(each) and reasoned(each)
        )

    @cached_property
    def _names(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern) for pattern in name_patterns(self.department))


def name_patterns(department: Department) -> Iterator[str]:
    """Give patterns of the names of hospital and department, with their marks or without."""
    for name in (department.hospital, department.name, department.second_name):
        for text in (name.zh, name.en) if name else ():
            yield re.escape(text).replace(re.escape(BREAK), rf" ?{re.escape(BREAK)}? ?")


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in pattern.finditer(text))


def _under(value: object, path: KeyPath) -> str | None:
    for part in path:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value if isinstance(value, str) else None

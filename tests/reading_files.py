"""The editions for everyone, made once for the tests, and read as a voice and poppler read them."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import outloud
import pikepdf
import pytest

from brochure.edition import Subject
from brochure.findings import Language
from brochure.layout.typeset import Typesetter
from brochure.model.content import Department
from brochure.model.project import Project
from brochure.reading import Reading, read_out
from tests.conftest import studio_of

FILES = ("reading.pdf", "large-print.pdf")
MADE: tuple[tuple[str, Language, str], ...] = (
    ("colorectal", "zh", "suspension"),
    ("colorectal", "en", "daylight"),
    ("specimen-cardiology", "zh", "daylight"),
    ("specimen-paediatrics", "en", "suspension"),
)
"""All departments, languages and themes, though not each with each: that would take too long."""
INLINE = ("Span", "Link")
FOLIO = re.compile(r"^\d+\n?(?=\f)", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Made:
    """One department's editions in one language, in a folder."""

    name: str
    language: Language
    department: Department
    reading: Reading
    folder: Path

    def path(self, file: str) -> Path:
        return self.folder / file

    def read(self, file: str = "reading.pdf") -> Read:
        return read(self.path(file))


@cache
def make_all(project: Project, typesetter: Typesetter) -> tuple[Made, ...]:
    """Make the editions, and put them in files for the checkers."""
    return tuple(_make(project, typesetter, *wanted) for wanted in MADE)


def _make(
    project: Project, typesetter: Typesetter, name: str, language: Language, theme: str
) -> Made:
    reading = make(project, typesetter, name, language, theme)
    folder = project.out / "read" / name / language
    folder.mkdir(parents=True)
    for file, data in reading.files.items():
        (folder / file).write_bytes(data)
    return Made(name, language, project.read_department(name)[0], reading, folder)


def make(
    project: Project, typesetter: Typesetter, name: str, language: Language, theme: str
) -> Reading:
    subject = Subject(name, *project.read_department(name), language, "trifold-a4")
    return read_out(studio_of(project, theme=theme), typesetter, subject)


class Read:
    """A finished file as a voice reads it: elements in order, each with its words."""

    def __init__(self, path: Path) -> None:
        self._document = outloud.Document(str(path))
        self.elements = list(self._document.elements)

    def words(self, element: Any) -> str:
        """Give what an element says: a figure its alternative, others what they hold, in order."""
        if element.type == "Figure":
            return str(element.alt or "")
        marks, children = iter(element.mcrefs), iter(element.children)
        said = []
        for kid in element.obj.K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                child = next(children)
                said.append(f"{'' if child.type in INLINE else ' '}{self.words(child)}")
            elif isinstance(kid, int) or "/MCID" in kid:
                mark = next(marks)
                content = self._document.content(mark.page)
                said.append(content.mcid_text.get((mark.stream, mark.mcid), ""))
        return "".join(said)

    @property
    def all(self) -> str:
        return self.words(self.elements[0])

    def of(self, *types: str) -> Iterator[Any]:
        return (element for element in self.elements if element.type in types)


@cache
def read(path: Path) -> Read:
    return Read(path)


@cache
def printed(path: Path, *how: str) -> str:
    """Read a file's text through poppler, in the order in which it is painted."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    ran = subprocess.run(["pdftotext", *how, path, "-"], capture_output=True, check=True)
    assert ran.stderr == b""
    return FOLIO.sub("", ran.stdout.decode())

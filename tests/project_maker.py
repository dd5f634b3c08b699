"""A small project in a temporary folder, and what its checks say of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from brochure.cli import main
from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from brochure.errors import Refused
from brochure.findings import Finding
from brochure.model import consistency
from brochure.model.content import Department
from brochure.model.project import CONTENT_FILE, Project
from brochure.model.source import read, take
from brochure.model.validation import validate
from tests.conftest import ROOT

NAMES = """\
hospital: {zh: 样本医院, en: Specimen Hospital}
name: {zh: 样本科室, en: Specimen Department}
"""
"""The least a department must say; what a test adds starts in line 3."""
SHOWN = f"content/ward/{CONTENT_FILE}"

Spot = tuple[str, str]
"""A finding's code and its place, such as ("unknown-field", "3:1")."""


class Ran(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


def command(capsys: pytest.CaptureFixture[str], *words: str, language: str = "en") -> Ran:
    """Run a command in the current folder; it must exit, and never with a traceback."""
    with pytest.raises(SystemExit) as stopped:
        main([*words, "--ui-language", language])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    return Ran(int(stopped.value.code or 0), printed.out, printed.err)


def make_project(root: Path, **departments: str | bytes) -> Project:
    """Make a project with the repository's templates and fonts, and departments of one's own."""
    (root / "content").mkdir(parents=True)
    for name in ("templates", "fonts"):
        (root / name).symlink_to(ROOT / name)
    for name, text in departments.items():
        write(root, text, name)
    return Project.at(root)


def own_templates(root: Path) -> Path:
    """Give a project templates that a test may spoil."""
    (root / "templates").unlink()
    return Path(shutil.copytree(ROOT / "templates", root / "templates"))


def write(root: Path, text: str | bytes, name: str = "ward") -> Path:
    """Write a department's content file."""
    path = root / "content" / name / CONTENT_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def examine(root: Path, text: str | bytes) -> list[Finding]:
    """Find everything wrong with a content file, without fonts and layout."""
    path = write(root, text)
    try:
        source = take(path, SHOWN)
        department = validate(Department, source)
        found = consistency.examine(department, source, path.parent)
        return [*found, *editorial.examine(Manuscript(department, source))]
    except Refused as refused:
        return list(refused.findings)


def department(root: Path, text: str) -> Department:
    """Read a content file that is right."""
    return validate(Department, read(write(root, text), SHOWN))


def spots(findings: Iterable[Finding]) -> list[Spot]:
    """List codes and places; every finding must speak both languages."""
    found = []
    for finding in findings:
        for said in (finding.message, finding.remedy):
            assert re.search("[\u4e00-\u9fff]", said.zh), said
            assert said.en.strip() and said.en != said.zh, said
        file, _, place = finding.place.zh.partition(".yaml")
        assert finding.place.en == finding.place.zh
        assert file.endswith(("/brochure", "/theme", "/formats", "/labels", "/fonts")), file
        found.append((finding.code, place.lstrip(":")))
    return found


def files(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

"""The one path from a department's content to its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from brochure import __version__
from brochure.approval import altered
from brochure.delivery import cannot_write, write
from brochure.edition import Edition, Subject, make
from brochure.editorial import claims, lock
from brochure.editorial import run as editorial
from brochure.editorial.lock import LOCK_FILE
from brochure.editorial.manuscript import Manuscript
from brochure.errors import Refused
from brochure.findings import LANGUAGES, Finding, Language, has_errors, in_order
from brochure.fitting import elsewhere
from brochure.judge import judge_content
from brochure.layout import glyphs
from brochure.layout.typeset import Typesetter
from brochure.model import consistency
from brochure.model.content import Department
from brochure.model.project import Project
from brochure.model.source import Source
from brochure.reading import Reading, read_out
from brochure.studio import Studio

Progress = Callable[[str, Language, str], None]


@dataclass(frozen=True)
class Result:
    """What came of one department: its findings, and the files written, if any."""

    department: str
    findings: tuple[Finding, ...]
    written: tuple[Path, ...] = ()


def check(studio: Studio, name: str) -> tuple[Department, Source, list[Finding]]:
    """Read one department and find everything wrong with it that needs no page.

    What the law may forbid comes last, so that it drowns no slip.

    Raises Refused when its file cannot be read as a department.
    """
    department, source = studio.project.read_department(name)
    studio = studio.dressed_for(department, source)
    studio.formats_for(department, source, ())
    folder = studio.project.content / name
    findings = [
        *consistency.examine(department, source, folder),
        *editorial.examine(Manuscript.of(studio.project, name, department, source)),
        *glyphs.missing(department, source, studio.theme, studio.fonts, studio.project.fonts),
        *judge_content(department, source, studio.theme),
    ]
    return department, source, sorted(in_order(findings), key=claims.is_claim)


def accept(project: Project, name: str) -> Path:
    """Record that a department's texts, of both editions, say the same in both languages.

    Raises Refused when its file cannot be read, or the record cannot be written.
    """
    department, source = project.read_department(name)
    manuscript = Manuscript(department, source, project.edition)
    pairs = (pair for _, pair in manuscript.compared())
    path = project.content / name / LOCK_FILE
    try:
        path.write_text(lock.write(pairs), encoding="utf-8")
    except OSError as failure:
        raise Refused([cannot_write(path.parent, failure)]) from None
    return path


def build(
    studio: Studio,
    typesetter: Typesetter,
    name: str,
    languages: Iterable[Language] = LANGUAGES,
    formats: Iterable[str] = (),
    progress: Progress | None = None,
    density: str | None = None,
) -> Result:
    """Build one department's brochures; files appear only when every edition is free of errors."""
    editions, content, found = make_all(
        studio, typesetter, name, languages, formats, progress, density
    )
    if has_errors(found):
        return Result(name, found)
    try:
        readings = _readings(studio, typesetter, editions)
    except Refused as refused:
        return Result(name, (*found, *refused.findings))
    found = (*found, *(finding for reading in readings for finding in reading.findings))
    if has_errors(found):
        return Result(name, found)
    files = _files(name, content, editions, readings)
    return deliver(studio, name, (*found, *altered(studio.project, name, files)), files)


def _readings(
    studio: Studio, typesetter: Typesetter, editions: Iterable[Edition]
) -> tuple[Reading, ...]:
    """Make the editions for everyone, once a language."""
    subjects = {edition.subject.language: edition.subject for edition in editions}
    return tuple(
        read_out(studio.dressed_for(subject.department, subject.source), typesetter, subject)
        for subject in subjects.values()
    )


def make_all(
    studio: Studio,
    typesetter: Typesetter,
    name: str,
    languages: Iterable[Language],
    formats: Iterable[str],
    progress: Progress | None,
    density: str | None = None,
) -> tuple[tuple[Edition, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    """Make a department's editions; gives them, the findings of the content, and all findings."""
    try:
        department, source, checked = check(studio, name)
    except Refused as refused:
        return (), refused.findings, refused.findings
    content = tuple(consistency.unfinished_as_errors(checked))
    if has_errors(content):
        return (), content, content
    studio = studio.dressed_for(department, source)
    wanted = studio.formats_for(department, source, formats)
    editions = []
    for language in languages:
        for sheet_name in wanted:
            if progress:
                progress(name, language, sheet_name)
            try:
                subject = Subject(name, department, source, language, sheet_name, density)
                editions.append(make(studio, typesetter, subject))
            except Refused as refused:
                return (), content, (*content, *refused.findings)
    found = [finding for edition in editions for finding in edition.findings]
    found += [
        elsewhere(studio, typesetter, edition.subject)
        for edition in editions
        if edition.layout.overset
    ]
    return tuple(editions), content, (*content, *found)


def deliver(
    studio: Studio, name: str, found: tuple[Finding, ...], files: dict[Path, bytes]
) -> Result:
    """Write a department's files: all of them, or none."""
    folder = studio.project.results(name)
    try:
        return Result(name, found, write(folder, files))
    except OSError as failure:
        return Result(name, (*found, cannot_write(folder, failure)))


def _files(
    name: str,
    content: Iterable[Finding],
    editions: Iterable[Edition],
    readings: Iterable[Reading],
) -> dict[Path, bytes]:
    """Put all files of all editions together, with a report for each language."""
    files: dict[Path, bytes] = {}
    reports: dict[Language, dict[str, object]] = {}
    for edition in editions:
        language = edition.subject.language
        files |= {Path(language) / file: data for file, data in edition.files.items()}
        about = _report([*content, *edition.findings], edition)
        reports.setdefault(language, {})[edition.subject.sheet_name] = about
    for reading in readings:
        language = reading.language
        files |= {Path(language) / file: data for file, data in reading.files.items()}
        report = {
            "brochure": __version__,
            "department": name,
            "language": language,
            "formats": reports[language],
            "reading": {
                "findings": [finding.to_json() for finding in reading.findings],
                "files": _sums(reading.files),
            },
        }
        files[Path(language) / "report.json"] = _json(report)
    return files


def _report(findings: Iterable[Finding], edition: Edition) -> dict[str, object]:
    return {
        "findings": [finding.to_json() for finding in findings],
        "density": edition.density,
        "frames": [
            {
                "page": frame.page,
                "panel": frame.panel,
                "frame": frame.name,
                "height_mm": round(frame.area.height, 2),
                "used_mm": round(frame.used.height, 2),
            }
            for frame in edition.layout.frames
        ],
        "files": _sums(edition.files),
    }


def _sums(files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()

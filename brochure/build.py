"""The one path from a department's content to its files."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from brochure import __version__
from brochure.delivery import write
from brochure.errors import Refused
from brochure.findings import LANGUAGES, Finding, Language, Says, error, has_errors, in_order, same
from brochure.judge import judge_content, judge_layout
from brochure.layout import glyphs
from brochure.layout.compose import Design, compose
from brochure.layout.fit import fit
from brochure.layout.typeset import Layout, Typesetter
from brochure.layout.typography import one_line
from brochure.model import consistency, design
from brochure.model.content import Department
from brochure.model.formats import Format, Formats
from brochure.model.profile import DEFAULT, PressProfile, read_profile
from brochure.model.project import THEME, Project
from brochure.model.source import Source
from brochure.model.theme import Fonts, Labels, Theme
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from brochure.press import finish, proof, screen
from brochure.press.pictures import duotone

EPOCH = 946684800
"""The date of content that gives none: 2000-01-01, whatever the day."""

Progress = Callable[[str, Language, str], None]


@dataclass(frozen=True)
class Studio:
    """What every brochure of a project is made with, read once."""

    project: Project
    theme: Theme
    labels: Labels
    formats: Formats
    fonts: Fonts
    profile: PressProfile
    icc: Path

    @classmethod
    def of(cls, project: Project, profile: str = DEFAULT) -> Studio:
        """Read a project's theme, words, formats and fonts, and a press profile."""
        studio = cls(
            project,
            project.read_theme(),
            project.read_labels(),
            project.read_formats(),
            project.read_fonts(),
            *read_profile(profile, project.root / "profiles"),
        )
        faults = design.examine(studio.theme, studio.formats, studio.fonts, project)
        if faults:
            raise Refused(faults)
        return studio

    @property
    def theme_folder(self) -> Path:
        return self.project.templates / THEME

    def design(self, sheet: Format, theme: Theme) -> Design:
        """Put together what a brochure is composed with."""
        return Design(
            theme,
            self.labels,
            self.fonts,
            sheet,
            self.profile.bleed_mm,
            self.theme_folder,
            self.project.fonts,
        )


@dataclass(frozen=True)
class Result:
    """What came of one department: its findings, and the files written, if any."""

    department: str
    findings: tuple[Finding, ...]
    written: tuple[Path, ...] = ()


def check(studio: Studio, name: str) -> tuple[Department, Source, list[Finding]]:
    """Read one department and find everything wrong with it that needs no page.

    Raises Refused when its file cannot be read as a department.
    """
    department, source = studio.project.read_department(name)
    folder = studio.project.content / name
    findings = [
        *consistency.examine(department, source, folder),
        *glyphs.missing(department, source, studio.theme, studio.fonts, studio.project.fonts),
        *judge_content(department, source, studio.theme),
    ]
    return department, source, in_order(findings)


def build(
    studio: Studio,
    typesetter: Typesetter,
    name: str,
    languages: Iterable[Language] = LANGUAGES,
    formats: Iterable[str] = (),
    progress: Progress | None = None,
) -> Result:
    """Build one department's brochures; files appear only when every edition is free of errors."""
    try:
        department, source, findings = check(studio, name)
    except Refused as refused:
        return Result(name, refused.findings)
    findings = consistency.unwritten_as_errors(findings)
    if has_errors(findings):
        return Result(name, tuple(findings))
    editions = []
    for language in languages:
        for sheet_name in formats or (studio.formats.default,):
            if progress:
                progress(name, language, sheet_name)
            subject = Subject(name, department, source, language, sheet_name)
            try:
                editions.append(_make(studio, typesetter, subject))
            except Refused as refused:
                return Result(name, (*findings, *refused.findings))
    found = (*findings, *(finding for edition in editions for finding in edition.findings))
    if has_errors(found):
        return Result(name, found)
    folder = studio.project.out / name
    try:
        return Result(name, found, write(folder, _files(name, findings, editions)))
    except OSError as failure:
        return Result(name, (*found, _cannot_write(folder, failure)))


@dataclass(frozen=True)
class Subject:
    """One department in one language on one sheet: what an edition is made of."""

    name: str
    department: Department
    source: Source
    language: Language
    sheet_name: str


@dataclass(frozen=True)
class Edition:
    """One brochure, made and judged; it has files only when it is free of errors."""

    subject: Subject
    layout: Layout
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes]


def _make(studio: Studio, typesetter: Typesetter, subject: Subject) -> Edition:
    """Lay out, paint, finish and judge one edition."""
    language, sheet_name = subject.language, subject.sheet_name
    sheet, profile = studio.formats.formats[sheet_name], studio.profile
    layout = lay_out(studio, typesetter, subject.department, subject.name, language, sheet)
    raw, complaints = layout.paint()
    press, foreign = finish.produce(raw, _job(studio, subject.department, language, sheet_name))
    findings = (
        *judge_layout(layout, language, sheet, profile.safe_area_mm, subject.source),
        *complaints,
        *foreign,
        *preflight(PressFile(press, f"{language}/{sheet_name}.press.pdf", profile)),
    )
    files = {} if has_errors(findings) else _produce(press, sheet, sheet_name)
    return Edition(subject, layout, findings, files)


def lay_out(
    studio: Studio,
    typesetter: Typesetter,
    department: Department,
    name: str,
    language: Language,
    sheet: Format,
) -> Layout:
    """Set one edition at the loosest density at which it fits."""
    pictures = _pictures(studio, department, name, sheet)

    def once(theme: Theme) -> Layout:
        html = compose(department, language, studio.design(sheet, theme))
        return typesetter.typeset(html, sheet, studio.theme_folder, pictures)

    return fit(studio.theme, once)


def _pictures(studio: Studio, department: Department, name: str, sheet: Format) -> dict[str, bytes]:
    if department.photo is None:
        return {}
    path = studio.project.content / name / department.photo.file
    dark, light = studio.theme.swatch("pine"), studio.theme.swatch("rime")
    width = sheet.panel("inside-3").area.width + studio.profile.bleed_mm
    return {department.photo.file: duotone(path, dark, light, width, 1.5)}


def _job(studio: Studio, department: Department, language: Language, sheet_name: str) -> finish.Job:
    name = one_line(department.name.to(language), language)
    slug = " · ".join(filter(None, (name, language, sheet_name, department.date)))
    return finish.Job(
        studio.formats.formats[sheet_name],
        studio.profile,
        studio.icc,
        _date(department),
        f"{slug} · {studio.profile.condition.identifier}",
        studio.fonts.file(studio.project.fonts, "Noto Sans SC", 400),
    )


def _date(department: Department) -> datetime:
    """Give the content's own date, so that a file does not change with the day it is made."""
    if department.date:
        return datetime.fromisoformat(f"{department.date}T00:00:00+00:00")
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given) if given.isdigit() else EPOCH, UTC)


def _produce(press: bytes, sheet: Format, sheet_name: str) -> dict[str, bytes]:
    """Make every file of one edition from its press file."""
    shown = screen.show(press)
    sides = proof.rasterise(shown)
    return {
        f"{sheet_name}.press.pdf": press,
        f"{sheet_name}.screen.pdf": shown,
        **{f"{sheet_name}.{side}.png": proof.png(picture) for side, picture in sides.items()},
        f"{sheet_name}.folded.png": proof.png(proof.folded(sides, sheet)),
    }


def _files(name: str, content: Iterable[Finding], editions: Iterable[Edition]) -> dict[Path, bytes]:
    """Put all files of all editions together, with a report for each language."""
    files: dict[Path, bytes] = {}
    reports: dict[Language, dict[str, object]] = {}
    for edition in editions:
        language = edition.subject.language
        files |= {Path(language) / file: data for file, data in edition.files.items()}
        about = _report([*content, *edition.findings], edition)
        reports.setdefault(language, {})[edition.subject.sheet_name] = about
    for language, formats in reports.items():
        head = {"brochure": __version__, "department": name, "language": language}
        files[Path(language) / "report.json"] = _json({**head, "formats": formats})
    return files


def _report(findings: Iterable[Finding], edition: Edition) -> dict[str, object]:
    return {
        "findings": [finding.to_json() for finding in findings],
        "frames": [
            {
                "page": frame.page,
                "panel": frame.panel,
                "frame": frame.name,
                "height_mm": round(frame.area.height, 2),
                "used_mm": round(frame.used_mm, 2),
            }
            for frame in edition.layout.frames
        ],
        "files": {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in edition.files.items()
        },
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _cannot_write(folder: Path, failure: OSError) -> Finding:
    return error(
        "cannot-write",
        same(str(folder)),
        Says(f"无法写入（{failure.strerror}）", f"Cannot write there ({failure.strerror})"),
        Says(
            "请关闭正在打开的 PDF，检查磁盘空间和文件夹权限",
            "Close PDFs that are open, and check the disk's space and the folder's permissions",
        ),
    )

"""One brochure: a department in one language on one sheet, laid out, finished and judged."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from brochure.findings import Finding, Language, has_errors
from brochure.judge import judge_layout
from brochure.layout.compose import compose
from brochure.layout.fit import fit
from brochure.layout.typeset import Layout, Typesetter
from brochure.layout.typography import one_line
from brochure.model.colour import Separation
from brochure.model.content import Department
from brochure.model.formats import SIDES, Format
from brochure.model.profile import PressProfile
from brochure.model.source import Source
from brochure.model.theme import Theme
from brochure.preflight import report
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from brochure.press import finish, proof, screen
from brochure.press.outline import outline_text
from brochure.press.pictures import Pictures
from brochure.press.sheets import Marked, impose
from brochure.press.variants import to_x1a
from brochure.studio import Studio

EPOCH = 946684800
"""The date of content that gives none: 2000-01-01, whatever the day."""


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
    press_file: PressFile = field(repr=False)
    judged: tuple[Finding, ...]
    """What preflight says of the press file."""

    @property
    def press(self) -> bytes:
        return self.press_file.data


def make(studio: Studio, typesetter: Typesetter, subject: Subject) -> Edition:
    """Lay out, paint, finish and judge one edition."""
    language, sheet_name = subject.language, subject.sheet_name
    sheet, profile = studio.formats.formats[sheet_name], studio.profile
    layout = lay_out(studio, typesetter, subject.department, subject.name, language, sheet)
    raw, complaints = layout.paint()
    art, foreign = finish.produce(raw, _job(studio, subject.department, language, sheet_name))
    press, refused = _as_wanted(art, profile, sheet)
    file = PressFile(press, f"{language}/{sheet_name}.press.pdf", profile, sheet=sheet)
    judged = preflight(file)
    findings = (
        *judge_layout(layout, language, sheet, profile.safe_area_mm, subject.source),
        *complaints,
        *foreign,
        *refused,
        *judged,
    )
    files: dict[str, bytes] = {}
    if not has_errors(findings):
        page = report.write(file, judged, language)
        files = {f"{sheet_name}.press.pdf": press}
        files |= _sheets(press, subject, studio) | _pictures_of(art, subject, studio)
        files[f"{sheet_name}.preflight.html"] = page.encode()
    return Edition(subject, layout, findings, files, file, judged)


def lay_out(
    studio: Studio,
    typesetter: Typesetter,
    department: Department,
    name: str,
    language: Language,
    sheet: Format,
) -> Layout:
    """Set one edition at the loosest density at which it fits."""
    pictures = _pictures(studio, name)

    def once(theme: Theme) -> Layout:
        html = compose(department, language, studio.design(sheet, theme))
        return typesetter.typeset(html, sheet, studio.theme_folder, pictures, pictures.drawing)

    return fit(studio.theme, once)


def _pictures(studio: Studio, name: str) -> Pictures:
    separation = Separation(studio.icc, studio.profile.total_ink_percent)
    folder = studio.project.content / name
    return Pictures(
        folder, studio.theme_folder, studio.theme, separation, studio.profile.ppi.wanted
    )


def _job(studio: Studio, department: Department, language: Language, sheet_name: str) -> finish.Job:
    name = one_line(department.name.to(language), language)
    slug = " · ".join(filter(None, (name, language, sheet_name, department.date)))
    return finish.Job(
        studio.formats.formats[sheet_name],
        studio.profile,
        studio.icc,
        date_of(department),
        f"{slug} · {studio.profile.condition.identifier}",
        studio.fonts.file(studio.project.fonts, "Noto Sans SC", 400),
    )


def date_of(department: Department) -> datetime:
    """Give the content's own date, so that a file does not change with the day it is made."""
    if department.date:
        return datetime.fromisoformat(f"{department.date}T00:00:00+00:00")
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given) if given.isdigit() else EPOCH, UTC)


def _as_wanted(
    art: bytes, profile: PressProfile, sheet: Format
) -> tuple[bytes, tuple[Finding, ...]]:
    """Give the press file as the shop wants it: text as outlines, or nothing that blends.

    Raises Refused for text that cannot be outlined.
    """
    press = outline_text(art) if profile.outlined_text else art
    if profile.flavour == "PDF/X-4":
        return press, ()
    flat, findings = to_x1a(press, sheet)
    return (press if findings else flat), findings


def _pictures_of(art: bytes, subject: Subject, studio: Studio) -> dict[str, bytes]:
    """Make the files that people look at."""
    name = subject.sheet_name
    shown = screen.show(art, studio.icc)
    sides = proof.rasterise(shown)
    folded = proof.folded(sides, studio.formats.formats[name])
    return {
        f"{name}.screen.pdf": shown,
        **{f"{name}.{side}.png": proof.png(picture) for side, picture in sides.items()},
        f"{name}.folded.png": proof.png(folded),
    }


def _sheets(press: bytes, subject: Subject, studio: Studio) -> dict[str, bytes]:
    """Lay the pages on the press's sheets, where the profile says how."""
    profile, name = studio.profile, subject.sheet_name
    if profile.imposition is None:
        return {}
    job = _job(studio, subject.department, subject.language, name)
    folds = tuple(job.sheet.folds(side) for side in SIDES)
    marked = Marked(job.slug, job.slug_font, folds) if profile.marks else None
    sheets = impose(press, profile.imposition, marked, profile.place("imposition"))
    if profile.flavour != "PDF/X-4":
        sheets, _ = to_x1a(sheets)
    return {f"{name}.sheets.pdf": sheets}

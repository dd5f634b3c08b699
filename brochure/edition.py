"""One brochure: a department in one language on one sheet, laid out, finished and judged."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from brochure.completeness import left_out, pictures_left_out
from brochure.findings import Finding, Language, has_errors
from brochure.judge import judge_density, judge_layout, without_consequences
from brochure.layout.compose import compose
from brochure.layout.fit import Fitted, closest, fit
from brochure.layout.typeset import Layout, Typesetter
from brochure.layout.typography import one_line
from brochure.model.colour import Separation
from brochure.model.content import Department
from brochure.model.formats import Format
from brochure.model.profile import Imposition, PressProfile
from brochure.model.source import Source
from brochure.model.theme import Theme
from brochure.preflight import report
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight, preflight_sheets
from brochure.press import finish, office, proof, screen
from brochure.press.outline import outline_text
from brochure.press.pictures import Pictures
from brochure.press.sheet_marks import Marked
from brochure.press.sheets import impose
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
    density: str | None = None
    """The density that is asked for; None takes the loosest that fits."""


@dataclass(frozen=True)
class Edition:
    """One brochure, made and judged; it has files only when it is free of errors."""

    subject: Subject
    layout: Layout
    density: str
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes]
    press_file: PressFile = field(repr=False)
    judged: tuple[Finding, ...]
    """What preflight says of the press file."""
    sheets_file: PressFile | None = field(default=None, repr=False)
    sheets_judged: tuple[Finding, ...] = ()

    @property
    def press(self) -> bytes:
        return self.press_file.data


def make(studio: Studio, typesetter: Typesetter, subject: Subject) -> Edition:
    """Lay out, paint, finish and judge one edition."""
    language, sheet_name, profile = subject.language, subject.sheet_name, studio.profile
    layout, density = lay_out(studio, typesetter, subject)
    sheet = layout.sheet
    raw, complaints = layout.paint()
    art, foreign = finish.produce(raw, _job(studio, subject, sheet))
    press, refused = _as_wanted(art, profile, sheet)
    shown = f"{language}/{sheet_name}.press.pdf"
    file = PressFile(press, shown, profile, sheet=sheet)
    live = PressFile(art, shown, profile, sheet=sheet) if profile.outlined_text else None
    judged = preflight(file, live)
    findings = (
        *judge_layout(layout, language, profile.safe_area_mm, subject.source),
        *(
            ()
            if subject.density or layout.overset
            else judge_density(studio.theme, density, language, sheet)
        ),
        *left_out(subject.department, language, layout, subject.source),
        *pictures_left_out(subject.department, language, layout, subject.source),
        *complaints,
        *foreign,
        *refused,
        *without_consequences(judged, layout),
    )
    files: dict[str, bytes] = {}
    if not has_errors(findings):
        page = report.write(file, judged, language)
        files = {f"{sheet_name}.press.pdf": press} | _pictures_of(art, subject, studio, sheet)
        files[f"{sheet_name}.preflight.html"] = page.encode()
    edition = Edition(subject, layout, density, findings, files, file, judged)
    return _with_sheets(edition, studio, profile.imposition) if files else edition


def lay_out(studio: Studio, typesetter: Typesetter, subject: Subject) -> Fitted:
    """Set one edition at the loosest density at which it fits, or at the one that is asked for."""
    sheet = studio.formats.formats[subject.sheet_name]
    return fit(studio.theme.on(sheet), _layouts(studio, typesetter, subject), subject.density)


def can_hold(studio: Studio, typesetter: Typesetter, subject: Subject) -> bool:
    """Tell whether a format holds all of a text; one that is far too small is tried only once."""
    sheet = studio.formats.formats[subject.sheet_name]
    if closest(studio.theme.on(sheet), _layouts(studio, typesetter, subject)).overset:
        return False
    return not lay_out(studio, typesetter, subject).layout.overset


def _layouts(studio: Studio, typesetter: Typesetter, subject: Subject) -> Callable[[Theme], Layout]:
    """Give what sets one edition in a theme."""
    pictures = _pictures(studio, subject.name)
    sheet = studio.formats.formats[subject.sheet_name]

    def measure(html: str) -> list[float]:
        return typesetter.heights(html, studio.theme_folder, pictures)

    def once(theme: Theme) -> Layout:
        design = studio.design(sheet, theme)
        html = compose(subject.department, subject.language, design, measure)
        return typesetter.typeset(html, sheet, studio.theme_folder, pictures, pictures.drawing)

    return once


def _pictures(studio: Studio, name: str) -> Pictures:
    separation = Separation(studio.icc, studio.profile.total_ink_percent)
    folder = studio.project.content / name
    return Pictures(
        folder, studio.theme_folder, studio.theme, separation, studio.profile.ppi.wanted
    )


def _job(studio: Studio, subject: Subject, sheet: Format) -> finish.Job:
    department, language = subject.department, subject.language
    name = one_line(department.name.to(language), language)
    wording = "" if studio.project.edition == "source" else studio.project.edition
    words = (name, language, subject.sheet_name, wording, department.date)
    slug = " · ".join(filter(None, words))
    return finish.Job(
        sheet,
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


def _pictures_of(art: bytes, subject: Subject, studio: Studio, sheet: Format) -> dict[str, bytes]:
    """Make the files that people look at; a sheet that is not folded is shown by its page alone."""
    name = subject.sheet_name
    shown = screen.show(art, studio.icc)
    pages = proof.rasterise(shown, sheet)
    files = {f"{name}.screen.pdf": shown, f"{name}.office.pdf": office.lay_out(shown, sheet)}
    files |= {f"{name}.{page}.png": proof.png(picture) for page, picture in pages.items()}
    if len(sheet.panels) > 1:
        files[f"{name}.folded.png"] = proof.png(proof.folded(pages, sheet))
    return files


def _with_sheets(edition: Edition, studio: Studio, wish: Imposition | None) -> Edition:
    """Lay the pages on the sheets that the press wants, and judge them too."""
    if wish is None:
        return edition
    subject, profile = edition.subject, studio.profile
    shown = f"{subject.language}/{subject.sheet_name}.sheets.pdf"
    sheets = _sheets(edition, studio, wish)
    file = PressFile(sheets, shown, profile)
    judged = preflight_sheets(file)
    findings = (*edition.findings, *judged)
    if has_errors(judged):
        return replace(edition, findings=findings, files={})
    page = report.write(file, judged, subject.language).encode()
    files = {
        **edition.files,
        f"{subject.sheet_name}.sheets.pdf": sheets,
        f"{subject.sheet_name}.sheets.preflight.html": page,
    }
    return replace(edition, findings=findings, files=files, sheets_file=file, sheets_judged=judged)


def _sheets(edition: Edition, studio: Studio, wish: Imposition) -> bytes:
    profile, sheet = studio.profile, edition.layout.sheet
    job = _job(studio, edition.subject, sheet)
    folds = tuple(sheet.folds(page) for page in range(1, len(sheet.page_names) + 1))
    marked = Marked(job.slug, job.slug_font, folds) if profile.marks else None
    sheets = impose(edition.press, wish, marked, profile.place("imposition"))
    return sheets if profile.flavour == "PDF/X-4" else to_x1a(sheets)[0]

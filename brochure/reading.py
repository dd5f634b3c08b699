"""The editions for everyone: tagged for a telephone's page and in large print, and for the web."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from brochure.completeness import unsaid
from brochure.edition import Subject, date_of
from brochure.findings import Finding, Language, has_errors
from brochure.layout.compose import HTML_LANGUAGE
from brochure.layout.semantics import Bookwork, document
from brochure.layout.typeset import Typesetter
from brochure.layout.web import web_page
from brochure.model.colour import Separation
from brochure.press.screen_pictures import PPI, ScreenPictures, WebPictures
from brochure.press.tagged import declare
from brochure.studio import Studio

FOLDER = "reading"
PAGES = {"telephone": "reading.pdf", "large-print": "large-print.pdf"}
"""The paged editions, each with a style of its own in templates/reading/, and their files."""
WEB = "reading.html"


@dataclass(frozen=True)
class Reading:
    """A department's editions for everyone in one language; no file when one has errors."""

    language: Language
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes]


def read_out(studio: Studio, typesetter: Typesetter, subject: Subject) -> Reading:
    """Make the editions of one department in one language; its sheet does not matter.

    Raises Refused for a mistake in a template.
    """
    department, language = subject.department, subject.language
    folder = studio.project.templates / FOLDER
    work = Bookwork(studio.theme, studio.project.read_labels(FOLDER), folder, studio.icc)
    pictures = _pictures(studio, subject.name, folder)
    findings: list[Finding] = []
    files: dict[str, bytes] = {}
    for page, file in PAGES.items():
        html = document(department, language, work, "pages", {"page": page})
        raw, complaints = typesetter.set_tagged(html, folder, pictures)
        findings += [*complaints, *unsaid(department, language, html, subject.source)]
        files[file] = declare(raw, HTML_LANGUAGE[language], date_of(department))
    files[WEB], lost = web_of(studio, subject)
    findings += lost
    found = tuple(dict.fromkeys(findings))
    return Reading(language, found, {} if has_errors(found) else files)


def web_of(studio: Studio, subject: Subject) -> tuple[bytes, list[Finding]]:
    """Make the page for the web, and find what it leaves out.

    Raises Refused for a mistake in a template, and for a picture that cannot be shown.
    """
    department, language = subject.department, subject.language
    folder = studio.project.templates / FOLDER
    work = Bookwork(studio.theme, studio.project.read_labels(FOLDER), folder, studio.icc)
    pictures = _pictures(studio, subject.name, folder, WebPictures)
    html = web_page(department, language, work, (studio.fonts, studio.project.fonts), pictures)
    return html.encode(), list(unsaid(department, language, html, subject.source))


def _pictures(
    studio: Studio, name: str, folder: Path, kind: type[ScreenPictures] = ScreenPictures
) -> ScreenPictures:
    separation = Separation(studio.icc, studio.profile.total_ink_percent)
    return kind(studio.project.content / name, folder, studio.theme, separation, PPI)

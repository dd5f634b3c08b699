"""The editions for everyone: tagged for a telephone's page and in large print, and for the web."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from brochure.completeness import unsaid
from brochure.edition import Subject, date_of
from brochure.findings import Finding, Language, OnPage, Says, error, has_errors
from brochure.layout.compose import HTML_LANGUAGE
from brochure.layout.pagination import Pagination, paginate
from brochure.layout.semantics import Bookwork, document
from brochure.layout.typeset import Flow, Typesetter
from brochure.layout.web import headings, web_page
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
        lay_out = _layer(subject, work, page, typesetter, pictures)
        flow = paginate(lay_out)
        raw, complaints = flow.paint()
        findings += [*complaints, *unsaid(department, language, flow.html, subject.source)]
        findings += _astray(flow, file, language)
        files[file] = declare(raw, HTML_LANGUAGE[language], date_of(department))
    files[WEB], lost = web_of(studio, subject)
    findings += lost
    found = tuple(dict.fromkeys(findings))
    return Reading(language, found, {} if has_errors(found) else files)


def _layer(
    subject: Subject, work: Bookwork, page: str, typesetter: Typesetter, pictures: ScreenPictures
) -> Callable[[Pagination], Flow]:
    """Give the way to lay out one paged edition as often as it takes."""

    def lay_out(pagination: Pagination) -> Flow:
        given = {"page": page, "pagination": pagination, "contents": ()}
        html = document(subject.department, subject.language, work, "pages", given)
        if pagination.listed:
            given["contents"] = headings(html)
            html = document(subject.department, subject.language, work, "pages", given)
        return typesetter.flow(html, work.folder, pictures)

    return lay_out


def _astray(flow: Flow, file: str, language: Language) -> Iterator[Finding]:
    """Find every text that is cut, or runs into its neighbour."""
    for number, leaf in enumerate(flow.leaves, 1):
        for words in leaf.words:
            if words.astray:
                yield error(
                    "text-off-page",
                    OnPage(f"{language}/{file}", number, words.area.left, words.area.top),
                    Says(f"“{words.text}”超出版心，会被切掉",
                         f"“{words.text}” runs out of its column and would be cut"),
                    Says("请把这里的文字写短一些，或在长词中间加空格或断行符 |",
                         "Shorten the text, or part it with a space or the break sign |"),
                )  # fmt: skip


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

"""The only door to WeasyPrint: HTML in, a measured layout out, and the PDF of that very layout.

One layout serves for measuring and for printing. It is made on a page of compose.TALL_MM, where
nothing can be cut; then the pages are given the sheet's height, and what was measured is what is
painted.
"""

from __future__ import annotations

import logging
import mimetypes
import os
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from brochure.errors import Refused
from brochure.findings import Finding, Owner, Says, error
from brochure.layout import effects, gradients, justify, patterns, tagging
from brochure.layout.compose import PICTURES_ADDRESS, PICTURES_HOST, THEME_HOST
from brochure.layout.filling import filled
from brochure.layout.pagination import Leaf, leaves
from brochure.layout.panels import Frame, block_heights, measure
from brochure.model import pictures as kinds
from brochure.model.formats import Format
from brochure.units import px_from_mm

TAGGED = "pdf/a-2a"
_EMPTY = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


class ProjectFetcher(URLFetcher):  # type: ignore[misc]
    """Serves a theme's files and prepared pictures; everything else is refused, networks too."""

    def __init__(self, theme: Path, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._theme = theme.resolve()
        self._pictures = pictures
        self.refused: list[Finding] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Give one file's bytes; raises ValueError for anything that is not the project's."""
        parts = urlsplit(url)
        address = parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
        if (parts.scheme, parts.netloc) == ("https", PICTURES_HOST):
            return self._picture(url, address)
        path = (self._theme / unquote(parts.path).lstrip("/")).resolve()
        if (parts.scheme, parts.netloc) != ("https", THEME_HOST) or not path.is_relative_to(
            self._theme
        ):
            raise ValueError(f"not a file of this project: {url}")
        if path.suffix.lower() in kinds.SUFFIXES and path.is_file():
            return self._picture(url, kinds.THEME + address)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    def _picture(self, url: str, address: str) -> URLFetcherResponse:
        """Give a prepared picture; one that is refused leaves its findings and an empty drawing."""
        try:
            picture = self._pictures[address]
        except Refused as refused:
            self.refused += refused.findings
            picture = _EMPTY
        except KeyError:
            raise ValueError(f"not a picture of this project: {url}") from None
        kind = "image/svg+xml" if picture.startswith(b"<") else "image/jpeg"
        return URLFetcherResponse(url, picture, {"Content-Type": kind})


@dataclass(frozen=True)
class Layout:
    """A brochure laid out: its frames, what the engine complained of, and the way to its PDF."""

    sheet: Format
    """The format it is set on; a booklet's has as many pages as its content asked for."""
    frames: tuple[Frame, ...]
    filled: Mapping[str, float]
    """What part of every panel's height is taken up, from 0 to 1."""
    open_panels: frozenset[str]
    """Panels whose white is meant."""
    findings: tuple[Finding, ...]
    pictures: frozenset[str]
    """The department's files that stand on its pages."""
    _document: Any = field(repr=False)

    @property
    def overset(self) -> tuple[Frame, ...]:
        """Give the frames whose text runs over."""
        return tuple(frame for frame in self.frames if frame.overset)

    def paint(self) -> tuple[bytes, tuple[Finding, ...]]:
        """Paint the measured pages as PDF; the engine may complain once more while it does."""
        complaints: list[str] = []
        with _listening(complaints):
            pdf = bytes(self._document.write_pdf())
        return pdf, tuple(_complaint(said) for said in complaints)


@dataclass(frozen=True)
class Flow:
    """A document for the screen laid out: its pages, and the way to its tagged PDF/A-2a."""

    html: str
    leaves: tuple[Leaf, ...]
    findings: tuple[Finding, ...]
    _document: Any = field(repr=False)

    def paint(self) -> tuple[bytes, tuple[Finding, ...]]:
        """Paint the pages; gives what the engine says, too."""
        complaints: list[str] = []
        with _listening(complaints), warnings.catch_warnings():
            # The engine leaves its sRGB profile open.
            warnings.simplefilter("ignore", ResourceWarning)
            pdf = bytes(self._document.write_pdf(pdf_variant=TAGGED))
        return pdf, (*self.findings, *(_complaint(said) for said in complaints))


class Typesetter:
    """Lays out HTML with the fonts of one folder; keep one for a whole run."""

    def __init__(self, fonts: Path) -> None:
        os.environ["FONTCONFIG_FILE"] = str((fonts / "fonts.conf").resolve())
        self._fonts = FontConfiguration()
        gradients.install()
        justify.install()
        patterns.install()
        tagging.install()

    def typeset(
        self,
        html: str,
        sheet: Format,
        theme: Path,
        pictures: Mapping[str, bytes],
        drawing: Callable[[Element], None] | None = None,
    ) -> Layout:
        """Lay out a brochure and measure every frame.

        `drawing` puts the colours of a drawing in the page itself into ink. Raises Refused for
        effects that the engine cannot paint in ink.
        """
        complaints: list[str] = []
        fetcher = ProjectFetcher(theme, pictures)
        with _listening(complaints):
            page = weasyprint.HTML(
                string=html, base_url=f"https://{THEME_HOST}/", url_fetcher=fetcher
            )
            if drawing:
                for element in _drawings(page.etree_element):
                    drawing(element)
            document = page.render(font_config=self._fonts)
        if faults := effects.examine([page._page_box for page in document.pages]):
            raise Refused(faults)
        if sheet.stitched:
            sheet = sheet.of(len(document.pages))
        measured = measure([page._page_box for page in document.pages])
        for page in document.pages:
            page.height = px_from_mm(sheet.height_mm)
        findings = [*fetcher.refused, *(_complaint(said) for said in complaints)]
        findings += [_loose(text) for text in measured.loose_texts]
        findings += _pages(len(document.pages), len(sheet.page_names))
        taken = filled(measured, sheet)
        return Layout(
            sheet,
            measured.frames,
            taken,
            measured.open_panels,
            tuple(findings),
            _shown(html),
            document,
        )

    def heights(self, html: str, theme: Path, pictures: Mapping[str, bytes]) -> list[float]:
        """Give the height of every block of a galley, in millimetres."""
        fetcher = ProjectFetcher(theme, pictures)
        page = weasyprint.HTML(string=html, base_url=f"https://{THEME_HOST}/", url_fetcher=fetcher)
        document = page.render(font_config=self._fonts)
        return block_heights([page._page_box for page in document.pages])

    def set_document(self, html: str, pictures: Mapping[str, bytes]) -> bytes:
        """Set a plain document, such as a job ticket, that flows over pages by itself."""
        fetcher = ProjectFetcher(Path(os.devnull), pictures)
        document = weasyprint.HTML(
            string=html, base_url=f"https://{PICTURES_HOST}/", url_fetcher=fetcher
        ).render(font_config=self._fonts)
        return bytes(document.write_pdf())

    def flow(self, html: str, theme: Path, pictures: Mapping[str, bytes]) -> Flow:
        """Lay out a document for the screen, which flows over pages by itself."""
        complaints: list[str] = []
        fetcher = ProjectFetcher(theme, pictures)
        with _listening(complaints):
            page = weasyprint.HTML(
                string=html, base_url=f"https://{THEME_HOST}/", url_fetcher=fetcher
            )
            root = page.etree_element
            document = page.render(font_config=self._fonts, pdf_variant=TAGGED)
        findings = (*fetcher.refused, *(_complaint(said) for said in complaints))
        pages = [page._page_box for page in document.pages]
        tagging.hush_repeats(pages)
        tagging.space_out(pages, root)
        return Flow(html, leaves(pages), findings, document)


def _drawings(element: Any) -> Iterator[Element]:
    """Find the drawings in a page, not those inside another."""
    for child in element:
        if child.tag == "{http://www.w3.org/2000/svg}svg":
            yield child
        else:
            yield from _drawings(child)


@contextmanager
def _listening(complaints: list[str]) -> Iterator[None]:
    """Keep what the engine logs, which nobody would see otherwise."""
    logger = logging.getLogger("weasyprint")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: complaints.append(record.getMessage())  # type: ignore[method-assign]
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _complaint(said: str) -> Finding:
    return error(
        "engine-warning",
        Says("模板", "template"),
        Says(f"排版引擎提示：{said}", f"The typesetting engine says: {said}"),
        Says("请设计人员修改模板", "The designer must mend the template"),
        Owner.DESIGNER,
    )


def _loose(text: str) -> Finding:
    return error(
        "text-outside-frame",
        Says("模板", "template"),
        Says(f"“{text}”不在任何 data-frame 里", f"“{text}” lies in no data-frame"),
        Says(
            "请把文字放进有固定位置和大小的 data-frame",
            "Put it into a data-frame of fixed place and size, so that it can be measured",
        ),
        Owner.DESIGNER,
    )


def _shown(html: str) -> frozenset[str]:
    """List the department's pictures that a page places, as the content names them."""
    return frozenset(map(unquote, re.findall(rf'{re.escape(PICTURES_ADDRESS)}([^"?]+)', html)))


def _pages(count: int, due: int) -> list[Finding]:
    if count == due:
        return []
    return [
        error(
            "page-count",
            Says("模板", "template"),
            Says(f"排出了 {count} 页，应当是 {due} 页", f"There are {count} pages; {due} are due"),
            Says("每一页一个 .sheet，面板用绝对定位", "One .sheet a page, panels absolute"),
            Owner.DESIGNER,
        )
    ]

"""The characters of a page, each with its box and its size as printed."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from brochure.units import Rectangle, mm_from_pt

READER = f"pdfium {str(pypdfium2.version.PDFIUM_INFO).partition('@')[0]}"
INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


@dataclass(frozen=True)
class Character:
    """One printed character; its box is that of its ink, from the trim's top left corner."""

    page: int
    text: str
    size_pt: float
    box: Rectangle
    baseline_mm: float

    @property
    def is_chinese(self) -> bool:
        """Tell whether it is a Han character, which fills in sooner than a letter."""
        return unicodedata.name(self.text, "").startswith("CJK")

    def follows(self, other: Character) -> bool:
        """Tell whether it stands beside another in one line, no further away than its size."""
        near_mm = mm_from_pt(self.size_pt)
        gap = max(self.box.left - other.box.right, other.box.left - self.box.right)
        level = abs(self.baseline_mm - other.baseline_mm) < near_mm / 2
        return self.page == other.page and level and gap < near_mm


def read(pdf: bytes, origins: tuple[tuple[float, float], ...]) -> tuple[Character, ...]:
    """List every character; `origins` are the pages' trim corners, top left, in points.

    A page that cannot be read as text has none.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return ()
    try:
        return tuple(
            character
            for number, origin in enumerate(origins[: len(document)], 1)
            for character in _page(document, number, origin)
        )
    finally:
        document.close()


def _page(
    document: pypdfium2.PdfDocument, number: int, origin: tuple[float, float]
) -> Iterator[Character]:
    try:
        page = document[number - 1].get_textpage()
    except pypdfium2.PdfiumError:
        return
    corners = [ctypes.c_double() for _ in range(4)]
    matrix = pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(page.count_chars()):
        text = chr(pdfium.FPDFText_GetUnicode(page, index))
        if not text.strip() or text == "\0" or pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        painted = pdfium.FPDFText_GetTextObject(page, index)
        if painted and pdfium.FPDFTextObj_GetTextRenderMode(painted) in INVISIBLE:
            continue
        pdfium.FPDFText_GetCharBox(page, index, *corners)
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        size = pdfium.FPDFText_GetFontSize(page, index) * scale
        left, right, bottom, top = (corner.value for corner in corners)
        box = _rectangle(left, bottom, right, top, origin)
        yield Character(number, text, size, box, mm_from_pt(origin[1] - y.value))


def _rectangle(
    left: float, bottom: float, right: float, top: float, origin: tuple[float, float]
) -> Rectangle:
    return Rectangle(
        mm_from_pt(left - origin[0]),
        mm_from_pt(origin[1] - top),
        mm_from_pt(right - left),
        mm_from_pt(top - bottom),
    )

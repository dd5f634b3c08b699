"""A finished PDF, read anew and independently of how it was made: its facts, measured once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from brochure.errors import Refused
from brochure.findings import Says, error, same
from brochure.model.profile import PressProfile
from brochure.preflight.paints import Paint, walk
from brochure.preflight.plates import Plates, render
from brochure.units import Rectangle, mm_from_pt

MAX_PAGES = 200


@dataclass(frozen=True)
class Picture:
    """One placed picture and the resolution it is printed at."""

    page: int
    left_mm: float
    top_mm: float
    pixels: tuple[int, int]
    ppi: float
    space: str


@dataclass(frozen=True)
class Font:
    """One font of the file."""

    name: str
    kind: str
    embedded: bool


class PressFile:
    """A PDF with its facts; `profile` says what is wanted of it."""

    def __init__(self, data: bytes, shown: str, profile: PressProfile) -> None:
        self.shown = shown
        self.profile = profile
        self.data = data
        self.pdf = _open(data, shown)

    def place(self, page: int, left_mm: float | None = None, top_mm: float | None = None) -> Says:
        """Name a place on a page, in millimetres from the trim's top left corner."""
        if left_mm is None or top_mm is None:
            return Says(f"{self.shown} · 第 {page} 页", f"{self.shown} · page {page}")
        return Says(
            f"{self.shown} · 第 {page} 页，距左 {left_mm:.0f} mm、距上 {top_mm:.0f} mm",
            f"{self.shown} · page {page}, {left_mm:.0f} mm from left, {top_mm:.0f} mm from top",
        )

    def box(self, page: int, name: str) -> Rectangle | None:
        """Give a page's box in millimetres, its top counted downwards from the trim's top."""
        own = self.pdf.pages[page - 1].obj
        if name not in own:
            return None
        left, bottom, right, top = (mm_from_pt(float(value)) for value in own[name])
        trim = _trim(self.pdf.pages[page - 1])
        x0, y1 = mm_from_pt(float(trim[0])), mm_from_pt(float(trim[3]))
        return Rectangle(left - x0, y1 - top, right - left, top - bottom)

    @cached_property
    def paints(self) -> tuple[Paint, ...]:
        """Give everything that is painted, with its ink, size and place."""
        found: list[Paint] = []
        for number, page in enumerate(self.pdf.pages, 1):
            trim = _trim(page)
            origin = (float(trim[0]), float(trim[3]))
            try:
                found += walk(page, number, origin)
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError,
                    pikepdf.PdfError):  # fmt: skip
                raise Refused([error("damaged-page", self.place(number), *_DAMAGED)]) from None
        return tuple(found)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Give every placed picture with its effective resolution."""
        return tuple(
            Picture(paint.page, paint.left_mm, paint.top_mm, paint.pixels, paint.ppi, paint.space)
            for paint in self.paints
            if paint.pixels is not None
        )

    @cached_property
    def plates(self) -> tuple[Plates, ...] | None:
        """Render each page's four process plates; None where no renderer is installed."""
        return render(self.data)

    @cached_property
    def fonts(self) -> tuple[Font, ...]:
        """Give every font of the file."""
        return tuple(
            _font(item)
            for item in self.objects
            if item.get("/Type") == "/Font" and "/DescendantFonts" not in item
        )

    @cached_property
    def objects(self) -> tuple[Any, ...]:
        """Give all dictionaries and streams of the file."""
        kinds = (pikepdf.Dictionary, pikepdf.Stream)
        return tuple(item for item in self.pdf.objects if isinstance(item, kinds))

    def walk_names(self) -> Iterator[str]:
        """Give every name of the file's dictionaries, nested ones included."""
        for item in self.objects:
            yield from item.keys()


def _open(data: bytes, shown: str) -> pikepdf.Pdf:
    """Open a PDF.

    Raises Refused for one that is encrypted, damaged, no PDF at all, or larger than is sane.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        pages = len(pdf.pages)
        for page in pdf.pages:
            for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
                if name in page.obj:
                    left, bottom, right, top = (float(value) for value in page.obj[name])
                    if right <= left or top <= bottom:
                        raise ValueError(name)
    except pikepdf.PasswordError:
        raise Refused([error("encrypted", same(shown), *_ENCRYPTED)]) from None
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        raise Refused([error("not-a-pdf", same(shown), *_BROKEN)]) from None
    if pages > MAX_PAGES:
        raise Refused([error("too-many-pages", same(shown), *_TOO_MANY)])
    return pdf


def _trim(page: pikepdf.Page) -> Any:
    return page.obj.get("/TrimBox", page.obj.get("/MediaBox"))


def _font(item: Any) -> Font:
    name = str(item.get("/BaseFont", "/?"))[1:]
    descriptor = item.get("/FontDescriptor", {})
    embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return Font(
        name,
        str(item.get("/Subtype", "/?"))[1:],
        embedded,
    )


_ENCRYPTED = (
    Says("文件加了密码", "The file is encrypted"),
    Says("请去掉密码后再交付", "Remove the password before handing it over"),
)
_BROKEN = (
    Says("不是完整的 PDF 文件", "This is not a whole PDF"),
    Says("请重新导出或重新传送", "Export or send it again"),
)
_DAMAGED = (
    Says("这一页的内容有损坏", "The content of this page is damaged"),
    Says("请重新导出这个文件", "Export the file again"),
)
_TOO_MANY = (
    Says(f"页数超过 {MAX_PAGES} 页", f"The file has more than {MAX_PAGES} pages"),
    Says("请确认是否选错了文件", "Check whether it is the right file"),
)

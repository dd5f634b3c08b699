"""A finished PDF, read anew and independently of how it was made: its facts, measured once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from brochure.errors import Refused
from brochure.findings import OnPage, Says, error, same
from brochure.model.formats import Format
from brochure.model.profile import PressProfile
from brochure.preflight import boxes, text
from brochure.preflight.folds import FoldMarks, find_folds
from brochure.preflight.fonts import Font, fonts_of
from brochure.preflight.paints import PROCESS, Paint, components, spot_names
from brochure.preflight.plates import Plates, Rendering, Skipped, render
from brochure.preflight.walker import Walked, walk
from brochure.units import Rectangle, mm_from_pt

MAX_PAGES = 200
_PROCESS = frozenset({*PROCESS, "All", "None"})
_TABLES = ("/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/DCTDecode")
"""Encodings of pictures that are not undone here."""


@dataclass(frozen=True)
class Picture:
    """One placed picture and the resolution it is printed at."""

    page: int
    left_mm: float
    top_mm: float
    pixels: tuple[int, int]
    ppi: float
    space: str
    cut_short: bool


class PressFile:
    """A PDF with its facts; `profile` says what is wanted of it.

    `sheet` is known of our own brochures alone; places then name the panel.
    """

    def __init__(
        self, data: bytes, shown: str, profile: PressProfile, *, sheet: Format | None = None
    ) -> None:
        self.shown = shown
        self.profile = profile
        self.data = data
        self.pdf = _open(data, shown)
        self._opening = tuple(self.pdf.get_warnings())
        self.sheet = sheet if sheet and len(self.pdf.pages) == len(sheet.page_names) else None

    def place(self, page: int, left_mm: float | None = None, top_mm: float | None = None) -> OnPage:
        """Name a place on a page, in millimetres from the trim's top left corner."""
        if left_mm is None or top_mm is None:
            return OnPage(self.shown, page)
        panel = self._panel(page, left_mm)
        return OnPage(self.shown, page, round(left_mm, 2), round(top_mm, 2), panel)

    def _panel(self, page: int, left_mm: float) -> Says | None:
        """Name the panel that holds a place, where the layout is known."""
        for panel in self.sheet.on(page) if self.sheet else ():
            if self.sheet and panel.area.left <= left_mm < panel.area.right:
                return self.sheet.says(panel.name)
        return None

    @property
    def page_numbers(self) -> range:
        return range(1, len(self.pdf.pages) + 1)

    def page(self, number: int) -> Any:
        """Give a page's dictionary; what it inherits is in it, as the library opens it."""
        return self.pdf.pages[number - 1].obj

    def box(self, page: int, name: str) -> Rectangle | None:
        """Give a page's box in millimetres, its top counted downwards from the trim's top."""
        own = self.page(page)
        if name not in own:
            return None
        left, bottom, right, top = map(mm_from_pt, boxes.corners(own[name]))
        x0, y1 = map(mm_from_pt, self._origin(page))
        return Rectangle(left - x0, y1 - top, right - left, top - bottom)

    def trim(self, page: int) -> Rectangle:
        """Give a page's finished size; of a page that does not say it, the whole page."""
        left, bottom, right, top = map(mm_from_pt, boxes.trim(self.page(page)))
        return Rectangle(0, 0, right - left, top - bottom)

    def bleed(self, page: int) -> Rectangle:
        """Give how far a page's art can reach: its bleed box, no further than its media."""
        media = self.box(page, "/MediaBox") or self.trim(page)
        said = self.box(page, "/BleedBox") or media
        left, top = max(said.left, media.left), max(said.top, media.top)
        right, bottom = min(said.right, media.right), min(said.bottom, media.bottom)
        return Rectangle(left, top, right - left, bottom - top)

    def _origin(self, page: int) -> tuple[float, float]:
        """Give the trim's top left corner in points."""
        left, _, _, top = boxes.trim(self.page(page))
        return left, top

    @cached_property
    def walked(self) -> tuple[Walked, ...]:
        """Give what each page paints, and what it cannot."""
        found: list[Walked] = []
        for number, page in enumerate(self.pdf.pages, 1):
            try:
                found.append(walk(page, number, self._origin(number)))
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError,
                    pikepdf.PdfError):  # fmt: skip
                raise Refused([error("damaged-page", self.place(number), *_DAMAGED)]) from None
        return tuple(found)

    @cached_property
    def paints(self) -> tuple[Paint, ...]:
        """Give everything that is painted, with its ink, size and place."""
        return tuple(paint for page in self.walked for paint in page.paints)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Give every placed picture with its effective resolution."""
        return tuple(
            Picture(
                paint.page,
                paint.left_mm,
                paint.top_mm,
                paint.pixels,
                paint.ppi,
                paint.space,
                paint.source in self.cut_short,
            )
            for paint in self.paints
            if paint.pixels is not None
        )

    @cached_property
    def characters(self) -> tuple[text.Character, ...]:
        """Give every printed character with its box."""
        return text.read(self.data, tuple(map(self._origin, self.page_numbers)))

    @cached_property
    def fold_marks(self) -> tuple[FoldMarks, ...]:
        """Give the fold marks of every page, as the file itself shows them."""
        return tuple(
            find_folds(
                (paint for paint in self.paints if paint.page == page),
                self.trim(page),
                self.bleed(page),
            )
            for page in self.page_numbers
        )

    def folds(self, page: int) -> tuple[float, ...]:
        """Give a page's folds in millimetres from the left: as marked, or as the layout says."""
        marked = self.fold_marks[page - 1].places
        return marked or (self.sheet.folds(page) if self.sheet else ())

    @cached_property
    def spots(self) -> tuple[str, ...]:
        """Give the spot inks that are painted with."""
        spaces = {paint.space for paint in self.paints}
        return tuple(sorted({name for space in spaces for name in spot_names(space)} - _PROCESS))

    @cached_property
    def plates(self) -> Rendering | Skipped:
        """Render every page's plates, once."""
        drawn = render(self._upright(), bool(self.spots))
        if isinstance(drawn, Rendering) and len(drawn.pages) != len(self.pdf.pages):
            return Skipped(((drawn.program, "failed"),))
        return drawn

    @cached_property
    def inked(self) -> tuple[Plates, ...]:
        """Give the plates that lay ink down, die and fold lines left out; none if not drawn."""
        if isinstance(self.plates, Skipped):
            return ()
        lines = [self.profile.fold_ink or "", self.profile.die_ink or ""]
        return tuple(page.without(lines) for page in self.plates.pages)

    def _upright(self) -> bytes:
        """Give the file with every page as it lies on the plate: whole, unturned, unscaled."""
        turning = ("/Rotate", "/CropBox", "/UserUnit")
        if not any(key in page.obj for page in self.pdf.pages for key in turning):
            return self.data
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(self.data)) as copy:
            for page in copy.pages:
                for key in turning:
                    if key in page.obj:
                        del page.obj[key]
            copy.save(out)
        return out.getvalue()

    @property
    def readers(self) -> tuple[str, ...]:
        """Name the programs that read the file, with their versions."""
        drawn = (self.plates.program,) if isinstance(self.plates, Rendering) else ()
        return (f"pikepdf {pikepdf.__version__}", text.READER, *drawn)

    @cached_property
    def fonts(self) -> tuple[Font, ...]:
        """Give every font of the file."""
        return fonts_of(self.objects)

    @cached_property
    def repaired(self) -> bool:
        """Tell whether the file could only be opened by repairing it."""
        return bool(self._opening)

    @cached_property
    def cut_short(self) -> frozenset[tuple[int, int]]:
        """Give the object numbers of streams that end before their content does."""
        return frozenset(item.objgen for item in self.objects if _is_cut_short(self.pdf, item))

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
        faulty = list(boxes.broken(pdf.pages, shown)) if pages <= MAX_PAGES else []
    except pikepdf.PasswordError:
        raise Refused([error("encrypted", same(shown), *_ENCRYPTED)]) from None
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        raise Refused([error("not-a-pdf", same(shown), *_BROKEN)]) from None
    if pages > MAX_PAGES:
        raise Refused([error("too-many-pages", same(shown), *_TOO_MANY)])
    if faulty:
        raise Refused(faulty)
    return pdf


def _is_cut_short(pdf: pikepdf.Pdf, item: Any) -> bool:
    """Tell whether a stream, or the picture in it, ends early."""
    if not isinstance(item, pikepdf.Stream):
        return False
    said: Any = item.get("/Filter", [])
    filters = [str(said)] if isinstance(said, pikepdf.Name) else [str(name) for name in said]
    if filters[-1:] == ["/DCTDecode"]:
        return len(filters) == 1 and b"\xff\xd9" not in item.read_raw_bytes()[-64:]
    if filters and filters[-1] in _TABLES:
        return False
    before = len(pdf.get_warnings())
    try:
        length = len(item.read_bytes())
    except pikepdf.PdfError:
        return True
    short = item.get("/Subtype") == "/Image" and length < _bytes_wanted(item)
    return short or len(pdf.get_warnings()) > before


def _bytes_wanted(picture: Any) -> int:
    """Give how many bytes a picture's own size asks for (ISO 32000-1, 8.9.3)."""
    mask = bool(picture.get("/ImageMask", False))
    bits = 1 if mask else int(picture.get("/BitsPerComponent", 1))
    inks = 1 if mask else components(picture.get("/ColorSpace"))
    return int(picture.get("/Height", 0)) * -(-int(picture.get("/Width", 0)) * bits * inks // 8)


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

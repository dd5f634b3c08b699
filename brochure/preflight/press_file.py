"""A finished PDF, read anew and independently of how it was made: its facts, measured once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from brochure.findings import OnPage, Says
from brochure.model.formats import Format
from brochure.model.profile import PressProfile
from brochure.preflight import boxes, text
from brochure.preflight.folds import FoldMarks, find_folds
from brochure.preflight.fonts import Font, fonts_of
from brochure.preflight.opened import MAX_PAGES, is_cut_short, open_pdf, upright
from brochure.preflight.paints import PROCESS, Paint, spot_names
from brochure.preflight.plates import LEAST_DPI, Plates, Rendering, Skipped, Why, render, resolution
from brochure.preflight.used import Walked
from brochure.preflight.walker import MAX_STEPS, walk
from brochure.units import PT_PER_INCH, Rectangle, mm_from_pt

GIANT_PT = 14_400
"""No page may be longer (ISO 32000-1, annex C.2): 5.08 m."""
_PROCESS = frozenset({*PROCESS, "All", "None"})


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
        self.pdf = open_pdf(data, shown)
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
        """Give the pages that are looked at: the first two hundred."""
        return range(1, min(len(self.pdf.pages), MAX_PAGES) + 1)

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
        left = MAX_STEPS
        for number in self.page_numbers:
            page = walk(self.pdf.pages[number - 1], number, self._origin(number), left)
            left = max(left - page.steps, 0)
            found.append(page)
        return tuple(found)

    @property
    def too_complex(self) -> bool:
        """Tell whether some of the file was left because there is too much of it."""
        return any(page.too_complex for page in self.walked)

    @property
    def giants(self) -> tuple[int, ...]:
        """Give the pages that are larger than a page can be."""
        return tuple(number for number in self.page_numbers if self._is_giant(number))

    def _is_giant(self, page: int) -> bool:
        said = self.page(page)
        sides = (boxes.media(said), boxes.trim(said))
        return any(max(box[2] - box[0], box[3] - box[1]) > GIANT_PT for box in sides)

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
                paint.cut_short or paint.source in self.cut_short,
            )
            for paint in self.paints
            if paint.pixels is not None
        )

    @cached_property
    def characters(self) -> tuple[text.Character, ...]:
        """Give every printed character with its box; none of a file that would take too long."""
        if self.too_complex:
            return ()
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
        dpi = resolution(sum(map(self._square_inches, self.page_numbers)))
        if self.giants or self.too_complex or dpi < LEAST_DPI:
            why: Why = "too complex" if self.too_complex else "too large"
            return Skipped((("mutool", why), ("Ghostscript", why)))
        drawn = render(upright(self.data), bool(self.spots), dpi)
        if isinstance(drawn, Rendering) and len(drawn.pages) != len(self.page_numbers):
            return Skipped(((drawn.program, "failed"),))
        return drawn

    def _square_inches(self, page: int) -> float:
        said = self.page(page)
        boxed = (boxes.media(said), boxes.trim(said))
        return max((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxed) / PT_PER_INCH**2

    @cached_property
    def inked(self) -> tuple[Plates, ...]:
        """Give the plates that lay ink down, die and fold lines left out; none if not drawn."""
        if isinstance(self.plates, Skipped):
            return ()
        lines = [self.profile.fold_ink or "", self.profile.die_ink or ""]
        return tuple(page.without(lines) for page in self.plates.pages)

    @property
    def readers(self) -> tuple[str, ...]:
        """Name the programs that read the file, with their versions."""
        drawn = (self.plates.program,) if isinstance(self.plates, Rendering) else ()
        return (f"pikepdf {pikepdf.__version__}", text.READER, *drawn)

    @cached_property
    def fonts(self) -> tuple[Font, ...]:
        """Give every font that letters are set in."""
        return fonts_of(font for page in self.walked for font in page.used.fonts.values())

    @cached_property
    def repaired(self) -> bool:
        """Tell whether the file could only be opened by repairing it."""
        return bool(self._opening)

    @cached_property
    def cut_short(self) -> frozenset[tuple[int, int]]:
        """Give the object numbers of streams that end before their content does."""
        return frozenset(item.objgen for item in self.objects if is_cut_short(self.pdf, item))

    @cached_property
    def objects(self) -> tuple[Any, ...]:
        """Give all dictionaries and streams of the file."""
        kinds = (pikepdf.Dictionary, pikepdf.Stream)
        return tuple(item for item in self.pdf.objects if isinstance(item, kinds))

    def walk_names(self) -> Iterator[str]:
        """Give every name of the file's dictionaries, nested ones included."""
        for item in self.objects:
            yield from item.keys()

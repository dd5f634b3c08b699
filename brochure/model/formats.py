"""Sheets, folds and bindings: how large a brochure is, and where its panels lie."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from brochure.findings import Says
from brochure.model.fields import Bilingual, Frozen, Millimetres
from brochure.units import Rectangle

Length = Annotated[Millimetres, Field(gt=0)]
View = tuple[str, ...]
"""Panels that are seen side by side."""


class Panel(NamedTuple):
    """One face of the folded sheet, or one page of a booklet."""

    name: str
    page: int
    area: Rectangle


class Format(Frozen):
    """A sheet with its folds, or the pages of a booklet.

    A sheet names the panels of its `pages` from left to right; those that are folded in are
    narrower than the others. A booklet has as many single pages as its content asks for, one of
    `page_counts`.
    """

    name: Bilingual
    template: str
    width_mm: Length
    height_mm: Length
    pages: Annotated[Mapping[str, Annotated[tuple[str, ...], Field(min_length=1)]],
                     Field(max_length=2)] = {}  # fmt: skip
    narrower_mm: Mapping[str, Annotated[Millimetres, Field(ge=0)]] = {}
    page_counts: tuple[Annotated[int, Field(ge=4, le=64, multiple_of=4)], ...] = ()
    count: int | None = None
    """How many pages this booklet has; `of` sets it."""
    views: tuple[View, ...] = ()
    """What a reader sees one after the other, for the picture of the folded brochure."""
    end_view: str | None = None
    """How the folded sheet lies, seen from its foot: an SVG path in a box of 100 × 12."""
    abridged: bool = False
    """A flyer or poster shows a part of the content; everything else shows all of it."""
    enlarged: Annotated[float, Field(gt=0, le=8)] = 1
    """How much larger type and drawing are than the template has them."""
    words: Mapping[str, Bilingual] = {}
    """What people call its pages and panels."""

    @model_validator(mode="after")
    def _sheet_or_booklet(self) -> Format:
        if bool(self.pages) == bool(self.page_counts):
            raise PydanticCustomError("pages_or_counts", "either pages or page_counts")
        return self

    @property
    def stitched(self) -> bool:
        return bool(self.page_counts)

    @property
    def folded(self) -> bool:
        """Tell whether the sheet is folded, be it for stitching."""
        return self.stitched or len(self.on(1)) > 1

    def of(self, count: int) -> Format:
        """Give the booklet with the fewest pages that hold so many; the largest if none does."""
        enough = [pages for pages in self.page_counts if pages >= count]
        said = {name: getattr(self, name) for name in type(self).model_fields}
        # A copy would keep the pages and panels that this one has worked out already.
        return Format.model_construct(
            **{**said, "count": min(enough, default=max(self.page_counts))}
        )

    @cached_property
    def rows(self) -> Mapping[str, tuple[str, ...]]:
        """Give the panels of every page, by the page's name."""
        if not self.stitched:
            return self.pages
        count = self.count or min(self.page_counts)
        return {f"page-{number}": (f"page-{number}",) for number in range(1, count + 1)}

    @property
    def page_names(self) -> tuple[str, ...]:
        return tuple(self.rows)

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """Lay out the panels of all pages, from left to right."""
        return tuple(
            panel for page, names in enumerate(self.rows.values(), 1)
            for panel in self._row(page, names)
        )  # fmt: skip

    def _row(self, page: int, names: tuple[str, ...]) -> list[Panel]:
        narrower = [self.narrower_mm.get(name, 0.0) for name in names]
        wide = (self.width_mm + sum(narrower)) / len(names)
        left, panels = 0.0, []
        for name, less in zip(names, narrower, strict=True):
            panels.append(Panel(name, page, Rectangle(left, 0, wide - less, self.height_mm)))
            left += wide - less
        return panels

    def panel(self, name: str) -> Panel:
        """Find a panel by name."""
        return next(panel for panel in self.panels if panel.name == name)

    def on(self, page: int) -> tuple[Panel, ...]:
        """Give the panels of one page, counted from 1."""
        return tuple(panel for panel in self.panels if panel.page == page)

    def folds(self, page: int) -> tuple[float, ...]:
        """Give the folds of one page, in millimetres from the trim's left edge."""
        return tuple(panel.area.right for panel in self.on(page))[:-1]

    @property
    def mirrors(self) -> bool:
        """Tell whether the folds of the two sides of a sheet meet."""
        if len(self.pages) < 2:
            return True
        back = [round(self.width_mm - fold, 3) for fold in reversed(self.folds(2))]
        return back == [round(fold, 3) for fold in self.folds(1)]

    @property
    def folded_mm(self) -> tuple[float, float]:
        """Give the size in the hand: of a folded sheet, its widest panel."""
        return max(panel.area.width for panel in self.panels), self.height_mm

    def seen(self) -> tuple[View, ...]:
        """Give what a reader sees one after the other; a booklet's spreads, its outside first."""
        if not self.stitched:
            return self.views or tuple(tuple(names) for names in self.rows.values())
        first, *inner, last = self.page_names
        return ((last, first), *zip(inner[::2], inner[1::2], strict=True))

    def says(self, name: str) -> Says:
        """Name a page or a panel in the two languages."""
        if name.startswith("page-"):
            number = name.removeprefix("page-")
            return Says(f"第 {number} 页", f"page {number}")
        words = self.words.get(name)
        return Says(words.zh, words.en) if words else Says(name, name)


class Formats(Frozen):
    """All formats of a project."""

    default: str
    words: Mapping[str, Bilingual] = {}
    formats: dict[str, Format]


def complete(value: object) -> object:
    """Write out every format that is `like` another and says only what differs."""
    formats = value.get("formats") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(formats, dict):
        return value
    words = value.get("words") or {}
    whole: dict[str, object] = {}
    for name, own in formats.items():
        if isinstance(own, dict):
            base = whole.get(str(own.get("like")), {})
            said = {key: item for key, item in own.items() if key != "like" or not base}
            own = {"words": words, **(base if isinstance(base, dict) else {}), **said}
        whole[name] = own
    return {**value, "formats": whole}

"""Sheets and folds: how large a brochure is, and where its panels lie."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from brochure.findings import Says
from brochure.model.fields import Bilingual, Frozen, Millimetres
from brochure.units import Rectangle

Side = Literal["outside", "inside"]
SIDES: tuple[Side, ...] = ("outside", "inside")


PANEL_NAMES = {
    "cover": Says("封面", "cover"),
    "back": Says("封底", "back"),
    "flap": Says("折入页", "flap"),
    "inside-1": Says("内页 1", "inside 1"),
    "inside-2": Says("内页 2", "inside 2"),
    "inside-3": Says("内页 3", "inside 3"),
}


class Panel(NamedTuple):
    """One face of the folded sheet."""

    name: str
    side: Side
    area: Rectangle


class Format(Frozen):
    """A roll-folded sheet of three panels.

    The panel that is folded in is narrower by the roll-in allowance; outside it lies left, inside
    right, so that the folds of the two sides mirror exactly.
    """

    name: Bilingual
    template: str
    width_mm: Annotated[Millimetres, Field(gt=0)]
    height_mm: Annotated[Millimetres, Field(gt=0)]
    roll_in_mm: Annotated[Millimetres, Field(ge=1, le=3)]

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """Lay out the six panels, outside then inside, from left to right."""
        wide = (self.width_mm + self.roll_in_mm) / 3
        narrow = wide - self.roll_in_mm
        outside = (("flap", narrow), ("back", wide), ("cover", wide))
        inside = (("inside-1", wide), ("inside-2", wide), ("inside-3", narrow))
        return (*self._row("outside", outside), *self._row("inside", inside))

    def _row(self, side: Side, widths: tuple[tuple[str, float], ...]) -> list[Panel]:
        left, panels = 0.0, []
        for name, width in widths:
            panels.append(Panel(name, side, Rectangle(left, 0, width, self.height_mm)))
            left += width
        return panels

    def panel(self, name: str) -> Panel:
        """Find a panel by name."""
        return next(panel for panel in self.panels if panel.name == name)

    def folds(self, side: Side) -> tuple[float, ...]:
        """Give the folds of one side, in millimetres from the trim's left edge."""
        return tuple(panel.area.right for panel in self.panels if panel.side == side)[:-1]


class Formats(Frozen):
    """All formats of a project."""

    default: str
    formats: dict[str, Format]

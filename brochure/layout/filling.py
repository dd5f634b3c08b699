"""How full panels are: what part of their height text and pictures take up."""

from __future__ import annotations

from collections.abc import Iterable

from brochure.layout.panels import Measured
from brochure.model.formats import Format

ROW_MM = 16.0
"""White between two rows that still belong together."""
MARGIN_MM = 10.0
"""What a panel's head and foot leave free in any case."""


def filled(measured: Measured, sheet: Format) -> dict[str, float]:
    """Give the part of every panel's height that is taken up, from 0 to 1."""
    taken: dict[str, list[tuple[float, float]]] = {}
    for frame in measured.frames:
        taken.setdefault(frame.panel, []).append((frame.used.top, frame.used.bottom))
    for panel, area in measured.pictures:
        taken.setdefault(panel, []).append((area.top, area.bottom))
    room = sheet.height_mm - 2 * MARGIN_MM
    return {
        panel.name: round(min(_covered(taken.get(panel.name, ()), sheet.height_mm) / room, 1.0), 3)
        for panel in sheet.panels
    }


def _covered(spans: Iterable[tuple[float, float]], height_mm: float) -> float:
    """Add up spans of a panel's height, none counted twice, with the white between near ones."""
    total, reached = 0.0, -ROW_MM
    for top, bottom in sorted(span for span in spans if span[1] > span[0]):
        start = reached if top - reached <= ROW_MM and total else max(top, reached)
        total += max(min(bottom, height_mm) - start, 0.0)
        reached = max(reached, bottom)
    return total

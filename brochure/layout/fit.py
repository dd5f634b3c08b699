"""Make text fit by the theme's declared densities, loosest first; never by an undeclared size."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from brochure.layout.typeset import Layout
from brochure.model.theme import Ladder, Theme


class Fitted(NamedTuple):
    """A layout and the density it is set at, the same for all its panels."""

    layout: Layout
    density: str


def fit(theme: Theme, lay_out: Callable[[Theme], Layout], density: str | None = None) -> Fitted:
    """Lay out at the loosest density at which every frame holds its text.

    Titles step down by themselves first; then all text is set closer; then comes what the theme
    keeps as a last resort. When nothing helps, the layout still oversets and says by how much.
    `density` fixes one.
    """
    densities = [density] if density else list(theme.densities)
    taken = [0] * len(theme.ladders)
    layout = lay_out(theme.at(densities[0], tuple(taken)))
    while layout.overset:
        names = {frame.name.split(":")[0] for frame in layout.overset}
        if not _step(theme.titles, taken, 0, names):
            if len(densities) > 1:
                del densities[0]
            elif not _step(theme.last_resort, taken, len(theme.titles), names):
                break
        layout = lay_out(theme.at(densities[0], tuple(taken)))
    return Fitted(layout, densities[0])


def closest(theme: Theme, lay_out: Callable[[Theme], Layout]) -> Layout:
    """Lay out as close as the theme allows; what oversets here oversets at every density."""
    taken = tuple(len(ladder.steps) for ladder in theme.ladders)
    return lay_out(theme.at(list(theme.densities)[-1], taken))


def _step(ladders: tuple[Ladder, ...], taken: list[int], first: int, names: set[str]) -> bool:
    """Take one step down each ladder that has one for an overset frame; tells whether any had."""
    moved = False
    for index, ladder in enumerate(ladders, first):
        if taken[index] < len(ladder.steps) and not names.isdisjoint(ladder.frames):
            taken[index] += 1
            moved = True
    return moved

"""Make text fit by the theme's declared densities, loosest first; never by an undeclared size."""

from __future__ import annotations

from collections.abc import Callable

from brochure.layout.typeset import Layout
from brochure.model.theme import Theme


def fit(theme: Theme, lay_out: Callable[[Theme], Layout]) -> Layout:
    """Lay out with the loosest densities at which every frame holds its text.

    When even the last steps do not help, the layout still oversets and says by how much.
    """
    steps = [0] * len(theme.densities)
    layout = lay_out(theme)
    while moved := _move(theme, layout, steps):
        steps = moved
        layout = lay_out(theme.at(tuple(steps)))
    return layout


def _move(theme: Theme, layout: Layout, steps: list[int]) -> list[int] | None:
    """Move each density on by one step where one of its frames oversets; None if none can."""
    names = {frame.name.split(":")[0] for frame in layout.overset}
    moved = [
        step + (step < len(density.steps) and not names.isdisjoint(density.frames))
        for step, density in zip(steps, theme.densities, strict=True)
    ]
    return moved if moved != steps else None

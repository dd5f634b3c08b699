"""The graphics state: what colour, width and transparency hold where something is painted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from brochure.preflight.paints import (
    IDENTITY,
    Colour,
    Matrix,
    array,
    numbers,
    pattern_name,
    shading_space,
)
from brochure.preflight.path import Area

BLACK: Colour = ("/DeviceGray", (0.0,))


@dataclass(frozen=True)
class State:
    """The part of the graphics state that decides how things print."""

    matrix: Matrix = IDENTITY
    clip: Area | None = None
    """What is painted outside this is not seen; none within a pattern's tile."""
    fill: Colour = BLACK
    stroke: Colour = BLACK
    tile: Any = None
    """The tiling pattern that fills, if one does."""
    width: float = 1.0
    dashed: bool = False
    overprint_fill: bool = False
    overprint_stroke: bool = False
    keeps_zeros: bool = False
    """Overprint mode 1: a CMYK value of 0 leaves the ink beneath (ISO 32000-1, 8.6.7)."""
    transparency: dict[str, bool] = field(default_factory=dict)
    font: Any = None
    font_size: float = 0.0
    leading: float = 0.0
    rendering: int = 0


def coloured(state: State, fills: bool, colour: Colour, tile: Any) -> State:
    """Take in a colour to fill or to stroke with."""
    return replace(state, fill=colour, tile=tile) if fills else replace(state, stroke=colour)


def mixed(state: State, fills: bool, operands: list[Any], resources: Any) -> State:
    """Take in a colour of the space that is chosen, or a pattern."""
    space = (state.fill if fills else state.stroke)[0]
    name = pattern_name(operands)
    if name is None:
        return coloured(state, fills, (space, numbers(operands)), None)
    pattern = resources.get("/Pattern", {}).get(name)
    if pattern is None or "/Shading" in pattern:
        shading = (pattern or {}).get("/Shading")
        return coloured(state, fills, (shading_space(shading), ()), None)
    return coloured(state, fills, (space, numbers(operands)), pattern)


def external(state: State, settings: Any) -> State:
    """Take in a dictionary of the graphics state (ISO 32000-1, 8.4.5)."""
    stroke = settings.get("/OP", state.overprint_stroke)
    fill = settings.get("/op", settings.get("/OP", state.overprint_fill))
    live = dict(state.transparency)
    if "/ca" in settings or "/CA" in settings:
        live["opacity"] = any(float(settings.get(key, 1)) < 1 for key in ("/ca", "/CA"))
    if "/BM" in settings:
        live["blend mode"] = str(settings["/BM"]) not in ("/Normal", "/Compatible")
    if "/SMask" in settings:
        live["soft mask"] = settings["/SMask"] != "/None"
    font, size = array(settings.get("/Font")) or (state.font, state.font_size)
    return replace(
        state,
        font=font,
        font_size=float(size),
        overprint_fill=bool(fill),
        overprint_stroke=bool(stroke),
        keeps_zeros=int(settings.get("/OPM", state.keeps_zeros)) == 1,
        width=float(settings.get("/LW", state.width)),
        transparency=live,
    )

"""Follow a page's content, its forms and its tiling patterns, and list what they paint."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from brochure.preflight.paints import (
    IDENTITY,
    Colour,
    Kind,
    Matrix,
    Paint,
    first_colour,
    instructions,
    matrix_of,
    moved,
    numbers,
    pattern_name,
    scale_of,
    shading_space,
    space_name,
    times,
)
from brochure.units import mm_from_pt

MAX_DEPTH = 20
"""Forms that hold forms deeper than this hold themselves."""
_DEVICE = {
    "g": "/DeviceGray", "G": "/DeviceGray", "rg": "/DeviceRGB", "RG": "/DeviceRGB",
    "k": "/DeviceCMYK", "K": "/DeviceCMYK",
}  # fmt: skip
_PAINTS: dict[str, tuple[Kind, ...]] = {
    "f": ("fill",), "F": ("fill",), "f*": ("fill",), "S": ("stroke",), "s": ("stroke",),
    "B": ("fill", "stroke"), "B*": ("fill", "stroke"), "b": ("fill", "stroke"),
    "b*": ("fill", "stroke"), "Tj": ("text",), "TJ": ("text",), "'": ("text",), '"': ("text",),
}  # fmt: skip
_POINTS = {"m": 2, "l": 2, "c": 6, "v": 4, "y": 4}
_BLACK: Colour = ("/DeviceGray", (0.0,))


@dataclass(frozen=True)
class State:
    """The part of the graphics state that decides how things print."""

    matrix: Matrix = IDENTITY
    fill: Colour = _BLACK
    stroke: Colour = _BLACK
    tile: Any = None
    """The tiling pattern that fills, if one does."""
    width: float = 1.0
    dashed: bool = False
    overprint_fill: bool = False
    overprint_stroke: bool = False
    keeps_zeros: bool = False
    """Overprint mode 1: a CMYK value of 0 leaves the ink beneath (ISO 32000-1, 8.6.7)."""
    transparency: dict[str, bool] = field(default_factory=dict)
    font_size: float = 0.0
    leading: float = 0.0
    rendering: int = 0


@dataclass(frozen=True)
class Area:
    """Where a paint lies, in points, its corners in any order of the page."""

    left: float
    bottom: float
    right: float
    top: float


def walk(page: Any, number: int, origin: tuple[float, float]) -> Iterator[Paint]:
    """List what a page paints; `origin` is its trim's top left corner in points."""
    yield from _Walker(number, origin).follow(page, page.obj.get("/Resources", {}), State(), 0)


class _Walker:
    def __init__(self, page: int, origin: tuple[float, float]) -> None:
        self._page = page
        self._origin = origin
        self._line: Matrix = IDENTITY
        self._path: list[float] = []
        self._tiled: set[tuple[Any, Matrix]] = set()
        self._settings: dict[str, Callable[[State, list[Any], Any], State]] = {
            "cm": lambda s, o, _: replace(s, matrix=times(matrix_of(o), s.matrix)),
            "w": lambda s, o, _: replace(s, width=float(o[0])),
            "d": lambda s, o, _: replace(s, dashed=len(o[0]) > 0),
            "gs": lambda s, o, r: _external(s, r.get("/ExtGState", {}).get(str(o[0]), {})),
            "Tf": lambda s, o, _: replace(s, font_size=float(o[1])),
            "TL": lambda s, o, _: replace(s, leading=float(o[0])),
            "Tr": lambda s, o, _: replace(s, rendering=int(o[0])),
        }

    def follow(self, holder: Any, resources: Any, state: State, depth: int) -> Iterator[Paint]:
        """Follow one content stream, and the forms and patterns it places."""
        base, stack = state.matrix, list[State]()
        for operands, name, inline in instructions(holder):
            if inline is not None:
                yield self._picture(inline, resources, state)
            elif name == "q":
                stack.append(state)
            elif name == "Q":
                state = stack.pop() if stack else state
            elif name == "Do":
                yield from self._object(operands, resources, state, depth)
            elif name == "sh":
                shading = resources.get("/Shading", {}).get(str(operands[0]))
                yield self._paint(state, "shading", (shading_space(shading), ()), self._here(state))
            elif name in _PAINTS:
                yield from self._acts(operands, name, state, base, depth)
            else:
                state = self._next(state, operands, name, resources)

    def _next(self, state: State, operands: list[Any], name: str, resources: Any) -> State:
        """Give the state after an operator that paints nothing."""
        if name in _POINTS:
            self._path += numbers(operands)
        elif name == "re":
            x, y, wide, high = numbers(operands)
            self._path += (x, y, x + wide, y + high)
        elif name == "n":
            self._path = []
        elif name in self._settings:
            return self._settings[name](state, operands, resources)
        elif name in _DEVICE:
            return _coloured(state, name.islower(), (_DEVICE[name], numbers(operands)), None)
        elif name in ("cs", "CS"):
            space = space_name(operands[0], resources)
            return _coloured(state, name == "cs", (space, first_colour(space)), None)
        elif name in ("sc", "scn", "SC", "SCN"):
            return _mixed(state, name.islower(), operands, resources)
        else:
            self._move_text(state, operands, name)
        return state

    def _move_text(self, state: State, operands: list[Any], name: str) -> None:
        if name == "BT":
            self._line = IDENTITY
        elif name == "Tm":
            self._line = matrix_of(operands)
        elif name in ("Td", "TD"):
            x, y = numbers(operands)
            self._line = times((1, 0, 0, 1, x, y), self._line)
        elif name == "T*":
            self._line = times((1, 0, 0, 1, 0, -state.leading), self._line)

    def _acts(
        self, operands: list[Any], name: str, state: State, base: Matrix, depth: int
    ) -> Iterator[Paint]:
        """Give what one painting operator paints."""
        if name in ("'", '"'):
            self._move_text(state, operands, "T*")
        for kind in _PAINTS[name]:
            if kind == "text":
                if state.rendering in (3, 7):  # neither filled nor stroked
                    continue
                matrix = times(self._line, state.matrix)
                colour = state.stroke if state.rendering in (1, 5) else state.fill
                size = state.font_size * scale_of(matrix)
                x, y = moved(matrix, 0, 0)
                yield self._paint(state, kind, colour, Area(x, y, x, y), size)
            else:
                area = self._here(state)
                width = state.width * scale_of(state.matrix) if kind == "stroke" else 0.0
                colour = state.stroke if kind == "stroke" else state.fill
                yield self._paint(state, kind, colour, area, width)
                if kind == "fill" and state.tile is not None:
                    yield from self._tile(state, base, area, depth)
        if name not in ("Tj", "TJ", "'", '"'):
            self._path = []

    def _here(self, state: State) -> Area:
        """Give the area of the path that is being drawn."""
        xs, ys = self._path[::2] or [0.0], self._path[1::2] or [0.0]
        return _area(state.matrix, min(xs), min(ys), max(xs), max(ys))

    def _tile(self, state: State, base: Matrix, area: Area, depth: int) -> Iterator[Paint]:
        """Follow a tiling pattern once; its paints lie where the filled shape does."""
        pattern = state.tile
        matrix = times(matrix_of(pattern.get("/Matrix", IDENTITY)), base)
        key = (pattern.objgen if pattern.is_indirect else id(pattern), matrix)
        if depth > MAX_DEPTH or key in self._tiled:
            return
        self._tiled.add(key)
        fill = state.fill if int(pattern.get("/PaintType", 1)) == 2 else _BLACK
        inner = replace(State(), matrix=matrix, fill=fill, transparency=state.transparency)
        path, self._path = self._path, []
        for paint in self.follow(pattern, pattern.get("/Resources", {}), inner, depth + 1):
            yield replace(paint, **self._place(area))
        self._path = path

    def _object(
        self, operands: list[Any], resources: Any, state: State, depth: int
    ) -> Iterator[Paint]:
        item = resources.get("/XObject", {}).get(str(operands[0]))
        if item is None or depth > MAX_DEPTH:
            return
        if item.get("/Subtype") == "/Form":
            matrix = matrix_of(item.get("/Matrix", IDENTITY))
            inner = replace(state, matrix=times(matrix, state.matrix))
            if item.get("/Group", {}).get("/S") == "/Transparency":
                inner = replace(inner, transparency={**state.transparency, "group": True})
            yield from self.follow(item, item.get("/Resources", resources), inner, depth + 1)
        elif item.get("/Subtype") == "/Image":
            yield self._picture(item, resources, state)

    def _picture(self, said: Any, resources: Any, state: State) -> Paint:
        """Take in a picture; one that stands in the content itself has short keys."""
        wide, high = (int(said.get(short, said.get(long, 1)))
                      for short, long in (("/W", "/Width"), ("/H", "/Height")))  # fmt: skip
        a, b, c, d, *_ = state.matrix
        ppi = min(wide / (math.hypot(a, b) or 1), high / (math.hypot(c, d) or 1)) * 72
        stencil = bool(said.get("/IM", said.get("/ImageMask", False)))
        named = space_name(said.get("/CS", said.get("/ColorSpace")), resources)
        masked = {"soft mask": True} if "/SMask" in said else {}
        state = replace(state, transparency={**state.transparency, **masked})
        colour = state.fill if stencil else (named, ())
        paint = self._paint(state, "picture", colour, _area(state.matrix, 0, 0, 1, 1))
        return replace(paint, pixels=(wide, high), ppi=ppi, source=said.objgen)

    def _paint(
        self, state: State, kind: Kind, colour: Colour, area: Area, size: float = 0.0
    ) -> Paint:
        asked = state.overprint_stroke if kind == "stroke" else state.overprint_fill
        space, values = colour
        # Of the process spaces only CMYK in mode 1 leaves any ink beneath.
        leaves = (
            state.keeps_zeros if space == "/DeviceCMYK" else space.startswith(("/Sep", "/DeviceN"))
        )
        live = ", ".join(name for name, on in state.transparency.items() if on)
        return Paint(
            self._page, kind, space, values, asked and leaves, size_pt=size,
            dashed=state.dashed and kind == "stroke", transparency=live, **self._place(area),
        )  # fmt: skip

    def _place(self, area: Area) -> dict[str, Any]:
        return {
            "left_mm": mm_from_pt(area.left - self._origin[0]),
            "top_mm": mm_from_pt(self._origin[1] - area.top),
            "width_mm": mm_from_pt(area.right - area.left),
            "height_mm": mm_from_pt(area.top - area.bottom),
        }


def _area(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Area:
    corners = [moved(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Area(min(xs), min(ys), max(xs), max(ys))


def _coloured(state: State, fills: bool, colour: Colour, tile: Any) -> State:
    return replace(state, fill=colour, tile=tile) if fills else replace(state, stroke=colour)


def _mixed(state: State, fills: bool, operands: list[Any], resources: Any) -> State:
    """Take in a colour of the space that is chosen, or a pattern."""
    space = (state.fill if fills else state.stroke)[0]
    name = pattern_name(operands)
    if name is None:
        return _coloured(state, fills, (space, numbers(operands)), None)
    pattern = resources.get("/Pattern", {}).get(name)
    if pattern is None or "/Shading" in pattern:
        shading = (pattern or {}).get("/Shading")
        return _coloured(state, fills, (shading_space(shading), ()), None)
    return _coloured(state, fills, (space, numbers(operands)), pattern)


def _external(state: State, settings: Any) -> State:
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
    return replace(
        state,
        overprint_fill=bool(fill),
        overprint_stroke=bool(stroke),
        keeps_zeros=int(settings.get("/OPM", state.keeps_zeros)) == 1,
        width=float(settings.get("/LW", state.width)),
        transparency=live,
    )

"""Follow a page's content, its forms and its tiling patterns, and list what they paint."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from brochure.preflight.paints import (
    IDENTITY,
    Colour,
    Kind,
    Matrix,
    Paint,
    first_colour,
    instructions,
    is_name,
    matrix_of,
    moved,
    numbers,
    scale_of,
    shading_space,
    space_name,
    times,
)
from brochure.preflight.state import BLACK, State, coloured, external, mixed
from brochure.units import mm_from_pt

MAX_DEPTH = 20
"""So many forms may lie in each other."""
_NAMES = {
    "Do": "/XObject", "gs": "/ExtGState", "Tf": "/Font", "sh": "/Shading",
    "cs": "/ColorSpace", "CS": "/ColorSpace", "scn": "/Pattern", "SCN": "/Pattern",
}  # fmt: skip
"""Operators that name a resource, and where it must be (ISO 32000-1, 7.8.3)."""
_BUILT_IN = {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"}
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


@dataclass(frozen=True)
class Area:
    """Where a paint lies, in points, its corners in any order of the page."""

    left: float
    bottom: float
    right: float
    top: float


class Walked(NamedTuple):
    """What a page paints, and what it cannot paint."""

    paints: tuple[Paint, ...]
    missing: tuple[tuple[str, str], ...]
    """Kind and name of every resource that is named and not there."""
    recursive: bool
    """Whether a form or a pattern holds itself, or lies too deep to be followed."""


def walk(page: Any, number: int, origin: tuple[float, float]) -> Walked:
    """List what a page paints; `origin` is its trim's top left corner in points."""
    walker = _Walker(number, origin)
    paints = tuple(walker.follow(page, page.obj.get("/Resources", {}), State()))
    return Walked(paints, tuple(walker.missing), walker.recursive)


class _Walker:
    def __init__(self, page: int, origin: tuple[float, float]) -> None:
        self._page = page
        self._origin = origin
        self._line: Matrix = IDENTITY
        self._path: list[float] = []
        self._tiled: set[tuple[Any, Matrix]] = set()
        self._within: list[tuple[int, int]] = []
        self.missing: dict[tuple[str, str], None] = {}
        self.recursive = False
        self._settings: dict[str, Callable[[State, list[Any], Any], State]] = {
            "cm": lambda s, o, _: replace(s, matrix=times(matrix_of(o), s.matrix)),
            "w": lambda s, o, _: replace(s, width=float(o[0])),
            "d": lambda s, o, _: replace(s, dashed=len(o[0]) > 0),
            "gs": lambda s, o, r: external(s, r.get("/ExtGState", {}).get(str(o[0]), {})),
            "Tf": lambda s, o, _: replace(s, font_size=float(o[1])),
            "TL": lambda s, o, _: replace(s, leading=float(o[0])),
            "Tr": lambda s, o, _: replace(s, rendering=int(o[0])),
        }

    def follow(self, holder: Any, resources: Any, state: State) -> Iterator[Paint]:
        """Follow one content stream, and the forms and patterns it places."""
        base, stack = state.matrix, list[State]()
        for operands, name, inline in instructions(holder):
            self._look_up(operands, name, resources)
            if inline is not None:
                yield self._picture(inline, resources, state)
            elif name == "q":
                stack.append(state)
            elif name == "Q":
                state = stack.pop() if stack else state
            elif name == "Do":
                yield from self._object(operands, resources, state)
            elif name == "sh":
                shading = resources.get("/Shading", {}).get(str(operands[0]))
                yield self._paint(state, "shading", (shading_space(shading), ()), self._here(state))
            elif name in _PAINTS:
                yield from self._acts(operands, name, state, base)
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
            return coloured(state, name.islower(), (_DEVICE[name], numbers(operands)), None)
        elif name in ("cs", "CS"):
            space = space_name(operands[0], resources)
            return coloured(state, name == "cs", (space, first_colour(space)), None)
        elif name in ("sc", "scn", "SC", "SCN"):
            return mixed(state, name.islower(), operands, resources)
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

    def _acts(self, operands: list[Any], name: str, state: State, base: Matrix) -> Iterator[Paint]:
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
                    yield from self._tile(state, base, area)
        if name not in ("Tj", "TJ", "'", '"'):
            self._path = []

    def _here(self, state: State) -> Area:
        """Give the area of the path that is being drawn."""
        xs, ys = self._path[::2] or [0.0], self._path[1::2] or [0.0]
        return _area(state.matrix, min(xs), min(ys), max(xs), max(ys))

    def _tile(self, state: State, base: Matrix, area: Area) -> Iterator[Paint]:
        """Follow a tiling pattern once; its paints lie where the filled shape does."""
        pattern = state.tile
        matrix = times(matrix_of(pattern.get("/Matrix", IDENTITY)), base)
        if pattern.objgen not in self._within and (pattern.objgen, matrix) in self._tiled:
            return
        self._tiled.add((pattern.objgen, matrix))
        fill = state.fill if int(pattern.get("/PaintType", 1)) == 2 else BLACK
        inner = replace(State(), matrix=matrix, fill=fill, transparency=state.transparency)
        path, self._path = self._path, []
        for paint in self._enter(pattern, pattern.get("/Resources", {}), inner):
            yield replace(paint, **self._place(area))
        self._path = path

    def _object(self, operands: list[Any], resources: Any, state: State) -> Iterator[Paint]:
        item = resources.get("/XObject", {}).get(str(operands[0]))
        if item is None:
            return
        if item.get("/Subtype") == "/Form":
            matrix = matrix_of(item.get("/Matrix", IDENTITY))
            inner = replace(state, matrix=times(matrix, state.matrix))
            if item.get("/Group", {}).get("/S") == "/Transparency":
                inner = replace(inner, transparency={**state.transparency, "group": True})
            yield from self._enter(item, item.get("/Resources", resources), inner)
        elif item.get("/Subtype") == "/Image":
            yield self._picture(item, resources, state)

    def _enter(self, holder: Any, resources: Any, state: State) -> Iterator[Paint]:
        """Follow a form or a pattern, unless it is being followed already."""
        if holder.objgen in self._within or len(self._within) >= MAX_DEPTH:
            self.recursive = True
            return
        self._within.append(holder.objgen)
        yield from self.follow(holder, resources, state)
        self._within.pop()

    def _look_up(self, operands: list[Any], operator: str, resources: Any) -> None:
        """Take down a resource that an operator names and that is not there."""
        kind = _NAMES.get(operator)
        name = next((str(value) for value in operands if is_name(value)), None)
        if kind and name and name not in _BUILT_IN and name not in resources.get(kind, {}):
            self.missing[kind, name] = None

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

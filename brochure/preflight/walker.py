"""Follow a page's content, its forms and its tiling patterns, and list what they paint."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from brochure.preflight import boxes
from brochure.preflight.paints import (
    IDENTITY,
    Colour,
    Kind,
    Matrix,
    Paint,
    dictionary,
    first_colour,
    inline_is_cut_short,
    instructions,
    is_stream,
    matrix_of,
    moved,
    numbers,
    scale_of,
    shading_space,
    space_name,
    times,
)
from brochure.preflight.path import NOWHERE, Area, Path, area_of
from brochure.preflight.state import BLACK, State, coloured, external, mixed
from brochure.preflight.used import Used, Walked
from brochure.units import mm_from_pt

MAX_DEPTH = 20
"""So many forms may lie in each other."""
MAX_STEPS = 1_000_000
"""So many operators of a file are followed, for about ten seconds; a leaflet has some thousand."""
_FORM_STEPS = 20
"""To begin a form takes as long as so many operators."""
_DEVICE = {
    "g": "/DeviceGray", "G": "/DeviceGray", "rg": "/DeviceRGB", "RG": "/DeviceRGB",
    "k": "/DeviceCMYK", "K": "/DeviceCMYK",
}  # fmt: skip
_PAINTS: dict[str, tuple[Kind, ...]] = {
    "f": ("fill",), "F": ("fill",), "f*": ("fill",), "S": ("stroke",), "s": ("stroke",),
    "B": ("fill", "stroke"), "B*": ("fill", "stroke"), "b": ("fill", "stroke"),
    "b*": ("fill", "stroke"), "Tj": ("text",), "TJ": ("text",), "'": ("text",), '"': ("text",),
}  # fmt: skip
_PATH = ("m", "l", "c", "v", "y", "re")


def walk(page: Any, number: int, origin: tuple[float, float], most: int = MAX_STEPS) -> Walked:
    """List what a page paints; `origin` is its trim's top left corner in points.

    After so many operators the rest is left.
    """
    walker = _Walker(number, origin, most)
    start = State(clip=Area(*boxes.media(page.obj)))
    paints, damaged = list[Paint](), False
    try:
        paints.extend(walker.follow(page, page.obj.get("/Resources", {}), start))
    except Exception:  # a page can be damaged in more ways than can be foreseen
        damaged = True
    return Walked(
        tuple(paints), walker.used, walker.recursive, walker.steps, walker.steps > most, damaged
    )


class _Walker:
    def __init__(self, page: int, origin: tuple[float, float], most: int) -> None:
        self._page = page
        self._origin = origin
        self._most = most
        self._line: Matrix = IDENTITY
        self._path = Path()
        self._clips = False
        self._tiled: set[tuple[Any, Matrix]] = set()
        self._within: list[tuple[int, int]] = []
        self.used = Used()
        self.steps = 0
        self.recursive = False
        self._settings: dict[str, Callable[[State, list[Any], Any], State]] = {
            "cm": lambda s, o, _: replace(s, matrix=times(matrix_of(o), s.matrix)),
            "w": lambda s, o, _: replace(s, width=float(o[0])),
            "d": lambda s, o, _: replace(s, dashed=len(o[0]) > 0),
            "gs": self._external,
            "Tf": lambda s, o, r: replace(
                s, font=r.get("/Font", {}).get(str(o[0])), font_size=float(o[1])
            ),
            "TL": lambda s, o, _: replace(s, leading=float(o[0])),
            "Tr": lambda s, o, _: replace(s, rendering=int(o[0])),
        }

    def follow(self, holder: Any, resources: Any, state: State) -> Iterator[Paint]:
        """Follow one content stream, and the forms and patterns it places."""
        base, stack = state.matrix, list[State]()
        self.used.enter(resources)
        self.steps += _FORM_STEPS
        for operands, name, inline in instructions(holder):
            self.steps += 1
            if self.steps > self._most:
                return
            self.used.look_up(operands, name, resources)
            if inline is not None:
                picture = self._picture(inline.obj, resources, state)
                yield replace(picture, cut_short=inline_is_cut_short(inline))
            elif name == "q":
                stack.append(state)
            elif name == "Q":
                state = stack.pop() if stack else state
            elif name == "Do":
                yield from self._object(operands, resources, state)
            elif name == "sh":
                shading = resources.get("/Shading", {}).get(str(operands[0]))
                yield self._paint(
                    state, "shading", (shading_space(shading), ()), state.clip or NOWHERE
                )
            elif name in _PAINTS:
                yield from self._acts(operands, name, state, base)
                state = self._ended(state, name)
            else:
                state = self._next(state, operands, name, resources)

    def _next(self, state: State, operands: list[Any], name: str, resources: Any) -> State:
        """Give the state after an operator that paints nothing."""
        if name in _PATH:
            self._path.draw(name, numbers(operands))
        elif name in ("W", "W*"):
            self._clips = True
        elif name == "n":
            return self._ended(state, name)
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
                if state.rendering not in (3, 7):  # neither filled nor stroked
                    yield self._letters(state)
                continue
            area = (self._path.area(state.matrix) or NOWHERE).within(state.clip)
            if kind == "stroke":
                width = state.width * scale_of(state.matrix)
                yield self._paint(state, kind, state.stroke, area, line=width)
                continue
            thin = self._path.thinnest(state.matrix)
            yield self._paint(state, kind, state.fill, area, line=thin)
            if state.tile is not None:
                yield from self._tile(state, base, area)

    def _letters(self, state: State) -> Paint:
        """Set letters; what a new font is drawn with is followed too."""
        if self.used.is_new_font(state.font) and state.font.get("/Subtype") == "/Type3":
            for glyph in dictionary(state.font.get("/CharProcs")).as_dict().values():
                self._follow_unseen(glyph, state.font.get("/Resources", {}))
        matrix = times(self._line, state.matrix)
        colour = state.stroke if state.rendering in (1, 5) else state.fill
        x, y = moved(matrix, 0, 0)
        return self._paint(
            state, "text", colour, Area(x, y, x, y), size=state.font_size * scale_of(matrix)
        )

    def _ended(self, state: State, operator: str) -> State:
        """End a path, which may be what is clipped to from now on."""
        if operator in ("Tj", "TJ", "'", '"'):
            return state
        area, clips = self._path.area(state.matrix), self._clips
        self._path, self._clips = Path(), False
        return replace(state, clip=area.within(state.clip)) if area and clips else state

    def _external(self, state: State, operands: list[Any], resources: Any) -> State:
        """Take in a dictionary of the graphics state, and follow its soft mask."""
        settings = resources.get("/ExtGState", {}).get(str(operands[0]), {})
        for form in self.used.new_mask(settings):
            self._follow_unseen(form, form.get("/Resources", {}))
        return external(state, settings)

    def _follow_unseen(self, holder: Any, resources: Any) -> None:
        """Follow what is no ink of its own, for what it uses."""
        outer = self._path, self._clips, self._line
        self._path, self._clips = Path(), False
        for _ in self._enter(holder, resources, State()):
            continue
        self._path, self._clips, self._line = outer

    def _tile(self, state: State, base: Matrix, area: Area) -> Iterator[Paint]:
        """Follow a tiling pattern once; its paints lie where the filled shape does."""
        pattern = state.tile
        matrix = times(matrix_of(pattern.get("/Matrix", IDENTITY)), base)
        if pattern.objgen not in self._within and (pattern.objgen, matrix) in self._tiled:
            return
        self._tiled.add((pattern.objgen, matrix))
        fill = state.fill if int(pattern.get("/PaintType", 1)) == 2 else BLACK
        inner = replace(State(), matrix=matrix, fill=fill, transparency=state.transparency)
        path, self._path = self._path, Path()
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
            if "/BBox" in item:
                box = area_of(inner.matrix, *boxes.corners(item.BBox))
                inner = replace(inner, clip=box.within(state.clip))
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
        area = area_of(state.matrix, 0, 0, 1, 1).within(state.clip)
        paint = self._paint(state, "picture", colour, area)
        bare = "/SMask" in said and not is_stream(said["/SMask"])
        return replace(paint, pixels=(wide, high), ppi=ppi, source=said.objgen, cut_short=bare)

    def _paint(
        self, state: State, kind: Kind, colour: Colour, area: Area, *,
        size: float = 0.0, line: float | None = None,
    ) -> Paint:  # fmt: skip
        asked = state.overprint_stroke if kind == "stroke" else state.overprint_fill
        space, values = colour
        # Of the process spaces only CMYK in mode 1 leaves any ink beneath.
        leaves = (
            state.keeps_zeros if space == "/DeviceCMYK" else space.startswith(("/Sep", "/DeviceN"))
        )
        live = ", ".join(name for name, on in state.transparency.items() if on)
        return Paint(
            self._page, kind, space, values, asked and leaves, size_pt=size, line_pt=line,
            dashed=state.dashed and kind == "stroke", transparency=live, **self._place(area),
        )  # fmt: skip

    def _place(self, area: Area) -> dict[str, Any]:
        return {
            "left_mm": mm_from_pt(area.left - self._origin[0]),
            "top_mm": mm_from_pt(self._origin[1] - area.top),
            "width_mm": mm_from_pt(area.right - area.left),
            "height_mm": mm_from_pt(area.top - area.bottom),
        }

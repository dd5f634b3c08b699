"""Follow a page's content and list what it paints: ink, size, overprint and place of each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import pikepdf

from brochure.units import mm_from_pt

Kind = Literal["text", "fill", "stroke", "picture", "shading"]
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_DEVICE = {
    "g": "/DeviceGray", "G": "/DeviceGray", "rg": "/DeviceRGB", "RG": "/DeviceRGB",
    "k": "/DeviceCMYK", "K": "/DeviceCMYK",
}  # fmt: skip
_PAINTS: dict[str, tuple[Kind, ...]] = {
    "f": ("fill",), "F": ("fill",), "f*": ("fill",), "S": ("stroke",), "s": ("stroke",),
    "B": ("fill", "stroke"), "B*": ("fill", "stroke"), "b": ("fill", "stroke"),
    "b*": ("fill", "stroke"), "Tj": ("text",), "TJ": ("text",), "'": ("text",), '"': ("text",),
}  # fmt: skip


@dataclass(frozen=True)
class Paint:
    """One act of painting; lengths from the trim's top left corner."""

    page: int
    kind: Kind
    space: str
    colour: tuple[float, ...]
    overprint: bool
    left_mm: float
    top_mm: float
    size_pt: float = 0.0
    """Of text: its size as printed; of a stroke: its width."""
    pixels: tuple[int, int] | None = None
    ppi: float = 0.0

    @property
    def inks(self) -> int:
        """Count the process inks of a CMYK colour."""
        return sum(part > 0 for part in self.colour) if self.space == "/DeviceCMYK" else 0


@dataclass(frozen=True)
class State:
    """The part of the graphics state that decides how things print."""

    matrix: Matrix = IDENTITY
    fill: tuple[str, tuple[float, ...]] = ("/DeviceGray", (0.0,))
    stroke: tuple[str, tuple[float, ...]] = ("/DeviceGray", (0.0,))
    width: float = 1.0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    font_size: float = 0.0


def walk(page: pikepdf.Page, number: int, origin: tuple[float, float]) -> Iterator[Paint]:
    """List what a page paints; `origin` is its trim's top left corner in points."""
    yield from _Walker(number, origin).follow(page, page.obj.get("/Resources", {}), State(), 0)


def grouped(paints: Iterable[Paint], wrong: Callable[[Paint], bool]) -> Iterator[tuple[Paint, int]]:
    """Give the first wrong paint of each page, kind and space, and how many there are."""
    groups: defaultdict[tuple[int, str, str], list[Paint]] = defaultdict(list)
    for paint in paints:
        if wrong(paint):
            groups[paint.page, paint.kind, paint.space].append(paint)
    for group in groups.values():
        yield group[0], len(group)


class _Walker:
    def __init__(self, page: int, origin: tuple[float, float]) -> None:
        self._page = page
        self._origin = origin
        self._text: Matrix = IDENTITY
        self._point = (0.0, 0.0)

    def follow(self, holder: Any, resources: Any, state: State, depth: int) -> Iterator[Paint]:
        """Follow one content stream, and the forms it places."""
        stack: list[State] = []
        for instruction in pikepdf.parse_content_stream(holder):
            operands, name = list(instruction.operands), str(instruction.operator)
            if name == "INLINE IMAGE":
                yield self._inline(instruction, resources, state)
            elif name == "q":
                stack.append(state)
            elif name == "Q":
                state = stack.pop() if stack else state
            elif name == "Do":
                yield from self._object(operands, resources, state, depth)
            elif name == "sh":
                space = _shading_space(resources, operands[0])
                yield self._paint(state, "shading", space, (), False)
            elif name in _PAINTS:
                for kind in _PAINTS[name]:
                    yield self._act(state, kind)
            else:
                state = self._next(state, operands, name, resources)

    def _next(self, state: State, operands: list[Any], name: str, resources: Any) -> State:
        """Give the state after an operator that paints nothing."""
        if name == "cm":
            return replace(state, matrix=_times(_matrix(operands), state.matrix))
        if name == "w":
            return replace(state, width=float(operands[0]))
        if name in _DEVICE:
            paint = (_DEVICE[name], _numbers(operands))
            return replace(state, fill=paint) if name.islower() else replace(state, stroke=paint)
        if name in ("cs", "CS"):
            paint = (_space(resources, operands[0]), ())
            return replace(state, fill=paint) if name == "cs" else replace(state, stroke=paint)
        if name in ("sc", "scn"):
            space = _pattern(state.fill[0], operands, resources)
            return replace(state, fill=(space, _numbers(operands)))
        if name in ("SC", "SCN"):
            space = _pattern(state.stroke[0], operands, resources)
            return replace(state, stroke=(space, _numbers(operands)))
        if name == "gs":
            return _external(state, resources.get("/ExtGState", {}).get(str(operands[0]), {}))
        return self._text_or_path(state, operands, name)

    def _text_or_path(self, state: State, operands: list[Any], name: str) -> State:
        if name == "Tf":
            return replace(state, font_size=float(operands[1]))
        if name == "BT":
            self._text = IDENTITY
        elif name == "Tm":
            self._text = _matrix(operands)
        elif name in ("Td", "TD"):
            move = (1.0, 0.0, 0.0, 1.0, *_numbers(operands))
            self._text = _times(_matrix(list(move)), self._text)
        elif name in ("m", "re"):
            self._point = (float(operands[0]), float(operands[1]))
        return state

    def _act(self, state: State, kind: Kind) -> Paint:
        space, colour = state.stroke if kind == "stroke" else state.fill
        overprint = state.overprint_stroke if kind == "stroke" else state.overprint_fill
        if kind == "text":
            matrix = _times(self._text, state.matrix)
            size = state.font_size * _scale(matrix)
            return self._paint(state, kind, space, colour, overprint, size, matrix)
        size = state.width * _scale(state.matrix) if kind == "stroke" else 0.0
        x, y = self._point
        matrix = _times((1, 0, 0, 1, x, y), state.matrix)
        return self._paint(state, kind, space, colour, overprint, size, matrix)

    def _paint(
        self,
        state: State,
        kind: Kind,
        space: str,
        colour: tuple[float, ...],
        overprint: bool,
        size: float = 0.0,
        matrix: Matrix | None = None,
    ) -> Paint:
        placed = matrix or state.matrix
        left, top = placed[4] - self._origin[0], self._origin[1] - placed[5]
        where = (mm_from_pt(left), mm_from_pt(top))
        return Paint(self._page, kind, space, colour, overprint, *where, size)

    def _inline(self, instruction: Any, resources: Any, state: State) -> Paint:
        """Take in a picture that stands in the content stream itself."""
        said = instruction.iimage.obj
        name = str(said.get("/CS", said.get("/ColorSpace", "/None")))
        short = {"/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/G": "/DeviceGray"}
        space = short.get(name) or _space(resources, name)
        pixels = tuple(int(said.get(key, said.get(long, 1))) for key, long in
                       (("/W", "/Width"), ("/H", "/Height")))  # fmt: skip
        wide, high = math.hypot(*state.matrix[:2]) or 1, math.hypot(*state.matrix[2:4]) or 1
        ppi = min(pixels[0] / wide, pixels[1] / high) * 72
        paint = self._paint(state, "picture", space, (), False)
        return replace(paint, pixels=(pixels[0], pixels[1]), ppi=ppi)

    def _object(
        self, operands: list[Any], resources: Any, state: State, depth: int
    ) -> Iterator[Paint]:
        item = resources.get("/XObject", {}).get(str(operands[0]))
        if item is None or depth > 20:
            return
        if item.get("/Subtype") == "/Form":
            matrix = _matrix(list(item.get("/Matrix", IDENTITY)))
            inner = replace(state, matrix=_times(matrix, state.matrix))
            yield from self.follow(item, item.get("/Resources", resources), inner, depth + 1)
        elif item.get("/Subtype") == "/Image":
            pixels = (int(item.get("/Width", 1)), int(item.get("/Height", 1)))
            a, b, c, d, *_ = state.matrix
            wide, high = math.hypot(a, b) or 1, math.hypot(c, d) or 1
            ppi = min(pixels[0] / wide, pixels[1] / high) * 72
            mask = bool(item.get("/ImageMask", False))
            space = state.fill[0] if mask else _named(item.get("/ColorSpace"))
            corner = _times((1, 0, 0, 1, 0, 1), state.matrix)
            paint = self._paint(state, "picture", space, (), False, 0, corner)
            yield replace(paint, pixels=pixels, ppi=ppi)


def _external(state: State, settings: Any) -> State:
    fill = settings.get("/op", settings.get("/OP"))
    stroke = settings.get("/OP")
    return replace(
        state,
        overprint_fill=state.overprint_fill if fill is None else bool(fill),
        overprint_stroke=state.overprint_stroke if stroke is None else bool(stroke),
        width=float(settings.get("/LW", state.width)),
    )


def _space(resources: Any, name: Any) -> str:
    found = resources.get("/ColorSpace", {}).get(str(name))
    return str(name) if found is None else _named(found)


def _named(space: Any) -> str:
    """Name a colour space: `/DeviceCMYK`, `/ICCBased 3`, `/Separation Die`."""
    if space is None:
        return "/None"
    if not isinstance(space, pikepdf.Array):
        return str(space)
    kind = str(space[0])
    if kind == "/ICCBased":
        return f"/ICCBased {int(space[1].get('/N', 0))}"
    if kind == "/Separation":
        return f"/Separation {str(space[1])[1:]}"
    if kind == "/DeviceN":
        return "/DeviceN " + " ".join(str(name)[1:] for name in space[1])
    if kind in ("/Indexed", "/Pattern") and len(space) > 1:
        return _named(space[1])
    return kind


def _pattern(space: str, operands: list[Any], resources: Any) -> str:
    """Name the space of a paint; of a shading pattern, the space of its shading."""
    if not operands or not isinstance(operands[-1], pikepdf.Name):
        return space
    pattern = resources.get("/Pattern", {}).get(str(operands[-1]), {})
    shading = pattern.get("/Shading")
    return "/Pattern" if shading is None else _named(shading.get("/ColorSpace"))


def _shading_space(resources: Any, name: Any) -> str:
    shading = resources.get("/Shading", {}).get(str(name), {})
    return _named(shading.get("/ColorSpace"))


def _numbers(operands: list[Any]) -> tuple[float, ...]:
    return tuple(float(value) for value in operands if not isinstance(value, pikepdf.Name))


def _matrix(values: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _scale(matrix: Matrix) -> float:
    a, b, c, d, *_ = matrix
    return math.sqrt(abs(a * d - b * c))

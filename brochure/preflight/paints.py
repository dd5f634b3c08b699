"""What a page paints: the values that the walker gives, and the colour spaces they are in."""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pikepdf

Kind = Literal["text", "fill", "stroke", "picture", "shading"]
Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[str, tuple[float, ...]]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_FIRST = {
    "/DeviceGray": (0.0,), "/DeviceRGB": (0.0, 0.0, 0.0), "/DeviceCMYK": (0.0, 0.0, 0.0, 1.0),
}  # fmt: skip
"""The colour that is set where a space is chosen (ISO 32000-1, 8.6.5.1)."""
MAX_SPACES = 4
"""So many colour spaces may lie in each other: a pattern, its palette, and what that is in."""
_SHORT = {"/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/G": "/DeviceGray", "/I": "/Indexed"}


@dataclass(frozen=True)
class Paint:
    """One act of painting; lengths from the trim's top left corner.

    Text lies where its line starts; anything else has the top left corner of its area.
    """

    page: int
    kind: Kind
    space: str
    colour: tuple[float, ...]
    overprint: bool
    left_mm: float
    top_mm: float
    size_pt: float = 0.0
    """Of text: its size as printed."""
    line_pt: float | None = None
    """How thick a line it is: a stroke's width, the shorter side of a rectangle that is filled."""
    width_mm: float = 0.0
    height_mm: float = 0.0
    dashed: bool = False
    transparency: str = ""
    """Why it is not opaque: `opacity`, `blend mode`, `soft mask` or `group`."""
    pixels: tuple[int, int] | None = None
    ppi: float = 0.0
    source: tuple[int, int] | None = None
    """Of a picture: the number of its object."""
    cut_short: bool = False
    """Of a picture that stands in the content itself: whether it ends early."""

    @property
    def process(self) -> tuple[float, ...] | None:
        """Give its share of C, M, Y and K; None where it is in other inks or not a flat colour."""
        if not self.colour:
            return None
        if self.space == "/DeviceCMYK":
            return self.colour
        if self.space == "/DeviceGray":
            return (0.0, 0.0, 0.0, 1 - self.colour[0])
        names = spot_names(self.space)
        if not names or not set(names) <= {*PROCESS, "None"}:
            return None
        parts = dict(zip(names, self.colour, strict=False))
        return tuple(parts.get(name, 0.0) for name in PROCESS)

    @property
    def tints(self) -> tuple[float, ...]:
        """Give how much of each ink it lays down, spot inks included; empty where unknown."""
        return self.process or (self.colour if spot_names(self.space) else ())

    @property
    def inks(self) -> int:
        """Count the inks that it lays down."""
        return sum(part > 0 for part in self.tints)


def grouped(paints: Iterable[Paint], wrong: Callable[[Paint], bool]) -> Iterator[tuple[Paint, int]]:
    """Give the first wrong paint of each page, kind and space, and how many there are."""
    groups: defaultdict[tuple[int, str, str], list[Paint]] = defaultdict(list)
    for paint in paints:
        if wrong(paint):
            groups[paint.page, paint.kind, paint.space].append(paint)
    for group in groups.values():
        yield group[0], len(group)


def instructions(holder: Any) -> Iterator[tuple[list[Any], str, Any]]:
    """Give a content stream's operands and operators; an inline picture comes third."""
    for item in pikepdf.parse_content_stream(holder):
        inline = item.iimage if isinstance(item, pikepdf.ContentStreamInlineImage) else None
        yield list(item.operands), str(item.operator), inline


def space_name(space: Any, resources: Any = None, depth: int = 0) -> str:
    """Name a colour space: `/DeviceCMYK`, `/ICCBased 3`, `/Separation Die`."""
    if space is None:
        return "/None"
    if depth > MAX_SPACES:
        raise ValueError("a colour space holds itself")
    if not isinstance(space, pikepdf.Array):
        known = (resources or {}).get("/ColorSpace", {})
        found = known.get(str(space))
        return (
            _SHORT.get(str(space), str(space))
            if found is None
            else space_name(found, depth=depth + 1)
        )
    kind = str(space[0])
    if kind == "/ICCBased":
        return f"/ICCBased {int(space[1].get('/N', 0))}"
    if kind == "/Separation":
        return f"/Separation {_ink(space[1])}"
    if kind == "/DeviceN":
        return "/DeviceN " + " ".join(_ink(name) for name in space[1])
    if kind in ("/Indexed", "/I", "/Pattern") and len(space) > 1:
        return space_name(space[1], resources, depth + 1)
    return kind


def components(space: Any) -> int:
    """Count the values that a picture has for each pixel in a colour space."""
    if isinstance(space, pikepdf.Array):
        kind = str(space[0])
        if kind in ("/Indexed", "/Separation"):
            return 1
        if kind == "/DeviceN":
            return len(space[1])
        if kind == "/ICCBased":
            return int(space[1].get("/N", 1))
    named = str(space[0]) if isinstance(space, pikepdf.Array) else str(space)
    return {"/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4}.get(named, 1)


def bytes_wanted(picture: Any) -> int:
    """Give how many bytes a picture's own size asks for (ISO 32000-1, 8.9.3)."""
    mask = bool(picture.get("/ImageMask", False))
    bits = 1 if mask else int(picture.get("/BitsPerComponent", 1))
    inks = 1 if mask else components(picture.get("/ColorSpace"))
    return int(picture.get("/Height", 0)) * -(-int(picture.get("/Width", 0)) * bits * inks // 8)


def inline_is_cut_short(picture: Any) -> bool:
    """Tell whether a picture in the content itself ends early, where that can be told."""
    content, filters = picture.read_raw_bytes(), picture.filters
    if filters == ["/FlateDecode"]:
        unpacked = zlib.decompressobj()
        try:
            content = unpacked.decompress(content, bytes_wanted(picture.obj) or 1)
        except zlib.error:
            return True
    elif filters:
        return False
    return len(content) < bytes_wanted(picture.obj)


def _ink(name: Any) -> str:
    """Give an ink's name as one word, so that several can stand in a row."""
    return str(name)[1:].replace(" ", "\u00a0")


def spot_names(space: str) -> tuple[str, ...]:
    """Give the inks that a Separation or DeviceN space names."""
    kind, *names = (word.replace("\u00a0", " ") for word in space.split(" "))
    return tuple(names) if kind in ("/Separation", "/DeviceN") else ()


def first_colour(space: str) -> tuple[float, ...]:
    """Give the colour that holds until another is set in a space just chosen."""
    return _FIRST.get(space, (1.0,) * len(spot_names(space)))


def shading_space(shading: Any) -> str:
    """Name the space of a shading."""
    return space_name((shading or {}).get("/ColorSpace"))


def dictionary(value: Any) -> Any:
    """Give a dictionary; an empty one for whatever is none."""
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def array(value: Any) -> list[Any]:
    """Give the values of an array; none for whatever is no array."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def is_stream(value: Any) -> bool:
    """Tell whether a value is a stream."""
    return isinstance(value, pikepdf.Stream)


def is_name(value: Any) -> bool:
    """Tell whether a value is a name, and not a dictionary or stream."""
    return isinstance(value, pikepdf.Name)


def numbers(operands: Iterable[Any]) -> tuple[float, ...]:
    """Give the numbers among an operator's operands."""
    return tuple(float(value) for value in operands if not isinstance(value, pikepdf.Name))


def pattern_name(operands: list[Any]) -> str | None:
    """Give the pattern that a colour operator names, if it names one."""
    named = bool(operands) and isinstance(operands[-1], pikepdf.Name)
    return str(operands[-1]) if named else None


def matrix_of(values: Iterable[Any]) -> Matrix:
    """Read the six numbers of a matrix."""
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def times(m: Matrix, n: Matrix) -> Matrix:
    """Put one matrix before another (ISO 32000-1, 8.3.4)."""
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


def scale_of(matrix: Matrix) -> float:
    """Give how much a matrix enlarges, as the root of its area."""
    a, b, c, d, *_ = matrix
    return math.sqrt(abs(a * d - b * c))


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Give where a matrix moves a point."""
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f

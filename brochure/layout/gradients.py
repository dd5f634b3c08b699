"""Gradients in ink: WeasyPrint 70 converts their stops to sRGB, or takes three values of four.

Stops in `device-cmyk()` go to the engine as `Stop`, which answers its questions with four values;
a shading of four values is declared DeviceCMYK, and any other DeviceRGB, for preflight to refuse.
The gradient's geometry stays the engine's, but for the cell that holds it in a drawing.
`test_gradients.py` says loudly when the engine changes.
"""

from __future__ import annotations

import copy
import functools
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import weasyprint.draw
import weasyprint.images
import weasyprint.svg
from weasyprint.pdf.stream import Stream

SPACE = "device-cmyk"
_NOTHING_PX = 0.01


class Stop:
    """One stop's inks and alpha, in the form in which the engine asks for RGB."""

    space = SPACE

    def __init__(self, inks: Iterable[float], alpha: float) -> None:
        self.coordinates = tuple(inks)
        self.alpha = alpha

    def __iter__(self) -> Iterator[float]:
        yield from (*self.coordinates, self.alpha)

    def __getitem__(self, key: int | slice) -> Any:
        """Give alpha for the engine's `[3]`, and the inks for its `[:3]`."""
        return self.coordinates if isinstance(key, slice) else self.alpha

    def to(self, _space: str) -> Stop:
        return self


def stops(colours: Iterable[Any]) -> tuple[Any, ...]:
    """Turn a gradient's colours into stops when all are ink; what is fully transparent is none."""
    colours = tuple(colours)
    seen = [colour for colour in colours if colour.alpha > 0]
    if not seen or any(colour.space != SPACE for colour in seen):
        return colours
    none = (0.0,) * 4
    return tuple(Stop(c.coordinates if c.space == SPACE else none, c.alpha) for c in colours)


def install() -> None:
    """Teach the engine; a second call changes nothing."""
    if hasattr(Stream.add_shading, "__wrapped__"):
        return
    images, defs = weasyprint.images, weasyprint.svg.defs
    images.Gradient.draw = _css(images.Gradient.draw)
    images.gradient_average_color = _average(images.gradient_average_color)
    defs.color = _stop(defs.color)
    weasyprint.draw.draw_background_image = _untiled(weasyprint.draw.draw_background_image)
    weasyprint.svg.draw_gradient = _drawn(weasyprint.svg.draw_gradient)
    Stream.add_shading = _declared(Stream.add_shading)


def _css(engine: Any) -> Any:
    @functools.wraps(engine)
    def draw(self: Any, *given: Any) -> None:
        gradient = copy.copy(self)
        gradient.colors = _painted(stops(self.colors))
        engine(gradient, *given)

    return draw


def _untiled(engine: Any) -> Any:
    """Paint a background that fills its box once; readers show the seams of a tile as large."""

    @functools.wraps(engine)
    def draw_background_image(stream: Any, layer: Any, style: Any) -> None:
        if layer.image is not None and not layer.unbounded and _fills(layer):
            layer = layer._replace(repeat=("no-repeat", "no-repeat"))
        engine(stream, layer, style)

    return draw_background_image


def _fills(layer: Any) -> bool:
    (left, top, *painted), (from_left, from_top, *_) = layer.painting_area, layer.positioning_area
    starts = (layer.position[0] + from_left - left, layer.position[1] + from_top - top)
    return all(
        start <= _NOTHING_PX and start + size >= length - _NOTHING_PX
        for start, size, length in zip(starts, layer.size, painted, strict=True)
    )


def _painted(colours: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give ink that is mixed with RGB a stand-in, so that the page can be painted and refused."""
    if any(isinstance(colour, Stop) for colour in colours):
        return colours
    return tuple(_stand_in(c) if c.space == SPACE else c for c in colours)


def _stand_in(colour: Any) -> Any:
    *inks, black = colour.coordinates
    return type(colour)("srgb", [(1 - ink) * (1 - black) for ink in inks], colour.alpha)


def _stop(engine: Any) -> Any:
    """Read an SVG stop; `press/svg.py` has put all of them into ink, also the transparent ones."""

    @functools.wraps(engine)
    def color(text: str) -> Any:
        read = engine(text)
        return Stop(read.coordinates, read.alpha) if read.space == SPACE else read

    return color


def _drawn(engine: Any) -> Any:
    @functools.wraps(engine)
    def draw_gradient(
        svg: Any, node: Any, gradient: Any, font_size: Any, opacity: Any, stroke: Any
    ) -> Any:
        stream, box = svg.stream, svg.calculate_bounding_box(node, font_size, stroke)
        svg.stream = _Canvas(stream, box)
        try:
            return engine(svg, node, gradient, font_size, opacity, stroke)
        finally:
            svg.stream = stream

    return draw_gradient


Box = tuple[float, float, float, float]
"""Left, top, width and height."""


class _Canvas:
    """A drawing's stream whose gradients are cells larger than the shape that they fill.

    The engine's cell ends where the shape does. Poppler lays such cells side by side and rounds
    them to whole pixels, until a cell one unit wide is none; and a turned gradient's cell misses
    the shape. A larger one is painted once, by every reader.
    """

    def __init__(self, stream: Any, shape: Box) -> None:
        self._stream = stream
        self._shape = shape

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def add_pattern(self, *cell: Any) -> Any:
        x, y, width, height = self._shape
        area = (x - width / 2, y - height / 2, 2 * width, 2 * height)
        pattern = self._stream.add_pattern(*area, *area[2:], self._stream.ctm)
        to_shape = cell[-1] @ self._stream.ctm.invert
        pattern.transform(*to_shape.values)
        area = _around(area, to_shape.invert)
        group = pattern.add_group(*area)
        mask = group.set_alpha_state
        group.set_alpha_state = lambda *_cell: mask(*area)
        pattern.add_group = lambda *_cell: group
        return pattern


def _around(area: Box, matrix: Any) -> Box:
    """Give the box around an area that a matrix turns."""
    x, y, width, height = area
    corners = itertools.product((x, x + width), (y, y + height))
    across, down = zip(*(matrix.transform_point(*corner) for corner in corners), strict=True)
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def _average(engine: Any) -> Any:
    @functools.wraps(engine)
    def gradient_average_color(colors: Any, positions: Any) -> Any:
        if not all(isinstance(colour, Stop) for colour in colors):
            return engine(colors, positions)
        parts = _weights(positions)
        alpha = sum(part * c.alpha for part, c in zip(parts, colors, strict=True))
        inks = (
            sum(part * c.alpha * c.coordinates[ink] for part, c in zip(parts, colors, strict=True))
            for ink in range(4)
        )
        return Stop((ink / alpha if alpha else 0.0 for ink in inks), alpha)

    return gradient_average_color


def _weights(positions: list[float]) -> list[float]:
    """Give each stop its part of the gradient (CSS Images 3, gradient average colour)."""
    if positions[0] == positions[-1]:
        positions = list(range(len(positions)))
    steps = [b - a for a, b in itertools.pairwise(positions)]
    return [
        (before + after) / (2 * sum(steps))
        for before, after in zip([0, *steps], [*steps, 0], strict=True)
    ]


def _declared(engine: Any) -> Any:
    @functools.wraps(engine)
    def add_shading(
        self: Any, kind: int, domain: Any, coords: Any, extend: Any, function: Any,
        color_space: str | None = None,
    ) -> Any:  # fmt: skip
        # An array's items are kept as they were given: four numbers are four inks.
        first = function["Functions"][0]["C0"]
        space = color_space or ("DeviceCMYK" if len(first) == 4 else "DeviceRGB")
        return engine(self, kind, domain, coords, extend, function, space)

    return add_shading

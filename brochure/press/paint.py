"""Rewrite the engine's paint operators for the press: plain CMYK, and black that overprints.

K-only text under 12 pt overprints (GWG 2022 R0009), and so do thin K-only lines (R0010), so that no
white edge shows when plates are a little off. White never overprints (R0007, R0008).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Operator

OVERPRINT_TEXT_PT = 12.0
OVERPRINT_LINE_PT = 2.0
BLACK = (0.0, 0.0, 0.0, 1.0)
ON, OFF = pikepdf.Name("/OverprintOn"), pikepdf.Name("/OverprintOff")
_SPACE = {"cs": "fill", "CS": "stroke"}
_COLOUR = {"sc": "fill", "scn": "fill", "SC": "stroke", "SCN": "stroke"}
_CMYK = {"fill": "k", "stroke": "K"}
_RGB = {"rg", "RG", "g", "G"}


@dataclass(frozen=True)
class Paint:
    """A colour space and a colour in it."""

    space: str = ""
    colour: tuple[float, ...] | None = None


@dataclass(frozen=True)
class State:
    """What of the graphics state decides about paint and overprint."""

    fill: Paint = Paint()
    stroke: Paint = Paint()
    line_width: float = 1.0
    scale: float = 1.0
    overprint: bool = False


class Painter:
    """Rewrites one content stream, remembering paints that are not for the press."""

    def __init__(self, overprint: bool) -> None:
        self._overprint = overprint
        self._state = State()
        self._stack: list[State] = []
        self._text_pt = 0.0
        self._text_scale = 1.0
        self.foreign: list[str] = []

    def rewrite(self, holder: Any) -> bytes:
        """Give the stream anew."""
        self._state, self._stack = State(), []
        return pikepdf.unparse_content_stream(list(self._operations(holder)))

    def _operations(self, holder: Any) -> Iterator[tuple[Any, Operator]]:
        for instruction in pikepdf.parse_content_stream(holder):
            operands, name = list(instruction.operands), str(instruction.operator)
            self._follow(operands, name)
            if name in _SPACE and str(operands[0]) == "/DeviceCMYK":
                continue
            if name in _COLOUR and self._space(_COLOUR[name]) == "/DeviceCMYK":
                name = _CMYK[_COLOUR[name]]
            if name in _RGB:
                self.foreign.append(" ".join([*map(str, operands), name]))
            wanted = self._wants_overprint(name)
            if wanted is not None and wanted != self._state.overprint:
                self._state = replace(self._state, overprint=wanted)
                yield [ON if wanted else OFF], Operator("gs")
            yield operands, Operator(name)

    def _follow(self, operands: list[Any], name: str) -> None:
        """Keep the graphics state in step."""
        if name == "q":
            self._stack.append(self._state)
        elif name == "Q" and self._stack:
            self._state = self._stack.pop()
        elif name == "cm":
            self._state = replace(self._state, scale=self._state.scale * _scale(operands))
        elif name == "w":
            self._state = replace(self._state, line_width=float(operands[0]))
        elif name in _SPACE:
            self._paint(_SPACE[name], Paint(str(operands[0])))
        elif name in _COLOUR and self._space(_COLOUR[name]) == "/DeviceCMYK":
            self._paint(_COLOUR[name], Paint("/DeviceCMYK", tuple(map(float, operands))))
        elif name == "Tf":
            self._text_pt = float(operands[1])
        elif name == "Tm":
            self._text_scale = _scale(operands)

    def _paint(self, kind: str, paint: Paint) -> None:
        fill = kind == "fill"
        self._state = (
            replace(self._state, fill=paint) if fill else replace(self._state, stroke=paint)
        )

    def _space(self, kind: str) -> str:
        return (self._state.fill if kind == "fill" else self._state.stroke).space

    def _wants_overprint(self, name: str) -> bool | None:
        """Say whether a painting operator is to overprint; None for what paints nothing."""
        state = self._state
        if name in ("Tj", "TJ", "'", '"'):
            size = self._text_pt * self._text_scale * state.scale
            return self._overprint and state.fill.colour == BLACK and size < OVERPRINT_TEXT_PT
        if name in ("S", "s"):
            width = state.line_width * state.scale
            return self._overprint and state.stroke.colour == BLACK and width <= OVERPRINT_LINE_PT
        return False if name in ("f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh") else None


def _scale(matrix: list[Any]) -> float:
    a, b, c, d = (float(value) for value in matrix[:4])
    return math.sqrt(abs(a * d - b * c))

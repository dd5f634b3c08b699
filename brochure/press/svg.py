"""SVG drawings in ink: every colour they name becomes device-cmyk() before the engine sees it."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import tinycss2  # type: ignore[import-untyped]
from tinycss2.color5 import parse_color  # type: ignore[import-untyped]

from brochure.errors import Refused
from brochure.findings import Place, Says, error
from brochure.model.colour import Cmyk, Rgb, Separation

COLOURS = ("fill", "stroke", "stop-color", "color", "flood-color", "lighting-color")
KEPT = ("", "none", "currentcolor", "inherit", "context-fill", "context-stroke")
_NO_INK: Cmyk = (0.0, 0.0, 0.0, 0.0)
_PAINT = re.compile(r"(url\([^)]*\))?\s*(.*)", re.DOTALL)
_STYLE = "{http://www.w3.org/2000/svg}style"

Ink = Callable[[Any], Cmyk]
"""From a colour as tinycss2 reads it to the ink that prints it."""


def convert(drawing: Element, separation: Separation, place: Place) -> None:
    """Put a drawing's colours into ink, greys into K alone; black is what it names no colour for.

    Raises Refused for a colour that is none, or of a space that only screens have.
    """

    def separated(colour: Any) -> Cmyk:
        return _inks(colour) or separation.ink(_rgb(colour))

    _convert_all(drawing, separated, place)


def duotone(drawing: Element, dark: Cmyk, light: Cmyk, place: Place) -> None:
    """Print a drawing in the scale between two ink mixtures.

    Its darkest colour becomes the first of them, so a logo's one colour, whatever it was; white
    becomes the second. Raises Refused as `convert` does.
    """
    tones: list[float] = []

    def noted(colour: Any) -> Cmyk:
        tones.append(_tone(colour))
        return _NO_INK

    def scaled(colour: Any) -> Cmyk:
        part = max(0.0, (_tone(colour) - darkest) / (1 - darkest)) if darkest < 1 else 0.0
        c, m, y, k = (d + (li - d) * part for d, li in zip(dark, light, strict=True))
        return c, m, y, k

    _named(copy.deepcopy(drawing), noted, place)
    darkest = min(tones, default=0.0)
    _convert_all(drawing, scaled, place)


def _convert_all(drawing: Element, ink: Ink, place: Place) -> None:
    for name in ("fill", "color"):
        drawing.attrib.setdefault(name, "black")
    _named(drawing, ink, place)


def _named(drawing: Element, ink: Ink, place: Place) -> None:
    """Put the colours that a drawing names into ink."""
    try:
        _convert(drawing, ink)
    except _NoColourError as fault:
        raise Refused([error("svg-colour", place, *_no_colour(str(fault)))]) from None


class _NoColourError(Exception):
    pass


def _convert(element: Element, ink: Ink) -> None:
    tag = str(element.tag).rpartition("}")[2]
    if tag == "mask":
        # A mask's colours are light, not ink; K alone gives that light back.
        ink = _light
    if tag == "stop":
        element.attrib.setdefault("stop-color", "black")
    for name in COLOURS:
        if name in element.attrib:
            element.set(name, _paint(element.attrib[name], ink))
    if "style" in element.attrib:
        element.set("style", _declarations(element.attrib["style"], ink))
    if element.tag == _STYLE and element.text:
        element.text = _sheet(element.text, ink)
    for child in element:
        _convert(child, ink)


def _light(colour: Any) -> Cmyk:
    return _inks(colour) or (0.0, 0.0, 0.0, round(1 - _tone(colour), 4))


def _tone(colour: Any) -> float:
    """Give a colour's light, from 0 for black to 1 for white."""
    red, green, blue = _rgb(colour)
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _inks(colour: Any) -> Cmyk | None:
    """Give the inks of a colour that is named by them."""
    return tuple(colour.coordinates) if colour.space == "device-cmyk" else None


def _rgb(colour: Any) -> Rgb:
    if inks := _inks(colour):
        c, m, y, k = inks
        return (1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)
    red, green, blue = (min(max(part or 0.0, 0.0), 1.0) for part in colour.to("srgb").coordinates)
    return red, green, blue


def _paint(text: str, ink: Ink) -> str:
    """Put one paint into ink: a colour, or a reference with perhaps a colour to fall back on."""
    reference, colour = _PAINT.fullmatch(text.strip()).groups("")  # type: ignore[union-attr]
    return " ".join(filter(None, (reference, _colour(colour, ink))))


def _colour(text: str, ink: Ink) -> str:
    if text.lower() in KEPT:
        return text
    read = parse_color(text)
    if read is None or read.space not in ("device-cmyk", "srgb", "hsl", "hwb"):
        raise _NoColourError(text)
    return f"device-cmyk({' '.join(f'{part:.4g}' for part in ink(read))} / {read.alpha:.4g})"


def _declarations(style: object, ink: Ink) -> str:
    parts = []
    for declared in tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True):
        if declared.type == "declaration":
            value = tinycss2.serialize(declared.value).strip()
            value = _paint(value, ink) if declared.lower_name in COLOURS else value
            weight = " !important" if declared.important else ""
            parts.append(f"{declared.lower_name}: {value}{weight}")
    return "; ".join(parts)


def _sheet(css: str, ink: Ink) -> str:
    """Put the colours of a style sheet into ink; rules of other kinds are not the engine's."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "\n".join(
        f"{tinycss2.serialize(rule.prelude)} {{ {_declarations(rule.content, ink)} }}"
        for rule in rules
        if rule.type == "qualified-rule"
    )


def _no_colour(text: str) -> tuple[Says, Says]:
    return (
        Says(f"SVG 里的颜色“{text}”认不出来", f"The SVG names a colour “{text}” that is not known"),
        Says(
            "请在绘图软件里改成普通 RGB 颜色（如 #1a6b54），再导出一次",
            "Give it a plain RGB colour such as #1a6b54 in the drawing program, and export again",
        ),
    )

"""SVG drawings in ink: every colour they name becomes device-cmyk() before the engine sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import tinycss2  # type: ignore[import-untyped]
from tinycss2.color5 import parse_color  # type: ignore[import-untyped]

from brochure.errors import Refused
from brochure.findings import Place, Says, error
from brochure.model.colour import Cmyk, Rgb, Separation

COLOURS = ("fill", "stroke", "stop-color", "color", "flood-color", "lighting-color")
KEPT = ("", "none", "currentcolor", "inherit", "context-fill", "context-stroke")
BLACK = "device-cmyk(0 0 0 1)"
_PAINT = re.compile(r"(url\([^)]*\))?\s*(.*)", re.DOTALL)
_STYLE = "{http://www.w3.org/2000/svg}style"

Ink = Callable[[Rgb], Cmyk]


def convert(drawing: Element, separation: Separation, place: Place) -> None:
    """Put a drawing's colours into ink, greys into K alone; black is what it names no colour for.

    Raises Refused for a colour that is none, or of a space that only screens have.
    """
    try:
        _convert(drawing, separation.ink)
    except _NoColourError as fault:
        raise Refused([error("svg-colour", place, *_no_colour(str(fault)))]) from None
    for name in ("fill", "color"):
        drawing.attrib.setdefault(name, BLACK)


class _NoColourError(Exception):
    pass


def _convert(element: Element, ink: Ink) -> None:
    tag = str(element.tag).rpartition("}")[2]
    if tag == "mask":
        # A mask's colours are light, not ink; K alone gives that light back.
        ink = _light
    if tag == "stop":
        element.attrib.setdefault("stop-color", BLACK)
    for name in COLOURS:
        if name in element.attrib:
            element.set(name, _paint(element.attrib[name], ink))
    if "style" in element.attrib:
        element.set("style", _declarations(element.attrib["style"], ink))
    if element.tag == _STYLE and element.text:
        element.text = _sheet(element.text, ink)
    for child in element:
        _convert(child, ink)


def _light(colour: Rgb) -> Cmyk:
    red, green, blue = colour
    return 0.0, 0.0, 0.0, round(1 - (0.3 * red + 0.59 * green + 0.11 * blue), 4)


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
    if read.space == "device-cmyk":
        inks = read.coordinates
    else:
        red, green, blue = (min(max(part or 0.0, 0.0), 1.0) for part in read.to("srgb").coordinates)
        inks = ink((red, green, blue))
    return f"device-cmyk({' '.join(f'{part:.4g}' for part in inks)} / {read.alpha:.4g})"


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

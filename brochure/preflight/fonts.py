"""The fonts of a file: embedded, subset, and readable as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from brochure.preflight.paints import is_name

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SYMBOLIC = 4
_BLIND_MAPS = ("/Identity-H", "/Identity-V")
"""Encodings that number glyphs and do not say which characters they are."""


@dataclass(frozen=True)
class Font:
    """One font of the file."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    readable: bool
    """Whether its glyphs can be told for characters (ISO 32000-1, 9.10.2)."""


def fonts_of(objects: Iterable[Any]) -> tuple[Font, ...]:
    """Give every font once, a composite font with what it is composed of."""
    fonts = [
        _font(item)
        for item in objects
        if item.get("/Type") == "/Font" and not str(item.get("/Subtype")).startswith("/CIDFont")
    ]
    return tuple(sorted(set(fonts), key=lambda font: font.name))


def _font(item: Any) -> Font:
    inner = item.get("/DescendantFonts", [item])[0]
    descriptor = inner.get("/FontDescriptor", {})
    name = str(item.get("/BaseFont", inner.get("/BaseFont", "/?")))[1:]
    return Font(
        name,
        str(item.get("/Subtype", "/?"))[1:],
        any(key in descriptor for key in _FILES),
        re.match(r"[A-Z]{6}\+", name) is not None,
        "/ToUnicode" in item or _encoded(item, descriptor),
    )


def _encoded(item: Any, descriptor: Any) -> bool:
    """Tell whether the encoding itself says which characters are meant."""
    encoding = item.get("/Encoding")
    if encoding is None:
        return not int(descriptor.get("/Flags", _SYMBOLIC)) & _SYMBOLIC
    if is_name(encoding):
        return str(encoding) not in _BLIND_MAPS
    return "/Differences" in encoding or "/BaseEncoding" in encoding

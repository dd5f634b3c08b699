"""The fonts of a file: embedded, subset, and readable as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from brochure.preflight.font_program import is_readable
from brochure.preflight.paints import array, dictionary, is_name, is_stream

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
    broken: bool
    """Whether its file is none that can be read."""
    subset: bool
    readable: bool
    """Whether its glyphs can be told for characters (ISO 32000-1, 9.10.2)."""


def fonts_of(items: Iterable[Any]) -> tuple[Font, ...]:
    """Give every font once, a composite font with what it is composed of."""
    return tuple(sorted({_font(item) for item in items}, key=lambda font: font.name))


def _font(item: Any) -> Font:
    """Describe a font; one whose parts are not what they must be is broken."""
    said = dictionary(item)
    kind, name = str(said.get("/Subtype", "/?"))[1:], str(said.get("/BaseFont", "/?"))[1:]
    composed = array(said.get("/DescendantFonts"))
    inner = dictionary(composed[0]) if composed else said
    name = name if name != "?" else str(inner.get("/BaseFont", "/?"))[1:]
    descriptor = dictionary(inner.get("/FontDescriptor"))
    key = next((key for key in _FILES if key in descriptor), None)
    return Font(
        name,
        kind,
        embedded=key is not None,
        broken=key is not None and not _program_is_whole(descriptor[key], key),
        subset=re.match(r"[A-Z]{6}\+", name) is not None,
        readable="/ToUnicode" in said or _encoded(said, descriptor),
    )


def _program_is_whole(program: Any, key: str) -> bool:
    if not is_stream(program):
        return False
    try:
        return is_readable(program.read_bytes(), key, str(program.get("/Subtype")))
    except Exception:  # whatever the library says, nothing can be printed with it
        return False


def _encoded(item: Any, descriptor: Any) -> bool:
    """Tell whether the encoding itself says which characters are meant."""
    encoding = item.get("/Encoding")
    flags = descriptor.get("/Flags", _SYMBOLIC)
    if encoding is None:
        return isinstance(flags, int) and not flags & _SYMBOLIC
    if is_name(encoding):
        return str(encoding) not in _BLIND_MAPS
    return "/Differences" in dictionary(encoding) or "/BaseEncoding" in dictionary(encoding)

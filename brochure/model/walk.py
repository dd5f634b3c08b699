"""Walk through what a department says, text by text, with the path of each in its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from brochure.model.source import KeyPath

Kind = TypeVar("Kind", bound=BaseModel)

_CODES = {
    "id",
    "theme",
    "formats",
    "file",
    "content",
    "kind",
    "mark",
    "drawn_as",
    "date",
    "lamination",
    "deadline",
    "prudent",
    "publication",
    "accepted",
}
"""Fields that are read by the program and never printed."""


def each(kind: type[Kind], value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Kind]]:
    """List every value of a kind, with its path in the file."""
    if isinstance(value, kind):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from each(kind, item, (*path, index))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from each(kind, getattr(value, name), (*path, name))


def texts(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """List every text that may be printed, with its path in the file."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _CODES:
                yield from texts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))
    elif isinstance(value, str):
        yield path, value

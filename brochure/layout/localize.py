"""One language of a department: every {zh, en} becomes one string."""

from __future__ import annotations

from typing import Any

from brochure.findings import Language
from brochure.model.fields import Bilingual, Frozen


class Copy:
    """A frozen view of a model in one language; its fields are the model's fields."""

    __slots__ = ("_language", "_model")

    def __init__(self, model: Frozen, language: Language) -> None:
        object.__setattr__(self, "_model", model)
        object.__setattr__(self, "_language", language)

    def __getattr__(self, name: str) -> Any:
        return localize(getattr(self._model, name), self._language)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a copy is frozen")


def localize(value: Any, language: Language) -> Any:
    """Give a value in one language."""
    if isinstance(value, Bilingual):
        return value.to(language)
    if isinstance(value, Frozen):
        return Copy(value, language)
    if isinstance(value, tuple):
        return tuple(localize(item, language) for item in value)
    return value

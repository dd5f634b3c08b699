"""What a page uses besides its paints: fonts, settings, stand-in spaces, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from brochure.preflight.paints import Paint, dictionary, is_name, is_stream

DEFAULTS = ("/DefaultCMYK", "/DefaultGray", "/DefaultRGB")
"""Spaces that silently take the place of the device's own (ISO 32000-1, 8.6.5.6)."""
_NAMES = {
    "Do": "/XObject", "gs": "/ExtGState", "Tf": "/Font", "sh": "/Shading",
    "cs": "/ColorSpace", "CS": "/ColorSpace", "scn": "/Pattern", "SCN": "/Pattern",
}  # fmt: skip
"""Operators that name a resource, and where it must be (ISO 32000-1, 7.8.3)."""
_BUILT_IN = {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"}
Key = tuple[int, int] | bytes


class Used:
    """Everything once, however often a page uses it."""

    def __init__(self) -> None:
        self.fonts: dict[Key, Any] = {}
        self.settings: dict[Key, Any] = {}
        self.defaults: dict[tuple[str, Key], Any] = {}
        self.missing: dict[tuple[str, str], None] = {}
        self.bad_mask = False
        self._resources: set[Key] = set()
        self._masks: set[Key] = set()

    def enter(self, resources: Any) -> None:
        """Take down the settings and the stand-in spaces of a stream's resources."""
        if not resources or _key(resources) in self._resources:
            return
        self._resources.add(_key(resources))
        for settings in dictionary(resources.get("/ExtGState")).as_dict().values():
            if dictionary(settings):
                self.settings[_key(settings)] = settings
        spaces = dictionary(resources.get("/ColorSpace"))
        for name in DEFAULTS:
            if name in spaces:
                self.defaults[name, _key(spaces[name])] = spaces[name]

    def look_up(self, operands: list[Any], operator: str, resources: Any) -> None:
        """Take down a resource that an operator names and that is not there."""
        kind = _NAMES.get(operator)
        name = next((str(value) for value in operands if is_name(value)), None)
        if kind and name and name not in _BUILT_IN and name not in resources.get(kind, {}):
            self.missing[kind, name] = None

    def is_new_font(self, font: Any) -> bool:
        """Take down a font that letters are set in; tell whether it is a new one."""
        if font is None or _key(font) in self.fonts:
            return False
        self.fonts[_key(font)] = font
        return True

    def new_mask(self, settings: Any) -> Iterator[Any]:
        """Give the form that a soft mask paints, the first time (ISO 32000-1, 11.6.5.2)."""
        mask = settings.get("/SMask", None)
        if mask is None or mask == "/None":
            return
        form = dictionary(mask).get("/G")
        if not is_stream(form) or mask.get("/S") not in ("/Alpha", "/Luminosity"):
            self.bad_mask = True
        elif _key(form) not in self._masks:
            self._masks.add(_key(form))
            yield form


class Walked(NamedTuple):
    """What a page paints and uses, and what it cannot paint."""

    paints: tuple[Paint, ...]
    used: Used
    recursive: bool
    """Whether a form or a pattern holds itself, or lies too deep to be followed."""
    steps: int
    """How many operators were followed."""
    too_complex: bool
    """Whether more operators were left than may be followed."""
    damaged: bool
    """Whether it could not be read to its end."""


def _key(value: Any) -> Key:
    """Tell one object from another, and know it again."""
    if not hasattr(value, "unparse"):
        return repr(value).encode()
    return value.objgen if value.is_indirect else bytes(value.unparse())

"""Settings that change colours behind the designer's back: stand-in spaces, transfer, screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brochure.findings import Finding, Says, error, warning
from brochure.preflight.paints import array, dictionary, is_name, is_stream
from brochure.preflight.press_file import PressFile

_AS_PRINTED = Says("请关掉导出里的这项设置，再重新导出", "Switch this setting off and export again")


def default_spaces(file: PressFile) -> Iterator[Finding]:
    """Refuse spaces that stand in for CMYK, grey or RGB, but for the output intent's own."""
    intended = _intended(file)
    for number, page in zip(file.page_numbers, file.walked, strict=True):
        strange = {
            name: None
            for (name, _), space in page.used.defaults.items()
            if not _changes_nothing(name, space, intended)
        }
        for name in strange:
            # RGB is refused wherever it is painted with; what it stands for matters no more.
            make = warning if name == "/DefaultRGB" else error
            yield make(
                "default-space",
                file.place(number),
                Says(f"页面用 {name[1:]} 把颜色悄悄换算成另一种色彩空间，印出来的颜色会变",
                     f"{name[1:]} silently takes colours for those of another space; "
                     "they will print otherwise"),
                _AS_PRINTED,
            )  # fmt: skip


def _intended(file: PressFile) -> bytes:
    """Give the output intent's profile."""
    for intent in map(dictionary, array(file.pdf.Root.get("/OutputIntents"))):
        profile = intent.get("/DestOutputProfile")
        if is_stream(profile):
            return bytes(profile.read_bytes())
    return b""


def _changes_nothing(name: str, space: Any, intended: bytes) -> bool:
    """Tell whether a space is the device's own, or what the output intent says it is."""
    own = array(space) or [space]
    if is_name(own[0]) and str(own[0]) == name.replace("Default", "Device"):
        return True
    profiles = [part for part in own[1:2] if is_stream(part)]
    return bool(intended) and any(part.read_bytes() == intended for part in profiles)


def device_settings(file: PressFile) -> Iterator[Finding]:
    """Refuse transfer curves, and warn of screens and black generation: the press sets them."""
    for number, page in zip(file.page_numbers, file.walked, strict=True):
        keys = {key for said in page.used.settings.values() for key in _set(said)}
        if keys & {"/TR", "/TR2"}:
            yield error(
                "transfer-curve",
                file.place(number),
                Says("页面带有传递函数，会改变每块版的深浅；PDF/X 不允许",
                     "A transfer curve changes how dark the plates are; PDF/X knows none"),
                _AS_PRINTED,
            )  # fmt: skip
        others = sorted(keys - {"/TR", "/TR2"})
        if others:
            names = ", ".join(key[1:] for key in others)
            yield warning(
                "device-setting",
                file.place(number),
                Says(f"页面带有加网或黑版设置（{names}），可能与印厂的设置冲突",
                     f"Screens or black generation are set ({names}); "
                     "they may get in the way of the press's own"),
                _AS_PRINTED,
            )  # fmt: skip


def _set(settings: Any) -> Iterator[str]:
    """Give the keys that set something on the press; `Default` and `Identity` set nothing."""
    for key in ("/TR", "/TR2", "/HT", "/BG", "/BG2", "/UCR", "/UCR2"):
        said = settings.get(key)
        if said is None:
            continue
        if not (is_name(said) and str(said) in ("/Default", "/Identity")):
            yield key

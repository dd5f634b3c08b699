"""ICC profiles: where they are found, and what they say of themselves."""

from __future__ import annotations

import re
from pathlib import Path

FOLDERS = (
    Path("/usr/share/color/icc"),
    Path("/usr/local/share/color/icc"),
    Path("~/.local/share/icc"),
    Path("/Library/ColorSync/Profiles"),
    Path("~/Library/ColorSync/Profiles"),
)
_CONDITIONS = re.compile(r"FOGRA\d+|CRPC\d+|JC\d{6}|TR\d{3}")
"""How printing conditions are named in output intents, and by some ICC profiles."""


def find(name: str, home: Path) -> Path | None:
    """Find an ICC profile beside the press profile, or in the system's folders for them."""
    for folder in (home, *FOLDERS):
        if (folder.expanduser() / name).is_file():
            return folder.expanduser() / name
    return None


def is_cmyk_printer(data: bytes) -> bool:
    """Tell whether a file is a whole ICC profile of a CMYK printer (ICC.1, 7.2)."""
    whole = len(data) >= 128 and int.from_bytes(data[:4], "big") == len(data)
    return whole and data[12:20] == b"prtrCMYK"


def conditions(text: str) -> set[str]:
    """Give the printing conditions that a text names."""
    return set(_CONDITIONS.findall(text.upper()))


def description(data: bytes) -> str:
    """Give what a profile calls itself (ICC.1, 9.2.41), as far as it is plain letters."""
    for entry in range(132, 132 + 12 * int.from_bytes(data[128:132], "big"), 12):
        if data[entry : entry + 4] == b"desc":
            start = int.from_bytes(data[entry + 4 : entry + 8], "big")
            length = int.from_bytes(data[entry + 8 : entry + 12], "big")
            return data[start : start + length].replace(b"\0", b"").decode("latin-1")
    return ""

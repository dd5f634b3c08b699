"""The HTML parser's patterns, each compiled once: tinyhtml5 2 forgets them.

It keeps a pattern under the pattern itself, never finds it again, and puts it together anew at
every tag: a twentieth of the time that a layout takes.
"""

from __future__ import annotations

import re

from tinyhtml5 import inputstream


class _Patterns(dict[tuple[frozenset[str], bool], re.Pattern[str]]):
    """Finds what the parser looks for: the characters given, or all others."""

    def __missing__(self, wanted: tuple[frozenset[str], bool]) -> re.Pattern[str]:
        characters, inside = wanted
        listed = "".join(f"\\x{ord(character):02x}" for character in characters)
        self[wanted] = re.compile(f"[{'' if inside else '^'}{listed}]+")
        return self[wanted]


def install() -> None:
    """Teach the parser; a second call changes nothing."""
    if not isinstance(inputstream.characters_until_regex, _Patterns):
        inputstream.characters_until_regex = _Patterns()

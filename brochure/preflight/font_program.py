"""Whether an embedded font can be read: the frame of TrueType, CFF and Type 1 programs."""

from __future__ import annotations

import itertools
import struct

_NEEDED = {b"head", b"hhea", b"hmtx", b"maxp", b"glyf", b"loca"}
_MAGIC = 0x5F0F3CF5


def is_readable(program: bytes, key: str, kind: str) -> bool:
    """Tell whether a program is what its key and its kind say (ISO 32000-1, 9.9)."""
    try:
        if key == "/FontFile":
            return program.startswith((b"%!", b"\x80\x01")) and b"eexec" in program
        if key == "/FontFile2" or kind == "/OpenType":
            return _is_sfnt(program)
        return _is_cff(program)
    except (struct.error, IndexError, StopIteration, ValueError):
        return False


def _is_sfnt(program: bytes) -> bool:
    """Tell whether every table lies in the file, and glyphs lie in their table."""
    if program[:4] not in (b"\0\1\0\0", b"true", b"OTTO"):
        return False
    (count,) = struct.unpack_from(">H", program, 4)
    tables: dict[bytes, bytes] = {}
    for number in range(count):
        name, _, start, length = struct.unpack_from(">4sLLL", program, 12 + 16 * number)
        if start + length > len(program):
            return False
        tables[name] = program[start : start + length]
    if b"CFF " in tables:
        return _is_cff(tables[b"CFF "])
    if not tables.keys() >= _NEEDED:
        return False
    magic, long = (*struct.unpack_from(">L", tables[b"head"], 12),
                   *struct.unpack_from(">h", tables[b"head"], 50))  # fmt: skip
    (glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    # Some subsets leave out the last glyphs' places.
    count = min(glyphs + 1, len(tables[b"loca"]) // (4 if long else 2))
    places = struct.unpack_from(f">{count}{'L' if long else 'H'}", tables[b"loca"])
    last = places[-1] * (1 if long else 2)
    return magic == _MAGIC and list(places) == sorted(places) and last <= len(tables[b"glyf"])


def _is_cff(program: bytes) -> bool:
    """Tell whether the four indexes that every CFF begins with lie in the file, and its glyphs."""
    major, _, after = program[:3]
    if major != 1:
        return False
    _, after = _index(program, after)
    tops, after = _index(program, after)
    _, after = _index(program, after)
    _index(program, after)
    glyphs, _ = _index(program, _glyphs_at(tops[0]))
    return bool(glyphs)


def _index(program: bytes, start: int) -> tuple[list[bytes], int]:
    """Read an index, and where it ends (Adobe Technical Note 5176, 5)."""
    (count,) = struct.unpack_from(">H", program, start)
    if not count:
        return [], start + 2
    size = program[start + 2]
    first = start + 3
    places = [
        int.from_bytes(program[first + size * number : first + size * (number + 1)], "big")
        for number in range(count + 1)
    ]
    base = first + size * (count + 1) - 1
    if places[0] != 1 or places != sorted(places) or base + places[-1] > len(program):
        raise ValueError("an index reaches beyond the file")
    ends = itertools.pairwise(places)
    return [program[base + start : base + end] for start, end in ends], base + places[-1]


def _glyphs_at(top: bytes) -> int:
    """Find where a top dictionary says that the glyphs are: operator 17."""
    place, last = 0, 0
    while place < len(top):
        byte = top[place]
        if byte == 17:
            return last
        wide = {28: 3, 29: 5, 12: 2}.get(byte, 2 if 247 <= byte <= 254 else 1)
        if byte == 30:  # a real number ends with a half byte of 15
            wide = 1 + top[place:].index(next(b for b in top[place + 1 :] if b & 15 == 15), 1)
        elif byte in (28, 29):
            last = int.from_bytes(top[place + 1 : place + wide], "big")
        elif 32 <= byte <= 246:
            last = byte - 139
        elif 247 <= byte <= 250:
            last = (byte - 247) * 256 + top[place + 1] + 108
        place += wide
    raise ValueError("it has no glyphs")

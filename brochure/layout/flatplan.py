"""The flatplan of a stitched booklet: which page stands where, around the centre spread.

The centre spread is one piece of paper, so that art may cross its spine; what comes before it and
what comes after it therefore have equally many pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice, repeat
from math import ceil
from typing import TypeVar

Page = TypeVar("Page")

COVERS = 2
"""Front and back cover; the centre spread has two pages, too."""
CENTRE = 2


def half(count: int) -> int:
    """Give how many pages a booklet of `count` has between its cover and its centre spread."""
    return (count - COVERS - CENTRE) // 2


def room_for(before: int, after: int, loose: int, counts: Sequence[int]) -> int:
    """Give how many pages stand on either side of the centre spread where so many are to stand."""
    least = max(before, after, ceil((before + after + loose) / 2))
    return min((half(count) for count in counts if half(count) >= least), default=least + least % 2)


def flatplan(
    before: Sequence[Page],
    centre: Sequence[Page],
    after: Sequence[Page],
    loose: Sequence[Page],
    fillers: tuple[Sequence[Page], Sequence[Page]],
    counts: Sequence[int],
) -> tuple[Page, ...]:
    """Order the pages within the cover, as few as one of `counts` allows.

    `loose` pages, such as photographs, go where there is room, before the centre first. What is
    then left over before and after the centre is filled up, by the last filler again and again.
    """
    room = room_for(len(before), len(after), len(loose), counts)
    early = room - len(before)
    first = _filled([*before, *loose[:early]], room, fillers[0])
    last = _filled([*after, *loose[early:]], room, fillers[1])
    return (*first, *centre, *last)


def _filled(pages: list[Page], room: int, fillers: Sequence[Page]) -> list[Page]:
    return [*pages, *islice(chain(fillers, repeat(fillers[-1])), room - len(pages))]

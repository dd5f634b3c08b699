"""Break an English paragraph as a whole, so that its ragged edge is calm.

The engine breaks greedily, line by line. Here all breaks are chosen together, by Knuth and Plass's
method (Breaking Paragraphs into Lines, 1981) with the badness of ragged setting: first as few lines
as can be, then the least sum of squared gaps at the right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

_WEAK_ENDS = {"a", "an", "the", "of"}
_WEAK_END = 0.01
_LAST_LINE = 0.33
"""In running text only a last line shorter than this part of the measure counts as a gap."""
_LAST_LINE_WEIGHT = 4

Cost = tuple[int, float]


def break_lines(
    text: str, width: Callable[[str], float], measure: float, balanced: bool = False
) -> list[str]:
    """Choose the lines of a text for a measure; a word wider than it stands alone.

    `width` gives the width of a word in the unit of the measure.

    `balanced` text is display: its last line shall be about as long as the others.
    """
    last_line = 1.0 if balanced else _LAST_LINE
    words = text.split(" ")
    widths = [width(word) for word in words]
    space = width(" ")
    best: list[tuple[Cost, int]] = [((0, 0.0), 0)]
    for end in range(1, len(words) + 1):
        best.append(min(_endings(words, widths, space, measure, last_line, best, end)))
    lines = []
    end = len(words)
    while end:
        start = best[end][1]
        lines.append(" ".join(words[start:end]))
        end = start
    return lines[::-1]


def _endings(
    words: list[str],
    widths: list[float],
    space: float,
    measure: float,
    last_line: float,
    best: list[tuple[Cost, int]],
    end: int,
) -> list[tuple[Cost, int]]:
    """Give the cost of each line that could end before word `end`, with where it starts."""
    endings: list[tuple[Cost, int]] = []
    weight = 1 if last_line == 1 else _LAST_LINE_WEIGHT
    width = -space
    for start in range(end - 1, -1, -1):
        width += widths[start] + space
        if width > measure and start < end - 1:
            break
        gap = max(0.0, 1 - width / measure)
        if end == len(words):
            badness = weight * max(0.0, last_line - (1 - gap)) ** 2
        else:
            badness = gap**2 + (_WEAK_END if words[end - 1].lower() in _WEAK_ENDS else 0)
        (lines, sum_before), _ = best[start]
        endings.append(((lines + 1, sum_before + badness), start))
    return endings


def count_lines(pieces: Iterable[str], width: Callable[[str], float], measure: float) -> int:
    """Count the lines that pieces take, each line filled as far as it goes."""
    lines, line = 1, ""
    for piece in pieces:
        if line and width(line + piece) > measure:
            lines, line = lines + 1, piece
        else:
            line += piece
    return lines

"""What is counted, dialled or visited, and how a text is read for it kind by kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from brochure.findings import Says

DAYS = "一二三四五六日"
EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ASKED_ALWAYS = {"number", "time", "weekday", "telephone", "address"}
_ALL_OF_A_KIND = {"date", *_ASKED_ALWAYS}
"""Kinds of which each must stand in both languages; of others, one that both say will do."""


@dataclass(frozen=True)
class Quantity:
    """One thing that is counted, dialled or visited, the same in both languages."""

    kind: str
    value: str
    said: Says | None = field(default=None, compare=False)

    def named(self) -> Says:
        """Name it as each language writes it."""
        return self.said or Says(self.value, self.value)


class Quantities(NamedTuple):
    """What one text counts, in the order of its words."""

    certain: tuple[Quantity, ...]
    possible: frozenset[Quantity] = frozenset()

    def lacking(self, other: Quantities) -> tuple[Quantity, ...]:
        """List what another text surely says and this one does not say at all."""
        known = {*self.certain, *self.possible}
        # A day that only one language names by month and day is compared by its numbers.
        asked = _ASKED_ALWAYS | {quantity.kind for quantity in known}
        asked -= {found.kind for found in other.certain if found in known} - _ALL_OF_A_KIND
        return tuple(
            found
            for found in dict.fromkeys(other.certain)
            if found not in known and found.kind in asked
        )


def numbers(values: Iterable[float]) -> Iterator[Quantity]:
    """Make quantities of plain numbers."""
    return (Quantity("number", f"{value:.12g}") for value in values)


class Text:
    """A text that is read kind by kind; what was understood is not read again."""

    def __init__(self, text: str) -> None:
        self.left = text
        self.certain: list[Quantity] = []
        self.possible: set[Quantity] = set()

    def take(
        self, pattern: re.Pattern[str], value: Callable[[re.Match[str]], Quantities | None]
    ) -> None:
        """Read all that a pattern finds; None leaves the words to be read as something else."""

        def understood(match: re.Match[str]) -> str:
            quantities = value(match)
            if quantities is None:
                return match.group()
            self.certain += quantities.certain
            self.possible |= quantities.possible
            return " ; "

        self.left = pattern.sub(understood, self.left)

"""The editorial checks, in the order in which an editor reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from brochure.editorial import chinese, parity
from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding

CHECKS: tuple[Callable[[Manuscript], Iterable[Finding]], ...] = (
    chinese.punctuation,
    parity.untranslated,
    parity.numbers,
)


def examine(manuscript: Manuscript) -> Iterator[Finding]:
    """Find everything that an editor would mark in a department's content."""
    for check in CHECKS:
        yield from check(manuscript)

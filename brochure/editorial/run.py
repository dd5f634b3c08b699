"""The editorial checks, in the order in which an editor reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from brochure.editorial import advertisement, chinese, claims, english, parity, terms, translations
from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding

CHECKS: tuple[Callable[[Manuscript], Iterable[Finding]], ...] = (
    chinese.punctuation,
    chinese.single_dashes,
    chinese.pairs_of_marks,
    english.punctuation,
    english.brackets,
    english.spaces,
    english.one_spelling,
    terms.glossary,
    terms.names,
    translations.stale,
    parity.untranslated,
    parity.quantities_agree,
    parity.units_agree,
    parity.abbreviations_agree,
    claims.in_texts,
    claims.accepted_for_nothing,
    advertisement.examine,
)


def examine(manuscript: Manuscript) -> Iterator[Finding]:
    """Find everything that an editor would mark in a department's content."""
    for check in CHECKS:
        yield from check(manuscript)

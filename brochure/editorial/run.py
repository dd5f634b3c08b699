"""The editorial checks, in the order in which an editor reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from brochure.editorial import (
    advertisement,
    chinese,
    claims,
    english,
    labels,
    names,
    negations,
    parity,
    tallies,
    terms,
    translations,
)
from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding

Checks = tuple[Callable[[Manuscript], Iterable[Finding]], ...]
CHECKS: Checks = (
    chinese.punctuation,
    chinese.single_dashes,
    chinese.pairs_of_marks,
    english.punctuation,
    english.brackets,
    english.spaces,
    english.one_spelling,
    terms.glossary,
    parity.untranslated,
    parity.quantities_agree,
    parity.units_agree,
    parity.senses_agree,
    labels.labels_agree,
    names.people_agree,
    names.people_turned,
    negations.negations_agree,
    tallies.figures_agree,
    parity.abbreviations_agree,
)
"""What reads texts; what is found in accepted words alone is settled."""
FURTHER: Checks = (
    terms.contradictions,
    names.names,
    translations.stale,
    claims.in_texts,
    claims.accepted_for_nothing,
    advertisement.examine,
)


def examine(manuscript: Manuscript) -> Iterator[Finding]:
    """Find everything that an editor would mark in a department's content."""
    for check in CHECKS:
        yield from _open(check, manuscript)
    for check in FURTHER:
        yield from check(manuscript)


def _open(
    check: Callable[[Manuscript], Iterable[Finding]], manuscript: Manuscript
) -> Iterator[Finding]:
    """Give what is found both with the accepted words and without: neither makes a fault."""
    found = list(check(manuscript))
    if found and manuscript.department.accepted:
        still = {(left.code, left.place) for left in check(manuscript.without_accepted())}
        found = [finding for finding in found if (finding.code, finding.place) in still]
    yield from found

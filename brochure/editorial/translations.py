"""Find texts that changed in one language since somebody last compared both.

A pair is known by its two texts, not by its place: lists may be reordered. When a pair is gone and
one of its texts stands beside a new one, that one was changed and the other was not.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

from brochure.editorial.lock import Pair
from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Language, Says, Severity, warning
from brochure.model.source import KeyPath

_LONGEST = 60
_AROUND: dict[Language, int] = {"zh": 4, "en": 2}
"""How much is quoted before and after a difference: characters, or words."""
_DIFFERENCES = {
    "numbers-differ",
    "units-differ",
    "abbreviation-missing",
    "untranslated-text",
    "chinese-in-english",
    "chinese-within-english",
    "figure-differs",
    "negation-differs",
    "sense-differs",
    "label-differs",
    "person-differs",
}


class _Changed(NamedTuple):
    """A text that changed while the other language did not."""

    path: KeyPath
    language: Language
    old: str
    new: str


def stale(manuscript: Manuscript) -> Iterator[Finding]:
    """Find translations whose source has changed since, and texts that nobody has compared."""
    yield from manuscript.lock.findings
    settled = manuscript.lock.pairs
    now = list(manuscript.compared())
    gone = sorted(settled.difference(pair for _, pair in now))
    new: list[KeyPath] = []
    for path, pair in now:
        if pair in settled:
            continue
        if changed := _changed(path, pair, gone):
            yield _told(manuscript, changed)
        else:
            new.append(path)
    if new and settled and not manuscript.lock.findings:
        yield _new(manuscript, new)


def _changed(path: KeyPath, pair: Pair, gone: list[Pair]) -> _Changed | None:
    for before in gone:
        if before.en == pair.en:
            return _Changed((*path, "en"), "zh", before.zh, pair.zh)
    for before in gone:
        if before.zh == pair.zh:
            return _Changed((*path, "zh"), "en", before.en, pair.en)
    return None


def _told(manuscript: Manuscript, text: _Changed) -> Finding:
    changed, kept = _NAMES if text.language == "zh" else _NAMES[::-1]
    old, new = _apart(text.old, text.new, text.language)
    return warning(
        "stale-translation",
        manuscript.source.place(text.path),
        Says(f"{changed.zh}改过，{kept.zh}没有跟着改：原来“{old}”，现在“{new}”",
             f"The {changed.en} was changed and the {kept.en} was not: “{old}” became “{new}”"),
        Says(f"请对照改好；两边一致了，运行 brochure check {manuscript.folder} --accept 记下来",
             "Bring both into line, then run: "
             f"brochure check {manuscript.folder} --accept"),
    )  # fmt: skip


def _apart(old: str, new: str, language: Language) -> tuple[str, str]:
    """Quote two texts where they begin to differ."""
    pattern = r"\S+\s*" if language == "en" else r"[A-Za-z0-9]+|."
    first, second = re.findall(pattern, old), re.findall(pattern, new)
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    group = next(iter(matcher.get_grouped_opcodes(_AROUND[language])), [])
    if not group:
        return _quoted(first, 0, len(first)), _quoted(second, 0, len(second))
    (_, a, _, b, _), (_, _, c, _, d) = group[0], group[-1]
    return _quoted(first, a, c), _quoted(second, b, d)


def _quoted(parts: list[str], start: int, end: int) -> str:
    said = "".join(parts[start:end]).strip()
    cut = len(said) > _LONGEST
    before, after = "…" if start else "", "…" if cut or end < len(parts) else ""
    return f"{before}{said[:_LONGEST].rstrip()}{after}"


def _new(manuscript: Manuscript, paths: list[KeyPath]) -> Finding:
    count = len(paths)
    says = f"{count} new texts have" if count > 1 else "1 new text has"
    return Finding(
        "texts-not-compared",
        Severity.INFO,
        manuscript.source.place(paths[0]),
        Says(f"{count} 段新文字还没有核对过", f"{says} not been compared yet"),
        Says(f"两种语言对照读一遍，再运行 brochure check {manuscript.folder} --accept 记下来",
             f"Read both languages side by side, then run: "
             f"brochure check {manuscript.folder} --accept"),
    )  # fmt: skip


def is_difference(finding: Finding) -> bool:
    """Tell whether a finding is of two languages that do not say the same."""
    return finding.code in _DIFFERENCES


_NAMES = Says("中文", "Chinese"), Says("英文", "English")

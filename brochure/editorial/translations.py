"""Find texts that changed in one language since somebody last compared both.

A pair is known by its two texts, not by its place: lists may be reordered. When a pair is gone and
one of its texts stands beside a new one, that one was changed and the other was not.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Says, warning

_LONGEST = 40


def stale(manuscript: Manuscript) -> Iterator[Finding]:
    """Find translations whose source has changed since."""
    yield from manuscript.lock.findings
    now = list(manuscript.compared())
    settled = manuscript.lock.pairs
    gone = sorted(settled.difference(pair for _, pair in now))
    for path, pair in now:
        if pair in settled:
            continue
        if old := next((before.zh for before in gone if before.en == pair.en), None):
            yield _changed(manuscript, (*path, "en"), old, *_CHINESE)
        elif old := next((before.en for before in gone if before.zh == pair.zh), None):
            yield _changed(manuscript, (*path, "zh"), old, *_ENGLISH)


def _changed(
    manuscript: Manuscript, path: tuple[str | int, ...], old: str, changed: Says, kept: Says
) -> Finding:
    short = old if len(old) <= _LONGEST else f"{old[:_LONGEST]}…"
    return warning(
        "stale-translation",
        manuscript.source.place(path),
        Says(f"{changed.zh}改过，{kept.zh}没有跟着改；{changed.zh}原来是“{short}”",
             f"The {changed.en} was changed and the {kept.en} was not; it was “{short}”"),
        Says("请对照改好；两边一致了，运行 brochure check --accept 记下来",
             "Bring both into line, then run: brochure check --accept"),
    )  # fmt: skip


_NAMES = Says("中文", "Chinese"), Says("英文", "English")
_CHINESE, _ENGLISH = _NAMES, _NAMES[::-1]

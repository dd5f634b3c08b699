"""The pairs of texts that somebody compared: `translations.lock`, a line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from brochure.findings import Finding, InFile, Says, warning

LOCK_FILE = "translations.lock"


class Pair(NamedTuple):
    """One text in both languages."""

    zh: str
    en: str


class Lock(NamedTuple):
    """The pairs that were settled, and what is wrong with the file that holds them."""

    pairs: frozenset[Pair] = frozenset()
    findings: tuple[Finding, ...] = ()


def load(path: Path, shown: str) -> Lock:
    """Read a department's lock; without one, nothing was compared yet."""
    if not path.exists():
        return Lock()
    try:
        text = path.read_text("utf-8-sig") if path.is_file() else None
    except (OSError, UnicodeDecodeError):
        text = None
    if text is None:
        return Lock(findings=(warning("translations-lock", InFile(shown, 1, 1), *_UNREADABLE),))
    return parse(text, shown)


def parse(text: str, shown: str) -> Lock:
    """Read a lock; where somebody damaged it is a finding, the other lines count."""
    read = [_pair(line) for line in text.splitlines()]
    pairs = frozenset(pair for pair in read if pair)
    damaged = next((number for number, pair in enumerate(read, 1) if not pair), None)
    if pairs and damaged is None:
        return Lock(pairs)
    says = _DAMAGED if damaged else _EMPTY
    return Lock(pairs, (warning("translations-lock", InFile(shown, damaged or 1, 1), *says),))


def _pair(line: str) -> Pair | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    match value:
        case [str(zh), str(en)]:
            return Pair(zh, en)
    return None


def write(pairs: Iterable[Pair]) -> str:
    """Write every pair down, each once, in the order of the content."""
    return "".join(f"{json.dumps(pair, ensure_ascii=False)}\n" for pair in dict.fromkeys(pairs))


_ANEW = Says(
    "两种语言核对后运行 brochure check --accept 会重新生成",
    "Compare both languages, then run brochure check --accept: it writes the file anew",
)
_DAMAGED = (
    Says("这一行读不出（可能是合并冲突）", "This line cannot be read; it may be a merge conflict"),
    _ANEW,
)
_EMPTY = Says("这个文件是空的，没有核对记录", "This file is empty; it records nothing"), _ANEW
_UNREADABLE = (
    Says("这个文件读不出，核对记录用不上", "This file cannot be read; its record does not count"),
    Says("请移走它；两种语言核对后运行 brochure check --accept 会重新生成",
         "Move it away, compare both languages, then run brochure check --accept"),
)  # fmt: skip

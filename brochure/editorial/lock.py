"""The pairs of texts that somebody compared: `translations.lock`, a line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
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
        place = InFile(shown, 1, 1)
        unreadable = warning("translations-lock", place, _UNREADABLE, _moved_away(shown))
        return Lock(findings=(unreadable,))
    return parse(text, shown)


def parse(text: str, shown: str) -> Lock:
    """Read a lock; where somebody damaged it is a finding, the other lines count."""
    read = [_pair(line) for line in text.splitlines()]
    pairs = frozenset(pair for pair in read if pair)
    damaged = next((number for number, pair in enumerate(read, 1) if not pair), None)
    if pairs and damaged is None:
        return Lock(pairs)
    says, place = _DAMAGED if damaged else _EMPTY, InFile(shown, damaged or 1, 1)
    return Lock(pairs, (warning("translations-lock", place, says, _anew(shown)),))


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


_DAMAGED = Says("这一行读不出（可能是合并冲突）",
                "This line cannot be read; it may be a merge conflict")  # fmt: skip
_EMPTY = Says("这个文件是空的，没有核对记录", "This file is empty; it records nothing")
_UNREADABLE = Says("这个文件读不出，核对记录用不上",
                   "This file cannot be read; its record does not count")  # fmt: skip


def _anew(shown: str) -> Says:
    command = f"brochure check {PurePosixPath(shown).parent.name} --accept"
    return Says(f"两种语言核对后运行 {command}，会重新生成",
                f"Compare both languages, then run {command}: it writes the file anew")  # fmt: skip


def _moved_away(shown: str) -> Says:
    command = f"brochure check {PurePosixPath(shown).parent.name} --accept"
    return Says(f"请移走它；两种语言核对后运行 {command}，会重新生成",
                f"Move it away, compare both languages, then run {command}")  # fmt: skip

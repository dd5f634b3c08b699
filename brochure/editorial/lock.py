"""The pairs of texts that somebody compared: `translations.lock`, a line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterable
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


def parse(text: str, shown: str) -> Lock:
    """Read a lock; a line that somebody damaged is a finding, the others count."""
    pairs, findings = set(), []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            zh, en = json.loads(line)
            pairs.add(Pair(str(zh), str(en)))
        except (ValueError, TypeError):
            findings.append(warning("translations-lock", InFile(shown, number, 1), *_DAMAGED))
    return Lock(frozenset(pairs), tuple(findings))


def write(pairs: Iterable[Pair]) -> str:
    """Write every pair down, each once, in the order of the content."""
    return "".join(f"{json.dumps(pair, ensure_ascii=False)}\n" for pair in dict.fromkeys(pairs))


_DAMAGED = (
    Says("这一行读不懂，已跳过", "This line cannot be read and is passed over"),
    Says(
        "请不要手改此文件；核对译文后运行 brochure check --accept 重新生成",
        "Leave this file alone; brochure check --accept writes it anew",
    ),
)

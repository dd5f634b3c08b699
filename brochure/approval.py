"""The files that somebody approved: `approved.sha256`, written as `sha256sum` writes its lists."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from brochure.delivery import cannot_write, why
from brochure.errors import Refused, UsageError
from brochure.findings import Finding, InFile, Says, same, warning
from brochure.model.project import Project

APPROVED_FILE = "approved.sha256"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")
_PUBLISHED = ("*/*.press.pdf", "*/reading.pdf", "*/large-print.pdf", "*/reading.html")
"""What readers get; every other file shows these, or is made of them."""


def approve(project: Project, name: str) -> tuple[Path, int]:
    """Remember the files in a department's results; gives the record, and how many files it took.

    What was approved before in other formats stays approved.

    Raises UsageError when nothing was built, Refused when a file cannot be read or written.
    """
    results, record = project.results(name), _record(project, name)
    found = sorted(path for wanted in _PUBLISHED for path in results.glob(wanted))
    if not found:
        raise UsageError(*_not_built(name))
    try:
        sums = {_called(project, name, path): _digest(path.read_bytes()) for path in found}
        known = {file: digest for _, file, digest in _approvals(_text(project, name))}
        lines = sorted((known | sums).items())
        record.write_text("".join(f"{digest}  {file}\n" for file, digest in lines), "utf-8")
    except OSError as failure:
        raise Refused([cannot_write(record, failure)]) from None
    return record, len(found)


def altered(project: Project, name: str, files: Mapping[Path, bytes]) -> Iterator[Finding]:
    """Warn when files, named from a department's results, are not those that were approved."""
    shown = project.shown(_record(project, name))
    try:
        text = _text(project, name)
    except OSError as failure:
        yield warning("approval-unreadable", same(shown), *why(failure))
        return
    made = {
        _called(project, name, project.results(name) / path): _digest(data)
        for path, data in files.items()
    }
    other = {
        file: line for line, file, digest in _approvals(text) if made.get(file, digest) != digest
    }
    if other:
        line = next(iter(other.values()))
        yield warning("unlike-approved", InFile(shown, line), _unlike(list(other)), _AGAIN)
    for line, words in enumerate(text.splitlines(), 1):
        if not _LINE.fullmatch(words):
            yield warning("approval-unreadable", InFile(shown, line), *_DAMAGED)


def _record(project: Project, name: str) -> Path:
    return project.content / name / APPROVED_FILE


def _called(project: Project, name: str, path: Path) -> str:
    return path.relative_to(project.out / name).as_posix()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _text(project: Project, name: str) -> str:
    record = _record(project, name)
    return record.read_text("utf-8", "replace") if record.exists() else ""


def _approvals(text: str) -> Iterator[tuple[int, str, str]]:
    """Give line, file and sum of each approval."""
    for number, line in enumerate(text.splitlines(), 1):
        if read := _LINE.fullmatch(line):
            yield number, read[2], read[1]


def _unlike(names: list[str]) -> Says:
    some, more = names[:3], len(names) - 3
    zh, en = "、".join(some), ", ".join(some)
    if more > 0:
        zh, en = f"{zh} 等 {len(names)} 个文件", f"{en} and {more} more"
    return Says(f"和批准时的不一样了：{zh}", f"No longer as approved: {en}")


def _not_built(name: str) -> tuple[Says, Says]:
    return (
        Says(f"“{name}”还没有生成过文件", f"Nothing was built of “{name}” yet"),
        Says(
            f"先生成，看过再批准：brochure build {name}",
            f"Build it and look at it before you approve it: brochure build {name}",
        ),
    )


_AGAIN = Says(
    "请重新送审；批准后运行 brochure approve 科室名。没打算改的，请恢复原来的内容",
    "Have it approved again, then run brochure approve DEPARTMENT; or undo the change",
)
_DAMAGED = (
    Says("这一行读不出（可能是合并冲突），这份文件的批准记录用不上",
         "This line cannot be read (a merge conflict?), so one approval does not count"),
    Says("把原来的一行找回来；找不到就重新生成、重新批准",
         "Put the line back as it was; if it is lost, build and approve anew"),
)  # fmt: skip

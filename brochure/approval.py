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


def approve(project: Project, name: str) -> tuple[Path, tuple[str, ...]]:
    """Remember the files in a department's results; gives the record, and the files it took.

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
    return record, tuple(sums)


def altered(project: Project, name: str, files: Mapping[Path, bytes]) -> Iterator[Finding]:
    """Warn when files, named from a department's results, are not those that were approved.

    Where nothing was ever approved, nothing is missed.
    """
    shown = project.shown(_record(project, name))
    try:
        text = _text(project, name)
    except OSError as failure:
        yield warning("approval-unreadable", same(shown), *why(failure))
        return
    again, the_other = _remedies(project, name)
    made = {
        _called(project, name, project.results(name) / path): (path, _digest(data))
        for path, data in files.items()
    }
    approvals = list(_approvals(text))
    other = {
        file: line for line, file, digest in approvals if file in made and made[file][1] != digest
    }
    if other:
        line = next(iter(other.values()))
        yield warning("unlike-approved", InFile(shown, line), _unlike(list(other)), again)
    known = {file for _, file, _ in approvals}
    new = [file for file, (path, _) in made.items() if file not in known and _for_readers(path)]
    if new and _record(project, name).exists():
        yield warning("never-approved", same(shown), _never(new), the_other)
    for line, words in enumerate(text.splitlines(), 1):
        if words.strip() and not _LINE.fullmatch(words):
            yield warning("approval-unreadable", InFile(shown, line), *_DAMAGED)


def _record(project: Project, name: str) -> Path:
    return project.content / name / APPROVED_FILE


def _called(project: Project, name: str, path: Path) -> str:
    return path.relative_to(project.out / name).as_posix()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _text(project: Project, name: str) -> str:
    record = _record(project, name)
    return record.read_text("utf-8-sig", "replace") if record.exists() else ""


def _approvals(text: str) -> Iterator[tuple[int, str, str]]:
    """Give line, file and sum of each approval."""
    for number, line in enumerate(text.splitlines(), 1):
        if read := _LINE.fullmatch(line):
            yield number, read[2], read[1]


def _for_readers(path: Path) -> bool:
    """Tell whether a file is one that readers get."""
    return any(path.match(wanted) for wanted in _PUBLISHED)


def _unlike(names: list[str]) -> Says:
    some = _some(names)
    return Says(f"和批准时的不一样了：{some.zh}", f"No longer as approved: {some.en}")


def _never(names: list[str]) -> Says:
    some = _some(names)
    return Says(f"不在批准过的文件里：{some.zh}", f"Not among the approved files: {some.en}")


def _some(names: list[str]) -> Says:
    some, more = names[:3], len(names) - 3
    zh, en = "、".join(some), ", ".join(some)
    if more > 0:
        zh, en = f"{zh} 等 {len(names)} 个文件", f"{en} and {more} more"
    return Says(zh, en)


def _remedies(project: Project, name: str) -> tuple[Says, Says]:
    """Say what to do about files that changed, and about files that were never approved."""
    edition = "" if project.edition == "source" else f" --edition {project.edition}"
    command = f"brochure approve {name}{edition}"
    return (
        Says(
            f"请重新送审；批准后运行 {command}。没打算改的，请恢复原来的内容",
            f"Have it approved again, then run: {command}; or undo the change",
        ),
        Says(
            f"批准的是别的版式或另一版文字：请改印那一版，或者先送审，批准后运行 {command}",
            "Another format or wording was approved: print that one, or have this approved, "
            f"then run: {command}",
        ),
    )


def _not_built(name: str) -> tuple[Says, Says]:
    return (
        Says(f"“{name}”还没有生成过文件", f"Nothing was built of “{name}” yet"),
        Says(
            f"先生成，看过再批准：brochure build {name}",
            f"Build it and look at it before you approve it: brochure build {name}",
        ),
    )


_DAMAGED = (
    Says("这一行读不出（可能是合并冲突），这份文件的批准记录用不上",
         "This line cannot be read (a merge conflict?), so one approval does not count"),
    Says("把原来的一行找回来；找不到就重新生成、重新批准",
         "Put the line back as it was; if it is lost, build and approve anew"),
)  # fmt: skip

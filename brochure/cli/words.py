"""Words that several verbs share."""

import os
from pathlib import Path
from typing import get_args

from brochure.delivery import why
from brochure.errors import Refused, UsageError
from brochure.findings import Finding, Language, Says, error, same
from brochure.model.project import Project
from brochure.terminal import Terminal, as_called


def language_of(word: str) -> Language:
    """Read a language's name; raises UsageError for one that is not known."""
    for language in get_args(Language):
        if word == language:
            return language  # type: ignore[no-any-return]
    raise UsageError(
        Says(f"不认识语言“{word}”", f"“{word}” is not a language here"),
        Says("只能写 zh 或 en", "Write zh or en"),
    )


def examples(terminal: Terminal, *lines: str) -> str:
    """Write examples for the foot of a verb's help."""
    return (
        terminal.say("例：", "Examples:")
        + "  "
        + "  ·  ".join(f"[bold]{as_called(line)}[/bold]" for line in lines)
    )


def all_departments(project: Project) -> tuple[str, ...]:
    """List all departments; raises UsageError when there is none."""
    names = project.departments()
    if not names:
        raise UsageError(
            Says("content 里还没有科室", "There is no department in content yet"),
            Says("新建一个：brochure new 科室名", "Start one: brochure new NAME"),
        )
    return names


def called_from(path: Path) -> Path:
    """Resolve a path from where `./run` was called; it changes to the project's folder itself."""
    return Path(os.environ.get("BROCHURE_CALLED_FROM", "")) / path


def read_file(path: Path) -> bytes:
    """Read a file that a person named; raises Refused when that cannot be."""
    try:
        return called_from(path).read_bytes()
    except OSError as failure:
        raise Refused([unusable(path, failure)]) from None


def unusable(path: Path, failure: OSError) -> Finding:
    """Say that a file cannot be read or written."""
    return error("file-unusable", same(str(path)), *why(failure))

"""Pages for the web of any content, for the tests to open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from brochure.edition import Subject
from brochure.findings import Language
from brochure.model.content import Department
from brochure.model.project import Project
from brochure.reading import web_of
from brochure.studio import Studio

THEMES = ("suspension", "daylight")
READY = "document.fonts.ready.then(() => 0)"
TORN = """[...document.querySelectorAll("h1, h1 .whole")]
    .flatMap(one => [...one.childNodes].filter(node => node.nodeType === 3).flatMap(node =>
        [...node.data.matchAll(/[A-Za-z-]+/g)].filter(word => {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
        }).map(word => word[0])))"""


def department(project: Project, of: str, **changes: Any) -> Department:
    """Read a department, and have it say something else."""
    read = project.read_department(of)[0].model_dump(exclude_none=True)
    return Department.model_validate(read | changes)


def page(
    project: Project, folder: Path, theme: str, language: Language, of: str, **changes: Any
) -> Path:
    source = project.read_department(of)[1]
    odd = department(project, of, **changes)
    html, _ = web_of(
        Studio.of(project, theme=theme), Subject(of, odd, source, language, "flyer-a4")
    )
    path = folder / "reading.html"
    path.write_bytes(html)
    return path


def both(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}

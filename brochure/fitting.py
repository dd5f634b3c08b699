"""How well a department fits its formats: how full panels are, where a long text would fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from brochure.edition import Subject, can_hold, lay_out
from brochure.findings import Finding, Language, Says, Severity
from brochure.judge import EDITIONS
from brochure.layout.fit import Fitted
from brochure.layout.typeset import Typesetter
from brochure.model.formats import Format
from brochure.studio import Studio


class Row(NamedTuple):
    """One format in one language: at which density it fits, and how full it is."""

    sheet_name: str
    language: Language
    density: Says
    over: tuple[Says, float] | None
    """The panel whose text runs over furthest, and by how many millimetres."""
    pages: int
    fullest: tuple[Says, float]
    emptiest: tuple[Says, float]


def table(
    studio: Studio,
    typesetter: Typesetter,
    name: str,
    languages: Iterable[Language],
    formats: Iterable[str] = (),
) -> Iterator[Row]:
    """Lay a department out on every format, and say how full it is.

    Raises Refused when its content or a template is not right.
    """
    department, source = studio.project.read_department(name)
    studio = studio.dressed_for(department, source)
    for sheet_name in formats or studio.offered:
        for language in languages:
            subject = Subject(name, department, source, language, sheet_name)
            fitted = lay_out(studio, typesetter, subject)
            yield _row(subject, fitted, studio.theme.says(fitted.density))


def _row(subject: Subject, fitted: Fitted, density: Says) -> Row:
    layout, sheet = fitted.layout, fitted.layout.sheet
    judged = layout.filled.keys() - layout.open_panels or layout.filled.keys()
    filled = sorted((layout.filled[panel], panel) for panel in judged)
    (least, emptiest), (most, fullest) = filled[0], filled[-1]
    worst = max(layout.overset, key=lambda frame: max(frame.over_mm, frame.sideways_mm),
                default=None)  # fmt: skip
    return Row(
        subject.sheet_name,
        subject.language,
        density,
        (sheet.says(worst.panel), max(worst.over_mm, worst.sideways_mm)) if worst else None,
        len(sheet.page_names),
        (sheet.says(fullest), most),
        (sheet.says(emptiest), least),
    )


def elsewhere(studio: Studio, typesetter: Typesetter, subject: Subject) -> Finding:
    """Name the next larger format that holds all of a text that is too long for this one."""
    own = studio.formats.formats[subject.sheet_name]
    larger = sorted(
        (name for name in studio.offered if _larger(studio.formats.formats[name], own)),
        key=lambda name: _room_mm2(studio.formats.formats[name]),
    )
    for name in larger:
        if can_hold(studio, typesetter, replace(subject, sheet_name=name)):
            return _fits(subject, own, name, studio.formats.formats[name])
    return _fits_nowhere(subject, own)


def _larger(sheet: Format, own: Format) -> bool:
    return not sheet.abridged and _room_mm2(sheet) > _room_mm2(own)


def _room_mm2(sheet: Format) -> float:
    """Give the area of all pages; of a booklet, with the fewest that it may have."""
    return sheet.width_mm * sheet.height_mm * len(sheet.page_names)


def _edition(subject: Subject, sheet: Format) -> Says:
    edition = EDITIONS[subject.language]
    return Says(f"{edition.zh} · {sheet.name.zh}", f"{edition.en} · {sheet.name.en}")


def _fits(subject: Subject, own: Format, name: str, sheet: Format) -> Finding:
    return Finding(
        "fits-elsewhere",
        Severity.INFO,
        _edition(subject, own),
        Says(f"这些文字放得进{sheet.name.zh}", f"All of the text fits the {sheet.name.en}"),
        Says(f"可以改用 --format {name}", f"You may build it with --format {name}"),
    )


def _fits_nowhere(subject: Subject, own: Format) -> Finding:
    return Finding(
        "fits-nowhere",
        Severity.INFO,
        _edition(subject, own),
        Says(
            "文字太多，这个版式放不下，更大的版式也放不下；一个字也没有删，也没有生成文件",
            "There is too much text for this format, and no larger one holds it all; "
            "nothing was cut, and no file was written",
        ),
        Says(
            "请按上面说的字数删减，再生成一次",
            "Take away as much as is said above, then build again",
        ),
    )

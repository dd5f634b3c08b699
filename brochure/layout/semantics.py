"""A department as one document in the order it is read: the markup of the editions for the screen.

`templates/reading/` is shared by all themes; what is a theme's own comes as tokens.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from brochure.editorial.hours import week
from brochure.findings import Language
from brochure.layout.compose import picture, render, spoken
from brochure.layout.typography import one_line
from brochure.model.colour import Rgb, srgb
from brochure.model.content import Department
from brochure.model.theme import Labels, Theme


@dataclass(frozen=True)
class Bookwork:
    """What a document for the screen is set with: a theme, the words of `folder`, the press's inks.

    Colours are shown as the press prints them: a theme's inks, seen through its ICC profile.
    """

    theme: Theme
    labels: Labels
    folder: Path
    icc: Path

    def colour(self, name: str) -> str:
        """Give a swatch as sRGB."""
        return written(srgb(self.theme.swatch(name), self.icc))


def written(colour: Rgb) -> str:
    """Write an sRGB colour as a style sheet does."""
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)


def document(
    department: Department,
    language: Language,
    work: Bookwork,
    template: str,
    more: Mapping[str, Any] | None = None,
) -> str:
    """Write a department as HTML, on the pages that a template of the folder describes.

    What `more` gives that page takes the place of what all are given.
    Raises Refused, with the template's line, for a mistake in a template.
    """
    reading = work.theme.reading
    given = spoken(department, language, work.labels) | {
        "reading": reading,
        "ink": work.colour,
        "picture": functools.partial(picture, work.theme),
        "row_with": functools.partial(_row_with, department, language),
        "logo_inks": functools.partial(_logo_inks, work.theme),
        "title": " · ".join(
            one_line(name.to(language), language) for name in (department.name, department.hospital)
        ),
        "css": Markup("\n".join(tokens(work, language))),
    }
    return render(work.folder, f"{template}.html", given | dict(more or {}))


def _row_with(department: Department, language: Language, day: str, half: str) -> str:
    """Name the row of the clinic's week that tells of a day what its own row leaves empty."""
    days, rows = week(day), department.clinic.days if department.clinic else ()
    labels = [row.day.to(language) for row in rows if getattr(row, half)]
    return next((label for label in labels if days and days <= week(label)), "")


def _logo_inks(theme: Theme, file: str) -> tuple[str, ...]:
    """Choose the colours of a logo on the cover: a drawing is turned light, a picture stays."""
    reading = theme.reading
    return (reading.cover_ink, reading.cover) if file.lower().endswith(".svg") else ()


def tokens(work: Bookwork, language: Language) -> Iterator[str]:
    """Declare colours and faces to the style sheets."""
    reading, families = work.theme.reading, work.theme.families
    yield ":root {"
    for name, swatch in reading.colours.items():
        yield f"--{name.replace('_', '-')}: {work.colour(swatch)};"
    other: Language = "en" if language == "zh" else "zh"
    for name, family, tongue in (
        ("text-face", reading.text_face, language),
        ("display-face", reading.display_face, language),
        ("other-face", reading.text_face, other),
    ):
        faces = ", ".join(f'"{face}"' for face in families[family].to(tongue))
        yield f"--{name}: {faces};"
    for name in ("cover_weight", "display_weight", "lead_weight", "strong_weight"):
        yield f"--{name.replace('_', '-')}: {getattr(reading, name).to(language)};"
    yield "}"

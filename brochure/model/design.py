"""What one design file alone cannot tell: whether theme, formats and fonts belong together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from brochure.findings import LANGUAGES, Finding, Owner, Says, error, same
from brochure.model.formats import Format, Formats
from brochure.model.project import Project
from brochure.model.theme import Fonts, Step, Theme


def examine(
    theme: Theme, place: str, formats: Formats, fonts: Fonts, project: Project
) -> list[Finding]:
    """Find what would stop every build: a font, a type role or a template that is not there."""
    return [
        *_fonts(fonts, project),
        *_roles(theme, fonts, place),
        *_reading(theme, fonts, place),
        *_names(theme, formats, place),
        *_formats(formats, project),
    ]


def template(theme_folder: Path, sheet: Format) -> Path:
    """Give the page description of a format in a theme."""
    return theme_folder / "formats" / f"{sheet.template}.html"


def _fonts(fonts: Fonts, project: Project) -> Iterator[Finding]:
    for face in fonts.faces:
        for file in (face.file, face.licence):
            if not (project.fonts / file).is_file():
                yield _fault(
                    "font-missing",
                    project.shown(project.fonts / "fonts.yaml"),
                    Says(f"找不到字体文件“{file}”", f"The font's file “{file}” is not there"),
                )


def _roles(theme: Theme, fonts: Fonts, place: str) -> Iterator[Finding]:
    known = {(face.family, face.weight) for face in fonts.faces}
    for name, role in theme.type.items():
        if role.family not in theme.families:
            yield _no_family(place, name, role.family)
            continue
        for language in LANGUAGES:
            family = theme.families[role.family].to(language)[0]
            weight = role.to(language).weight
            if (family, weight) not in known:
                yield _no_face(place, name, family, weight)


def _reading(theme: Theme, fonts: Fonts, place: str) -> Iterator[Finding]:
    """Find faces that the editions for the screen want and the project has not."""
    known = {(face.family, face.weight) for face in fonts.faces}
    reading = theme.reading
    wanted = [(reading.text_face, reading.strong_weight)]
    wanted += [
        (reading.display_face, weight)
        for weight in (reading.cover_weight, reading.display_weight, reading.lead_weight)
    ]
    for name, weight in wanted:
        if name not in theme.families:
            yield _no_family(place, "reading", name)
            continue
        for language in LANGUAGES:
            family = theme.families[name].to(language)[0]
            if (family, weight.to(language)) not in known:
                yield _no_face(place, "reading", family, weight.to(language))


def _no_family(place: str, name: str, family: str) -> Finding:
    return _fault(
        "unknown-family",
        place,
        Says(f"“{name}”用的字体族“{family}”没有定义",
             f"“{name}” is set in the family “{family}”, which is not declared"),
    )  # fmt: skip


def _no_face(place: str, name: str, family: str, weight: int) -> Finding:
    return _fault(
        "unknown-family",
        place,
        Says(f"“{name}”要用“{family}”字重 {weight}，fonts.yaml 里没有",
             f"“{name}” wants “{family}” of weight {weight}; fonts.yaml has none"),
    )  # fmt: skip


def _names(theme: Theme, formats: Formats, place: str) -> Iterator[Finding]:
    """Find names of type roles, choices and formats that are used and not declared."""
    scales = theme.scales.values()
    steps = [
        *theme.densities.values(),
        *(step for ladder in theme.ladders for step in ladder.steps),
        *(Step(type=scale.type, choices=scale.choices) for scale in scales),
        *(step for scale in scales for step in scale.densities.values()),
        *(step for scale in scales for ladder in scale.titles for step in ladder.steps),
    ]
    for step in steps:
        for name in (
            *(set(step.type) - set(theme.type)),
            *(set(step.choices) - set(theme.choices)),
        ):
            yield _fault(
                "unknown-role", place, Says(f"“{name}”没有定义", f"“{name}” is not declared")
            )
    known = {sheet.template for sheet in formats.formats.values()}
    for name in sorted(set(theme.scales) - known):
        yield _fault(
            "unknown-format",
            place,
            Says(f"没有哪种版式用模板“{name}”", f"No format has the template “{name}”"),
        )


def _formats(formats: Formats, project: Project) -> Iterator[Finding]:
    place = project.shown(project.templates / "formats.yaml")
    if formats.default not in formats.formats:
        yield _fault(
            "unknown-format",
            place,
            Says(f"default 写的版式“{formats.default}”没有定义",
                 f"The default format “{formats.default}” is not declared"),
        )  # fmt: skip
    themes = [project.templates / theme for theme in project.themes()]
    for name, sheet in formats.formats.items():
        if not any(template(folder, sheet).is_file() for folder in themes):
            yield _fault(
                "template-missing",
                place,
                Says(f"“{name}”的模板“{sheet.template}”不存在",
                     f"The template “{sheet.template}” of “{name}” is not there"),
            )  # fmt: skip
        if not sheet.mirrors:
            yield _fault(
                "folds-not-mirrored",
                place,
                Says(f"“{name}”正反两面的折线对不上",
                     f"The folds of the two sides of “{name}” do not meet"),
            )  # fmt: skip
        unknown = {panel for view in sheet.views for panel in view} | set(sheet.narrower_mm)
        for panel in sorted(unknown - {panel.name for panel in sheet.panels}):
            yield _fault(
                "unknown-panel",
                place,
                Says(f"“{name}”没有叫“{panel}”的折面", f"“{name}” has no panel “{panel}”"),
            )


def _fault(code: str, place: str, message: Says) -> Finding:
    remedy = Says("请设计人员核对名称", "The designer must check the name")
    return error(code, same(place), message, remedy, Owner.DESIGNER)

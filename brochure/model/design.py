"""What one design file alone cannot tell: whether theme, formats and fonts belong together."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.findings import LANGUAGES, Finding, Owner, Says, error, same
from brochure.model.formats import Formats
from brochure.model.project import THEME, Project
from brochure.model.theme import Fonts, Theme


def examine(theme: Theme, formats: Formats, fonts: Fonts, project: Project) -> list[Finding]:
    """Find what would stop every build: a font, a type role or a template that is not there."""
    return [
        *_fonts(fonts, project),
        *_roles(theme, fonts, project),
        *_densities(theme, project),
        *_formats(formats, project),
    ]


def _fonts(fonts: Fonts, project: Project) -> Iterator[Finding]:
    for face in fonts.faces:
        for file in (face.file, face.licence):
            if not (project.fonts / file).is_file():
                yield _fault(
                    "font-missing",
                    project.shown(project.fonts / "fonts.yaml"),
                    Says(f"找不到字体文件“{file}”", f"The font's file “{file}” is not there"),
                )


def _roles(theme: Theme, fonts: Fonts, project: Project) -> Iterator[Finding]:
    place = project.shown(project.templates / THEME / "theme.yaml")
    known = {(face.family, face.weight) for face in fonts.faces}
    for name, role in theme.type.items():
        if role.family not in theme.families:
            yield _fault(
                "unknown-family",
                place,
                Says(f"“{name}”用的字体族“{role.family}”没有定义",
                     f"“{name}” is set in the family “{role.family}”, which is not declared"),
            )  # fmt: skip
            continue
        for language in LANGUAGES:
            family = theme.families[role.family].to(language)[0]
            weight = role.to(language).weight
            if (family, weight) not in known:
                yield _fault(
                    "unknown-family",
                    place,
                    Says(f"“{name}”要用“{family}”字重 {weight}，fonts.yaml 里没有",
                         f"“{name}” wants “{family}” of weight {weight}; fonts.yaml has none"),
                )  # fmt: skip


def _densities(theme: Theme, project: Project) -> Iterator[Finding]:
    place = project.shown(project.templates / THEME / "theme.yaml")
    for density in theme.densities:
        for step in density.steps:
            for name in (
                *(set(step.type) - set(theme.type)),
                *(set(step.choices) - set(theme.choices)),
            ):
                yield _fault(
                    "unknown-role",
                    place,
                    Says(
                        f"densities 里的“{name}”没有定义", f"“{name}” in densities is not declared"
                    ),
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
    for name, sheet in formats.formats.items():
        if not (project.templates / THEME / "formats" / f"{sheet.template}.html").is_file():
            yield _fault(
                "template-missing",
                place,
                Says(f"“{name}”的模板“{sheet.template}”不存在",
                     f"The template “{sheet.template}” of “{name}” is not there"),
            )  # fmt: skip


def _fault(code: str, place: str, message: Says) -> Finding:
    remedy = Says("请设计人员核对名称", "The designer must check the name")
    return error(code, same(place), message, remedy, Owner.DESIGNER)

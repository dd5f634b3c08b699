"""The only door to Jinja: a department's copy and a theme become one HTML document."""

from __future__ import annotations

import functools
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from brochure.errors import Refused
from brochure.findings import Finding, InFile, Language, Owner, Place, Says, error, same
from brochure.layout import ornament, pathway, qr, spans, typography
from brochure.layout.flatplan import flatplan, half, room_for
from brochure.layout.galley import Block, Galley, Measure
from brochure.layout.localize import Copy, localize
from brochure.layout.setting import Setter
from brochure.model.content import Department
from brochure.model.formats import Format
from brochure.model.pictures import Placed
from brochure.model.theme import Fonts, Labels, Setting, Theme

TALL_MM = 3000
"""The page's height while text is measured: far more than any text takes."""
THEME_HOST = "theme.invalid"
PICTURES_HOST = "pictures.invalid"
PICTURES_ADDRESS = f"https://{PICTURES_HOST}/"
HTML_LANGUAGE = {"zh": "zh-Hans", "en": "en"}


@dataclass(frozen=True)
class Design:
    """A theme with its words and files, and the sheet it is set on."""

    theme: Theme
    labels: Labels
    fonts: Fonts
    sheet: Format
    bleed_mm: float
    folder: Path
    fonts_folder: Path


def _unmeasured(_html: str) -> list[float]:
    """Measure nothing, for formats whose text does not flow over pages."""
    raise ValueError("no galley can be set here")


def compose(
    department: Department, language: Language, design: Design, measure: Measure = _unmeasured
) -> str:
    """Write a brochure as HTML.

    Raises Refused, with the template's line, for a mistake in a template.
    """
    name = f"formats/{design.sheet.template}.html"
    return render(design.folder, name, _given(department, language, design, measure))


def render(folder: Path, name: str, given: Mapping[str, Any]) -> str:
    """Fill one template of a folder; raises Refused, with the template's line, for its mistakes."""
    try:
        html = _environment(folder.resolve()).get_template(name).render(given)
    except (jinja2.TemplateError, LookupError, TypeError, ValueError) as mistake:
        if place := _template_place(mistake, folder):
            raise Refused([_template_error(mistake, place)]) from mistake
        raise
    if unknown := set(re.findall(r"var\((--[\w-]+)", html)) - set(re.findall(r"(--[\w-]+):", html)):
        raise Refused([_unknown_variable(name) for name in sorted(unknown)])
    return html


def _template_place(mistake: Exception, folder: Path) -> Place | None:
    """Find the innermost line of a template that a mistake came from."""
    if isinstance(mistake, jinja2.TemplateSyntaxError):
        return InFile(f"templates/{folder.name}/{mistake.name}", mistake.lineno)
    frames, real = traceback.extract_tb(mistake.__traceback__), folder.resolve()
    inner = [frame for frame in frames if frame.filename.startswith(str(real))]
    if inner:
        name = Path(inner[-1].filename).relative_to(real).as_posix()
        return InFile(f"templates/{folder.name}/{name}", inner[-1].lineno or 1)
    named = isinstance(mistake, jinja2.TemplateError)
    return same(f"templates/{folder.name}/formats") if named else None


def _template_error(mistake: Exception, place: Place) -> Finding:
    return error(
        "template-error",
        place,
        Says(f"模板出错：{mistake}", f"The template has a mistake: {mistake}"),
        Says("请设计人员修改模板", "The designer must mend the template"),
        Owner.DESIGNER,
    )


def _unknown_variable(name: str) -> Finding:
    return error(
        "unknown-variable",
        Says("样式表", "style sheets"),
        Says(f"样式里用了没有定义的 {name}", f"The style sheets use {name}, which is not declared"),
        Says("请设计人员核对色板名称", "The designer must check the swatch's name"),
        Owner.DESIGNER,
    )


def _given(
    department: Department, language: Language, design: Design, measure: Measure
) -> dict[str, Any]:
    """Give a template all it may use: templates/README.md lists it."""
    return spoken(department, language, design.labels) | {
        "sheet": design.sheet,
        "bleed_mm": design.bleed_mm,
        "panels": {panel.name: panel.area for panel in _largest(design.sheet).panels},
        "block": Block,
        "flow": Galley(HTML_LANGUAGE[language], measure).flow,
        "flatplan": flatplan,
        "half": half,
        "room_for": room_for,
        "choices": design.theme.choices,
        "roles": {name: role.to(language) for name, role in design.theme.type.items()},
        "css": Markup("\n".join(_css(design))),
        "ink": functools.partial(_ink, design.theme),
        "pathway": functools.partial(pathway.pathway, department),
        "listed": functools.partial(pathway.listed, department),
        "groups": pathway.grouped(department),
        "threaded": pathway.threaded(department),
        "qr_mm": design.theme.qr_mm,
        "setter": Setter(
            design.theme,
            design.fonts,
            design.fonts_folder,
            language,
            _names(department),
            justified=design.sheet.stitched,
        ),
        "picture": functools.partial(picture, design.theme),
    }


def spoken(department: Department, language: Language, labels: Labels) -> dict[str, Any]:
    """Give what every template may say and draw, whatever it is set on."""
    other: Language = "en" if language == "zh" else "zh"
    words = {
        name: localize(label, language) for name, label in (labels.__pydantic_extra__ or {}).items()
    }
    counts = _counts(department)
    return {
        "copy": Copy(department, language),
        "other": Copy(department, other),
        "language": language,
        "other_language": other,
        "html_language": HTML_LANGUAGE[language],
        "other_html_language": HTML_LANGUAGE[other],
        "labels": words,
        "keys": tuple(_keys(department, language, words)) if counts["complete"] else (),
        "counts": counts,
        "hammock": ornament.hammock,
        "qr": qr.draw,
        "month": typography.month,
    }


def _names(department: Department) -> tuple[str, ...]:
    """List the department's own Chinese names, so that no line's end tears them."""
    names = typography.parts(department.name.zh)
    if department.conditions:
        names += [condition.name.zh for condition in department.conditions.items]
    if department.team:
        names += [member.name.zh for member in department.team.members]
    return tuple(names)


def _largest(sheet: Format) -> Format:
    """Give a booklet with all the pages that it may have."""
    return sheet.of(max(sheet.page_counts)) if sheet.stitched else sheet


@functools.cache
def _environment(folder: Path) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in ("line", "one_line", "broken", "keep_end"):
        environment.filters[name] = _in_its_language(getattr(typography, name))
    for name in ("prose", "marked"):
        environment.filters[name] = _in_its_language(getattr(spans, name))
    environment.filters["linked"] = spans.linked
    environment.filters["without_scheme"] = spans.without_scheme
    return environment


def _in_its_language(function: Callable[..., Markup]) -> Callable[..., Markup]:
    """Give a filter that knows the brochure's language, so that both compile a template once.

    What is said in the other language comes with it.
    """

    @jinja2.pass_context
    def set_in(context: jinja2.runtime.Context, *given: Any, language: str = "") -> Markup:
        return function(*given, language=language or context.resolve("language"))

    return set_in


FEWEST_POINTS = 3
"""With fewer points a row is no row: the numbers are printed without the drawing."""
ROLES = {
    "threads": ornament.MAX_THREADS,
    "left-points": ornament.MAX_POINTS,
    "right-points": ornament.MAX_POINTS,
}


def _counts(department: Department) -> dict[str, Any]:
    """Give what the hammock draws: threads, left points and right points."""
    figures = [department.figure(role) for role in ROLES]
    drawn = [
        ornament.drawn(figure.count, limit)[0]
        for figure, (role, limit) in zip(figures, ROLES.items(), strict=True)
        if figure is not None and figure.count >= (1 if role == "threads" else FEWEST_POINTS)
    ]
    complete = len(drawn) == len(ROLES)
    return {"drawn": drawn if complete else ornament.DEFAULT_COUNTS, "complete": complete}


def _keys(department: Department, language: Language, labels: dict[str, str]) -> Iterator[str]:
    """Say what one thread or point stands for, where it is more than one."""
    for role, limit in ROLES.items():
        figure = department.figure(role)
        if figure and (each := ornament.drawn(figure.count, limit)[1]) > 1:
            key = "thread_key" if role == "threads" else "point_key"
            yield labels[key].format(count=each, label=figure.label.to(language))


def picture(
    theme: Theme,
    file: str,
    width_mm: float | None = None,
    ratio: float | None = None,
    inks: tuple[str, ...] = (),
    focus: tuple[float, ...] = (),
) -> str:
    """Give the address of one of the department's pictures, as it is to be printed."""
    if inks and (len(inks) != 2 or not width_mm):
        raise ValueError("a duotone is printed in two inks, and needs its width_mm")
    for name in inks:
        theme.swatch(name)
    placed = Placed(file, width_mm, ratio, tuple(inks), focus=focus)
    return PICTURES_ADDRESS + placed.address


def _ink(theme: Theme, name: str) -> str:
    c, m, y, k = theme.swatch(name)
    return f"device-cmyk({c:g} {m:g} {y:g} {k:g})"


def _css(design: Design) -> Iterator[str]:
    """Declare page, inks, panels and type scale to the theme's style sheets."""
    sheet, theme = design.sheet, design.theme
    yield (
        f"@page {{ size: {sheet.width_mm:g}mm {TALL_MM}mm; margin: 0; "
        f"bleed: {design.bleed_mm:g}mm }}"
    )
    yield ":root {"
    yield f"--trim-width: {sheet.width_mm:g}mm; --trim-height: {sheet.height_mm:g}mm;"
    yield f"--bleed: {design.bleed_mm:g}mm; --qr: {theme.qr_mm:g}mm;"
    yield from (f"--{name}: {_ink(theme, name)};" for name in theme.swatches)
    yield "}"
    for name, role in theme.type.items():
        for language in ("zh", "en"):
            stack = theme.families[role.family].to(language)
            yield f".{name}:lang({language}) {{ {_type(role.to(language), stack)} }}"


def _type(setting: Setting, stack: tuple[str, ...]) -> str:
    families = ", ".join(f'"{family}"' for family in stack)
    return (
        f"font-family: {families}; font-size: {setting.size_pt:g}pt; "
        f"line-height: {setting.leading_pt:g}pt; font-weight: {setting.weight}; "
        f"letter-spacing: {setting.tracking_em:g}em"
    )

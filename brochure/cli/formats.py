"""`brochure formats` and `brochure fit`: what there is to choose from, and how the text fits it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from brochure.build import check
from brochure.cli.editions import SOURCE, edition_of, formats_of, languages_of
from brochure.cli.options import Options
from brochure.cli.words import examples
from brochure.errors import Refused
from brochure.findings import LANGUAGES, Severity
from brochure.fitting import Row, table
from brochure.layout.typeset import Typesetter
from brochure.model.formats import Format
from brochure.model.project import Project
from brochure.studio import Studio
from brochure.terminal import Terminal

COLUMNS, ROWS = 18, 5
"""The room for a drawing, in characters; one is about twice as high as wide."""


def add_formats(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure formats`."""
    options = Options(terminal)

    @app.command("formats", help=terminal.say("列出版式，附小图。", "List formats, with drawings."))
    def formats_command(theme: Annotated[str | None, options.theme] = None) -> None:
        studio = Studio.of(Project.at(Path.cwd()), theme=theme)
        grid = Table.grid(padding=(0, 3))
        for name in studio.offered:
            sheet = studio.formats.formats[name]
            mark = terminal.say("（默认）", " (default)") if name == studio.formats.default else ""
            about = Text(f"{name}{mark}\n", "bold")
            about.append(
                f"{sheet.name.to(terminal.language)}\n{_size(sheet, terminal)}", "not bold"
            )
            grid.add_row(Text("\n".join((*drawing(sheet), ""))), about)
        terminal.out.print(grid)


def drawing(sheet: Format) -> Iterator[str]:
    """Draw a format's first page, its panels in proportion; of a booklet, a spread."""
    widths = [sheet.width_mm] * 2 if sheet.stitched else [p.area.width for p in sheet.on(1)]
    unit = max(sum(widths) / COLUMNS, sheet.height_mm / (2 * ROWS))
    cells = [max(round(width / unit) - 1, 2) for width in widths]
    rows = max(round(sheet.height_mm / unit / 2) - 1, 1)
    yield "┌" + "┬".join("─" * cell for cell in cells) + "┐"
    yield from ["│" + "│".join(" " * cell for cell in cells) + "│"] * rows
    yield "└" + "┴".join("─" * cell for cell in cells) + "┘"


def _size(sheet: Format, terminal: Terminal) -> str:
    flat = f"{sheet.width_mm:g} × {sheet.height_mm:g} mm"
    if sheet.stitched:
        counts = [str(count) for count in sheet.page_counts]
        return terminal.say(f"{flat}，{'、'.join(counts)} 页", f"{flat}, {', '.join(counts)} pages")
    if len(sheet.on(1)) == 1:
        return flat
    width, height = sheet.folded_mm
    folded = f"{width:g} × {height:g} mm"
    return terminal.say(f"展开 {flat}，折后 {folded}", f"{flat}, folded {folded}")


def add_fit(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure fit`."""
    say, options = terminal.say, Options(terminal)

    @app.command(
        "fit",
        help=say(
            "看内容放不放得进各种版式、松紧如何。",
            "Show how a department's text fits every format.",
        ),
        epilog=examples(terminal, "brochure fit cardiology"),
    )
    def fit_command(
        department: Annotated[str, typer.Argument(help=say("科室文件夹名", "Folder of content/"))],
        language: Annotated[str, options.language] = ",".join(LANGUAGES),
        format: Annotated[str | None, options.format] = None,  # noqa: A002
        theme: Annotated[str | None, options.theme] = None,
        edition: Annotated[str, options.edition] = SOURCE,
    ) -> None:
        project = Project.at(Path.cwd(), edition=edition_of(edition))
        project.require([department])
        studio = Studio.of(project, theme=theme)
        found = [f for f in check(studio, department)[2] if f.severity is Severity.ERROR]
        if found:
            raise Refused(found)
        typesetter = Typesetter(project.fonts)
        wanted = languages_of(language), formats_of(studio, format)
        rows = list(table(studio, typesetter, department, *wanted))
        terminal.out.print(_table(rows, terminal))
        raise typer.Exit(1 if any(row.over for row in rows) else 0)


def _table(rows: list[Row], terminal: Terminal) -> Table:
    say = terminal.say
    shown = Table(box=None, padding=(0, 2), header_style="bold", pad_edge=False)
    for heading in (
        say("版式", "format"), say("语言", "language"), say("页数", "pages"),
        say("松紧", "density"), say("最满的一面", "fullest panel"),
        say("最空的一面", "emptiest panel"),
    ):  # fmt: skip
        shown.add_column(heading)
    for row in rows:
        density = (
            Text(say("放不下", "too long"), "bold red")
            if row.over
            else Text(row.density.to(terminal.language))
        )
        panels = [
            f"{panel.to(terminal.language)} {part:.0%}"
            for panel, part in (row.fullest, row.emptiest)
        ]
        if row.fullest == row.emptiest:
            panels[1] = ""
        if row.over:
            panels[0] = f"{row.over[0].to(terminal.language)} +{row.over[1]:.1f} mm"
        shown.add_row(row.sheet_name, row.language, str(row.pages), density, *panels)
    return shown

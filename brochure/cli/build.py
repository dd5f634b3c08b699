"""`brochure build`."""

import functools
from pathlib import Path
from typing import Annotated

import typer

from brochure.build import Result, build
from brochure.cli.editions import SOURCE, Words, density_of, for_all, wish
from brochure.cli.options import Options
from brochure.cli.words import examples
from brochure.findings import LANGUAGES, has_errors
from brochure.model.profile import DEFAULT
from brochure.model.project import Project
from brochure.terminal import Terminal, print_json


def add_build(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure build`."""
    say, options = terminal.say, Options(terminal)

    @app.command(
        "build",
        help=say(
            "生成折页、小册子、单页和海报。不写科室名则全部生成。",
            "Build brochures, flyers and posters; of all departments if none is named.",
        ),
        epilog=examples(terminal, "brochure build", "brochure build cardiology --format all"),
    )
    def build_command(
        departments: Annotated[list[str] | None, options.departments] = None,
        language: Annotated[str, options.language] = ",".join(LANGUAGES),
        format: Annotated[str | None, options.format] = None,  # noqa: A002
        theme: Annotated[str | None, options.theme] = None,
        density: Annotated[str | None, options.density] = None,
        edition: Annotated[str, options.edition] = SOURCE,
        out: Annotated[Path | None, options.out] = None,
        profile: Annotated[str, options.profile] = DEFAULT,
        json: Annotated[bool, options.json] = False,
    ) -> None:
        studio, wanted = wish(Words(departments, language, format, theme, out, profile, edition))
        make = functools.partial(build, density=density_of(studio, density))
        results = for_all(make, studio, wanted, terminal, quiet=json)
        ok = not any(has_errors(result.findings) for result in results)
        if json:
            print_json(ok, results, studio.project.root)
        else:
            _print_results(results, studio.project, terminal)
        raise typer.Exit(0 if ok else 1)


def _print_results(results: list[Result], project: Project, terminal: Terminal) -> None:
    for result in results:
        terminal.findings(result.findings)
        folder = project.results(result.department)
        terminal.built(result, project.shown(folder), folder.is_dir())

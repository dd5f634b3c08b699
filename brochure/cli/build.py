"""`brochure build`."""

import functools
from pathlib import Path
from typing import Annotated

import typer

from brochure.build import Result, build
from brochure.cli.editions import (
    Wanted,
    chosen,
    density_of,
    for_all,
    formats_of,
    languages_of,
)
from brochure.cli.words import called_from, examples
from brochure.findings import LANGUAGES, has_errors
from brochure.model.profile import DEFAULT
from brochure.model.project import Project
from brochure.studio import Studio
from brochure.terminal import Terminal, print_json


def add_build(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure build`."""
    say = terminal.say

    @app.command(
        "build",
        help=say(
            "生成折页。不写科室名则全部生成。", "Build brochures; all departments if none is named."
        ),
        epilog=examples(terminal, "brochure build", "brochure build cardiology --language zh"),
    )
    def build_command(
        departments: Annotated[
            list[str] | None,
            typer.Argument(
                metavar="[DEPARTMENT]...", help=say("科室文件夹名", "Folders of content/")
            ),
        ] = None,
        language: Annotated[
            str, typer.Option(help=say("语言：zh、en 或 zh,en", "Languages: zh, en or zh,en"))
        ] = ",".join(LANGUAGES),
        format: Annotated[  # noqa: A002
            str | None, typer.Option(help=say("版式，可用逗号分开", "Formats, joined by commas"))
        ] = None,
        theme: Annotated[
            str | None,
            typer.Option(help=say("设计（默认按科室内容）", "Theme (the department's own)")),
        ] = None,
        density: Annotated[
            str | None,
            typer.Option(help=say("松紧（默认取放得下的最松）", "Density (the loosest that fits)")),
        ] = None,
        out: Annotated[
            Path | None,
            typer.Option(help=say("输出文件夹（默认 out）", "Folder for results (out)")),
        ] = None,
        profile: Annotated[str, typer.Option(help=say("印刷设置", "Press profile"))] = DEFAULT,
        json: Annotated[
            bool, typer.Option("--json", help=say("结果输出为 JSON", "Print JSON"))
        ] = False,
    ) -> None:
        project = Project.at(Path.cwd(), called_from(out).absolute() if out else None)
        studio = Studio.of(project, profile, theme)
        languages = languages_of(language)
        names = chosen(project, departments)
        wanted = Wanted(names, languages, formats_of(studio, format))
        make = functools.partial(build, density=density_of(studio, density))
        results = for_all(make, studio, wanted, terminal, quiet=json)
        ok = not any(has_errors(result.findings) for result in results)
        if json:
            print_json(ok, results, project.root)
        else:
            _print_results(results, project, terminal)
        raise typer.Exit(0 if ok else 1)


def _print_results(results: list[Result], project: Project, terminal: Terminal) -> None:
    for result in results:
        terminal.findings(result.findings)
        folder = project.out / result.department
        terminal.built(result, project.shown(folder), folder.is_dir())

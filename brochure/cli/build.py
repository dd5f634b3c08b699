"""`brochure build`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from brochure.build import Result, Studio, build
from brochure.cli.words import all_departments, called_from, examples, language_of
from brochure.errors import UsageError
from brochure.findings import LANGUAGES, Language, Says, has_errors
from brochure.layout.typeset import Typesetter
from brochure.model.profile import DEFAULT
from brochure.model.project import Project
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
        studio = Studio.of(project, profile)
        languages = tuple(dict.fromkeys(language_of(word.strip()) for word in language.split(",")))
        formats = _formats(studio, format)
        names = tuple(dict.fromkeys(departments or ())) or all_departments(project)
        project.require(names)
        results = _build_all(studio, names, languages, formats, terminal, quiet=json)
        ok = not any(has_errors(result.findings) for result in results)
        if json:
            print_json(ok, results, project.root)
        else:
            _print_results(results, project, terminal)
        raise typer.Exit(0 if ok else 1)


def _formats(studio: Studio, words: str | None) -> tuple[str, ...]:
    known = tuple(studio.formats.formats)
    chosen = tuple(dict.fromkeys(word.strip() for word in words.split(","))) if words else ()
    for word in chosen:
        if word not in known:
            raise UsageError(
                Says(f"没有“{word}”这种版式", f"There is no format “{word}”"),
                Says(f"可用的版式：{'、'.join(known)}", f"The formats are: {', '.join(known)}"),
            )
    return chosen


def _build_all(
    studio: Studio,
    names: tuple[str, ...],
    languages: tuple[Language, ...],
    formats: tuple[str, ...],
    terminal: Terminal,
    quiet: bool,
) -> list[Result]:
    typesetter = Typesetter(studio.project.fonts)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        console=terminal.err,
        transient=True,
        disable=quiet or not terminal.err.is_terminal,
    )
    with bar:
        task = bar.add_task("", total=len(names) * len(languages) * max(len(formats), 1))

        def progress(name: str, language: Language, sheet: str) -> None:
            bar.update(task, advance=1, description=f"{name} · {language} · {sheet}")
            if not quiet and not terminal.err.is_terminal:
                terminal.err.print(f"{name} · {language} · {sheet}")

        return [build(studio, typesetter, name, languages, formats, progress) for name in names]


def _print_results(results: list[Result], project: Project, terminal: Terminal) -> None:
    for result in results:
        terminal.findings(result.findings)
        folder = project.out / result.department
        terminal.built(result, project.shown(folder), folder.is_dir())

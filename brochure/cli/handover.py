"""`brochure handover`."""

from pathlib import Path
from typing import Annotated

import typer

from brochure.build import Result
from brochure.cli.editions import Wanted, chosen, for_all, formats_of, languages_of
from brochure.cli.words import called_from, examples, read_file
from brochure.errors import Refused
from brochure.findings import LANGUAGES, has_errors
from brochure.handover import hand_over, verify
from brochure.model.profile import DEFAULT, read_profile
from brochure.model.project import Project
from brochure.studio import Studio
from brochure.terminal import Terminal, print_json


def add_handover(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure handover`."""
    say = terminal.say

    @app.command(
        "handover",
        help=say(
            "打包给印刷厂：印刷 PDF、打样、检查报告、工单，每种语言一个 zip。",
            "Pack a zip for the print shop, one a language: press PDF, proof, report, job ticket.",
        ),
        epilog=examples(
            terminal, "brochure handover cardiology", "brochure handover --check file.zip"
        ),
    )
    def handover_command(
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
        check: Annotated[
            Path | None, typer.Option(help=say("核对一个交付包", "Prove a package instead"))
        ] = None,
        json: Annotated[
            bool, typer.Option("--json", help=say("结果输出为 JSON", "Print JSON"))
        ] = False,
    ) -> None:
        results = (
            [_proved(check, profile)]
            if check
            else _packed(departments, (language, format, profile), out, terminal, quiet=json)
        )
        ok = not any(has_errors(result.findings) for result in results)
        if json:
            print_json(ok, results, Path.cwd())
        else:
            terminal.handed_over(results, Path.cwd(), proved=check is not None)
        raise typer.Exit(0 if ok else 1)


def _packed(
    departments: list[str] | None,
    words: tuple[str, str | None, str],
    out: Path | None,
    terminal: Terminal,
    quiet: bool,
) -> list[Result]:
    """Pack what the command's words ask for."""
    language, formats, profile = words
    project = Project.at(Path.cwd(), called_from(out).absolute() if out else None)
    studio = Studio.of(project, profile)
    names = chosen(project, departments)
    wanted = Wanted(names, languages_of(language), formats_of(studio, formats))
    return for_all(hand_over, studio, wanted, terminal, quiet)


def _proved(path: Path, profile: str) -> Result:
    wanted, _ = read_profile(profile, Path.cwd() / "profiles")
    try:
        return Result(path.name, verify(read_file(path), path.name, wanted))
    except Refused as refused:
        return Result(path.name, refused.findings)

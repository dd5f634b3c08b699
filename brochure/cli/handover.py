"""`brochure approve` and `brochure handover`."""

from pathlib import Path
from typing import Annotated

import typer

from brochure.approval import approve
from brochure.build import Result
from brochure.cli.editions import SOURCE, Words, chosen, edition_of, for_all, wish
from brochure.cli.options import Options
from brochure.cli.words import called_from, examples, read_file
from brochure.errors import Refused
from brochure.findings import LANGUAGES, has_errors
from brochure.handover import hand_over, verify
from brochure.model.profile import DEFAULT, read_profile
from brochure.model.project import Project
from brochure.terminal import Terminal, print_json


def add_handover(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure handover`."""
    say, options = terminal.say, Options(terminal)

    @app.command(
        "handover",
        help=say(
            "打包给印刷厂：印刷 PDF、打样、检查报告、工单，每种语言、每种版式一个 zip。",
            "Pack a zip for the print shop, one a language and format: press PDF, proof, ticket.",
        ),
        epilog=examples(
            terminal, "brochure handover cardiology", "brochure handover --check file.zip"
        ),
    )
    def handover_command(
        departments: Annotated[list[str] | None, options.departments] = None,
        language: Annotated[str, options.language] = ",".join(LANGUAGES),
        format: Annotated[str | None, options.format] = None,  # noqa: A002
        theme: Annotated[str | None, options.theme] = None,
        edition: Annotated[str, options.edition] = SOURCE,
        out: Annotated[Path | None, options.out] = None,
        profile: Annotated[str, options.profile] = DEFAULT,
        check: Annotated[
            Path | None, typer.Option(help=say("核对一个交付包", "Prove a package instead"))
        ] = None,
        json: Annotated[bool, options.json] = False,
    ) -> None:
        if check:
            results = [_proved(path, profile) for path in (check, *map(Path, departments or ()))]
        else:
            studio, wanted = wish(
                Words(departments, language, format, theme, out, profile, edition)
            )
            results = for_all(hand_over, studio, wanted, terminal, quiet=json)
        ok = not any(has_errors(result.findings) for result in results)
        if json:
            print_json(ok, results, Path.cwd())
        else:
            terminal.handed_over(results, Path.cwd(), proved=check is not None)
        raise typer.Exit(0 if ok else 1)


def add_approve(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure approve`."""
    say, options = terminal.say, Options(terminal)

    @app.command(
        "approve",
        help=say(
            "记下已审定的文件；以后生成的不一样，就会提醒。",
            "Remember the files that were approved; a build that differs says so.",
        ),
        epilog=examples(terminal, "brochure approve cardiology"),
    )
    def approve_command(
        departments: Annotated[
            list[str],
            typer.Argument(
                metavar="DEPARTMENT...", help=say("科室文件夹名", "Folders of content/")
            ),
        ],
        edition: Annotated[str, options.edition] = SOURCE,
        out: Annotated[Path | None, options.out] = None,
    ) -> None:
        results = called_from(out).absolute() if out else None
        project = Project.at(Path.cwd(), results, edition_of(edition))
        for name in chosen(project, departments):
            record, files = approve(project, name)
            typer.echo(
                say(f"✓ {name}：已记下 {len(files)} 个审定的文件（{project.shown(record)}）",
                    f"✓ {name}: {len(files)} approved files are remembered "
                    f"({project.shown(record)})")
            )  # fmt: skip
            for file in files:
                typer.echo(f"  {file}")


def _proved(path: Path, profile: str) -> Result:
    wanted, _ = read_profile(profile, Path.cwd() / "profiles")
    try:
        return Result(path.name, verify(read_file(path), path.name, wanted))
    except Refused as refused:
        return Result(path.name, refused.findings)

"""`brochure check` and `brochure preflight`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from brochure.build import Result, check
from brochure.build import accept as record
from brochure.cli.editions import SOURCE, chosen, edition_of
from brochure.cli.options import Options
from brochure.cli.words import called_from, examples, read_file, unusable
from brochure.editorial.certificate import expired
from brochure.errors import Refused, UsageError
from brochure.findings import Says, has_errors
from brochure.model.consistency import overdue
from brochure.model.profile import DEFAULT, read_profile
from brochure.model.project import Project
from brochure.preflight.press_file import PressFile
from brochure.preflight.report import write
from brochure.preflight.run import preflight
from brochure.studio import Studio
from brochure.terminal import Terminal, print_json


def add_check(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure check`."""
    say = terminal.say

    @app.command(
        "check",
        help=say("检查内容，不生成文件。", "Check the content; builds nothing."),
        epilog=examples(terminal, "brochure check", "brochure check cardiology --accept"),
    )
    def check_command(
        departments: Annotated[
            list[str] | None,
            typer.Argument(
                metavar="[DEPARTMENT]...", help=say("科室文件夹名", "Folders of content/")
            ),
        ] = None,
        edition: Annotated[str, Options(terminal).edition] = SOURCE,
        accept: Annotated[
            bool,
            typer.Option(
                "--accept",
                help=say("记下：中英文已逐条核对", "Record that both languages were compared"),
            ),
        ] = False,
        json: Annotated[
            bool, typer.Option("--json", help=say("结果输出为 JSON", "Print JSON"))
        ] = False,
    ) -> None:
        project = Project.at(Path.cwd(), edition=edition_of(edition))
        studio = Studio.of(project)
        if accept and not departments:
            raise UsageError(*_WHICH)
        names = chosen(project, departments)
        results = [_checked(studio, name, accept) for name in names]
        findings = [finding for result in results for finding in result.findings]
        if json:
            print_json(not has_errors(findings), results, project.root)
        else:
            terminal.findings(findings)
            terminal.accepted(results)
            terminal.summary(findings)
        raise typer.Exit(1 if has_errors(findings) else 0)


def add_preflight(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure preflight`."""
    say = terminal.say

    @app.command(
        "preflight",
        help=say("印前检查：任何 PDF 都可以查。", "Judge any PDF by what a press profile wants."),
        epilog=examples(terminal, "brochure preflight file.pdf --profile offset-coated"),
    )
    def preflight_command(
        files: Annotated[list[Path], typer.Argument(help=say("PDF 文件", "PDF files"))],
        profile: Annotated[str, typer.Option(help=say("印刷设置", "Press profile"))] = DEFAULT,
        html: Annotated[
            bool,
            typer.Option(
                "--html",
                help=say("在文件旁生成带图的报告", "Write a report with pictures beside it"),
            ),
        ] = False,
        json: Annotated[
            bool, typer.Option("--json", help=say("结果输出为 JSON", "Print JSON"))
        ] = False,
    ) -> None:
        wanted, _ = read_profile(profile, Path.cwd() / "profiles")
        results = []
        for path in files:
            try:
                file = PressFile(read_file(path), path.name, wanted)
                found = preflight(file)
                if html:
                    _save(
                        path.with_suffix(".preflight.html"), write(file, found, terminal.language)
                    )
            except Refused as refused:
                found = refused.findings
            results.append(Result(path.name, found))
        findings = [finding for result in results for finding in result.findings]
        if json:
            print_json(not has_errors(findings), results, Path.cwd())
        else:
            terminal.judged(results)
            terminal.summary(findings)
        raise typer.Exit(1 if has_errors(findings) else 0)


def _checked(studio: Studio, name: str, accept: bool) -> Result:
    try:
        written = (record(studio.project, name),) if accept else ()
        department, source, found = check(studio, name)
    except Refused as refused:
        return Result(name, refused.findings)
    today = date.today()
    late = (*overdue(department, source, today), *expired(department, source, today))
    return Result(name, (*found, *late), written)


_WHICH = (
    Says("请写明核对过的是哪个科室", "Say which department you compared"),
    Says("写成 brochure check 科室文件夹名 --accept；逐个科室核对，逐个记",
         "Write: brochure check NAME --accept, one department at a time"),
)  # fmt: skip


def _save(path: Path, page: str) -> None:
    try:
        called_from(path).write_text(page, encoding="utf-8")
    except OSError as failure:
        raise Refused([unusable(path, failure)]) from None

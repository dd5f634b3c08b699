"""The command line: verbs that read, print and exit; no logic of their own.

The help texts are in the reader's language, so commands are declared inside functions, and their
annotations must be evaluated there: no `from __future__ import annotations` here.
"""

import locale
import os
import sys
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from brochure import __version__
from brochure.build import Result, Studio, build, check
from brochure.errors import BrochureError, Refused, UsageError
from brochure.findings import LANGUAGES, Language, Says, has_errors
from brochure.layout.typeset import Typesetter
from brochure.layout.typography import one_line
from brochure.model.project import Project
from brochure.scaffold import start
from brochure.terminal import Terminal, print_json


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        language = _ui_language(words)
    except UsageError as wrong:
        Terminal("en").stop(wrong)
        raise SystemExit(wrong.exit_code) from None
    terminal = Terminal(language)
    try:
        _app(terminal)(words, prog_name="brochure")
    except Refused as refused:
        terminal.findings(refused.findings)
        raise SystemExit(refused.exit_code) from None
    except BrochureError as stopped:
        terminal.stop(stopped)
        raise SystemExit(stopped.exit_code) from None


def _ui_language(words: list[str]) -> Language:
    """Take `--ui-language` out of the command's words, or ask the locale."""
    chosen = None
    for index, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == "--ui-language":
            chosen = value if equals else (words[index + 1] if index + 1 < len(words) else "")
            del words[index : index + (1 if equals else 2)]
            break
    if chosen is None:
        spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
        spoken = spoken or locale.getlocale()[0] or ""
        return "zh" if spoken.lower().startswith(("zh", "chinese")) else "en"
    return _language(chosen)


def _language(word: str) -> Language:
    for language in get_args(Language):
        if word == language:
            return language  # type: ignore[no-any-return]
    raise UsageError(
        Says(f"不认识语言“{word}”", f"“{word}” is not a language here"),
        Says("只能写 zh 或 en", "Write zh or en"),
    )


def _app(terminal: Terminal) -> typer.Typer:
    say = terminal.say
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        help=say(
            "把科室内容（YAML）做成中英文折页：给印刷厂的 PDF、看屏的 PDF 和图片。",
            "Turn a department's content (YAML) into Chinese and English brochures: "
            "a PDF for the press, one for the screen, and pictures.",
        ),
        epilog=say("所有命令都可加 [bold]--ui-language zh[/bold] 或 en，选择提示语言。",
                   "Any command takes [bold]--ui-language zh[/bold] or en for its messages."),
    )  # fmt: skip

    @app.callback(invoke_without_command=True)
    def root(
        version: Annotated[
            bool, typer.Option("--version", help=say("显示版本", "Show the version"))
        ] = False,
    ) -> None:
        if version:
            typer.echo(f"brochure {__version__}")
            raise typer.Exit

    _add_build(app, terminal)
    _add_check(app, terminal)
    _add_new_and_list(app, terminal)
    return app


def _examples(terminal: Terminal, *lines: str) -> str:
    return (
        terminal.say("例：", "Examples:")
        + "  "
        + "  ·  ".join(f"[bold]{line}[/bold]" for line in lines)
    )


def _add_build(app: typer.Typer, terminal: Terminal) -> None:
    say = terminal.say

    @app.command(
        "build",
        help=say(
            "生成折页。不写科室名则全部生成。", "Build brochures; all departments if none is named."
        ),
        epilog=_examples(terminal, "brochure build", "brochure build cardiology --language zh"),
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
        json: Annotated[
            bool, typer.Option("--json", help=say("结果输出为 JSON", "Print JSON"))
        ] = False,
    ) -> None:
        project = Project.at(Path.cwd(), out.absolute() if out else None)
        studio = Studio.of(project)
        languages = tuple(dict.fromkeys(_language(word.strip()) for word in language.split(",")))
        formats = _formats(studio, format)
        names = tuple(dict.fromkeys(departments or ())) or _all(project)
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


def _all(project: Project) -> tuple[str, ...]:
    names = project.departments()
    if not names:
        raise UsageError(
            Says("content 里还没有科室", "There is no department in content yet"),
            Says("新建一个：brochure new 科室名", "Start one: brochure new NAME"),
        )
    return names


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


def _add_check(app: typer.Typer, terminal: Terminal) -> None:
    say = terminal.say

    @app.command(
        "check",
        help=say("检查内容，不生成文件。", "Check the content; builds nothing."),
        epilog=_examples(terminal, "brochure check", "brochure check cardiology --json"),
    )
    def check_command(
        departments: Annotated[
            list[str] | None,
            typer.Argument(
                metavar="[DEPARTMENT]...", help=say("科室文件夹名", "Folders of content/")
            ),
        ] = None,
        json: Annotated[
            bool, typer.Option("--json", help=say("结果输出为 JSON", "Print JSON"))
        ] = False,
    ) -> None:
        project = Project.at(Path.cwd())
        studio = Studio.of(project)
        names = tuple(dict.fromkeys(departments or ())) or _all(project)
        project.require(names)
        results = []
        for name in names:
            try:
                results.append(Result(name, tuple(check(studio, name)[2])))
            except Refused as refused:
                results.append(Result(name, refused.findings))
        findings = [finding for result in results for finding in result.findings]
        if json:
            print_json(not has_errors(findings), results, project.root)
        else:
            terminal.findings(findings)
            terminal.summary(findings)
        raise typer.Exit(1 if has_errors(findings) else 0)


def _add_new_and_list(app: typer.Typer, terminal: Terminal) -> None:
    say = terminal.say

    @app.command(
        "new",
        help=say("新建一个科室。", "Start a new department."),
        epilog=_examples(terminal, "brochure new gastroenterology"),
    )
    def new_command(
        name: Annotated[
            str, typer.Argument(help=say("文件夹名（字母或拼音）", "Name of its folder"))
        ],
    ) -> None:
        project = Project.at(Path.cwd())
        path = project.shown(start(project, name))
        typer.echo(say(f"✓ 已新建 {path}", f"✓ Made {path}"))
        typer.echo(
            say(
                f"  填写后运行：brochure check {name}",
                f"  Fill it in, then run: brochure check {name}",
            )
        )

    @app.command("list", help=say("列出科室和版式。", "List departments and formats."))
    def list_command() -> None:
        project = Project.at(Path.cwd())
        studio = Studio.of(project)
        typer.echo(say("科室：", "Departments:"))
        for name in project.departments():
            typer.echo(f"  {name:<24}{_title(project, name, terminal)}")
        typer.echo(say("版式：", "Formats:"))
        for key, sheet in studio.formats.formats.items():
            typer.echo(f"  {key:<24}{sheet.name.to(terminal.language)}")


def _title(project: Project, name: str, terminal: Terminal) -> str:
    try:
        department = project.read_department(name)[0]
    except Refused:
        return terminal.say("（内容有误：运行 brochure check）", "(has errors: run brochure check)")
    return str(one_line(department.name.to(terminal.language), terminal.language))

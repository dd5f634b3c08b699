"""`brochure new`, `brochure theme new` and `brochure list`."""

from pathlib import Path
from typing import Annotated

import typer

from brochure.cli.words import examples
from brochure.errors import Refused
from brochure.layout.typography import one_line
from brochure.model.project import DEFAULT_THEME, Project
from brochure.scaffold import start_department, start_theme
from brochure.studio import Studio
from brochure.terminal import Terminal, as_called


def add_new_and_list(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure new` and `brochure list`."""
    say = terminal.say

    @app.command(
        "new",
        help=say("新建一个科室。", "Start a new department."),
        epilog=examples(terminal, "brochure new gastroenterology"),
    )
    def new_command(
        name: Annotated[
            str, typer.Argument(help=say("文件夹名（字母或拼音）", "Name of its folder"))
        ],
    ) -> None:
        project = Project.at(Path.cwd())
        path = project.shown(start_department(project, name))
        typer.echo(say(f"✓ 已新建 {path}", f"✓ Made {path}"))
        next_step = say(
            f"  填写后运行：brochure check {name}",
            f"  Fill it in, then run: brochure check {name}",
        )
        typer.echo(as_called(next_step))

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
        typer.echo(say("设计：", "Themes:"))
        for theme in project.themes():
            typer.echo(f"  {theme:<24}{project.read_theme(theme).name.to(terminal.language)}")


def add_theme(app: typer.Typer, terminal: Terminal) -> None:
    """Declare `brochure theme new`."""
    say = terminal.say
    themes = typer.Typer(help=say("设计（主题）。", "Themes."), no_args_is_help=True)
    app.add_typer(themes, name="theme")

    @themes.command("new", help=say("复制一个设计作起点。", "Copy a theme to start from."))
    def theme_command(
        name: Annotated[str, typer.Argument(help=say("新设计的文件夹名", "Name of its folder"))],
        like: Annotated[
            str, typer.Option(help=say("以哪个设计为底", "The theme to copy"))
        ] = DEFAULT_THEME,
    ) -> None:
        project = Project.at(Path.cwd())
        path = project.shown(start_theme(project, name, like))
        typer.echo(say(f"✓ 已新建 {path}", f"✓ Made {path}"))
        next_step = say(
            f"  试一试：brochure build --theme {name}", f"  Try it: brochure build --theme {name}"
        )
        typer.echo(as_called(next_step))


def _title(project: Project, name: str, terminal: Terminal) -> str:
    try:
        department = project.read_department(name)[0]
    except Refused:
        return terminal.say("（内容有误：运行 brochure check）", "(has errors: run brochure check)")
    return str(one_line(department.name.to(terminal.language), terminal.language))

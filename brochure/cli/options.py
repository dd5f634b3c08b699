"""What can be said with more than one verb, in the reader's language."""

from typing import Any

import typer

from brochure.terminal import Terminal


class Options:
    """The arguments and options that verbs share."""

    def __init__(self, terminal: Terminal) -> None:
        say = terminal.say
        self.departments: Any = typer.Argument(
            metavar="[DEPARTMENT]...", help=say("科室文件夹名", "Folders of content/")
        )
        self.language: Any = typer.Option(
            help=say("语言：zh、en 或 zh,en", "Languages: zh, en or zh,en")
        )
        self.format: Any = typer.Option(
            help=say("版式，可用逗号分开；all 为全部", "Formats, joined by commas, or all")
        )
        self.theme: Any = typer.Option(
            help=say("设计（默认按科室内容）", "Theme (the department's own)")
        )
        self.edition: Any = typer.Option(
            help=say("用词：source 原文，prudent 稳妥版", "Wording: source, or prudent")
        )
        self.density: Any = typer.Option(
            help=say("松紧（默认取放得下的最松一档）", "Density (the loosest at which all fits)")
        )
        self.out: Any = typer.Option(help=say("输出文件夹（默认 out）", "Folder for results (out)"))
        self.profile: Any = typer.Option(help=say("印刷设置", "Press profile"))
        self.json: Any = typer.Option("--json", help=say("结果输出为 JSON", "Print JSON"))

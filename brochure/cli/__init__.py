"""The command line: verbs that read, print and exit; no logic of their own.

The help texts are in the reader's language, so commands are declared inside functions, and their
annotations must be evaluated there: no `from __future__ import annotations` in this package.
"""

import locale
import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from brochure import __version__
from brochure.cli.build import add_build
from brochure.cli.formats import add_fit, add_formats
from brochure.cli.handover import add_approve, add_handover
from brochure.cli.inspect import add_check, add_preflight
from brochure.cli.mistakes import MISTYPED, is_bare, told
from brochure.cli.start import add_new_and_list, add_theme
from brochure.cli.words import language_of
from brochure.errors import BrochureError, Refused, UsageError
from brochure.findings import Language
from brochure.terminal import Terminal


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _print_what_can_be_printed()
    try:
        language = _ui_language(words)
    except UsageError as wrong:
        Terminal("en").stop(wrong)
        raise SystemExit(wrong.exit_code) from None
    terminal = Terminal(language)
    try:
        raise SystemExit(_app(terminal)(words, prog_name="brochure", standalone_mode=False))
    except MISTYPED as mistake:
        if is_bare(mistake):
            raise SystemExit(2) from None  # typer has printed the help already
        wrong_words = told(mistake)
        terminal.stop(wrong_words)
        raise SystemExit(wrong_words.exit_code) from None
    except Refused as refused:
        terminal.findings(refused.findings)
        raise SystemExit(refused.exit_code) from None
    except BrochureError as stopped:
        terminal.stop(stopped)
        raise SystemExit(stopped.exit_code) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _print_what_can_be_printed() -> None:
    """Show a sign for what the terminal's encoding lacks, rather than fail on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


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
    return language_of(chosen)


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

    add_build(app, terminal)
    add_check(app, terminal)
    add_preflight(app, terminal)
    add_approve(app, terminal)
    add_handover(app, terminal)
    add_fit(app, terminal)
    add_formats(app, terminal)
    add_new_and_list(app, terminal)
    add_theme(app, terminal)
    return app

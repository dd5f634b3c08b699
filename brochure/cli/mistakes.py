"""A command that was mistyped, told as a person would tell it."""

import difflib
import re
from typing import Any, cast

import typer

from brochure.errors import UsageError
from brochure.findings import Says

MISTYPED = cast("type[Exception]", typer.BadParameter.__base__)
"""What typer raises for a command that it cannot read; it gives the class no public name."""

_WANTED = {
    "departments": Says("科室文件夹名", "FOLDER"),
    "department": Says("科室文件夹名", "FOLDER"),
    "name": Says("文件夹名", "NAME"),
    "files": Says(" PDF 文件名", "FILE.pdf"),
}
"""How a verb's arguments are called in the commands that people read."""


def is_bare(mistake: Exception) -> bool:
    """Tell whether nothing was typed but the command itself, which asks for its help."""
    return type(mistake).__name__ == "NoArgsIsHelpError"


def told(mistake: Any) -> UsageError:
    """Say what is wrong with a command, and what was probably meant."""
    option, missing = getattr(mistake, "option_name", None), getattr(mistake, "param", None)
    context, message = mistake.ctx, mistake.message
    known = [opt for each in context.command.params for opt in each.opts] if context else []
    if option and "No such option" in message:
        options = [each for each in known if each.startswith("--")]
        return _unknown(option, options, Says("选项", "option"))
    if found := re.match("No such command '([^']*)'", message):
        verbs = context.command.list_commands(context) if context else []
        return _unknown(found[1], verbs, Says("命令", "command"))
    if missing and not message:
        return _missing(context.command_path, missing.name)
    if found := re.search(r"extra argument(?:s|\(s\))? \((.*)\)", message):
        return _too_much(found[1])
    if option and "does not take a value" in message:
        return UsageError(
            Says(f"{option} 后面不用写值", f"{option} takes no value"),
            Says(
                f"只写 {option}，去掉“=”和后面的字", f"Write {option} alone, without = and a value"
            ),
        )
    if option:
        return _without_value(option)
    return UsageError(
        Says(f"命令读不懂：{message}", f"The command cannot be read: {message}"),
        Says("在命令后加 --help 看写法", "Add --help to the command to see how it is written"),
    )


def _unknown(typed: str, known: list[str], kind: Says) -> UsageError:
    if near := difflib.get_close_matches(typed, known, 1, cutoff=0.5):
        remedy = Says(f"是不是想写 {near[0]}？", f"Did you mean {near[0]}?")
    else:
        remedy = Says(f"可以写：{'、'.join(known)}", f"There are: {', '.join(known)}")
    return UsageError(Says(f"没有 {typed} 这个{kind.zh}", f"There is no {kind.en} {typed}"), remedy)


def _missing(command: str, name: str) -> UsageError:
    wanted = _WANTED[name]
    return UsageError(
        Says(f"{command} 后面还要写{wanted.zh}", f"{command} needs {wanted.en} after it"),
        Says(f"写成 {command} {wanted.zh.strip()}", f"Write: {command} {wanted.en}"),
    )


def _too_much(words: str) -> UsageError:
    return UsageError(
        Says(f"“{words}”是多出来的", f"“{words}” is too much"),
        Says("请去掉；名字里有空格的，两端加英文引号",
             "Leave it out; a name that holds a space goes in quotes"),
    )  # fmt: skip


def _without_value(option: str) -> UsageError:
    return UsageError(
        Says(f"{option} 后面还没有写值", f"{option} needs a value"),
        Says("在它后面空一格写上；在命令后加 --help 看可以写什么",
             "Write it after a space; add --help to the command to see what it may be"),
    )  # fmt: skip

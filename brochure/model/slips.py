"""Slips of the keyboard that a line of YAML shows by itself, wherever its parser gave up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from brochure.findings import Finding, InFile, Says, error
from brochure.model.fields import HAN

NO_SPACE = (
    Says("英文冒号后面缺少空格", "A space is missing after the colon"),
    Says(
        "请在冒号后空一格，例如 name: {zh: 中文, en: English}",
        "Put a space after the colon, as in name: {zh: 中文, en: English}",
    ),
)
NO_SPACE_BEFORE = re.compile(r"(?:^|[{,])[ -]*[A-Za-z_]+:(?=[{\[])")
"""A name whose colon is followed at once by a brace or bracket."""
_NO_SPACE_BEFORE_TEXT = re.compile(r"^[ -]*[a-z_]+:(?=[^\s/:{\[])")
_FULL_WIDTH = re.compile(
    r"(?:^|[{,，])[ -]*[A-Za-z_]+(：)"
    r"|(，)\s*[A-Za-z_]+\s*[:：]"
    r"|(?:^|[{,])[ -]*[A-Za-z_]+:([\u3000\u00a0])"
    r"|([｛｝])"
)
_NO_SPACE_AFTER_DASH = re.compile(rf"^ *-(?=[{{\[\"“A-Za-z{HAN}])")
_BULLET = re.compile(r"^ *([–—－−•·●▪*]) *(?=\S)")
_CONFLICT = re.compile("(?:<{7}|>{7}|={7})(?: |$)")
_CONFLICTING = (
    Says("这是合并冲突的记号", "This is the mark of a merge conflict"),
    Says(
        "两种写法请留一份，并删去 <<<<<<<、=======、>>>>>>> 这三行",
        "Keep one of the two versions, and remove the lines <<<<<<<, ======= and >>>>>>>",
    ),
)
_DASH = (
    Says("“-”后面缺一个空格", "A space is missing after the “-”"),
    Says(
        "“-”和后面的字之间空一格，如 - {zh: 中文, en: English}",
        "Put a space between them, as in - {zh: 中文, en: English}",
    ),
)
_TOO_MANY = (
    Says("多了一个 }，或者前面少了 {", "There is a } too many, or the { before it is missing"),
    Says("写法：{zh: 中文, en: English}，两个括号成对", "Write {zh: 中文, en: English}"),
)
_TOO_DEEP = Says(
    "请和同一级的字段左对齐；它上面的文字里如有冒号，整段加英文双引号",
    "Start it in the column of the fields beside it; "
    "a text above it that holds a colon goes in double quotes",
)


def conflict(lines: Sequence[str], shown: str) -> Finding | None:
    """Find the marks of a merge, wherever they stand."""
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            return error("merge-conflict", InFile(shown, number, 1), *_CONFLICTING)
    return None


def slip(
    lines: Sequence[str], noticed: int, column: int, shown: str, problem: str
) -> Finding | None:
    """Find a slip in the line in which a parser noticed its problem, or in the line before."""
    looks: list[_Look] = [_dash, _bullet, _wide, _close]
    if "expected ':'" in problem:
        looks.append(_close_to_text)
    for number in (noticed, noticed - 1):
        for look in looks:
            if 0 <= number < len(lines) and (found := look(lines[number])):
                code, at, says = found
                return error(code, InFile(shown, number + 1, at), *says)
    if "']'" not in problem and (unopened := _brace(lines, noticed, shown)):
        return unopened
    return _too_deep(lines, noticed, column, shown)


_Found = tuple[str, int, tuple[Says, Says]] | None
_Look = Callable[[str], _Found]


def _dash(line: str) -> _Found:
    found = _NO_SPACE_AFTER_DASH.match(line)
    return ("space-after-dash", found.end(), _DASH) if found else None


def _bullet(line: str) -> _Found:
    found = _BULLET.match(line)
    if not found:
        return None
    says = (
        Says(f"列表的每一项要以英文的 - 开头，这里是“{found[1]}”",
             f"An item of a list starts with the - of the keyboard, not with “{found[1]}”"),
        Says("写成 - {zh: 中文, en: English}，“-”后空一格",
             "Write - {zh: 中文, en: English}, a space after the -"),
    )  # fmt: skip
    return "list-dash", found.start(1) + 1, says


def _wide(line: str) -> _Found:
    found = _FULL_WIDTH.search(line)
    if not found:
        return None
    group = found.lastindex or 0
    return "full-width-mark", found.start(group) + 1, full_width(found[group])


def _close(line: str) -> _Found:
    found = NO_SPACE_BEFORE.search(line)
    return ("space-after-colon", found.end() + 1, NO_SPACE) if found else None


def _close_to_text(line: str) -> _Found:
    found = _NO_SPACE_BEFORE_TEXT.match(line)
    return ("space-after-colon", found.end() + 1, NO_SPACE) if found else None


def _brace(lines: Sequence[str], noticed: int, shown: str) -> Finding | None:
    """Find the first } that closes nothing, in the line in which the mistake was noticed."""
    depth = 0
    for number, line in enumerate(lines[: noticed + 1]):
        bare = re.sub(r'"[^"]*"|(?:^|\s)#.*', lambda found: " " * len(found.group()), line)
        for at, mark in enumerate(bare, 1):
            depth += {"{": 1, "}": -1}.get(mark, 0)
            if depth < 0 and number == noticed:
                return error("yaml-syntax", InFile(shown, number + 1, at), *_TOO_MANY)
        depth = max(depth, 0)
    return None


def _too_deep(lines: Sequence[str], noticed: int, column: int, shown: str) -> Finding | None:
    """Find a name that went into the text of the line above, for it stands deeper."""
    line = lines[noticed] if noticed < len(lines) else ""
    found = re.fullmatch(" +([a-z_]+)", line[:column])
    if not found or line[column : column + 1] != ":":
        return None
    return error(
        "yaml-syntax",
        InFile(shown, noticed + 1, found.start(1) + 1),
        Says(f"“{found[1]}”缩进得太深，接到上一行的文字里去了",
             f"“{found[1]}” is indented too far: it was read as part of the line above"),
        _TOO_DEEP,
    )  # fmt: skip


def full_width(mark: str) -> tuple[Says, Says]:
    """Say that a mark of the Chinese keyboard stands where YAML wants one of the English."""
    return (
        Says("这里用了全角空格或不换行空格", "Here is a wide or hard space")
        if mark.isspace()
        else Says(f"这里用了全角的“{mark}”", f"Here is a full-width “{mark}”"),
        Says(
            "字段名后、两种语言之间要用英文标点（: , { }），冒号和逗号后空一格",
            "Around names and texts use : , { } of the English keyboard; "
            "a space follows a colon or comma",
        ),
    )

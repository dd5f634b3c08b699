"""Say in plain words what is wrong where YAML's own parser gives up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from brochure.findings import Finding, InFile, Says, error
from brochure.model.slips import conflict, slip

_QUOTES = Says(
    '请给整段文字加上英文双引号，例如 zh: "时间：8:30"',
    'Put the whole text in double quotes, for example en: "Note: bring your card"',
)
_STARTS_WITH_A_BRACKET = (
    Says(
        "括号 ] 或 } 后面还有文字；文字不能以 [ 或 { 开头",
        "Text follows a ] or }; a text cannot start with [ or {",
    ),
    _QUOTES,
)
_ENDS_EARLY = (
    Says(
        "引号结束之后还有文字，或者上一处引号没有写完",
        "There is more text after the closing quotation mark, or the one before was never closed",
    ),
    Says(
        "整段文字两端各写一个英文引号；文字里面的引号用中文引号“ ”",
        "A straight quotation mark goes at each end of the whole text; inside use curly ones “ ”",
    ),
)
_UNFINISHED = (
    Says("文件到这里就断了，后面还没有写完", "The file ends here, in the middle of something"),
    Says("请补上缺少的文字和 } 或 ]", "Write what is missing, and close } or ]"),
)
_NAMED = re.compile(r"( *(?:- +)*)([a-z_]+):(?: |$)")
_OUT_OF_LINE = Says(
    "这一行的缩进和前面不一致，或字段名后缺少冒号",
    "This line is indented unlike those before it, or a name lacks its colon",
)
_MISTAKES = (
    (
        "mapping values are not allowed",
        Says(
            "文字里有“英文冒号加空格”，或者上一行缩进不对",
            "There is a colon followed by a space inside a text, "
            "or the line above is indented wrongly",
        ),
        _QUOTES,
    ),
    (
        "found unexpected ':'",
        Says(
            "英文冒号后面没有文字，或者文字里有英文冒号",
            "Nothing follows a colon, or there is a colon inside a text",
        ),
        Says(
            '请补上文字；文字里有冒号的，整段加英文双引号，例如 zh: "时间：8:30"',
            "Write what is missing; a text with a colon goes in double quotes, "
            'for example en: "Note: bring your card"',
        ),
    ),
    (
        "cannot start any token",
        Says(
            "文字不能以 @、`、% 这样的符号开头",
            "A text cannot start with a sign such as @, ` or %",
        ),
        _QUOTES,
    ),
    ("an alias", Says("文字不能以 * 开头", "A text cannot start with *"), _QUOTES),
    ("an anchor", Says("文字不能以 & 开头", "A text cannot start with &"), _QUOTES),
    ("a tag", Says("文字不能以 ! 开头", "A text cannot start with !"), _QUOTES),
    ("undefined tag", Says("文字不能以 ! 开头", "A text cannot start with !"), _QUOTES),
    (
        "a block scalar",
        Says("文字不能以 | 或 > 开头", "A text cannot start with | or >"),
        _QUOTES,
    ),
    (
        "node content",
        Says("文字不能以 , ] } 这样的符号开头", "A text cannot start with a sign such as , ] or }"),
        _QUOTES,
    ),
    (
        "not allowed in this context",
        Says(
            "这里不能以“- ”或“? ”开头；列表要从下一行写起",
            "Nothing can start with - or ? here; a list starts in the next line",
        ),
        _QUOTES,
    ),
    (
        "',' or '}'",
        Says(
            "花括号 { } 没有写完整，缺少英文逗号，或文字里有英文冒号",
            "A brace { } is not closed, a comma is missing, or a text holds a colon",
        ),
        Says(
            "写法：{zh: 中文, en: English}；文字里有英文逗号、冒号、括号时请加双引号",
            "Write {zh: 中文, en: English}; a text with a comma, colon or brace goes in quotes",
        ),
    ),
    (
        "',' or ']'",
        Says("方括号 [ ] 没有写完整", "A bracket [ ] is not closed"),
        Says(
            "写法：[PPH, TST, RPH]；文字以 [ 开头时请加双引号",
            "Write [PPH, TST, RPH]; a text that starts with [ goes in quotes",
        ),
    ),
    (
        "escape",
        Says(
            "双引号里的反斜杠 \\ 有特殊含义",
            "A backslash \\ has a meaning inside double quotes",
        ),
        Says("请改用英文单引号，或写成 \\\\", "Use single quotes instead, or write \\\\"),
    ),
    (
        "a quoted scalar",
        Says(
            "从这里开始的引文没有结束引号",
            "The quotation that starts here does not end",
        ),
        Says("请检查 \" 或 ' 是否成对", "Check that every \" or ' has its partner"),
    ),
    (
        "simple key",
        Says("这一行不是“字段名: 文字”的写法", "This line is not written “name: text”"),
        Says(
            "字段名后写英文冒号，再空一格；如果它接着上一行的文字，请比字段名多缩进两格",
            "After a name come a colon and a space; a text goes on indented deeper than its name",
        ),
    ),
    (
        "document start",
        Says("... 之后的内容不会被读取", "What follows ... would not be read"),
        Says("请删去 ... 这一行", "Remove the line ..."),
    ),
    (
        "expected",
        _OUT_OF_LINE,
        Says(
            "同一级的内容要左对齐；写法是“字段名: 文字”，冒号后有一个空格",
            "Things of one level start in one column; write “name: text”, a space after the colon",
        ),
    ),
)
_OTHERWISE = (
    Says("这里的写法读不懂", "This cannot be read"),
    Says(
        "请与 content/README.md 里的例子对照", "Compare it with the examples in content/README.md"
    ),
)


def explain(mistake: Exception, lines: Sequence[str], shown: str) -> Finding:
    """Turn a parser's complaint into a finding that a nurse understands."""
    mark = _mark(mistake)
    if merging := conflict(lines, shown):
        return merging
    if mark is None:
        return error("yaml-syntax", InFile(shown, 1, 1), *_OTHERWISE)
    problem = str(getattr(mistake, "problem", ""))
    if found := slip(lines, mark.line, mark.column, shown, problem):
        return found
    if not "".join(lines[mark.line :]).strip():
        last = len("\n".join(lines).rstrip().split("\n"))
        place = InFile(shown, last, len(lines[last - 1].rstrip()) + 1)
        return error("yaml-syntax", place, *_UNFINISHED)
    place = InFile(shown, mark.line + 1, mark.column + 1)
    message, remedy = _plainly(mistake, lines)
    if message is _OUT_OF_LINE:
        remedy = _columns(lines, mark.line) or remedy
    return error("yaml-syntax", place, message, remedy)


def _columns(lines: Sequence[str], number: int) -> Says | None:
    """Tell where a line starts, and where those start to which it cannot belong."""
    here = _NAMED.match(lines[number])
    above = [(at, found) for at in range(number) if (found := _NAMED.match(lines[at]))]
    parents = [(at, found) for at, found in above if here and found.end(1) < here.end(1)]
    beside = [(at, found) for at, found in above if parents and at > parents[-1][0]]
    if not here or not beside or beside[0][1].end(1) == here.end(1):
        return None
    named = [(at + 1, found[2], found.end(1) + 1) for at, found in (parents[-1], beside[0])]
    zh = "，".join(f"第 {line} 行的“{key}”在第 {column} 列" for line, key, column in named)
    en = ", ".join(f"“{key}” in line {line} in column {column}" for line, key, column in named)
    column = here.end(1) + 1
    return Says(f"同一级的内容要左对齐：这一行从第 {column} 列开始，{zh}",
                f"Things of one level start in one column: this line starts in column {column}, "
                f"{en}")  # fmt: skip


def _mark(mistake: Exception) -> Any:
    """Find where a mistake is: where a thing was begun that never ended, or where it is noticed."""
    begun, noticed = (getattr(mistake, f"{name}_mark", None) for name in ("context", "problem"))
    if begun is None or noticed is None:
        return begun or noticed
    context = str(getattr(mistake, "context", ""))
    unclosed = "flow" in context and begun.line < noticed.line
    return begun if unclosed or context.startswith("while scanning") else noticed


def _plainly(mistake: Exception, lines: Sequence[str]) -> tuple[Says, Says]:
    noticed, problem = getattr(mistake, "problem_mark", None), getattr(mistake, "problem", "")
    if noticed and noticed.line < len(lines):
        before = lines[noticed.line][: noticed.column].rstrip()
        if before.endswith(('"', "'")) and "expected" in problem:
            return _ENDS_EARLY
        if before.endswith(("]", "}")) and "expected" in problem:
            return _STARTS_WITH_A_BRACKET
    said = f"{getattr(mistake, 'context', '')} {problem}"
    for words, message, remedy in _MISTAKES:
        if words in said:
            return message, remedy
    return _OTHERWISE

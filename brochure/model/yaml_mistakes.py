"""Say in plain words what is wrong where YAML's own parser gives up."""

from __future__ import annotations

from brochure.findings import Finding, Says, error, same

_QUOTES = Says(
    '请给整段文字加上英文双引号，例如 zh: "时间：8:30"',
    'Put the whole text in double quotes, for example en: "Note: bring your card"',
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
        "cannot start any token",
        Says(
            "文字不能以 @、`、% 这样的符号开头",
            "A text cannot start with a sign such as @, ` or %",
        ),
        _QUOTES,
    ),
    (
        "alias",
        Says("文字不能以 * 开头", "A text cannot start with *"),
        _QUOTES,
    ),
    (
        "anchor",
        Says("文字不能以 & 开头", "A text cannot start with &"),
        _QUOTES,
    ),
    (
        "',' or '}'",
        Says(
            "花括号 { } 没有写完整，或两种语言之间缺少英文逗号",
            "A brace { } is not closed, or the comma between the two languages is missing",
        ),
        Says(
            "写法：{zh: 中文, en: English}；文字里有英文逗号、括号时请加双引号",
            "Write {zh: 中文, en: English}; a text that holds a comma or a brace goes in quotes",
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
        "quoted scalar",
        Says("引号没有成对", "A quotation mark is not closed"),
        Says("请检查 \" 或 ' 是否成对", "Check that every \" or ' has its partner"),
    ),
    (
        "end of stream",
        Says("文件没有写完：引号或括号没有成对", "The file ends inside a quotation or a bracket"),
        Says("请检查引号和括号是否成对", "Check that quotation marks and brackets have partners"),
    ),
    (
        "control characters",
        Says("文件里有看不见的控制字符", "There is an invisible control character in the file"),
        Says("请删掉它，重新输入这段文字", "Delete it and type the text again"),
    ),
    (
        "special characters",
        Says("文件里有看不见的控制字符", "There is an invisible control character in the file"),
        Says("请删掉它，重新输入这段文字", "Delete it and type the text again"),
    ),
    (
        "expected",
        Says(
            "这一行的缩进和前面不一致，或字段名后缺少冒号",
            "This line is indented unlike those before it, or a name lacks its colon",
        ),
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


def explain(mistake: Exception, shown: str) -> Finding:
    """Turn a parser's complaint into a finding that a nurse understands."""
    said = str(mistake).lower()
    mark = getattr(mistake, "problem_mark", None) or getattr(mistake, "context_mark", None)
    place = f"{shown}:{mark.line + 1}:{mark.column + 1}" if mark else f"{shown}:1:1"
    for words, message, remedy in _MISTAKES:
        if words in said:
            return error("yaml-syntax", same(place), message, remedy)
    return error("yaml-syntax", same(place), *_OTHERWISE)

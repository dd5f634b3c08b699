"""What is wrong with a value, and what to write instead, by the kind of its refusal."""

from __future__ import annotations

from brochure.findings import Says

_NUMBER = (
    "number-expected",
    Says("“{field}”应当是一个整数，现在写的是“{shown}”",
         "“{field}” must be a whole number, not “{shown}”"),
    Says("只写阿拉伯数字，不带单位，前面不加 0，例如 51",
         "Write digits only, without a unit or a leading zero, for example 51"),
)  # fmt: skip
_MEASURE = (
    "number-expected",
    Says("“{field}”应当是一个数，现在写的是“{shown}”", "“{field}” must be a number, not “{shown}”"),
    Says("只写数字，不带单位，例如 3 或 0.25", "Write digits only, for example 3 or 0.25"),
)
_LIST = (
    "list-expected",
    Says("“{field}”应当是一个列表", "“{field}” must be a list"),
    Says("每一项另起一行，以“- ”开头", "Start each item on a line of its own with “- ”"),
)
WRONG = (
    "wrong-value",
    Says("“{field}”的写法不对", "“{field}” is not written as it must be"),
    Says("写法见 {guide}", "{guide} shows how"),
)
PLAIN: dict[str, tuple[str, Says, Says]] = {
    "whole_number": _NUMBER,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_parsing_size": _NUMBER,
    "float_type": _MEASURE,
    "float_parsing": _MEASURE,
    "finite_number": _MEASURE,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "string_pattern_mismatch": (
        "bad-id",
        Says("代号“{shown}”写法不对", "“{shown}” cannot be an id"),
        Says("只用小写字母、数字和连字符，例如 pph 或 anal-fistula",
             "Use lower-case letters, digits and hyphens only, such as pph or anal-fistula"),
    ),
    "string_type": (
        "text-expected",
        Says("“{field}”应当是一段文字", "“{field}” must be a text"),
        Says("文字以 [ 或 {{ 开头时，请给整段文字加上英文双引号",
             "A text that starts with [ or {{ goes in double quotes"),
    ),
    "date": (
        "bad-date",
        Says("“{field}”的日期写法不对", "The date of “{field}” is not one"),
        Says("请写成 2026-11-22 这样", "Write it like 2026-11-22"),
    ),
    "words_or_text": (
        "words-or-text",
        Says("words 和 text 要写一个，而且只写一个", "Exactly one of words and text is due here"),
        Says("两个都写了就删去一个，都没写就补上一个", "Remove one of two, or write one"),
    ),
    "leading_too_small": (
        "leading-too-small",
        Says("“{field}”的行距比字还小，上下行会叠在一起",
             "The leading of “{field}” is less than its size: its lines would overlap"),
        Says("leading_pt 不要小于 size_pt（20 pt 以上的大字可小到四分之三）",
             "Let leading_pt be size_pt or more (three quarters of it above 20 pt)"),
    ),
    "empty_clinic": (
        "empty-clinic",
        Says("“{field}”上午、下午都没有写", "“{field}” has neither morning nor afternoon"),
        Says("写上谁出诊；全天没有门诊就删去这一行",
             "Write who is there, or remove a day without a clinic"),
    ),
    "swatch": (
        "not-cmyk",
        Says("色板“{field}”不是 CMYK 颜色", "The swatch “{field}” is no CMYK colour"),
        Says("写成四个数，即 C、M、Y、K 的百分比，例如 [94, 46, 58, 42]；不能用 RGB",
             "Write four numbers, per cent of C, M, Y and K, such as [94, 46, 58, 42]; never RGB"),
    ),
    "spot_ink": (
        "not-a-spot",
        Says("“{shown}”不是专色：它是印刷四色、套版色或空名",
             "“{shown}” is no spot ink: it prints on the process plates, or has no name"),
        Says("请另取名字，例如 Die、Crease", "Give it a name of its own, such as Die or Crease"),
    ),
    "string_too_short": (
        "missing-field",
        Says("“{field}”不能空着", "“{field}” cannot be empty"),
        Says("写法见 {guide}", "{guide} shows how"),
    ),
    "file_name": (
        "bad-file-name",
        Says("不能这样命名文件：“{shown}”", "Files cannot be named “{shown}”"),
        Says("花括号里可写 hospital、department、language、format、date、profile；"
             "department 和 language 必须有；不能有斜线和 : * ? \" < > |",
             "Braces may hold hospital, department, language, format, date, profile; department "
             "and language must be among them; no slash and none of : * ? \" < > |"),
    ),
}  # fmt: skip

"""Say in plain words why a model refuses a value."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from brochure.findings import Finding, InFile, Says, error
from brochure.model.fields import HAN
from brochure.model.source import KeyPath, Source, field_name
from brochure.model.vocabulary import Meaning, advise
from brochure.model.yaml_mistakes import NO_SPACE

LANGUAGE_KEYS = ["zh", "en"]
_FLAGS = {
    "true": Meaning("是", "yes", ("有", "要", "需要", "开")),
    "false": Meaning("否", "no", ("无", "没有", "不要", "不需要", "关")),
}
_OTHER_NAMES = {
    "cn": "zh", "ch": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh",
    "eng": "en", "english": "en", "英文": "en", "英语": "en",
}  # fmt: skip
_GUIDES = dict.fromkeys(("profiles", "brochure"), "brochure/profiles") | {"content": "content"}


@dataclass(frozen=True)
class Case:
    """One refusal: where, what was typed there, and what the model says of it."""

    source: Source
    path: KeyPath
    kind: str
    typed: object
    context: Mapping[str, Any]
    beside: list[str]
    """The keys that the model knows where the path ends."""
    inside: list[str]
    """The keys that it knows one level further in."""

    @property
    def place(self) -> InFile:
        return self.source.place(self.path)

    @property
    def field(self) -> str:
        return field_name(self.path)

    @property
    def shown(self) -> str:
        """What was typed, as far as it helps to see it again."""
        text = self.typed if isinstance(self.typed, str) else "…"
        return text if len(text) <= 24 else f"{text[:24]}…"

    @property
    def guide(self) -> str:
        folder = self.source.shown.split("/")[0]
        return f"{_GUIDES.get(folder, 'templates')}/README.md"

    @property
    def meant(self) -> str | None:
        """The key that an unknown one may stand for, among those not yet written."""
        around, key = self.path[:-1], str(self.path[-1])
        free = [known for known in self.beside if (*around, known) not in self.source.marks]
        other = _OTHER_NAMES.get(key.lower(), key.lower())
        near = difflib.get_close_matches(other, free, 1, cutoff=0.5)
        return near[0] if near else None


def explain(case: Case) -> Finding:
    """Turn a model's refusal into a finding that a nurse understands."""
    if case.kind in _SAYS:
        return _SAYS[case.kind](case)
    code, message, remedy = _PLAIN.get(case.kind, _WRONG)
    known = {"field": case.field, "shown": case.shown, "guide": case.guide}
    said, advised = (Says(*(text.format(**known) for text in pair)) for pair in (message, remedy))
    return error(code, case.place, said, advised)


def _missing(case: Case) -> Finding:
    if case.path[-1] in LANGUAGE_KEYS:
        language = Says("中文", "Chinese") if case.path[-1] == "zh" else Says("英文", "English")
        return error(
            "missing-translation",
            case.place,
            Says(f"“{case.field}”还没有写：缺{language.zh}",
                 f"The {language.en} text is missing: {case.field}"),
            Says("写法：{zh: 中文, en: English}", "Write {zh: 中文, en: English}"),
        )  # fmt: skip
    return error(
        "missing-field",
        case.place,
        Says(f"缺少“{case.field}”", f"“{case.field}” is missing"),
        Says(f"请补上“{case.path[-1]}”；写法见 {case.guide}",
             f"Write “{case.path[-1]}” here; {case.guide} shows how"),
    )  # fmt: skip


def _not_a_mapping(case: Case) -> Finding:
    known = case.inside
    if known and isinstance(case.typed, str) and re.match(rf"({'|'.join(known)})[:：]", case.typed):
        return error("space-after-colon", case.place, *NO_SPACE)
    if known[:2] == LANGUAGE_KEYS:
        typed = case.shown if isinstance(case.typed, str) and case.typed else "…"
        pair = (
            f"{{zh: {typed}, en: …}}" if re.search(f"[{HAN}]", typed) else f"{{zh: …, en: {typed}}}"
        )
        return error(
            "missing-translation",
            case.place,
            Says(f"“{case.field}”要有中文和英文两种写法", f"“{case.field}” needs both languages"),
            Says(f"写成 {pair}", f"Write {pair}"),
        )
    return error(
        "fields-expected",
        case.place,
        Says("这里应当分成几个字段来写", "Several fields are due here"),
        _choice(known, case.guide),
    )


def _unknown(case: Case) -> Finding:
    key, known, meant = str(case.path[-1]), case.beside, case.meant
    if known[:2] == LANGUAGE_KEYS and not meant and _in_one_line(case):
        return error(
            "text-not-quoted",
            case.place,
            Says(f"文字在英文逗号处断开了：“{key}”成了另一个字段",
                 f"The text broke at a comma: “{key}” was read as a field"),
            Says("请给整段文字加上英文双引号", "Put the whole text in double quotes"),
        )  # fmt: skip
    return error(
        "unknown-field",
        case.place,
        Says(f"没有“{key}”这个字段", f"There is no field “{key}” here"),
        Says(f"是不是想写“{meant}”？", f"Did you mean “{meant}”?")
        if meant
        else _choice(known, case.guide),
    )


def _in_one_line(case: Case) -> bool:
    """Tell whether a key stands in one line with a language's, as in {zh: 甲, en: A, b: c}."""
    marks, around = case.source.marks, case.path[:-1]
    lines = [marks[*around, key].line for key in LANGUAGE_KEYS if (*around, key) in marks]
    return case.path in marks and marks[case.path].line in lines


def _choice(known: list[str], guide: str) -> Says:
    if not known:
        return Says(f"写法见 {guide}", f"{guide} shows how")
    return Says(f"这里可用的字段：{'、'.join(known)}", f"The fields known here: {', '.join(known)}")


_BOUNDS = {
    "greater_than": Says("要大于", "must be more than"),
    "greater_than_equal": Says("不能小于", "cannot be under"),
    "less_than": Says("要小于", "must be less than"),
    "less_than_equal": Says("不能大于", "cannot be over"),
}


def _range(case: Case) -> Finding:
    says = _BOUNDS[case.kind]
    bound = next(
        f"{case.context[key]:g}" for key in ("ge", "gt", "le", "lt") if key in case.context
    )
    return error(
        "number-out-of-range",
        case.place,
        Says(f"“{case.field}”{says.zh} {bound}", f"“{case.field}” {says.en} {bound}"),
        Says(f"请检查这个数：{case.shown}", f"Check this number: {case.shown}"),
    )  # fmt: skip


def _word(case: Case) -> Finding:
    words = case.context.get("words", _FLAGS)
    return error(
        "unknown-word",
        case.place,
        Says(f"“{case.field}”不能写“{case.shown}”", f"“{case.field}” cannot be “{case.shown}”"),
        advise(words, case.typed),
    )


def _length(case: Case) -> Finding:
    few, count = case.kind == "too_short", case.context["actual_length"]
    limit = case.context["min_length" if few else "max_length"]
    bound = Says("至少要", "the least is") if few else Says("最多", "the most is")
    return error(
        "too-few" if few else "too-many",
        case.place,
        Says(f"“{case.field}”有 {count} 项，{bound.zh} {limit} 项",
             f"“{case.field}” has {count} items; {bound.en} {limit}"),
        Says("请增补", "Add some") if few else Says("请删减或合并", "Remove or join some"),
    )  # fmt: skip


_SAYS: dict[str, Callable[[Case], Finding]] = {
    "extra_forbidden": _unknown,
    "missing": _missing,
    "empty_text": _missing,
    "model_type": _not_a_mapping,
    "model_attributes_type": _not_a_mapping,
    **dict.fromkeys(_BOUNDS, _range),
    "unknown_word": _word,
    "bool_type": _word,
    "bool_parsing": _word,
    "too_long": _length,
    "too_short": _length,
}
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
_WRONG = (
    "wrong-value",
    Says("“{field}”的写法不对", "“{field}” is not written as it must be"),
    Says("写法见 {guide}", "{guide} shows how"),
)
_PLAIN: dict[str, tuple[str, Says, Says]] = {
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

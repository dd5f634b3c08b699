"""Say in plain words why a model refuses a value."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from brochure.findings import Finding, InFile, Says, error
from brochure.model.fields import HAN
from brochure.model.refusal_words import PLAIN, WRONG
from brochure.model.slips import NO_SPACE
from brochure.model.source import KeyPath, Source, field_name
from brochure.model.vocabulary import Meaning, advise

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
    code, message, remedy = PLAIN.get(case.kind, WRONG)
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


def _not_a_list(case: Case) -> Finding:
    """Show a single name or abbreviation as the list that it should be."""
    code, message, remedy = PLAIN["list_type"]
    says = Says(*(text.format(field=case.field) for text in message))
    if isinstance(case.typed, str) and re.fullmatch(r"[\w-]{1,20}", case.typed, re.ASCII):
        remedy = Says(f"写成 [{case.shown}]，几项之间用英文逗号",
                      f"Write [{case.shown}], with commas between several")  # fmt: skip
    return error(code, case.place, says, remedy)


_SAYS: dict[str, Callable[[Case], Finding]] = {
    "extra_forbidden": _unknown,
    "missing": _missing,
    "empty_text": _missing,
    "model_type": _not_a_mapping,
    "model_attributes_type": _not_a_mapping,
    "list_type": _not_a_list,
    "tuple_type": _not_a_list,
    **dict.fromkeys(_BOUNDS, _range),
    "unknown_word": _word,
    "bool_type": _word,
    "bool_parsing": _word,
    "too_long": _length,
    "too_short": _length,
}

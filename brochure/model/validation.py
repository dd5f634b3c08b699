"""Give plain values the types of a model; every refusal becomes a finding with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from brochure.errors import Refused
from brochure.findings import Finding, Says, error
from brochure.model.source import KeyPath, Source

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], source: Source) -> Model:
    """Make a model of what a file says.

    Raises Refused with one finding for each field that is wrong.
    """
    try:
        return model.model_validate(_without_empty(source.value))
    except ValidationError as refusal:
        findings = [
            _finding(model, source, details) for details in refusal.errors(include_url=False)
        ]
        raise Refused([*source.findings, *findings]) from None


def _without_empty(value: object) -> object:
    """Drop fields left empty (`photo:` and nothing after it): they are not written yet."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return ["" if item is None else _without_empty(item) for item in value]
    return value


def _finding(model: type[BaseModel], source: Source, details: ErrorDetails) -> Finding:
    path = tuple(details["loc"])
    place = source.place(path)
    kind = details["type"]
    context: dict[str, Any] = details.get("ctx") or {}
    field = ".".join(str(part) for part in path)
    if kind == "extra_forbidden":
        return _unknown(model, path, place)
    if kind in ("missing", "empty_text"):
        return _missing(path, place, field)
    if kind in ("model_type", "model_attributes_type"):
        return _not_a_mapping(model, path, place, details["input"])
    if kind in ("whole_number", "int_type", "int_parsing"):
        return error(
            "number-expected",
            place,
            Says(f"“{field}”应当是一个整数", f"“{field}” must be a whole number"),
            Says(
                "只写阿拉伯数字，前面不加 0，例如 51",
                "Write digits only, without a leading zero, for example 51",
            ),
        )
    if kind == "words_or_text":
        return error(
            "words-or-text",
            place,
            Says("这里要么写 words，要么写 text", "Either words or text is due here, not both"),
            Says("保留一个，删去另一个", "Keep one of the two"),
        )
    return _other(kind, context, place, field, details)


def _missing(path: KeyPath, place: Says, field: str) -> Finding:
    if path[-1] in ("zh", "en"):
        language = Says("中文", "Chinese") if path[-1] == "zh" else Says("英文", "English")
        return error(
            "missing-translation",
            place,
            Says(
                f"“{field}”还没有写：缺{language.zh}", f"The {language.en} text is missing: {field}"
            ),
            Says("写法：{zh: 中文, en: English}", "Write {zh: 中文, en: English}"),
        )
    return error(
        "missing-field",
        place,
        Says(f"缺少“{field}”", f"“{field}” is missing"),
        Says(
            f"请补上“{path[-1]}”；写法见 content/README.md",
            f"Write “{path[-1]}” here; content/README.md shows how",
        ),
    )


def _not_a_mapping(model: type[BaseModel], path: KeyPath, place: Says, typed: object) -> Finding:
    known = known_keys(model, path)
    field = ".".join(str(part) for part in path)
    if known == ["zh", "en"]:
        return error(
            "missing-translation",
            place,
            Says(f"“{field}”要有中文和英文两种写法", f"“{field}” needs both languages"),
            Says(
                f"写成 {{zh: {typed}, en: …}}" if isinstance(typed, str) else "写成 {zh: …, en: …}",
                f"Write {{zh: …, en: {typed}}}"
                if isinstance(typed, str)
                else "Write {zh: …, en: …}",
            ),
        )
    return error(
        "fields-expected",
        place,
        Says("这里应当分成几个字段来写", "Several fields are due here"),
        Says(f"可用的字段：{'、'.join(known)}", f"Its fields are: {', '.join(known)}"),
    )


def _unknown(model: type[BaseModel], path: KeyPath, place: Says) -> Finding:
    key, known = str(path[-1]), known_keys(model, path[:-1])
    message = Says(f"没有“{key}”这个字段", f"There is no field “{key}” here")
    if known == ["zh", "en"]:
        near = difflib.get_close_matches(key.lower(), ("zh", "en", "cn", "chinese", "english"))
        if not near:
            return error(
                "text-not-quoted",
                place,
                Says(
                    f"文字在英文逗号处断开了：“{key}”",
                    f"The text broke at a comma: “{key}” was read as a field",
                ),
                Says("请给整段文字加上英文双引号", "Put the whole text in double quotes"),
            )
    near = difflib.get_close_matches(key, known, 1, cutoff=0.5)
    if near:
        return error(
            "unknown-field",
            place,
            message,
            Says(f"是不是想写“{near[0]}”？", f"Did you mean “{near[0]}”?"),
        )
    return error(
        "unknown-field",
        place,
        message,
        Says(f"这里可用的字段：{'、'.join(known)}", f"The fields known here: {', '.join(known)}"),
    )


def _other(
    kind: str, context: dict[str, Any], place: Says, field: str, details: ErrorDetails
) -> Finding:
    if kind == "literal_error":
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return error(
            "unknown-word",
            place,
            Says(
                f"“{field}”不能写“{details['input']}”", f"“{field}” cannot be “{details['input']}”"
            ),
            Says(f"只能写其中之一：{allowed}", f"Write one of: {allowed}"),
        )
    if kind in ("tuple_type", "list_type"):
        return error(
            "list-expected",
            place,
            Says(f"“{field}”应当是一个列表", f"“{field}” must be a list"),
            Says("每一项另起一行，以“- ”开头", "Start each item on a line of its own with “- ”"),
        )
    if kind in ("too_long", "too_short"):
        limit = context.get("max_length", context.get("min_length"))
        few = kind == "too_short"
        return error(
            "too-few" if few else "too-many",
            place,
            Says(
                f"“{field}”有 {context['actual_length']} 项，{'至少' if few else '最多'} {limit} 项",
                f"“{field}” has {context['actual_length']} items; "
                f"{'at least' if few else 'at most'} {limit} will do",
            ),
            Says("请增补", "Add some") if few else Says("请删减或合并", "Remove or join some"),
        )
    if kind == "string_pattern_mismatch":
        return error(
            "bad-id",
            place,
            Says(f"代号“{details['input']}”写法不对", f"The id “{details['input']}” is not one"),
            Says("只用小写字母、数字和连字符", "Use lower-case letters, digits and hyphens only"),
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        least = kind == "greater_than_equal"
        return error(
            "number-out-of-range",
            place,
            Says(
                f"“{field}”{'不能小于' if least else '不能大于'} {bound}",
                f"“{field}” cannot be {'under' if least else 'over'} {bound}",
            ),
            Says("请检查这个数", "Check this number"),
        )
    return error(
        "wrong-value",
        place,
        Says(f"“{field}”的写法不对", f"“{field}” is not written as it must be"),
        Says("写法见 content/README.md", "content/README.md shows how"),
    )


def known_keys(model: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """List the keys a model knows at a path, in the order it declares them."""
    annotation: Any = model
    for part in path:
        if isinstance(part, str):
            inner = _models(annotation)
            field = inner[0].model_fields.get(part) if inner else None
            if field is None:
                return []
            annotation = field.annotation
    inner = _models(annotation)
    return list(inner[0].model_fields) if inner else []


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models(part)]

"""As what a department's brochure is published, and in which of its wordings."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import Field

from brochure.model.fields import Date, Frozen, Text, Wording
from brochure.model.vocabulary import Meaning, one_of

Edition = Literal["source", "prudent"]
EDITIONS = {
    "source": Meaning("原文", "the text as it is", ("原稿", "original")),
    "prudent": Meaning("稳妥版", "the cautious wordings", ("稳妥", "审慎", "cautious")),
}
MODES = {
    "information": Meaning(
        "信息公开、健康科普", "information for patients", ("信息", "科普", "info")
    ),
    "advertisement": Meaning("医疗广告", "a medical advertisement", ("广告", "ad", "advert")),
}
Value = TypeVar("Value")


def edition_called(word: str) -> Edition | None:
    """Find the edition that goes by a word."""
    names: tuple[Edition, ...] = get_args(Edition)
    for name in names:
        meaning = EDITIONS[name]
        if word.strip().casefold() in (name, meaning.zh, *meaning.also):
            return name
    return None


class Publication(Frozen):
    """As what a brochure is published, which decides what it may say."""

    mode: Annotated[Literal["information", "advertisement"], one_of(MODES)] = Field(
        "information", description="信息公开或医疗广告 · information, or an advertisement"
    )
    first_name: Text | None = Field(
        None, description="医疗机构执业许可证上的第一名称 · the hospital's registered first name"
    )
    certificate: Text | None = Field(
        None, description="医疗广告审查证明文号 · number of the review certificate"
    )
    expires: Date | None = Field(
        None, description="审查证明有效期至 · the day on which the certificate expires"
    )


def worded(value: Value, edition: Edition) -> Value:
    """Give content in the wording of an edition; the source keeps its other wordings beside it."""
    return value if edition == "source" else _prudent(value)


def _prudent(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_prudent(item) for item in value)
    if isinstance(value, Wording) and value.prudent:
        return value.model_copy(
            update={"zh": value.prudent.zh, "en": value.prudent.en, "prudent": None}
        )
    if isinstance(value, Frozen):
        fields = {name: _prudent(getattr(value, name)) for name in type(value).model_fields}
        return value.model_copy(update=fields)
    return value

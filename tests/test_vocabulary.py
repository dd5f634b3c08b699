"""A word that a field does not know is answered by what to write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from brochure.model.content import PrintOrder
from brochure.model.fields import Frozen
from brochure.model.profile import Imposition, PressProfile
from tests.project_maker import NAMES, examine

LAMINATED = "print: {lamination: WORD}\n"
DRAWN = """\
team:
  title: {zh: 团队, en: Team}
  figures:
    - {count: 1, label: {zh: 张床位, en: beds}, drawn_as: WORD}
"""
REACHED = "contact: {rows: [{kind: WORD, text: {zh: 甲, en: A}}]}\n"
MARKED = """\
techniques:
  title: {zh: 技术, en: Techniques}
  items:
    - {id: pph, title: {zh: 甲, en: A}, mark: WORD}
"""


@pytest.mark.parametrize(
    ("text", "typed", "word", "meaning"),
    [
        (LAMINATED, "哑膜", "matt", "哑膜"),
        (LAMINATED, "双面覆亚膜", "matt", "哑膜"),
        (LAMINATED, "Matte", "matt", "哑膜"),
        (LAMINATED, "不要", "none", "不覆膜"),
        (REACHED, "电话", "phone", "电话"),
        (REACHED, "微信公众号", "message", "公众号"),
        (REACHED, "adress", "address", "地址"),
        (MARKED, "圆圈", "ring", "圆环"),
        (DRAWN, "左端的点", "left-points", "左端的点"),
    ],
)
def test_the_word_to_write_is_told_where_its_meaning_was_typed(
    tmp_path: Path, text: str, typed: str, word: str, meaning: str
) -> None:
    (finding,) = examine(tmp_path, NAMES + text.replace("WORD", typed))
    assert finding.code == "unknown-word"
    assert finding.remedy.zh == f"请写 {word}（{meaning}）"
    assert finding.remedy.en.startswith(f"Write {word}")


@pytest.mark.parametrize("typed", ["laser", "亮膜或哑膜", "[gloss]"])
def test_every_word_is_told_with_its_meaning_where_none_is_meant(
    tmp_path: Path, typed: str
) -> None:
    (finding,) = examine(tmp_path, NAMES + LAMINATED.replace("WORD", typed))
    assert finding.remedy.zh == (
        "只能写其中之一：none（不覆膜）、gloss（亮膜）、matt（哑膜）、soft-touch（触感膜）"
    )
    assert "matt (matt film)" in finding.remedy.en


def silent_choices(annotation: Any) -> Iterator[tuple[str, ...]]:
    """Find every list of words in a type whose refusal does not tell what they mean."""
    inner = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if get_origin(inner) is Literal:
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(annotation).validate_python("?")
        told = refused.value.errors()[0].get("ctx", {}).get("words", ())
        if tuple(told) != get_args(inner):
            yield get_args(inner)
    else:
        for part in get_args(inner):
            yield from silent_choices(part)


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for other in model.__subclasses__():
        yield from models(other)


def test_every_choice_of_words_tells_what_they_mean() -> None:
    fields = [
        (model, name, annotation)
        for model in models(Frozen)
        for name, annotation in get_type_hints(model, include_extras=True).items()
    ]
    assert {PrintOrder, PressProfile, Imposition} <= {model for model, *_ in fields}
    silent = [(m.__name__, name) for m, name, kind in fields for _ in silent_choices(kind)]
    assert silent == []

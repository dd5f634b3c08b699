"""The kinds of value that files hold: texts in two languages, counts, dates, lengths."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from brochure.findings import Language

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CJK_MARKS = "\u3000-\u303f\uff00-\uff60"
BREAK = "|"
"""Marks a good place to break a display text; never printed."""


def _tidy(value: object) -> object:
    """Fold white space; where a line was broken between Chinese characters, none is left."""
    if not isinstance(value, str):
        return value
    text = re.sub(r"[ \t\r\n]+", " ", value).strip(" ")
    return re.sub(rf"(?<=[{HAN}{CJK_MARKS}]) (?=[{HAN}{CJK_MARKS}])", "", text)


def _written(text: str) -> str:
    if not re.sub(r"[|\s\u00a0\u200b\u2060\ufeff]", "", text):
        raise PydanticCustomError("empty_text", "text is empty")
    return text


def _whole_number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"0|-?[1-9][0-9]*", value):
        raise PydanticCustomError("whole_number", "not a whole number", {"typed": value})
    return value


Text = Annotated[str, BeforeValidator(_tidy), AfterValidator(_written)]
Count = Annotated[int, Field(ge=0, le=999_999), BeforeValidator(_whole_number)]
Quantity = Annotated[Count, Field(ge=1)]
Weight = Annotated[int, Field(ge=40, le=600), BeforeValidator(_whole_number)]
"""Of paper, in g/m²."""
Year = Annotated[int, Field(ge=1000, le=2999), BeforeValidator(_whole_number)]
Month = Annotated[int, Field(ge=1, le=12), BeforeValidator(_whole_number)]
FileName = Annotated[str, AfterValidator(_written)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]


def _a_day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise PydanticCustomError("date", "not a date", {"typed": text})
    return text


Date = Annotated[str, AfterValidator(_a_day)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Focus = Annotated[tuple[Percent, ...], Field(min_length=2, max_length=2)]
"""The point of a picture that a crop keeps: per cent from its left edge and from its top."""


Millimetres = Annotated[float, Field(allow_inf_nan=False, le=2000)]


class Frozen(BaseModel):
    """A value that never changes and takes no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bilingual(Frozen):
    """One text in both languages."""

    zh: Text = Field(description="中文")
    en: Text = Field(description="English")

    def to(self, language: Language) -> str:
        """Give the text in one language."""
        return self.zh if language == "zh" else self.en


class Wording(Bilingual):
    """A text that is printed, and how a cautious office would put it, where that differs."""

    prudent: Bilingual | None = Field(
        None, description="稳妥的写法，--edition prudent 时用 · used with --edition prudent"
    )


class Display(Wording):
    """A text set large, in both languages; | marks a good place to break a line."""


class Picture(Frozen):
    """A file in the department's folder of pictures."""

    file: FileName = Field(description="文件，放在 pictures/ 里 · file, kept in pictures/")

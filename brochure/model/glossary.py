"""The project's terms: how each is said in both languages, and how it is not to be said."""

from __future__ import annotations

from pydantic import Field

from brochure.model.fields import Frozen, Text


class Refused(Frozen):
    """How a term is not written."""

    zh: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()


class Term(Frozen):
    """One thing, and its one name in each language."""

    zh: Text = Field(description="中文")
    en: Text = Field(description="English")
    forbidden: Refused = Field(Refused(), description="不这样写 · not to be written")


class Glossary(Frozen):
    """What every department calls the same thing."""

    terms: tuple[Term, ...] = Field((), description="术语 · terms")

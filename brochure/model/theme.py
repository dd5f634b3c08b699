"""One visual design as data: inks, typefaces, type scale, densities and fixed words."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from brochure.findings import Language, Says, same
from brochure.model.fields import Bilingual, Frozen
from brochure.model.formats import Format
from brochure.model.vocabulary import Meaning, one_of

SetIn = Annotated[
    Language, one_of({"zh": Meaning("中文", "Chinese"), "en": Meaning("英文", "English")})
]
Percent = Annotated[float, Field(ge=0, le=100)]


def _four_inks(value: object) -> object:
    if not isinstance(value, list) or len(value) != 4:
        raise PydanticCustomError("swatch", "not four inks", {"typed": str(value)})
    return value


Swatch = Annotated[tuple[Percent, Percent, Percent, Percent], BeforeValidator(_four_inks)]


LARGEST_TEXT_PT = 20
"""Larger letters are display, whose lines may be set closer than their size."""


class Setting(Frozen):
    """How one role is set in one language."""

    size_pt: Annotated[float, Field(ge=8)]
    leading_pt: float
    weight: int
    tracking_em: float = 0

    @model_validator(mode="after")
    def _lines_apart(self) -> Setting:
        least = self.size_pt * (1 if self.size_pt <= LARGEST_TEXT_PT else 0.75)
        if self.leading_pt < least:
            raise PydanticCustomError("leading_too_small", "lines overlap")
        return self

    def enlarged(self, times: float) -> Setting:
        """Give the same setting so many times as large."""
        update = {"size_pt": self.size_pt * times, "leading_pt": self.leading_pt * times}
        return self.model_copy(update=update)


class Role(Frozen):
    """A named place in the type scale, such as `body` or `cover-title`."""

    family: str
    zh: Setting
    en: Setting

    def to(self, language: Language) -> Setting:
        """Give the setting for one language."""
        return self.zh if language == "zh" else self.en

    def enlarged(self, times: float) -> Role:
        """Give the same role so many times as large."""
        update = {"zh": self.zh.enlarged(times), "en": self.en.enlarged(times)}
        return self.model_copy(update=update)


class Stack(Frozen):
    """The faces of a family, first choice first, for each language."""

    zh: tuple[str, ...]
    en: tuple[str, ...]

    def to(self, language: Language) -> tuple[str, ...]:
        """Give the faces for one language."""
        return self.zh if language == "zh" else self.en


class Step(Frozen):
    """A closer way to set text: other type sizes, other choices of the template."""

    type: Mapping[str, Mapping[SetIn, Setting]] = {}
    choices: Mapping[str, str] = {}

    def enlarged(self, times: float) -> Step:
        """Give the same step so many times as large."""
        larger = {
            name: {language: setting.enlarged(times) for language, setting in settings.items()}
            for name, settings in self.type.items()
        }
        return self.model_copy(update={"type": larger})


class Ladder(Frozen):
    """The steps that some frames may take by themselves when their text does not fit."""

    frames: tuple[str, ...]
    steps: tuple[Step, ...]

    def enlarged(self, times: float) -> Ladder:
        """Give the same steps so many times as large."""
        return self.model_copy(update={"steps": tuple(step.enlarged(times) for step in self.steps)})


class Scale(Frozen):
    """What one kind of format sets otherwise than the theme's type scale."""

    type: Mapping[str, Mapping[SetIn, Setting]] = {}
    choices: Mapping[str, str] = {}
    densities: Mapping[str, Step] = {}
    titles: tuple[Ladder, ...] = ()


class TextInks(Frozen):
    """Which swatch body text has, and in which swatches text stands on which grounds."""

    body: str
    pairs: tuple[tuple[str, str], ...]
    large_pairs: tuple[tuple[str, str], ...] = ()
    """Text of 18 pt and more, which may have less contrast."""


class Weights(Frozen):
    """The weight of a face in each language."""

    zh: int
    en: int

    def to(self, language: Language) -> int:
        """Give the weight for one language."""
        return self.zh if language == "zh" else self.en


DRAWINGS = {
    "hammock": Meaning("悬线", "threads hung between points", ("吊床", "线", "threads")),
    "windows": Meaning("窗格", "panes, one for each", ("窗", "panes")),
}
READ_ON = (
    *((text, "paper") for text in ("ink", "title", "quiet")),
    *((text, "tint") for text in ("ink", "title")),
    *((text, "cover") for text in ("cover_ink", "cover_quiet")),
)
"""Which of an edition's colours is text on which."""


class Reading(Frozen):
    """What the editions for the screen take from a theme: swatches, families, and what is drawn."""

    paper: str
    ink: str
    title: str
    """Of headings and links."""
    quiet: str
    tint: str
    """The ground of what is set apart on the page."""
    cover: str
    cover_ink: str
    cover_quiet: str
    accent: str
    """Of marks and points; never of text."""
    text_face: str
    display_face: str
    cover_weight: Weights
    display_weight: Weights
    lead_weight: Weights
    strong_weight: Weights
    drawing: Annotated[Literal["hammock", "windows"], one_of(DRAWINGS)]

    @property
    def colours(self) -> dict[str, str]:
        """Give the swatch of every colour, by what it is for."""
        names = ("paper", "ink", "title", "quiet", "tint", "cover", "cover_ink", "cover_quiet")
        return {name: getattr(self, name) for name in (*names, "accent")}

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """List which swatch is text on which."""
        return tuple((self.colours[text], self.colours[ground]) for text, ground in READ_ON)


class Theme(Frozen):
    """A visual design. The type scale's floor is 8 pt; nothing is ever set smaller.

    `densities` are for all text of an edition, loosest first, each building on the one before.
    `titles` may step down by themselves before a closer density is taken; `last_resort` is what
    may be done when even the closest density does not hold the text.
    """

    name: Bilingual
    swatches: Mapping[str, Swatch]
    text: TextInks
    families: Mapping[str, Stack]
    type: Mapping[str, Role]
    choices: Mapping[str, str] = {}
    qr_mm: float
    densities: Annotated[Mapping[str, Step], Field(min_length=1)]
    density_names: Mapping[str, Bilingual] = {}
    titles: tuple[Ladder, ...] = ()
    last_resort: tuple[Ladder, ...] = ()
    scales: Mapping[str, Scale] = {}
    reading: Reading

    def on(self, sheet: Format) -> Theme:
        """Give the theme as it is set on one format."""
        scale = self.scales.get(sheet.template, Scale())
        densities, titles = scale.densities or self.densities, scale.titles or self.titles
        own = self._with(Step(type=scale.type, choices=scale.choices))
        times = sheet.enlarged
        return own.model_copy(
            update={
                "type": {name: role.enlarged(times) for name, role in own.type.items()},
                "densities": {name: step.enlarged(times) for name, step in densities.items()},
                "titles": tuple(ladder.enlarged(times) for ladder in titles),
                "last_resort": tuple(ladder.enlarged(times) for ladder in self.last_resort),
            }
        )

    @property
    def ladders(self) -> tuple[Ladder, ...]:
        return (*self.titles, *self.last_resort)

    def says(self, density: str) -> Says:
        """Name a density as people call it."""
        name = self.density_names.get(density)
        return Says(name.zh, name.en) if name else same(density)

    def at(self, density: str, taken: tuple[int, ...]) -> Theme:
        """Give the theme at one density, each ladder stepped down so far (0 leaves it)."""
        names = list(self.densities)
        steps = [self.densities[name] for name in names[: names.index(density) + 1]]
        for ladder, count in zip(self.ladders, taken, strict=True):
            steps += ladder.steps[:count]
        return functools.reduce(Theme._with, steps, self)

    def _with(self, step: Step) -> Theme:
        roles = dict(self.type)
        for name, settings in step.type.items():
            update = {str(language): setting for language, setting in settings.items()}
            roles[name] = roles[name].model_copy(update=update)
        return self.model_copy(update={"type": roles, "choices": {**self.choices, **step.choices}})

    def swatch(self, name: str) -> tuple[float, float, float, float]:
        """Give an ink mixture as parts of one."""
        c, m, y, k = self.swatches[name]
        return c / 100, m / 100, y / 100, k / 100


class Face(Frozen):
    """One font file."""

    file: str
    family: str
    weight: int
    licence: str


class Fonts(Frozen):
    """The fonts of a project; no other is ever used."""

    faces: tuple[Face, ...]

    def file(self, folder: Path, family: str, weight: int) -> Path:
        """Find the file of a family in one weight."""
        return next(
            folder / face.file
            for face in self.faces
            if face.family == family and face.weight == weight
        )

    def nearest(self, folder: Path, family: str, weight: int) -> Path:
        """Find the file of a family in the weight that comes nearest."""
        own = [face for face in self.faces if face.family == family]
        return folder / min(own, key=lambda face: abs(face.weight - weight)).file

    def files(self, folder: Path, families: tuple[str, ...]) -> tuple[Path, ...]:
        """Find the files of some families."""
        return tuple(folder / face.file for face in self.faces if face.family in families)


class Labels(BaseModel):
    """The fixed words of a theme, by name."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Bilingual]

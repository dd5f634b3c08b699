"""One visual design as data: inks, typefaces, type scale, densities and fixed words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from brochure.findings import Language
from brochure.model.fields import Bilingual, Frozen
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


class Setting(Frozen):
    """How one role is set in one language."""

    size_pt: Annotated[float, Field(ge=8)]
    leading_pt: float
    weight: int
    tracking_em: float = 0


class Role(Frozen):
    """A named place in the type scale, such as `body` or `cover-title`."""

    family: str
    zh: Setting
    en: Setting

    def to(self, language: Language) -> Setting:
        """Give the setting for one language."""
        return self.zh if language == "zh" else self.en


class Stack(Frozen):
    """The faces of a family, first choice first, for each language."""

    zh: tuple[str, ...]
    en: tuple[str, ...]

    def to(self, language: Language) -> tuple[str, ...]:
        """Give the faces for one language."""
        return self.zh if language == "zh" else self.en


class Step(Frozen):
    """A denser way to set a few frames: other type sizes, other choices of the template."""

    type: Mapping[str, Mapping[SetIn, Setting]] = {}
    choices: Mapping[str, str] = {}


class Density(Frozen):
    """The steps that some frames may take when their text does not fit, loosest first."""

    frames: tuple[str, ...]
    steps: tuple[Step, ...]


class Theme(Frozen):
    """A visual design. The type scale's floor is 8 pt; nothing is ever set smaller."""

    name: Bilingual
    swatches: Mapping[str, Swatch]
    families: Mapping[str, Stack]
    type: Mapping[str, Role]
    choices: Mapping[str, str]
    qr_mm: float
    densities: tuple[Density, ...]

    def at(self, steps: tuple[int, ...]) -> Theme:
        """Give the theme with each density moved on by so many steps (0 leaves it as declared)."""
        roles, choices = dict(self.type), dict(self.choices)
        for density, taken in zip(self.densities, steps, strict=True):
            for step in density.steps[:taken]:
                choices |= step.choices
                for name, settings in step.type.items():
                    roles[name] = roles[name].model_copy(
                        update={str(key): value for key, value in settings.items()}
                    )
        return self.model_copy(update={"type": roles, "choices": choices})

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

    def files(self, folder: Path, families: tuple[str, ...]) -> tuple[Path, ...]:
        """Find the files of some families."""
        return tuple(folder / face.file for face in self.faces if face.family in families)


class Labels(BaseModel):
    """The fixed words of a theme, by name."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Bilingual]

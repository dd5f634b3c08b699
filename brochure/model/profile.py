"""What one press wants: bleed, inks, output condition, smallest sizes, marks, file names."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from brochure.errors import UsageError
from brochure.findings import Says
from brochure.model.content import Bilingual
from brochure.model.formats import Millimetres
from brochure.model.source import read
from brochure.model.validation import validate

DEFAULT = "offset-coated"


def _number(value: object) -> object:
    return float(value) if isinstance(value, str) else value


def _flag(value: object) -> object:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


Percent = Annotated[float, BeforeValidator(_number), Field(ge=0, le=400)]
Points = Annotated[float, BeforeValidator(_number), Field(gt=0, le=100)]
Ppi = Annotated[float, BeforeValidator(_number), Field(gt=0, le=2400)]
Flag = Annotated[bool, BeforeValidator(_flag)]


class Frozen(BaseModel):
    """A value that never changes and takes no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OutputCondition(Frozen):
    """A characterised printing condition, as the output intent names it (ISO 15930-7, 6.2)."""

    identifier: str
    name: str
    registry: str


class Resolution(Frozen):
    """Effective resolution of pictures: what is wanted, warned of and refused."""

    wanted: Ppi
    warning: Ppi
    error: Ppi


class PressProfile(Frozen):
    """One press, or one shop's wishes."""

    name: Bilingual
    bleed_mm: Annotated[Millimetres, Field(ge=0, le=10)]
    safe_area_mm: Annotated[Millimetres, Field(ge=0, le=20)]
    condition: OutputCondition
    icc: str
    total_ink_percent: Percent
    min_text_pt: Points
    min_reversed_text_pt: Points
    one_ink_below_pt: Points
    min_line_mm: Millimetres
    min_tint_percent: Percent
    ppi: Resolution
    marks: Flag
    overprint: Flag
    spots: tuple[str, ...] = ()


def built_in() -> Path:
    """Give the folder of the profiles that come with the program."""
    return Path(str(files("brochure") / "profiles"))


def known(folder: Path) -> dict[str, Path]:
    """List profiles by name; a project's own stand before those of the program."""
    paths = (*built_in().glob("*.yaml"), *folder.glob("*.yaml"))
    return {path.stem: path for path in paths}


def read_profile(name: str, folder: Path) -> tuple[PressProfile, Path]:
    """Read a press profile and find its ICC profile.

    Raises UsageError for a name that is not known, Refused for a profile that is not right.
    """
    paths = known(folder)
    if name not in paths:
        raise UsageError(
            Says(f"没有“{name}”这种印刷设置", f"There is no press profile “{name}”"),
            Says(f"可用的有：{'、'.join(sorted(paths))}", f"There are: {', '.join(sorted(paths))}"),
        )
    path = paths[name]
    profile = validate(PressProfile, read(path, path.name))
    return profile, path.parent / profile.icc

"""What one press wants: bleed, inks, output condition, smallest sizes, marks, file names."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from brochure.errors import Refused, UsageError
from brochure.findings import Finding, InFile, Says, error
from brochure.model import contradictions
from brochure.model import icc as icc_profile
from brochure.model.fields import Bilingual, Frozen, Millimetres
from brochure.model.source import KeyPath, Source, read
from brochure.model.validation import validate
from brochure.model.vocabulary import Meaning, one_of

DEFAULT = "offset-coated"
NAMED_BY = ("hospital", "department", "language", "format", "date", "profile")
"""What a file name may be put together from."""
PRINTED = ("All", "None", "Cyan", "Magenta", "Yellow", "Black")
"""Names that stand for the process inks, for all plates or for none: never a spot ink."""


def _file_name(text: str) -> str:
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        parts = []
    fields = {field for _, field, _, _ in parts} - {None}
    plain = not any(re.search(r'[\\/:*?"<>|]|\.\.', words) for words, *_ in parts)
    bare = not any(wanted or conversion for *_, wanted, conversion in parts)
    if not (plain and bare and {"department", "language"} <= fields <= set(NAMED_BY)):
        raise PydanticCustomError("file_name", "not a file name", {"typed": text})
    return text


def _spot_ink(name: str) -> str:
    if not name.strip() or name in PRINTED:
        raise PydanticCustomError("spot_ink", "no spot ink", {"typed": name})
    return name


SpotInk = Annotated[str, AfterValidator(_spot_ink)]
Percent = Annotated[float, Field(ge=0, le=100)]
InkLimit = Annotated[float, Field(ge=100, le=400)]
"""Of all inks together; under 100 % not even black could be printed solid."""
Points = Annotated[float, Field(gt=0, le=100)]
Ppi = Annotated[float, Field(gt=0, le=2400)]
FLAVOURS = {
    "PDF/X-4": Meaning("保留透明，新流程", "keeps transparency", ("x4", "pdf/x4", "x-4")),
    "PDF/X-1a:2003": Meaning(
        "不含透明，老流程", "no transparency", ("x1a", "pdf/x1a", "pdf/x-1a", "x-1a")
    ),
}
Flavour = Annotated[Literal["PDF/X-4", "PDF/X-1a:2003"], one_of(FLAVOURS)]
SCHEMES = {
    "work-and-turn": Meaning("自翻版", "work and turn", ("自翻", "左右翻")),
    "n-up": Meaning("多拼", "step and repeat", ("拼版", "连拼", "nup", "2-up")),
    "saddle-stitch": Meaning("骑马钉", "saddle stitch", ("骑马订", "booklet")),
}
Scheme = Annotated[Literal["work-and-turn", "n-up", "saddle-stitch"], one_of(SCHEMES)]


@dataclass(frozen=True)
class _Over(Source):
    """A profile over the one that it is like: what it does not say has its place there."""

    base: Source = field(kw_only=True)

    def place(self, path: KeyPath) -> InFile:
        return super().place(path) if path[:1] in self.marks else self.base.place(path)


class OutputCondition(Frozen):
    """A characterised printing condition, as the output intent names it (ISO 15930-7, 6.2)."""

    identifier: Annotated[str, Field(min_length=1)]
    name: str
    registry: str


class Resolution(Frozen):
    """Effective resolution of pictures: what is wanted, warned of and refused."""

    wanted: Ppi
    warning: Ppi
    error: Ppi


class Imposition(Frozen):
    """How pages are laid on the sheet that goes through the press; its long side lies across."""

    scheme: Scheme
    width_mm: Annotated[Millimetres, Field(gt=0)]
    height_mm: Annotated[Millimetres, Field(gt=0)]
    gripper_mm: Annotated[Millimetres, Field(ge=0, le=30)]
    paper_mm: Annotated[Millimetres, Field(ge=0, le=1)]
    """The paper's thickness; inner sheets of a stitched booklet creep outwards by it."""


class PressProfile(Frozen):
    """One press, or one shop's wishes."""

    like: str | None = Field(default=None, exclude=True)
    """The profile that this one starts from, and differs from where it says so."""
    name: Bilingual
    flavour: Flavour
    bleed_mm: Annotated[Millimetres, Field(ge=0, le=10)]
    safe_area_mm: Annotated[Millimetres, Field(ge=0, le=20)]
    min_safe_area_mm: Annotated[Millimetres, Field(ge=0, le=20)]
    """Text nearer to the trim than this is refused; up to `safe_area_mm` it is warned of."""
    condition: OutputCondition
    icc: str
    paper: Bilingual
    total_ink_percent: InkLimit
    min_text_pt: Points
    min_text_zh_pt: Points
    min_reversed_text_pt: Points
    one_ink_below_pt: Points
    min_line_mm: Millimetres
    min_tint_percent: Percent
    ppi: Resolution
    marks: bool
    overprint: bool
    outlined_text: bool
    spots: tuple[SpotInk, ...] = ()
    fold_ink: SpotInk | None = None
    """The spot ink in which folds are drawn across the page, overprinting; none if not named."""
    die_ink: SpotInk | None = None
    """The spot ink in which the trim is drawn for a cutting die."""
    imposition: Imposition | None = None
    file_name: Annotated[str, AfterValidator(_file_name)]
    _source: Source = PrivateAttr(default=Source("profile", None, {}))

    @classmethod
    def of(cls, source: Source) -> PressProfile:
        """Take a profile from its file; it remembers where it says what.

        Raises Refused for values that are not right, or not together.
        """
        profile = validate(cls, source)
        profile._source = source
        if found := contradictions.examine(profile, source):
            raise Refused(found)
        return profile

    def place(self, *path: str) -> InFile:
        """Give file, line and column of a value."""
        return self._source.place(path)

    @property
    def technical_inks(self) -> tuple[str, ...]:
        """Name the inks that only show where to fold and cut, and are not printed."""
        return tuple(dict.fromkeys(filter(None, (self.fold_ink, self.die_ink))))

    @property
    def allowed_spots(self) -> frozenset[str]:
        return frozenset({*self.spots, *self.technical_inks})


def built_in() -> Path:
    """Give the folder of the profiles that come with the program."""
    return Path(str(files("brochure") / "profiles"))


def known(folder: Path) -> dict[str, Path]:
    """List profiles by name; a project's own stand before those of the program."""
    paths = (*built_in().glob("*.yaml"), *folder.glob("*.yaml"))
    return {path.stem: path for path in paths}


def read_profile(name: str, folder: Path) -> tuple[PressProfile, Path]:
    """Read a press profile and find its ICC profile.

    A profile that is `like` another says only what differs.
    Raises UsageError for a name that is not known, Refused for a profile that is not right.
    """
    source, home = _gathered(name, known(folder), ())
    profile = PressProfile.of(source)
    icc = icc_profile.find(profile.icc, home)
    if icc is None or not icc_profile.is_cmyk_printer(icc.read_bytes()):
        raise Refused([_not_for_printing(source, profile.icc, missing=icc is None)])
    if not _describes(icc.read_bytes(), profile.condition.identifier, source):
        raise Refused([_of_another_condition(source, profile)])
    return profile, icc


def _gathered(name: str, paths: dict[str, Path], trail: tuple[str, ...]) -> tuple[Source, Path]:
    """Read a profile over the one that it is like; gives the folder of its ICC profile too."""
    if name in trail:
        circle = " → ".join((*trail, name))
        raise UsageError(
            Says(
                f"印刷设置互相引用，绕成了圈：{circle}", f"Profiles are like each other: {circle}"
            ),
            Says("请让其中一个以自带的设置为底", "Let one of them be like one that comes along"),
        )
    if name not in paths:
        raise UsageError(
            Says(f"没有“{name}”这种印刷设置", f"There is no press profile “{name}”"),
            Says(f"可用的有：{'、'.join(sorted(paths))}", f"There are: {', '.join(sorted(paths))}"),
        )
    path = paths[name]
    folder = "brochure/profiles" if path.parent == built_in() else "profiles"
    source, home = read(path, f"{folder}/{path.name}"), path.parent
    if isinstance(source.value, dict) and "like" in source.value:
        own = source.value
        base, base_home = _gathered(str(own["like"]), paths, (*trail, name))
        home = home if "icc" in own else base_home
        said = {**base.value, **own} if isinstance(base.value, dict) else own
        source = _Over(source.shown, said, source.marks, source.findings, base=base)
    return source, home


def _describes(icc: bytes, condition: str, source: Source) -> bool:
    """Tell whether an ICC profile may be that of a condition.

    It may not be where it names another, or where it was inherited together with another.
    """
    named = icc_profile.conditions(icc_profile.description(icc))
    wanted = icc_profile.conditions(condition)
    if named and wanted:
        return bool(named & wanted)
    while isinstance(source, _Over) and ("icc",) not in source.marks:
        source = source.base
    said = source.value
    return not isinstance(said, dict) or said["condition"]["identifier"] == condition


def _of_another_condition(source: Source, profile: PressProfile) -> Finding:
    condition, icc = profile.condition.identifier, profile.icc
    while isinstance(source, _Over) and not {("icc",), ("condition",)} & set(source.marks):
        source = source.base
    path = ("icc",) if ("icc",) in source.marks else ("condition",)
    return error(
        "profile-contradiction",
        source.place(path),
        Says(f"印刷条件是 {condition}，ICC 特性文件“{icc}”却是另一种条件的",
             f"The condition is {condition}, but the ICC profile “{icc}” is that of another"),
        Says(f"请向印厂索取 {condition} 的 .icc，放在这个设置文件旁边，写上 icc: 文件名",
             f"Ask the shop for the .icc of {condition}, put it beside this file, and name it: "
             "icc: FILE"),
    )  # fmt: skip


def _not_for_printing(source: Source, icc: str, missing: bool) -> Finding:
    message = (
        Says(f"找不到 ICC 特性文件“{icc}”", f"The ICC profile “{icc}” is not there")
        if missing
        else Says(f"“{icc}”不是 CMYK 印刷特性文件", f"“{icc}” is no profile of a CMYK printer")
    )
    return error(
        "icc-profile",
        source.place(("icc",)),
        message,
        Says(
            "请向印厂索取 CMYK 输出特性文件（.icc），放在这个设置文件旁边",
            "Ask the print shop for its CMYK output profile (.icc), and put it beside this file",
        ),
    )

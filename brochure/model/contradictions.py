"""Values of a press profile that are right each by itself, and make no sense together."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.findings import Finding, InFile, Says, error
from brochure.model.fields import Frozen
from brochure.model.source import KeyPath, Source, field_name

_RISING: tuple[tuple[KeyPath, KeyPath], ...] = (
    (("min_safe_area_mm",), ("safe_area_mm",)),
    (("ppi", "error"), ("ppi", "warning")),
    (("ppi", "warning"), ("ppi", "wanted")),
    (("min_text_pt",), ("min_text_zh_pt",)),
    (("min_text_pt",), ("min_reversed_text_pt",)),
    (("imposition", "gripper_mm"), ("imposition", "height_mm")),
)
"""The first of two is never larger than the second."""
_INKS: tuple[tuple[KeyPath, Says], ...] = (
    (("fold_ink",), Says("折线", "the folds")),
    (("die_ink",), Says("刀线", "the die")),
)
_PRINTED = Says("要印的专色", "a spot that prints")


def examine(profile: Frozen, source: Source) -> list[Finding]:
    """Find what contradicts itself, each with its line and what to write."""
    return [
        *_out_of_order(profile, source),
        *_marks_without_bleed(profile, source),
        *_shared_inks(profile, source),
    ]


def _value(profile: object, path: KeyPath) -> object:
    for part in path:
        profile = getattr(profile, str(part), None)
    return profile


def _place(source: Source, *paths: KeyPath) -> InFile:
    """Give the place of the first value that the file says itself, not the one it is like."""
    return source.place(next((path for path in paths if path in source.marks), paths[0]))


def _out_of_order(profile: Frozen, source: Source) -> Iterator[Finding]:
    for low, high in _RISING:
        small, large = _value(profile, low), _value(profile, high)
        if isinstance(small, float) and isinstance(large, float) and small > large:
            lower, upper = field_name(low), field_name(high)
            yield error(
                "profile-contradiction",
                _place(source, low, high),
                Says(f"“{lower}”是 {small:g}，比“{upper}”的 {large:g} 还大",
                     f"“{lower}” is {small:g}, over the {large:g} of “{upper}”"),
                Says(f"{lower} 写 {large:g} 或更小，或者 {upper} 写 {small:g} 或更大",
                     f"Write {large:g} or less for {lower}, or {small:g} or more for {upper}"),
            )  # fmt: skip


def _marks_without_bleed(profile: Frozen, source: Source) -> Iterator[Finding]:
    if _value(profile, ("marks",)) and not _value(profile, ("bleed_mm",)):
        yield error(
            "profile-contradiction",
            _place(source, ("bleed_mm",), ("marks",)),
            Says("有裁切标记却没有出血：照标记一裁，边上会露白",
                 "There are crop marks and no bleed: cut there, the edge shows white paper"),
            Says("交印刷厂裁切就写 bleed_mm: 3，不裁切就写 marks: false",
                 "Write bleed_mm: 3 if it is trimmed, marks: false if it is not"),
        )  # fmt: skip


def _shared_inks(profile: Frozen, source: Source) -> Iterator[Finding]:
    """Let folds and die stand on plates of their own: the shop makes tools of them, not prints."""
    spots = _value(profile, ("spots",))
    used = {name.casefold(): _PRINTED for name in spots} if isinstance(spots, tuple) else {}
    for path, use in _INKS:
        name = _value(profile, path)
        if isinstance(name, str) and (other := used.setdefault(name.casefold(), use)) != use:
            yield error(
                "profile-contradiction",
                _place(source, path, ("fold_ink",), ("spots",)),
                Says(f"专色“{name}”既是{other.zh}又是{use.zh}，印厂分不开",
                     f"The ink “{name}” is both {other.en} and {use.en}: a shop cannot part them"),
                Says("请各取一个名字，例如 fold_ink: Crease，die_ink: Die",
                     "Give each a name of its own, such as fold_ink: Crease and die_ink: Die"),
            )  # fmt: skip

"""A press profile says what a press wants; what it says wrongly is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.errors import Refused, UsageError
from brochure.model.profile import built_in, known, read_profile

NAMES = ("offset-coated", "offset-uncoated", "digital", "office")


@pytest.mark.parametrize("name", NAMES)
def test_the_profiles_that_come_along(name: str, tmp_path: Path) -> None:
    profile, icc = read_profile(name, tmp_path)
    assert icc.read_bytes()[36:40] == b"acsp"
    assert profile.flavour == "PDF/X-4"
    assert profile.min_safe_area_mm <= profile.safe_area_mm
    assert profile.ppi.error < profile.ppi.warning < profile.ppi.wanted


def test_every_profile_is_one_of_these(tmp_path: Path) -> None:
    assert set(known(tmp_path)) == set(NAMES)


def test_uncoated_paper_has_a_condition_of_its_own(tmp_path: Path) -> None:
    coated, coated_icc = read_profile("offset-coated", tmp_path)
    uncoated, uncoated_icc = read_profile("offset-uncoated", tmp_path)
    assert coated.condition.identifier == "FOGRA39"
    assert uncoated.condition.identifier == "FOGRA29"
    assert coated_icc.read_bytes() != uncoated_icc.read_bytes()
    assert (coated.total_ink_percent, uncoated.total_ink_percent) == (300, 260)
    assert uncoated.bleed_mm == coated.bleed_mm


def test_a_shop_says_only_what_differs(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(
        "like: offset-uncoated\nname: {zh: 样本印厂, en: Specimen shop}\nbleed_mm: 5\n"
        "fold_ink: Crease\n"
    )
    (tmp_path / "branch.yaml").write_text("like: shop\nmarks: false\n")
    branch, icc = read_profile("branch", tmp_path)
    assert (branch.name.en, branch.bleed_mm, branch.marks) == ("Specimen shop", 5, False)
    assert branch.allowed_spots == {"Crease"}
    assert icc == built_in() / "fogra29L.icc"


def test_a_project_may_replace_a_profile_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "digital.yaml").write_text("like: offset-coated\nbleed_mm: 2\n")
    assert read_profile("digital", tmp_path)[0].bleed_mm == 2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("bled_mm: 3", "unknown-field"),
        ("bleed_mm: wide", "number-expected"),
        ("bleed_mm: 11", "number-out-of-range"),
        ("marks: perhaps", "unknown-word"),
        ("flavour: PDF/X-3", "unknown-word"),
        ("file_name: '{department}_{colour}'", "bad-file-name"),
        ("file_name: '{department'", "bad-file-name"),
        ("file_name: 'brochure'", "bad-file-name"),
        ("file_name: '../{department}_{language}'", "bad-file-name"),
        ("file_name: '{department:d}_{language}'", "bad-file-name"),
        ("file_name: '{department!r}_{language}'", "bad-file-name"),
        ("fold_ink: Black", "not-a-spot"),
        ("die_ink: All", "not-a-spot"),
        ("spots: [Cyan]", "not-a-spot"),
        ("fold_ink: ' '", "not-a-spot"),
        ("condition: {identifier: '', name: a, registry: b}", "missing-field"),
        ("icc: short.icc", "icc-profile"),
        ("imposition: {scheme: gang}", "unknown-word"),
        ("total_ink_percent: 90", "number-out-of-range"),
        ("min_tint_percent: 101", "number-out-of-range"),
        ("icc: absent.icc", "icc-profile"),
        ("icc: rgb.icc", "icc-profile"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, line: str, code: str) -> None:
    (tmp_path / "rgb.icc").write_bytes(b"\0" * 12 + b"mntrRGB " + b"\0" * 120)
    (tmp_path / "short.icc").write_bytes((built_in() / "fogra39L.icc").read_bytes()[:200])
    (tmp_path / "shop.yaml").write_text(f"like: offset-coated\n{line}\n")
    with pytest.raises(Refused) as refused:
        read_profile("shop", tmp_path)
    first = refused.value.findings[0]
    assert first.code == code
    assert first.place.zh.startswith("profiles/shop.yaml:2:")
    assert "templates/" not in first.remedy.zh


@pytest.mark.parametrize(
    ("line", "advised"),
    [
        ("min_safe_area_mm: 6", "min_safe_area_mm 写 5 或更小，或者 safe_area_mm 写 6 或更大"),
        ("safe_area_mm: 2", "min_safe_area_mm 写 2 或更小，或者 safe_area_mm 写 3 或更大"),
        ("ppi: {wanted: 300, warning: 150, error: 200}", "ppi.error 写 150 或更小"),
        ("ppi: {wanted: 200, warning: 225, error: 150}", "ppi.warning 写 200 或更小"),
        ("min_text_pt: 7.5", "min_text_zh_pt 写 7.5 或更大"),
        ("min_reversed_text_pt: 5", "min_text_pt 写 5 或更小"),
        ("bleed_mm: 0", "marks: false"),
        ("{fold_ink: Die, die_ink: die}", "fold_ink: Crease"),
        ("{spots: [Gold], fold_ink: Gold}", "fold_ink: Crease"),
        (
            "imposition: {scheme: n-up, width_mm: 40, height_mm: 20, gripper_mm: 25, paper_mm: 0}",
            "imposition.gripper_mm 写 20 或更小",
        ),
    ],
)
def test_values_that_contradict_each_other_are_named(
    tmp_path: Path, line: str, advised: str
) -> None:
    lines = line.strip("{}").split(", ") if line.startswith("{") else [line]
    (tmp_path / "shop.yaml").write_text("\n".join(["like: offset-coated", *lines, ""]))
    with pytest.raises(Refused) as refused:
        read_profile("shop", tmp_path)
    (finding,) = refused.value.findings
    assert finding.code == "profile-contradiction"
    assert advised in finding.remedy.zh
    assert finding.place.en.startswith(f"profiles/shop.yaml:{1 + len(lines)}:")


IMPOSITION = "imposition: {scheme: n-up, width_mm: 0, height_mm: 9, gripper_mm: 0, paper_mm: 0}"


@pytest.mark.parametrize(
    ("line", "said"),
    [(IMPOSITION, "“imposition.width_mm” must be more than 0"),
     ("bleed_mm: -1", "“bleed_mm” cannot be under 0")],
)  # fmt: skip
def test_a_bound_is_said_as_people_write_numbers(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "shop.yaml").write_text(f"like: offset-coated\n{line}\n")
    with pytest.raises(Refused) as refused:
        read_profile("shop", tmp_path)
    assert refused.value.findings[0].message.en == said


def test_a_profile_that_is_a_list_is_told_of_like(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text("- like: offset-coated\n")
    with pytest.raises(Refused) as refused:
        read_profile("shop", tmp_path)
    assert "like、" in refused.value.findings[0].remedy.zh


def with_description(icc: bytes, description: str) -> bytes:
    """Let an ICC profile call itself something else, of the same length at most."""
    old = b"FOGRA39L offset on coated paper, total ink 300 %"
    assert old in icc and len(description) <= len(old)
    return icc.replace(old, description.encode().ljust(len(old)))


JAPAN = "condition: {identifier: JC200103, name: Japan Color 2001 Coated, registry: a}\n"


@pytest.mark.parametrize(
    ("shop", "branch", "place"),
    [
        ("", JAPAN, "branch.yaml:2:1"),
        (JAPAN, "bleed_mm: 5\n", "shop.yaml:2:1"),
        ("", JAPAN + "icc: fogra39.icc\n", "branch.yaml:3:1"),
        ("icc: plain.icc\n", JAPAN, "branch.yaml:2:1"),
        ("icc: japan.icc\n", "bleed_mm: 5\n", "shop.yaml:2:1"),
        ("icc: japan.icc\n", JAPAN, None),
        ("", JAPAN + "icc: plain.icc\n", None),
        ("icc: plain.icc\n", "bleed_mm: 5\n", None),
    ],
)
def test_a_condition_has_the_icc_profile_of_its_own(
    tmp_path: Path, shop: str, branch: str, place: str | None
) -> None:
    coated = (built_in() / "fogra39L.icc").read_bytes()
    (tmp_path / "fogra39.icc").write_bytes(coated)
    (tmp_path / "japan.icc").write_bytes(with_description(coated, "JC200103"))
    (tmp_path / "plain.icc").write_bytes(with_description(coated, "Our press"))
    (tmp_path / "shop.yaml").write_text(f"like: offset-coated\n{shop}")
    (tmp_path / "branch.yaml").write_text(f"like: shop\n{branch}")
    if place is None:
        assert read_profile("branch", tmp_path)[0].bleed_mm
        return
    with pytest.raises(Refused) as refused:
        read_profile("branch", tmp_path)
    (finding,) = refused.value.findings
    assert (finding.code, finding.place.en) == ("profile-contradiction", f"profiles/{place}")


def test_a_place_is_in_the_file_that_says_the_value(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text("like: offset-coated\nmarks: false\nbleed_mm: wide\n")
    (tmp_path / "branch.yaml").write_text("like: shop\noverprint: false\n")
    with pytest.raises(Refused) as refused:
        read_profile("branch", tmp_path)
    assert refused.value.findings[0].place.en == "profiles/shop.yaml:3:1"
    profile, _ = read_profile("office", tmp_path)
    assert profile.place("marks").en.startswith("brochure/profiles/office.yaml:")
    assert profile.place("icc").en.startswith("brochure/profiles/offset-coated.yaml:")


@pytest.mark.parametrize("text", ["like: nowhere\n", "like: shop\n", "like: other\n"])
def test_a_profile_like_none_or_like_itself(tmp_path: Path, text: str) -> None:
    (tmp_path / "shop.yaml").write_text(text)
    (tmp_path / "other.yaml").write_text("like: shop\n")
    with pytest.raises(UsageError):
        read_profile("shop", tmp_path)


def test_the_guide_names_every_key(tmp_path: Path) -> None:
    guide = (built_in() / "README.md").read_text(encoding="utf-8")
    for key in type(read_profile("office", tmp_path)[0]).model_fields:
        assert f"`{key}`" in guide, key

"""Whether both languages have the same abbreviations, and what to do where they have not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project_maker import examine, spots
from tests.test_parity import pair


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("ICU 病房", "Intensive care"),
        ("WHO 推荐", "Recommended by the World Health Organization"),
        ("配有 AED", "There is a defibrillator"),
        ("DR 当天出片", "X-ray images on the same day"),
        ("VIP 病房", "Private rooms"),
        ("核酸检测", "PCR test"),
    ],
)
def test_what_everybody_knows_may_stand_in_full(tmp_path: Path, chinese: str, english: str) -> None:
    assert spots(examine(tmp_path, pair(chinese, english))) == []


@pytest.mark.parametrize(
    ("chinese", "english", "zh", "en"),
    [
        ("内镜黏膜下剥离术（ESD）", "Endoscopic submucosal dissection",
         "请在英文的全称后加 (ESD)", "Add (ESD) after the full English name"),
        ("内镜黏膜下剥离术", "Endoscopic submucosal dissection (ESD)",
         "请在中文的全称后加（ESD）", "Add （ESD） after the full Chinese name"),
    ],
)  # fmt: skip
def test_a_missing_abbreviation_says_what_to_do_on_which_side(
    tmp_path: Path, chinese: str, english: str, zh: str, en: str
) -> None:
    (finding,) = examine(tmp_path, pair(chinese, english))
    assert finding.remedy.zh.startswith(zh)
    assert finding.remedy.en.startswith(en)

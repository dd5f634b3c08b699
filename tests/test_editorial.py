"""Chinese punctuation and numbers: what a bilingual editor would mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.findings import has_errors
from tests.project_maker import NAMES, examine, spots


@pytest.mark.parametrize(
    "typed",
    ["请遵医嘱.", "遵医嘱!", "是,否", "咨询(门诊)", "等...", "等。。。", "等…", "术前--术后",
     "术前—术后", "ＰＰＨ手术", "５１张", "好。。", "好，，不好", "甲、、乙"],
)  # fmt: skip
def test_chinese_punctuation(tmp_path: Path, typed: str) -> None:
    findings = examine(tmp_path, f'{NAMES}advice:\n  zh: "{typed}"\n  en: Text\n')
    codes = [spot for spot in spots(findings) if spot[0] != "numbers-differ"]
    assert codes[0] == ("chinese-punctuation", "4:3")
    assert len(set(codes)) == 1
    assert not has_errors(findings)


@pytest.mark.parametrize(
    "typed",
    ["请遵医嘱。", "是，否；可以：好！", "咨询（门诊）", "等等……", "术前——术后", "PPH 手术",
     "51 张", "8:30–11:30", "如 TST、PPH（RPH）等", "3.2 万例", "“悬吊”术"],
)  # fmt: skip
def test_good_chinese_is_left_alone(tmp_path: Path, typed: str) -> None:
    findings = examine(tmp_path, f'{NAMES}advice:\n  zh: "{typed}"\n  en: "{typed} A"\n')
    assert findings == []


@pytest.mark.parametrize(
    ("chinese", "english", "same"),
    [
        ("51 张床位", "51 beds", True),
        ("成立于 2005 年 11 月", "Established in November 2005", True),
        ("每年 12000 例", "12,000 a year", True),
        ("0.8 cm", "0.8 cm", True),
        ("51 张床位", "15 beds", False),
        ("51 张床位", "beds", False),
        ("成立于 2005 年 11 月", "Established in October 2005", False),
        ("床位", "51 beds", False),
    ],
)
def test_numbers_of_both_languages(tmp_path: Path, chinese: str, english: str, same: bool) -> None:
    findings = examine(tmp_path, f'{NAMES}advice:\n  zh: "{chinese}"\n  en: "{english}"\n')
    assert spots(findings) == ([] if same else [("numbers-differ", "5:3")])

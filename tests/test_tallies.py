"""What the prose counts, the figures of the team count alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project_maker import NAMES, examine, spots

WARD = """\
about:
  title: {{zh: 简介, en: About}}
  paragraphs:
    - {{zh: "{zh}", en: "{en}"}}
timeline:
  - {{year: 1986, event: {{zh: 床位28张, en: With 28 beds}}}}
team:
  title: {{zh: 团队, en: Team}}
  figures:
    - {{count: 40, label: {{zh: 张床位, en: beds}}}}
    - {{count: 12, label: {{zh: 名医师, en: doctors}}}}
    - {{count: 21, label: {{zh: 名护士（不含进修）, en: nurses on the ward}}}}
"""


@pytest.mark.parametrize(
    ("zh", "en", "words"),
    [
        ("现有38张床位", "We have 38 beds", ["38张床位", "38 beds"]),
        ("设病床三十八张", "There are thirty-eight beds", ["病床三十八张", "thirty-eight beds"]),
        ("有04张床", "4 beds", []),
        ("医师21名", "Our 21 physicians", ["医师21名", "21 physicians"]),
    ],
)
def test_prose_that_was_not_updated(tmp_path: Path, zh: str, en: str, words: list[str]) -> None:
    findings = examine(tmp_path, NAMES + WARD.format(zh=zh, en=en))
    found = [finding for finding in findings if finding.code == "figure-differs"]
    assert len(found) == len(words)
    for finding, said in zip(found, words, strict=True):
        assert f"“{said}”" in finding.message.zh
        assert "line 1" in finding.message.en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("现有40张床位，其中重症监护22张床位", "We have 40 beds, 22 of them in intensive care"),
        ("另有30张日间床位", "Another 30 day beds"),
        ("1986年有28张床位", "In 1986 there were some 28 beds"),
        ("近50张床位", "nearly 50 beds"),
        ("重症监护室设4张床位", "Intensive care has 4 beds"),
        ("副主任医师9名", "9 associate chief physicians"),
        ("护士30名", "30 nurses"),
    ],
)
def test_what_counts_something_else(tmp_path: Path, zh: str, en: str) -> None:
    findings = examine(tmp_path, NAMES + WARD.format(zh=zh, en=en))
    assert "figure-differs" not in [code for code, _ in spots(findings)]

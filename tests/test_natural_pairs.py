"""A sound translation is left alone: an editor who cries wolf is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.project_maker import NAMES, examine
from tests.test_parity import pair

_ROWS = (ROOT / "tests/specimens/natural-pairs.tsv").read_text(encoding="utf-8").splitlines()
_APART = 7
"""How far apart those rows are that are put together: neighbours often speak of one thing."""
_ABOUT_PARITY = ("-differ", "-differs", "-missing", "untranslated-text", "chinese-in-english")


@pytest.mark.parametrize("row", _ROWS)
def test_a_sound_translation_raises_no_alarm(tmp_path: Path, row: str) -> None:
    findings = examine(tmp_path, pair(*row.split("\t")))
    said = [each.message.en for each in findings if each.code.endswith(_ABOUT_PARITY)]
    assert said == []


@pytest.mark.parametrize("first", range(_APART))
def test_sound_translations_raise_no_alarm_in_one_text(tmp_path: Path, first: int) -> None:
    rows = [row.split("\t") for row in _ROWS[first::_APART]]
    texts = [rows[start : start + 3] for start in range(0, len(rows), 3)]
    paragraphs = "".join(
        f'    - zh: "{"。".join(zh for zh, _ in text)}"\n'
        f'      en: "{". ".join(en for _, en in text)}"\n'
        for text in texts
    )
    about = f"{NAMES}about:\n  title: {{zh: 简介, en: About}}\n  paragraphs:\n{paragraphs}"
    said = [
        each.message.en for each in examine(tmp_path, about) if each.code.endswith(_ABOUT_PARITY)
    ]
    assert said == []

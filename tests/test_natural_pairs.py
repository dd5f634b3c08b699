"""A sound translation is left alone: an editor who cries wolf is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.project_maker import examine
from tests.test_parity import pair

_ROWS = (ROOT / "tests/specimens/natural-pairs.tsv").read_text(encoding="utf-8").splitlines()
_ABOUT_PARITY = ("-differ", "-differs", "-missing", "untranslated-text", "chinese-in-english")


@pytest.mark.parametrize("row", _ROWS)
def test_a_sound_translation_raises_no_alarm(tmp_path: Path, row: str) -> None:
    findings = examine(tmp_path, pair(*row.split("\t")))
    said = [each.message.en for each in findings if each.code.endswith(_ABOUT_PARITY)]
    assert said == []

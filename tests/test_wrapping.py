"""Findings on a narrow screen: words stay whole, lines hang, no mark starts a line."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from brochure.terminal import wrapped

ZH = (
    "请看哪边写错了，改成一样；两边都对，就把“About 3,300 babies”"
    "记到 content/glossary.yaml（每处一行）。"
)
EN = (
    "“fetal” is spelt the American way; most of the text is spelt the British way, as in “theatres”"
)


@pytest.mark.parametrize("text", [ZH, EN])
@pytest.mark.parametrize("width", [30, 40, 80, 120])
def test_no_line_is_too_long_and_nothing_is_lost(text: str, width: int) -> None:
    first, *further = wrapped(text, width, 4).split("\n")
    assert all(line.startswith("    ") and cell_len(line) <= width for line in further)
    assert cell_len(first) + 4 <= width
    together = "".join([first, *(line[4:] for line in further)])
    assert together.replace(" ", "") == text.replace(" ", "")
    assert not any(line.strip()[0] in "，。；：、！？）”" for line in further)


def test_words_and_paths_stay_whole() -> None:
    lines = [line.strip() for line in wrapped(EN, 40, 2).split("\n")]
    assert " ".join(lines) == EN
    assert "content/glossary.yaml" in wrapped(ZH, 30, 4)


def test_a_screen_too_narrow_to_break_for_gets_the_text_as_it_is() -> None:
    assert wrapped(EN, 12, 4) == EN

"""Paragraphs are broken as a whole: no more lines than greedily, and a calmer edge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brochure.layout.rag import break_lines

EVEN = len
WORDS = st.lists(st.text("bcdefg", min_size=1, max_size=9), min_size=1, max_size=40)


def greedy(text: str, measure: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= measure:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def unevenness(lines: list[str], measure: float) -> float:
    return sum((measure - len(line)) ** 2 for line in lines[:-1])


@given(WORDS, st.integers(10, 40))
def test_nothing_is_lost_and_no_line_is_too_wide(words: list[str], measure: int) -> None:
    lines = break_lines(" ".join(words), EVEN, measure)
    assert " ".join(lines) == " ".join(words)
    assert all(len(line) <= measure for line in lines)


@given(WORDS, st.integers(10, 40))
def test_as_few_lines_as_greedy_breaking(words: list[str], measure: int) -> None:
    text = " ".join(words)
    assert len(break_lines(text, EVEN, measure)) == len(greedy(text, measure))


def test_the_edge_is_calmer_than_greedy() -> None:
    text = "bbbbbb cc ddd eeee ffffffffffff gggg bbbbbbb cccc"
    chosen, first_fit = break_lines(text, EVEN, 16), greedy(text, 16)
    assert unevenness(chosen, 16) < unevenness(first_fit, 16)


def test_a_line_does_not_end_in_an_article() -> None:
    lines = break_lines("bbbbbbbb the cccccccc ddddd eeeeee", EVEN, 13)
    assert lines[0] == "bbbbbbbb"


def test_display_text_is_balanced() -> None:
    lines = break_lines("bbbb cccc dddd eeee ffff", EVEN, 19, balanced=True)
    assert [len(line) for line in lines] == [9, 14]


def test_a_word_wider_than_the_measure_stands_alone() -> None:
    assert break_lines("bb ccccccccccccccc dd", EVEN, 8) == ["bb", "ccccccccccccccc", "dd"]

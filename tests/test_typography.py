"""Chinese and English micro-typography: what may be torn apart, and what may not."""

from __future__ import annotations

import re

import pytest

from brochure.layout.typography import (
    NBSP,
    WJ,
    ZWSP,
    broken,
    chinese,
    english,
    keep_end,
    line,
    month,
    one_line,
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("51张床位", f"51{NBSP}张床位"),
        ("第01-30-010号", f"第{NBSP}01-30-010{NBSP}号"),
        ("51 张床位", f"51{NBSP}张床位"),
        ("成立于2005年11月", f"成立于 2005{NBSP}年{NBSP}11{NBSP}月"),
        ("成立于 2005 年 11 月。", f"成立于 2005{NBSP}年{NBSP}11{NBSP}月。"),
        ("血压120 mmHg以下", f"血压 120{NBSP}mmHg 以下"),
        ("开展PPH手术", "开展 PPH 手术"),
        ("（PPH）", "（PPH）"),
        ("PPH、TST、RPH", f"PPH、{WJ}TST、{WJ}RPH"),
        ("门口——走廊", f"门口{WJ}——走廊"),
        ("样本 · 第二", f"样本{WJ}·第二"),
        ("8～10", f"8{WJ}～{WJ}10"),
        ("8–10", f"8{WJ}–{WJ}10"),
        ("称“样本”者", f"称{ZWSP}“样本”{ZWSP}者"),
        ("有效率95%以上", "有效率 95% 以上"),
        ("𬭎PPH", "𬭎 PPH"),
    ],
)
def test_chinese(typed: str, expected: str) -> None:
    assert chinese(typed) == expected
    assert chinese(expected.replace(WJ, "").replace(ZWSP, "").replace(NBSP, " ")) == expected


def kept(text: str, names: tuple[str, ...] = (), longest: int = 5, clause: int = 8) -> str:
    """Write what is kept on one line in angle brackets."""
    marked = str(keep_end(text, "zh", names, longest, clause))
    return marked.replace('<span class="whole">', "<").replace("</span>", ">")


def test_last_line_of_a_chinese_paragraph_holds_four_characters() -> None:
    assert kept("请家属陪同看医生。") == "请<家属><陪同看医生。>"
    assert kept("见下") == "<见下>"
    assert line("请家属陪同看。", "zh") == "请家属陪同看。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("院内审核：样宣", "<院内><审核>：<样宣>"),
        ("积极开展技术创新，让患者早日安心", "<积极开展><技术创新>，<让患者早日安心>"),
        ("另有两间导管室的门", "<另有><两间><导管室的门>"),
        ("由副主任医师与主管护师共同接诊", "由<副主任医师>与<主管护师><共同接诊>"),
        ("每周的检查和治疗请先挂号", "<每周的><检查>和<治疗><请先挂号>"),
        ("超声引导下复杂的<b>&", "<超声><引导下><复杂的>&lt;b&gt;&amp;"),
    ],
)
def test_a_word_is_not_torn_apart(text: str, expected: str) -> None:
    assert kept(text) == expected
    assert chinese(text) == text


def test_a_name_with_a_dot_is_parted_at_it() -> None:
    name = "买买提·阿卜杜热合曼·阿不都外力"
    assert kept(f"请找{name}。").replace(WJ, "").endswith("·<阿卜杜热合曼>·<阿不都外力。>")


def test_a_name_wins_over_the_dictionary() -> None:
    text = "其中排版样章由沈样己与同事编，另见附录"
    assert "<排版><样章>由" in kept(text)
    assert "<排版样章>由<沈样己>与" in kept(text, ("样章", "排版样章", "沈样己"))


@pytest.mark.parametrize(
    ("longest", "clause", "expected"),
    [
        (5, 8, "<全心全意>为<心肌梗死>与<为什么><不同>，<见下页示例>"),
        (3, 6, "<全心><全意>为<心肌><梗死>与<为什么><不同>，<见下页示例>"),
        (2, 4, "<全心><全意>为<心肌><梗死>与为什么<不同>，见<下页示例>"),
    ],
)
def test_a_narrow_measure_keeps_only_short_words(longest: int, clause: int, expected: str) -> None:
    text = "全心全意为心肌梗死与为什么不同，见下页示例"
    assert kept(text, longest=longest, clause=clause) == expected


def test_justified_text_may_break_anywhere_but_in_names_and_its_last_words() -> None:
    text = "心肌梗死患者每周到心脏康复室。"
    assert kept(text, longest=1, clause=4) == "心肌梗死患者每周到心脏<康复室。>"
    assert kept(text, ("心肌梗死",), 1, 4) == "<心肌梗死>患者每周到心脏<康复室。>"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14 doctors", f"14{NBSP}doctors"),
        ("in November 2005", f"in November{NBSP}2005"),
        ("a pH of 7.35–7.45", f"a pH of 7.35–{WJ}7.45"),
        ("the hospital's platform", "the hospital’s platform"),
        ('the "first" one', "the “first” one"),
        ("('quoted')", "(‘quoted’)"),
        ("the nurses' round", "the nurses’ round"),
        ('<a href="x">', '<a href="x">'),
    ],
)
def test_english(typed: str, expected: str) -> None:
    assert english(typed) == expected


def test_a_short_bracket_is_not_torn_apart() -> None:
    assert "<（样本）>" in kept("电话（样本），请先预约再来。")
    assert kept("（不是真实的号码）见下").startswith("（<不是><真实的><号码>）")


def test_english_paragraph_ends_with_two_words() -> None:
    kept = keep_end("one two three four five", "en")
    assert kept == 'one two three <span class="whole">four five</span>'
    assert keep_end("one two three", "en") == "one two three"


def test_display_text_breaks_at_its_marks_and_prints_none() -> None:
    span = '<span class="whole">'
    assert broken("盆底与肛门|专业", "zh") == f"{span}盆底与肛门</span><br>{span}专业</span>"
    assert broken("and Anal|Care", "en") == f"{span}and Anal</span><br>{span}Care</span>"
    assert one_line("of Jilin|University", "en") == "of Jilin University"
    assert one_line("结直肠|肛门外科", "zh") == "结直肠肛门外科"


def test_markup_in_a_display_text_is_printed_as_typed() -> None:
    assert "&lt;b&gt;" in broken("<b>|{{ x }}", "en")
    assert "{{ x }}" in broken("<b>|{{ x }}", "en")
    assert "&lt;i&gt;" in keep_end("one two three four <i>", "en")


def test_months() -> None:
    assert (month(11, "zh"), month(11, "en"), month(1, "en")) == ("11", "November", "January")


def test_letters_and_their_noun_hold_together_in_ragged_text() -> None:
    kept = keep_end("复查 T 管、B超、CT检查等，带C形臂的 PPH 等器械都在这里", "zh", longest=3)
    for run in ("T 管", "B 超", "CT 检查", "C 形臂"):
        assert f'<span class="whole">{run}' in kept
    assert "PPH 等" not in re.findall('<span class="whole">([^<]*)', kept)
    assert "T 管" not in re.findall(
        '<span class="whole">([^<]*)', keep_end("复查 T 管，以后再来看一看门诊", "zh", longest=1)
    )

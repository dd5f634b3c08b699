"""Chinese and English micro-typography: what may be torn apart, and what may not."""

from __future__ import annotations

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
        ("称“样本”者", f"称{ZWSP}“样本”{ZWSP}者"),
        ("有效率95%以上", "有效率 95% 以上"),
        ("𬭎PPH", "𬭎 PPH"),
    ],
)
def test_chinese(typed: str, expected: str) -> None:
    assert chinese(typed) == expected
    assert chinese(expected.replace(WJ, "").replace(ZWSP, "").replace(NBSP, " ")) == expected


def test_last_line_of_a_chinese_paragraph_holds_four_characters() -> None:
    kept = keep_end("请家属陪同看医生。", "zh")
    assert kept == '请家属陪<span class="whole">同看医生。</span>'
    assert keep_end("见下", "zh") == "见下"
    assert line("请家属陪同看。", "zh") == "请家属陪同看。"


def test_common_words_are_not_torn_apart() -> None:
    kept = keep_end("相关检查与治疗都在<b>", "zh")
    assert kept == (
        '相关<span class="whole">检查</span>与<span class="whole">治疗</span>都在&lt;b&gt;'
    )
    assert chinese("相关检查与治疗") == "相关检查与治疗"
    assert keep_end("各类疾病的相关检查与治疗。", "zh").endswith("检查与治疗。</span>")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14 doctors", f"14{NBSP}doctors"),
        ("in November 2005", f"in November{NBSP}2005"),
        ("the hospital's platform", "the hospital’s platform"),
        ('the "first" one', "the “first” one"),
        ("('quoted')", "(‘quoted’)"),
        ('<a href="x">', '<a href="x">'),
    ],
)
def test_english(typed: str, expected: str) -> None:
    assert english(typed) == expected


def test_a_short_bracket_is_not_torn_apart() -> None:
    assert '<span class="whole">（样本）</span>' in keep_end("电话（样本），请先预约再来。", "zh")
    assert "span" not in keep_end("（不是真实的号码）见下", "zh").split("见")[0]


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

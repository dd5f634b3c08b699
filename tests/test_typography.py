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
    flowing,
    line,
    month,
    one_line,
    paragraph,
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
        ("开展 PPH 手术", "开展 PPH 手术"),
        ("（PPH）", "（PPH）"),
        ("PPH、TST、RPH", f"PPH、{WJ}TST、{WJ}RPH"),
        ("专科——特色", f"专科{WJ}——特色"),
        ("8～10", f"8{WJ}～{WJ}10"),
        ("称“微创”者", f"称{ZWSP}“微创”{ZWSP}者"),
        ("有效率95%以上", "有效率 95% 以上"),
        ("𬭎PPH", "𬭎 PPH"),
    ],
)
def test_chinese(typed: str, expected: str) -> None:
    assert chinese(typed) == expected
    assert chinese(expected.replace(WJ, "").replace(ZWSP, "").replace(NBSP, " ")) == expected


def test_last_line_of_a_chinese_paragraph_holds_four_characters() -> None:
    assert paragraph("请家属陪同就诊。", "zh") == f"请家属陪{WJ.join('陪同就诊')[1:]}。"
    assert paragraph("见下", "zh") == "见下"
    assert WJ not in line("请家属陪同就诊。", "zh")


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


def test_english_paragraph_ends_with_two_words() -> None:
    assert paragraph("one two three four five", "en") == f"one two three four{NBSP}five"
    assert paragraph("one two three", "en") == "one two three"


def test_display_text_breaks_at_its_marks_and_prints_none() -> None:
    assert broken("吉林大学首个|盆底与肛门|专业学科", "zh") == (
        "吉林大学首个<br>盆底与肛门<br>专业学科"
    )
    assert broken("and Anal|Surgery", "en") == f"and{NBSP}Anal<br>Surgery"
    assert flowing("of Jilin|University", "en") == "of Jilin<br>University"
    assert one_line("of Jilin|University", "en") == "of Jilin University"
    assert one_line("结直肠|肛门外科", "zh") == "结直肠肛门外科"


def test_markup_in_a_display_text_is_printed_as_typed() -> None:
    assert broken("<b>|{{ x }}", "en") == f"&lt;b&gt;<br>{{{{{NBSP}x{NBSP}}}}}"


def test_months() -> None:
    assert (month(11, "zh"), month(11, "en"), month(1, "en")) == ("11", "November", "January")

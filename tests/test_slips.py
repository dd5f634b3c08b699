"""Slips of the keyboard in YAML that a line shows by itself: what is told, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project_maker import NAMES, examine, spots


@pytest.mark.parametrize(
    ("added", "place", "says"),
    [
        (
            "about:\n   title: {zh: 早, en: A}\n  statement: {zh: 早, en: A}\n",
            "5:3",
            "这一行从第 3 列开始，第 3 行的“about”在第 1 列，第 4 行的“title”在第 4 列",
        ),
        (
            "about:\n  title: {zh: 早, en: A}\nstatement:\n    zh: 早\n    en: A\n  paragraphs:\n",
            "8:3",
            "这一行从第 3 列开始，第 5 行的“statement”在第 1 列，第 6 行的“zh”在第 5 列",
        ),
    ],
)
def test_what_is_out_of_line_is_told_by_its_columns(
    tmp_path: Path, added: str, place: str, says: str
) -> None:
    (finding,) = examine(tmp_path, NAMES + added)
    assert spots([finding]) == [("yaml-syntax", place)]
    assert says in finding.remedy.zh


def test_a_single_item_is_shown_as_a_list(tmp_path: Path) -> None:
    (of_words,) = examine(tmp_path, f"{NAMES}formats: trifold-a4\n")
    assert of_words.remedy.en.startswith("Write [trifold-a4]")
    (of_pairs,) = examine(tmp_path, f"{NAMES}axes: 微创\n")
    assert "line of its own" in of_pairs.remedy.en


@pytest.mark.parametrize(
    ("added", "code", "place", "says"),
    [
        ("axes:\n  - {zh: 早, en: A}\n  – {zh: 晚, en: B}\n", "list-dash", "5:3", "“–”"),
        ("axes:\n  - {zh: 早, en: A}\n  － {zh: 晚, en: B}\n", "list-dash", "5:3", "“－”"),
        ("axes:\n  - {zh: 早, en: A}\n  • {zh: 晚, en: B}\n", "list-dash", "5:3", "“•”"),
        ("advice: {zh: 早, en: “Ask, then wait”}\n", "text-not-quoted", "3:27", "两端用了中文引号"),
        ("advice:\n  zh: 早\n  en:Ask us\n", "space-after-colon", "5:6", "冒号后面缺少空格"),
        ("axes:\n  - {zh: 早, en: A}}\n", "yaml-syntax", "4:19", "多了一个 }"),
        ("axes:\n  - zh: 早, en: A}\n", "yaml-syntax", "4:17", "前面少了 {"),
        ("advice:\n  zh: 早\n   en: Ask us\n", "yaml-syntax", "5:4", "“en”缩进得太深"),
        ("advice:\n  zh: 早\n  en: [Please] ask\n", "yaml-syntax", "5:16", "不能以 [ 或 { 开头"),
    ],
)
def test_a_slip_is_named_at_its_place(
    tmp_path: Path, added: str, code: str, place: str, says: str
) -> None:
    (finding,) = examine(tmp_path, NAMES + added)
    assert spots([finding]) == [(code, place)]
    assert says in finding.message.zh

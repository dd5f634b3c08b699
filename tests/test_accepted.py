"""What a written reason settles, and what it does not."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from tests.project_maker import NAMES, examine, make_project, spots
from tests.test_claims import in_english, of_the_law
from tests.test_publication import saying


def test_the_remedy_shows_the_line_that_settles_a_claim(tmp_path: Path) -> None:
    (finding,) = examine(tmp_path, saying("您好，无痛检查在三楼", "Hello: painless tests, floor 3"))
    assert finding.remedy.zh == (
        "请删去对疗效和安全的断言；若是通称、疑问或否定的句子，在 accepted 里写一行 "
        "- {words: 无痛检查在三楼, reason: …}，再写一行 - {words: painless tests, reason: …}"
    )
    settled = ("accepted:\n  - {words: 无痛检查在三楼, reason: 三楼的科室名}\n"
               "  - {words: painless tests, reason: 三楼的科室名}\n")  # fmt: skip
    text = saying("您好，无痛检查在三楼", "Hello: painless tests, floor 3", settled)
    assert examine(tmp_path, text) == []


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("根治痔疮，永不复发，零风险", "Never to return, and painless"),
        ("请听患者说", "Mr Li, a patient, says: thanks"),
        ("一家医院", "China’s Top 100 Hospital: the best"),
        ("满意度 99.8%，百分百", "In 99.8 of 100, a 100% success rate"),
    ],
)
def test_the_lines_of_the_remedy_settle_all_as_they_are_copied(
    tmp_path: Path, chinese: str, english: str
) -> None:
    text = saying(chinese, english)
    lines = [line for found in of_the_law(examine(tmp_path, text))
             for line in re.findall(r"- \{.*?, reason: …\}", found.remedy.zh)]  # fmt: skip
    assert lines
    accepted = "".join(f"  {line.replace('…', '核实过的理由')}\n" for line in lines)
    assert spots(examine(tmp_path, f"{text}accepted:\n{accepted}")) == []


@pytest.mark.parametrize(
    "reason", ["ok", "请填写", "…", "〔请填写理由〕", "写明理由", "to be written"]
)
def test_a_reason_says_something(tmp_path: Path, reason: str) -> None:
    settled = f'accepted:\n  - {{words: 无痛检查, reason: "{reason}"}}\n'
    findings = examine(tmp_path, saying("无痛检查", "An examination", settled))
    assert [(code, place) for code, place in spots(findings) if code != "unwritten-text"] == [
        ("law-assurance", "4:3"), ("accepted-no-reason", "7:5"),
    ]  # fmt: skip


def accepting(words: str) -> str:
    return f"accepted:\n  - {{words: {words}, reason: 样本的理由}}\n"


@pytest.mark.parametrize("words", ["最", "a", "的", "51"])
def test_a_single_character_settles_nothing(tmp_path: Path, words: str) -> None:
    text = saying("51 位最佳的医师", "51 of a kind", accepting(f'"{words}"'))
    assert spots(examine(tmp_path, text)) == [
        ("law-superlative", "4:3"), ("accepted-too-short", "7:5"),
    ]  # fmt: skip


def test_accepted_english_is_whole_words(tmp_path: Path) -> None:
    text = in_english("The best-known centre, the best") + accepting("best-known cent")
    assert {code for code, _ in spots(examine(tmp_path, text))} == {
        "law-superlative", "accepted-unused",
    }  # fmt: skip


def test_accepted_words_leave_numbers_comparable(tmp_path: Path) -> None:
    zh, en = "2020年获批国家临床重点专科", "Approved in 2020"
    assert examine(tmp_path, saying(zh, en, accepting(zh))) == []
    differs = examine(tmp_path, saying(f"{zh}，有 51 张床", en, accepting(zh)))
    assert [finding.code for finding in differs] == ["numbers-differ"]


def test_accepted_words_settle_their_own_numbers_and_are_shown_whole(tmp_path: Path) -> None:
    text = saying("不是一把手，骨科--门诊", "Not the head of orthopaedics", accepting("一把手"))
    (finding,) = examine(tmp_path, text)
    assert finding.code == "chinese-punctuation"
    text = saying("骨科--门诊", "Orthopaedics", accepting("骨科"))
    (finding,) = examine(tmp_path, text)
    assert "\ufffc" not in finding.message.zh
    assert "骨科--门诊" in finding.message.zh


def test_accepted_words_may_cross_a_break(tmp_path: Path) -> None:
    text = (f"{NAMES}cover_title: {{zh: 国家临床|重点专科, en: The|largest house}}\n"
            "accepted:\n  - {words: 国家临床重点专科, reason: 样本的理由}\n"
            "  - {words: The largest house, reason: 样本的理由}\n")  # fmt: skip
    assert examine(tmp_path, text) == []


def test_accepted_words_may_stand_in_the_other_edition(tmp_path: Path) -> None:
    prudent = "  prudent: {zh: 一个中心, en: A centre}\n"
    text = saying("最大的中心", "A centre", prudent + accepting("最大的中心"))
    text += "  - {words: 一个中心, reason: 样本的理由}\n"
    assert examine(tmp_path, text) == []
    root = tmp_path / "cautious"
    cautious = dataclasses.replace(make_project(root, ward=text), edition="prudent")
    content, source = cautious.read_department("ward")
    assert list(editorial.examine(Manuscript.of(cautious, "ward", content, source))) == []


@pytest.mark.parametrize(
    ("chinese", "words", "code"),
    [
        ("骨科,门诊", "骨科", "chinese-punctuation"),
        ("样本人民医院门诊", "人民医院", "name-differs"),
        ("国家级中心", "级中", "law-superlative"),
    ],
)
def test_a_fault_that_reaches_beyond_accepted_words_still_stands(
    tmp_path: Path, chinese: str, words: str, code: str
) -> None:
    text = saying(chinese, "A text", accepting(words)).replace("样本医院", "样本市人民医院")
    assert [found.code for found in examine(tmp_path, text)] == [code]


@pytest.mark.parametrize(
    ("chinese", "words"),
    [("做 PPH 手术", "PPH 手术"), ("五十一区门诊", "五十一区"), ("骨科--门诊", "骨科--门诊")],
)
def test_what_stands_in_accepted_words_alone_is_settled(
    tmp_path: Path, chinese: str, words: str
) -> None:
    assert len(examine(tmp_path, saying(chinese, "Surgery"))) == 1
    assert examine(tmp_path, saying(chinese, "Surgery", accepting(words))) == []

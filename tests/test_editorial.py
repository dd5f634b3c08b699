"""Parity, stale translations, terms and style: what a bilingual editor would mark."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from brochure.build import accept, check
from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, has_errors
from brochure.model.project import Project
from brochure.studio import Studio
from tests.project_maker import NAMES, examine, spots, write

LEFT_OUT = ("numbers-differ", "abbreviation-missing")


@pytest.mark.parametrize(
    "typed",
    ["请遵医嘱.", "遵医嘱!", "是,否", "咨询(门诊)", "等...", "等。。。", "等…", "术前--术后",
     "手术很顺利—术后要休息", "ＰＰＨ手术", "５１张", "好。。", "好，，不好", "甲、、乙",
     "做CT,MRI", "我们的的医生", "术前（门诊", "他说“好",
     "请请提前到达", "医生在在病房", "做完了了再来", "这是是病房",
     "请提前到\u200b达", "请做C\u0422",
     "”雾化“治疗", "按'指尖单位'算", "，请遵医嘱", "5~10 分钟"],
)  # fmt: skip
def test_chinese_punctuation(tmp_path: Path, typed: str) -> None:
    findings = examine(tmp_path, f'{NAMES}advice:\n  zh: "{typed}"\n  en: Text\n')
    codes = [spot for spot in spots(findings) if spot[0] not in LEFT_OUT]
    assert codes[0] == ("chinese-punctuation", "4:3")
    assert len(set(codes)) == 1
    assert not has_errors(findings)


@pytest.mark.parametrize(
    "typed",
    ["请遵医嘱。", "是，否；可以：好！", "咨询（门诊）", "等等……", "术前——术后", "PPH 手术",
     "51 张", "8:30–11:30", "如 TST、PPH（RPH）等", "“悬吊”术",
     "8:00—17:30", "孕20—24周", "上海—北京", "目的的确定", "1）好",
     "为了了解病情，现在在门诊，但是是否住院再定", "是是非非", "检测IFNγ和NFκB"],
)  # fmt: skip
def test_good_chinese_is_left_alone(tmp_path: Path, typed: str) -> None:
    counted = " ".join(re.findall("[A-Za-z0-9:–—]+", typed))
    assert examine(tmp_path, pair(typed, f"A {counted}")) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty project."""
    for name in ("content", "templates", "fonts"):
        (tmp_path / name).mkdir()
    return tmp_path


def pair(chinese: str, english: str) -> str:
    return f'{NAMES}advice:\n  zh: "{chinese}"\n  en: "{english}"\n'


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("Beds  and nurses", "two spaces"),
        ("Beds , nurses", "a space before a mark"),
        ("Beds,nurses", "no space after a mark"),
        ("Ask your doctor.Then wait", "no space after a mark"),
        ("Ask your doctor..", "a doubled mark"),
        ("Beds，nurses", "a full-width mark"),
        ("the doctor‘s advice", "faces the wrong way"),
        ("ask the the doctor", "a word twice"),
        ("The the doctor", "a word twice"),
        ("Wait...", "an ellipsis"),
        ("Wait -- then ask", "two hyphens"),
        ("Ask (your doctor", "not closed"),
        ("\u0420lease ask", "a Cyrillic or Greek letter"),
        ("Ask your\u200b doctor", "an invisible character"),
    ],
)
def test_english_punctuation(tmp_path: Path, english: str, words: str) -> None:
    findings = examine(tmp_path, pair("文字", english))
    assert spots(findings) == [("english-punctuation", "5:3")]
    assert words in findings[0].message.en


def test_how_often_a_slip_stands_in_a_text_is_told(tmp_path: Path) -> None:
    chinese, english = examine(tmp_path, pair("病房,门诊,急诊", "Beds,nurses,doctors"))
    assert chinese.message.zh == "“病房,门诊,急”等 2 处有半角标点"
    assert english.message.en.endswith("the first of 2")


@pytest.mark.parametrize(
    "english",
    ["Beds, nurses: 8:30–11:30 (daily).", "“Ask” your doctor’s advice …", "www.a.example", "12,000",
     "the doctors’ round", "what she had had",
     "’Tis well; ’tis the ’90s", "in Baden Baden", "see https://a.example/?b,c:d"],
)  # fmt: skip
def test_good_english_is_left_alone(tmp_path: Path, english: str) -> None:
    digits = "8:30–11:30 每天" if "8:30" in english else "12,000 例" if "12" in english else "文字"
    chinese = english if "example" in english else digits
    assert spots(examine(tmp_path, pair(chinese, english))) == []


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("Please arrive early.", "Please arrive early.", [("chinese-in-english", "4:3")]),
        ("请提前到达", "请提前到达", [("untranslated-text", "5:3")]),
        ("用力", "You can push 用力 now", [("chinese-within-english", "5:3")]),
        ("宣传科", "Ask the press office (宣传科)", []),
        ("公众号样本皮肤科", "Follow 样本皮肤科 on WeChat", []),
        ("Da Vinci Xi", "Da Vinci Xi", []),
        ("PPH TST RPH STARR", "PPH TST RPH STARR", []),
        ("www.a.example/visit/our/ward", "www.a.example/visit/our/ward", []),
    ],
)
def test_a_text_in_the_other_language(
    tmp_path: Path, zh: str, en: str, found: list[tuple[str, str]]
) -> None:
    assert spots(examine(tmp_path, pair(zh, en))) == found


def english_axes(*words: str) -> str:
    items = "".join(f"  - {{zh: 文字, en: {word}}}\n" for word in words)
    return f"{NAMES}axes:\n{items}"


@pytest.mark.parametrize(
    ("words", "places", "like"),
    [
        (("the centre", "colour", "color"), ["6:14"], "“centre”"),
        (("the center", "hemorrhoids", "haemorrhoids"), ["6:14"], "“center”"),
        (("moisturiser", "moisturizer", "immunization"), ["4:14"], "“moisturizer”"),
        (("specialised", "specialized", "organized"), ["4:14"], "“specialized”"),
        (("the centre", "organized"), [], ""),
        (("the centre", "paediatrics"), [], ""),
        (("the centre", "analyses", "at the Cancer Center"), [], ""),
        (("the center", "by Dr. Grey", "a program"), [], ""),
        (("the centre", "World Health Organization", "organised"), [], ""),
        (("the theatre", "centre", "theater"), ["6:14"], "most of the text"),
        (("centre", "center"), ["5:14"], "both stand"),
        (("a fetal scan", "theatres", "paediatrics"), [], ""),
    ],
)
def test_one_spelling(tmp_path: Path, words: tuple[str, ...], places: list[str], like: str) -> None:
    findings = examine(tmp_path, english_axes(*words))
    assert spots(findings) == [("english-spelling", place) for place in places]
    assert all(like in finding.message.en for finding in findings)


def on_the_desk(root: Path, text: str) -> list[Finding]:
    """Find what an editor finds who has the glossary and the lock beside the content."""
    project = Project.at(root)
    write(root, text)
    department, source = project.read_department("ward")
    return list(editorial.examine(Manuscript.of(project, "ward", department, source)))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (("床位", "Beds"), ("床位", "Beds"), []),
        (("床位", "Beds"), ("病床", "Beds"), [("stale-translation", "5:3")]),
        (("床位", "Beds"), ("床位", "Ward beds"), [("stale-translation", "4:3")]),
        (("床位", "Beds"), ("病床", "Ward beds"), [("texts-not-compared", "3:1")]),
    ],
)
def test_a_translation_goes_stale(
    folder: Path, before: tuple[str, str], after: tuple[str, str], found: list[tuple[str, str]]
) -> None:
    write(folder, pair(*before))
    accept(Project.at(folder), "ward")
    findings = on_the_desk(folder, pair(*after))
    assert spots(findings) == found
    stale = [found.message.zh for found in findings if found.code == "stale-translation"]
    assert all(f"原来“{before[0]}”" in said or f"原来“{before[1]}”" in said for said in stale)


def test_texts_that_move_are_not_stale(folder: Path) -> None:
    write(folder, english_axes("One", "Another"))
    accept(Project.at(folder), "ward")
    findings = on_the_desk(folder, english_axes("A third", "Another", "One"))
    assert "stale-translation" not in {finding.code for finding in findings}


def test_a_damaged_lock_is_told_and_the_rest_counts(folder: Path) -> None:
    write(folder, pair("床位", "Beds"))
    lock = accept(Project.at(folder), "ward")
    lock.write_text("{oops\n" + lock.read_text(encoding="utf-8"), encoding="utf-8")
    codes = [finding.code for finding in on_the_desk(folder, pair("病床", "Beds"))]
    assert codes == ["translations-lock", "stale-translation"]


GLOSSARY = """\
terms:
  - {zh: 盆底, en: pelvic floor, forbidden: {zh: [骨盆底], en: [pelvic bottom, floor of pelvis]}}
  - {zh: 痔, en: hemorrhoid, forbidden: {zh: [痔疮], en: [pile]}}
"""


@pytest.mark.parametrize(
    ("chinese", "english", "found"),
    [
        ("盆底康复", "Pelvic-floor rehabilitation", []),
        ("盆底康复", "Pelvic rehabilitation", [("glossary-term", "5:3")]),
        ("骨盆底康复", "Pelvic floor rehabilitation", [("glossary-variant", "4:3")]),
        ("盆底康复", "Pelvic bottom exercise", [("glossary-variant", "5:3")]),
        ("痔手术", "Surgery for hemorrhoids", []),
        ("痔手术", "Surgery for piles", [("glossary-variant", "5:3")]),
        ("康复", "Compile a plan", []),
    ],
)
def test_the_glossary(
    folder: Path, chinese: str, english: str, found: list[tuple[str, str]]
) -> None:
    (folder / "content" / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    assert spots(on_the_desk(folder, pair(chinese, english))) == found


@pytest.mark.parametrize(
    ("chinese", "english", "found"),
    [
        ("欢迎来样本市人民医院。", "Welcome to Sample City Hospital.", []),
        ("欢迎来样本人民医院。", "Welcome.", [("name-differs", "6:3")]),
        ("欢迎。", "Welcome to the Sample City hospital.", [("name-differs", "7:3")]),
        ("欢迎来医院。", "Welcome to our hospital in the city.", []),
    ],
)
def test_names_are_written_one_way(
    tmp_path: Path, chinese: str, english: str, found: list[tuple[str, str]]
) -> None:
    text = (
        "hospital: {zh: 样本市人民医院, en: Sample City Hospital}\n"
        "name: {zh: 普通外科, en: Department of General Surgery}\n"
        "about:\n  title: {zh: 简介, en: About}\n  paragraphs:\n"
    )
    text = text.replace("  title: {zh: 简介, en: About}\n  paragraphs:\n", "")
    body = f"  title: {{zh: 简介, en: About}}\n  statement:\n    zh: {chinese}\n    en: {english}\n"
    findings = examine(tmp_path, text + body)
    assert [code for code, _ in spots(findings)] == [code for code, _ in found]


def test_what_the_law_may_forbid_comes_last(project: Project, tmp_path: Path) -> None:
    text = (project.content / "colorectal/brochure.yaml").read_text(encoding="utf-8")
    was = "advice:\n  zh: 本资料"
    assert was in text
    write(tmp_path, text.replace(was, "advice:\n  zh: 12 号本资料"))
    own = dataclasses.replace(project, content=tmp_path / "content")
    codes = [finding.code for finding in check(Studio.of(own), "ward")[2]]
    assert codes[0] == "numbers-differ"
    assert {code[:4] for code in codes[1:]} == {"law-"}

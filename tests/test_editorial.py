"""Parity, stale translations, terms and style: what a bilingual editor would mark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brochure.build import accept
from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, has_errors
from brochure.model.project import Project
from tests.project_maker import NAMES, examine, spots, write


@pytest.mark.parametrize(
    "typed",
    ["请遵医嘱.", "遵医嘱!", "是,否", "咨询(门诊)", "等...", "等。。。", "等…", "术前--术后",
     "术前—术后", "ＰＰＨ手术", "５１张", "好。。", "好，，不好", "甲、、乙"],
)  # fmt: skip
def test_chinese_punctuation(tmp_path: Path, typed: str) -> None:
    findings = examine(tmp_path, f'{NAMES}advice:\n  zh: "{typed}"\n  en: Text\n')
    codes = [spot for spot in spots(findings) if spot[0] != "numbers-differ"]
    assert codes[0] == ("chinese-punctuation", "4:3")
    assert len(set(codes)) == 1
    assert not has_errors(findings)


@pytest.mark.parametrize(
    "typed",
    ["请遵医嘱。", "是，否；可以：好！", "咨询（门诊）", "等等……", "术前——术后", "PPH 手术",
     "51 张", "8:30–11:30", "如 TST、PPH（RPH）等", "“悬吊”术"],
)  # fmt: skip
def test_good_chinese_is_left_alone(tmp_path: Path, typed: str) -> None:
    counted = " ".join(re.findall("[A-Za-z0-9:–]+", typed))
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
    ("chinese", "english"),
    [
        ("51 张床位", "51 beds"),
        ("51 张床位", "fifty-one beds"),
        ("五十一张床位", "51 beds"),
        ("五十一张床位", "fifty-one beds"),
        ("一百二十张床位", "one hundred and twenty beds"),
        ("成立于 2005 年 11 月", "Established in November 2005"),
        ("成立于二〇〇五年十一月", "Established in Nov. 2005"),
        ("2026-11-22", "22/11 2026"),
        ("20 世纪 80 年代", "the 1980s"),
        ("每年 12000 例", "12,000 a year"),
        ("3.2 万例", "32,000 operations"),
        ("百分之三十", "30 per cent"),
        ("0.8 cm", "0.8 cm"),
        ("两间导管室", "two catheter laboratories"),
        ("第三代", "third generation"),
        ("普通外科二科", "Second Department of General Surgery"),
        ("上午 8:00–11:30，下午 1:30–4:30", "8:00–11:30 am, 1:30–4:30 pm"),
        ("下午两点半", "2:30 pm"),
        ("13:30", "1:30 p.m."),
        ("电话 0431-8878 2222", "Tel. +86 431 8878 2222"),
        ("周一至周五", "Monday to Friday"),
        ("周六、日", "Saturday and Sunday"),
        ("周六日", "at the weekend"),
        ("周一至周五", "on weekdays"),
        ("每周三次", "three times a week"),
        ("一般情况下，第一医院", "Generally, the First Hospital"),
        ("十二指肠、二尖瓣、四肢、五官、三甲", "duodenum, valves, limbs, senses, tertiary"),
        ("万一不适，千万不要等", "If you feel unwell, never wait"),
        ("数十例", "dozens of operations"),
        ("三四天", "three or four days"),
        ("双向转诊", "two-way referral"),
        ("您可以来", "You may come"),
        ("见 https://a.example/b1。", "see https://a.example/b1."),
        ("24 小时接诊", "open 24 hours"),
        ("每日 5 mg", "5 milligrams a day"),
        ("重症监护室", "the ICU"),
        ("PPH、STARR", "PPH and STARR"),
        ("心电图", "ECGs"),
        ("二型", "Type II"),
    ],
)
def test_the_languages_agree(tmp_path: Path, chinese: str, english: str) -> None:
    assert spots(examine(tmp_path, pair(chinese, english))) == []


@pytest.mark.parametrize(
    ("chinese", "english", "code", "place", "words"),
    [
        ("51 张床位", "15 beds", "numbers-differ", "5:3", "51 in Chinese alone; 15 in English"),
        ("五十一张床位", "fifteen beds", "numbers-differ", "5:3", "51 in Chinese alone; 15 in"),
        ("51 张床位", "beds", "numbers-differ", "5:3", "51 in Chinese alone"),
        ("床位", "fifty-one beds", "numbers-differ", "5:3", "51 in English alone"),
        ("3.2 万例", "3.2 thousand", "numbers-differ", "5:3", "32000"),
        ("2005 年 11 月", "October 2005", "numbers-differ", "5:3", "11 in Chinese alone; 10"),
        ("20:30 关门", "We close at 8:30", "numbers-differ", "5:3", "20:30"),
        ("下午 2:30", "2:30 am", "numbers-differ", "5:3", "14:30 in Chinese alone; 2:30"),
        ("0431-8878 2222", "+86 431 8878 2221", "numbers-differ", "5:3", "43188782222"),
        ("周一至周六", "Monday to Friday", "numbers-differ", "5:3", "Saturday in Chinese alone"),
        ("见 https://a.example/1", "see https://a.example/2", "numbers-differ", "5:3", "/1 in Chi"),
        ("24 小时", "24 days", "units-differ", "5:3", "24 hours in Chinese, 24 days in English"),
        ("0.8 厘米", "0.8 mm", "units-differ", "5:3", "0.8 cm in Chinese, 0.8 mm in English"),
        ("PPH、TST", "PPH and TSH", "abbreviation-missing", "5:3", "TST does not stand"),
        ("重症监护室", "the MRI", "abbreviation-missing", "4:3", "MRI does not stand"),
    ],
)
def test_the_languages_differ(
    tmp_path: Path, chinese: str, english: str, code: str, place: str, words: str
) -> None:
    findings = examine(tmp_path, pair(chinese, english))
    assert (code, place) in spots(findings)
    assert any(words in finding.message.en for finding in findings)
    assert not has_errors(findings)


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("Beds  and nurses", "two spaces"),
        ("Beds , nurses", "a space before a mark"),
        ("Beds,nurses", "no space after a mark"),
        ("Ask your doctor..", "a doubled mark"),
        ("Beds，nurses", "a full-width mark"),
        ("the doctor‘s advice", "faces the wrong way"),
        ("ask the the doctor", "a word twice"),
    ],
)
def test_english_punctuation(tmp_path: Path, english: str, words: str) -> None:
    findings = examine(tmp_path, pair("文字", english))
    assert spots(findings) == [("english-punctuation", "5:3")]
    assert words in findings[0].message.en


@pytest.mark.parametrize(
    "english",
    ["Beds, nurses: 8:30–11:30 (daily).", "“Ask” your doctor’s advice …", "www.a.example", "12,000",
     "the doctors’ round", "what she had had"],
)  # fmt: skip
def test_good_english_is_left_alone(tmp_path: Path, english: str) -> None:
    digits = "8:30–11:30 每天" if "8:30" in english else "12,000 例" if "12" in english else "文字"
    chinese = "www.a.example" if "www" in english else digits
    assert spots(examine(tmp_path, pair(chinese, english))) == []


def english_axes(*words: str) -> str:
    items = "".join(f"  - {{zh: 文字, en: {word}}}\n" for word in words)
    return f"{NAMES}axes:\n{items}"


@pytest.mark.parametrize(
    ("words", "places", "like"),
    [
        (("the centre", "colour", "color"), ["6:14"], "“centre”"),
        (("the center", "hemorrhoids", "haemorrhoids"), ["6:14"], "“center”"),
        (("specialised", "specialized", "organized"), ["4:14"], "“specialized”"),
        (("the centre", "organized"), [], ""),
        (("the centre", "paediatrics"), [], ""),
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
        (("床位", "Beds"), ("病床", "Ward beds"), []),
    ],
)
def test_a_translation_goes_stale(
    folder: Path, before: tuple[str, str], after: tuple[str, str], found: list[tuple[str, str]]
) -> None:
    write(folder, pair(*before))
    accept(Project.at(folder), "ward")
    findings = on_the_desk(folder, pair(*after))
    assert spots(findings) == found
    assert all(before[0] in f.message.zh or before[1] in f.message.zh for f in findings)


def test_texts_that_move_are_not_stale(folder: Path) -> None:
    write(folder, english_axes("One", "Another"))
    accept(Project.at(folder), "ward")
    assert on_the_desk(folder, english_axes("A third", "Another", "One")) == []


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

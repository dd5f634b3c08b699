"""What an advertisement may hold, on whose cover, and for how long."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from brochure.edition import Subject, lay_out
from brochure.findings import Severity
from brochure.handover import hand_over
from brochure.judge import judge_layout
from brochure.layout.typeset import Typesetter
from brochure.reading import read_out
from brochure.studio import Studio
from tests.project_maker import NAMES, examine, make_project, spots
from tests.test_publication import ADVERTISEMENT, NUMBER, errors


def test_the_certificate_is_asked_for_in_both_languages(tmp_path: Path) -> None:
    english = ADVERTISEMENT.replace(f'    en: "{NUMBER}"', "    en: Review certificate, as above")
    (finding,) = examine(tmp_path, english)
    assert finding.code == "advertisement-certificate"
    assert f"中英文都写上 {NUMBER}" in finding.remedy.zh


def test_a_certificate_is_copied_as_one_thing(tmp_path: Path) -> None:
    text = ADVERTISEMENT.replace(f"  - zh: {NUMBER}", f"  - zh: 医疗广告审查证明文号：{NUMBER}")
    text = text.replace(f'en: "{NUMBER}"', f'en: "Medical advertisement review no. {NUMBER}"')
    assert examine(tmp_path, text) == []


@pytest.mark.parametrize(
    ("expires", "found"),
    [
        ("2027-01-29", []),
        ("2027-01-30", []),
        ("2027-01-31", [("certificate-too-long", "7:3")]),
        ("2030-01-29", [("certificate-too-long", "7:3")]),
    ],
)
def test_a_certificate_lasts_one_year(
    tmp_path: Path, expires: str, found: list[tuple[str, str]]
) -> None:
    assert spots(examine(tmp_path, ADVERTISEMENT.replace("2027-01-29", expires))) == found


@pytest.mark.parametrize("day", ["13-01", "02-30", "00-10"])
def test_a_certificate_is_of_a_day_that_there_is(tmp_path: Path, day: str) -> None:
    found = errors(examine(tmp_path, ADVERTISEMENT.replace("第01-30", f"第{day}")))
    assert found == [("advertisement-certificate", "6:3")]


@pytest.mark.parametrize(
    ("cover", "found"),
    [("样本市|人民医院", []), ("心内科", [("advertisement-publisher", "8:1")])],
)
def test_no_department_on_an_advertisements_cover(
    tmp_path: Path, cover: str, found: list[tuple[str, str]]
) -> None:
    title = f"cover_title: {{zh: {cover}, en: Sample City|Hospital}}\nopening_hours:"
    assert errors(examine(tmp_path, ADVERTISEMENT.replace("opening_hours:", title))) == found


@pytest.mark.parametrize(
    ("was", "now", "place"),
    [
        ("name: {zh: 样本市人民医院, en: Sample City Hospital}\npub",
         "name: {zh: 样本市人民医院, en: Department of Cardiology}\npub", "2:21"),
        ("opening_hours:", "cover_title: {zh: 样本市人民医院, en: Cardiology}\nopening_hours:",
         "8:28"),
        ("approvals:", "credits:\n  - {zh: 心血管内科发布, en: Issued by us}\napprovals:", "19:6"),
        ("approvals:", "credits:\n  - {zh: 样本市人民医院胸痛中心发布, en: Issued}\napprovals:",
         "19:6"),
        ("approvals:", "credits:\n  - zh: 样本市人民医院发布\n"
         "    en: Issued by the Department of Cardiology\napprovals:", "20:5"),
    ],
)  # fmt: skip
def test_no_department_publishes_an_advertisement(
    tmp_path: Path, was: str, now: str, place: str
) -> None:
    assert was in ADVERTISEMENT
    (found,) = examine(tmp_path, ADVERTISEMENT.replace(was, now, 1))
    assert spots([found]) == [("advertisement-publisher", place)]
    assert "第五条" in found.message.zh and found.severity is Severity.ERROR


def test_the_hospital_publishes_and_its_departments_are_its_subjects(tmp_path: Path) -> None:
    imprint = (
        "credits:\n  - {zh: 样本市人民医院发布, en: Issued by Sample City Hospital}\n"
        "  - {zh: 所有制形式：全民；类别：综合医院, en: Owned by the state; general hospital}\n"
        "  - zh: 诊疗科目：内科、皮肤病专业、放射治疗专业、肿瘤科、急诊医学科\n"
        '    en: "Subjects of treatment: internal medicine, dermatology, oncology"\n'
    )
    title = "cover_title: {zh: 样本市|人民医院, en: The Sample|City Hospital}\n"
    text = ADVERTISEMENT.replace("opening_hours:", title + "opening_hours:", 1) + imprint
    assert examine(tmp_path, text) == []


def test_another_name_of_the_hospital_is_not_called_a_department(tmp_path: Path) -> None:
    text = ADVERTISEMENT.replace("first_name: 样本市人民医院", "first_name: 样本市第一人民医院")
    found = examine(tmp_path, text)
    assert spots(found) == [
        ("advertisement-first-name", "1:1"),
        ("advertisement-first-name", "2:1"),
    ]
    assert all("第六条" in each.message.zh and "art. 6" in each.message.en for each in found)
    short = "cover_title: {zh: 样本人民医院, en: The City Hospital}\nopening_hours:"
    found = examine(tmp_path, ADVERTISEMENT.replace("opening_hours:", short))
    assert [code for code, _ in errors(found)] == ["advertisement-first-name"] * 2


def test_no_article_is_named_that_the_source_does_not_number(tmp_path: Path) -> None:
    bare = ADVERTISEMENT.replace("  expires: 2027-01-29\n", "").replace(f'en: "{NUMBER}"', "en: A")
    found = examine(tmp_path, bare)
    assert {each.code for each in found} == {
        "advertisement-incomplete",
        "advertisement-certificate",
    }
    assert all("办法" in each.message.zh and "条" not in each.message.zh for each in found)


@pytest.mark.parametrize("mode", ["", "  mode: information\n"])
def test_a_certificate_is_of_an_advertisement(tmp_path: Path, mode: str) -> None:
    text = ADVERTISEMENT.replace("  mode: advertisement\n", mode)
    assert errors(examine(tmp_path, text)) == [("certificate-without-advertisement", "3:1")]
    printed = NAMES + f'approvals:\n  - {{zh: "{NUMBER}", en: "{NUMBER}"}}\n'
    assert errors(examine(tmp_path, printed)) == [("certificate-without-advertisement", "4:5")]


def test_praise_is_none_of_the_eight_items(tmp_path: Path) -> None:
    slogan = "credits:\n  - {zh: 关爱心脏，守护健康, en: We care for hearts}\n"
    assert errors(examine(tmp_path, ADVERTISEMENT + slogan)) == [("advertisement-item", "22:5")]
    best = ADVERTISEMENT.replace("样本路 0 号", "样本路 0 号（全国最好的医院）")
    (found,) = examine(tmp_path, best)
    assert errors([found]) == [("law-superlative", "13:30")]
    assert "第六条" in found.message.zh and "eight items" in found.message.en


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("title: {zh: 床位", "title: {zh: 微创手术"),
        ("zh: 张床位", "zh: 张床位（腹腔镜手术）"),
        ("zh: 样本路 0 号", "zh: 样本路 0 号专治糖尿病"),
        ("zh: 每天", "zh: 周一（消化内镜）"),
        ("approvals:\n", "approvals:\n  - {zh: 患者推荐 2020, en: Recommended}\n"),
        ("approvals:\n", "credits:\n  - {zh: 治疗糖尿病三十年, en: Thirty years}\napprovals:\n"),
    ],
)
def test_no_method_slips_into_an_advertisement(tmp_path: Path, was: str, now: str) -> None:
    assert was in ADVERTISEMENT
    found = errors(examine(tmp_path, ADVERTISEMENT.replace(was, now, 1)))
    assert "advertisement-method" in {code for code, _ in found}


@pytest.mark.parametrize(
    "place", ["经济技术开发区样本路", "镜湖区样本路", "病房楼一楼", "炎黄路", "学术报告厅"]
)
def test_an_address_is_no_method(tmp_path: Path, place: str) -> None:
    text = ADVERTISEMENT.replace("zh: 样本路", f"zh: {place}")
    assert errors(examine(tmp_path, text)) == []


def test_an_approval_has_a_number(tmp_path: Path) -> None:
    text = ADVERTISEMENT.replace("approvals:\n", "approvals:\n  - {zh: 大家都说好, en: Good}\n")
    assert errors(examine(tmp_path, text)) == [("advertisement-item", "19:5")]


def test_the_hospital_may_be_called_after_a_disease(tmp_path: Path) -> None:
    text = ADVERTISEMENT.replace("样本市人民医院", "样本市肛肠疾病治疗医院")
    assert errors(examine(tmp_path, text)) == []


def test_no_advertisement_is_packed_once_its_certificate_is_over(
    tmp_path: Path, typesetter: Typesetter
) -> None:
    ward = make_project(tmp_path, ward=ADVERTISEMENT)
    studio, flyer = Studio.of(ward), ["flyer-a4"]
    late = hand_over(studio, typesetter, "ward", ["zh"], flyer, today=date(2027, 1, 30))
    assert late.written == () and "certificate-expired" in {each.code for each in late.findings}
    assert hand_over(studio, typesetter, "ward", ["zh"], flyer, today=date(2027, 1, 29)).written


@pytest.mark.parametrize("theme", ["suspension", "daylight"])
@pytest.mark.parametrize("sheet", ["trifold-a4", "bifold-a5"])
def test_the_design_adds_nothing_to_the_eight_items(
    tmp_path: Path, typesetter: Typesetter, theme: str, sheet: str
) -> None:
    ward = make_project(tmp_path, ward=f"{ADVERTISEMENT}theme: {theme}\n")
    content, source = ward.read_department("ward")
    studio = Studio.of(ward).dressed_for(content, source)
    layout = lay_out(studio, typesetter, Subject("ward", content, source, "zh", sheet)).layout
    assert "approvals" in " ".join(frame.name for frame in layout.frames)
    assert "visit" not in {frame.name for frame in layout.frames}


def test_the_imprint_names_the_hospital_once(tmp_path: Path, typesetter: Typesetter) -> None:
    ward = make_project(tmp_path, ward=ADVERTISEMENT)
    content, source = ward.read_department("ward")
    studio = Studio.of(ward).dressed_for(content, source)
    reading = read_out(studio, typesetter, Subject("ward", content, source, "zh", "flyer-a4"))
    page = reading.files["reading.html"].decode()
    named = re.findall('<p class="names[^>]*>(.*?)</p>', page, re.DOTALL)
    assert len(named) == 2 and not any("<br>" in each for each in named)


def test_an_empty_panel_asks_an_advertisement_for_no_more_words(
    tmp_path: Path, typesetter: Typesetter
) -> None:
    ward = make_project(tmp_path, ward=ADVERTISEMENT)
    content, source = ward.read_department("ward")
    subject = Subject("ward", content, source, "zh", "trifold-a4")
    layout = lay_out(Studio.of(ward), typesetter, subject).layout
    found = [each for each in judge_layout(layout, "zh", 5, source) if each.code == "empty-panel"]
    assert found and all("医疗广告不能补写" in each.remedy.zh for each in found)

"""What an advertisement may hold, on whose cover, and for how long."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project_maker import examine, spots
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
    assert {code for code, _ in found} == {"advertisement-method"}


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

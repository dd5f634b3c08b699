"""Names of the house and its people have one way of writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project_maker import examine, spots

HOUSE = """\
hospital: {zh: 样本市仁和医院, en: Sample Renhe Hospital}
name: {zh: 呼吸与危重症医学科, en: Department of|Respiratory and Critical Care Medicine}
team:
  title: {zh: 团队, en: The team}
  members:
    - {name: {zh: 林样甲, en: Lin Yangjia}, position: {zh: 医师, en: Doctor}}
    - {name: {zh: 林样乙, en: Lin Yangyi}, position: {zh: 医师, en: Doctor}}
clinic:
  title: {zh: 门诊, en: Clinic}
  days:
    - {day: {zh: 周一, en: Monday}, morning: {zh: "MORNING_ZH", en: "MORNING_EN"}}
advice: {zh: "ADVICE_ZH", en: "ADVICE_EN"}
"""


def found(tmp_path: Path, **texts: str) -> list[tuple[str, str]]:
    text = HOUSE
    for name in ("MORNING_ZH", "ADVICE_ZH", "MORNING_EN", "ADVICE_EN"):
        text = text.replace(name, texts.get(name, "文字" if name.endswith("ZH") else "Text"))
    findings = examine(tmp_path, text)
    assert {code for code, _ in spots(findings)} <= {"name-differs"}
    return [(finding.message.zh, finding.message.en) for finding in findings]


@pytest.mark.parametrize(
    ("zh", "right"),
    [
        ("样本市人和医院欢迎您", "“样本市人和医院”与第 1 行的“样本市仁和医院”"),
        ("呼吸与危重病医学科欢迎您", "“呼吸与危重病医学科”与第 2 行的“呼吸与危重症医学科”"),
        ("林洋甲医师出诊", "“林洋甲”与第 6 行的“林样甲”"),
        ("主任医师林样佳出诊", "“林样佳”与第 6 行的“林样甲”"),
        ("样本市仁和医院在样本市人和医院旁", "“样本市人和医院”与第 1 行的“样本市仁和医院”"),
    ],
)
def test_a_character_is_another(tmp_path: Path, zh: str, right: str) -> None:
    said = found(tmp_path, ADVICE_ZH=zh)
    assert said
    assert said[0][0].startswith(right)


@pytest.mark.parametrize(
    ("en", "right"),
    [
        ("Welcome to Sample Renhe Hosptial.", "“Sample Renhe Hosptial” differs from"),
        ("Welcome to Sample Renhe Hospitel.", "“Sample Renhe Hospitel” differs from"),
        ("See Dr Lin Yangjai.", "“Lin Yangjai” differs from “Lin Yangjia” in line 6"),
    ],
)
def test_a_letter_is_another(tmp_path: Path, en: str, right: str) -> None:
    said = found(tmp_path, ADVICE_EN=en)
    assert said
    assert said[0][1].startswith(right)


def test_a_clinic_names_people_without_a_title(tmp_path: Path) -> None:
    (said,) = found(tmp_path, MORNING_ZH="哮喘　林样家", MORNING_EN="Asthma, Text")
    assert said[0].startswith("“林样家”与第 6 行的“林样甲”")


@pytest.mark.parametrize(
    "texts",
    [
        {"ADVICE_ZH": "样本市仁和医院，林样甲医师、林样乙医师"},
        {"ADVICE_EN": "Lin Yangjia and Lin Yangyi of Sample Renhe Hospital’s wards"},
        {"ADVICE_ZH": "那片林样子好看"},
        {"ADVICE_ZH": "林大夫、林医师和林护士"},
        {"ADVICE_EN": "Sample Renhe Hospitals"},
        {"ADVICE_ZH": "呼吸与重症护理"},
        {"MORNING_ZH": "哮喘　林样乙", "MORNING_EN": "Asthma, Lin Yangyi"},
        {"MORNING_ZH": "哮喘　王样甲", "MORNING_EN": "Asthma, Wang Yangjia"},
    ],
)
def test_right_names_and_others_are_left_alone(tmp_path: Path, texts: dict[str, str]) -> None:
    assert found(tmp_path, **texts) == []


@pytest.mark.parametrize(
    ("hospital", "other"),
    [
        ("样本大学第一医院", "转往样本大学第二医院"),
        ("神经内科", "请神经外科会诊"),
        ("普通外科", "普通门诊"),
    ],
)
def test_a_neighbour_is_no_slip(tmp_path: Path, hospital: str, other: str) -> None:
    text = (
        f"hospital: {{zh: {hospital}, en: Specimen Hospital}}\n"
        "name: {zh: 样本科室, en: Department of Neurology}\n"
        f"advice: {{zh: {other}, en: Second Department of Urology}}\n"
    )
    assert spots(examine(tmp_path, text)) == []

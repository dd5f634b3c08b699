"""Every fact of the department's own text stands in both finished editions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import plain

FACTS: dict[str, tuple[str, str]] = {
    "F1": ("First Hospital of Jilin University", "吉林大学第一医院"),
    "F2": ("Department of Colorectal and Anal Surgery", "结直肠肛门外科"),
    "F3": ("Second Department of General Surgery", "普通外科二科"),
    "F4": ("November 2005", "2005年11月"),
    "F5": (
        "first professional discipline|pelvic floor and anus|Jilin University",
        "首个|盆底与肛门|专业学科",
    ),
    "F6": ("general surgery platform", "普通外科平台"),
    "F7": ("national key clinical specialties|Ministry of Health", "卫生部|国家临床重点专科"),
    "F8": ("Harmony|Diligence|Innovation|Development", "和谐|勤奋|创新|发展"),
    "F9": ("patient-centered|wholeheartedly", "以病人为中心|全心全意为人民服务"),
    "F10": ("advantages of specialization|specialized characteristics", "专业优势|专科特色"),
    "F11": ("joint efforts|all medical staff", "全体医护人员|共同努力"),
    "F12": (
        "most influential|pelvic floor and anorectal diseases|Jilin Province",
        "最具影响力|盆底与肛肠疾病|诊疗中心",
    ),
    "F13": ("discipline construction", "学科建设"),
    "F14": ("technological innovation", "技术创新"),
    "F15": ("enthusiasm|advanced medical technology", "热情|先进的医疗技术|广大患者"),
    "F16": ("clinical research advantages|teaching hospital", "教学医院|临床研究优势"),
    "F17": ("minimally invasive|distinctive|innovative", "微创|特色|创新"),
    "F18": ("51|beds|general hospital treatment area", "51|床位|总院诊疗区"),
    "F19": ("14|doctors", "14|医师"),
    "F20": ("21|nurses", "21|护士"),
    "F21": (
        "personnel structure is reasonable|harmonious and energetic",
        "人员结构合理|团队和谐|富有活力",
    ),
    "F22": ("pelvic floor surgery|perianal diseases", "盆底外科|肛周疾病"),
    "F23": (
        "standardized diagnosis and treatment|colorectal cancer|chronic constipation",
        "结直肠癌|慢性便秘|规范化诊治",
    ),
    "F24": (
        "examination and treatment|colorectum|perianal area",
        "全面开展|结直肠|盆底|肛周|检查与治疗",
    ),
    "F25": (
        "PPH|TST|RPH|minimally invasive surgery for hemorrhoids|First in Jilin Province",
        "PPH|TST|RPH|痔微创手术|率先开展",
    ),
    "F26": (
        "Ultrasound-mediated precise resection|complex anal fistula",
        "超声引导|复杂性肛瘘|精准切除",
    ),
    "F27": ("STARR|defecation syndrome", "STARR|排便综合征"),
    "F28": (
        "LVR|SIR|Suspension fixation|pelvic organ prolapse",
        "LVR|SIR|悬吊固定术|盆腔器官脱垂",
    ),
    "F29": (
        "ultimate anus-preserving|laparoscopic colorectal cancer|Maturely",
        "极限保肛|腹腔镜|结直肠癌|成熟开展",
    ),
    "F30": ("specimen removal without incision", "无切口|标本取出"),
    "F31": (
        "pelvic floor rehabilitation|chronic constipation|pelvic pain|fecal incontinence",
        "盆底康复技术|慢性便秘|盆腔疼痛|大便失禁",
    ),
    "F32": ("domestic advanced level|complex and difficult", "国内先进水平|复杂疑难"),
    "F33": ("diagnosis and treatment model|distinctive", "诊疗模式|特色鲜明"),
    "F34": ("highest level", "最高水平"),
    "F35": ("selection", "部分技术"),
}


def test_all_facts_are_listed() -> None:
    assert list(FACTS) == [f"F{number}" for number in range(1, 36)]


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_fact_is_printed(fact: str, language: str, read_back: Callable[[str], str]) -> None:
    printed = read_back(language)
    for token in FACTS[fact][0 if language == "en" else 1].split("|"):
        assert plain(token) in printed, f"{fact}: {token}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_invented(language: str, read_back: Callable[[str], str]) -> None:
    printed = read_back(language)
    for token in ("tel", "电话", "地址", "@", "http", "www", "tbd", "〔", "[", "三级甲等", "noses"):
        assert token not in printed.replace("intelligent", "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_stand_in_the_other_language_too(
    language: str, read_back: Callable[[str], str]
) -> None:
    printed = read_back(language)
    for fact in ("F1", "F2", "F3"):
        assert plain(FACTS[fact][1 if language == "en" else 0]) in printed

"""What the law lets a hospital print: claims, cautious wordings, advertisements."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from brochure.build import build
from brochure.editorial.certificate import expired
from brochure.findings import Finding, Severity, has_errors
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from brochure.studio import Studio
from tests.conftest import plain
from tests.project_maker import NAMES, department, examine, spots
from tests.test_facts import FACTS


def saying(chinese: str, english: str, more: str = "") -> str:
    return f'{NAMES}advice:\n  zh: "{chinese}"\n  en: "{english}"\n{more}'


@pytest.mark.parametrize(
    ("chinese", "english", "code", "article"),
    [
        ("全省最大的中心", "A centre", "law-superlative", "art. 9(3)"),
        ("一个中心", "The best centre", "law-superlative", "art. 9(3)"),
        ("全省排名第一", "A centre", "law-superlative", "art. 9(3)"),
        ("国家级中心", "A centre", "law-superlative", "art. 9(3)"),
        ("率先开展", "Carried out", "law-first", "arts 11 and 28"),
        ("开展", "First in the city to offer it", "law-first", "arts 11 and 28"),
        ("达到国内先进水平", "Good", "law-comparison", "art. 16(3)"),
        ("良好", "A leading department", "law-comparison", "art. 16(3)"),
        ("治愈率高", "Good", "law-assurance", "art. 16(1)"),
        ("无痛检查", "An examination", "law-assurance", "art. 16(1)"),
        ("检查", "A painless examination", "law-assurance", "art. 16(1)"),
        ("卫生部认定", "Recognized", "law-state-organ", "art. 9(2)"),
        ("医术精湛", "Skilled", "law-evaluation", "2025 guide"),
    ],
)
def test_a_claim_is_told_with_its_article(
    tmp_path: Path, chinese: str, english: str, code: str, article: str
) -> None:
    findings = examine(tmp_path, saying(chinese, english))
    language = "4:3" if english in ("A centre", "Carried out", "Good", "An examination",
                                    "Recognized", "Skilled") else "5:3"  # fmt: skip
    assert spots(findings) == [(code, language)]
    assert article in findings[0].message.en
    assert "第" in findings[0].message.zh or "指南" in findings[0].message.zh
    assert not has_errors(findings)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "最多带两位家属，最好空腹，最后一步",
            "At most two relatives; come fasting; the last step",
        ),
        ("第一次就诊，从第一份心电图起", "Your first visit, from the first ECG"),
        ("名医师", "doctors of the ward"),
        ("急救第一步", "First aid first"),
        ("全心全意为人民服务", "Serving the people wholeheartedly"),
        ("样本医院", "Specimen Hospital"),
    ],
)
def test_plain_words_are_no_claims(tmp_path: Path, chinese: str, english: str) -> None:
    assert spots(examine(tmp_path, saying(chinese, english))) == []


def test_the_first_hospital_may_be_called_so(tmp_path: Path) -> None:
    text = (
        "hospital: {zh: 吉祥第一|医院, en: First in|Town Hospital}\nname: {zh: 外科, en: Surgery}\n"
        "advice: {zh: 吉祥第一医院欢迎您, en: First in Town Hospital bids you welcome}\n"
    )
    assert spots(examine(tmp_path, text)) == []


def test_a_cautious_wording_is_shown(tmp_path: Path) -> None:
    prudent = "  prudent: {zh: 一个|中心, en: A good | centre}\n"
    (finding,) = examine(tmp_path, saying("最大的中心", "The largest centre", prudent))
    assert "一个中心" in finding.remedy.zh
    assert "A good centre" in finding.remedy.en
    assert "--edition prudent" in finding.remedy.en


def test_a_cautious_wording_that_claims_too_is_not_advised(tmp_path: Path) -> None:
    prudent = "  prudent: {zh: 最强的中心, en: The strongest centre}\n"
    (finding,) = examine(tmp_path, saying("最大的中心", "The largest centre", prudent))
    assert "最强" not in finding.remedy.zh


def test_a_reason_settles_a_claim_and_nothing_else(tmp_path: Path) -> None:
    settled = "accepted:\n  - {words: 国家级重点专科, reason: 国卫办〔0000〕00 号（样本）}\n"
    settled += "  - {words: national key specialty of the top kind, reason: the same}\n"
    text = saying("国家级重点专科", "A national key specialty of the top kind", settled)
    assert spots(examine(tmp_path, text)) == []
    more = text.replace('重点专科"', '重点专科，国家级中心"')
    assert spots(examine(tmp_path, more)) == [("law-superlative", "4:3")]


def test_a_reason_for_words_that_are_gone_is_told(tmp_path: Path) -> None:
    settled = "accepted:\n  - {words: 国家级, reason: 样本的理由}\n"
    assert spots(examine(tmp_path, saying("好", "Good", settled))) == [("accepted-unused", "7:5")]


NUMBER = "（样）中医广【2026】第01-30-010号"
ADVERTISEMENT = f"""\
hospital: {{zh: 样本市人民医院, en: Sample City Hospital}}
name: {{zh: 样本市人民医院, en: Sample City Hospital}}
publication:
  mode: advertisement
  first_name: 样本市人民医院
  certificate: {NUMBER}
  expires: 2027-01-29
opening_hours:
  - {{days: {{zh: 每天, en: Daily}}, hours: 8:00–17:00}}
contact:
  rows:
    - {{kind: phone, text: {{zh: 000-0000 0000, en: 000-0000 0000}}}}
    - {{kind: address, text: {{zh: 样本路 0 号, en: 0 Sample Road}}}}
team:
  title: {{zh: 床位, en: Beds}}
  figures:
    - {{count: 51, label: {{zh: 张床位, en: beds}}}}
approvals:
  - zh: {NUMBER}
    en: "{NUMBER}"
"""


def errors(findings: list[Finding]) -> list[tuple[str, str]]:
    return spots(found for found in findings if found.severity is Severity.ERROR)


def test_an_advertisement_of_eight_items_passes(tmp_path: Path) -> None:
    assert errors(examine(tmp_path, ADVERTISEMENT)) == []


@pytest.mark.parametrize(
    ("was", "now", "code", "place"),
    [
        ("name: {zh: 样本市人民医院, en: Sample City Hospital}",
         "name: {zh: 心内科, en: Cardiology}", "advertisement-publisher", "2:1"),
        (f"  certificate: {NUMBER}\n", "", "advertisement-incomplete", "3:1"),
        ("  expires: 2027-01-29\n", "", "advertisement-incomplete", "3:1"),
        ("  first_name: 样本市人民医院\n", "", "advertisement-incomplete", "3:1"),
        (f"  certificate: {NUMBER}", "  certificate: 2026-010",
         "advertisement-certificate", "6:3"),
        ("team:", "advice: {zh: 请问医生, en: Ask}\nteam:", "advertisement-item", "14:1"),
        ("team:", "conditions: {title: {zh: 病, en: Ills}, items: [{name: {zh: 痔, en: Piles}}]}\n"
         "team:", "advertisement-method", "14:1"),
        ("team:", "techniques: {title: {zh: 术, en: M}, items: [{id: a, title: {zh: 甲, en: A}}]}\n"
         "team:", "advertisement-method", "14:1"),
        ("张床位, en: beds", "名医师, en: doctors", "advertisement-item", "17:7"),
        ("kind: phone", "kind: web", "advertisement-item", "12:7"),
        (f"  - zh: {NUMBER}\n", "  - zh: 样本\n", "advertisement-certificate", "18:1"),
    ],
)  # fmt: skip
def test_an_advertisement_that_is_none(
    tmp_path: Path, was: str, now: str, code: str, place: str
) -> None:
    assert was in ADVERTISEMENT
    found = errors(examine(tmp_path, ADVERTISEMENT.replace(was, now, 1)))
    assert (code, place) in found


def test_information_needs_no_certificate(tmp_path: Path) -> None:
    text = NAMES + "publication: {mode: information}\n"
    assert examine(tmp_path, text) == []


@pytest.mark.parametrize(("today", "over"), [("2027-01-29", False), ("2027-01-30", True)])
def test_a_certificate_that_is_over_is_told(
    tmp_path: Path, project: Project, today: str, over: bool
) -> None:
    content = department(tmp_path, ADVERTISEMENT)
    _, source = project.read_department("colorectal")
    found = list(expired(content, source, date.fromisoformat(today)))
    assert [finding.code for finding in found] == (["certificate-expired"] if over else [])
    assert has_errors(found) is over


DIFFERENT = {
    "F5": ("professional discipline|pelvic floor and anus|Jilin University", "盆底与肛门|专业学科"),
    "F7": ("", ""),
    "F12": (
        "pelvic floor and anorectal diseases|Jilin Province",
        "吉林省内的一家|盆底与肛肠疾病|诊疗中心",
    ),
    "F15": ("enthusiasm|medical technology", "满腔热情|医疗技术|广大患者"),
    "F25": (
        "PPH|TST|RPH|minimally invasive surgery for hemorrhoids",
        "PPH|TST|RPH|痔微创手术|开展",
    ),
    "F26": ("Ultrasound-mediated resection|complex anal fistula", "超声引导|复杂性肛瘘切除"),
    "F30": ("specimen removal without an additional abdominal incision", "无辅助切口|标本取出"),
    "F32": ("complex and difficult", "复杂疑难"),
    "F34": ("", ""),
}
"""What the prudent edition says of the facts that it words otherwise; nothing of two of them."""
ABSENT = {
    "en": "most influential|highest level|domestic advanced level|Ministry of Health|top|"
    "national key|advanced medical|precise|first professional|first in Jilin",
    "zh": "最具|最高|国内先进|卫生部|前列|重点专科|先进的医疗|精准|无切口|首个|率先",
}


@pytest.fixture(scope="module")
def prudent(
    project: Project, typesetter: Typesetter, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """Read the text of the prudent edition's press files."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    cautious = dataclasses.replace(
        project, edition="prudent", out=tmp_path_factory.mktemp("prudent")
    )
    result = build(Studio.of(cautious), typesetter, "colorectal")
    assert result.written, result.findings
    files = [path for path in result.written if path.name.endswith(".press.pdf")]
    assert all("prudent" in path.parts for path in files)
    return {
        path.parent.name: plain(
            subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
            .stdout.decode()
        )
        for path in files
    }  # fmt: skip


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_facts_of_the_prudent_edition(fact: str, language: str, prudent: dict[str, str]) -> None:
    tokens = DIFFERENT.get(fact, FACTS[fact])[0 if language == "en" else 1]
    for token in filter(None, tokens.split("|")):
        assert plain(token) in prudent[language], f"{fact}: {token}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_prudent_edition_claims_less(language: str, prudent: dict[str, str]) -> None:
    for token in ABSENT[language].split("|"):
        assert plain(token) not in prudent[language].replace("desktop", ""), token

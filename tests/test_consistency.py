"""Links, pictures, unfinished texts: what one field alone cannot tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from brochure.findings import Severity, has_errors
from brochure.model import consistency
from brochure.model.consistency import unfinished_as_errors
from brochure.model.content import Department
from brochure.model.fields import Wording
from brochure.model.project import Project
from brochure.model.source import read
from brochure.model.validation import validate
from tests.project_maker import NAMES, SHOWN, examine, make_project, spots, write

TECHNIQUES = """\
techniques:
  title: {zh: 技术, en: Techniques}
  items:
    - {id: stapled, title: {zh: 甲, en: A}}
    - {id: ligation, title: {zh: 乙, en: B}}
"""
CONDITIONS = """\
conditions:
  title: {zh: 病症, en: Conditions}
  items:
    - name: {zh: 痔, en: Hemorrhoids}
      techniques: [LINKS]
"""


def linked(links: str) -> str:
    return NAMES + TECHNIQUES + CONDITIONS.replace("LINKS", links)


def test_links_that_are_right(tmp_path: Path) -> None:
    assert examine(tmp_path, linked("stapled, ligation")) == []
    assert examine(tmp_path, linked("")) == []


@pytest.mark.parametrize(
    ("links", "places", "remedy"),
    [
        ("staple", ["12:20"], "“stapled”"),
        ("stapled, ligations", ["12:29"], "“ligation”"),
        ("zzz", ["12:20"], "stapled, ligation"),
        ("zzz, qqq", ["12:20", "12:25"], "stapled, ligation"),
    ],
)
def test_a_link_to_no_technique(tmp_path: Path, links: str, places: list[str], remedy: str) -> None:
    findings = examine(tmp_path, linked(links))
    assert spots(findings) == [("unknown-technique", place) for place in places]
    assert all(remedy in finding.remedy.en for finding in findings)


def test_a_link_where_there_are_no_techniques(tmp_path: Path) -> None:
    findings = examine(tmp_path, NAMES + CONDITIONS.replace("LINKS", "stapled"))
    assert spots(findings) == [("unknown-technique", "7:20")]
    assert "techniques" in findings[0].remedy.zh


def test_a_repeated_id(tmp_path: Path) -> None:
    text = linked("stapled").replace("ligation", "stapled")
    (finding,) = findings = examine(tmp_path, text)
    assert spots(findings) == [("repeated-id", "7:8")]
    assert "in line 6 already" in finding.message.en and "第 6 行" in finding.message.zh


def test_unwritten_texts_stop_a_build_only(tmp_path: Path) -> None:
    text = NAMES.replace("样本科室", "〔请填写：科室全称〕")
    text = text.replace("Specimen Department", '"[To be written: the name]"')
    findings = examine(tmp_path, text)
    assert spots(findings) == [("unwritten-text", "2:8"), ("unwritten-text", "2:24")]
    assert not has_errors(findings)
    stopped = unfinished_as_errors(findings)
    assert spots(stopped) == spots(findings)
    assert {finding.severity for finding in stopped} == {Severity.ERROR}


def test_chinese_is_never_printed_for_english(tmp_path: Path) -> None:
    findings = examine(tmp_path, f"{NAMES}advice: {{zh: 请遵医嘱, en: 请遵医嘱}}\n")
    assert spots(unfinished_as_errors(findings)) == [("untranslated-text", "3:20")]
    assert has_errors(unfinished_as_errors(findings)) and not has_errors(findings)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("待定", True),
        ("院址 XXX 号", True),
        ("电话 0000-××××××××", True),
        ("47,XXX 核型与 XXX 综合征", False),
        ("手术日期待定者请留电话", False),
    ],
)
def test_what_was_left_for_later(tmp_path: Path, written: str, found: bool) -> None:
    text = f'{NAMES}advice: {{zh: "{written}", en: "Written 0000, 47"}}\n'
    assert (("unwritten-text", "3:10") in spots(examine(tmp_path, text))) is found


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ((1962, 1998, 2014), []),
        ((2014, 1998, 1962), []),
        ((1962, 1962, 1998), []),
        ((2002, 1998, 2014), [("timeline-order", "5:6")]),
    ],
)
def test_a_year_among_later_ones(
    tmp_path: Path, years: tuple[int, ...], found: list[tuple[str, str]]
) -> None:
    rows = "".join(f"  - {{year: {year}, event: {{zh: 甲, en: A}}}}\n" for year in years)
    assert spots(examine(tmp_path, f"{NAMES}timeline:\n{rows}")) == found


def test_web_code_is_named_and_stops_a_build(tmp_path: Path) -> None:
    findings = examine(tmp_path, f"{NAMES}advice: {{zh: <b>请遵医嘱</b>&nbsp;, en: Ask}}\n")
    assert spots(findings) == [("web-code", "3:10")] and has_errors(findings)
    assert "<b>、</b>、&nbsp;" in findings[0].message.zh


def test_other_warnings_stay_warnings(tmp_path: Path) -> None:
    findings = examine(tmp_path, f"{NAMES}advice: {{zh: 请遵医嘱., en: Ask}}\n")
    assert unfinished_as_errors(findings) == findings
    assert findings[0].severity is Severity.WARNING


def test_what_is_found_before_the_model_is_kept(tmp_path: Path) -> None:
    found = spots(examine(tmp_path, f"{NAMES}advice:\n  zh: 好。。 # 注\n  en: Good\n"))
    assert found == [("note-after-text", "4:11"), ("chinese-punctuation", "4:3")]


def test_two_figures_cannot_be_drawn_in_one_place(project: Project) -> None:
    department, source = project.read_department("colorectal")
    assert department.team
    figure = department.team.figures[0]
    team = department.team.model_copy(update={"figures": (*department.team.figures, figure)})
    doubled = department.model_copy(update={"team": team})
    found = consistency.examine(doubled, source, project.content / "colorectal")
    assert [finding.code for finding in found] == ["repeated-drawing"]


@pytest.mark.parametrize(
    ("axis", "codes"),
    [
        ({"zh": "微创", "en": "微创"}, ["untranslated-text"]),
        ({"zh": "微创技术", "en": "微创"}, ["untranslated-text"]),
        ({"zh": "PPH 24", "en": "PPH 24"}, []),
        ({"zh": "样本科室", "en": "WeChat: 样本科室"}, []),
        ({"zh": "<b>微创</b>&nbsp;", "en": "Mini"}, ["web-code"]),
        ({"zh": "微创", "en": '<span style="x">Mini</span><br/>'}, ["web-code"]),
        ({"zh": "微创（p < 0.05）", "en": "R&D; p <0.05, a<b and b>c"}, []),
        ({"zh": "微|创", "en": "Minimally invasive"}, ["break-mark-printed"]),
        ({"zh": '他说"好"', "en": "He says well"}, ["chinese-punctuation"]),
        ({"zh": "微创", "en": "Minimally invasive"}, []),
    ],
)
def test_slips_between_the_languages(
    project: Project, axis: dict[str, str], codes: list[str]
) -> None:
    department, source = project.read_department("colorectal")
    changed = department.model_copy(update={"axes": (Wording(**axis),)})
    found = [
        *consistency.examine(changed, source, project.content / "colorectal"),
        *editorial.examine(Manuscript(changed, source)),
    ]
    own = [finding.code for finding in found if not finding.code.startswith("law-")]
    assert own == codes


@pytest.mark.parametrize(
    ("due", "today", "codes"),
    [
        ("2026-03-01", "2026-02-27", set()),
        ("2026-03-01", "2026-03-01", set()),
        ("2026-03-01", "2026-03-02", {"deadline-past"}),
        ("2026-01-31", "2026-01-01", {"deadline-before-content"}),
        ("2026-01-31", "2026-12-31", {"deadline-before-content", "deadline-past"}),
    ],
)
def test_a_deadline_that_cannot_be_kept_is_told(
    tmp_path: Path, due: str, today: str, codes: set[str]
) -> None:
    text = NAMES + f"date: 2026-02-01\nprint: {{deadline: {due}}}\n"
    source = read(write(tmp_path, text), SHOWN)
    department = validate(Department, source)
    late = consistency.overdue(department, source, date.fromisoformat(today))
    found = [*consistency.examine(department, source, tmp_path), *late]
    assert {finding.code for finding in found} == codes
    assert all(spot == (spot[0], "4:9") for spot in spots(found))
    assert all(finding.severity is Severity.WARNING for finding in found)


def test_what_is_wrong_with_the_file_hides_nothing_wrong_in_its_fields(tmp_path: Path) -> None:
    text = f"{NAMES}name: {{zh: 又, en: Again}}\ndatte: 2026-1-1\n"
    text += "axes:\n  - {zh: 微创, en: Minimally, invasive}\n  - {zh: 微创}\n"
    assert spots(examine(tmp_path, text)) == [
        ("repeated-key", "3:1"),
        ("unknown-field", "4:1"),
        ("text-not-quoted", "6:29"),
        ("missing-translation", "7:5"),
    ]


@pytest.mark.parametrize(
    ("written", "year", "found"),
    [
        ("2027-01-01", 2026, []),
        ("2036-01-01", 2026, [("year-far-ahead", "3:1")]),
        ("2026-01-01", 2201, [("year-far-ahead", "5:6")]),
    ],
)
def test_a_year_far_ahead(
    tmp_path: Path, written: str, year: int, found: list[tuple[str, str]]
) -> None:
    text = f"{NAMES}date: {written}\ntimeline:\n  - {{year: {year}, event: {{zh: 甲, en: A}}}}\n"
    project = make_project(tmp_path, ward=text)
    content, source = project.read_department("ward")
    assert spots(consistency.ahead(content, source, date(2026, 11, 25))) == found


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ("8:00–17:00", []),
        ("0:00–24:00", []),
        ("全天", ["hours-in-words"]),
        ("14:00–25:00", ["no-such-time"]),
        ("8:70–9:00", ["no-such-time"]),
        ("8：00–17：00", ["no-such-time"]),
        ("8.30–17.00", ["no-such-time"]),
        ("8–17", ["no-such-time"]),
    ],
)
def test_hours_that_no_clock_shows(tmp_path: Path, hours: str, found: list[str]) -> None:
    text = f'{NAMES}opening_hours:\n  - {{days: {{zh: 每天, en: Daily}}, hours: "{hours}"}}\n'
    findings = examine(tmp_path, text)
    assert spots(findings) == [(code, "4:33") for code in found]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("https://hospital.example/a?b=1", []),
        ("样本医院，预约请扫码", []),
        ("“https://hospital.example”", ["address-with-marks"]),
        ("https://hospital.example。", ["address-with-marks"]),
    ],
)
def test_an_address_with_marks(tmp_path: Path, content: str, found: list[str]) -> None:
    findings = examine(tmp_path, f"{NAMES}contact: {{qr: {{content: '{content}'}}}}\n")
    assert [finding.code for finding in findings] == found

"""How full panels are, what is left out, how much to cut and where a long text would fit."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from brochure.build import build
from brochure.completeness import left_out
from brochure.edition import Subject, lay_out, make
from brochure.findings import Finding, Language, OnPage, Says, Severity, error
from brochure.judge import judge_layout, without_consequences
from brochure.layout.typeset import Layout, Typesetter
from brochure.model.content import Department
from brochure.model.project import Project
from brochure.model.source import KeyPath, Mark, Source
from brochure.studio import Studio
from tests.conftest import studio_of
from tests.project_maker import command, make_project, own_templates

NOWHERE = Source("brochure.yaml", None, {})
SENTENCE = {
    "zh": "这是一句用来量长短的样本文字，一共二十二个字。",
    "en": "A specimen of seven words for measuring.",
}


@pytest.fixture(scope="module")
def colorectal(project: Project) -> Department:
    return project.read_department("colorectal")[0]


def longer(department: Department, sentences: int) -> Department:
    """Give the department with so many more sentences about itself."""
    said: dict[str, Any] = department.model_dump()
    said["about"]["paragraphs"] = [*said["about"]["paragraphs"], *[SENTENCE] * sentences]
    return Department.model_validate(said)


def set_on(
    project: Project, typesetter: Typesetter, department: Department, language: Language,
    sheet_name: str = "trifold-a4",
) -> Layout:  # fmt: skip
    subject = Subject("colorectal", department, NOWHERE, language, sheet_name)
    return lay_out(studio_of(project), typesetter, subject).layout


@pytest.mark.parametrize(("language", "unit"), [("zh", "个字"), ("en", "words")])
def test_what_it_says_to_cut_is_enough_and_not_far_too_much(
    project: Project, typesetter: Typesetter, colorectal: Department, language: Language, unit: str
) -> None:
    extra = 20
    layout = set_on(project, typesetter, longer(colorectal, extra), language)
    (found,) = (f for f in judge_layout(layout, language, 5, NOWHERE) if f.code == "overset-text")
    said = found.remedy.to(language)
    assert unit in said
    to_cut = int("".join(filter(str.isdigit, said)))
    each = len(SENTENCE["zh"]) if language == "zh" else len(SENTENCE["en"].split())
    left = extra - -(-to_cut // each)
    assert 0 < left < extra
    assert not set_on(project, typesetter, longer(colorectal, left - 1), language).overset
    assert set_on(project, typesetter, longer(colorectal, left + 5), language).overset


def test_a_list_that_runs_over_is_told_once_with_its_lines(
    project: Project, typesetter: Typesetter, colorectal: Department
) -> None:
    layout = set_on(project, typesetter, colorectal, "en")
    frames = tuple(
        dataclasses.replace(frame, over_mm=4.4, over_lines=1, over_text="two words")
        if frame.name in ("techniques.items:1", "techniques.items:2", "techniques.items:4")
        else frame
        for frame in layout.frames
    )
    lines: dict[KeyPath, Mark] = {
        ("techniques", "items", index): Mark(40 + index, 7) for index in range(9)
    }
    source = Source("brochure.yaml", None, lines)
    judged = judge_layout(dataclasses.replace(layout, frames=frames), "en", 5, source)
    (finding,) = (finding for finding in judged if finding.code == "overset-text")
    assert "3 items run over, by up to 4.4 mm; they are in lines 41, 42, 44" in finding.message.en
    assert "第 41、42、44 行" in finding.message.zh
    assert "about 6 words in all" in finding.remedy.en
    assert finding.place.en.endswith("brochure.yaml:41:7")


def test_a_panel_left_nearly_empty_is_warned_of(specimens: Project, typesetter: Typesetter) -> None:
    content = specimens.read_department("short")
    layout = lay_out(
        Studio.of(specimens), typesetter, Subject("short", *content, "en", "trifold-a4")
    ).layout
    sparse = [f for f in judge_layout(layout, "en", 5, NOWHERE) if f.code == "sparse-panel"]
    assert {finding.severity for finding in sparse} == {Severity.WARNING}
    assert any("flap" in finding.place.en and "10%" in finding.message.en for finding in sparse)
    assert layout.open_panels == {"cover", "back"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_text_that_a_template_leaves_out_is_an_error(
    tmp_path: Path, project: Project, typesetter: Typesetter, colorectal: Department,
    language: Language,
) -> None:  # fmt: skip
    own = make_project(tmp_path)
    about = own_templates(tmp_path) / "suspension" / "components" / "about.html"
    text = about.read_text(encoding="utf-8")
    about.write_text(text.replace("copy.about.paragraphs,", "copy.about.paragraphs[1:],"))
    layout = set_on(own, typesetter, colorectal, language)
    found = list(left_out(colorectal, language, layout, NOWHERE))
    assert [finding.code for finding in found] == ["text-left-out"]
    assert "about.paragraphs.1" in found[0].message.en
    whole = set_on(project, typesetter, colorectal, language)
    assert list(left_out(colorectal, language, whole, NOWHERE)) == []


def test_text_that_runs_over_is_told_without_what_follows_from_it(
    tmp_path: Path, typesetter: Typesetter, colorectal: Department
) -> None:
    own = make_project(tmp_path)
    about = own_templates(tmp_path) / "suspension" / "components" / "about.html"
    text = about.read_text(encoding="utf-8")
    about.write_text(text.replace("copy.about.paragraphs,", "copy.about.paragraphs[1:],"))
    assert colorectal.about
    first, second, *rest = colorectal.about.paragraphs
    longer = second.model_copy(update={"zh": second.zh * 60})
    section = colorectal.about.model_copy(update={"paragraphs": (first, longer, *rest)})
    layout = set_on(own, typesetter, colorectal.model_copy(update={"about": section}), "zh")
    assert {frame.name.split(":")[0] for frame in layout.overset} == {"about"}
    assert list(left_out(colorectal, "zh", layout, NOWHERE)) == []
    (frame, *_) = layout.overset
    panel = layout.sheet.says(frame.panel)
    near = [
        error("outside-safe-area", OnPage("press.pdf", 1, 3.0, 3.0, where), panel, panel)
        for where in (panel, Says("另一面", "another"))
    ]
    assert without_consequences(near, layout) == (near[1],)


def test_an_abridgement_says_what_it_leaves_out(
    tmp_path: Path, typesetter: Typesetter, colorectal: Department
) -> None:
    own = make_project(tmp_path)
    templates = own_templates(tmp_path)
    formats = templates / "formats.yaml"
    text = formats.read_text(encoding="utf-8")
    formats.write_text(text.replace("template: trifold", "template: trifold\n    abridged: true"))
    back = templates / "suspension" / "components" / "back.html"
    text = back.read_text(encoding="utf-8")
    assert "{% if copy.values %}" in text
    back.write_text(text.replace("{% if copy.values %}", "{% if false %}"), encoding="utf-8")
    layout = set_on(own, typesetter, colorectal, "en")
    (found,) = left_out(colorectal, "en", layout, NOWHERE)
    assert (found.code, found.severity) == ("abridged", Severity.INFO)
    assert found.message.en.endswith("it leaves out: values")
    assert "values" in found.message.zh


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_a_text_too_long_is_told_where_it_would_fit(
    tmp_path: Path, typesetter: Typesetter, project: Project
) -> None:
    own = make_project(tmp_path)
    templates = own_templates(tmp_path)
    with (templates / "formats.yaml").open("a", encoding="utf-8") as formats:
        formats.write(
            "\n  trifold-large:\n    like: trifold-a4\n"
            "    name: {zh: 大三折页, en: large tri-fold}\n    width_mm: 560\n"
        )
    text = (project.content / "colorectal" / "brochure.yaml").read_text(encoding="utf-8")
    line = f"    - {{zh: {SENTENCE['zh']}, en: {SENTENCE['en']}}}\n"
    ward = own.content / "ward"
    ward.mkdir()
    (ward / "brochure.yaml").write_text(text.replace("\ntimeline:", f"{line * 9}\ntimeline:", 1))
    result = build(Studio.of(own), typesetter, "ward", ["en"], ["trifold-a4"])
    assert not result.written
    assert "fits-elsewhere" in codes(result.findings), result.findings
    found = next(f for f in result.findings if f.code == "fits-elsewhere")
    assert "--format trifold-large" in found.remedy.en
    assert "大三折页" in found.message.zh
    (ward / "brochure.yaml").write_text(text.replace("\ntimeline:", f"{line * 220}\ntimeline:", 1))
    result = build(Studio.of(own), typesetter, "ward", ["en"], ["trifold-a4"])
    assert "fits-nowhere" in codes(result.findings)


def test_fit_prints_a_row_for_each_format_and_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, project: Project
) -> None:
    monkeypatch.chdir(project.root)
    ran = command(capsys, "fit", "colorectal", "--format", "trifold-a4,trifold-285")
    rows = [line.split() for line in ran.out.splitlines()[1:]]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("trifold-a4", "zh", "open"), ("trifold-a4", "en", "open"),
        ("trifold-285", "zh", "open"), ("trifold-285", "en", "open"),
    ]  # fmt: skip
    assert all("%" in row[-1] for row in rows)
    assert ran.code == 0
    chinese = command(capsys, "fit", "colorectal", "--format", "trifold-a4", language="zh")
    assert {row.split()[3] for row in chinese.out.splitlines()[1:]} == {"疏朗"}


def test_fit_tells_how_full_pages_are_that_are_open_by_design(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, project: Project
) -> None:
    monkeypatch.chdir(project.root)
    ran = command(capsys, "fit", "colorectal", "--theme", "daylight", "--format", "flyer-a4")
    assert all(re.search(r"front \d\d%", row) for row in ran.out.splitlines()[1:])


def test_formats_are_listed_with_a_drawing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, project: Project
) -> None:
    monkeypatch.chdir(project.root)
    ran = command(capsys, "formats", language="zh")
    for name in Studio.of(project).offered:
        assert name in ran.out
    assert "trifold-a4（默认）" in ran.out
    assert "┬" in ran.out
    assert "展开 297 × 210 mm，折后 99.5 × 210 mm" in ran.out


def test_an_unknown_density_theme_or_format_names_those_there_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, project: Project
) -> None:
    monkeypatch.chdir(project.root)
    for option, word, there in (
        ("--density", "tight", "open, regular, close"),
        ("--theme", "moor", "suspension"),
        ("--format", "scroll", "trifold-a4"),
    ):
        ran = command(capsys, "build", "colorectal", option, word)
        assert ran.code == 2
        assert word in ran.err
        assert there in ran.err


def test_a_department_may_wish_for_a_theme(tmp_path: Path, typesetter: Typesetter) -> None:
    text = "hospital: {zh: 样本医院, en: Specimen Hospital}\nname: {zh: 样本科, en: Specimen}\n"
    own = make_project(tmp_path, ward=f"{text}theme: moor\n")
    result = build(Studio.of(own), typesetter, "ward", ["en"])
    assert codes(result.findings) == ["unknown-theme"]
    assert result.findings[0].place.en == "content/ward/brochure.yaml:3:1"
    assert "suspension" in result.findings[0].remedy.en


def test_a_department_may_wish_for_formats(tmp_path: Path, typesetter: Typesetter) -> None:
    text = "hospital: {zh: 样本医院, en: Specimen Hospital}\nname: {zh: 样本科, en: Specimen}\n"
    own = make_project(
        tmp_path,
        ward=f"{text}formats: [trifold-285]\n",
        unit=f"{text}formats: [trifold-285, scroll]\n",
    )
    built = build(Studio.of(own), typesetter, "ward", ["en"])
    sheets = {path.name.split(".")[0] for path in built.written if path.name.count(".") == 2}
    assert sheets == {"trifold-285"}
    (found,) = build(Studio.of(own), typesetter, "unit", ["en"]).findings
    assert (found.code, found.place.en) == ("unknown-format", "content/unit/brochure.yaml:3:24")
    assert "trifold-a4" in found.remedy.zh


def test_straight_quotation_marks_are_printed_and_not_missed(
    project: Project, typesetter: Typesetter, colorectal: Department
) -> None:
    said: dict[str, Any] = colorectal.model_dump()
    said["advice"] = {"zh": "请问“医师”", "en": "Ask the ward's \"head nurse\" about today's list."}
    layout = set_on(project, typesetter, Department.model_validate(said), "en")
    assert "ward’s “head nurse”" in " ".join(frame.text for frame in layout.frames)
    assert list(left_out(Department.model_validate(said), "en", layout, NOWHERE)) == []


def test_a_density_that_was_asked_for_is_no_news(project: Project, typesetter: Typesetter) -> None:
    content = project.read_department("colorectal")
    subject = Subject("colorectal", *content, "en", "trifold-a4", density="close")
    asked = make(Studio.of(project), typesetter, subject)
    assert asked.files and asked.density == "close"
    assert "density" not in codes(asked.findings)


def test_fit_refuses_what_check_refuses(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "hospital: {zh: 样本医院, en: Specimen Hospital}\nname: {zh: 样本科, en: Specimen}\n"
    ills = "{title: {zh: 病, en: Ills}, items: [{name: {zh: 痔, en: Piles}, techniques: [xyz]}]}"
    make_project(tmp_path, ward=f"{text}conditions: {ills}\n")
    monkeypatch.chdir(tmp_path)
    ran = command(capsys, "fit", "ward")
    assert ran.code == 1
    assert "xyz" in ran.out + ran.err

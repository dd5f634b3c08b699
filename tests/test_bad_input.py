"""Wrong input through the command line: every finding in one run, exit 1 or 2, nothing lost."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.project_maker import (
    NAMES,
    SHOWN,
    Ran,
    Spot,
    command,
    examine,
    files,
    make_project,
    own_templates,
    spots,
    write,
)

BROKEN = "hospital: {zh: 样本医院, en: Specimen Hospital\n"
UNWRITTEN = NAMES.replace("样本科室", "〔请填写：科室全称〕")
LONG_ENGLISH = f"""\
{NAMES}about:
  title: {{zh: 简介, en: About}}
  paragraphs:
    - zh: 一段文字。
      en: {"word " * 1000}
"""
WRONG = {
    "yaml-syntax": BROKEN,
    "missing-translation": NAMES.replace(", en: Specimen Hospital", ""),
    "unwritten-text": UNWRITTEN,
    "missing-glyph": f"{NAMES}advice: {{zh: 请遵医嘱😀, en: Ask}}\n",
    "picture-missing": f"{NAMES}photo: {{file: pictures/a.jpg, description: {{zh: 病, en: A}}}}\n",
    "overset-text": LONG_ENGLISH,
}


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command inside the temporary project."""
    monkeypatch.chdir(tmp_path)
    return functools.partial(command, capsys)


def checked(run: Run, code: int, *words: str) -> list[Spot]:
    """Check departments; give the codes and places of what was found."""
    ran = run(*(words or ("check",)), "--json")
    assert ran.code == code
    departments = json.loads(ran.out)["departments"].values()
    findings = [finding for department in departments for finding in department["findings"]]
    assert all(part["zh"] and part["en"] for f in findings for part in (f["message"], f["remedy"]))
    return [(f["code"], f["place"]["zh"].removeprefix(f"{SHOWN}:")) for f in findings]


@pytest.mark.parametrize(
    ("added", "code", "place", "remedy"),
    [
        ("axes:\n  -{zh: 早, en: Early}\n", "space-after-dash", "4:3", "空一格"),
        ("axes:\n  - {zh: 早, en: Early}\n  -早\n", "space-after-dash", "5:3", "空一格"),
        ("<<<<<<< HEAD\ndate: 2026-01-01\n=======\n>>>>>>> b\n", "merge-conflict", "3:1", "留一份"),
        ('advice: {zh: "早, en: "Early"}\n', "yaml-syntax", "3:23", "两端各写一个英文引号"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, added: str, code: str, place: str, remedy: str) -> None:
    (finding,) = examine(tmp_path, NAMES + added)
    assert spots([finding]) == [(code, place)]
    assert remedy in finding.remedy.zh


def results(root: Path) -> dict[str, bytes]:
    return {name: raw for name, raw in files(root).items() if name.startswith("out")}


def earlier_results(root: Path) -> dict[str, bytes]:
    """Put down what an earlier build would have left."""
    for name in ("zh/trifold-a4.press.pdf", "zh/report.json", "en/trifold-a4.press.pdf"):
        path = root / "out" / "ward" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"earlier {name}".encode())
    return results(root)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("verb", ["check", "build"])
def test_all_findings_of_all_departments_in_one_run(
    tmp_path: Path, run: Run, verb: str, language: str
) -> None:
    make_project(
        tmp_path,
        aa=f"hospital: 样本医院\nnam: 甲\n{NAMES.splitlines()[1]}\n",
        bb=BROKEN,
        cc=f"{NAMES}axes:\n  - {{zh: 微创😀, en: Minimal}}\n  - {{zh: 龘, en: Dragons}}\n",
        dd=b"\xff\xfea\x00",
    )
    ran = run(verb, language=language)
    assert ran.code == 1
    for place in (
        "content/aa/brochure.yaml:1:1  [missing-translation]",
        "content/aa/brochure.yaml:2:1  [unknown-field]",
        "content/bb/brochure.yaml:1:11  [yaml-syntax]",
        "content/cc/brochure.yaml:4:6  [missing-glyph]",
        "content/cc/brochure.yaml:5:6  [missing-glyph]",
        "content/dd/brochure.yaml:1:1  [not-utf8]",
    ):
        assert place in ran.out
    assert ran.err == ""
    assert not (tmp_path / "out").exists()


def test_a_wrong_department_does_not_stop_a_right_one(tmp_path: Path, run: Run) -> None:
    make_project(tmp_path, aa=BROKEN, ward=NAMES)
    ran = run("build", "--language", "zh")
    assert ran.code == 1
    assert "[yaml-syntax]" in ran.out
    assert (tmp_path / "out/ward/zh/trifold-a4.press.pdf").is_file()
    assert not (tmp_path / "out/aa").exists()


def test_characters_without_a_glyph_are_named_with_their_field(tmp_path: Path, run: Run) -> None:
    text = f"{NAMES}axes:\n  - zh: 好😀龘😀\n    en: good 😀\nadvice: {{zh: 甲, en: 龘}}\n"
    make_project(tmp_path, ward=text)
    assert checked(run, 1) == [
        ("missing-glyph", "4:5"),
        ("missing-glyph", "4:5"),
        ("missing-glyph", "5:5"),
        ("missing-glyph", "6:17"),
    ]
    printed = run("check").out
    for said in ("“😀” (U+1F600", "“龘” (U+9F98", "axes.1.zh", "axes.1.en", "advice.en"):
        assert said in printed


def test_a_link_to_no_technique_is_shown_with_everything_else(tmp_path: Path, run: Run) -> None:
    text = """\
techniques: {title: {zh: 甲, en: A}, items: [{id: stapled, title: {zh: 甲, en: A}}]}
conditions:
  title: {zh: 甲, en: A}
  items: [{name: {zh: 痔, en: H}, techniques: [staple]}]
advice: {zh: 龘, en: A}
"""
    make_project(tmp_path, ward=NAMES + text)
    assert checked(run, 1) == [("unknown-technique", "6:47"), ("missing-glyph", "7:10")]
    assert "“stapled”" in run("check").out


@pytest.mark.parametrize("code", WRONG)
def test_a_failed_build_leaves_earlier_results_alone(tmp_path: Path, run: Run, code: str) -> None:
    make_project(tmp_path, ward=WRONG[code])
    before = earlier_results(tmp_path)
    ran = run("build", "--language", "en")
    assert ran.code == 1
    assert f"[{code}]" in ran.out
    assert "untouched" in ran.out
    assert results(tmp_path) == before


def test_one_language_that_fails_holds_back_both(tmp_path: Path, run: Run) -> None:
    make_project(tmp_path, ward=LONG_ENGLISH)
    ran = run("build")
    assert (ran.code, (tmp_path / "out").exists()) == (1, False)
    assert "English edition" in ran.out and "[overset-text]" in ran.out
    assert run("build", "--language", "zh").code == 0
    assert {path.name for path in (tmp_path / "out/ward").iterdir()} == {"zh"}


@pytest.mark.parametrize("taken", ["out", "out/ward", "out/ward/en"])
def test_results_that_cannot_be_written(tmp_path: Path, run: Run, taken: str) -> None:
    make_project(tmp_path, ward=NAMES)
    earlier_results(tmp_path)
    shutil.rmtree(tmp_path / taken)
    (tmp_path / taken).write_text("somebody's file")
    before = results(tmp_path)
    ran = run("build", *([] if taken.endswith("en") else ["--language", "zh"]))
    assert ran.code == 1
    assert "a file of that name is in its way" in ran.out
    assert f"{tmp_path / taken}  [cannot-write]" in ran.out
    assert results(tmp_path) == before


def test_what_cannot_be_written_for_one_department_holds_back_no_other(
    tmp_path: Path, run: Run
) -> None:
    make_project(tmp_path, ward=NAMES, xward=NAMES)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/ward").write_text("somebody's file")
    assert run("build", "--language", "zh").code == 1
    assert (tmp_path / "out/xward/zh/report.json").is_file()


def test_a_department_that_is_not_there_holds_back_the_rest(tmp_path: Path, run: Run) -> None:
    make_project(tmp_path, ward=NAMES)
    assert run("build", "ward", "nowhere").code == 2
    assert not (tmp_path / "out").exists()


def test_a_misnamed_content_file_is_pointed_out(tmp_path: Path, run: Run) -> None:
    make_project(tmp_path, ward=NAMES, xward=NAMES)
    (tmp_path / "content/xward/brochure.yaml").rename(tmp_path / "content/xward/brochure.yml")
    assert checked(run, 1) == [("file-missing", "content/xward/brochure.yaml")]


def test_a_picture_whose_name_has_signs_of_an_address(tmp_path: Path, run: Run) -> None:
    named = 'photo: {file: "pictures/病房 #1?%20.png", description: {zh: 甲, en: A}}\n'
    make_project(tmp_path, ward=NAMES + named)
    (tmp_path / "content/ward/pictures").mkdir(exist_ok=True)
    Image.new("L", (1300, 900), 128).save(tmp_path / "content/ward/pictures/病房 #1?%20.png")
    assert run("build", "--language", "zh").code == 0


@pytest.mark.parametrize("verb", ["build", "check"])
@pytest.mark.parametrize(
    "name", ["nowhere", "wrd", "../ward", "../content/ward", "/etc", ".", "..", "", "ward/", "WARD"]
)
def test_a_department_that_is_not_there(tmp_path: Path, run: Run, verb: str, name: str) -> None:
    make_project(tmp_path, ward=NAMES)
    write(tmp_path, NAMES, "../outside")
    (tmp_path / "content/brochure.yaml").write_text(NAMES, encoding="utf-8")
    before = files(tmp_path)
    ran = run(verb, name)
    assert (ran.code, ran.out) == (2, "")
    assert f"“{name}”" in ran.err and "ward" in ran.err
    assert ("brochure new" in ran.err) == (name == "nowhere")
    assert files(tmp_path) == before


@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_content_file_that_is_a_folder(tmp_path: Path, run: Run, verb: str) -> None:
    make_project(tmp_path)
    (tmp_path / SHOWN).mkdir(parents=True)
    assert checked(run, 1, verb) == [("file-unreadable", SHOWN)]


def test_a_department_without_its_file(tmp_path: Path, run: Run) -> None:
    make_project(tmp_path)
    (tmp_path / SHOWN).parent.mkdir()
    assert checked(run, 1, "check", "ward") == [("file-missing", SHOWN)]
    assert run("check").code == 2


def test_a_content_file_that_lies_elsewhere(tmp_path: Path, run: Run) -> None:
    make_project(tmp_path)
    (tmp_path / "elsewhere.yaml").write_text(NAMES, encoding="utf-8")
    (tmp_path / SHOWN).parent.mkdir()
    (tmp_path / SHOWN).symlink_to("../../elsewhere.yaml")
    assert checked(run, 1) == [("file-outside", SHOWN)]


@pytest.mark.parametrize(
    ("file", "line", "instead", "found"),
    [
        ("suspension/theme.yaml", "qr_mm: 22", "qrmm: 22", "[unknown-field]"),
        ("suspension/theme.yaml", "tracking_em: 0.01}", "traking_em: 1}", "[unknown-field]"),
        ("suspension/theme.yaml", "qr_mm: 22", "qr_mm: wide", "[number-expected]"),
        ("suspension/labels.yaml", "visit_title: {zh: 就诊备忘,", "visit_title: {", "[missing-t"),
        ("formats.yaml", "    narrower_mm: {flap", "    narrow_mm: {flap", "[unknown-field]"),
        ("formats.yaml", "default: ", "defalt: ", "[unknown-field]"),
    ],
)
def test_a_spoilt_template(
    tmp_path: Path, run: Run, file: str, line: str, instead: str, found: str
) -> None:
    make_project(tmp_path, ward=NAMES)
    path = own_templates(tmp_path) / file
    text = path.read_text(encoding="utf-8")
    assert line in text
    row = text[: text.index(line)].count("\n") + 1
    path.write_text(text.replace(line, instead, 1), encoding="utf-8")
    for verb in ("check", "build"):
        ran = run(verb)
        assert ran.code == 1
        assert f"templates/{file}:{row}:" in ran.out and found in ran.out
        assert "content/README.md" not in ran.out


@pytest.mark.parametrize("gone", ["content", "templates", "fonts"])
def test_a_folder_that_holds_no_project(tmp_path: Path, run: Run, gone: str) -> None:
    make_project(tmp_path)
    (tmp_path / gone).rename(tmp_path / "moved")
    for words in (("check",), ("build",), ("list",), ("new", "ward")):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert gone in ran.err

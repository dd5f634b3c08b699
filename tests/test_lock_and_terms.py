"""The record of compared texts, the glossary and the names: what spoils them, what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.build import accept
from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from brochure.errors import Refused
from brochure.findings import Finding, Says, Severity
from brochure.model.project import Project
from brochure.model.publication import Edition, edition_called
from tests.conftest import ROOT
from tests.project_maker import command, examine, spots, write
from tests.test_editorial import GLOSSARY, on_the_desk, pair


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty project."""
    for name in ("content", "templates", "fonts"):
        (tmp_path / name).mkdir()
    return tmp_path


CAUTIOUS = pair("最大的中心", "The largest centre") + "  prudent: {zh: 一个中心, en: A centre}\n"


@pytest.mark.parametrize("edition", ["source", "prudent"])
def test_the_lock_holds_both_editions(folder: Path, edition: Edition) -> None:
    write(folder, CAUTIOUS)
    project = Project.at(folder, edition=edition)
    lines = accept(project, "ward").read_text(encoding="utf-8").splitlines()
    assert lines[2:] == ['["最大的中心", "The largest centre"]', '["一个中心", "A centre"]']
    for changed, place in (
        (CAUTIOUS.replace("最大的中心", "最大的科室"), "5:3"),
        (CAUTIOUS.replace("A centre", "One centre"), "6:13"),
    ):
        write(folder, changed)
        department, source = project.read_department("ward")
        manuscript = Manuscript.of(project, "ward", department, source)
        found = [spot for spot in spots(editorial.examine(manuscript)) if "stale" in spot[0]]
        assert found == [("stale-translation", place)]


@pytest.mark.parametrize(
    "spoilt",
    [b"[" * 100_000, b'"ab"', b"[1, 2]", b'{"a": 1, "b": 2}', b'["a"]', "[\"床位\"".encode("gbk"),
     b"", b"\n\n", b"<<<<<<< HEAD\n[\"a\", \"b\"]\n=======\n[\"a\", \"c\"]\n>>>>>>> other\n"],
)  # fmt: skip
def test_a_spoilt_lock_is_one_finding(folder: Path, spoilt: bytes) -> None:
    write(folder, pair("床位", "Beds"))
    accept(Project.at(folder), "ward").write_bytes(spoilt)
    (finding,) = on_the_desk(folder, pair("床位", "Beds"))
    assert finding.code == "translations-lock"
    assert "brochure check ward --accept" in finding.remedy.zh


def test_a_folder_in_place_of_the_lock_is_told(folder: Path) -> None:
    write(folder, pair("床位", "Beds"))
    (folder / "content" / "ward" / "translations.lock").mkdir()
    (finding,) = on_the_desk(folder, pair("床位", "Beds"))
    assert finding.code == "translations-lock"
    with pytest.raises(Refused):
        accept(Project.at(folder), "ward")


def stale_message(root: Path, before: tuple[str, str], after: tuple[str, str]) -> Says:
    write(root, pair(*before))
    accept(Project.at(root), "ward")
    (finding,) = on_the_desk(root, pair(*after))
    assert finding.code == "stale-translation"
    assert "brochure check ward --accept" in finding.remedy.zh
    return finding.message


LONG = "If you take medicine for your heart, please ask the nurse at the desk before you come. "


def test_a_stale_translation_quotes_where_the_texts_differ(folder: Path) -> None:
    chinese = "检查后两小时内不要吃东西。"
    old = f"{LONG}Do not eat or drink for two hours."
    new = f"{LONG}Please eat and drink for two hours."
    said = stale_message(folder, (chinese, old), (chinese, new))
    assert said.zh.endswith(
        "原来“…you come. Do not eat or drink for…”，现在“…you come. Please eat and drink for…”"
    )
    assert said.en.endswith("“…you come. Please eat and drink for…”")


def test_a_stale_chinese_text_is_quoted_by_the_character(folder: Path) -> None:
    old = "检查前请禁食，检查后先不要吃东西、不要喝水，以免呛咳。"
    said = stale_message(folder, (old, LONG), (old.replace("不要喝水", "请喝水"), LONG))
    assert "原来“…吃东西、不要喝水，以…”，现在“…吃东西、请喝水，以…”" in said.zh


def test_a_text_that_is_wholly_new_is_quoted_in_short(folder: Path) -> None:
    said = stale_message(folder, ("床位", LONG * 3), ("床位", "Beds and more of them"))
    assert len(said.zh) < 140


def test_new_texts_are_told_once_where_there_is_a_record(folder: Path) -> None:
    text = pair("床位", "Beds")
    assert on_the_desk(folder, text) == []
    accept(Project.at(folder), "ward")
    assert on_the_desk(folder, text) == []
    more = "axes:\n  - {zh: 细致, en: Careful}\n  - {zh: 耐心, en: Patient}\n"
    (finding,) = on_the_desk(folder, text + more)
    assert (finding.code, finding.severity) == ("texts-not-compared", Severity.INFO)
    assert finding.message == Says(
        "2 段新文字还没有核对过", "2 new texts have not been compared yet"
    )


def test_a_record_is_made_of_named_departments_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, pair("床位", "Beds"))
    link_templates(folder)
    monkeypatch.chdir(folder)
    ran = command(capsys, "check", "--accept", language="zh")
    assert ran.code == 2
    assert "brochure check 科室文件夹名 --accept" in ran.err
    assert not list(folder.rglob("translations.lock"))


def test_a_record_says_what_is_still_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, pair("床位 51 张", "We have 15 beds"))
    link_templates(folder)
    monkeypatch.chdir(folder)
    ran = command(capsys, "check", "ward", "--accept", language="zh")
    assert ran.code == 0
    assert (folder / "content/ward/translations.lock").is_file()
    assert "还有 1 处对不上没有处理" in ran.out
    assert "1 difference is still open" in command(capsys, "check", "ward", "--accept").out


def test_another_sense_is_still_open_after_a_record(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, pair("饭前服用。", "Take it after meals."))
    link_templates(folder)
    monkeypatch.chdir(folder)
    ran = command(capsys, "check", "ward", "--accept", language="zh")
    assert "还有 1 处对不上没有处理" in ran.out


def link_templates(root: Path) -> None:
    for name in ("templates", "fonts"):
        (root / name).rmdir()
        (root / name).symlink_to(ROOT / name)


def with_glossary(root: Path, terms: str, text: str) -> list[Finding]:
    (root / "content" / "glossary.yaml").write_text(terms, encoding="utf-8")
    return on_the_desk(root, text)


@pytest.mark.parametrize(
    ("term", "zh", "en", "found"),
    [
        ("{zh: 大便失禁, en: fecal incontinence}", "大便失禁", "Faecal incontinence", []),
        ("{zh: 肿瘤, en: tumour}", "肿瘤", "Tumors", []),
        ("{zh: 助产士, en: midwife}", "助产士门诊", "The midwives’ clinic", []),
        ("{zh: 诊断, en: diagnosis}", "诊断", "Diagnoses", []),
        ("{zh: 助产士, en: midwife}", "助产士门诊", "The nurses’ clinic", ["glossary-term"]),
        ("{zh: 微创, en: minimally invasive}", "显微创伤修复", "Repair", []),
        ("{zh: 微创, en: minimally invasive}", "最微创新", "New", []),
        ("{zh: 微创, en: minimally invasive}", "微创手术", "Surgery", ["glossary-term"]),
        ("{zh: 中心, en: specialised centre}", "中心", "The specialized center", []),
    ],
)
def test_terms_in_either_spelling_and_as_words(
    folder: Path, term: str, zh: str, en: str, found: list[str]
) -> None:
    findings = with_glossary(folder, f"terms:\n  - {term}\n", pair(zh, en))
    assert [finding.code for finding in findings] == found


@pytest.mark.parametrize(
    ("terms", "line"),
    [
        ("  - {zh: 盆底, en: pelvic floor}\n  - {zh: 盆底, en: floor}\n", "3:5"),
        ("  - {zh: 盆底, en: pelvic floor, forbidden: {zh: [盆底]}}\n", "2:32"),
        ("  - {zh: 盆底, en: pelvic floor, forbidden: {en: [Pelvic floor]}}\n", "2:32"),
    ],
)
def test_a_glossary_that_contradicts_itself(folder: Path, terms: str, line: str) -> None:
    (finding,) = with_glossary(folder, f"terms:\n{terms}", pair("床位", "Beds"))
    assert finding.code == "glossary-contradiction"
    assert finding.place.zh == f"content/glossary.yaml:{line}"


@pytest.mark.parametrize("terms", ["", "# nothing yet\n", "terms:\n", "terms: []\n"])
def test_an_empty_glossary_is_fine(folder: Path, terms: str) -> None:
    assert with_glossary(folder, terms, pair("床位", "Beds")) == []


def test_a_folder_in_place_of_the_glossary_is_told(folder: Path) -> None:
    (folder / "content" / "glossary.yaml").mkdir()
    with pytest.raises(Refused) as refused:
        on_the_desk(folder, pair("床位", "Beds"))
    assert [finding.code for finding in refused.value.findings] == ["file-unreadable"]


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("海州市儿童医院", "Haizhou City Children’s Hospital", []),
        ("海州市第二医院", "The Second Hospital of Haizhou", []),
        ("海城市人民医院", "Haicheng City Hospital", []),
        ("海州人民医院", "Welcome", ["name-differs"]),
        ("欢迎", "the Haizhou city hospital", ["name-differs"]),
    ],
)
def test_another_house_is_no_misspelt_name(
    tmp_path: Path, zh: str, en: str, found: list[str]
) -> None:
    text = "hospital: {zh: 海州市人民医院, en: Haizhou City Hospital}\n"
    text += f"name: {{zh: 外科, en: Surgery}}\nadvice: {{zh: {zh}就诊, en: {en}}}\n"
    findings = [each for each in examine(tmp_path, text) if each.code == "name-differs"]
    assert [finding.code for finding in findings] == found


def test_words_say_what_to_do(folder: Path) -> None:
    (finding,) = with_glossary(folder, GLOSSARY, pair("盆底康复", "Pelvic bottom exercise"))
    assert finding.message.en == "Our term is “pelvic floor”, not “Pelvic bottom”"
    (finding,) = with_glossary(folder, GLOSSARY, pair("盆底康复", "Exercise"))
    assert finding.message.en == "We translate “盆底” as “pelvic floor”; it is missing here"


@pytest.mark.parametrize("word", ["prudent", "稳妥", "稳妥版", "cautious"])
def test_the_cautious_edition_goes_by_other_words(word: str) -> None:
    assert edition_called(word) == "prudent"

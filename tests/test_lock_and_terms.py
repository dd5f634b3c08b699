"""The record of compared texts, the glossary and the names: what spoils them, what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.build import accept
from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from brochure.errors import Refused
from brochure.findings import Finding
from brochure.model.project import Project
from brochure.model.publication import Edition, edition_called
from tests.project_maker import examine, spots, write
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
    assert "brochure check --accept" in finding.remedy.zh


def test_a_folder_in_place_of_the_lock_is_told(folder: Path) -> None:
    write(folder, pair("床位", "Beds"))
    (folder / "content" / "ward" / "translations.lock").mkdir()
    (finding,) = on_the_desk(folder, pair("床位", "Beds"))
    assert finding.code == "translations-lock"
    with pytest.raises(Refused):
        accept(Project.at(folder), "ward")


def with_glossary(root: Path, terms: str, text: str) -> list[Finding]:
    (root / "content" / "glossary.yaml").write_text(terms, encoding="utf-8")
    return on_the_desk(root, text)


@pytest.mark.parametrize(
    ("term", "zh", "en", "found"),
    [
        ("{zh: 大便失禁, en: fecal incontinence}", "大便失禁", "Faecal incontinence", []),
        ("{zh: 肿瘤, en: tumour}", "肿瘤", "Tumors", []),
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

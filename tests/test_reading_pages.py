"""The pages of the editions for everyone: size of letters, links, languages, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from brochure.completeness import unsaid
from brochure.findings import Language, has_errors
from brochure.layout.spans import linked, marked
from brochure.layout.typeset import Typesetter
from brochure.model import palette
from brochure.model.project import Project
from brochure.preflight import text
from brochure.studio import Studio
from tests.conftest import plain
from tests.reading_files import FILES, MADE, Made, make, make_all

LEAST_PT = {"reading.pdf": 8, "large-print.pdf": 18}


@pytest.fixture(scope="session")
def made(project: Project, typesetter: Typesetter) -> tuple[Made, ...]:
    return make_all(project, typesetter)


@pytest.mark.parametrize("file", FILES)
def test_no_letter_is_too_small(file: str, made: tuple[Made, ...]) -> None:
    for one in made:
        data = one.reading.files[file]
        with pikepdf.open(one.path(file)) as pdf:
            origins = tuple((0.0, float(page.mediabox[3])) for page in pdf.pages)
        letters = text.read(data, origins)
        assert len({letter.page for letter in letters}) >= len(origins) - 2
        assert min(letter.size_pt for letter in letters) >= LEAST_PT[file] - 0.05


def test_links_lead_somewhere_and_say_where(made: tuple[Made, ...]) -> None:
    targets: dict[str, set[str]] = {}
    for one in made:
        with pikepdf.open(one.path("reading.pdf")) as pdf:
            known = {str(name) for name in pdf.Root.Names.Dests.Names[::2]}
            for page in pdf.pages:
                for link in page.obj.get("/Annots", []):
                    assert len(str(link.Contents)) > 1
                    if "/Dest" in link:
                        assert str(link.Dest) in known
                    else:
                        targets.setdefault(one.name, set()).add(str(link.A.URI))
    assert targets["specimen-cardiology"] == {
        "tel:00000000000",
        "https://hospital.example/cardiology",
    }


def test_every_tongue_is_named(made: tuple[Made, ...]) -> None:
    chinese, english = made[0].read(), made[1].read()
    latin = {chinese.words(element).strip() for element in chinese.elements if element.lang == "en"}
    assert {"PPH", "TST", "STARR"} <= latin
    han = [
        plain(english.words(element)) for element in english.elements if element.lang == "zh-Hans"
    ]
    assert any("吉林大学第一医院" in words for words in han)


def test_the_same_content_gives_the_same_bytes(
    project: Project, typesetter: Typesetter, made: tuple[Made, ...]
) -> None:
    again = make(project, typesetter, *MADE[1])
    assert again.files == made[1].reading.files


@pytest.mark.parametrize(
    ("words", "language", "markup"),
    [
        (
            "开展 PPH、TST 等",
            "zh",
            '开展 <span lang="en">PPH</span>、<span lang="en">TST</span> 等',
        ),
        ("共 51 张", "zh", "共 51 张"),
        ("Jilin 吉林", "en", 'Jilin <span lang="zh-Hans">吉林</span>'),
        ("A < B", "en", "A &lt; B"),
    ],
)
def test_runs_of_the_other_language_are_marked(words: str, language: Language, markup: str) -> None:
    assert marked(words, language) == markup


def test_numbers_are_dialled_and_addresses_followed() -> None:
    assert 'href="tel:+8643188880000"' in linked("+86 431 8888 0000（总机）", "phone")
    assert 'href="https://example.cn/ke"' in linked("example.cn/ke", "web")
    assert linked("8:00–11:30", "hours") == "8:00–11:30"


@pytest.mark.parametrize("theme", ["suspension", "daylight"])
def test_text_can_be_told_from_its_ground(theme: str, project: Project) -> None:
    studio = Studio.of(project, theme=theme)
    for ink, ground in studio.theme.reading.pairs:
        assert palette.contrast(studio.theme, ink, ground, studio.icc) >= palette.LEAST_CONTRAST


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"quiet": "rime"}, "low-contrast"),
        ({"accent": "purple"}, "unknown-swatch"),
    ],
)
def test_a_theme_whose_words_would_not_be_seen_is_refused(
    changed: dict[str, str], code: str, project: Project
) -> None:
    studio = Studio.of(project)
    reading = studio.theme.reading.model_copy(update=changed)
    theme = studio.theme.model_copy(update={"reading": reading})
    found = list(palette.examine(theme, "theme.yaml", studio.icc, 300))
    assert has_errors(found)
    assert {finding.code for finding in found} == {code}


def test_nothing_may_be_left_out(project: Project) -> None:
    department, source = project.read_department("specimen-paediatrics")
    assert department.photo
    assert department.about
    seen, said = department.photo.description.zh, department.about.paragraphs[0].zh
    html = f'<style>儿科</style><p>{said}</p><img alt="{seen}">'
    lost = [finding.place for finding in unsaid(department, "zh", html, source)]
    assert source.place(("photo", "description", "zh")) not in lost
    assert source.place(("about", "paragraphs", 0, "zh")) not in lost
    assert source.place(("about", "paragraphs", 1, "zh")) in lost
    assert source.place(("photos", 0, "description", "zh")) in lost


def test_a_build_writes_them(out: Path) -> None:
    for language in ("zh", "en"):
        report = json.loads((out / language / "report.json").read_text(encoding="utf-8"))
        assert set(report["reading"]["files"]) == {*FILES, "reading.html"}
        assert (out / language / "reading.html").read_bytes().startswith(b"<!DOCTYPE html>")
        for file in FILES:
            assert (out / language / file).read_bytes().startswith(b"%PDF-1.")

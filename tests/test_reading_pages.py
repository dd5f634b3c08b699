"""The pages of the editions for everyone: size of letters, links, languages, what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest

from brochure.completeness import unsaid
from brochure.edition import Subject
from brochure.editorial.hours import week
from brochure.findings import Language, has_errors
from brochure.layout import glyphs, webfonts
from brochure.layout.spans import marked, prose
from brochure.layout.typeset import Typesetter
from brochure.model import palette
from brochure.model.project import Project
from brochure.preflight import text
from brochure.reading import web_of
from brochure.studio import Studio
from tests.conftest import plain
from tests.project_maker import NAMES, make_project
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
        "tel:120",
        "https://hospital.example/cardiology",
    }


def test_a_code_says_its_address_once(made: tuple[Made, ...]) -> None:
    due = {
        "zh": "门诊安排，hospital.example/cardiology",
        "en": "Book a visit, hospital.example/children",
    }
    for one in made[2:]:
        with pikepdf.open(one.path("reading.pdf")) as pdf:
            links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
            said = [
                str(link.Contents) for link in links if "hospital.example" in str(link.Contents)
            ]
        assert said == [due[one.language]]
        assert one.read().all.count("hospital.example") == 1
        told = {"zh": "二维码：门诊安排", "en": "QR code: Book a visit"}[one.language]
        assert told in [figure.alt for figure in one.read().of("Figure")]
        # On the web the link's name is what is seen, so that it can be spoken to the browser.
        link = re.search(
            r"<a href=.https://hospital.*?</a>", one.reading.files["reading.html"].decode()
        )
        assert link
        assert "aria-label" not in link[0]
        assert re.sub(r"<[^>]*>", "", link[0]) == due[one.language].replace(
            "，", " https://"
        ).replace(", ", " https://")


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
        ("监测 SpO₂ 等", "zh", '监测 <span lang="en">SpO₂</span> 等'),
        ("Trénaunay 综合征", "zh", '<span lang="en">Trénaunay</span> 综合征'),
        ("见 www.a.cn/b?c=d", "zh", '见 <span lang="en">www.a.cn/b?c=d</span>'),
        ("Jilin 吉林", "en", 'Jilin <span lang="zh-Hans">吉林</span>'),
        ("A < B", "en", "A &lt; B"),
    ],
)
def test_runs_of_the_other_language_are_marked(words: str, language: Language, markup: str) -> None:
    assert marked(words, language) == markup


@pytest.mark.parametrize(
    ("words", "last_line"),
    [
        ("Suspension fixation for pelvic organ prolapse", "organ prolapse"),
        ("Patient-centered, serving the people wholeheartedly", "people wholeheartedly"),
        ("Transthoracic and transoesophageal echocardiography", "echocardiography"),
        ("Associate chief physician, arrhythmia", "arrhythmia"),
        ("The ones without white coats are doctors, too.", "doctors, too."),
    ],
)
def test_an_english_line_leaves_no_word_alone(words: str, last_line: str) -> None:
    assert str(prose(words, "en")).split(" ")[-1].replace("\u00a0", " ") == last_line


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


@pytest.mark.parametrize("drawn", [True, False])
def test_a_drawing_that_is_not_there_is_not_explained(drawn: bool, tmp_path: Path) -> None:
    drawn_as = ", drawn_as: right-points" if drawn else ""
    figures = f"""team:
  title: {{zh: 团队, en: Team}}
  figures:
    - {{count: 140, label: {{zh: 张床位, en: beds}}, drawn_as: threads}}
    - {{count: 9, label: {{zh: 名医师, en: doctors}}, drawn_as: left-points}}
    - {{count: 20, label: {{zh: 名护士, en: nurses}}{drawn_as}}}
"""
    project = make_project(tmp_path, ward=NAMES + figures)
    subject = Subject("ward", *project.read_department("ward"), "en", "trifold-a4")
    page, _ = web_of(Studio.of(project, theme="suspension"), subject)
    assert (b"One mark in the drawing" in page) == drawn


def test_a_build_writes_them(out: Path) -> None:
    for language in ("zh", "en"):
        report = json.loads((out / language / "report.json").read_text(encoding="utf-8"))
        assert set(report["reading"]["files"]) == {*FILES, "reading.html"}
        assert (out / language / "reading.html").read_bytes().startswith(b"<!DOCTYPE html>")
        for file in FILES:
            assert (out / language / file).read_bytes().startswith(b"%PDF-1.")


@pytest.mark.parametrize(
    ("label", "days"),
    [
        ("周一至周五", {0, 1, 2, 3, 4}),
        ("周一至五", {0, 1, 2, 3, 4}),
        ("星期六、星期天", {5, 6}),
        ("周一、三、五", {0, 2, 4}),
        ("工作日", {0, 1, 2, 3, 4}),
        ("Monday to Friday", {0, 1, 2, 3, 4}),
        ("Mon–Wed, Sat", {0, 1, 2, 5}),
        ("Weekends", {5, 6}),
        ("Sat to Mon", {0, 5, 6}),
        ("国庆节", set()),
    ],
)
def test_a_label_names_all_days_of_its_range(label: str, days: set[int]) -> None:
    assert week(label) == days


def test_a_day_that_a_range_tells_of_is_not_called_closed(
    project: Project, made: tuple[Made, ...]
) -> None:
    heard = made[3].read()
    cells = [plain(heard.words(cell)) for cell in heard.of("TD")]
    assert cells[2::2] == [
        "asmondaytofriday", plain("Newborn checks, Meng Libing"), "asmondaytofriday",
        plain("General clinic"),
    ]  # fmt: skip
    assert cells[-1] == "none"
    name = "specimen-paediatrics"
    subject = Subject(name, *project.read_department(name), "zh", "trifold-a4")
    page = web_of(Studio.of(project), subject)[0].decode()
    assert page.count("同周一至周五</span></td>") == 3
    assert page.count("无</span></td>") == 1


@pytest.mark.parametrize("theme", ["suspension", "daylight"])
def test_chinese_borrows_what_its_own_face_lacks(theme: str, project: Project) -> None:
    studio, letters = Studio.of(project, theme=theme), "SpO₂"
    assert {ord(letter) for letter in letters} <= glyphs.printable(
        studio.theme, studio.fonts, project.fonts, "zh"
    )
    faces = "".join(
        webfonts.embedded(f"<p>血氧 {letters}</p>", studio.theme, "zh", studio.fonts, project.fonts)
    )
    assert [family in faces for family in ("Noto Sans SC", "Source Sans")] == [True, True]
    plain_faces = "".join(
        webfonts.embedded("<p>血氧 Sp</p>", studio.theme, "zh", studio.fonts, project.fonts)
    )
    assert "Source Sans" not in plain_faces

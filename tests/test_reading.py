"""The editions for everyone: what a reader's voice says, and what their files claim."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pytest

from brochure.findings import LANGUAGES, Language
from brochure.layout.typeset import Typesetter
from brochure.model.content import Department
from brochure.model.fields import Bilingual
from brochure.model.project import Project
from brochure.model.walk import texts
from tests.conftest import plain
from tests.reading_files import FILES, Made, make_all, printed

ORDER = ("about", "conditions", "techniques", "team", "clinic", "contact")
"""The sections that have a title of their own, in the order in which a brochure is unfolded."""


@pytest.fixture(scope="session")
def made(project: Project, typesetter: Typesetter) -> tuple[Made, ...]:
    return make_all(project, typesetter)


def in_order(department: Department, language: Language) -> list[str]:
    """List titles and words of a department as a person comes upon them."""
    found: list[Bilingual] = [department.hospital, department.cover_title or department.name]
    for name in ORDER[:-1]:
        if section := getattr(department, name):
            found += [section.title, *getattr(section, "paragraphs", ())]
    found += [row.text for row in (department.contact.rows if department.contact else ())]
    found += [*department.approvals, *department.credits]
    return [plain(text.to(language).replace("|", "")) for text in found]


@pytest.mark.parametrize("file", FILES)
def test_independent_checkers_find_nothing(file: str, made: tuple[Made, ...]) -> None:
    for one in made:
        assert not one.reading.findings
        heard = outloud.check(str(one.path(file)))
        assert not heard.error
        assert not heard.findings, f"{one.name} {one.language}: {heard.findings}"
        report = pdfua.validate(str(one.path(file)))
        assert not report.findings, f"{one.name} {one.language}: {report.findings}"


def test_the_checkers_do_find_faults(made: tuple[Made, ...], tmp_path: Path) -> None:
    with pikepdf.open(made[1].path("reading.pdf")) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
                del item.Alt
        pdf.save(tmp_path / "mute.pdf")
    heard = outloud.check(str(tmp_path / "mute.pdf"))
    assert {finding.rule for finding in heard.findings} >= {"FIG-001"}
    assert {finding.rule_id for finding in pdfua.validate(str(tmp_path / "mute.pdf")).findings}


@pytest.mark.parametrize("file", FILES)
def test_files_say_what_they_are(file: str, made: tuple[Made, ...]) -> None:
    for one in made:
        language = one.language
        with pikepdf.open(one.path(file)) as pdf, pdf.open_metadata() as claims:
            assert claims.pdfa_status == "2A"
            assert claims["pdfuaid:part"] == "1"
            assert str(pdf.Root.Lang) == ("zh-Hans" if language == "zh" else "en")
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            title = one.department.name.to(language).replace("|", " " if language == "en" else "")
            assert str(claims["dc:title"]).startswith(title), one.name
            assert all(page.obj.Tabs == "/S" for page in pdf.pages)
            assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
            outline = pdf.open_outline().root
            assert [len(item.children) > 0 for item in outline] == [True]


@pytest.mark.parametrize("file", FILES)
def test_text_is_read_in_the_order_of_unfolding(file: str, made: tuple[Made, ...]) -> None:
    for one in made:
        for said in (one.read(file).all, printed(one.path(file), "-raw")):
            rest = plain(said)
            for words in in_order(one.department, one.language):
                assert words in rest, words
                rest = rest.partition(words)[2]


def test_headings_have_their_levels(made: tuple[Made, ...]) -> None:
    for one in made:
        language, voice = one.language, one.read()
        headings = [
            (heading.type, plain(voice.words(heading))) for heading in voice.of("H1", "H2", "H3")
        ]
        levels = [int(kind[1]) for kind, _ in headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        department = one.department
        due = [getattr(department, section) for section in ORDER[:-1]]
        titles = [plain(section.title.to(language)) for section in due if section]
        assert [text for kind, text in headings if kind == "H2" and text in titles] == titles


def test_every_picture_is_told(made: tuple[Made, ...]) -> None:
    for one in made:
        language, voice, department = one.language, one.read(), one.department
        told = [str(figure.alt) for figure in voice.of("Figure")]
        seen = [department.logo, department.photo, *department.photos]
        assert {picture.description.to(language) for picture in seen if picture} <= set(told)
        drawing = next(text for text in told if all(
            f"{figure.count}{plain(figure.label.to(language))}" in plain(text)
            for figure in department.team.figures  # type: ignore[union-attr]
        ))  # fmt: skip
        assert drawing
        assert all(len(text) > 3 for text in told)
        # A map's description is printed for all, and so not told once more.
        if department.map:
            described = plain(department.map.description.to(language))
            assert described not in map(plain, told)
            assert described in [plain(voice.words(element)) for element in voice.of("P")]


def test_a_paragraph_over_two_pages_is_one(made: tuple[Made, ...]) -> None:
    for one in made:
        language, voice = one.language, one.read()
        paragraphs = [plain(voice.words(element)) for element in voice.of("P")]
        about = one.department.about
        assert about
        for text in about.paragraphs:
            assert plain(text.to(language)) in paragraphs
        assert len(list(voice.of("Table"))) == (one.name != "colorectal")


@pytest.mark.parametrize("file", FILES)
def test_every_text_is_there(file: str, made: tuple[Made, ...]) -> None:
    for one in made:
        language = one.language
        said = plain(one.read(file).all)
        other = "en" if language == "zh" else "zh"
        for path, text in texts(one.department):
            if path[-1] != other and path[0] != "print" and "techniques" not in path[1:]:
                assert plain(text.replace("|", "")) in said, f"{one.name} {language}: {path}"


QUESTIONS = {
    "zh": {
        "叫什么": "结直肠肛门外科", "在哪家医院": "吉林大学第一医院", "哪年成立": "2005年11月成立",
        "多少张床": "51张床位", "多少医师": "14名医师", "多少护士": "21名护士",
        "痔怎么治": "痔痔微创手术", "痔微创手术有哪几种": "痔微创手术PPHTSTRPH",
        "结直肠癌怎么治": "结直肠癌腹腔镜结直肠癌极限保肛技术腹部无切口标本取出技术",
        "圆环是什么意思": "成熟开展腹腔镜结直肠癌极限保肛技术", "宗旨": "宗旨以病人为中心",
    },
    "en": {
        "its name": "Department of Colorectal and Anal Surgery",
        "its hospital": "The First Hospital of Jilin University",
        "established": "November 2005 Established",
        "beds": "51 beds", "doctors": "14 doctors", "nurses": "21 nurses",
        "for hemorrhoids": "Hemorrhoids Minimally invasive surgery for hemorrhoids",
        "its kinds": "surgery for hemorrhoids PPH TST RPH",
        "for colorectal cancer": "Colorectal cancer Ultimate anus-preserving technique",
        "what a ring means": "Maturely developed Ultimate anus-preserving technique",
        "tenet": "Tenet Patient-centered",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_alone_answers_questions(language: Language, made: tuple[Made, ...]) -> None:
    one = made[LANGUAGES.index(language)]
    spoken, shown = plain(one.read().all), plain(printed(one.path("reading.pdf")))
    for question, answer in QUESTIONS[language].items():
        assert plain(answer) in spoken, question
        assert plain(answer) in shown, question

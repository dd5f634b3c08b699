"""Where lines and pages of the editions for everyone begin and end."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from brochure.findings import Language
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from tests.conftest import ROOT, plain
from tests.project_maker import NAMES, make_project
from tests.reading_files import FILES, Made, make, make_all

SET: tuple[tuple[Language, str], ...] = (("en", "suspension"), ("zh", "daylight"))
WHOLE = {
    "en": "7.35–7.45|120–139|18–75|000-0000 0001|16:30–7:30",
    "zh": "（样本）|怎样|7.35–7.45|120–139|18–75|000-0000 0001|16:30–7:30",
}
"""What stands on one line wherever it is said."""
CONDITIONS = "Swollen|Malformed|Lipoedema|水肿|畸形"


@pytest.fixture(scope="session")
def made(project: Project, typesetter: Typesetter) -> tuple[Made, ...]:
    return make_all(project, typesetter)


@pytest.fixture(scope="module")
def lymph(
    project: Project, typesetter: Typesetter, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[Language, str], Path]:
    """A department whose names, numbers and lists a line or a page does not hold."""
    folder = tmp_path_factory.mktemp("lymph")
    content = dataclasses.replace(project, content=ROOT / "tests/specimens/reading")
    files = {}
    for language, theme in SET:
        made = make(content, typesetter, "lymph", language, theme)
        assert not made.findings
        for file in FILES:
            path = files[language, file] = folder / f"{language}-{file}"
            path.write_bytes(made.files[file])
    return files


def pages(path: Path) -> Iterator[list[str]]:
    """Read a file's lines page by page, but for the folios."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage().get_text_bounded()
            yield [line for line in text.splitlines() if line.strip() and not line.isdigit()]


def test_no_name_or_number_is_torn(lymph: dict[tuple[Language, str], Path]) -> None:
    for (language, file), path in lymph.items():
        read = list(pages(path))
        lines = [plain(line) for page in read for line in page]
        for words in map(plain, WHOLE[language].split("|")):
            assert any(words in line for line in lines), (file, words)
            assert "".join(lines).count(words) == sum(line.count(words) for line in lines), words
        assert "," not in lines
        assert language == "zh" or "Lymphoedema" in [line.strip() for line in read[0]]


def test_what_helps_stands_with_what_it_helps(lymph: dict[tuple[Language, str], Path]) -> None:
    for path in lymph.values():
        heads = [page[0] for page in pages(path)]
        begun = next(n for n, head in enumerate(heads) if re.search("What we treat|诊疗范围", head))
        ended = next(n for n, head in enumerate(heads) if re.search("Techniques|诊疗技术", head))
        assert ended - begun > 1
        for head in heads[begun + 1 : ended]:
            assert re.search(CONDITIONS, head), head


def test_pages_that_go_on_begin_on_one_line(lymph: dict[tuple[Language, str], Path]) -> None:
    for (_, file), path in lymph.items():
        tops = []
        with pypdfium2.PdfDocument(path) as pdf:
            for page, lines in zip(pdf, pages(path), strict=True):
                white = page.render(scale=1).to_pil().convert("L").getpixel((2, 2)) == 255
                if white and not re.search(
                    "treat|诊疗|Team|团队|Clinic|门诊|Contact|联系", lines[0]
                ):
                    image = page.render(scale=4).to_pil().convert("L")
                    ink = image.point(lambda value: 255 if value < 200 else 0).getbbox()
                    tops.append(ink[1] / 4 if ink else 0)
        assert len(tops) > 1, file
        assert max(tops) - min(tops) < 4, (file, tops)


SHORT = """about:
  title: {zh: 科室简介, en: The department}
  paragraphs: [{zh: 看耳朵、鼻子和嗓子。, en: "We look after ears, noses and throats."}]
contact:
  rows: [{kind: phone, text: {zh: 000-0000 0000, en: 000-0000 0000}}]
"""


def test_sections_of_a_few_lines_share_a_page(typesetter: Typesetter, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", ward=NAMES + SHORT)
    made = make(project, typesetter, "ward", "en", "daylight")
    for file in FILES:
        (tmp_path / file).write_bytes(made.files[file])
        _, page, _ = pages(tmp_path / file)
        assert page[0].strip() == "The department"
        assert "000-00000000" in plain(page[-1])


def test_a_paragraph_stays_whole_where_there_is_room(made: tuple[Made, ...]) -> None:
    about = made[0].department.about
    assert about
    said = [plain("".join(page)) for page in pages(made[0].path("large-print.pdf"))]
    for paragraph in about.paragraphs:
        assert plain(paragraph.zh) in said[1]


def test_nobody_of_the_team_stands_alone(made: tuple[Made, ...]) -> None:
    for one in made[2:]:
        assert one.department.team
        names = [plain(member.name.to(one.language)) for member in one.department.team.members]
        for file in FILES:
            said = [plain("".join(page)) for page in pages(one.path(file))]
            team = [n for n in (sum(name in page for name in names) for page in said) if n]
            assert min(team) > 1, (one.name, file, team)

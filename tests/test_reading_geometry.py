"""Where things stand on the pages of the editions for everyone, read from the finished files."""

from __future__ import annotations

import dataclasses
import itertools
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import outloud
import pdfua
import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from brochure.findings import Language
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from tests.conftest import ROOT, SPECIMENS
from tests.project_maker import NAMES, make_project
from tests.reading_files import FILES, Made, make, make_all, read

PT_PER_MM = 72 / 25.4
EDITIONS: tuple[tuple[Language, str], ...] = (
    ("zh", "suspension"),
    ("zh", "daylight"),
    ("en", "suspension"),
    ("en", "daylight"),
)
MARGIN_MM = {"reading.pdf": (9, 12), "large-print.pdf": (21, 24)}
"""At the sides, and at head and foot."""


class Line(NamedTuple):
    """A run of text on a page, in points from its lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@pytest.fixture(scope="session")
def made(project: Project, typesetter: Typesetter) -> tuple[Made, ...]:
    return make_all(project, typesetter)


@pytest.fixture(scope="module")
def crowded(
    project: Project, typesetter: Typesetter, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str, str], Path]:
    """A department that is hard on its pages: the files of each language and theme."""
    folder = tmp_path_factory.mktemp("crowded")
    shutil.copytree(ROOT / "tests/specimens/reading/ward", folder / "ward")
    shutil.copytree(ROOT / "content/specimen-cardiology/pictures", folder / "ward/pictures")
    content = dataclasses.replace(project, content=folder)
    files: dict[tuple[str, str, str], Path] = {}
    for language, theme in EDITIONS:
        reading = make(content, typesetter, "ward", language, theme)
        assert not reading.findings
        for file in FILES:
            path = files[language, theme, file] = folder / f"{language}-{theme}-{file}"
            path.write_bytes(reading.files[file])
    return files


def lines(page: pypdfium2.PdfPage) -> list[Line]:
    """Read a page's text, a run at a time, but for its folio."""
    text = page.get_textpage()
    areas = [text.get_rect(index) for index in range(text.count_rects())]
    found = [Line(text.get_text_bounded(*area).strip(), *area) for area in areas]
    return [line for line in found if not (line.text.isdigit() and line.top < 16 * PT_PER_MM)]


def texts(path: Path) -> list[str]:
    """Read a file page by page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def test_no_cover_paints_over_its_words(crowded: dict[tuple[str, str, str], Path]) -> None:
    drawn = 0
    for path in crowded.values():
        with pypdfium2.PdfDocument(path) as pdf:
            page, words = pdf[0], lines(pdf[0])
            assert len(words) > 8
            for item in list(page.get_objects()):
                if item.type == raw.FPDF_PAGEOBJ_TEXT:
                    page.remove_obj(item)
            page.gen_content()
            picture = page.render(scale=1).to_pil().convert("RGB")
            ground = picture.getpixel((2, 2))
            for _, left, bottom, right, top in words:
                height = page.get_height()
                under = picture.crop(
                    (int(left), int(height - top), int(right), int(height - bottom))
                )
                assert under.getcolors() == [(under.width * under.height, ground)], path.name
            low = picture.crop((0, picture.height // 2, picture.width, picture.height))
            drawn += len(low.getcolors(65536) or ()) > 1
    # Where there is room for it, there is a picture.
    assert drawn >= 4


def test_no_line_leaves_its_page(crowded: dict[tuple[str, str, str], Path]) -> None:
    for (_, _, file), path in crowded.items():
        side, head = (length * PT_PER_MM - 1.5 for length in MARGIN_MM[file])
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                for line in lines(page):
                    assert line.left > side, line
                    assert line.right < page.get_width() - side, line
                    assert line.bottom > head - 3 * PT_PER_MM, line
                    assert line.top < page.get_height() - head + 3 * PT_PER_MM, line


def test_cells_of_a_table_keep_apart(crowded: dict[tuple[str, str, str], Path]) -> None:
    for path in crowded.values():
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                rows = [line for line in lines(page) if re.match(r"Wednesday|第\s\d", line.text)]
                for row in rows:
                    inside = (row.bottom, row.top + 3)
                    beside = [
                        line
                        for line in lines(page)
                        if line.left > row.left + 5 and inside[0] < line.top < inside[1]
                    ]
                    assert beside
                    assert all(line.left - row.right > 4.5 for line in beside), row


def test_what_cannot_be_broken_is_told(tmp_path: Path, typesetter: Typesetter) -> None:
    project = make_project(tmp_path, ward=NAMES + (
        "techniques:\n  title: {zh: 技术, en: Techniques}\n  items:\n"
        f"    - {{id: one, title: {{zh: 甲, en: A}}, abbreviations: [{'MW' * 30}]}}\n"
    ))  # fmt: skip
    reading = make(project, typesetter, "ward", "en", "suspension")
    assert {finding.code for finding in reading.findings} == {"text-off-page"}
    assert "en/reading.pdf · page 2" in reading.findings[0].place.en
    assert not reading.files


def section_starts(path: Path) -> set[int]:
    """List the pages, from 0, that a bookmark leads to."""
    with pypdfium2.PdfDocument(path) as pdf:
        marks = [(mark.level, mark.get_dest()) for mark in pdf.get_toc()]
        return {dest.get_index() for level, dest in marks if level == 1 and dest}


def inked(page: pypdfium2.PdfPage) -> float:
    """Give how far down a white page its content reaches, in points, but for its folio."""
    image = page.render(scale=1).to_pil().convert("L")
    above = image.crop((0, 0, image.width, int(image.height * 0.91)))
    box = above.point(lambda value: 255 if value < 250 else 0).getbbox()
    return float(box[3]) if box else 0


def test_every_page_begins_at_its_head(made: tuple[Made, ...]) -> None:
    for one, file in itertools.product(made, FILES):
        head = MARGIN_MM[file][1] * PT_PER_MM
        with pypdfium2.PdfDocument(one.path(file)) as pdf:
            for page in list(pdf)[1:]:
                if any(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])):
                    continue
                first = max(lines(page), key=lambda line: line.top)
                # No more than the air above a line's own letters.
                below = page.get_height() - head - first.top
                assert below < 0.8 * (first.top - first.bottom), (one.name, file, first)


def test_no_section_ends_in_a_crumb(made: tuple[Made, ...]) -> None:
    for one in made:
        for file in FILES:
            begun = section_starts(one.path(file))
            assert len(begun) > 4
            with pypdfium2.PdfDocument(one.path(file)) as pdf:
                for number in set(range(1, len(pdf))) - begun:
                    head = MARGIN_MM[file][1] * PT_PER_MM
                    part = (inked(pdf[number]) - head) / (pdf[number].get_height() - 2 * head)
                    assert part > 1 / 3, (one.name, file, number + 1)


def test_who_is_in_need_finds_the_advice(
    made: tuple[Made, ...], crowded: dict[tuple[str, str, str], Path]
) -> None:
    for (language, _, _), path in crowded.items():
        title, urgent = ("Contact", "call 120") if language == "en" else ("联系方式", "拨打")
        assert any(title in page and urgent in page for page in texts(path))
    for one, notice in zip(made[:2], ("请注意", "Please note"), strict=True):
        for file in FILES:
            with pikepdf.open(one.path(file)) as pdf:
                assert notice in [item.title for item in pdf.open_outline().root[0].children]


def test_a_department_that_says_little_has_no_blank_page(
    project: Project, typesetter: Typesetter, tmp_path: Path
) -> None:
    bare = dataclasses.replace(project, content=SPECIMENS)
    for file, data in make(bare, typesetter, "bare", "zh", "suspension").files.items():
        if file in FILES:
            (tmp_path / file).write_bytes(data)
            assert len(texts(tmp_path / file)) == 2


def test_a_table_that_goes_on_has_its_head_again_for_the_eye_alone(
    crowded: dict[tuple[str, str, str], Path],
) -> None:
    for file in FILES:
        path = crowded["en", "daylight", file]
        days = [page for page in texts(path) if "Wednesday" in page]
        assert len(days) > 1
        for page in days:
            assert page.count("Morning") == 1
            assert page.count("Wednesday") > 1
        assert read(path).all.count("Morning") == 1
        assert not outloud.check(str(path)).findings
        assert not pdfua.validate(str(path)).findings


def test_a_long_condition_begins_and_ends_in_company(
    crowded: dict[tuple[str, str, str], Path],
) -> None:
    for path in crowded.values():
        pages = texts(path)
        first = next(page for page in pages if re.search("Stones of the bile|胆管结石", page))
        assert re.search(r"way-1\b", first) and "way-2" in first
        last = next(page for page in pages if "way-14" in page)
        assert "way-13" in last
        with pypdfium2.PdfDocument(path) as pdf:
            for number in range(pages.index(first), pages.index(last) + 1):
                page = pdf[number]
                ends = page.get_height() - min(line.bottom for line in lines(page))
                assert inked(page) < ends + 2 * PT_PER_MM, "no rule hangs below the last"


def test_names_and_labels_hang_on_one_edge(crowded: dict[tuple[str, str, str], Path]) -> None:
    groups = {
        "en": (("Lin Yangjia", "Zhou Yangyi"), ("beds", "doctors", "nurses")),
        "zh": (("林样甲", "周样乙"), ("张床位", "名医师", "名护士")),
    }
    for (language, _, _), path in crowded.items():
        with pypdfium2.PdfDocument(path) as pdf:
            for group in groups[language]:
                lefts = [line.left for page in pdf for line in lines(page) if line.text in group]
                assert len(lefts) >= len(group), group
                assert max(lefts) - min(lefts) < 1.5, group


def test_many_pages_have_a_list_of_them(made: tuple[Made, ...]) -> None:
    for one in made:
        for file in FILES:
            pages = texts(one.path(file))
            listed = re.search("目录|Contents", pages[1])
            assert bool(listed) == (len(pages) > 12), one.name
            titles = (
                re.findall(r"^([^\d\r\n]+?) ?(\d+)\r?$", pages[1], re.MULTILINE) if listed else []
            )
            assert len(titles) > 5 or not listed
            for title, number in titles:
                assert pages[int(number) - 1].strip().startswith(title.strip()), title

"""A logo stands on the middle of the hospital's name, and moves nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from brochure.edition import Subject, lay_out
from brochure.findings import LANGUAGES, Language
from brochure.layout.typeset import Typesetter
from brochure.model.colour import Separation
from brochure.model.pictures import Placed
from brochure.press.pictures import Pictures
from brochure.studio import Studio
from brochure.units import mm_from_pt
from tests import mixed_specimen as mixed
from tests.project_maker import NAMES, make_project

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
HOSPITAL = {"zh": "样本医院", "en": "Specimen Hospital"}
TITLE = {"zh": "样本科室", "en": "Department"}
PAPER, PINE, HALF = "0 0 0 0", "0.94 0.46 0.58 0.42", "0.47 0.23 0.29 0.21"


@pytest.mark.parametrize(
    ("inside", "inks"),
    [
        ('<g fill="#1d6f86"><path/></g>', [PAPER]),
        ('<g fill="white"><path/></g>', [PAPER]),
        ('<g fill="device-cmyk(1 .4 0 .2)"><path/></g>', [PAPER]),
        ("<path/>", [PAPER]),
        ('<g fill="#1d6f86"/><g style="stroke: #FFF"/>', [PAPER, PINE]),
        ("<style>.a { fill: black } .b { fill: rgb(50%, 50%, 50%) }</style>", [PAPER, HALF]),
    ],
)
def test_a_drawing_in_two_inks(tmp_path: Path, inside: str, inks: list[str]) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(inside))
    studio = mixed.studio()
    separation = Separation(studio.icc, 300)
    pictures = Pictures(tmp_path, tmp_path, studio.theme, separation, 300)
    drawing = pictures[Placed("a.svg", 27, inks=("paper", "pine")).address].decode()
    named = re.findall(r"device-cmyk\(([^)]*) / 1\)", drawing)
    assert set(named) == set(inks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_moves_nothing_but_the_start_of_the_name(
    tmp_path: Path, typesetter: Typesetter, language: Language
) -> None:
    (left, name_mm), title = places(tmp_path / "none", typesetter, "", language)
    for logo, width_mm in (("square.svg", 9), ("wide.png", 16.6), ("banner.png", 27)):
        line = f"logo: {{file: {logo}, description: {{zh: 标, en: Logo}}}}\n"
        name, same = places(tmp_path / logo, typesetter, line, language)
        assert same == pytest.approx(title, abs=0.1)
        assert name == pytest.approx((left + width_mm + 3, name_mm), abs=0.1)


def places(
    root: Path, typesetter: Typesetter, line: str, language: Language
) -> list[tuple[float, float]]:
    """Set a cover, and find where the hospital's and the department's names begin, in mm."""
    project = make_project(root, ward=NAMES + line)
    folder = root / "content" / "ward"
    (folder / "square.svg").write_text(SVG.format('<path d="M0 0H9V9H0z"/>'))
    Image.new("RGB", (600, 300), (190, 20, 40)).save(folder / "wide.png")
    Image.new("RGB", (900, 90), (190, 20, 40)).save(folder / "banner.png")
    studio = Studio.of(project)
    subject = Subject("ward", *project.read_department("ward"), language, "trifold-a4")
    layout, _ = lay_out(studio, typesetter, subject)
    assert not layout.overset
    text = PdfDocument(layout.paint()[0])[0].get_textpage()
    found = [text.search(words[language]).get_next() for words in (HOSPITAL, TITLE)]
    boxes = [text.get_charbox(first[0]) for first in found if first]
    return [(mm_from_pt(box[0]), mm_from_pt(box[1])) for box in boxes]

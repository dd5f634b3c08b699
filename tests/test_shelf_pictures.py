"""One page of every format in every theme looks as it did when someone last looked at it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from brochure.edition import Subject, lay_out
from brochure.findings import Language
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from tests.conftest import ROOT, studio_of
from tests.test_golden import LARGEST_BYTES, TONES, agree, reduced_tones

GOLDEN = Path(__file__).parent / "golden" / "shelf"
LONGEST_PX = 600
HERE = Project.at(ROOT)
SHELF = tuple(
    chain.from_iterable(
        [(theme, sheet) for sheet in studio_of(HERE, theme=theme).offered]
        for theme in HERE.themes()
    )
)


def name_of(theme: str, sheet: str) -> str:
    return f"{theme}.{sheet}.png"


def test_every_format_has_its_golden_picture() -> None:
    assert len(SHELF) >= 2
    assert {path.name for path in GOLDEN.glob("*.png")} == {name_of(*each) for each in SHELF}
    assert all(path.stat().st_size <= LARGEST_BYTES for path in GOLDEN.glob("*.png"))


@pytest.mark.parametrize(("theme", "sheet"), SHELF)
def test_a_page_of_every_format(
    theme: str, sheet: str, project: Project, typesetter: Typesetter, update_golden: bool
) -> None:
    language: Language = "zh" if len(theme + sheet) % 2 else "en"
    content = project.read_department("colorectal")
    subject = Subject("colorectal", *content, language, sheet)
    layout = lay_out(studio_of(project, theme=theme), typesetter, subject).layout
    pdf = pypdfium2.PdfDocument(layout.paint()[0])
    page = pdf[min(1, len(pdf) - 1)]
    scale = LONGEST_PX / max(page.get_size())
    picture = reduced_tones(page.render(scale=scale).to_pil())
    golden = GOLDEN / name_of(theme, sheet)
    if update_golden:
        picture.quantize(TONES).save(golden, optimize=True)
    assert agree(Image.open(golden).convert("L"), picture)

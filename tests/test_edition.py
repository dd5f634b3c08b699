"""A shop's wishes reach every file of an edition."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from brochure.edition import Edition, Subject, make
from brochure.findings import has_errors
from brochure.layout.typeset import Typesetter
from brochure.model.profile import Imposition
from brochure.model.project import Project
from brochure.preflight.run import preflight
from brochure.studio import Studio

SHEET = Imposition(
    scheme="work-and-turn", width_mm=450, height_mm=320, gripper_mm=10, paper_mm=0.12
)
WISHES = {"flavour": "PDF/X-1a:2003", "outlined_text": True, "imposition": SHEET}


@pytest.fixture(scope="module")
def wished(project: Project, typesetter: Typesetter) -> Edition:
    studio = Studio.of(project)
    studio = replace(studio, profile=studio.profile.model_copy(update=WISHES))
    department, source = project.read_department("colorectal")
    subject = Subject("colorectal", department, source, "en", "trifold-a4")
    edition = make(studio, typesetter, subject)
    assert not has_errors(edition.findings), edition.findings
    return edition


@pytest.mark.parametrize(("file", "pages"), [("press", 2), ("sheets", 1)])
def test_x1a_with_outlined_text(wished: Edition, file: str, pages: int) -> None:
    data = wished.files[f"trifold-a4.{file}.pdf"]
    assert data.startswith(b"%PDF-1.4")
    assert fonts(data) == 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == pages
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert not any("/Group" in item for item in pdf.objects if isinstance(item, Dictionary))


def test_letters_are_judged_before_they_are_outlined(wished: Edition) -> None:
    assert {finding.code for finding in wished.judged} <= {"total-ink-skipped"}
    assert "letters-not-checked" in {finding.code for finding in preflight(wished.press_file)}


def test_people_read_text_on_screen_all_the_same(wished: Edition) -> None:
    assert fonts(wished.files["trifold-a4.screen.pdf"]) > 0


def fonts(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return sum(
            isinstance(item, Dictionary) and item.get("/Type") == Name.Font for item in pdf.objects
        )

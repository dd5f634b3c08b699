"""The QR code can be scanned as it is printed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from brochure.build import build, check
from brochure.judge import judge_content
from brochure.layout import qr
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from brochure.model.visit import Contact, QrCode
from brochure.studio import Studio

PRINTED_DPI = 300


def scan(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    side = document[0].render(scale=PRINTED_DPI / 72).to_pil().convert("L")
    document.close()
    return [found.text for found in zxingcpp.read_barcodes(side)]


def test_the_printed_code_scans(specimens: Project, typesetter: Typesetter) -> None:
    studio = Studio.of(specimens)
    department = check(studio, "full")[0]
    assert department.contact
    assert department.contact.qr
    assert build(studio, typesetter, "full", ["zh"]).written
    pdf = specimens.out / "full" / "zh" / "trifold-a4.press.pdf"
    assert scan(pdf) == [department.contact.qr.content]


def test_modules_are_large_enough_or_the_code_is_refused(project: Project) -> None:
    theme = project.read_theme("suspension")
    short, long = qr.draw("https://example.org/abc"), qr.draw("x" * 200)
    assert short
    assert long
    assert short.module_mm(theme.qr_mm) >= qr.MIN_MODULE_MM > long.module_mm(theme.qr_mm)
    assert qr.draw("x" * 5000) is None


@pytest.mark.parametrize("content", ["x" * 200, "x" * 5000])
def test_a_code_too_dense_is_a_finding(project: Project, content: str) -> None:
    department, source = project.read_department("colorectal")
    contact = Contact(qr=QrCode(content=content))
    dense = department.model_copy(update={"contact": contact})
    codes = [
        finding.code for finding in judge_content(dense, source, project.read_theme("suspension"))
    ]
    assert codes == ["qr-too-dense"]

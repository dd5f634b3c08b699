"""The soft proof shows where the sheet is cut and folded."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from brochure.model.project import Project
from brochure.press import soft_proof

FOLDS = ((98, 197.5), (99.5, 199))


def test_the_proof_shows_trim_and_folds(out: Path, project: Project) -> None:
    screen = (out / "zh" / "trifold-a4.screen.pdf").read_bytes()
    sheet = project.read_formats().formats["trifold-a4"]
    font = project.read_fonts().file(project.fonts, "Noto Sans SC", 400)
    with pikepdf.open(io.BytesIO(soft_proof.draw(screen, sheet, font))) as pdf:
        for page, folds in zip(pdf.pages, FOLDS, strict=True):
            left, _, right, _ = (float(value) for value in page.obj.MediaBox)
            assert (right - left) * 25.4 / 72 == pytest.approx(297 + 28, abs=0.01)
            moves = [
                float(step.operands[0]) * 25.4 / 72
                for step in pikepdf.parse_content_stream(page)
                if str(step.operator) == "m" and float(step.operands[1]) < -10
            ]
            assert moves == pytest.approx(folds, abs=0.01)

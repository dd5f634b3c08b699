"""A designer's mistakes are findings with their place, never a traceback."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from brochure.build import build
from brochure.errors import Refused
from brochure.findings import Finding, Owner
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from brochure.studio import Studio
from tests.conftest import ROOT

Change = Callable[[str, str, str], list[Finding]]


@pytest.fixture
def change(tmp_path: Path, typesetter: Typesetter) -> Change:
    """Copy the project, change one file, and build; gives the findings."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "fonts").mkdir()
    for path in (ROOT / "fonts").iterdir():
        (tmp_path / "fonts" / path.name).symlink_to(path)

    def apply(file: str, old: str, new: str) -> list[Finding]:
        path = tmp_path / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.unlink()
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            studio = Studio.of(Project.at(tmp_path))
            return list(build(studio, typesetter, "colorectal", ["en"]).findings)
        except Refused as refused:
            return list(refused.findings)

    return apply


THEME = "templates/suspension/theme.yaml"
COVER = "templates/suspension/components/cover.html"
CSS = "templates/suspension/styles/components.css"


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("templates/formats.yaml", "default: trifold-a4", "default: poster", "unknown-format"),
        ("templates/formats.yaml", "template: trifold", "template: nothing", "template-missing"),
        ("templates/formats.yaml", "width_mm: 297", "width_mm: inf", "number-expected"),
        (THEME, "{family: serif, zh", "{family: slab, zh", "unknown-family"),
        (THEME, "weight: 300, tracking_em: -0.02}", "weight: 900}", "unknown-family"),
        (THEME, "- choices: {pathway: list", "- choices: {pathways: list", "unknown-role"),
        (THEME, "scales:", "scales:\n  leaflet: {}", "unknown-format"),
        ("templates/formats.yaml", "flap: 1.5, inside-3: 1.5", "flap: 1.5, inside-1: 1.5",
         "folds-not-mirrored"),
        ("templates/formats.yaml", "[inside-1, flap]", "[inside-1, flip]", "unknown-panel"),
        (THEME, "size_pt: 8.2", "size_pt: 7.9", "number-out-of-range"),
        (THEME, "  spruce: ", "  spruse: ", "unknown-swatch"),
        (THEME, "[94, 46, 58, 42]", "[94, 90, 90, 42]", "swatch-too-heavy"),
        (THEME, "[94, 46, 58, 42]", "[30, 10, 10, 0]", "low-contrast"),
        (THEME, "[ 0,  0,  0, 100]", "[60, 0, 0, 100]", "body-text-not-black"),
        (COVER, "{{ item|line }}", "", "text-left-out"),
        (THEME, "[ 0, 70, 80,  0]", '"#f27035"', "not-cmyk"),
        (THEME, "[ 0, 70, 80,  0]", "[242, 112, 53]", "not-cmyk"),
        ("fonts/fonts.yaml", "NotoSansSC-400Regular.ttf", "Missing.ttf", "font-missing"),
        ("templates/suspension/labels.yaml", "{month} 月{event}\", en: \"{event}", "x\", en: \"{y}",
         "template-error"),
        (COVER, "copy.axes", "copy.axis", "template-error"),
        (COVER, "{% endif %}", "", "template-error"),
        (CSS, "var(--pine)", "var(--pin)", "unknown-variable"),
        (CSS, "text-align: right", "text-aline: right", "engine-warning"),
        (COVER, "mm; top: {{ grid.foot", "mm; right: 2mm; top: {{ grid.foot", "outside-safe-area"),
    ],
)  # fmt: skip
def test_a_designers_mistake(change: Change, file: str, old: str, new: str, code: str) -> None:
    findings = change(file, old, new)
    assert code in [finding.code for finding in findings]
    for finding in findings:
        assert finding.message.zh
        assert finding.remedy.en


def test_a_mistake_in_a_template_names_its_line(change: Change) -> None:
    found = change(COVER, "copy.axes", "copy.axis")
    (finding,) = (finding for finding in found if not finding.code.startswith("law-"))
    line = next(
        number
        for number, text in enumerate((ROOT / COVER).read_text(encoding="utf-8").split("\n"), 1)
        if "copy.axes" in text
    )
    assert finding.place.en == f"{COVER}:{line}"
    assert finding.owner is Owner.DESIGNER

"""Sheets, folds and booklets are data: where panels lie, and what a designer adds without code."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.cli.formats import drawing
from brochure.edition import Subject, lay_out, make
from brochure.findings import has_errors
from brochure.layout.typeset import Typesetter
from brochure.model.formats import Format, complete
from brochure.model.project import Project
from brochure.studio import Studio
from tests.conftest import ROOT
from tests.project_maker import command, make_project, own_templates

NAME = {"zh": "样本", "en": "specimen"}


def folded(**said: Any) -> Format:
    given = {"name": NAME, "template": "x", "width_mm": 297, "height_mm": 210, **said}
    return Format.model_validate(given)


def booklet(*counts: int) -> Format:
    return folded(width_mm=148, page_counts=counts)


@given(st.floats(200, 500), st.floats(0, 5))
def test_panels_fill_the_sheet_and_folds_mirror(width_mm: float, less_mm: float) -> None:
    sheet = folded(
        width_mm=width_mm,
        pages={"outside": ["flap", "back", "cover"], "inside": ["one", "two", "three"]},
        narrower_mm={"flap": less_mm, "three": less_mm},
    )
    for page in (1, 2):
        panels = sheet.on(page)
        assert panels[-1].area.right == pytest.approx(width_mm)
        assert [panel.area.left for panel in panels[1:]] == list(sheet.folds(page))
    assert sheet.panel("cover").area.width - sheet.panel("flap").area.width == pytest.approx(
        less_mm
    )
    assert sheet.mirrors


def test_folds_that_do_not_meet_are_told(tmp_path: Path) -> None:
    sheet = folded(
        pages={"outside": ["a", "b", "c"], "inside": ["d", "e", "f"]}, narrower_mm={"a": 2, "d": 2}
    )
    assert not sheet.mirrors


@pytest.mark.parametrize(("asked", "pages"), [(1, 8), (8, 8), (9, 12), (13, 16), (40, 16)])
def test_a_booklet_takes_the_fewest_pages_that_hold_its_content(asked: int, pages: int) -> None:
    sheet = booklet(8, 12, 16).of(asked)
    assert len(sheet.page_names) == pages
    spreads = sheet.seen()
    assert spreads[0] == (f"page-{pages}", "page-1")
    assert spreads[1] == ("page-2", "page-3")
    assert sorted(name for view in spreads for name in view) == sorted(sheet.page_names)
    assert sheet.says("page-3").zh == "第 3 页"


def test_a_format_is_like_another_but_for_what_it_says() -> None:
    value = {
        "default": "a",
        "words": {"front": NAME},
        "formats": {
            "a": {"name": NAME, "template": "x", "width_mm": "100", "pages": {"front": ["front"]}},
            "b": {"like": "a", "width_mm": "120"},
        },
    }
    whole: Any = complete(value)
    assert whole["formats"]["b"] == {**whole["formats"]["a"], "width_mm": "120"}
    assert whole["formats"]["b"]["words"] == {"front": NAME}


@pytest.mark.parametrize(
    "said", [{}, {"pages": {"front": ["front"]}, "page_counts": [8]}, {"page_counts": [10]}]
)
def test_neither_pages_nor_counts_or_both_are_refused(said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="page"):
        folded(**said)


def test_drawings_show_panels_in_proportion() -> None:
    gate = folded(pages={"outside": ["left", "middle", "right"]}, narrower_mm={"left": 60})
    top, *middle, foot = drawing(gate)
    narrow, wide, other = (len(part) for part in top.strip("┌┐").split("┬"))
    assert narrow < wide == other
    assert len({len(line) for line in (top, *middle, foot)}) == 1
    assert len(middle) >= 3


MORE = """
  trifold-270:
    like: trifold-a4
    name: {zh: 270 三折页, en: 270 mm tri-fold}
    width_mm: 270
    narrower_mm: {flap: 3, inside-3: 3}
"""


def test_a_format_a_palette_and_a_density_are_added_as_data_alone(
    tmp_path: Path, typesetter: Typesetter, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    make_project(tmp_path)
    shutil.copytree(ROOT / "content" / "colorectal", tmp_path / "content" / "colorectal")
    templates = own_templates(tmp_path)
    with (templates / "formats.yaml").open("a", encoding="utf-8") as formats:
        formats.write(MORE)
    monkeypatch.chdir(tmp_path)
    assert command(capsys, "theme", "new", "heath").code == 0
    theme = templates / "heath" / "theme.yaml"
    text = theme.read_text(encoding="utf-8")
    text = text.replace("[94, 46, 58, 42]", "[60, 80, 30, 40]")
    theme.write_text(text.replace("\n  open: {}", f"\n{AIRY}", 1), encoding="utf-8")

    studio = Studio.of(Project.at(tmp_path), theme="heath")
    content = studio.project.read_department("colorectal")
    edition = make(studio, typesetter, Subject("colorectal", *content, "zh", "trifold-270"))
    assert not has_errors(edition.findings), edition.findings
    assert edition.density == "airy"
    assert edition.layout.sheet.folds(1) == pytest.approx((88, 179), abs=0.01)
    assert "0.6 0.8 0.3 0.4" in inks(edition.press)


AIRY = """\
  airy:
    type:
      small: {zh: {size_pt: 8.6, leading_pt: 14, weight: 400}, en: {size_pt: 8.6, leading_pt: 12, weight: 400}}
  open:
    type:
      small: {zh: {size_pt: 8.2, leading_pt: 13, weight: 400}, en: {size_pt: 8.2, leading_pt: 11.4, weight: 400}}"""  # noqa: E501


def inks(press: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(press)) as pdf:
        return [
            " ".join(f"{float(value):g}" for value in part.operands)
            for part in pikepdf.parse_content_stream(pdf.pages[0])
            if str(part.operator) in {"k", "scn", "sc"} and len(part.operands) == 4
        ]


def test_a_theme_is_copied_under_a_name_that_is_free(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path)
    own_templates(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert command(capsys, "theme", "new", "suspension").code == 2
    assert command(capsys, "theme", "new", "No Name").code == 2
    assert command(capsys, "theme", "new", "heath", "--like", "moor").code == 2
    assert not (tmp_path / "templates" / "heath").exists()


def test_every_density_is_closer_than_the_one_before(project: Project) -> None:
    for name in project.themes():
        theme = project.read_theme(name)
        for sheet in project.read_formats().formats.values():
            own = theme.on(sheet)
            taken = (0,) * len(own.ladders)
            sizes = [own.at(density, taken).type["body"].zh.leading_pt for density in own.densities]
            assert sizes == sorted(sizes, reverse=True)
            assert len(sizes) >= 2


def test_an_enlarged_format_enlarges_all_type(project: Project) -> None:
    sheet = project.read_formats().formats["trifold-a4"]
    theme = project.read_theme("suspension")
    twice = theme.on(sheet.model_copy(update={"enlarged": 2.0}))
    taken = (1,) * len(theme.ladders)
    close = list(theme.densities)[-1]
    once, large = theme.on(sheet).at(close, taken), twice.at(close, taken)
    for name, role in once.type.items():
        assert large.type[name].en.size_pt == pytest.approx(2 * role.en.size_pt)
        assert large.type[name].zh.leading_pt == pytest.approx(2 * role.zh.leading_pt)


def test_a_fixed_density_is_taken_whatever_fits(project: Project, typesetter: Typesetter) -> None:
    studio = Studio.of(project)
    content = project.read_department("colorectal")
    subject = Subject("colorectal", *content, "en", "trifold-a4", "close")
    assert lay_out(studio, typesetter, subject).density == "close"

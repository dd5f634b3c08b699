"""The engine sees only this project's files and fonts, and its complaints are heard."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinyhtml5 import inputstream

from brochure.layout.typeset import Layout, ProjectFetcher, Typesetter
from brochure.model.formats import Format
from brochure.model.project import DEFAULT_THEME, Project


@pytest.fixture(scope="module")
def sheet(project: Project) -> Format:
    return project.read_formats().formats["trifold-a4"]


@pytest.fixture(scope="module")
def theme(project: Project) -> Path:
    return project.templates / DEFAULT_THEME


def page(body: str, style: str = "") -> str:
    frame = ".f{position:absolute;left:10mm;top:10mm;width:40mm;height:20mm}"
    return (
        f'<html lang="en"><style>@page{{size:297mm 3000mm;margin:0}}{frame}'
        f'html{{font:10pt/13pt "Source Sans"}}{style}</style>'
        f'<section data-panel="cover">{body}</section>'
        '<section data-panel="inside-1" style="break-before:page"></section></html>'
    )


def codes(layout: Layout) -> list[str]:
    return [finding.code for finding in layout.findings]


def test_a_clean_page_has_no_findings(typesetter: Typesetter, sheet: Format, theme: Path) -> None:
    layout = typesetter.typeset(page('<div class="f" data-frame="x">Text</div>'), sheet, theme, {})
    assert codes(layout) == []
    (frame,) = layout.frames
    assert (frame.panel, frame.name, frame.page) == ("cover", "x", 1)
    assert frame.area.left == pytest.approx(10, abs=0.01)
    assert frame.area.height == pytest.approx(20, abs=0.01)
    assert frame.used.height == pytest.approx(13 * 0.3528, abs=0.01)


@pytest.mark.parametrize(
    ("body", "over_mm", "lines"),
    [
        ("a<br>b<br>c<br>d", 0, 0),
        ("a<br>b<br>c<br>d<br>e", 5 * 13 * 0.35278 - 20, 1),
        ("a<br>" * 99 + "b", 100 * 13 * 0.35278 - 20, 96),
        ('<div style="columns:2">' + "a b c d e<br>" * 12 + "</div>", 6 * 13 * 0.35278 - 20, 2),
        ('<div style="position:absolute;bottom:0">' + "a<br>" * 5 + "b</div>", 7.5, 2),
        ("<table><tr><td>" + "a<br>" * 5 + "b</table>", 7.5, 2),
        ('<div style="float:left">' + "a<br>" * 5 + "b</div>", 7.5, 2),
        ('<div style="display:flex"><p>' + "a<br>" * 5 + "b</p></div>", 7.5, 2),
    ],
)
def test_overset_is_measured_however_the_text_is_laid_out(
    typesetter: Typesetter, sheet: Format, theme: Path, body: str, over_mm: float, lines: int
) -> None:
    reset = "*{margin:0;padding:0;border-spacing:0}"
    html = page(f'<div class="f" data-frame="x">{body}</div>', reset)
    (frame,) = typesetter.typeset(html, sheet, theme, {}).frames
    assert frame.over_mm == pytest.approx(over_mm, abs=0.1)
    assert frame.over_lines == lines


def test_a_word_wider_than_its_frame(typesetter: Typesetter, sheet: Format, theme: Path) -> None:
    for align in ("left", "right"):
        body = f'<div class="f" data-frame="x" style="text-align:{align}">{"m" * 40}</div>'
        (frame,) = typesetter.typeset(page(body), sheet, theme, {}).frames
        assert frame.sideways_mm > 50
        assert frame.overset


@pytest.mark.parametrize(
    ("body", "style", "code"),
    [
        ("loose text", "", "text-outside-frame"),
        ("", "p{no-such-property:1}", "engine-warning"),
        ('<img src="missing.svg">', "", "engine-warning"),
        ('<img src="https://example.com/x.png">', "", "engine-warning"),
        ('<img src="file:///etc/hostname">', "", "engine-warning"),
        ('<img src="../theme.yaml">', "", "engine-warning"),
        ('<link rel="stylesheet" href="http://example.com/x.css">', "", "engine-warning"),
        ('<i class="f"></i><p>&nbsp;</p><p style="break-before:page"></p>', "", "page-count"),
    ],
)
def test_every_complaint_is_a_finding(
    typesetter: Typesetter, sheet: Format, theme: Path, body: str, style: str, code: str
) -> None:
    assert code in codes(typesetter.typeset(page(body, style), sheet, theme, {}))


def test_what_the_engine_says_while_painting_is_heard_too(
    typesetter: Typesetter, sheet: Format, theme: Path
) -> None:
    layout = typesetter.typeset(page('<div class="f" data-frame="x">😀</div>'), sheet, theme, {})
    pdf, findings = layout.paint()
    assert pdf.startswith(b"%PDF")
    assert [finding.code for finding in findings] == ["engine-warning"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a.png",
        "http://theme.invalid/theme.yaml",
        "file:///etc/passwd",
        "https://theme.invalid/../formats.yaml",
        "https://theme.invalid/%2e%2e/formats.yaml",
        "https://pictures.invalid/other.jpg",
        "data:text/plain,x",
        "ftp://theme.invalid/theme.yaml",
    ],
)
def test_only_the_projects_files_are_served(theme: Path, url: str) -> None:
    fetcher = ProjectFetcher(theme, {"photo.jpg": b"picture"})
    with pytest.raises((ValueError, FileNotFoundError)):
        fetcher.fetch(url)


def test_a_link_out_of_the_theme_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(ValueError, match="not a file of this project"):
        ProjectFetcher(theme, {}).fetch("https://theme.invalid/link.txt")


def test_the_themes_own_files_and_pictures_are_served(theme: Path) -> None:
    fetcher = ProjectFetcher(theme, {"photo.jpg": b"picture"})
    assert b"swatches" in fetcher.fetch("https://theme.invalid/theme.yaml").read()
    assert fetcher.fetch("https://pictures.invalid/photo.jpg").read() == b"picture"


def test_the_private_tree_that_panels_reads_is_still_there() -> None:
    import weasyprint
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.absolute import AbsolutePlaceholder

    assert weasyprint.__version__ == "70.0", "measure again: panels.py reads this version's boxes"
    assert hasattr(boxes.Box, "descendants")
    assert issubclass(boxes.TextBox, boxes.Box)
    assert AbsolutePlaceholder


def test_the_parser_puts_no_pattern_together_twice(
    typesetter: Typesetter, sheet: Format, theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = page('<div class="f" data-frame="x">Text</div>')
    first = typesetter.typeset(html, sheet, theme, {})
    monkeypatch.setattr(inputstream, "re", None)
    assert typesetter.typeset(html, sheet, theme, {}).frames == first.frames

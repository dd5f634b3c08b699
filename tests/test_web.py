"""The page for the web: seen by a real browser, judged by axe-core, and read as a file."""

from __future__ import annotations

import base64
import io
import re
import subprocess
from functools import cache
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from brochure.edition import Subject
from brochure.findings import Language
from brochure.model import palette
from brochure.model.project import Project
from brochure.model.walk import texts
from brochure.reading import web_of
from brochure.studio import Studio
from tests.chromium import Chromium
from tests.conftest import plain

WIDTHS = (320, 768, 1280)
MADE: tuple[tuple[str, str, Language], ...] = (
    ("specimen-cardiology", "suspension", "zh"),
    ("specimen-cardiology", "daylight", "en"),
    ("colorectal", "daylight", "zh"),
    ("colorectal", "suspension", "en"),
)
"""All languages in all themes, though not of each department: that would take too long."""
LARGEST_KB = 600
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
JUDGED = """axe.run(document, {resultTypes: ["violations"],
    rules: {"label-content-name-mismatch": {enabled: true}}}).then(found =>
    found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target}`)))"""
SEEN = """document.fonts.ready.then(() => ({
    width: innerWidth, page: document.documentElement.scrollWidth,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    ground: getComputedStyle(document.documentElement).backgroundColor}))"""


@cache
def made(project: Project, name: str, theme: str, language: Language) -> bytes:
    subject = Subject(name, *project.read_department(name), language, "trifold-a4")
    html, findings = web_of(Studio.of(project, theme=theme), subject)
    assert not findings
    return html


@pytest.fixture(scope="session", params=MADE, ids="-".join)
def page(request: pytest.FixtureRequest, project: Project, tmp_path_factory: Any) -> Path:
    """Each page as a file, alone in its folder."""
    path: Path = tmp_path_factory.mktemp("web") / "reading.html"
    path.write_bytes(made(project, *request.param))
    return path


def test_axe_finds_nothing(page: Path, chromium: Chromium) -> None:
    chromium.open(page)
    chromium.run(AXE + ";0")
    for dark in (False, True):
        for width in WIDTHS:
            chromium.resize(width, dark=dark)
            seen = chromium.run(SEEN)
            assert (seen["width"], seen["dark"]) == (width, dark)
            assert (seen["ground"] != "rgb(255, 255, 255)") == dark
            assert seen["page"] == width, "the page scrolls sideways"
            assert chromium.run(JUDGED) == [], f"{width} px, {'dark' if dark else 'light'}"


def test_axe_does_find_faults(project: Project, chromium: Chromium, tmp_path: Path) -> None:
    html = made(project, *MADE[0]).decode()
    broken = re.sub(r' alt="[^"]*"', "", html, count=2).replace("--ink:", "--ink: #ccc; --was:")
    (tmp_path / "broken.html").write_text(broken, encoding="utf-8")
    chromium.open(tmp_path / "broken.html")
    chromium.resize(768)
    chromium.run(AXE + ";0")
    assert {found.partition(":")[0] for found in chromium.run(JUDGED)} == {
        "color-contrast",
        "image-alt",
    }


@pytest.mark.parametrize("which", MADE, ids="-".join)
def test_every_letter_is_the_theme_s_own(
    which: tuple[str, str, Language], project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_bytes(made(project, *which))
    chromium.open(tmp_path / "page.html")
    chromium.resize(1280)
    chromium.run("document.fonts.ready.then(() => 0)")
    brought = chromium.fonts()
    assert brought
    assert all(brought.values()), brought


def test_it_is_one_file(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    assert len(page.read_bytes()) <= LARGEST_KB * 1000
    assert not re.search(r"<script|<iframe|<object|@import|\bon\w+=|javascript:", html)
    fetched = re.findall(r'src="([^"]*)|url\(["\']?([^"\')]*)|<link[^>]* href="([^"]*)', html)
    assert fetched
    assert all("".join(address).startswith("data:") for address in fetched)
    assert "default-src 'none'" in html
    assert "user-scalable" not in html
    assert "maximum-scale" not in html


def test_links_are_dialled_and_followed(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    targets = re.findall(r'<a[^>]* href="([^"]*)"', html)
    places = set(re.findall(r' id="([^"]*)"', html))
    assert {target[1:] for target in targets if target.startswith("#")} <= places
    outside = {target for target in targets if not target.startswith("#")}
    assert all(target.startswith(("tel:", "https://")) for target in outside)


@pytest.mark.parametrize(("name", "theme", "language"), MADE[::3])
def test_nothing_is_lost(
    name: str, theme: str, language: Language, project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    """Every text stands in the page, and on the paper that a browser prints."""
    html, department = made(project, name, theme, language), project.read_department(name)[0]
    (tmp_path / "page.html").write_bytes(html)
    chromium.open(tmp_path / "page.html")
    chromium.resize(1280, dark=True)
    (tmp_path / "print.pdf").write_bytes(chromium.printed())
    ran = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "print.pdf", "-"], capture_output=True, check=True
    )
    words = unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", html.decode(), flags=re.DOTALL))
    described = unescape(" ".join(re.findall(r'alt="([^"]*)"', html.decode())))
    said, on_paper = plain(words + described), plain(ran.stdout.decode())
    other = "en" if language == "zh" else "zh"
    for path, text in texts(department):
        if path[-1] == other or path[0] == "print" or "techniques" in path[1:]:
            continue
        bare = plain(text.replace("|", ""))
        assert bare in said, path
        assert "description" in path or bare in on_paper, path


def test_the_same_content_gives_the_same_bytes(project: Project) -> None:
    first = made(project, *MADE[3])
    made.cache_clear()
    assert made(project, *MADE[3]) == first


def test_a_page_says_what_it_is_about(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    head = html.partition("</head>")[0]
    assert re.search(r"<title>[^<]+ · [^<]+</title>", head)
    assert len(re.findall(r'<meta name="description" content="([^"]{15,})"', head)) == 1
    assert re.search(r'<html lang="(zh-Hans|en)">', head)


def test_a_font_s_part_bears_no_reserved_name(project: Project) -> None:
    html = made(project, "colorectal", "suspension", "en").decode()
    assert "Source Serif" in html
    fonts = [base64.b64decode(data) for data in re.findall(r"font/woff2;base64,([^\"]*)", html)]
    names = [str(name) for font in fonts for name in TTFont(io.BytesIO(font))["name"].names]
    assert any("Open Font License" in name for name in names)
    assert all("Reserved" in name for name in names if "Source" in name)


def test_a_theme_that_could_not_be_read_in_the_dark_is_refused(project: Project) -> None:
    studio = Studio.of(project)
    # By day a light cover can do, with dark words on it; in the dark, the page would be as light.
    update = {"cover": "rime", "cover_ink": "pine", "cover_quiet": "spruce"}
    theme = studio.theme.model_copy(
        update={"reading": studio.theme.reading.model_copy(update=update)}
    )
    found = list(palette.examine(theme, "theme.yaml", studio.icc, 300))
    assert "low-contrast-in-the-dark" in {finding.code for finding in found}

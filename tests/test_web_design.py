"""The page for the web as a designer judges it: what is large, level, or kept together."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from brochure.findings import Language
from brochure.model.project import Project
from tests.chromium import Chromium
from tests.web_pages import READY, THEMES, TORN, both, page


def printed(place: Path, chromium: Chromium) -> list[str]:
    """Read what stands on each sheet of paper."""
    chromium.open(place)
    chromium.resize(1280)
    paper = place.with_suffix(".pdf")
    paper.write_bytes(chromium.printed())
    ran = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, check=True)
    return ran.stdout.decode().strip("\f\n").split("\f")


def test_a_long_title_is_still_the_largest_on_a_telephone(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    long = "Department of Paediatric Neurosurgery, Neurocritical Care and the Epilepsy Centre"
    said = {"name": both(long), "cover_title": None}
    for theme in THEMES:
        chromium.open(page(project, tmp_path, theme, "en", "colorectal", **said))
        for width in (280, 320, 390):
            chromium.resize(width)
            chromium.run(READY)
            size = "parseFloat(getComputedStyle(document.querySelector('{}')).fontSize)"
            assert chromium.run(f"{size.format('h1')} / {size.format('.hospital')}") >= 1.7, width
            assert chromium.run(TORN) == [], width
            assert chromium.run("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("theme", THEMES)
def test_a_cover_is_seen_at_once_on_a_low_screen(
    theme: str, project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(project, tmp_path, theme, "zh", "colorectal"))
    for width, height in ((844, 390), (1366, 650), (1280, 720), (1440, 760), (1920, 950)):
        chromium.resize(width, height)
        chromium.run(READY)
        bottom = "document.querySelector('.cover').getBoundingClientRect().bottom"
        assert chromium.run(bottom) <= max(height, 480), (width, height)
        top = "document.querySelector('.art').getBoundingClientRect().top"
        assert chromium.run(f"{bottom} - {top}") >= height / 5, (width, height)
    long = {"name": both("小儿神经外科与神经重症监护病房及癫痫中心"), "cover_title": None}
    chromium.open(page(project, tmp_path, theme, "zh", "colorectal", **long))
    chromium.resize(1366, 650)
    chromium.run(READY)
    assert chromium.run("document.querySelector('h1').offsetHeight") <= 650 * 0.55


def test_on_paper_the_imprint_has_company_and_headings_their_text(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    pages = printed(page(project, tmp_path, "suspension", "en", "specimen-paediatrics"), chromium)
    assert "Contact" in pages[-1]
    pages = printed(page(project, tmp_path, "daylight", "zh", "specimen-cardiology"), chromium)
    assert len(pages) <= 8
    assert "联系方式" in pages[-1]
    assert "版权信息" in pages[-1]
    titles = {"诊疗范围", "检查与治疗", "床位与团队", "专家门诊", "怎么来", "联系方式"}
    assert not titles & {one.strip().splitlines()[-1] for one in pages}


def test_a_heading_hangs_with_what_it_heads(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    """On a wide screen it stands at the side, level with the first picture."""
    chromium.open(page(project, tmp_path, "suspension", "zh", "specimen-cardiology"))
    chromium.resize(1280)
    top = "document.querySelector('.photos > {}').getBoundingClientRect().top"
    assert abs(chromium.run(f"{top.format('h2')} - {top.format('figure')}")) < 2


def test_the_imprint_keeps_the_sections_columns(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(project, tmp_path, "suspension", "en", "colorectal"))
    for width in (1280, 1920):
        chromium.resize(width)
        left = "document.querySelector('{}').getBoundingClientRect().left"
        for one, other in (
            (".imprint > h2", ".team > h2"),
            (".notice > h2", ".team > h2"),
            (".notice > p", ".team > .lead"),
            (".imprint > .names", ".team > .lead"),
            (".imprint > .other", ".techniques li:nth-child(2)"),
        ):
            apart = chromium.run(f"{left.format(one)} - {left.format(other)}")
            assert abs(apart) < 1, (one, width)


def test_an_english_position_is_parted_at_its_commas(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(project, tmp_path, "suspension", "en", "specimen-cardiology"))
    for width in (320, 768, 1280):
        chromium.resize(width)
        chromium.run(READY)
        rows = chromium.run("""[...document.querySelectorAll(".position")].map(one => {
            const rows = new Map();
            const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode());)
                for (const word of node.data.matchAll(/\\S+/g)) {
                    const range = document.createRange();
                    range.setStart(node, word.index);
                    range.setEnd(node, word.index + word[0].length);
                    const top = Math.round(range.getBoundingClientRect().top);
                    rows.set(top, `${rows.get(top) ?? ""} ${word[0]}`);
                }
            return [...rows.values()].map(row => row.trim())})""")
        assert ["Nurse in", "charge, rehabilitation"] not in rows, width
        assert ["Nurse in charge,", "catheter laboratories"] in rows, width
        assert ["Head of department,", "chief physician"] in rows, width


def test_four_figures_stand_two_and_two_and_none_is_torn(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    figures = [
        {"count": 1250, "label": both("staffed beds in all wards"), "drawn_as": "threads"},
        {"count": 318, "label": both("doctors"), "drawn_as": "left-points"},
        {"count": 736, "label": both("nurses"), "drawn_as": "right-points"},
        {"count": 12500, "label": both("operations a year")},
    ]
    for theme in THEMES:
        team = {"team": {"title": both("Team"), "figures": figures}}
        chromium.open(page(project, tmp_path, theme, "en", "colorectal", **team))
        for width, abreast in ((320, 1), (768, 2), (1280, 2)):
            chromium.resize(width)
            chromium.run(READY)
            lefts = chromium.run("""[...document.querySelectorAll(".count")]
                .map(one => Math.round(one.getBoundingClientRect().left))""")
            assert len(set(lefts)) == abreast, (theme, width)
            assert lefts == lefts[:abreast] * (4 // abreast)
            rows = chromium.run("""[...document.querySelectorAll(".count")].map(one => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return range.getClientRects().length})""")
            assert rows == [1, 1, 1, 1], (theme, width)


@pytest.mark.parametrize(("theme", "language"), [("daylight", "zh"), ("suspension", "en")])
def test_on_paper_what_belongs_together_is_not_parted(
    theme: str, language: Language, project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    """Figures stand under their drawing, and no condition is alone on a page."""
    pages = printed(page(project, tmp_path, theme, language, "colorectal"), chromium)
    title, figure = {"zh": ("床位与团队", "名医师"), "en": ("Beds and team", "doctors")}[language]
    assert [title in one for one in pages] == [figure in one for one in pages]
    names = project.read_department("colorectal")[0].conditions
    assert names
    last, before = (names.items[place].name.to(language) for place in (-1, -2))
    (at,) = (one for one in pages if last in one.splitlines())
    assert before in at.splitlines()


def test_a_list_is_one_in_every_browser(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    """Safari tells its reader of no list that is said to have no marks."""
    chromium.open(page(project, tmp_path, "suspension", "en", "colorectal"))
    styles = chromium.run("""[...document.querySelectorAll("ul")]
        .map(one => getComputedStyle(one).listStyleType)""")
    assert set(styles) == {'""'}


def test_dates_and_contents_stand_in_order(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    """Beside each date what happened, all on one line; and no section alone in a row of them."""
    boxes = "[...document.querySelectorAll('{}')].map(one => one.getBoundingClientRect())"
    made: tuple[tuple[str, Language], ...] = (("suspension", "zh"), ("daylight", "en"))
    for theme, language in made:
        chromium.open(page(project, tmp_path, theme, language, "specimen-cardiology"))
        for width in (768, 1280):
            chromium.resize(width)
            chromium.run(READY)
            lefts = chromium.run(f"{boxes.format('.event')}.map(box => box.left)")
            rights = chromium.run(f"{boxes.format('.timeline time')}.map(box => box.right)")
            assert len(set(lefts)) == 1
            assert max(rights) < lefts[0] < width / 2 + 100
            tops = chromium.run(f"{boxes.format('.contents a')}.map(box => box.top)")
            assert 1 not in Counter(tops).values(), (theme, width)
        chromium.resize(390)
        left = chromium.run(f"{boxes.format('.contents a')}.map(box => box.left)")
        assert sorted(Counter(left).values()) == [4, 4], theme


def test_small_letters_are_not_thin(project: Project, chromium: Chromium, tmp_path: Path) -> None:
    chromium.open(page(project, tmp_path, "suspension", "en", "specimen-cardiology"))
    chromium.resize(390)
    thin = chromium.run("""[...document.querySelectorAll("body *")]
        .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .filter(one => parseFloat(getComputedStyle(one).fontSize) < 19)
        .filter(one => getComputedStyle(one).fontWeight < 400).map(one => one.textContent)""")
    assert thin == []


def test_a_value_is_not_left_with_a_word_and_a_followed_link_shows_where(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(project, tmp_path, "daylight", "en", "specimen-cardiology"))
    chromium.resize(390)
    chromium.run(READY)
    rows = chromium.run("""(one => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return [...range.getClientRects()].map(box => box.width)})
        (document.querySelector(".value"))""")
    assert min(rows) > max(rows) / 2
    chromium.run("location.hash = 'technique-ablation'")
    style = "getComputedStyle(document.querySelector('{}')).{}"
    ring = chromium.run(style.format("#technique-ablation", "outlineColor"))
    assert ring == chromium.run(style.format("h2", "color"))


@pytest.mark.parametrize("theme", THEMES)
def test_an_older_browser_shows_a_cover_too(
    theme: str, project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    """Many a hospital's computer has one: a measure it does not know must not cost the title."""
    place = page(project, tmp_path, theme, "zh", "colorectal")
    html = place.read_text(encoding="utf-8")
    place.write_text(re.sub(r"(?<=\d)(svh|cqi)\b", "unknown", html), encoding="utf-8")
    chromium.open(place)
    for width in (390, 1280):
        chromium.resize(width)
        chromium.run(READY)
        assert (
            chromium.run("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)") > 50
        )
        assert chromium.run("document.documentElement.scrollWidth") == width
        art = "document.querySelector('.art').getBoundingClientRect()"
        assert chromium.run(f"{art}.width") > width / 2
        assert chromium.run(f"{art}.height") > 150


def test_a_chinese_sentence_breaks_after_its_comma(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(project, tmp_path, "suspension", "zh", "specimen-paediatrics"))
    chromium.resize(320)
    chromium.run(READY)
    ends = chromium.run("""(one => {
        const range = document.createRange(), walk = document.createTreeWalker(one, 4);
        const letters = [];
        while (walk.nextNode())
            for (let at = 0; at < walk.currentNode.data.length; at++) {
                range.setStart(walk.currentNode, at);
                range.setEnd(walk.currentNode, at + 1);
                letters.push([range.getBoundingClientRect().top, range.toString()]);
            }
        const next = at => letters[Math.min(at + 1, letters.length - 1)][0];
        return letters.filter(([top], at) => next(at) > top + 5).map(([, letter]) => letter)})
        (document.querySelector(".lead"))""")
    assert ends == ["，"]

"""The page for the web with odd contents, widths and readers' settings: all of it is seen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from brochure.findings import Language
from brochure.model.project import Project
from tests.chromium import Chromium
from tests.web_pages import READY, THEMES, TORN, both, page

SCREENS = ((320, 640), (390, 844), (667, 375), (768, 900), (992, 700), (1280, 800), (1920, 1080))
TITLES: tuple[tuple[Language, str], ...] = (
    ("en", "Department of|Neurosurgical Intensive Care Unit"),
    ("en", "Gastroenterology and Hepatology"),
    ("en", "Otolaryngology, Head and Neck Surgery"),
    ("zh", "耳鼻咽喉科"),
    ("zh", "小儿神经外科与神经重症监护病房"),
)
AXES = {"zh": "以患者为中心的多学科协作", "en": "Patient-centred, multidisciplinary care"}
LINES = """(root => {
    const walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
    const lines = [];
    for (let node; (node = walker.nextNode());) {
        if (node.parentElement.closest("svg, .skip") || !node.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects())
            if (box.width > 1.5) lines.push([box.left, box.top, box.right, box.bottom, node.data]);
    }
    return lines;
})"""
COVER = f"""({{
    page: innerWidth, all: document.documentElement.scrollWidth,
    lines: {LINES}(".cover"),
    art: [...document.querySelectorAll(".art *")].map(one => one.getBoundingClientRect())
        .map(({{left, top, right, bottom}}) => [left, top, right, bottom]),
    title: [document.querySelector("h1").getBoundingClientRect()]
        .flatMap(({{left, right}}) => [left, right])}})"""
PARTED = """[...document.querySelectorAll("p .whole")]
    .filter(one => one.getClientRects().length > 1).map(one => one.textContent)"""
ROOM = (
    f"""({{page: innerWidth, all: document.documentElement.scrollWidth, lines: {LINES}("body")}})"""
)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("language", "title"), TITLES)
def test_a_cover_s_text_is_whole_and_clear_of_its_picture(
    theme: str, language: Language, title: str, project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    said = {"name": both(title), "cover_title": None, "axes": [both(AXES[language])] * 4}
    chromium.open(page(project, tmp_path, theme, language, "colorectal", **said))
    for width, height in SCREENS:
        chromium.resize(width, height)
        chromium.run(READY)
        seen = chromium.run(COVER)
        assert seen["all"] == width
        assert 0 <= seen["title"][0] < seen["title"][1] <= width
        for left, top, right, bottom, text in seen["lines"]:
            assert 0 <= left < right <= width, (width, text)
            for one in seen["art"]:
                beside = right <= one[0] or left >= one[2] or bottom <= one[1] or top >= one[3]
                assert beside, f"{text!r} lies on the picture at {width} × {height}"
        assert chromium.run(TORN) == [], f"{width} × {height}"


CROWDED: dict[str, Any] = {
    "techniques": {
        "title": both("Techniques"),
        "items": [
            {
                "id": "long",
                "title": both("Oesophagogastroduodenoscopy, choledochopancreatography, 超声内镜"),
                "abbreviations": ["OGD/ERCP/EUS-FNA/BSG", "EUS"],
            }
        ],
    },
    "conditions": None,
    "clinic": {
        "title": both("门诊 Specialist clinics"),
        "morning_hours": "8:00–11:30",
        "afternoon_hours": "13:30–16:30",
        "days": [
            {
                "day": {"zh": "周一至周五", "en": "Wednesday"},
                "morning": {
                    "zh": "冠心病与心律失常　欧阳样甲、司马样乙",
                    "en": "Coronary disease, Wang Yangjia and Ouyang Yangyi",
                },
                "afternoon": {"zh": "高血压　吴样戊", "en": "Otorhinolaryngology, Ouyang Yangyi"},
            }
        ],
    },
    "contact": {
        "rows": [
            {
                "kind": "web",
                "text": both(f"https://www.hospital.example/outpatients/appointments{'/a' * 40}"),
            },
            {"kind": "address", "text": both("0 Sample Road, Medical Building")},
        ]
    },
}
SPACED = """document.head.insertAdjacentHTML("beforeend", "<style>* {" +
    "line-height: 1.5 !important; letter-spacing: 0.12em !important;" +
    "word-spacing: 0.16em !important }" +
    "p { margin-bottom: 2em !important }</style>")"""


@pytest.mark.parametrize(("theme", "language"), [("suspension", "en"), ("daylight", "zh")])
def test_nothing_scrolls_sideways(
    theme: str, language: Language, project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    """However long a word or an address, however large or wide the reader's letters."""
    place = page(project, tmp_path, theme, language, "specimen-cardiology", **CROWDED)
    for widths, setting in (
        ((320, 768, 1280, 1920), "0"),
        ((320, 360, 414), "document.documentElement.style.fontSize = '159.4%'"),
        ((320, 360, 414), "document.documentElement.style.fontSize = '212.5%'"),
        ((320,), "document.documentElement.style.fontSize = ''; " + SPACED),
    ):
        if setting == "0":
            chromium.open(place)
        chromium.run(f"{setting}; {READY}")
        for width in widths:
            chromium.resize(width)
            seen = chromium.run(ROOM)
            assert seen["all"] == width, setting
            assert chromium.run(TORN.replace("h1, h1 .whole", "h2")) == [], f"{width} px, {setting}"
            out = [line for line in seen["lines"] if line[0] < -1 or line[2] > width + 1]
            assert out == [], f"{width} px, {setting}"


def test_a_narrow_clinic_table_is_a_table_for_those_who_listen(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(project, tmp_path, "daylight", "en", "specimen-cardiology"))
    chromium.resize(1280)
    wide = [role for role in chromium.roles() if role in {"row", "cell", "rowheader", "table"}]
    chromium.run("document.documentElement.style.fontSize = '212.5%'")
    chromium.resize(320)
    assert chromium.run("getComputedStyle(document.querySelector('td')).display") == "block"
    assert [role for role in chromium.roles() if role in set(wide)] == wide
    assert wide.count("row") == 7


@pytest.mark.parametrize("theme", THEMES)
def test_no_chinese_word_is_torn(
    theme: str, project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(project, tmp_path, theme, "zh", "specimen-cardiology"))
    for width in (320, 640, 768, 1280):
        chromium.resize(width)
        chromium.run(READY)
        assert chromium.run("document.querySelectorAll('p .whole').length")
        assert chromium.run(PARTED) == [], width


def test_what_is_copied_holds_no_control_characters(project: Project, tmp_path: Path) -> None:
    place = page(project, tmp_path, "daylight", "zh", "specimen-cardiology")
    html = place.read_text(encoding="utf-8")
    assert not re.search("[\u2060\u200b]", html)
    assert '<span class="whole">0:00–24:00</span>' in html
    english = page(project, tmp_path, "daylight", "en", "colorectal").read_text(encoding="utf-8")
    assert not re.search("[A-Za-z]\u00a0[a-z]+\\.</p>", english)


def test_english_lines_are_as_long_as_lines_that_are_read_well(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(project, tmp_path, "suspension", "en", "specimen-cardiology"))
    chromium.resize(1280)
    chromium.run(READY)
    lines = chromium.run("""[...document.querySelectorAll(".about > p:not([class])")].map(one => {
        const range = document.createRange();
        range.selectNodeContents(one);
        const rows = new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
        return one.textContent.length / rows})""")
    assert all(55 <= letters <= 72 for letters in lines), lines


def test_a_picture_of_a_named_person_is_not_named_twice(project: Project, tmp_path: Path) -> None:
    html = page(project, tmp_path, "daylight", "en", "specimen-paediatrics").read_text("utf-8")
    assert html.count('<img class="portrait" alt="" ') == 6


def test_a_department_of_names_alone_leads_nowhere(
    specimens: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(specimens, tmp_path, "daylight", "en", "bare"))
    assert chromium.run("document.querySelectorAll('.skip, nav').length") == 0
    assert chromium.run("document.querySelector('main').offsetHeight") == 0
    one = {"advice": both("Ask."), "opening_hours": [{"days": both("Daily"), "hours": "8:00"}]}
    chromium.open(page(specimens, tmp_path, "daylight", "en", "bare", **one))
    assert chromium.run("document.querySelectorAll('nav').length") == 0
    assert chromium.run("document.querySelectorAll('.skip').length") == 1


def test_marks_and_links_are_seen(project: Project, chromium: Chromium, tmp_path: Path) -> None:
    place = page(project, tmp_path, "daylight", "zh", "specimen-cardiology")
    icon = re.search(r'<link rel="icon" href="([^"]*)"', place.read_text(encoding="utf-8"))
    assert icon
    assert " " not in icon[1]
    chromium.open(place)
    chromium.resize(1280, forced=True)
    for item in (".timeline li", ".pathway ul li"):
        style = f"getComputedStyle(document.querySelector('{item}'), '::before').borderTopWidth"
        assert chromium.run(style) != "0px", item
    for item in (".logo", ".art"):
        style = f"getComputedStyle(document.querySelector('.cover {item}')).backgroundColor"
        assert chromium.run(style) not in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, item
    plate = "getComputedStyle(document.querySelector('h1'))"
    assert chromium.run(f"parseFloat({plate}.lineHeight) / parseFloat({plate}.fontSize)") >= 1.45
    chromium.resize(1280)
    link = "getComputedStyle(document.querySelector('.pathway a'))"
    assert chromium.run(f"{link}.textDecorationColor == {link}.color")

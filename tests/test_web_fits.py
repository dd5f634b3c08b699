"""The page for the web with odd contents, widths and readers' settings: all of it is seen."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from brochure.edition import Subject
from brochure.findings import Language
from brochure.model.content import Department
from brochure.model.project import Project
from brochure.reading import web_of
from brochure.studio import Studio
from tests.chromium import Chromium

THEMES = ("suspension", "daylight")
SCREENS = ((320, 640), (390, 844), (667, 375), (768, 900), (992, 700), (1280, 800), (1920, 1080))
TITLES: tuple[tuple[Language, str], ...] = (
    ("en", "Department of|Neurosurgical Intensive Care Unit"),
    ("en", "Gastroenterology and Hepatology"),
    ("en", "Otolaryngology, Head and Neck Surgery"),
    ("zh", "耳鼻咽喉科"),
    ("zh", "小儿神经外科与神经重症监护病房"),
)
AXES = {"zh": "以患者为中心的多学科协作", "en": "Patient-centred, multidisciplinary care"}
READY = "document.fonts.ready.then(() => 0)"
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
TORN = """[...document.querySelectorAll("h1, h1 .whole")]
    .flatMap(one => [...one.childNodes].filter(node => node.nodeType === 3).flatMap(node =>
        [...node.data.matchAll(/[A-Za-z-]+/g)].filter(word => {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
        }).map(word => word[0])))"""
PARTED = """[...document.querySelectorAll("p .whole")]
    .filter(one => one.getClientRects().length > 1).map(one => one.textContent)"""
ROOM = (
    f"""({{page: innerWidth, all: document.documentElement.scrollWidth, lines: {LINES}("body")}})"""
)


def department(project: Project, of: str, **changes: Any) -> Department:
    """Read a department, and have it say something else."""
    read = project.read_department(of)[0].model_dump(exclude_none=True)
    return Department.model_validate(read | changes)


def page(
    project: Project, folder: Path, theme: str, language: Language, of: str, **changes: Any
) -> Path:
    source = project.read_department(of)[1]
    odd = department(project, of, **changes)
    html, _ = web_of(
        Studio.of(project, theme=theme), Subject(of, odd, source, language, "flyer-a4")
    )
    path = folder / "reading.html"
    path.write_bytes(html)
    return path


def both(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


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


def test_on_paper_the_imprint_has_company_and_headings_their_text(
    project: Project, chromium: Chromium, tmp_path: Path
) -> None:
    chromium.open(page(project, tmp_path, "daylight", "zh", "specimen-cardiology"))
    chromium.resize(1280)
    (tmp_path / "print.pdf").write_bytes(chromium.printed())
    ran = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "print.pdf", "-"], capture_output=True, check=True
    )
    pages = ran.stdout.decode().strip("\f\n").split("\f")
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

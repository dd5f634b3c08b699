"""Justified Chinese is flush on both sides, as read from the finished PDF."""

from __future__ import annotations

import hashlib
import inspect
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from operator import itemgetter
from statistics import mean
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from weasyprint.draw import text as drawing
from weasyprint.layout import inline
from weasyprint.text.line_break import Layout

from brochure.layout import justify
from brochure.layout.panels import Frame
from brochure.layout.typeset import Typesetter
from brochure.layout.typography import NBSP, WJ, ZWSP, chinese, keep_end
from brochure.model.project import Project
from brochure.studio import Studio
from tests.conftest import plain

TEXTS = [
    "这是一段排版样张，内容均为虚构。常有人说“看不清楚”“放不整齐”，久而久之，便习以为常，"
    "以为本该如此。每100页样张里约有12页与此有关——它容易被当作普通问题，长期得不到检查。",
    "“撑起来，不切断”，是这种排法的思路。编者以PPH为参照，改用TST与RPH两种做法，在版心上方"
    "3～5 cm处对齐，把下移的一行提回原位。全程约需25分钟，误差一般少于10 mL；次日即可复看。",
    "2019年1月至2023年12月，共排样张1286页，平均宽度（52.4±11.7）毫米。半年之后，合格率为"
    "95.8%，返工率为2.1%，未见明显缺陷……上述结果记于Proofs of the Press（第67卷）。",
    "哪些文字适合这样排？（一）段落较长、行宽足够的正文；（二）中西文混排、数字较多的说明；"
    "（三）希望左右两边都整齐的版面。标题、图注与表格则应保持原样，不在此列，不必勉强。",
]
BOLD = "前文略，<b>其中这几个字</b>加粗，<span>TST与“RPH”</span>也在其中，" * 4 + "余文从略。"
WORD = "electroencephalographically"
HANGS = "，。、；：？！）”"
MM = 25.4 / 72
SPACED_HAN = re.compile("[\u4e00-\u9fff，。] (?=[\u4e00-\u9fff])")


def page(paragraphs: list[str], width_mm: float, size_pt: float, css: str = "") -> str:
    """Set paragraphs in one frame, 20 mm from the page's left edge."""
    return (
        f'<html lang="zh-Hans"><style>@page{{size:297mm 3000mm;margin:0}}body{{margin:0}}'
        f"div{{position:absolute;left:20mm;top:20mm;width:{width_mm}mm;height:900mm;"
        f'font:{size_pt}pt/1.8 "Noto Sans SC";font-feature-settings:"chws";text-align:justify}}'
        f".whole{{white-space:nowrap}}p{{margin:0;text-indent:2em}}{css}</style>"
        f"<div data-panel=a data-frame=text>{''.join(f'<p>{p}</p>' for p in paragraphs)}</div>"
    )


@dataclass(frozen=True)
class Line:
    """One line as it is in the PDF; lengths in millimetres from the column's left edge."""

    text: str
    left_mm: float
    right_mm: float


@dataclass(frozen=True)
class Printed:
    frame: Frame
    pdf: bytes

    @property
    def text(self) -> str:
        with pypdfium2.PdfDocument(self.pdf) as document:
            return str(document[0].get_textpage().get_text_range())

    def characters(self) -> Iterator[tuple[str, int, float, float]]:
        """Read each visible character, its line, and its square's left and right edge."""
        with pypdfium2.PdfDocument(self.pdf) as document:
            text = document[0].get_textpage()
            for at in range(text.count_chars()):
                char = chr(pdfium.FPDFText_GetUnicode(text, at))
                if plain(char) and not pdfium.FPDFText_IsGenerated(text, at):
                    left, bottom, right, _ = text.get_charbox(at, loose=True)
                    yield char, -round(bottom), left * MM - 20, right * MM - 20

    @property
    def lines(self) -> list[Line]:
        grouped = itertools.groupby(sorted(self.characters(), key=itemgetter(1)), itemgetter(1))
        lines = [list(line) for _, line in grouped]
        return [Line("".join(c for c, *_ in line), line[0][2], line[-1][3]) for line in lines]

    def steps(self, words: str) -> list[float]:
        """Give the distance from each character of some words to the next, in millimetres."""
        seen = list(self.characters())
        start = "".join(char for char, *_ in seen).index(words)
        lefts = [left for _, _, left, _ in seen[start : start + len(words)]]
        return [after - before for before, after in itertools.pairwise(lefts)]


@pytest.fixture(scope="module")
def printing(project: Project, typesetter: Typesetter) -> Any:
    sheet = Studio.of(project).formats.formats["trifold-a4"]

    def printed(html: str) -> Printed:
        layout = typesetter.typeset(html, sheet, project.fonts, {})
        pdf, complaints = layout.paint()
        assert complaints == ()
        (frame,) = layout.frames
        return Printed(frame, pdf)

    return printed


@pytest.fixture(autouse=True)
def boxes_of_glyphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out ActualText, for which pdfium deals the line's ink out evenly to its characters."""
    monkeypatch.setattr(justify, "LIKE_A_SPACE_EM", inf)


def paragraphs(longest: int = 2) -> list[str]:
    return [str(keep_end(text, "zh", longest=longest)) for text in TEXTS]


def full_lines(printed: Printed, texts: list[str]) -> list[Line]:
    """Give the lines that do not end a paragraph."""
    ends = [plain(text) for text in texts]
    full = [
        line for line in printed.lines if not any(end.endswith(plain(line.text)) for end in ends)
    ]
    assert len(full) >= len(texts)
    return full


def gap_em(line: Line, width_mm: float, size_pt: float) -> float:
    """Measure what is missing at a line's right edge, where half a closing mark hangs out."""
    edge = width_mm / (size_pt * MM) + (0.5 if line.text[-1] in HANGS else 0)
    return edge - line.right_mm / (size_pt * MM)


@pytest.mark.parametrize("width_mm", [60, 78, 104, 120])
@pytest.mark.parametrize("size_pt", [9, 10, 10.5, 11, 12])
@pytest.mark.parametrize("family", ["Noto Sans SC", "Noto Serif SC"])
def test_full_lines_are_flush(printing: Any, width_mm: float, size_pt: float, family: str) -> None:
    css = f'div{{font-family:"{family}"}}'
    longest = int(width_mm / (size_pt * MM) / 15)
    printed = printing(page(paragraphs(longest), width_mm, size_pt, css))
    lines = full_lines(printed, TEXTS)
    gaps = [(gap_em(line, width_mm, size_pt), len(line.text) - 1) for line in lines]
    flush = [abs(gap) for gap, count in gaps if gap < 0.6 * justify.LOOSEST_EM * count]
    assert mean(flush) < 0.02
    assert max(flush) < 0.1, gaps
    assert len(flush) >= 0.85 * len(gaps)
    assert plain(printed.text) == plain("".join(TEXTS))
    assert not printed.frame.sideways_mm > 0.001


@pytest.mark.parametrize("width_mm", [60, 78, 104, 120])
@pytest.mark.parametrize("size_pt", [9, 11])
def test_what_a_reader_copies_has_no_spaces_between_han(
    printing: Any, monkeypatch: pytest.MonkeyPatch, width_mm: float, size_pt: float
) -> None:
    loose = printing(page([chinese(text) for text in TEXTS], width_mm, size_pt)).text
    monkeypatch.setattr(justify, "LIKE_A_SPACE_EM", 0.1)
    told = printing(page([chinese(text) for text in TEXTS], width_mm, size_pt)).text
    assert SPACED_HAN.search(loose) or width_mm > 78
    assert not SPACED_HAN.search(told)
    assert plain(told) == plain(loose) == plain("".join(TEXTS))


def test_controls_are_not_copied(printing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(justify, "LIKE_A_SPACE_EM", 0.1)
    text = f"甲{WJ}乙{ZWSP}丙丁戊己庚辛 {WORD}"
    printed = printing(page([text], 33, 10, "p{text-indent:0}"))
    assert printed.text.startswith("甲乙丙丁戊己庚辛\r\n")


def test_an_underline_is_as_long_as_its_text(printing: Any) -> None:
    printed = printing(page(["<u>" + "甲乙丙丁戊己庚辛壬癸" * 3], 63, 10))
    with pypdfium2.PdfDocument(printed.pdf) as document:
        rules = list(document[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))
        longest = max(rule.get_bounds()[2] * MM - 20 for rule in rules)
    assert longest == pytest.approx(63, abs=0.3)


def test_spans_are_stretched_like_the_text_around_them(printing: Any) -> None:
    text = BOLD.replace("<b>", "").replace("</b>", "").replace("<span>", "").replace("</span>", "")
    one, many = printing(page([text], 78, 10.5)), printing(page([BOLD], 78, 10.5))
    for printed in (one, many):
        assert all(abs(gap_em(line, 78, 10.5)) < 0.05 for line in full_lines(printed, [text]))
    assert [line.text for line in one.lines] == [line.text for line in many.lines]


@pytest.mark.parametrize("between", ["", WJ, ZWSP, "</b>", "</b><i></i>", "</b>" + WJ])
def test_gaps_are_even_through_controls_and_spans(printing: Any, between: str) -> None:
    text = "<b>甲乙丙丁戊" + between + "己庚辛壬癸子丑寅卯辰巳午未申酉" * 3
    printed = printing(page([text], 60, 11, "p{text-indent:0}b,i{font:inherit}"))
    distances = printed.steps("甲乙丙丁戊己庚辛壬癸")
    assert len(distances) == 9
    assert min(distances) > 11 * MM * 1.01
    assert max(distances) - min(distances) < 0.01 * 11 * MM


def test_a_dash_stays_in_one_and_marks_at_their_text(printing: Any) -> None:
    text = f"前文——（后文）、再说……“引文”，又及{WORD}"
    printed = printing(page([text], 72, 10, "p{text-indent:0}"))
    assert gap_em(printed.lines[0], 72, 10) == pytest.approx(0, abs=0.05)
    em = 10 * MM
    assert printed.steps("（后") == pytest.approx([em], abs=0.01 * em)
    assert printed.steps("文）") == pytest.approx([em], abs=0.01 * em)
    assert printed.steps("……") == pytest.approx([em], abs=0.01 * em)
    assert min(printed.steps("又及")) > 1.05 * em
    dash = printing(page([text], 72, 10, "p{text-indent:0}div{text-align:left}"))
    assert printed.steps("——") == pytest.approx(dash.steps("——"))


@pytest.mark.parametrize("last", ["start", "justify"])
def test_the_last_line_is_not_stretched(printing: Any, last: str) -> None:
    text = "甲乙丙丁戊己庚辛壬癸" * 3 + "子丑。"
    (*_, line) = printing(page([text], 78, 11, f"p{{text-align-last:{last}}}")).lines
    assert (line.right_mm < 70) == (last == "start")


@pytest.mark.parametrize("before", ["请写信到", "甲", "如“", "见（甲）、"])
def test_a_line_before_a_long_word_stays_ragged(printing: Any, before: str) -> None:
    text = f"{before} {WORD} 甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    css = "p{text-indent:0}"
    lines = printing(page([text], 60, 12, css)).lines
    ragged = printing(page([text], 60, 12, css + "div{text-align:left}")).lines
    assert [line.text for line in lines] == [line.text for line in ragged]
    assert lines[0] == ragged[0]
    assert plain("".join(line.text for line in lines)) == plain(text)


def test_an_opening_mark_is_flush_at_the_left(printing: Any) -> None:
    texts = ["（一）" + "甲乙丙丁戊己庚辛壬癸" * 3, "（一）甲"]
    first, *_, short = printing(page(texts, 60, 10, "p{text-indent:0}")).lines
    assert first.left_mm == short.left_mm == pytest.approx(-5 * MM, abs=0.02)


def test_marks_that_are_narrow_already_are_not_trimmed(printing: Any) -> None:
    text = "“一”" + "甲乙丙丁戊己庚辛壬癸" * 3
    css = 'p{text-indent:0}div{font-feature-settings:"halt"}'
    lines = printing(page([text], 60, 10, css)).lines
    ragged = printing(page([text], 60, 10, css + "div{text-align:left}")).lines
    assert lines[0].left_mm == ragged[0].left_mm


def test_a_hanging_mark_is_not_overset(printing: Any) -> None:
    text = "甲乙丙丁戊己庚辛壬，" * 9 + "（完）"
    printed = printing(page([text], 10 * 11 * MM + 0.1, 11, "p{text-indent:0}"))
    assert {line.text[-1] for line in printed.lines[:-1]} == {"，"}
    assert not printed.frame.overset


def test_text_in_other_settings_is_the_engines_own(
    printing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [
        page(paragraphs(), 78, 10, "div{text-align:left}"),
        page(paragraphs(), 78, 10, "div{text-align:center}"),
        page(["A line of English words that is long enough to be broken. " * 3], 78, 10)
        .replace("zh-Hans", "en"),
        page(paragraphs(), 78, 10, "p{text-align-last:right;white-space:pre-wrap}"),
    ]  # fmt: skip
    taught = [printing(html).pdf for html in pages]
    monkeypatch.setattr(inline, "text_align", inspect.unwrap(inline.text_align))
    assert [printing(html).pdf for html in pages] == taught
    assert printing(page(paragraphs(), 78, 10)).pdf not in taught


def test_a_page_is_painted_twice_alike(typesetter: Typesetter, project: Project) -> None:
    sheet = Studio.of(project).formats.formats["trifold-a4"]
    layout = typesetter.typeset(page(paragraphs(), 78, 10), sheet, project.fonts, {})
    assert layout.paint() == layout.paint()


def test_a_number_has_even_spaces(printing: Any) -> None:
    text = f"共有样张 51{NBSP}页，" + WORD
    css = "p{text-indent:0}"
    full = printing(page([text], 32, 10, css)).steps("张51页")
    ragged = printing(page([text], 32, 10, css + "div{text-align:left}")).steps("张51页")
    pairs = zip(full, ragged, strict=True)
    before, inside, after = (wide - narrow for wide, narrow in pairs)
    assert inside == pytest.approx(0, abs=0.01)
    assert before == pytest.approx(after, abs=0.01)
    assert before > 0.2


ENGINE = [inline.text_align, inline.split_text_box, Layout, drawing.draw_first_line]


def test_the_engine_is_the_one_that_was_taught() -> None:
    said = "".join(inspect.getsource(inspect.unwrap(part)) for part in ENGINE)
    known = hashlib.sha256(said.encode()).hexdigest()[:16]
    assert known == "3e2ee631213f7d4c", (
        "WeasyPrint's lines of text changed: measure layout/justify.py anew"
    )

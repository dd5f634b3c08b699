"""Text and fonts: sizes, safe area, folds, outlines and readable characters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from brochure.findings import Finding, Severity
from brochure.model.profile import PressProfile, read_profile
from brochure.model.project import Project
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from brochure.studio import Studio
from tests.press_files import GOOD, Change, fold_mark, page, press_file, readable, text


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture(autouse=True)
def no_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked here needs no plates."""
    monkeypatch.setattr("shutil.which", {}.get)


def judge(
    profile: PressProfile, content: bytes = b"", change: Change | None = None
) -> list[Finding]:
    file = PressFile(press_file(change, GOOD + content), "file.pdf", profile)
    return [finding for finding in preflight(file) if finding.code != "total-ink-skipped"]


def kinds(findings: list[Finding]) -> list[tuple[str, Severity]]:
    return [(finding.code, finding.severity) for finding in findings]


def the_font(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj.Resources.Font.F1


def two_sides(front: bytes, back: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(GOOD + front)
        page(pdf, GOOD + back)

    return change


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (text("Hill", 6, 40), []),
        (text("Hill", 4, 40), [("outside-safe-area", Severity.WARNING)]),
        (text("Hill", 1.5, 40), [("outside-safe-area", Severity.ERROR)]),
        (text("Hill", 58, 40), [("outside-safe-area", Severity.ERROR)]),
        (text("Hill", 30, 89), [("outside-safe-area", Severity.ERROR)]),
        (text("Hill", 30, 97), []),  # beyond the trim: a slug line, cut away
    ],
)
def test_text_keeps_clear_of_the_trim(
    content: bytes, found: list[tuple[str, Severity]], profile: PressProfile
) -> None:
    findings = judge(profile, content)
    assert kinds(findings) == found
    assert all("Hill" in finding.message.en for finding in findings)


def test_the_safe_area_is_measured_from_the_ink(profile: PressProfile) -> None:
    (finding,) = judge(profile, text("I", 2, 40))
    assert "left edge" in finding.message.en and "2.3 mm" in finding.message.en
    assert finding.place.en == "file.pdf · page 1, 2 mm from left, 38 mm from top"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (text("Hill", 10, 40), []),
        (text("Hill", 42, 40), [("text-on-fold", Severity.WARNING)]),
        (text("WWWWWW", 34, 40), [("text-on-fold", Severity.ERROR)]),
        (text("II", 39.3, 40, 10), [("text-on-fold", Severity.ERROR)]),
    ],
)
def test_text_keeps_clear_of_folds(
    content: bytes, found: list[tuple[str, Severity]], profile: PressProfile
) -> None:
    findings = judge(profile, content + fold_mark(40))
    assert kinds(findings) == found


def test_a_solid_line_outside_the_bleed_is_no_fold(profile: PressProfile) -> None:
    crop = fold_mark(30).replace(b"[1.4 1] 0 d", b"[] 0 d")
    assert judge(profile, text("WWWWWW", 28, 40) + crop) == []


@pytest.mark.parametrize(
    ("front", "back", "message"),
    [
        (fold_mark(12), fold_mark(48), ""),
        (fold_mark(12), fold_mark(48.05), ""),
        (fold_mark(12), fold_mark(48.3), "do not mirror"),
        (fold_mark(12), b"", "do not mirror"),
        (fold_mark(12, foot=False), fold_mark(48), "differ at head and foot"),
        (fold_mark(12, head=False) + fold_mark(12.4, foot=False), fold_mark(48), "differ at head"),
    ],
)
def test_fold_marks(front: bytes, back: bytes, message: str, profile: PressProfile) -> None:
    findings = judge(profile, change=two_sides(front, back))
    assert {finding.code for finding in findings} == ({"fold-marks"} if message else set())
    assert not message or message in findings[0].message.en


def test_chinese_text_must_be_larger(profile: PressProfile) -> None:
    def chinese(pdf: pikepdf.Pdf) -> None:
        the_font(pdf).ToUnicode = readable(pdf, {"t": "医", "e": "e", "x": "x"})

    assert judge(profile, text("te", 20, 40, 7), chinese) == []
    assert judge(profile, text("te", 20, 40, 6.5)) == []
    (finding,) = judge(profile, text("te", 20, 40, 6.5), chinese)
    assert finding.code == "small-text"
    assert finding.message.en == "1 Chinese characters under 7 pt (6.5 pt): “医e”"


def test_invisible_text_is_not_judged(profile: PressProfile) -> None:
    hidden = b"\nBT 3 Tr 0 0 0 1 k /F1 4 Tf 1 0 0 1 2 60 Tm (scan) Tj ET"
    assert judge(profile, hidden) == []
    assert {f.code for f in judge(profile, hidden.replace(b"3 Tr", b""))} >= {"small-text"}


def whole_font(pdf: pikepdf.Pdf) -> None:
    the_font(pdf).BaseFont = Name("/Test")


def blind_font(pdf: pikepdf.Pdf) -> None:
    del the_font(pdf).Encoding
    the_font(pdf).FontDescriptor.Flags = 4


def mapped_font(pdf: pikepdf.Pdf) -> None:
    blind_font(pdf)
    the_font(pdf).ToUnicode = readable(pdf, {"t": "t"})


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (whole_font, [("font-not-subset", Severity.WARNING)]),
        (blind_font, [("unreadable-text", Severity.WARNING)]),
        (mapped_font, []),
    ],
)
def test_fonts(change: Change, found: list[tuple[str, Severity]], profile: PressProfile) -> None:
    assert kinds(judge(profile, change=change)) == found


def test_a_press_may_want_outlines(profile: PressProfile) -> None:
    wants = profile.model_copy(update={"outlined_text": True})
    (finding,) = judge(wants)
    assert finding.code == "text-not-outlined" and finding.severity is Severity.ERROR

    def outline(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].obj.Resources.Font
        pdf.pages[0].obj.Contents = pdf.make_stream(b"0.2 0 0 0 k -9 -9 250 300 re f")

    assert kinds(judge(wants, change=outline)) == [("letters-not-checked", Severity.INFO)]


def test_places_name_the_panel_where_the_layout_is_known(
    out: Path, project: Project, profile: PressProfile
) -> None:
    press = (out / "en" / "trifold-a4.press.pdf").read_bytes()
    sheet = Studio.of(project).formats.formats["trifold-a4"]
    file = PressFile(press, "our.pdf", profile, sheet=sheet)
    assert (
        file.place(2, 150, 20).en == "our.pdf · page 2 (inside 2), 150 mm from left, 20 mm from top"
    )
    assert file.place(1, 250, 20).zh == "our.pdf · 第 1 页（封面），距左 250 mm、距上 20 mm"
    assert PressFile(press, "our.pdf", profile).place(2, 150, 20).en.count("inside") == 0
    for number in (1, 2):
        assert file.folds(number) == pytest.approx(sheet.folds(number), abs=0.01)

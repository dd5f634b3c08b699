"""The report and what the terminal prints: every finding once, at its place, in both languages."""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.cli import main
from brochure.findings import Finding, Language
from brochure.model.profile import PressProfile, read_profile
from brochure.preflight.leaders import STEP_MM, cross, lead
from brochure.preflight.paints import PROCESS
from brochure.preflight.press_file import PressFile
from brochure.preflight.report import write
from brochure.preflight.run import CHECKS, check_name, preflight
from brochure.units import Rectangle
from tests.conftest import ROOT
from tests.press_files import GOOD, fold_mark, press_file, text

FAULTS = GOOD + b"\n1 0 0 rg 28.35 28.35 20 20 re f 0 0 0 1 K 0.1 w 9 150 m 60 150 l S"
FAULTS += text("WWWWWW", 34, 40) + fold_mark(40)


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture
def faulty(profile: PressProfile) -> tuple[PressFile, tuple[Finding, ...]]:
    file = PressFile(press_file(content=FAULTS), "<file>.pdf", profile)
    return file, preflight(file)


@pytest.mark.parametrize(("language", "verdict"), [("zh", "处必须修改"), ("en", "to mend")])
def test_the_report_marks_each_finding_at_its_place(
    faulty: tuple[PressFile, tuple[Finding, ...]], language: Language, verdict: str
) -> None:
    if shutil.which("mutool") is None:
        pytest.skip("mutool (mupdf-tools) is not installed")
    file, found = faulty
    html = write(file, found, language)
    assert {finding.code for finding in found} == {"rgb-object", "hairline", "text-on-fold"}
    assert verdict in html
    assert "&lt;file&gt;.pdf" in html and "<file>" not in html
    assert html.count('<circle class="place"') == len(found) == 3
    assert '<circle class="place" cx="10.0" cy="72.94"' in html
    assert html.count("data:image/png;base64,") == 1 + 1 + len(PROCESS)
    assert not re.search(r'(?:src|href)="(?!data:)|url\(|@import', html)
    for finding in found:
        assert finding.message.to(language) in html and finding.remedy.to(language) in html


def test_the_report_draws_boxes_and_folds(faulty: tuple[PressFile, tuple[Finding, ...]]) -> None:
    html = write(*faulty, "en")
    for name, box in (("trim", "0.00"), ("bleed", "-3.00"), ("safe", "5.00")):
        assert f'<rect class="{name}" x="{box}" y="{box}"' in html
    assert '<line class="fold" x1="40.00" y1="0.00"' in html
    assert "&gt; 300 %" in html


def test_the_report_names_what_was_checked_and_by_what(
    profile: PressProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", {}.get)
    file = PressFile(press_file(content=FAULTS), "file.pdf", profile)
    html = write(file, preflight(file), "en")
    checks = html.partition("What was checked")[2]
    assert checks.count("<li") == len(CHECKS)
    assert checks.count('class="skipped"') == 2 and checks.count('class="found"') == 3
    assert re.search(r"Read by: pikepdf \d+\.\d+.* · pdfium \d+", checks)
    assert "no open tool certifies PDF/X" in checks


def test_the_report_of_a_clean_file_says_so(profile: PressProfile) -> None:
    html = write(PressFile(press_file(), "file.pdf", profile), (), "en")
    assert "Nothing wrong was found" in html
    assert "to mend" not in html and "<circle" not in html


@pytest.mark.parametrize(
    ("language", "verdict"),
    [("zh", "没有发现问题<small>查了 {} 项；另有 2 项没有查"),
     ("en", "Nothing wrong was found<small>{} checks; 2 were skipped")],
)  # fmt: skip
def test_what_was_not_checked_is_said_first(
    language: Language, verdict: str, profile: PressProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", {}.get)
    file = PressFile(press_file(), "file.pdf", profile)
    html = write(file, preflight(file), language)
    assert verdict.format(len(CHECKS) - 2) in html
    assert '<p class="verdict warning">' in html


def test_the_gravest_findings_come_first(faulty: tuple[PressFile, tuple[Finding, ...]]) -> None:
    file, found = faulty
    html = write(file, found[::-1], "en")
    numbers = re.findall(r'<li class="(\w+)"><span class="n">(\d)', html)
    weights = [weight for weight, _ in numbers]
    assert [number for _, number in numbers] == [str(n) for n in range(1, len(found) + 1)]
    assert weights == sorted(weights, key=["error", "warning", "info"].index)
    assert "To mend · 2" in html and "To look at · 1" in html


points = st.tuples(st.floats(-13, 310), st.floats(-13, 223))


@given(st.lists(points, max_size=20))
def test_leaders_do_not_cross_or_cover_each_other(places: list[tuple[float, float]]) -> None:
    sheet = Rectangle(-13, -13, 323, 236)
    leaders = lead(dict(enumerate(places, 1)), sheet)
    assert sorted(leader.number for leader in leaders) == list(range(1, len(places) + 1))
    for one in leaders:
        assert one.place == places[one.number - 1]
        for other in leaders:
            if one.number < other.number:
                assert not cross(one, other)
                apart = abs(one.label[1] - other.label[1])
                assert one.label[0] != other.label[0] or apart >= STEP_MM - 0.001


def test_every_code_belongs_to_one_check() -> None:
    codes = [code for check in CHECKS for code in check.codes]
    assert len(codes) == len(set(codes)) > 30


def codes_of_the_house() -> set[str]:
    """List every code that preflight may give, opening the file included."""
    called: set[str] = set()
    for path in (ROOT / "brochure" / "preflight").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name in ("error", "warning", "make", "Finding") and isinstance(node, ast.Call):
                code = node.args[0]
                assert isinstance(code, ast.Constant), f"{path.name}:{node.lineno}"
                called.add(str(code.value))
    return called | {code for check in CHECKS for code in check.codes} | {"file-unusable"}


def test_every_code_has_a_name_in_both_languages() -> None:
    codes = codes_of_the_house()
    assert {"too-many-pages", "not-a-pdf", "damaged-box", "damaged-page", "rgb-object"} <= codes
    for code in codes:
        name = check_name(code)
        assert name.en != code and re.search("[a-z] ?", name.en), code
        assert re.search("[\u4e00-\u9fff]|PDF", name.zh), code


def test_the_report_is_tied_to_the_file(faulty: tuple[PressFile, tuple[Finding, ...]]) -> None:
    file, found = faulty
    html = write(file, found, "zh", "Hospital_2026.press.pdf")
    head = html.partition("<main>")[0]
    assert "<h1>Hospital_2026.press.pdf</h1>" in head
    assert "<title>Hospital_2026.press.pdf</title>" in head
    assert hashlib.sha256(file.data).hexdigest() in head


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("To mend · 2", "Colour spaces · 1", "→ Use CMYK colours", "1 × areas in DeviceRGB")),
     ("zh", ("必须修改 · 2", "颜色空间 · 1", "→ 请改用 CMYK 色", "DeviceRGB"))],
)  # fmt: skip
def test_the_terminal_groups_by_severity_and_check(
    language: str, words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in (("bad.pdf", FAULTS), ("good.pdf", GOOD)):
        (tmp_path / name).write_bytes(press_file(content=content))
    paths = [str(tmp_path / name) for name in ("bad.pdf", "good.pdf", "none.pdf")]
    with pytest.raises(SystemExit) as stopped:
        main(["--ui-language", language, "preflight", *paths])
    printed = capsys.readouterr().out
    assert stopped.value.code == 1
    for word in words:
        assert word in printed
    assert printed.index("hairline") > printed.index("rgb-object")
    assert "[file-unusable]" in printed

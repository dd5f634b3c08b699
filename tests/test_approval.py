"""What was approved is remembered, and a build that differs says so."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from brochure.approval import APPROVED_FILE, altered
from brochure.build import build
from brochure.findings import Finding
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from brochure.studio import Studio
from tests.project_maker import NAMES, Ran, command, make_project

PRESS = "zh/trifold-a4.press.pdf"


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A department whose files lie in its results."""
    ward = make_project(tmp_path, ward=NAMES)
    monkeypatch.chdir(tmp_path)
    put(ward, {PRESS: b"one", "zh/reading.html": b"two", "zh/trifold-a4.outside.png": b"three"})
    return ward


def put(ward: Project, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = ward.results("ward") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def approve(capsys: pytest.CaptureFixture[str], *options: str) -> Ran:
    return command(capsys, "approve", "ward", *options)


def compared(ward: Project, **files: bytes) -> list[Finding]:
    return list(altered(ward, "ward", {Path(name): data for name, data in files.items()}))


def test_the_record_is_one_that_other_programs_can_prove(
    ward: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = approve(capsys)
    assert ran.code == 0 and ran.out.splitlines()[1:] == ["  zh/reading.html", f"  {PRESS}"]
    record = ward.content / "ward" / APPROVED_FILE
    proved = subprocess.run(
        ["sha256sum", "--check", "--strict", record], cwd=ward.out / "ward", capture_output=True
    )
    assert proved.returncode == 0, proved.stderr
    assert proved.stdout.decode() == f"zh/reading.html: OK\n{PRESS}: OK\n"


def test_only_what_differs_is_told(ward: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(ward, **{PRESS: b"one"}) == []
    approve(capsys)
    assert compared(ward, **{PRESS: b"one", "zh/trifold-a4.outside.png": b"new"}) == []
    (told,) = compared(ward, **{PRESS: b"other", "zh/reading.html": b"two"})
    assert (told.code, told.place.zh) == ("unlike-approved", f"content/ward/{APPROVED_FILE}:2")
    assert PRESS in told.message.zh and PRESS in told.message.en
    assert "reading.html" not in told.message.zh


def test_what_was_approved_before_stays(ward: Project, capsys: pytest.CaptureFixture[str]) -> None:
    approve(capsys)
    (ward.results("ward") / PRESS).unlink()
    put(ward, {"zh/reading.html": b"anew"})
    approve(capsys)
    assert compared(ward, **{"zh/reading.html": b"anew", PRESS: b"one"}) == []
    assert [found.code for found in compared(ward, **{PRESS: b"x"})] == ["unlike-approved"]


def test_what_nobody_ever_approved_is_told_once_something_was(
    ward: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    poster = {"zh/poster-a2.press.pdf": b"new", "zh/poster-a2.front.png": b"new"}
    assert compared(ward, **poster) == []
    approve(capsys)
    (told,) = compared(ward, **poster, **{PRESS: b"one"})
    assert (told.code, told.place.zh) == ("never-approved", f"content/ward/{APPROVED_FILE}")
    assert "zh/poster-a2.press.pdf" in told.message.zh and "front" not in told.message.en


def test_other_wordings_are_approved_by_themselves(
    ward: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys)
    prudent = Project.at(ward.root, edition="prudent")
    (told,) = compared(prudent, **{PRESS: b"cautious"})
    assert told.code == "never-approved" and f"prudent/{PRESS}" in told.message.en
    assert "brochure approve ward --edition prudent" in told.remedy.zh
    put(prudent, {PRESS: b"cautious"})
    assert approve(capsys, "--edition", "prudent").code == 0
    assert len(compared(prudent, **{PRESS: b"bold"})) == 1
    assert compared(prudent, **{PRESS: b"cautious"}) == []
    assert compared(ward, **{PRESS: b"one"}) == []


def test_a_build_that_differs_says_so(ward: Project, typesetter: Typesetter) -> None:
    record = ward.content / "ward" / APPROVED_FILE
    record.write_text(f"{0:064}  en/reading.pdf\n{0:064}  zh/reading.pdf\n", "utf-8")
    result = build(Studio.of(ward), typesetter, "ward", ["en"])
    (told,) = (found for found in result.findings if found.code == "unlike-approved")
    assert "en/reading.pdf" in told.message.en and "zh/" not in told.message.en
    assert result.written


def test_a_record_that_windows_saved_counts(
    ward: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys)
    record = ward.content / "ward" / APPROVED_FILE
    record.write_bytes(b"\xef\xbb\xbf" + record.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert compared(ward, **{PRESS: b"one", "zh/reading.html": b"two"}) == []


def test_of_two_sums_for_one_file_neither_is_taken_for_granted(
    ward: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys)
    record = ward.content / "ward" / APPROVED_FILE
    record.write_text(f"{0:064}  {PRESS}\n" + record.read_text("utf-8"), "utf-8")
    (told,) = compared(ward, **{PRESS: b"one"})
    assert (told.code, told.place.en.rpartition(":")[2]) == ("unlike-approved", "1")


def test_a_damaged_line_is_told_and_the_others_count(
    ward: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys)
    record = ward.content / "ward" / APPROVED_FILE
    record.write_text("<<<<<<< HEAD\n" + record.read_text("utf-8"), "utf-8")
    found = compared(ward, **{PRESS: b"other"})
    assert [(finding.code, finding.place.en.rpartition(":")[2]) for finding in found] == [
        ("unlike-approved", "3"),
        ("approval-unreadable", "1"),
    ]


def test_nothing_is_approved_that_was_not_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ward = make_project(tmp_path, ward=NAMES)
    monkeypatch.chdir(tmp_path)
    ran = approve(capsys)
    assert ran.code != 0 and "brochure build ward" in ran.err + ran.out
    assert not (ward.content / "ward" / APPROVED_FILE).exists()

"""What the print shop gets: one package an edition, whole, ordered, and the same every time."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from brochure.approval import APPROVED_FILE
from brochure.build import Result
from brochure.findings import Severity
from brochure.handover import hand_over, verify
from brochure.layout.typeset import Typesetter
from brochure.model.profile import read_profile
from brochure.model.project import Project
from brochure.press import package
from brochure.studio import Studio
from tests.conftest import SPECIMENS
from tests.project_maker import command, make_project

ORDER = """
print:
  quantity: 5000
  paper: {zh: 哑粉纸, en: matt coated paper}
  weight_gsm: 200
  lamination: matt
  contact: 样本联系人 000-0000
  deliver_to: 样本地址
  deadline: 2030-01-31
  notes: {zh: 先出数码样, en: Digital proof first}
"""


@pytest.fixture(scope="module")
def ordered(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A department that says what it orders."""
    root = tmp_path_factory.mktemp("ordered")
    text = (SPECIMENS / "short" / "brochure.yaml").read_text(encoding="utf-8")
    return make_project(root, short=text + ORDER)


@pytest.fixture(scope="module")
def handed(ordered: Project, typesetter: Typesetter) -> Result:
    result = hand_over(Studio.of(ordered), typesetter, "short", today=date(2030, 1, 31))
    assert len(result.written) == 2, result.findings
    return result


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None
        return {entry.filename: opened.read(entry) for entry in opened.infolist()}


def of_kind(files: dict[str, bytes], ending: str) -> bytes:
    (name,) = (name for name in files if name.endswith(ending))
    return files[name]


def test_one_package_a_language_holds_what_a_shop_needs(handed: Result) -> None:
    for path, language in zip(handed.written, ("zh", "en"), strict=True):
        files = members(path)
        base = path.stem
        assert f"_{language}_trifold-a4" in base
        kinds = ("press.pdf", "proof.pdf", "preflight.zh.html", "preflight.en.html")
        assert {f"{base}.{kind}" for kind in kinds} <= set(files)
        assert {"job-ticket.json", "job-ticket.pdf", "SHA256SUMS", "icc/fogra39L.icc"} <= set(files)
        assert sum(name.startswith("fonts/OFL-") for name in files) == 4
        for line in files["SHA256SUMS"].decode().splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256(files.pop(name)).hexdigest() == digest
        assert list(files) == ["SHA256SUMS"]


def test_both_reports_name_the_press_file_of_the_package(handed: Result) -> None:
    for path in handed.written:
        files, press = members(path), f"{path.stem}.press.pdf"
        for language in ("zh", "en"):
            page = files[f"{path.stem}.preflight.{language}.html"].decode()
            assert f"<h1>{press}</h1>" in page
            assert hashlib.sha256(files[press]).hexdigest() in page


def test_nothing_is_said_to_be_open_when_all_is_ordered(handed: Result) -> None:
    assert "ticket-open" not in {finding.code for finding in handed.findings}


def test_what_is_not_ordered_is_named_and_stops_nothing(
    specimens: Project, typesetter: Typesetter, tmp_path: Path
) -> None:
    project = dataclasses.replace(specimens, out=tmp_path)
    result = hand_over(Studio.of(project), typesetter, "bare", ["zh"])
    assert len(result.written) == 1
    (reminder,) = (finding for finding in result.findings if finding.code == "ticket-open")
    assert "数量" in reminder.message.zh and "deadline" in reminder.message.en
    ticket = json.loads(members(result.written[0])["job-ticket.json"])
    assert (ticket["quantity"], ticket["weight_gsm"], ticket["fold"]["creased"]) == (None,) * 3
    assert ticket["paper"] == {"zh": "铜版纸", "en": "coated paper"}


def test_the_ticket_says_what_is_ordered(handed: Result) -> None:
    ticket = json.loads(members(handed.written[0])["job-ticket.json"])
    assert ticket["quantity"] == 5000
    assert ticket["paper"]["zh"] == "哑粉纸"
    assert ticket["flat_mm"] == [297, 210]
    assert ticket["folded_mm"] == [99.5, 210]
    assert ticket["fold"]["outside"]["folds_mm"] == [98, 197.5]
    assert ticket["fold"]["inside"]["folds_mm"] == [99.5, 199]
    assert ticket["fold"]["creased"] is True
    assert (ticket["colours"], ticket["bleed_mm"]) == ("4+4", 3)
    assert ticket["condition"]["identifier"] == "FOGRA39"
    assert ticket["deadline"] == "2030-01-31"


def test_the_ticket_names_the_files_with_their_sums(handed: Result) -> None:
    files = members(handed.written[1])
    for name, digest in json.loads(files["job-ticket.json"])["files"].items():
        assert hashlib.sha256(files[name]).hexdigest() == digest


def test_the_ticket_is_one_page_that_people_can_read(handed: Result) -> None:
    document = pypdfium2.PdfDocument(members(handed.written[0])["job-ticket.pdf"])
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    ordered = (
        "5,000 份", "200 g/m²", "哑膜", "matt film", "先压痕再折", "99.5 × 210 mm",
        "2030-01-31", "样本联系人 000-0000", "先出数码样", "Digital proof first",
    )  # fmt: skip
    for words in ordered:
        assert words in text, words


def test_a_shop_that_wants_sheets_gets_them(ordered: Project, typesetter: Typesetter) -> None:
    profiles = ordered.root / "profiles"
    profiles.mkdir(exist_ok=True)
    (profiles / "shop.yaml").write_text(
        "like: offset-coated\nname: {zh: 样本印厂, en: Specimen shop}\n"
        "file_name: '{date}_{language}_{department}'\n"
        "imposition: {scheme: work-and-turn, width_mm: 450, height_mm: 320, gripper_mm: 10, "
        "paper_mm: 0.12}\n",
        encoding="utf-8",
    )
    result = hand_over(Studio.of(ordered, "shop"), typesetter, "short", ["zh"])
    (path,) = result.written
    files = members(path)
    assert path.stem == "zh_样本科_trifold-a4_shop"
    ticket = json.loads(files["job-ticket.json"])
    assert ticket["imposition"]["scheme"] == "work-and-turn"
    assert set(ticket["files"]) == {f"{path.stem}.press.pdf", f"{path.stem}.sheets.pdf"}
    for language in ("zh", "en"):
        page = files[f"{path.stem}.sheets.preflight.{language}.html"].decode()
        assert f"{path.stem}.sheets.pdf" in page
    with pikepdf.open(io.BytesIO(files[f"{path.stem}.sheets.pdf"])) as pdf:
        assert len(pdf.pages) == 1


def test_packages_for_two_presses_lie_side_by_side(
    ordered: Project, typesetter: Typesetter, tmp_path: Path
) -> None:
    project = dataclasses.replace(ordered, out=tmp_path)
    for profile in ("offset-coated", "digital"):
        assert hand_over(Studio.of(project, profile), typesetter, "short", ["en"]).written
    usual, digital = sorted((path.stem for path in tmp_path.rglob("*.zip")), key=len)
    assert digital == f"{usual}_digital"


@pytest.mark.parametrize(("dated", "told"), [("", [Severity.INFO]), ("date: 2030-01-02\n", [])])
def test_content_without_a_date_is_told(
    typesetter: Typesetter, tmp_path: Path, dated: str, told: list[Severity]
) -> None:
    text = (SPECIMENS / "short" / "brochure.yaml").read_text(encoding="utf-8")
    project = make_project(tmp_path, short=re.sub(r"(?m)^date:.*\n", "", text) + dated)
    result = hand_over(Studio.of(project), typesetter, "short", ["zh"])
    assert [found.severity for found in result.findings if found.code == "no-date"] == told
    ticket = members(result.written[0])["job-ticket.json"].decode()
    assert json.loads(ticket)["date"] == (None if told else "2030-01-02")
    assert "2000-01-01" not in ticket


def test_a_sheet_too_small_is_named_where_the_profile_says_it(
    ordered: Project, typesetter: Typesetter
) -> None:
    path = ordered.root / "profiles" / "small.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "like: offset-coated\nimposition:\n  {scheme: n-up, width_mm: 297, height_mm: 210, "
        "gripper_mm: 10, paper_mm: 0.1}\n"
    )
    result = hand_over(Studio.of(ordered, "small"), typesetter, "short", ["zh"])
    (refused,) = (finding for finding in result.findings if finding.code == "imposition")
    assert refused.place.zh == "profiles/small.yaml:2:1"
    assert "A3" in refused.remedy.zh and result.written == ()


def test_two_runs_give_the_same_package(
    handed: Result, ordered: Project, typesetter: Typesetter, tmp_path: Path
) -> None:
    project = dataclasses.replace(ordered, out=tmp_path)
    later = date(2031, 1, 1)
    approved = ordered.content / "short" / APPROVED_FILE
    approved.write_text(f"{0:064}  en/trifold-a4.press.pdf\n{0:064}  zh/trifold-a4.press.pdf\n")
    again = hand_over(Studio.of(project), typesetter, "short", ["en"], today=later)
    (unlike,) = (finding for finding in again.findings if finding.code == "unlike-approved")
    assert "en/trifold" in unlike.message.en and "zh/trifold" not in unlike.message.en
    assert "deadline-past" in {finding.code for finding in again.findings}
    assert "deadline-past" not in {finding.code for finding in handed.findings}
    assert again.written[0].read_bytes() == handed.written[1].read_bytes()


def test_an_error_keeps_everything_out(typesetter: Typesetter, tmp_path: Path) -> None:
    project = make_project(tmp_path, ward="hospital: {zh: 甲, en: A}\n")
    result = hand_over(Studio.of(project), typesetter, "ward")
    assert result.written == ()
    assert not project.out.exists()
    assert "missing-field" in {finding.code for finding in result.findings}


def test_a_whole_package_is_proved(handed: Result) -> None:
    profile, _ = read_profile("offset-coated", Path("nowhere"))
    found = verify(handed.written[0].read_bytes(), "file.zip", profile)
    assert {finding.code for finding in found} <= {"total-ink-skipped"}


def repacked(path: Path, **changes: bytes | None) -> bytes:
    """Zip a package anew with its old sums, some files changed, left out or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, data in {**members(path), **changes}.items():
            if data is not None:
                opened.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"job-ticket.pdf": b"%PDF"}, ["file-changed"]),
        ({"icc/fogra39L.icc": None}, ["file-missing"]),
        ({"virus.exe": b"MZ"}, ["file-unlisted"]),
        ({"job-ticket.json": None}, ["file-missing"]),
    ],
)
def test_what_was_changed_is_named(
    handed: Result, changes: dict[str, bytes | None], codes: list[str]
) -> None:
    profile, _ = read_profile("offset-coated", Path("nowhere"))
    found = verify(repacked(handed.written[0], **changes), "file.zip", profile)
    assert [finding.code for finding in found if finding.code != "total-ink-skipped"] == codes


def resummed(path: Path, **changes: bytes) -> bytes:
    """Change a package and write its sums anew, as one who means to hide it."""
    files = {**members(path), **changes}
    files.pop("SHA256SUMS")
    return package.pack(files, datetime(2030, 1, 1, tzinfo=UTC))


def test_sums_written_anew_do_not_hide_another_press_file(handed: Result) -> None:
    profile, _ = read_profile("offset-coated", Path("nowhere"))
    chinese, english = (members(path) for path in handed.written)
    (name,) = (name for name in chinese if name.endswith(".press.pdf"))
    other = resummed(handed.written[0], **{name: of_kind(english, ".press.pdf")})
    found = [f for f in verify(other, "file.zip", profile) if f.code != "total-ink-skipped"]
    assert [finding.code for finding in found] == ["unlike-the-ticket"]
    assert name in found[0].message.zh
    broken = repacked(handed.written[0], **{name: b"%PDF-1.6"})
    assert [found.code for found in verify(broken, "file.zip", profile)] == ["file-changed"]
    for ticket in (b"{", b"[]", b'{"files": 3}'):
        spoilt = resummed(handed.written[0], **{"job-ticket.json": ticket})
        codes = {finding.code for finding in verify(spoilt, "file.zip", profile)}
        assert "ticket-unreadable" in codes


def test_the_command(
    ordered: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.chdir(ordered.root)
    words = ("handover", "short", "--language", "zh", "--out", str(tmp_path))
    ran = command(capsys, *words, language="zh")
    assert ran.code == 0
    (path,) = tmp_path.rglob("*.zip")
    assert "可以交给印刷厂" in ran.out and path.name in ran.out
    proved = command(capsys, "handover", "--check", str(path))
    assert (proved.code, "is whole" in proved.out, "not signed" in proved.out) == (0, True, True)
    both = command(capsys, "handover", "--check", str(path), "nowhere.zip")
    assert both.code == 1 and "nowhere.zip" in both.out + both.err
    missing = command(capsys, "handover", "--check", "nowhere.zip")
    assert (missing.code, "[file-unusable]" in missing.out) == (1, True)

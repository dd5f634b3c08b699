"""What people see in the terminal, in their language."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from brochure import __version__
from brochure.build import Result
from brochure.cli import main
from brochure.terminal import Terminal
from tests.conftest import ROOT


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(list(words))
    printed = capsys.readouterr()
    return int(stopped.value.code or 0), printed.out, printed.err


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds content, templates and fonts, and nothing else."""
    for name in ("templates", "fonts"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_build_writes_every_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed, progress = run(
        capsys, "build", "colorectal", "--language", "zh", "--ui-language=zh"
    )
    assert code == 0
    assert "已生成" in printed
    assert progress == "colorectal · zh · trifold-a4\n"
    assert {path.name for path in (here / "out/colorectal/zh").iterdir()} == {
        "trifold-a4.press.pdf",
        "trifold-a4.screen.pdf",
        "trifold-a4.office.pdf",
        "trifold-a4.outside.png",
        "trifold-a4.inside.png",
        "trifold-a4.folded.png",
        "trifold-a4.preflight.html",
        "reading.pdf",
        "large-print.pdf",
        "reading.html",
        "report.json",
    }
    assert not (here / "out/colorectal/en").exists()
    assert [path.name for path in (here / "out/colorectal").iterdir()] == ["zh"]


def test_a_long_file_name_is_kept_apart_from_its_use(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names = ("booklet-a5.sheets.preflight.html", "report.json")
    files = tuple(tmp_path / "zh" / name for name in names)
    Terminal("en").built(Result("ward", (), files), "out/ward", last_good=False)
    lines = capsys.readouterr().out.splitlines()[-2:]
    assert lines[0].strip() == f"{names[0]}  preflight report of the sheets"
    assert lines[0].index("preflight report") == lines[1].index("findings")


def test_report(out: Path) -> None:
    report = json.loads((out / "en" / "report.json").read_text(encoding="utf-8"))
    edition = report["formats"]["trifold-a4"]
    assert (report["department"], report["language"]) == ("colorectal", "en")
    assert {finding["code"][:4] for finding in edition["findings"]} == {"law-"}
    frames = {frame["frame"]: frame for frame in edition["frames"]}
    assert 0 < frames["about"]["used_mm"] <= frames["about"]["height_mm"]
    assert set(edition["files"]) | set(report["reading"]["files"]) == {
        path.name for path in (out / "en").iterdir() if path.name != "report.json"
    }


def test_check_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed, _ = run(capsys, "check", "--json")
    assert code == 0
    names = [path.name for path in (here / "content").iterdir() if path.is_dir()]
    assert len(names) == 3
    said = json.loads(printed)
    assert said["ok"] is True
    assert set(said["departments"]) == set(names)
    specimens = [said["departments"][name] for name in names if name != "colorectal"]
    assert specimens == [{"findings": [], "written": []}] * 2
    codes = {finding["code"] for finding in said["departments"]["colorectal"]["findings"]}
    assert all(code.startswith("law-") for code in codes)


@pytest.mark.parametrize(
    ("locale", "words", "expected"),
    [
        ("zh_CN.UTF-8", (), "没有发现问题"),
        ("en_US.UTF-8", (), "Nothing wrong found"),
        ("C", (), "Nothing wrong found"),
        ("en_US.UTF-8", ("--ui-language", "zh"), "没有发现问题"),
        ("zh_CN.UTF-8", ("--ui-language=en",), "Nothing wrong found"),
    ],
)
def test_language_of_messages(
    here: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
    words: tuple[str, ...],
    expected: str,
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert expected in run(capsys, "check", "specimen-paediatrics", *words)[1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("build", "nowhere"), 2),
        (("build", "--language", "fr"), 2),
        (("build", "--format", "poster"), 2),
        (("check", "../content"), 2),
        (("check", "--ui-language", "fr"), 2),
        (("frobnicate",), 2),
        (("build", "--nonsense"), 2),
    ],
)
def test_wrong_words_exit_with_2(
    here: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int
) -> None:
    stopped, printed, complained = run(capsys, *words)
    assert stopped == code
    assert printed == ""
    assert "Traceback" not in complained
    assert complained


@pytest.mark.parametrize(
    ("words", "said", "remedy"),
    [
        ("check --edtion x", "没有 --edtion 这个选项", "是不是想写 --edition？"),
        ("check --qqqq", "没有 --qqqq 这个选项", "可以写：--edition、--accept、--json"),
        ("chekc", "没有 chekc 这个命令", "是不是想写 check？"),
        ("theme nwe x", "没有 nwe 这个命令", "是不是想写 new？"),
        (
            "approve",
            "brochure approve 后面还要写科室文件夹名",
            "写成 brochure approve 科室文件夹名",
        ),
        ("new", "brochure new 后面还要写文件夹名", "写成 brochure new 文件夹名"),
        (
            "preflight",
            "brochure preflight 后面还要写 PDF 文件名",
            "写成 brochure preflight PDF 文件名",
        ),
        ("build --format", "--format 后面还没有写值", "在它后面空一格写上"),
        ("check --json=1", "--json 后面不用写值", "只写 --json"),
        ("new a b", "“b”是多出来的", "请去掉"),
    ],
)
def test_a_mistyped_command_is_told_in_the_readers_language(
    here: Path, capsys: pytest.CaptureFixture[str], words: str, said: str, remedy: str
) -> None:
    code, printed, complained = run(capsys, *words.split(), "--ui-language", "zh")
    assert (code, printed) == (2, "")
    assert complained.startswith(f"✗ {said}\n  → {remedy}")
    english = run(capsys, *words.split(), "--ui-language", "en")[2]
    assert english.startswith("✗ ")
    assert not re.search("[\u4e00-\u9fff]", english)


def test_a_command_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys)[0] == 2
    assert run(capsys, "theme")[0] == 2
    assert run(capsys, "check", "--help")[0] == 0


def test_a_folder_that_is_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, complained = run(capsys, "list", "--ui-language", "zh")
    assert code == 2
    assert "content" in complained


def test_list_and_version(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed, _ = run(capsys, "list", "--ui-language", "zh")
    assert code == 0
    assert "结直肠肛门外科" in printed
    assert "trifold-285" in printed
    assert run(capsys, "--version")[1] == f"brochure {__version__}\n"


@pytest.mark.parametrize("verb", ["build", "check", "new"])
@pytest.mark.parametrize(("language", "word"), [("zh", "例："), ("en", "Examples:")])
def test_help_shows_examples(
    capsys: pytest.CaptureFixture[str], verb: str, language: str, word: str
) -> None:
    code, printed, _ = run(capsys, verb, "--help", "--ui-language", language)
    assert code == 0
    assert word in printed
    assert f"brochure {verb}" in printed


def test_out_elsewhere(here: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("build", "colorectal", "--language", "en", "--out", "elsewhere", "--json")
    code, printed, progress = run(capsys, *words)
    assert code == 0
    assert progress == ""
    written = json.loads(printed)["departments"]["colorectal"]["written"]
    assert "elsewhere/colorectal/en/trifold-a4.press.pdf" in written
    assert all((here / name).is_file() for name in written)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("list",)),
        ("en", ("list",)),
        ("zh", ("check", "--json")),
        ("zh", ("build", "nowhere")),
    ],
)
def test_a_terminal_without_unicode_is_no_reason_to_fail(
    here: Path, words: tuple[str, ...], language: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "brochure", *words, "--ui-language", language],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == (2 if "nowhere" in words else 0)
    assert b"Traceback" not in ran.stderr
    if "--json" in words:
        assert json.loads(ran.stdout.decode("ascii"))["ok"]

"""A new department: a name that can be one, a file that passes check and is never printed."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from brochure.model.project import CONTENT_FILE
from tests.project_maker import NAMES, Ran, command, files, make_project

Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command inside the temporary project."""
    monkeypatch.chdir(tmp_path)
    return functools.partial(command, capsys)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../x", "a/b", "/abs", "a\\b", "消化内科", "Ward", "a b", "-a", "a-", "a--b",
     "a.b", ".hidden", "a\nb", "a\n", "a" * 41, "ａ"],
)  # fmt: skip
def test_names_that_cannot_be(tmp_path: Path, run: Run, name: str) -> None:
    make_project(tmp_path)
    before = files(tmp_path)
    for language in ("zh", "en"):
        ran = run("new", "--", name, language=language)
        assert (ran.code, ran.out) == (2, "")
        assert f"“{name}”" in ran.err
    assert files(tmp_path) == before
    assert list((tmp_path / "content").iterdir()) == []


@pytest.mark.parametrize("name", ["a", "ward", "xiaohua-neike", "2", "a-2-b", "a" * 40])
def test_names_that_can_be(tmp_path: Path, run: Run, name: str) -> None:
    make_project(tmp_path)
    ran = run("new", name)
    assert (ran.code, ran.err) == (0, "")
    assert f"content/{name}/{CONTENT_FILE}" in ran.out
    assert sorted(path.name for path in (tmp_path / "content" / name).iterdir()) == [
        CONTENT_FILE,
        "pictures",
    ]


def test_a_name_that_is_taken(tmp_path: Path, run: Run) -> None:
    make_project(tmp_path, ward=NAMES)
    (tmp_path / "content/empty").mkdir()
    (tmp_path / "content/file").write_text("somebody's")
    before = files(tmp_path / "content")
    for name in ("ward", "empty", "file"):
        ran = run("new", name)
        assert (ran.code, ran.out) == (2, "")
        assert name in ran.err
    assert files(tmp_path / "content") == before
    assert list((tmp_path / "content/empty").iterdir()) == []


def test_nothing_is_left_when_the_disk_fails(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    make_project(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(Path, "write_text", full)
        ran = run("new", "ward")
    assert (ran.code, ran.out) == (2, "")
    assert "The disk is full" in ran.err
    assert list((tmp_path / "content").iterdir()) == []
    assert run("new", "ward").code == 0


def test_a_new_department_passes_check_and_is_not_built(tmp_path: Path, run: Run) -> None:
    make_project(tmp_path)
    assert run("new", "ward").code == 0
    checked = run("check", "ward", "--json")
    assert checked.code == 0
    findings = json.loads(checked.out)["departments"]["ward"]["findings"]
    assert {(f["code"], f["severity"]) for f in findings} == {("unwritten-text", "warning")}
    typed = (tmp_path / "content/ward" / CONTENT_FILE).read_text(encoding="utf-8").splitlines()
    for finding in findings:
        line, column = map(int, finding["place"]["en"].split(":")[1:])
        assert typed[line - 1][column - 1 :].startswith(("zh: 〔请填写", 'en: "[To be written'))
    assert len(findings) == sum(line.count("〔请填写") + line.count("[To be") for line in typed
                                if not line.startswith("#"))  # fmt: skip
    built = run("build", "ward")
    assert built.code == 1
    assert "[unwritten-text]" in built.out
    assert not (tmp_path / "out").exists()


def test_the_sections_that_are_only_sketched_are_right(tmp_path: Path, run: Run) -> None:
    make_project(tmp_path)
    assert run("new", "ward").code == 0
    path = tmp_path / "content/ward" / CONTENT_FILE
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("hospital"))
    sketched = [line.replace("# ", "", 1) if "#" in line else line for line in lines[start:]]
    assert sum(line.strip().startswith("#") for line in lines[start:]) > 20
    path.write_text("\n".join(sketched) + "\n", encoding="utf-8")
    checked = run("check", "ward", "--json")
    findings = json.loads(checked.out)["departments"]["ward"]["findings"]
    assert {f["code"] for f in findings} == {"unwritten-text"}

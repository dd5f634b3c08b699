"""The same input gives the same bytes: in any folder, with any seed, whatever fonts there are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.build import build
from brochure.handover import hand_over
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from brochure.studio import Studio
from tests.conftest import ROOT, SPECIMENS


def run_elsewhere(
    folder: Path, content: Path = ROOT / "content", words: str = "build colorectal",
    clock: str = "", **environment: str,
) -> Path:  # fmt: skip
    """Run in a copy of the project, in a process of its own; gives its out folder."""
    shutil.copytree(content, folder / "content")
    for name in ("templates", "fonts"):
        shutil.copytree(ROOT / name, folder / name)
    command, department, *options = words.split()
    subprocess.run(
        [
            *(["faketime", clock] if clock else []),
            sys.executable,
            "-m",
            "brochure",
            command,
            department,
            *options,
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
    )
    return folder / "out" / department


def another_seed() -> str:
    """Give a seed that this process, whose own is drawn by lot, does not have."""
    return "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_bytes_in_another_folder_with_another_seed_and_a_rival_font(
    out: Path, tmp_path: Path
) -> None:
    rivals = tmp_path / "share" / "fonts"
    rivals.mkdir(parents=True)
    for family, rival in (("NotoSansSC-400Regular", "SourceSerif4-300Light"),):
        # A system font that bears our font's file name and is found by the usual configuration.
        shutil.copyfile(ROOT / "fonts" / f"{rival}.ttf", rivals / f"{family}.ttf")
    there = run_elsewhere(
        tmp_path / "项目 other",
        PYTHONHASHSEED=another_seed(),
        XDG_DATA_HOME=str(tmp_path / "share"),
        TZ="Asia/Shanghai",
        LC_ALL="C.UTF-8",
    )
    expected = contents(out)
    assert len(expected) == 22
    assert contents(there) == expected


def test_same_bytes_with_no_system_font_at_all(out: Path, tmp_path: Path) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><fontconfig></fontconfig>')
    there = run_elsewhere(
        tmp_path / "project",
        words="build colorectal --language zh",
        FONTCONFIG_FILE=str(empty),
        FONTCONFIG_PATH=str(tmp_path),
        HOME=str(tmp_path),
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    assert contents(there / "zh") == contents(out / "zh")


def test_same_bytes_in_every_kind_of_format(tmp_path: Path, typesetter: Typesetter) -> None:
    formats = ["booklet-a5", "bifold-a5", "flyer-a4"]
    words = f"build full --language zh --format {','.join(formats)}"
    there = run_elsewhere(tmp_path / "other", SPECIMENS, words, PYTHONHASHSEED=another_seed())
    here = Project.at(tmp_path / "other", tmp_path / "here")
    assert build(Studio.of(here), typesetter, "full", ["zh"], formats).written
    first, second = contents(here.out / "full"), contents(there)
    assert len([name for name in first if name.endswith(".pdf")]) == 3 * 3 + 2
    assert first == second


def test_same_package_on_another_day(
    tmp_path: Path, specimens: Project, typesetter: Typesetter
) -> None:
    if shutil.which("faketime") is None:
        pytest.skip("faketime is not installed")
    here = replace(specimens, out=tmp_path / "here")
    assert len(hand_over(Studio.of(here), typesetter, "photo", ["zh"]).written) == 1
    words = "handover photo --language zh"
    late = run_elsewhere(tmp_path / "other", SPECIMENS, words, "2001-07-08 09:10:11")
    assert contents(late) == contents(here.out / "photo")

"""Files appear whole or not at all, and what stands in the way is named as what it is."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from brochure.delivery import cannot_write, write


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "没有权限"),
        (errno.EROFS, "只读"),
        (errno.ENOSPC, "磁盘满了"),
        (errno.EBUSY, "正被别的程序打开"),
        (errno.ENOTDIR, "同名的文件"),
        (errno.ENAMETOOLONG, "太长"),
        (errno.EIO, "磁盘出错"),
    ],
)
def test_what_is_the_matter_is_said(tmp_path: Path, number: int, words: str) -> None:
    failure = OSError(number, os.strerror(number), str(tmp_path / "out" / "ward" / "a.pdf"))
    finding = cannot_write(tmp_path / "out" / "ward", failure)
    assert words in finding.message.zh
    assert ("PDF" in finding.remedy.zh) == (number == errno.EBUSY)
    assert finding.place.zh == str(tmp_path)


def test_a_file_held_by_another_program_on_windows(tmp_path: Path) -> None:
    failure = PermissionError(errno.EACCES, "in use", str(tmp_path))
    failure.winerror = 32  # type: ignore[attr-defined]
    assert "关闭正在打开的 PDF" in cannot_write(tmp_path, failure).remedy.zh


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {Path("zh/a.pdf"): b"old"})

    def full(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError) as failure:
        write(tmp_path, {Path("zh/a.pdf"): b"new"})
    assert "磁盘满了" in cannot_write(tmp_path, failure.value).message.zh
    assert (tmp_path / "zh" / "a.pdf").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["zh"]

"""Put finished files in their folder: all of them whole, or none."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from brochure.findings import Finding, Says, error, same


def write(folder: Path, files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files so that all appear whole, or none does.

    Raises OSError, with what was there before in its place again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    replaced: list[Path] = []
    try:
        for name, data in files.items():
            (scratch / "new" / name).parent.mkdir(parents=True, exist_ok=True)
            (scratch / "new" / name).write_bytes(data)
        for name in files:
            (folder / name).parent.mkdir(exist_ok=True)
            if (folder / name).exists():
                (scratch / "old" / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).replace(scratch / "old" / name)
            replaced.append(name)
            (scratch / "new" / name).replace(folder / name)
    except OSError:
        _put_back(folder, scratch / "old", replaced)
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return tuple(folder / name for name in files)


def _put_back(folder: Path, old: Path, replaced: Iterable[Path]) -> None:
    for name in replaced:
        (folder / name).unlink(missing_ok=True)
        if (old / name).exists():
            (old / name).replace(folder / name)


def cannot_write(folder: Path, failure: OSError) -> Finding:
    """Say why results cannot be put in a folder, at the place of what stands in the way."""
    wanted = Path(str(failure.filename or folder))
    there = next(filter(_is_there, (wanted, *wanted.parents)), folder)
    return error("cannot-write", same(str(there)), *why(failure))


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:
        return False
    return True


def why(failure: OSError) -> tuple[Says, Says]:
    """Say what is the matter with a file or folder, and what to do about it."""
    if getattr(failure, "winerror", None) in _OPEN_ELSEWHERE:
        return _CAUSES[errno.EBUSY]
    if failure.errno in _CAUSES:
        return _CAUSES[failure.errno]
    return Says(
        f"磁盘出错（{failure.strerror}）", f"The disk fails ({failure.strerror})"
    ), _ELSEWHERE


_OPEN_ELSEWHERE = (32, 33)
"""What Windows calls a file that another program holds."""
_ELSEWHERE = Says(
    "请换一个文件夹，例如加上 --out 另一处", "Take another folder, such as: --out ELSEWHERE"
)
_NO_LEAVE = (
    Says("没有权限", "You have no permission here"),
    Says(
        "请修改它的权限，或换一个文件夹（--out）",
        "Change its permissions, or take another folder (--out)",
    ),
)
_FULL = (
    Says("磁盘满了", "The disk is full"),
    Says("请清出一些空间再来", "Make some room, then try again"),
)
_IN_THE_WAY = (
    Says(
        "这里应当是文件夹，却有一个同名的文件",
        "A folder is due here, and a file of that name is in its way",
    ),
    Says("请把这个文件改名或移走", "Rename that file, or move it away"),
)
_HELD = (
    Says("文件正被别的程序打开", "Another program has the file open"),
    Says("请关闭正在打开的 PDF 再来", "Close the PDF there, then try again"),
)
_CAUSES: dict[int | None, tuple[Says, Says]] = {
    errno.EACCES: _NO_LEAVE,
    errno.EPERM: _NO_LEAVE,
    errno.EROFS: (Says("这个磁盘是只读的", "This disk is read-only"), _ELSEWHERE),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EBUSY: _HELD,
    errno.ENOENT: (Says("找不到这个文件或文件夹", "There is no such file or folder"),
                   Says("请检查名字；是移动硬盘就看看是否还插着",
                        "Check its name, and that its disk is plugged in")),
    errno.EISDIR: (Says("这是文件夹，不是文件", "This is a folder, not a file"),
                   Says("请写出文件本身的名字", "Name the file itself")),
    errno.ENAMETOOLONG: (Says("名字或路径太长", "The name or the path is too long"),
                         Says("请换短一点的名字", "Take a shorter one")),
}  # fmt: skip

"""Read a file that people type: its size, its encoding, its tabs."""

from __future__ import annotations

import re
from pathlib import Path

from brochure.errors import Refused
from brochure.findings import Finding, Says, error, same, warning

MAX_BYTES = 1_000_000


def read_text(path: Path, shown: str) -> tuple[str, list[Finding]]:
    """Read a UTF-8 file, its line ends made alike.

    Raises Refused when it is missing, too large or in another encoding.
    """
    text, findings = _decode(_read_bytes(path, shown), shown)
    return text, findings + _tabs(text, shown)


def _read_bytes(path: Path, shown: str) -> bytes:
    try:
        size = path.stat().st_size
        if size <= MAX_BYTES:
            return path.read_bytes()
    except OSError as failure:
        raise Refused([_unreadable(shown, failure)]) from None
    raise Refused(
        [
            error(
                "file-too-large",
                same(shown),
                Says(
                    f"文件有 {size / 1e6:.1f} MB，一个科室的内容不会超过 1 MB",
                    f"The file is {size / 1e6:.1f} MB; one department's content is never over 1 MB",
                ),
                Says(
                    "请检查是否放错了文件；图片请放进 pictures 文件夹",
                    "Check whether it is the right file; pictures belong in the folder pictures",
                ),
            )
        ]
    )


def _unreadable(shown: str, failure: OSError) -> Finding:
    missing = isinstance(failure, FileNotFoundError)
    return error(
        "file-missing" if missing else "file-unreadable",
        same(shown),
        Says("找不到这个文件", "This file is not there")
        if missing
        else Says(
            f"打不开这个文件（{failure.strerror}）",
            f"This file cannot be opened ({failure.strerror})",
        ),
        Says("请检查文件名和文件夹", "Check the name and the folder")
        if missing
        else Says("请检查文件的读取权限", "Check that you may read the file"),
    )


def _decode(raw: bytes, shown: str) -> tuple[str, list[Finding]]:
    findings = []
    if raw.startswith(b"\xef\xbb\xbf"):
        findings.append(
            warning(
                "byte-order-mark",
                same(f"{shown}:1:1"),
                Says("文件开头有字节顺序标记（BOM）", "The file starts with a byte-order mark"),
                Says(
                    "不影响印刷；保存时选“UTF-8”（不带 BOM）即可去掉",
                    "It does no harm; saving as “UTF-8” without BOM removes it",
                ),
            )
        )
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), findings
    except UnicodeDecodeError as failure:
        raise Refused([_not_utf8(raw, failure, shown)]) from None


def _not_utf8(raw: bytes, failure: UnicodeDecodeError, shown: str) -> Finding:
    line = raw.count(b"\n", 0, failure.start) + 1
    column = failure.start - (raw.rfind(b"\n", 0, failure.start) + 1) + 1
    name = _encoding(raw)
    command = f"iconv -f {name} -t UTF-8 {shown} > new.yaml && mv new.yaml {shown}"
    if name is None:
        return error(
            "not-utf8",
            same(f"{shown}:{line}:{column}"),
            Says("文件不是 UTF-8 编码的文本", "The file is not UTF-8 text"),
            Says(
                "请在编辑器里用“另存为”，编码选 UTF-8",
                "Save it again in the editor with the encoding UTF-8",
            ),
        )
    return error(
        "not-utf8",
        same(f"{shown}:{line}:{column}"),
        Says(f"文件是 {name} 编码，不是 UTF-8", f"The file is encoded in {name}, not in UTF-8"),
        Says(
            f"请在编辑器里用“另存为”，编码选 UTF-8；或运行：{command}",
            f"Save it again in the editor as UTF-8, or run: {command}",
        ),
    )


def _encoding(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "GB18030" if re.search("[\u4e00-\u9fff]", text) else None


def _tabs(text: str, shown: str) -> list[Finding]:
    return [
        error(
            "tab-character",
            same(f"{shown}:{number}:{line.index(chr(9)) + 1}"),
            Says("这一行用了制表符（Tab 键）缩进", "This line is indented with a tab"),
            Says("请改用空格，每一级两个空格", "Use spaces instead, two for each level"),
        )
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line[: len(line) - len(line.lstrip())] and line.strip()
    ]

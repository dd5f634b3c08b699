"""Read a file that people type: its size, its encoding, its tabs and other unseen characters."""

from __future__ import annotations

import codecs
import re
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from brochure.errors import Refused
from brochure.findings import Finding, InFile, Says, error, same, warning

MAX_BYTES = 1_000_000
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Characters that nobody sees; YAML refuses most of them, and takes others for line ends."""

_TAB = re.compile(r"[ -]*(\t)\s*\S")
_WIDE_SPACE = re.compile(r"[ -]*([\u3000\u00a0])[\s-]*\{?\s*[A-Za-z_]+ *[:：]")
_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark is the start of this one
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_text(path: Path, shown: str) -> tuple[str, list[Finding]]:
    """Read a UTF-8 file, its line ends made alike.

    Raises Refused when it is missing, too large or in another encoding.
    """
    text, findings = _decode(_read_bytes(path, shown), shown)
    for number, line in enumerate(text.split("\n"), 1):
        findings += _unseen(line, shown, number)
    return text, findings


def _read_bytes(path: Path, shown: str) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a folder; reading a pipe would never end
            raise Refused([error("file-unreadable", same(shown), *_NOT_A_FILE)])
        if found.st_size <= MAX_BYTES:
            return path.read_bytes()
    except OSError as failure:
        raise Refused([_unreadable(shown, failure)]) from None
    raise Refused([error("file-too-large", same(shown), *_too_large(found.st_size))])


def _unreadable(shown: str, failure: OSError) -> Finding:
    if isinstance(failure, FileNotFoundError):
        return error("file-missing", same(shown), *_MISSING)
    return error(
        "file-unreadable",
        same(shown),
        Says(
            f"打不开这个文件（{failure.strerror}）",
            f"This file cannot be opened ({failure.strerror})",
        ),
        Says("请检查文件的读取权限", "Check that you may read the file"),
    )


def _decode(raw: bytes, shown: str) -> tuple[str, list[Finding]]:
    findings = []
    if raw.startswith(codecs.BOM_UTF8):
        findings.append(warning("byte-order-mark", InFile(shown, 1, 1), *_BYTE_ORDER_MARK))
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), findings
    except UnicodeDecodeError as failure:
        raise Refused([_not_utf8(raw, failure.start, shown)]) from None


def _not_utf8(raw: bytes, start: int, shown: str) -> Finding:
    name = _encoding(raw, start)
    if name and (foreign := re.search(rb"[^\x00-\x7f]", raw)):
        start = foreign.start()
    line = raw.count(b"\n", 0, start) + 1
    column = len(raw[raw.rfind(b"\n", 0, start) + 1 : start].decode()) + 1
    says = _encoded_in(name, shlex.quote(shown)) if name else _NOT_TEXT
    return error("not-utf8", InFile(shown, line, column), *says)


def _encoding(raw: bytes, start: int) -> str | None:
    """Name the encoding of a file; None unless it is sure, for a wrong name ruins the file."""
    for mark, name in _ENCODINGS:
        if raw.startswith(mark):
            return name
    if re.search("[\u4e00-\u9fff]", raw[:start].decode()):
        return None  # Chinese in UTF-8 up to here: a damaged file
    try:
        text = codecs.getincrementaldecoder("gb18030")().decode(raw)
    except UnicodeDecodeError:
        return None
    foreign = re.sub(r"[\x00-\x7f]", "", text)
    everyday = len(foreign.encode("gb2312", "ignore")) // 2
    return "GB18030" if foreign and everyday > 0.8 * len(foreign) else None


def _unseen(line: str, shown: str, number: int) -> Iterator[Finding]:
    if found := CONTROLS.search(line):
        place = InFile(shown, number, found.start() + 1)
        yield error("control-character", place, *control(found.group()))
    for pattern, code, says in _INDENTED:
        if found := pattern.match(line):
            yield error(code, InFile(shown, number, found.start(1) + 1), *says)


def control(character: str) -> tuple[Says, Says]:
    """Say that a text holds a character that nobody sees."""
    code = f"U+{ord(character):04X}"
    return (
        Says(f"这里有看不见的控制字符（{code}）", f"There is an invisible character here ({code})"),
        Says("请删掉它，重新输入这段文字", "Delete it and type the text again"),
    )


def _too_large(size: int) -> tuple[Says, Says]:
    return (
        Says(
            f"文件有 {size / 1e6:.1f} MB，一个科室的内容不会超过 1 MB",
            f"The file is {size / 1e6:.1f} MB; one department's content is never over 1 MB",
        ),
        Says(
            "请检查是否放错了文件；图片请放进 pictures 文件夹",
            "Check whether it is the right file; pictures belong in the folder pictures",
        ),
    )


def _encoded_in(name: str, file: str) -> tuple[Says, Says]:
    command = f"iconv -f {name} -t UTF-8 {file} > new.yaml && mv new.yaml {file}"
    return (
        Says(f"文件是 {name} 编码，不是 UTF-8", f"The file is encoded in {name}, not in UTF-8"),
        Says(
            f"请在编辑器里用“另存为”，编码选 UTF-8；或运行：{command}",
            f"Save it again in the editor as UTF-8, or run: {command}",
        ),
    )


_MISSING = (
    Says("找不到这个文件", "This file is not there"),
    Says("请检查文件名和文件夹", "Check the name and the folder"),
)
_NOT_A_FILE = (
    Says("这不是一个文件", "This is not a file"),
    Says("请把同名的文件夹移开，放回文件", "Move the folder of this name away; a file is due here"),
)
_BYTE_ORDER_MARK = (
    Says("文件开头有字节顺序标记（BOM）", "The file starts with a byte-order mark"),
    Says(
        "不影响印刷；保存时选“UTF-8”（不带 BOM）即可去掉",
        "It does no harm; saving as “UTF-8” without BOM removes it",
    ),
)
_NOT_TEXT = (
    Says("从这里起不是 UTF-8 编码的文字", "From here on this is not UTF-8 text"),
    Says(
        "请检查这一处的文字，再用“另存为”保存，编码选 UTF-8",
        "Check the text here, then save the file again with the encoding UTF-8",
    ),
)
_A_TAB = (
    Says("这一行用了制表符（Tab 键）缩进", "This line is indented with a tab"),
    Says("请改用空格，每一级两个空格", "Use spaces instead, two for each level"),
)
_A_WIDE_SPACE = (
    Says("这一行用了全角空格或不换行空格缩进", "This line is indented with wide or hard spaces"),
    Says("请改用半角空格，每一级两个空格", "Use plain spaces instead, two for each level"),
)
_INDENTED = (
    (_TAB, "tab-character", _A_TAB),
    (_WIDE_SPACE, "full-width-mark", _A_WIDE_SPACE),
)

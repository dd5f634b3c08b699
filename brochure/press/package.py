"""The package for the print shop: one zip whose sums prove that nothing in it was changed."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from brochure.errors import Refused
from brochure.findings import Finding, Says, error, same

SUMS = "SHA256SUMS"
MAX_BYTES = 2_000_000_000
"""A package that unpacks to more is not one of ours."""
_FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)


def pack(files: Mapping[str, bytes], date: datetime) -> bytes:
    """Put files and their SHA-256 sums into a zip; the same files give the same bytes."""
    sums = "".join(f"{digest(data)}  {name}\n" for name, data in sorted(files.items()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in sorted({**files, SUMS: sums.encode()}.items()):
            entry = zipfile.ZipInfo(name, max(date, _FIRST_DAY).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data)
    return out.getvalue()


def digest(data: bytes) -> str:
    """Give the SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def unpack(data: bytes, shown: str) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Read a package back and compare every file with its sum.

    Raises Refused when it is no whole zip, or holds no sums.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > MAX_BYTES:
                raise Refused([error("package-damaged", same(shown), *_DAMAGED)])
            files = {_name(entry): package.read(entry) for entry in entries}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        raise Refused([error("package-damaged", same(shown), *_DAMAGED)]) from None
    files = _of_the_package(files)
    if SUMS not in files:
        raise Refused([error("package-without-sums", same(shown), *_WITHOUT_SUMS)])
    sums = _sums(files.pop(SUMS))
    return files, tuple(_differences(files, sums, shown))


def _name(entry: zipfile.ZipInfo) -> str:
    """Give a file's name; other zip programs write Chinese names without saying so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gbk"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _of_the_package(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out what a Mac adds, and the folder in which a package was zipped anew."""
    own = {
        name: data
        for name, data in files.items()
        if not name.startswith("__MACOSX/") and not name.endswith(".DS_Store")
    }
    folders = {name.partition("/")[0] for name in own}
    if SUMS not in own and len(folders) == 1:
        own = {name.partition("/")[2]: data for name, data in own.items()}
    return own


def _sums(text: bytes) -> dict[str, str]:
    lines = (line.partition("  ") for line in text.decode("utf-8", "replace").splitlines())
    return {name: value for value, _, name in lines if name}


def _differences(
    files: Mapping[str, bytes], sums: Mapping[str, str], shown: str
) -> Iterator[Finding]:
    for name in sorted({*files, *sums}):
        place = same(f"{shown} · {name}")
        if name not in files:
            yield error("file-missing", place, _GONE, _AGAIN)
        elif name not in sums:
            yield error("file-unlisted", place, _STRANGE, _AGAIN)
        elif digest(files[name]) != sums[name]:
            yield error("file-changed", place, _CHANGED, _AGAIN)


_DAMAGED = (
    Says("不是完整的交付包", "This is not a whole package"),
    Says("请重新发送，或重新运行 brochure handover", "Send it again, or run: brochure handover"),
)
_WITHOUT_SUMS = (
    Says(f"交付包里没有 {SUMS}", f"The package holds no {SUMS}"),
    Says("请用 brochure handover 生成的原包", "Use the package as brochure handover made it"),
)
_GONE = Says("文件缺失", "The file is missing")
_STRANGE = Says("包里多了这个文件", "This file was added later")
_CHANGED = Says("文件被改动过", "The file was changed after it was packed")
_AGAIN = Says("请用原来的交付包", "Use the package as it was made")

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
    """Read a package back and compare every file with its sum; gives those that are as packed.

    Raises Refused when it is no whole zip, or holds no sums.
    """
    if not data.startswith(b"PK"):
        raise Refused([error("not-a-package", same(shown), *_what_it_is(data))])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > MAX_BYTES:
                raise Refused([error("package-damaged", same(shown), *_NOT_WHOLE)])
            if any(entry.flag_bits & 1 for entry in entries):
                raise Refused([error("package-locked", same(shown), *_LOCKED)])
            files = _of_the_package({_name(entry): _read(package, entry) for entry in entries})
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Refused([error("package-damaged", same(shown), *_NOT_WHOLE)]) from None
    if SUMS not in files:
        raise Refused([error("package-without-sums", same(shown), *_WITHOUT_SUMS)])
    sums = _sums(files.pop(SUMS) or b"")
    findings = tuple(_differences(files, sums, shown))
    kept = {
        name: data
        for name, data in files.items()
        if data is not None and digest(data) == sums.get(name)
    }
    return kept, findings


def _what_it_is(data: bytes) -> tuple[Says, Says]:
    """Say what a file is that is no zip."""
    if data.startswith(b"%PDF"):
        return _A_PDF
    return _NO_ZIP if data else _EMPTY


def _read(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """Read one file of a zip; None for one that cannot be read."""
    try:
        return package.read(entry)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error):
        return None


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


def _of_the_package(files: dict[str, bytes | None]) -> dict[str, bytes | None]:
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
    files: Mapping[str, bytes | None], sums: Mapping[str, str], shown: str
) -> Iterator[Finding]:
    for name in sorted({*files, *sums}):
        place, data = same(f"{shown} · {name}"), files.get(name)
        if name not in files:
            yield error("file-missing", place, *_gone(name))
        elif data is None:
            yield error("file-broken", place, *_broken(name))
        elif name not in sums:
            yield error("file-unlisted", place, *_strange(name))
        elif digest(data) != sums[name]:
            yield error("file-changed", place, *_changed(name))


def _gone(name: str) -> tuple[Says, Says]:
    return Says(f"少了“{name}”", f"“{name}” is missing"), _AGAIN


def _broken(name: str) -> tuple[Says, Says]:
    return (
        Says(f"“{name}”在传送中损坏了，读不出来", f"“{name}” was damaged on the way"),
        Says("请重新拷贝或发送这个 zip", "Copy or send the zip again"),
    )


def _strange(name: str) -> tuple[Says, Says]:
    return (
        Says(f"“{name}”是后来加进来的", f"“{name}” was put in later"),
        Says("请用原来的交付包；另有文件请单独发送",
             "Use the package as it was made, and send other files beside it"),
    )  # fmt: skip


def _changed(name: str) -> tuple[Says, Says]:
    return Says(f"“{name}”打包后被改动过", f"“{name}” was changed after it was packed"), _AGAIN


_AGAIN = Says(
    "请用原来的交付包；找不到就重新运行 brochure handover",
    "Use the package as it was made; if it is lost, run: brochure handover",
)
_NOT_WHOLE = (
    Says("这个 zip 不完整，像是没有传完", "This zip is not whole; it may have been cut short"),
    Says("请重新拷贝或发送；还不行就重新运行 brochure handover",
         "Copy or send it again; if that does not help, run: brochure handover"),
)  # fmt: skip
_LOCKED = (
    Says("这个 zip 加了密码，无法核对", "This zip has a password and cannot be proved"),
    Says("请用没有密码的原包", "Use the package as it was made, without one"),
)
_EMPTY = (
    Says("这个文件是空的", "This file is empty"),
    Says("请重新拷贝或发送", "Copy or send it again"),
)
_A_PDF = (
    Says("这是 PDF，不是交付包", "This is a PDF, not a package"),
    Says("请给出 .zip 文件；检查 PDF 请用 brochure preflight",
         "Name the .zip file; to judge a PDF, run: brochure preflight FILE"),
)  # fmt: skip
_NO_ZIP = (
    Says("这个文件不是 zip，不是交付包", "This file is no zip, and so no package"),
    Says("请给出 brochure handover 生成的 .zip 文件", "Name a .zip made by: brochure handover"),
)
_WITHOUT_SUMS = (
    Says(f"里面没有 {SUMS}：不是交付包，或者校验清单被删掉了",
         f"It holds no {SUMS}: it is no package, or its list of sums was removed"),
    Says("请用 brochure handover 生成的原包", "Use the package as brochure handover made it"),
)  # fmt: skip

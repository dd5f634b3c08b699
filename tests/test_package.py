"""A package proves itself: what came whole passes, anything else is named as what it is."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from brochure.errors import Refused
from brochure.handover import shortened
from brochure.press import package

FILES = {
    "样本_zh.press.pdf": b"%PDF-1.6 " + bytes(range(256)) * 20,
    "job-ticket.json": b"{}",
    "icc/a.icc": b"\0" * 200,
}
PACKAGE = package.pack(FILES, datetime(2026, 1, 1, tzinfo=UTC))


class Unmarked(zipfile.ZipInfo):
    """An entry whose name is UTF-8, but does not say so, as other zip programs write it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode(), self.flag_bits & ~0x800


def zipped(folder: str = "", entry: type[zipfile.ZipInfo] = zipfile.ZipInfo) -> bytes:
    """Zip the package's files anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PACKAGE)) as old, zipfile.ZipFile(out, "w") as new:
        new.writestr("__MACOSX/x", b"")
        for name in old.namelist():
            new.writestr(entry(folder + name), old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("folder", ["", "交付包/"])
@pytest.mark.parametrize("entry", [zipfile.ZipInfo, Unmarked])
def test_a_package_zipped_anew_by_another_program_is_whole(
    folder: str, entry: type[zipfile.ZipInfo]
) -> None:
    assert package.unpack(zipped(folder, entry), "file.zip") == (FILES, ())


def without_sums() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        opened.writestr("a.docx", b"")
    return out.getvalue()


def locked() -> bytes:
    """Say of every entry that it has a password."""
    data = bytearray(PACKAGE)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "not-a-package", "空的"),
        (b"%PDF-1.6 a press file", "not-a-package", "这是 PDF"),
        (b"GIF89a", "not-a-package", "不是 zip"),
        (b"PK nonsense", "package-damaged", "不完整"),
        (PACKAGE[:-100], "package-damaged", "没有传完"),
        (PACKAGE[: len(PACKAGE) // 2], "package-damaged", "没有传完"),
        (without_sums(), "package-without-sums", "SHA256SUMS"),
        (locked(), "package-locked", "密码"),
    ],
)
def test_what_cannot_be_proved_is_called_what_it_is(data: bytes, code: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        package.unpack(data, "file.zip")
    (finding,) = refused.value.findings
    assert finding.code == code
    assert words in finding.message.zh


def test_one_byte_turned_on_the_way_names_the_file_and_leaves_the_others() -> None:
    data = bytearray(PACKAGE)
    data[PACKAGE.index(b"press.pdf") + 40] ^= 1
    files, (finding,) = package.unpack(bytes(data), "file.zip")
    assert (finding.code, finding.place.en) == ("file-broken", "file.zip · 样本_zh.press.pdf")
    assert set(files) == {"job-ticket.json", "icc/a.icc"}


def test_a_long_name_leaves_room_for_what_follows_it() -> None:
    assert shortened("样本医院" * 30) == "样本医院" * 6 + "样"

"""Pictures that staff put into their folder: each fault has its code and place."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from brochure.findings import Finding
from brochure.model.pictures import MAX_PIXELS
from tests.project_maker import NAMES, examine, spots


def png(width: int, height: int) -> bytes:
    """Write a PNG that declares a size and holds almost nothing."""

    def chunk(kind: bytes, inside: bytes) -> bytes:
        checked = kind + inside
        return struct.pack(">I", len(inside)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, inside) for kind, inside in parts)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A department's folder of pictures, with one good photograph."""
    folder = tmp_path / "content" / "ward" / "pictures"
    folder.mkdir(parents=True)
    Image.effect_noise((300, 200), 40).convert("RGB").save(folder / "ward.jpg")
    return folder


def look(root: Path, file: str) -> list[Finding]:
    """Check a department whose photograph is this file."""
    photo = f"photo:\n  file: {file}\n  description: {{zh: 病房, en: Ward}}\n"
    return examine(root, NAMES + photo)


def test_good_pictures(tmp_path: Path, pictures: Path) -> None:
    photo = Image.open(pictures / "ward.jpg")
    for mode, name in [("RGB", "a.png"), ("CMYK", "b.jpg"), ("L", "c.tif"), ("RGBA", "d.webp")]:
        photo.convert(mode).save(pictures / name)
        assert look(tmp_path, f"pictures/{name}") == []
    photo.save(pictures / "病房 一  号.jpg")
    assert look(tmp_path, "pictures/病房 一  号.jpg") == []
    (pictures / "link.jpg").symlink_to("ward.jpg")
    assert look(tmp_path, "pictures/link.jpg") == []


def test_a_logo_is_looked_at_as_a_photograph_is(tmp_path: Path, pictures: Path) -> None:
    logo = "logo:\n  file: pictures/{}\n  description: {{zh: 院徽, en: Logo}}\n"
    assert examine(tmp_path, NAMES + logo.format("ward.jpg")) == []
    (pictures / "text.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><text>A</text></svg>'
    )
    found = examine(tmp_path, NAMES + logo.format("text.svg"))
    assert spots(found) == [("svg-unsupported", "4:3")]
    found = examine(tmp_path, NAMES + logo.format("none.svg"))
    assert spots(found) == [("picture-missing", "4:3")]


@pytest.mark.parametrize(
    "file", ["pictures/none.png", "none.jpg", "~/ward.jpg", "http://x.cn/a.jpg", "x" * 5000]
)
def test_missing(tmp_path: Path, pictures: Path, file: str) -> None:
    findings = look(tmp_path, file)
    assert spots(findings) == [("picture-missing", "4:3")]
    assert f"“{file}”" in findings[0].message.zh


@pytest.mark.parametrize("file", ["pictures/Ward.JPG", "pictures/ward.jpeg", "pictures\\ward.jpg"])
def test_missing_but_there_is_one_like_it(tmp_path: Path, pictures: Path, file: str) -> None:
    if (pictures.parent / file).exists():
        pytest.skip("this file system does not tell capitals from small letters")
    findings = look(tmp_path, file)
    assert spots(findings) == [("picture-missing", "4:3")]
    assert "“pictures/ward.jpg”" in findings[0].remedy.zh
    assert "“pictures/ward.jpg”" in findings[0].remedy.en


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "tif"])
def test_truncated(
    tmp_path: Path, pictures: Path, monkeypatch: pytest.MonkeyPatch, kind: str, lenient: bool
) -> None:
    # WeasyPrint, once imported, sets this to True for the whole program.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    whole = pictures / f"whole.{kind}"
    Image.open(pictures / "ward.jpg").save(whole)
    raw = whole.read_bytes()
    (pictures / f"half.{kind}").write_bytes(raw[: len(raw) // 2])
    assert look(tmp_path, f"pictures/whole.{kind}") == []
    assert spots(look(tmp_path, f"pictures/half.{kind}")) == [("picture-broken", "4:3")]
    assert ImageFile.LOAD_TRUNCATED_IMAGES is lenient


@pytest.mark.parametrize(
    "raw", [b"", b"hello", "病房".encode(), b"<svg/>", b"\xff\xd8\xff", b"GIF89a", bytes(4096)]
)
def test_no_picture_at_all(tmp_path: Path, pictures: Path, raw: bytes) -> None:
    (pictures / "fake.jpg").write_bytes(raw)
    assert spots(look(tmp_path, "pictures/fake.jpg")) == [("picture-broken", "4:3")]


def test_a_kind_that_is_not_taken(tmp_path: Path, pictures: Path) -> None:
    for name in ("a.gif", "b.bmp"):
        Image.new("L", (8, 8)).save(pictures / name)
        findings = look(tmp_path, f"pictures/{name}")
        assert spots(findings) == [("picture-broken", "4:3")]
        assert "JPEG" in findings[0].remedy.zh


def test_a_decompression_bomb(tmp_path: Path, pictures: Path) -> None:
    limit = Image.MAX_IMAGE_PIXELS
    (pictures / "bomb.png").write_bytes(png(40_000, 40_000))
    findings = look(tmp_path, "pictures/bomb.png")
    assert spots(findings) == [("picture-too-large", "4:3")]
    assert "40000 × 40000" in findings[0].message.zh
    assert "40000 × 40000" in findings[0].message.en
    assert limit == Image.MAX_IMAGE_PIXELS


def test_the_largest_picture_is_read_and_one_row_more_is_not(
    tmp_path: Path, pictures: Path
) -> None:
    (pictures / "edge.png").write_bytes(png(1000, MAX_PIXELS // 1000 + 1))
    assert spots(look(tmp_path, "pictures/edge.png")) == [("picture-too-large", "4:3")]
    (pictures / "short.png").write_bytes(png(1000, 1000))
    assert spots(look(tmp_path, "pictures/short.png")) == [("picture-broken", "4:3")]


def test_outside_the_folder(tmp_path: Path, pictures: Path) -> None:
    outside = tmp_path / "outside.jpg"
    (pictures / "ward.jpg").rename(outside)
    other = tmp_path / "content" / "other"
    other.mkdir()
    (other / "a.jpg").write_bytes(outside.read_bytes())
    (pictures / "link.jpg").symlink_to("../../../outside.jpg")
    (pictures / "folder").symlink_to(other)
    for file in (
        "../other/a.jpg",
        "pictures/../../other/a.jpg",
        str(outside),
        "/etc/hostname",
        "pictures/link.jpg",
        "pictures/folder/a.jpg",
    ):
        assert spots(look(tmp_path, file)) == [("picture-outside", "4:3")], file


def test_a_way_round_to_a_picture_inside(tmp_path: Path, pictures: Path) -> None:
    for file in ("pictures/../pictures/ward.jpg", str(pictures / "ward.jpg")):
        assert spots(look(tmp_path, file)) == [("picture-outside", "4:3")], file


def test_every_picture_is_looked_at(tmp_path: Path, pictures: Path) -> None:
    both = "{zh: 甲, en: A}"
    good = f"{{file: pictures/ward.jpg, description: {both}}}"
    text = f"""{NAMES}photos: [{good}, {{file: pictures/1.jpg, description: {both}}}]
map: {{file: pictures/2.svg, description: {both}}}
team:
  title: {both}
  members: [{{name: {both}, position: {both}, portrait: {{file: pictures/3.jpg}}}}]
"""
    found = spots(examine(tmp_path, text))
    assert [code for code, _ in found] == ["picture-missing"] * 3
    assert [place.split(":")[0] for _, place in found] == ["7", "4", "3"]


def test_what_is_no_file(tmp_path: Path, pictures: Path) -> None:
    (pictures / "folder.jpg").mkdir()
    (pictures / "loop.jpg").symlink_to("loop.jpg")
    os.mkfifo(pictures / "pipe.jpg")
    for name in ("folder.jpg", "loop.jpg", "pipe.jpg"):
        findings = look(tmp_path, f"pictures/{name}")
        assert spots(findings) == [("picture-missing", "4:3")], name
        assert f"“pictures/{name}”" not in findings[0].remedy.en
    for file in (".", "pictures", "''"):
        assert spots(look(tmp_path, file))[0][1] == "4:3"

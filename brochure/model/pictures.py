"""Pictures that staff put into a department's folder: found, safe and readable, or a finding."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from PIL import Image, ImageFile, UnidentifiedImageError

from brochure.findings import Finding, Says, error

MAX_PIXELS = 150_000_000
KINDS = ("JPEG", "PNG", "TIFF", "WEBP")


def examine(folder: Path, file: str, place: Says) -> list[Finding]:
    """Look at one picture; the list is empty when it can be used."""
    try:
        path = (folder / file).resolve()
        if not path.is_relative_to(folder.resolve()):
            return [error("picture-outside", place, *_outside(file))]
        if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
            return [error("picture-outside", place, *_roundabout(file))]
        if path.is_dir():
            return [error("picture-missing", place, *_folder(file))]
        if not path.is_file():
            return [error("picture-missing", place, *_missing(file, folder))]
        return _open(path, file, place)
    except (OSError, ValueError, RuntimeError):
        return [error("picture-missing", place, *_missing(file, folder))]


def _open(path: Path, file: str, place: Says) -> list[Finding]:
    try:
        with opened(path) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                return [error("picture-too-large", place, *_too_large(file, width, height))]
            picture.load()
    except UnidentifiedImageError:
        return [error("picture-broken", place, *_unknown(file))]
    except (OSError, SyntaxError, ValueError, EOFError):
        return [error("picture-broken", place, *_broken(file))]
    return []


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """Open a picture of a known kind, taking none that ends early, and leaving its size to us.

    WeasyPrint, once imported, makes Pillow fill what is missing of a picture with grey.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        with Image.open(path, formats=KINDS) as picture:
            yield picture
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before


def _outside(file: str) -> tuple[Says, Says]:
    return (
        Says(f"图片“{file}”不在本科室的文件夹里", f"The picture “{file}” is outside this folder"),
        Says(
            "请把图片文件本身复制到本科室的 pictures 文件夹",
            "Copy the picture itself into this department's folder pictures",
        ),
    )


def _roundabout(file: str) -> tuple[Says, Says]:
    return (
        Says(
            f"图片路径“{file}”不能以 / 开头，也不能有 ..",
            f"The picture's path “{file}” cannot start with / or hold ..",
        ),
        Says("请写成 pictures/文件名", "Write pictures/ and the file's name"),
    )


def _folder(file: str) -> tuple[Says, Says]:
    return (
        Says(f"“{file}”是文件夹，不是图片", f"“{file}” is a folder, not a picture"),
        Says(
            "请写到图片文件为止，例如 pictures/ward.jpg",
            "Write the picture's own name too, for example pictures/ward.jpg",
        ),
    )


def _missing(file: str, folder: Path) -> tuple[Says, Says]:
    message = Says(f"找不到图片“{file}”", f"The picture “{file}” is not there")
    there = {f"pictures/{path.name}" for path in (folder / "pictures").glob("[!.]*")} - {file}
    alike = {name.lower(): name for name in there}
    if near := difflib.get_close_matches(file.lower(), alike, 1, cutoff=0.8):
        name = alike[near[0]]
        return message, Says(f"是不是想写“{name}”？", f"Did you mean “{name}”?")
    return (
        message,
        Says(
            "请检查文件名（含大小写和扩展名），例如 pictures/ward.jpg",
            "Check its name, capitals and ending included, for example pictures/ward.jpg",
        ),
    )


def _too_large(file: str, width: int, height: int) -> tuple[Says, Says]:
    size = f"{width} × {height}"
    return (
        Says(f"图片“{file}”太大：{size} 像素", f"The picture “{file}” is too large: {size} pixels"),
        Says(
            "请缩小到一亿五千万像素以内；印刷每边 4000 像素已足够",
            "Make it smaller than 150 million pixels; 4000 a side are plenty for print",
        ),
    )


def _unknown(file: str) -> tuple[Says, Says]:
    return (
        Says(f"“{file}”不是能用的图片", f"“{file}” is not a picture that can be used"),
        Says("请用 JPEG、PNG、TIFF 或 WebP", "Use JPEG, PNG, TIFF or WebP"),
    )


def _broken(file: str) -> tuple[Says, Says]:
    return (
        Says(f"图片“{file}”已损坏或不完整", f"The picture “{file}” is damaged or incomplete"),
        Says("请重新复制或导出这张图片", "Copy or export it again"),
    )

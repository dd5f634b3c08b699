"""Pictures that staff put into a department's folder: found, safe and readable, or a finding."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from brochure.findings import Finding, Says, error

MAX_PIXELS = 150_000_000
KINDS = ("JPEG", "PNG", "TIFF", "WEBP")


def examine(folder: Path, file: str, place: Says) -> list[Finding]:
    """Look at one picture; the list is empty when it can be used."""
    try:
        path = (folder / file).resolve()
        if not path.is_relative_to(folder.resolve()):
            return [error("picture-outside", place, *_outside(file))]
        if not path.is_file():
            return [error("picture-missing", place, *_missing(file))]
        return _open(path, file, place)
    except (OSError, ValueError, RuntimeError):
        return [error("picture-missing", place, *_missing(file))]


def _open(path: Path, file: str, place: Says) -> list[Finding]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=KINDS) as picture:
                width, height = picture.size
                if width * height > MAX_PIXELS:
                    return [error("picture-too-large", place, *_too_large(file, width, height))]
                picture.load()
    except Image.DecompressionBombError:
        return [error("picture-too-large", place, *_too_large(file, 0, 0))]
    except UnidentifiedImageError:
        return [error("picture-broken", place, *_unknown(file))]
    except (OSError, SyntaxError, ValueError, EOFError):
        return [error("picture-broken", place, *_broken(file))]
    return []


def _outside(file: str) -> tuple[Says, Says]:
    return (
        Says(f"图片“{file}”不在本科室的文件夹里", f"The picture “{file}” is outside this folder"),
        Says(
            "请把图片文件本身复制到本科室的 pictures 文件夹",
            "Copy the picture itself into this department's folder pictures",
        ),
    )


def _missing(file: str) -> tuple[Says, Says]:
    return (
        Says(f"找不到图片“{file}”", f"The picture “{file}” is not there"),
        Says(
            "请检查文件名（含大小写和扩展名），例如 pictures/ward.jpg",
            "Check its name, capitals and ending included, for example pictures/ward.jpg",
        ),
    )


def _too_large(file: str, width: int, height: int) -> tuple[Says, Says]:
    size = f"{width} × {height}" if width else ""
    return (
        Says(
            f"图片“{file}”太大 {size}".rstrip(),
            f"The picture “{file}” is too large {size}".rstrip(),
        ),
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

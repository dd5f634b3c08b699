"""Pictures: where a template places them; found, safe and readable, or a finding."""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, quote, unquote, urlencode

from PIL import Image, ImageCms, ImageFile, UnidentifiedImageError

from brochure.errors import Refused
from brochure.findings import Finding, Place, Says, error
from brochure.model import drawings

MAX_PIXELS = 150_000_000
GREY = ("1", "L", "LA", "La", "I", "I;16", "I;16B", "I;16L")
MODES = (*GREY, "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr")
KINDS = ("JPEG", "PNG", "TIFF", "WEBP")
SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", drawings.SUFFIX)
THEME = "theme:"
"""What the address of a picture of the theme starts with; the others are the department's."""


@dataclass(frozen=True)
class Placed:
    """A picture as a template places it: its printed width, its crop, its inks if not its own.

    `focus` is the point that a crop keeps, in per cent from the left and from the top.
    """

    file: str
    width_mm: float | None = None
    ratio: float | None = None
    inks: tuple[str, ...] = ()
    of_theme: bool = False
    focus: tuple[float, ...] = ()

    @property
    def address(self) -> str:
        """Give the path and query of the picture's URL."""
        said = {
            "width_mm": self.width_mm,
            "ratio": self.ratio,
            "inks": ",".join(self.inks),
            "focus": ",".join(f"{share:g}" for share in self.focus),
        }
        query = urlencode({name: value for name, value in said.items() if value})
        return quote(self.file) + (f"?{query}" if query else "")

    @classmethod
    def at(cls, address: str) -> Placed:
        """Read such an address; raises ValueError for sizes that are none."""
        path, _, query = address.partition("?")
        said = dict(parse_qsl(query))
        return cls(
            unquote(path.removeprefix(THEME)),
            float(said["width_mm"]) if "width_mm" in said else None,
            float(said["ratio"]) if "ratio" in said else None,
            tuple(filter(None, said.get("inks", "").split(","))),
            path.startswith(THEME),
            tuple(float(share) for share in said.get("focus", "").split(",") if share),
        )


def examine(folder: Path, file: str, place: Place) -> list[Finding]:
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


def _open(path: Path, file: str, place: Place) -> list[Finding]:
    if path.suffix.lower() == drawings.SUFFIX:
        return _draw(path, file, place)
    try:
        with opened(path) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                return [error("picture-too-large", place, *_too_large(file, width, height))]
            picture.load()
            if not _has_good_profile(picture):
                return [error("picture-profile", place, *_bad_profile(file))]
            if picture.mode not in MODES:
                return [error("picture-broken", place, *_unknown(file))]
    except UnidentifiedImageError:
        return [error("picture-broken", place, *_unknown(file))]
    except (OSError, SyntaxError, ValueError, EOFError):
        return [error("picture-broken", place, *_broken(file))]
    return []


def _draw(path: Path, file: str, place: Place) -> list[Finding]:
    try:
        drawings.read(path.read_bytes(), file, place)
    except Refused as refused:
        return list(refused.findings)
    return []


def _has_good_profile(picture: Image.Image) -> bool:
    """Tell whether the picture's ICC profile, if any, can be read and is of the picture's kind."""
    embedded = picture.info.get("icc_profile")
    if not embedded:
        return True
    try:
        space = ImageCms.ImageCmsProfile(io.BytesIO(embedded)).profile.xcolor_space.strip()
    except (OSError, ValueError, ImageCms.PyCMSError):
        return False
    wanted = "CMYK" if picture.mode == "CMYK" else "GRAY" if picture.mode in GREY else "RGB"
    return bool(space == wanted)


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


def _bad_profile(file: str) -> tuple[Says, Says]:
    return (
        Says(
            f"图片“{file}”里的色彩特性文件（ICC）已损坏或不匹配",
            f"The colour profile (ICC) in the picture “{file}” is damaged or of another kind",
        ),
        Says("请转换为 sRGB 后另存一次", "Convert it to sRGB and save it again"),
    )


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

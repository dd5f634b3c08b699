"""A PDF that is opened, or why it cannot be; and which of its streams are whole."""

from __future__ import annotations

import io
import itertools
from typing import Any

import pikepdf

from brochure.errors import Refused
from brochure.findings import Says, error, same
from brochure.preflight import boxes
from brochure.preflight.paints import bytes_wanted

MAX_PAGES = 200
"""So many pages are looked at."""
MOST_BYTES = 600_000_000
"""So much may one stream unpack to: a poster of A0 at 300 ppi has 560 MB in four inks."""
_GROWTH = 1032
"""So many times its packed length can a stream be at most, by each of its filters."""
_TABLES = ("/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/DCTDecode")
"""Encodings of pictures that are not undone here."""


def open_pdf(data: bytes, shown: str) -> pikepdf.Pdf:
    """Open a PDF.

    Raises Refused for one that is encrypted, damaged or no PDF at all, or one that would fill the
    memory.
    """
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MOST_BYTES,
        run_length_max_memory=MOST_BYTES,
        png_max_memory=MOST_BYTES,
        tiff_max_memory=MOST_BYTES,
    )
    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        faulty = list(boxes.broken(itertools.islice(pdf.pages, MAX_PAGES), shown))
    except pikepdf.PasswordError:
        raise Refused([error("encrypted", same(shown), *_ENCRYPTED)]) from None
    except (pikepdf.PikepdfError, ValueError, TypeError, RuntimeError, AttributeError):
        raise Refused([error("not-a-pdf", same(shown), *_BROKEN)]) from None
    if not pdf.pages:
        raise Refused([error("not-a-pdf", same(shown), *_EMPTY)])
    if faulty:
        raise Refused(faulty)
    if any(_bursts(item) for item in pdf.objects if isinstance(item, pikepdf.Stream)):
        raise Refused([error("unpacks-too-large", same(shown), *_TOO_LARGE)])
    return pdf


def _bursts(stream: Any) -> bool:
    """Tell whether a stream is larger than may be, without unpacking those that cannot be."""
    filters: Any = stream.get("/Filter", [])
    count = len(filters) if isinstance(filters, pikepdf.Array) else 1
    if len(stream.read_raw_bytes()) * _GROWTH**count <= MOST_BYTES:
        return False
    try:
        stream.read_bytes()
    except pikepdf.PdfError as fault:  # else a picture's encoding, which is not undone here
        return "memory limit" in str(fault)
    return False


def is_cut_short(pdf: pikepdf.Pdf, item: Any) -> bool:
    """Tell whether a stream, or the picture in it, ends early."""
    if not isinstance(item, pikepdf.Stream):
        return False
    try:
        return _is_cut_short(pdf, item)
    except Exception:  # a stream that does not say how it is packed is not whole either
        return True


def _is_cut_short(pdf: pikepdf.Pdf, item: Any) -> bool:
    said: Any = item.get("/Filter", [])
    filters = [str(said)] if isinstance(said, pikepdf.Name) else [str(name) for name in said]
    if filters[-1:] == ["/DCTDecode"]:
        return len(filters) == 1 and b"\xff\xd9" not in item.read_raw_bytes()[-64:]
    if filters and filters[-1] in _TABLES:
        return False
    before = len(pdf.get_warnings())
    length = len(item.read_bytes())
    short = item.get("/Subtype") == "/Image" and length < bytes_wanted(item)
    return short or len(pdf.get_warnings()) > before


def upright(data: bytes) -> bytes:
    """Give the pages that are looked at as they lie on the plate: whole, unturned, unscaled."""
    turning = ("/Rotate", "/CropBox", "/UserUnit")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as copy:
        turned = any(key in page.obj for page in copy.pages for key in turning)
        if not turned and len(copy.pages) <= MAX_PAGES:
            return data
        del copy.pages[MAX_PAGES:]
        for page in copy.pages:
            for key in turning:
                if key in page.obj:
                    del page.obj[key]
        copy.save(out)
    return out.getvalue()


_ENCRYPTED = (
    Says("文件加了密码", "The file is encrypted"),
    Says("请去掉密码后再交付", "Remove the password before handing it over"),
)
_EMPTY = (
    Says("这个 PDF 里一页也没有", "This PDF has no pages"),
    Says("请重新导出这个文件", "Export the file again"),
)
_TOO_LARGE = (
    Says(
        f"文件里有一段内容，解压后超过 {MOST_BYTES // 10**6} MB，为保护电脑没有继续检查",
        f"Part of the file unpacks to more than {MOST_BYTES // 10**6} MB; to spare this computer, "
        "it was not checked",
    ),
    Says(
        "请用小一些的图片重新导出；不知道文件从哪里来的，不要打开",
        "Export it again with smaller pictures; if you do not know where it comes from, "
        "do not open it",
    ),
)
_BROKEN = (
    Says("不是完整的 PDF 文件", "This is not a whole PDF"),
    Says("请重新导出或重新传送", "Export or send it again"),
)

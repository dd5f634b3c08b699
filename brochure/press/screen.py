"""The screen file: the press file's very pages, trimmed, in the colours that will be printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name, Operator

from brochure.model.colour import picture_srgb, srgb
from brochure.press.finish import save

_SET_SPACE = {"cs": "fill", "CS": "stroke"}
_SET_COLOUR = {"sc": "fill", "scn": "fill", "SC": "stroke", "SCN": "stroke"}
_CMYK = {"k": "rg", "K": "RG"}
_RGB = {"fill": "rg", "stroke": "RG"}


def show(press: bytes, icc: Path) -> bytes:
    """Turn a press file into one for the screen, by the profile it was made for."""
    with pikepdf.open(io.BytesIO(press)) as pdf:
        seen: set[tuple[int, int]] = set()
        for page in pdf.pages:
            page.obj.MediaBox = page.obj.TrimBox
            for key in ("/BleedBox", "/TrimBox"):
                del page.obj[key]
            _drop_marks(page)
            page.obj.Contents = pdf.make_stream(_rewrite(page, icc))
            _resources(page.obj.Resources, seen, icc)
            for key in ("/OverprintOn", "/OverprintOff"):
                if key in page.Resources.ExtGState:
                    page.Resources.ExtGState[key] = pikepdf.Dictionary()
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/ShadingType" in item:
                _shading(item, icc)
        for key in ("/OutputIntents", "/Metadata"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        return save(pdf)


def _drop_marks(page: pikepdf.Page) -> None:
    """Keep the art alone of a page that carries printer's marks after it."""
    if isinstance(page.obj.Contents, pikepdf.Array):
        page.obj.Contents = page.obj.Contents[0]


def _resources(resources: Any, seen: set[tuple[int, int]], icc: Path) -> None:
    for item in (resources.get("/XObject") or {}).values():
        if item.objgen in seen:
            continue
        seen.add(item.objgen)
        if item.Subtype == Name.Form:
            item.write(_rewrite(item, icc))
            if "/Resources" in item:
                _resources(item.Resources, seen, icc)
        elif item.get("/ColorSpace") == Name.DeviceCMYK:
            _picture(item, icc)


def _picture(item: Any, icc: Path) -> None:
    out = io.BytesIO()
    shown = picture_srgb(pikepdf.PdfImage(item).as_pil_image(apply_mask=False), icc)
    shown.save(out, "JPEG", quality=90)
    item.write(out.getvalue(), filter=Name.DCTDecode)
    item.ColorSpace = Name.DeviceRGB
    for key in ("/Decode", "/DecodeParms"):
        if key in item:
            del item[key]


def _shading(item: Any, icc: Path) -> None:
    """Put the end colours of a gradient into sRGB."""
    if item.get("/ColorSpace") != Name.DeviceCMYK:
        return
    item.ColorSpace = Name.DeviceRGB
    function = item.Function
    for part in function.get("/Functions", [function]):
        if "/C0" in part and len(part.C0) == 4:
            part.C0, part.C1 = _rgb(part.C0, icc), _rgb(part.C1, icc)


def _rewrite(holder: Any, icc: Path) -> bytes:
    """Rewrite one content stream with every DeviceCMYK paint in sRGB."""
    return pikepdf.unparse_content_stream(list(_paints(pikepdf.parse_content_stream(holder), icc)))


def _paints(instructions: Any, icc: Path) -> Iterator[tuple[Any, Operator]]:
    spaces = {"fill": "", "stroke": ""}
    stack = []
    for operands, operator in instructions:
        name = str(operator)
        if name == "q":
            stack.append(dict(spaces))
        elif name == "Q" and stack:
            spaces = stack.pop()
        if name in _SET_SPACE:
            spaces[_SET_SPACE[name]] = str(operands[0])
            if str(operands[0]) == "/DeviceCMYK":
                continue
        if name in _SET_COLOUR and spaces[_SET_COLOUR[name]] == "/DeviceCMYK":
            yield _rgb(operands, icc), Operator(_RGB[_SET_COLOUR[name]])
        elif name in _CMYK:
            yield _rgb(operands, icc), Operator(_CMYK[name])
        else:
            yield operands, operator


def _rgb(operands: Any, icc: Path) -> list[float]:
    c, m, y, k = (float(value) for value in operands)
    return [round(value, 4) for value in srgb((c, m, y, k), icc)]

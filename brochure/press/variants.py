"""PDF/X-1a:2003 (ISO 15930-4) made from a finished PDF/X-4: nothing is flattened.

PDF/X-1a knows no transparency. What is live is named and refused, for a person must decide how it
shall look; what is declared and changes nothing is taken out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Matrix, Name, Rectangle, String

from brochure.findings import Finding, OnPage, Owner, Says, error, same
from brochure.model.formats import Format
from brochure.units import mm_from_pt

VERSION = "PDF/X-1a:2003"
_FILLS = {"f", "F", "f*", "sh", "B", "B*", "b", "b*"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_TEXT = {"Tj", "TJ", "'", '"'}
_HIDDEN, _STROKED = 3, (1, 2, 5, 6)
_UNMOVED = (1, 0, 0, 1, 0, 0)
_PLAIN = (Name.Normal, Name.Compatible)
_LIVE_KEYS = ("/ca", "/CA", "/BM", "/SMask", "/AIS", "/TK")
_MAX_DEPTH = 20


@dataclass(frozen=True)
class State:
    """The part of the graphics state that lets what lies below shine through."""

    matrix: Matrix
    clip: Rectangle
    fill: float = 1.0
    stroke: float = 1.0
    blended: bool = False
    masked: bool = False
    fill_pattern: bool = False
    stroke_pattern: bool = False
    """Whether the pattern that is painted with is live in itself."""
    text_mode: int = 0


@dataclass(frozen=True)
class Painted:
    """One act of painting: where, and whether it is live."""

    area: Rectangle
    live: bool


def to_x1a(press: bytes, sheet: Format | None = None) -> tuple[bytes, tuple[Finding, ...]]:
    """Make a PDF/X-1a:2003 of a PDF/X-4; no bytes where findings say why it cannot be.

    With a format, findings name the panel. ISO 15930-4: PDF 1.4, no transparency (6.20).
    """
    with pikepdf.open(io.BytesIO(press)) as pdf:
        findings = (*_unknown_to_x1a(pdf), *_transparency(pdf, sheet))
        if findings:
            return b"", findings
        for item in _dictionaries(pdf):
            _strip(item)
        _declare(pdf)
        return _save(pdf), ()


def _save(pdf: pikepdf.Pdf) -> bytes:
    """Write PDF 1.4, which has neither object streams nor cross-reference streams."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, force_version="1.4")
    return out.getvalue()


def _declare(pdf: pikepdf.Pdf) -> None:
    """Name the standard where PDF/X-1a is named, and not where PDF/X-4 was."""
    pdf.docinfo["/GTS_PDFXVersion"] = String(VERSION)
    pdf.docinfo["/Trapped"] = Name("/False")
    if "/Metadata" in pdf.Root:
        packet = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(re.sub(rb"\s*<pdfxid:(\w+)>.*?</pdfxid:\1>", b"", packet))


def _strip(item: Any) -> None:
    """Take out what declares transparency and changes nothing."""
    if "/Group" in item and item.Group.get("/S") == Name.Transparency:
        del item["/Group"]
    resources: Any = item.get("/Resources", {})
    for state in resources.get("/ExtGState", {}).values():
        for key in _LIVE_KEYS:
            if key in state:
                del state[key]


def _unknown_to_x1a(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Refuse what PDF 1.4 or ISO 15930-4 does not know."""
    items = list(_dictionaries(pdf))
    for what, is_in in _UNKNOWN.items():
        if any(map(is_in, items)):
            message = Says(f"PDF/X-1a 不允许{what.zh}", f"PDF/X-1a does not allow {what.en}")
            yield error("not-x1a", same("press.pdf"), message, _TAKE_OUT, Owner.DESIGNER)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    kinds = (pikepdf.Dictionary, pikepdf.Stream)
    return (item for item in pdf.objects if isinstance(item, kinds))


def _spaces(item: Any) -> str:
    """Spell out the colour spaces that an object and its resources speak of."""
    resources: Any = item.get("/Resources", {})
    shadings = (shading.get("/ColorSpace") for shading in resources.get("/Shading", {}).values())
    named = resources.get("/ColorSpace", {}).values()
    return " ".join(map(repr, (item.get("/ColorSpace"), *named, *shadings)))


_FOREIGN = re.compile("/(ICCBased|Lab|CalRGB|CalGray|DeviceRGB)\\b")
_FILTERS = re.compile("/(JPXDecode|JBIG2Decode|LZWDecode)\\b")
_UNKNOWN: dict[Says, Callable[[Any], object]] = {
    Says("每通道 16 位的图片", "pictures of 16 bits"): lambda i: i.get("/BitsPerComponent") == 16,
    Says(" JPEG 2000、JBIG2 或 LZW 压缩", "JPEG 2000, JBIG2 or LZW"): lambda i: _FILTERS.search(
        repr(i.get("/Filter"))
    ),
    Says(" RGB、Lab 或 ICC 颜色", "RGB, Lab or ICC colour"): lambda i: _FOREIGN.search(_spaces(i)),
    Says(" OpenType 或 Type 3 字体", "OpenType and Type 3 fonts"): lambda i: (
        i.get("/Subtype") in ("/OpenType", "/Type3")
    ),
    Says("图层", "layers"): lambda i: "/OCProperties" in i,
}


def _transparency(pdf: pikepdf.Pdf, sheet: Format | None) -> Iterator[Finding]:
    """Find every place where something shines through."""
    places = {
        _place(number, painted.area, Rectangle(page.trimbox), sheet): None
        for number, page in enumerate(pdf.pages, 1)
        for painted in _Content(
            page, page.resources, State(Matrix(), Rectangle(page.mediabox))
        ).paints()
        if painted.live
    }
    for place in places:
        yield error("live-transparency", place, _SHINES, _MAKE_FLAT, Owner.DESIGNER)


def _place(page: int, area: Rectangle, trim: Rectangle, sheet: Format | None) -> OnPage:
    """Name a place by its top left corner within the trim, and by the panel of its middle."""
    seen = _common(area, trim)
    left, top = mm_from_pt(seen.llx - trim.llx), mm_from_pt(trim.ury - seen.ury)
    across = mm_from_pt((seen.llx + seen.urx) / 2 - trim.llx)
    named = None
    for panel in sheet.on(page) if sheet else ():
        if sheet and panel.area.left <= across < panel.area.right:
            named = sheet.says(panel.name)
    return OnPage("press.pdf", page, round(left), round(top), named)


def _common(one: Rectangle, other: Rectangle) -> Rectangle:
    """Give the part that two areas share; of areas apart, the edge of the second."""
    left, right = (min(max(x, other.llx), other.urx) for x in (one.llx, one.urx))
    foot, head = (min(max(y, other.lly), other.ury) for y in (one.lly, one.ury))
    return Rectangle(left, foot, right, head)


class _Content:
    """Follows one content stream, and the forms and patterns that it uses."""

    def __init__(self, holder: Any, resources: Any, state: State, depth: int = 0) -> None:
        self._holder = holder
        self._resources = resources
        self._state = state
        self._depth = depth
        self._points: list[tuple[float, float]] = []
        self._clips = False

    def paints(self) -> Iterator[Painted]:
        """Give all that the stream paints."""
        stack: list[State] = []
        instructions = pikepdf.parse_content_stream(self._holder)
        for operands, name in ((list(i.operands), str(i.operator)) for i in instructions):
            if name == "q":
                stack.append(self._state)
            elif name == "Q" and stack:
                self._state = stack.pop()
            elif name == "INLINE IMAGE":
                yield from self._object({})
            elif name == "Do":
                yield from self._object(self._found("/XObject", operands[0]))
            elif name in _FILLS | _STROKES or (name in _TEXT and self._state.text_mode != _HIDDEN):
                yield Painted(self._area(name), self._shines(name))
            self._trace(operands, name)
            self._follow(operands, name)

    def _found(self, kind: str, name: Any) -> Any:
        return self._resources.get(kind, {}).get(str(name), {})

    def _object(self, item: Any) -> Iterator[Painted]:
        if item.get("/Subtype") != Name.Form:
            square = self._state.matrix.transform(Rectangle(0, 0, 1, 1))
            area = _common(square, self._state.clip)
            yield Painted(area, "/SMask" in item or self._shines("f"))
        elif self._depth < _MAX_DEPTH:
            matrix = Matrix(*map(float, item.get("/Matrix", _UNMOVED))) @ self._state.matrix
            clip = _common(matrix.transform(Rectangle(item.BBox)), self._state.clip)
            alone = "/Group" in item
            inner = State(matrix, clip) if alone else replace(self._state, matrix=matrix, clip=clip)
            resources = item.get("/Resources", self._resources)
            painted = list(_Content(item, resources, inner, self._depth + 1).paints())
            yield from painted
            if painted and alone and self._shines("f"):
                yield Painted(clip, live=True)

    def _shines(self, name: str) -> bool:
        """Tell whether what an operator paints now is live."""
        state = self._state
        strokes = name in _STROKES or (name in _TEXT and state.text_mode in _STROKED)
        fills = name in _FILLS or name in _TEXT
        filled = fills and (state.fill < 1 or state.fill_pattern)
        stroked = strokes and (state.stroke < 1 or state.stroke_pattern)
        return state.blended or state.masked or filled or stroked

    def _area(self, name: str) -> Rectangle:
        """Bound what an operator paints."""
        if name == "sh" or not self._points:
            return self._state.clip
        xs, ys = zip(*self._points, strict=True)
        return _common(Rectangle(min(xs), min(ys), max(xs), max(ys)), self._state.clip)

    def _trace(self, operands: list[Any], name: str) -> None:
        """Keep the points of the path, or the one where text stands, and clip by them."""
        if name in ("W", "W*"):
            self._clips = True
        elif name in _FILLS | _STROKES | {"n"}:
            if self._clips:
                self._state = replace(self._state, clip=self._area(name))
            self._points, self._clips = [], False
        elif name in ("m", "l", "c", "v", "y", "re", "Tm"):
            numbers = list(map(float, operands))[-2 if name == "Tm" else 0 :]
            if name == "re":
                numbers[2:] = [numbers[0] + numbers[2], numbers[1] + numbers[3]]
            placed = self._state.matrix.transform
            points = [placed(pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
            self._points = points if name == "Tm" else [*self._points, *points]
        elif name == "ET":
            self._points = []

    def _follow(self, operands: list[Any], name: str) -> None:
        """Follow the operators that change the state."""
        state = self._state
        if name == "cm":
            state = replace(state, matrix=Matrix(*map(float, operands)) @ state.matrix)
        elif name == "Tr":
            state = replace(state, text_mode=int(operands[0]))
        elif name == "gs":
            state = _external(state, self._found("/ExtGState", operands[0]))
        elif name in ("cs", "scn", "sc", "g", "rg", "k"):
            state = replace(state, fill_pattern=self._live_pattern(operands))
        elif name in ("CS", "SCN", "SC", "G", "RG", "K"):
            state = replace(state, stroke_pattern=self._live_pattern(operands))
        self._state = state

    def _live_pattern(self, operands: list[Any]) -> bool:
        if not operands or not isinstance(operands[-1], Name):
            return False
        pattern = self._found("/Pattern", operands[-1])
        state = _external(State(Matrix(), self._state.clip), pattern.get("/ExtGState", {}))
        if pattern.get("/PatternType") != 1 or self._depth >= _MAX_DEPTH:
            return state.blended or state.masked or state.fill < 1
        tile = _Content(pattern, pattern.Resources, state, self._depth + 1)
        return any(painted.live for painted in tile.paints())


def _external(state: State, settings: Any) -> State:
    mode: Any = settings.get("/BM")
    mode = mode[0] if isinstance(mode, pikepdf.Array) else mode
    mask: Any = settings.get("/SMask")
    return replace(
        state,
        fill=float(settings.get("/ca", state.fill)),
        stroke=float(settings.get("/CA", state.stroke)),
        blended=state.blended if mode is None else mode not in _PLAIN,
        masked=state.masked if mask is None else isinstance(mask, pikepdf.Dictionary),
    )


_SHINES = Says("有透明效果，PDF/X-1a 不允许", "Something is transparent, which PDF/X-1a forbids")
_TAKE_OUT = Says("请改用 PDF/X-4，或去掉它", "Use PDF/X-4, or have the designer take it out")
_MAKE_FLAT = Says("请改用 PDF/X-4，或改成不透明的颜色", "Use PDF/X-4, or make the colour opaque")

"""Outlined text 转曲: every letter becomes the filled path of its glyph, and the fonts go.

Nothing else changes: paths take the colour, the spot ink and the overprint that the text had, for
they stand where it stood. The result is compared with the file it was made from before it is given.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Matrix, Name, Operator
from PIL import Image, ImageChops, ImageFilter

from brochure.errors import Refused
from brochure.findings import Finding, OnPage, Owner, Says, error
from brochure.layout import glyphs
from brochure.press.finish import save
from brochure.units import PT_PER_INCH

DPI = 200
FINER = 2
"""Pages are drawn so much finer and then reduced, for letters are set to whole pixels."""
TOLERANCE = 40
"""How much of 255 the mean of three by three pixels may differ: soft edges stay below it."""
_SHOW = {"Tj", "TJ", "'", '"'}
_TEXT = {"BT", "ET", "Tf", "Tc", "Tw", "Tz", "TL", "Ts", "Tr", "Td", "TD", "Tm", "T*"}
_NUMBERS = {
    "Tc": ("letter_space", 1), "Tz": ("width", 0.01), "TL": ("leading", 1), "TD": ("leading", -1),
    "Ts": ("rise", 1), "Tr": ("mode", 1),
}  # fmt: skip
FILL, INVISIBLE = 0, 3

Path = tuple[pikepdf.ContentStreamInstruction, ...]


class CannotOutlineError(ValueError):
    """Tell what in a text cannot be made into outlines."""


class EmbeddedFont:
    """A TrueType font of a PDF, addressed by two-byte codes (ISO 32000-1, 9.7.4)."""

    def __init__(self, font: Any) -> None:
        name = str(font.get("/BaseFont", "/?"))[1:]
        descendant: Any = font.get("/DescendantFonts", [{}])[0]
        file: Any = descendant.get("/FontDescriptor", {}).get("/FontFile2")
        if file is None or font.get("/Encoding") != Name("/Identity-H"):
            raise CannotOutlineError(name)
        self._font, self.em, count = glyphs.embedded(file.read_bytes())
        if not count:
            raise CannotOutlineError(name)
        places = descendant.get("/CIDToGIDMap", Name.Identity)
        self._map = None if places == Name.Identity else places.read_bytes()
        self._widths = dict(_widths(descendant.get("/W", [])))
        self._default = float(descendant.get("/DW", 1000))
        self._paths: dict[int, Path] = {}

    def advance(self, code: int) -> float:
        """Give how far a glyph moves the pen, in ems."""
        return self._widths.get(code, self._default) / 1000

    def path(self, code: int) -> Path:
        """Give a glyph's outline in the font's own units; nothing for a blank."""
        if code not in self._paths:
            drawn = glyphs.glyph_outline(self._font, self._glyph(code))
            self._paths[code] = tuple(
                _instruction(operator, *(round(value, 2) for value in points))
                for operator, points in drawn
            )
        return self._paths[code]

    def _glyph(self, code: int) -> int:
        if self._map is None:
            return code
        return int.from_bytes(self._map[2 * code : 2 * code + 2], "big")


@dataclass(frozen=True)
class State:
    """The text state (ISO 32000-1, 9.3), which `q` keeps and `Q` brings back."""

    font: EmbeddedFont | None = None
    size: float = 0.0
    letter_space: float = 0.0
    width: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: float = FILL


class Outliner:
    """Rewrites one content stream, with its text as paths."""

    def __init__(self, resources: Any) -> None:
        self._resources = resources
        self._fonts: dict[str, EmbeddedFont] = {}
        self._state = State()
        self._stack: list[State] = []
        self._pen = self._line = Matrix()

    def rewrite(self, holder: Any) -> bytes:
        """Give the stream anew; raises CannotOutlineError for a text that is more than filled."""
        return pikepdf.unparse_content_stream(list(self._operations(holder)))

    def _operations(self, holder: Any) -> Iterator[Any]:
        for instruction in pikepdf.parse_content_stream(holder):
            operands, name = list(instruction.operands), str(instruction.operator)
            if name == "q":
                self._stack.append(self._state)
            elif name == "Q" and self._stack:
                self._state = self._stack.pop()
            if name in _SHOW:
                yield from self._show(operands, name)
            elif name in _TEXT:
                self._set(operands, name)
                self._move(operands, name)
            else:
                yield instruction

    def _set(self, operands: list[Any], name: str) -> None:
        if name == "Tf":
            font = self._font(str(operands[0]))
            self._state = replace(self._state, font=font, size=float(operands[1]))
        elif name in _NUMBERS:
            field, factor = _NUMBERS[name]
            change: dict[str, Any] = {field: float(operands[-1]) * factor}
            self._state = replace(self._state, **change)

    def _font(self, name: str) -> EmbeddedFont:
        if name not in self._fonts:
            if name not in self._resources:
                raise CannotOutlineError(name)
            self._fonts[name] = EmbeddedFont(self._resources[name])
        return self._fonts[name]

    def _move(self, operands: list[Any], name: str) -> None:
        if name == "BT":
            self._line = self._pen = Matrix()
        elif name == "Tm":
            self._line = self._pen = Matrix(*map(float, operands))
        elif name in ("Td", "TD"):
            self._next_line(float(operands[0]), float(operands[1]))
        elif name == "T*":
            self._next_line(0, -self._state.leading)

    def _next_line(self, x: float, y: float) -> None:
        self._line = self._pen = Matrix(1, 0, 0, 1, x, y) @ self._line

    def _show(self, operands: list[Any], name: str) -> Iterator[Any]:
        if name == '"':
            self._state = replace(self._state, letter_space=float(operands[1]))
        if name in ("'", '"'):
            self._next_line(0, -self._state.leading)
        for part in operands[-1] if name == "TJ" else [operands[-1]]:
            if isinstance(part, pikepdf.String):
                yield from self._letters(bytes(part))
            else:
                self._advance(-float(part) / 1000 * self._state.size)

    def _letters(self, text: bytes) -> Iterator[Any]:
        state = self._state
        if state.font is None or state.mode not in (FILL, INVISIBLE):
            raise CannotOutlineError(f"Tr {state.mode:g}" if state.font else "Tf")
        for code in (int.from_bytes(text[at : at + 2], "big") for at in range(0, len(text), 2)):
            path = state.font.path(code)
            if path and state.mode == FILL:
                yield from self._filled(state.font, path)
            self._advance(state.font.advance(code) * state.size + state.letter_space)

    def _filled(self, font: EmbeddedFont, path: Path) -> Path:
        """Fill one glyph in a state of its own, by the nonzero rule, as text is filled."""
        scale = self._state.size / font.em
        placed = Matrix(scale * self._state.width, 0, 0, scale, 0, self._state.rise) @ self._pen
        matrix = _instruction("cm", *(round(value, 6) for value in placed.shorthand))
        return (_instruction("q"), matrix, *path, _instruction("f"), _instruction("Q"))

    def _advance(self, length: float) -> None:
        """Move the pen along the line; word spacing is for one-byte codes alone (9.3.3)."""
        self._pen = Matrix(1, 0, 0, 1, length * self._state.width, 0) @ self._pen


def outline_text(press: bytes) -> bytes:
    """Replace all text of a press file by outlines, and remove its fonts.

    Raises Refused for text that is more than filled, for fonts that are not embedded TrueType, and
    when the result does not look the same.
    """
    with pikepdf.open(io.BytesIO(press)) as pdf:
        seen: set[tuple[int, int]] = set()
        for number, page in enumerate(pdf.pages, 1):
            try:
                _outline(page.obj, page.obj.get("/Resources", {}), seen)
            except CannotOutlineError as fault:
                raise Refused([_not_outlined(number, str(fault))]) from None
        kinds = (pikepdf.Dictionary, pikepdf.Stream)
        for item in (item for item in pdf.objects if isinstance(item, kinds)):
            if "/Font" in item.get("/Resources", {}):
                del item.Resources["/Font"]
        outlined = save(pdf)
    differing = differences(press, outlined)
    if max(differing, default=0) > TOLERANCE:
        raise Refused([_looks_different(differing)])
    return outlined


def same_picture(before: bytes, after: bytes) -> bool:
    """Tell whether two files look the same but for the softness of edges."""
    return max(differences(before, after), default=0) <= TOLERANCE


def differences(before: bytes, after: bytes) -> tuple[int, ...]:
    """Measure by how much of 255 each page differs at most, its edges softened alike.

    A file with more or fewer pages differs wholly.
    """
    documents = [pypdfium2.PdfDocument(data) for data in (before, after)]
    try:
        if len(documents[0]) != len(documents[1]):
            return (255,)
        return tuple(_difference(*map(_draw, pair)) for pair in zip(*documents, strict=True))
    finally:
        for document in documents:
            document.close()


def _draw(page: pypdfium2.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=FINER * DPI / PT_PER_INCH).to_pil()
    return picture.convert("RGB").reduce(FINER).filter(ImageFilter.BoxBlur(1))


def _difference(one: Image.Image, other: Image.Image) -> int:
    bands: Any = ImageChops.difference(one, other).getextrema()
    return 255 if one.size != other.size else max(int(high) for _, high in bands)


def _outline(holder: Any, resources: Any, seen: set[tuple[int, int]]) -> None:
    """Outline a page, form or pattern, and every form and pattern that it uses."""
    outliner = Outliner(resources.get("/Font", {}))
    contents = holder.get("/Contents", holder)
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        stream.write(outliner.rewrite(stream))
    for item in _drawn_by(resources):
        if item.objgen not in seen:
            seen.add(item.objgen)
            _outline(item, item.get("/Resources", resources), seen)


def _drawn_by(resources: Any) -> Iterator[Any]:
    """Give the forms, patterns and soft masks that resources name."""
    for item in (*resources.get("/XObject", {}).values(), *resources.get("/Pattern", {}).values()):
        if item.get("/Subtype") == Name.Form or item.get("/PatternType") == 1:
            yield item
    for state in resources.get("/ExtGState", {}).values():
        if isinstance(state.get("/SMask"), pikepdf.Dictionary):
            yield state.SMask.G


def _widths(said: Any) -> Iterator[tuple[int, float]]:
    """Read the widths of a font's codes (ISO 32000-1, 9.7.4.3)."""
    left: list[Any] = list(said)
    while left:
        first: int = int(left.pop(0))
        second: Any = left.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + place, float(width)) for place, width in enumerate(list(second)))
        else:
            width = float(left.pop(0))
            yield from ((code, width) for code in range(first, int(second) + 1))


def _instruction(operator: str, *operands: float) -> pikepdf.ContentStreamInstruction:
    return pikepdf.ContentStreamInstruction(
        [int(v) if v == int(v) else v for v in operands], Operator(operator)
    )


def _not_outlined(page: int, what: str) -> Finding:
    return error(
        "not-outlined",
        OnPage("press.pdf", page),
        Says(f"文字无法转曲（{what}）", f"Text cannot be outlined ({what})"),
        Says("请改用填充文字和内嵌的 TrueType 字体", "Use filled text in embedded TrueType fonts"),
        Owner.DESIGNER,
    )


def _looks_different(differing: tuple[int, ...]) -> Finding:
    pages = [str(number) for number, worst in enumerate(differing, 1) if worst > TOLERANCE]
    return error(
        "outlines-differ",
        Says(f"第 {'、'.join(pages)} 页", f"page {', '.join(pages)}"),
        Says("转曲后与原稿不一致", "With its text outlined, it no longer looks the same"),
        Says("请改交未转曲的文件", "Hand over the file with its fonts"),
        Owner.DEVELOPER,
    )

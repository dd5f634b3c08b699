"""Justified Chinese: WeasyPrint 70 stretches spaces alone, and Han text has none.

In a justified Chinese text what a line lacks is spread evenly over its spaces and over the gaps
beside its Han characters, as CLREQ asks; a mark at the line's edge gives up the blank half of its
square, so that its ink is flush. The engine shapes the text as ever; only the advances of its
glyphs are changed, so boxes stay as wide as what is painted in them. Where readers would take a gap
for a space, the PDF tells them the text (ISO 32000, ActualText). `test_justify.py` says loudly when
the engine changes.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import weasyprint.draw.text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

from brochure.model.fields import CJK_MARKS, HAN

LOOSEST_EM = 0.5
"""A line that lacks more a gap, as before a long address, stays ragged."""

LIKE_A_SPACE_EM = 0.1
"""Programs that read a PDF's text take a wider gap for a space."""

_OPENING = "（【《〈「『“‘〔［｛￥"
_CLOSING = "，。、；：？！）】》〉」』”’〕］｝％"
_DASHES = "—…"
_SPACES = " \u00a0"
_CJK = re.compile(f"[{HAN}{CJK_MARKS}{_OPENING}{_CLOSING}{_DASHES}]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_CONTROLS = re.compile("[\u00ad\u200b\u2060]")
_HALF_BLANK_EM = 0.45
"""A mark with so much blank at its side is set in a square, half of which is empty."""


@dataclass(frozen=True)
class _Character:
    """One visible character of a line; a picture or a block among the text is one without box."""

    text: str
    box: Any = None
    start: int = 0
    """Its place in the box's text, in bytes, as Pango counts."""


@dataclass
class _Change:
    """What is done to one character: how much further it advances, and is moved itself."""

    advance: float = 0.0
    offset: float = 0.0


class _Spread(Layout):  # type: ignore[misc]
    """A text whose glyphs advance further, or less, than their font says."""

    def __init__(self, box: Any, changes: Mapping[int, _Change]) -> None:
        super().__init__(box.style, max_width=box.pango_layout.max_width)
        self._changes = changes
        self.set_text(box.text)
        self.deactivate()

    @property
    def is_loose(self) -> bool:
        """Tell whether a gap between two letters looks like a space."""
        widest = max(change.advance for change in self._changes.values())
        return widest > LIKE_A_SPACE_EM * float(self.style["font_size"])

    def set_text(self, text: str, justify: bool = False) -> None:
        super().set_text(text, justify)
        self._is_spread = False

    def get_first_line(self) -> Any:
        """Give the line to be painted, spread once for each time that its text is set."""
        line, following = super().get_first_line()
        run = ffi.NULL if self._is_spread else line.runs
        self._is_spread = True
        while run != ffi.NULL:
            self._spread(run.data.item, run.data.glyphs)
            run = run.next
        return line, following

    def _spread(self, item: Any, glyphs: Any) -> None:
        starts = [item.offset + glyphs.log_clusters[at] for at in range(glyphs.num_glyphs)]
        for at, (start, end) in enumerate(itertools.pairwise([*starts, item.offset + item.length])):
            geometry = glyphs.glyphs[at].geometry
            for byte in range(start, end):
                if change := self._changes.get(byte):
                    geometry.width += round(change.advance * TO_UNITS)
                    # The engine takes an offset for thousandths, not for Pango's 1024 units.
                    geometry.x_offset += round(change.offset * 1000)


def install() -> None:
    """Teach the engine; a second call changes nothing."""
    if not hasattr(inline.text_align, "__wrapped__"):
        inline.text_align = _chinese(inline.text_align)
        drawing = weasyprint.draw.text
        drawing.draw_first_line = _legible(drawing.draw_first_line)


def _chinese(engine: Any) -> Any:
    @functools.wraps(engine)
    def text_align(context: Any, line: Any, available_width: float, last: bool) -> Any:
        if not _is_justified(line.style, last):
            return engine(context, line, available_width, last)
        stretch = not last or line.style["text_align_last"] == "justify"
        _justify(line, available_width, stretch)
        return 0

    return text_align


def _legible(engine: Any) -> Any:
    @functools.wraps(engine)
    def draw_first_line(stream: Any, textbox: Any, *given: Any) -> Any:
        layout = textbox.pango_layout
        if not (isinstance(layout, _Spread) and layout.is_loose):
            return engine(stream, textbox, *given)
        text = _CONTROLS.sub("", layout.text).encode("utf-16-be").hex()
        stream.begin_marked_content("Span", f"<</ActualText <feff{text}>>>")
        emojis = engine(stream, textbox, *given)
        stream.end_marked_content()
        return emojis

    return draw_first_line


def _is_justified(style: Any, last: bool) -> bool:
    return (
        style["text_align_all"] == "justify"
        and (style["lang"] or "").lower().startswith("zh")
        and style["direction"] == "ltr"
        and style["white_space"] in ("normal", "nowrap", "pre-line")
        and not (last and style["text_align_last"] in ("center", "right", "end"))
    )


def _justify(line: Any, available_width: float, stretch: bool) -> None:
    characters = list(_characters(line))
    gaps = [before for before, after in itertools.pairwise(characters) if _is_gap(before, after)]
    lead, trail = _blank(characters[:1], _OPENING), _blank(characters[-1:], _CLOSING)
    gap = 0.0
    if gaps and stretch:
        gap = max(0.0, (available_width - line.width + lead + trail) / len(gaps))
    if not 0 < gap <= LOOSEST_EM * line.style["font_size"]:
        gaps, trail = [], 0.0
    changes: dict[Any, dict[int, _Change]] = defaultdict(lambda: defaultdict(_Change))
    for character in gaps:
        changes[character.box][character.start].advance += gap
    if lead:
        changes[characters[0].box][characters[0].start] = _Change(-lead, -lead)
    if trail:
        changes[characters[-1].box][characters[-1].start].advance -= trail
    line.width += _widen(line.children, changes, 0.0)


def _characters(box: Any) -> Iterator[_Character]:
    if isinstance(box, boxes.TextBox):
        start = 0
        for text in box.text:
            if not _INVISIBLE.match(text):
                yield _Character(text, box, start)
            start += len(text.encode())
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _characters(child)
    else:
        yield _Character("\ufffc")


def _is_gap(before: _Character, after: _Character) -> bool:
    """Tell where a line may be stretched: CLREQ keeps marks at their text and a dash in one."""
    if before.box is None or after.text in _SPACES:
        return False
    return before.text in _SPACES or (
        bool(_CJK.match(before.text) or _CJK.match(after.text))
        and before.text not in _OPENING
        and after.text not in _CLOSING
        and not (before.text in _DASHES and after.text in _DASHES)
    )


def _blank(edge: list[_Character], marks: str) -> float:
    """Measure the blank half of a mark at the line's edge; proportional marks have none."""
    if not edge or edge[0].text not in marks:
        return 0.0
    layout = Layout(edge[0].box.style)
    layout.set_text(edge[0].text)
    line, _ = layout.get_first_line()
    ink, advance = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, ink, advance)
    blank = ink.x if marks == _OPENING else advance.width - ink.x - ink.width
    em = float(layout.style["font_size"])
    return em / 2 if blank * FROM_UNITS > _HALF_BLANK_EM * em else 0.0


def _widen(
    children: list[Any], changes: Mapping[Any, Mapping[int, _Change]], grown: float
) -> float:
    """Widen texts, move each box by what has grown on its left, and give what has grown."""
    for box in children:
        if not box.is_in_normal_flow():
            continue
        if not isinstance(box, boxes.TextBox | boxes.InlineBox):
            box.translate(grown, 0)
            continue
        box.position_x += grown
        before = grown
        if isinstance(box, boxes.InlineBox):
            grown = _widen(box.children, changes, grown)
        elif box in changes:
            grown += sum(change.advance for change in changes[box].values())
            box.pango_layout = _Spread(box, changes[box])
        box.width += grown - before
    return grown

"""Tagged PDF: what WeasyPrint 70 leaves out of the structure that readers follow.

The engine tags every box of every page by itself. Here a paragraph that runs over a page's end
stays one element (ISO 32000-1, 14.7.4), each element says its language, a header cell its scope,
a link its words. A table's head that is repeated, and what is drawn for the eye alone
(`aria-hidden`, margin boxes), is an artifact. The space at which a line ends is painted, too, or a
voice would run words together (14.8.2.5). `test_reading.py` and `test_reading_geometry.py` say
loudly when the engine changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import stream, tags

_ROLES = {
    "header": "Sect",
    "footer": "Sect",
    "figure": "Div",
    "abbr": "Span",
    "time": "Span",
}
"""Elements of HTML that the engine knows no tag for."""

_HOLDERS = {"/LBody", "/TH", "/TD"}
"""Elements in which text on lines of its own is a paragraph, as a label and its value are."""
_UNSAID = {"head", "{http://www.w3.org/2000/svg}svg"}
_MCID = int
_engine_tree = tags._build_box_tree
_engine_marked = stream.Stream.marked


def install() -> None:
    """Teach the engine; it matters to tagged files alone."""
    tags._build_box_tree = _build_box_tree
    stream.Stream.marked = _marked


def space_out(page_boxes: list[Any], root: Any) -> None:
    """Give the words on the pages of a document the spaces between them that it was written with.

    The engine drops a space at the end of a line, and paints none that stands by itself.
    """
    written, place = re.sub(r"[ \t\n]+", " ", "".join(_written(root))), 0
    before, block = None, None
    for page in page_boxes:
        for box, around in _texts(page, None):
            words = box.text.strip(" ")
            if (start := written.find(words, place)) < 0:
                # A part of a word ends with a hyphen that was not written.
                words = words.removesuffix("-")
                start = written.find(words, place)
            if start < 0:
                continue
            parted = written[place:start] == " " and around is block
            if before and parted and not box.text.startswith(" "):
                before.pango_layout.text = before.pango_layout.text.rstrip(" ") + " "
            before, block, place = box, around, start + len(words)


def _written(element: Any) -> Iterator[str]:
    """Give the text of an element as it is laid out, piece by piece."""
    if element.tag not in _UNSAID:
        yield element.text or ""
        for child in element:
            yield from _written(child)
            yield child.tail or ""


def _texts(box: Any, block: Any) -> Iterator[tuple[Any, Any]]:
    """Find the texts that a box paints, each with the element that its line belongs to."""
    if isinstance(box, boxes.BlockContainerBox) and not isinstance(box, boxes.InlineBlockBox):
        block = box.element
    box.children = [child for child in box.children if not _blank(child)]
    for child in box.children:
        inner = child._box if isinstance(child, AbsolutePlaceholder) else child
        if getattr(inner, "repeated", False) or "::" in (inner.element_tag or ""):
            continue  # the document says it elsewhere, or nowhere
        if isinstance(inner, boxes.TextBox):
            yield inner, block
        elif not isinstance(inner, boxes.MarginBox) and not isinstance(inner, boxes.ReplacedBox):
            yield from _texts(inner, block)


def _blank(box: Any) -> bool:
    return isinstance(box, boxes.TextBox) and not box.text.strip(" ")


def hush_repeats(page_boxes: list[Any]) -> None:
    """Let a table's head be read once, though it stands on every page of its table."""
    heads: dict[Any, Any] = {}
    for page in page_boxes:
        for box in page.descendants(placeholders=True):
            if isinstance(box, boxes.TableRowGroupBox) and box.is_header:
                first = heads.setdefault(box.element, box)
                if first is not box:
                    _hush(box, first)


def _hush(head: Any, first: Any) -> None:
    pairs = zip(
        head.descendants(placeholders=True), first.descendants(placeholders=True), strict=True
    )
    for part, original in ((head, first), *pairs):
        part.repeated = True
        if isinstance(part, boxes.TableCellBox):
            part.mark = _MarkOf(original)


class _MarkOf:
    """Stands for the element of a repeated cell: what refers to it refers to the first one."""

    def __init__(self, first: Any) -> None:
        self._first = first

    def __setitem__(self, name: str, key: pydyf.String) -> None:
        key.string = self._first.mark[name].string


def _decorative(box: Any) -> bool:
    """Tell whether a box is for the eye alone; a page's margins have no element."""
    if box.element is None or getattr(box, "repeated", False):
        return True
    return bool(box.element.get("aria-hidden") == "true")


@contextmanager
def _marked(self: stream.Stream, box: Any, tag: str) -> Iterator[None]:
    """Mark what is painted, as an artifact if it is decoration."""
    with self.artifact() if _decorative(box) else _engine_marked(self, box, tag):
        yield


def _build_box_tree(
    box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any, marks: Any
) -> Iterator[Any]:
    """Build the structure of a box, but of decoration; what is continued joins its beginning."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    page_or_root = isinstance(box, boxes.PageBox) or box.element_tag in ("html", "body")
    if not page_or_root and _decorative(box):
        return
    if box.link_annotation and box.element_tag != "a":
        # The engine makes a link of everything inside a link, too.
        pdf.objects[_number(pdf.page_references[page])]["Annots"].remove(
            box.link_annotation.reference
        )
        box.link_annotation = None
    if box.link_annotation:
        box.link_annotation["Contents"] = pydyf.String(_words(box.element))
    elements = _engine_tree(box, parent, pdf, page, nums, annotations, marks)
    if page_or_root:
        yield from elements
        return
    for element in elements:
        _describe(element, box, parent, pdf, page)
        if not _joined(element, box, pdf, nums, annotations):
            yield element


def _describe(element: Any, box: Any, parent: Any, pdf: Any, page: int) -> None:
    """Say what the engine does not: language, scope of a header cell, place of a figure."""
    node, tag = box.element, element["S"]
    if "::" in box.element_tag:
        element["S"] = "/Span"  # the engine takes what a style sheet adds to a link for another
    if box.element_tag == "ul" and node.get("class") == "toc":
        _list_contents(element, pdf)
    if tag == "/NonStruct" and box.element_tag in _ROLES:
        element["S"] = f"/{_ROLES[box.element_tag]}"
    if element["S"] == "/Span" and isinstance(box, boxes.BlockBox) and parent["S"] in _HOLDERS:
        element["S"] = "/P"
    if language := node.get("lang"):
        element["Lang"] = pydyf.String(language)
    if tag == "/TH" and "A" in element:
        element["A"]["Scope"] = "/Row" if node.get("scope") == "row" else "/Column"
    if tag == "/Figure":
        left, bottom, right, top = element["A"]["BBox"]
        height = pdf.objects[_number(pdf.page_references[page])]["MediaBox"][3]
        edges = (0.75 * left, height - 0.75 * top, 0.75 * right, height - 0.75 * bottom)
        element["A"]["BBox"] = pydyf.Array(round(edge, 2) for edge in edges)


def _list_contents(element: Any, pdf: Any) -> None:
    """Make a list of links one of contents, whose items refer to what they name."""
    element["S"] = "/TOC"
    for item in _kids(element, pdf):
        item["S"] = "/TOCI"
        for body in _kids(item, pdf):
            body["S"] = "/Reference"


def _kids(element: Any, pdf: Any) -> Iterator[Any]:
    return (pdf.objects[_number(kid)] for kid in element["K"] if not isinstance(kid, _MCID))


def _joined(element: Any, box: Any, pdf: Any, nums: Any, annotations: Any) -> bool:
    """Add what a box holds to the element that it continues: on the line, or the page, before."""
    begun = vars(pdf).setdefault("begun", {})
    key = (box.element, box.element_tag, element["S"])
    first = begun.setdefault(key, element)
    same_page = first["Pg"] == element["Pg"]
    if first is element or (same_page and not isinstance(box, boxes.InlineBox)):
        begun[key] = element
        return False
    for kid in _kids(element, pdf):
        kid["P"] = first.reference
    first["K"] += element["K"]
    for mcid, reference in nums.items():
        if reference == element.reference:
            nums[mcid] = first.reference
    for index, (reference, annotation) in enumerate(annotations):
        if reference == element.reference:
            annotations[index] = (first.reference, annotation)
    return True


def _words(node: Any) -> str:
    """Give the words of a link, or what it is to say in their place."""
    return node.get("aria-label") or " ".join("".join(node.itertext()).split())


def _number(reference: bytes) -> int:
    return int(bytes(reference).split()[0])

"""SVG drawings that come as files: read safely, refused for what no press can print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from brochure.errors import Refused
from brochure.findings import Place, Says, error

MAX_BYTES = 10_000_000
MAX_DEPTH = 60
MAX_ELEMENTS = 50_000
"""What a drawing may hold, each element counted as often as <use> repeats it."""
SUFFIX = ".svg"
_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")

TEXT = Says("文字（请转成路径）", "text (make it outlines)")
IMAGE = Says("嵌入的位图（请单独存成 JPEG 或 PNG）", "pictures (save them as JPEG or PNG)")
FILTER = Says("滤镜或混合模式（请栅格化或去掉）", "filters or blending (flatten or remove them)")
SCRIPT = Says("脚本或动画（请删除）", "scripts or animation (remove them)")
OUTSIDE = Says("指向外部文件的引用（请嵌入或删除）", "references to other files (remove them)")
FOREIGN = Says("网页内容 foreignObject（请删除）", "web content, foreignObject (remove it)")
_REFUSED = {
    "text": TEXT, "tspan": TEXT, "textPath": TEXT, "tref": TEXT, "font": TEXT, "font-face": TEXT,
    "image": IMAGE, "feImage": IMAGE, "filter": FILTER, "script": SCRIPT, "animate": SCRIPT,
    "animateMotion": SCRIPT, "animateTransform": SCRIPT, "set": SCRIPT, "foreignObject": FOREIGN,
}  # fmt: skip
_BLENDING = re.compile(r"(^|[;{\s])(filter|mix-blend-mode)\s*:\s*(?!none|normal)", re.IGNORECASE)
_FAR = re.compile(r"url\(\s*['\"]?(?!#)|@import|@font-face", re.IGNORECASE)


def read(raw: bytes, file: str, place: Place) -> Element:
    """Read a drawing.

    Raises Refused for a damaged one, one that would take the engine for ever, and one that holds
    what no press can take as it is; all such things are named together.
    """
    if len(raw) > MAX_BYTES:
        raise Refused([error("svg-too-complex", place, *_too_complex(file))])
    try:
        text = raw.decode("utf-8-sig")
        if "<!ENTITY" in text:
            raise Refused([error("svg-too-complex", place, *_entities(file))])
        drawing = _parse(text)
    except (UnicodeDecodeError, ElementTree.ParseError):
        raise Refused([error("picture-broken", place, *_broken(file))]) from None
    if drawing is None or _extent(drawing) > MAX_ELEMENTS:
        raise Refused([error("svg-too-complex", place, *_too_complex(file))])
    if drawing.tag != f"{_SVG}svg":
        raise Refused([error("picture-broken", place, *_broken(file))])
    if found := tuple(dict.fromkeys(_refused(drawing))):
        raise Refused([error("svg-unsupported", place, *_unsupported(file, found))])
    return drawing


def _parse(text: str) -> Element | None:
    """Parse XML without entities; None for one that is nested without end."""
    parser: ElementTree.XMLPullParser[Element] = ElementTree.XMLPullParser(("start", "end"))
    depth = 0
    root: Element | None = None
    for begin in range(0, len(text), 65536):
        parser.feed(text[begin : begin + 65536])
        for item in parser.read_events():
            event, element = cast("tuple[str, Element]", item)
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > MAX_DEPTH:
                return None
    parser.close()
    if root is None:
        raise ElementTree.ParseError
    return root


def _extent(drawing: Element) -> int:
    """Count the elements that are drawn, following <use>; more than the limit ends the count."""
    named = {element.get("id"): element for element in drawing.iter() if element.get("id")}
    known: dict[Element, int] = {}

    def count(element: Element, trail: frozenset[Element]) -> int:
        if element in trail:
            return MAX_ELEMENTS + 1
        if element not in known:
            parts = [*element]
            if element.tag == f"{_SVG}use":
                target = next(filter(None, map(element.get, _HREFS)), "").removeprefix("#")
                parts += [named[target]] if target in named else []
            inner = trail | {element}
            known[element] = min(1 + sum(count(p, inner) for p in parts), MAX_ELEMENTS + 1)
        return known[element]

    return count(drawing, frozenset())


def _refused(drawing: Element) -> Iterator[Says]:
    for element in drawing.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in _REFUSED:
            yield _REFUSED[tag]
        css = element.text or "" if tag == "style" else element.get("style", "")
        if element.get("filter", "none") != "none" or _BLENDING.search(css):
            yield FILTER
        values = [css, *(value for name, value in element.items() if name not in _HREFS)]
        links = [link for link in map(element.get, _HREFS) if link]
        if any(map(_FAR.search, values)) or any(not link.startswith("#") for link in links):
            yield IMAGE if tag == "image" else OUTSIDE


def _broken(file: str) -> tuple[Says, Says]:
    return (
        Says(f"“{file}”不是完整的 SVG 图", f"“{file}” is not a whole SVG drawing"),
        Says("请从绘图软件重新导出 SVG", "Export it again from the drawing program"),
    )


def _entities(file: str) -> tuple[Says, Says]:
    return (
        Says(f"“{file}”里有 XML 实体（ENTITY）", f"“{file}” declares XML entities"),
        Says("请另存为“普通 SVG”", "Save it as plain SVG"),
    )


def _too_complex(file: str) -> tuple[Says, Says]:
    return (
        Says(f"“{file}”太复杂，无法排版", f"“{file}” is too complex to be set"),
        Says(
            "请简化图形，或存成 300 ppi 的 PNG",
            "Simplify the drawing, or save it as a PNG of 300 ppi",
        ),
    )


def _unsupported(file: str, found: tuple[Says, ...]) -> tuple[Says, Says]:
    return (
        Says(
            f"“{file}”里有不能印刷的内容：{'、'.join(said.zh for said in found)}",
            f"“{file}” holds what cannot be printed: {', '.join(said.en for said in found)}",
        ),
        Says("请在绘图软件里改好，再导出 SVG", "Mend it in the drawing program and export again"),
    )

"""Find effects that WeasyPrint 70 cannot paint in ink: blurred shadows and shaded borders.

It would end with an exception halfway through the page; here the element is named instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brochure.findings import Finding, OnPage, Owner, Says, error
from brochure.units import mm_from_px

SHADED = ("inset", "outset", "ridge", "groove")
_EDGES = ("border_top", "border_right", "border_bottom", "border_left", "outline", "column_rule")


def examine(page_boxes: list[Any]) -> list[Finding]:
    """Name every element with such an effect, once a page and effect."""
    found: dict[tuple[int, str, str], Finding] = {}
    for number, page in enumerate(page_boxes, 1):
        for box in page.descendants(placeholders=True):
            for effect in _effects(box.style):
                tag = str(box.element_tag)
                found.setdefault((number, tag, effect), _unpaintable(number, box, tag, effect))
    return list(found.values())


def _effects(style: Any) -> Iterator[str]:
    if any(blur.value for _, _, blur, *_ in style["box_shadow"] or ()):
        yield "box-shadow blur"
    for edge in _EDGES:
        shade = style[f"{edge}_style"]
        if shade in SHADED and style[f"{edge}_width"]:
            yield f"{edge.split('_')[0]}-style: {shade}"


def _unpaintable(page: int, box: Any, tag: str, effect: str) -> Finding:
    left, top = mm_from_px(box.position_x), mm_from_px(box.position_y)
    return error(
        "effect-not-for-press",
        OnPage("templates", page, round(left, 2), round(top, 2)),
        Says(
            f"<{tag}> 的 {effect} 不能用 CMYK 排出",
            f"<{tag}> has {effect}, which cannot be set in CMYK",
        ),
        Says(
            "请设计人员改用实线边框、无模糊的阴影，或渐变",
            "The designer must use a solid border, a shadow without blur, or a gradient",
        ),
        Owner.DESIGNER,
    )

"""Content: what a page names and lacks, what holds itself, and what may print or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from brochure.findings import Finding, Place, Says, error, same, warning
from brochure.preflight.paints import array, dictionary
from brochure.preflight.press_file import PressFile
from brochure.preflight.walker import MAX_DEPTH, MAX_STEPS

_KINDS = {
    "/XObject": Says("图片或图形", "picture or form"),
    "/Font": Says("字体", "font"),
    "/ExtGState": Says("图形状态", "graphics state"),
    "/ColorSpace": Says("颜色空间", "colour space"),
    "/Pattern": Says("图案", "pattern"),
    "/Shading": Says("渐变", "gradient"),
}
_ANEW = Says("请从原稿重新导出", "Export it anew from its source")


def missing_resources(file: PressFile) -> Iterator[Finding]:
    """Refuse content that names what the file does not have: it prints wrong, or not at all."""
    for number, page in zip(file.page_numbers, file.walked, strict=True):
        kinds: defaultdict[str, list[str]] = defaultdict(list)
        for kind, name in page.used.missing:
            kinds[kind].append(name)
        for kind, names in kinds.items():
            listed, said = ", ".join(names), _KINDS[kind]
            yield error(
                "missing-resource",
                file.place(number),
                Says(f"页面用到的{said.zh} {listed} 不在文件里，会印错或印不出来",
                     f"The page uses the {said.en} {listed}, which is not in the file"),
                _ANEW,
            )  # fmt: skip


def recursion(file: PressFile) -> Iterator[Finding]:
    """Refuse forms and patterns that paint themselves (ISO 32000-1, 8.10.1)."""
    for number, page in zip(file.page_numbers, file.walked, strict=True):
        if page.recursive:
            yield error(
                "recursive-form",
                file.place(number),
                Says(f"有图形或图案画了它自己，或嵌套超过 {MAX_DEPTH} 层，印出什么因软件而异",
                     f"A form or pattern paints itself, or lies more than {MAX_DEPTH} deep; "
                     "what prints depends on the program"),
                _ANEW,
            )  # fmt: skip


def damage(file: PressFile) -> Iterator[Finding]:
    """Refuse pages that cannot be read, and soft masks that mask nothing."""
    for number, page in zip(file.page_numbers, file.walked, strict=True):
        if page.damaged:
            yield damaged_page(file.place(number))
        if page.used.bad_mask:
            yield error(
                "damaged-mask",
                file.place(number),
                Says("软蒙版已损坏，被它遮住的图案会印错或消失",
                     "A soft mask is damaged; what it masks prints wrong or vanishes"),
                _ANEW,
            )  # fmt: skip


def damaged_page(place: Place) -> Finding:
    """Say that a page cannot be read."""
    return error(
        "damaged-page",
        place,
        Says("这一页的内容有损坏", "The content of this page is damaged"),
        Says("请重新导出这个文件", "Export the file again"),
    )


def complexity(file: PressFile) -> Iterator[Finding]:
    """Refuse a file of which not everything was looked at, because there is too much of it."""
    for number, page in zip(file.page_numbers, file.walked, strict=True):
        if page.too_complex:
            yield error(
                "too-complex",
                file.place(number),
                Says(f"这一页太复杂：绘图指令超过 {MAX_STEPS // 10_000} 万个，后面的没有检查",
                     f"The page is too complex: the file has more than {MAX_STEPS:,} drawing "
                     "operators, and the rest was not checked"),
                Says("请简化图形，或把复杂的部分换成图片后再导出",
                     "Simplify the artwork, or turn its complex parts into pictures"),
            )  # fmt: skip
            return


class Layer(NamedTuple):
    """One layer: whether it is seen, and whether it prints."""

    name: str
    seen: bool
    printed: bool


def layers(file: PressFile) -> Iterator[Finding]:
    """Refuse layers that print otherwise than they are seen; warn of those switched off."""
    for layer in _layers(dictionary(file.pdf.Root.get("/OCProperties"))):
        if layer.seen != layer.printed:
            seen = Says("显示", "shown") if layer.seen else Says("隐藏", "hidden")
            printed = Says("会印", "prints") if layer.printed else Says("不印", "does not print")
            yield error(
                "layer-differs",
                same(file.shown),
                Says(f"图层“{layer.name}”在屏幕上{seen.zh}，付印时却{printed.zh}",
                     f"The layer “{layer.name}” is {seen.en} on screen, but {printed.en}"),
                Says("请让它的显示和打印一致，或拼合图层后再导出",
                     "Make it print as it is seen, or flatten the layers"),
            )  # fmt: skip
        elif not layer.printed:
            yield warning(
                "layer-off",
                same(file.shown),
                Says(f"图层“{layer.name}”是关着的，不会印出来",
                     f"The layer “{layer.name}” is switched off and will not print"),
                Says("要印就打开它，不印就删掉它", "Switch it on if it must print; else delete it"),
            )  # fmt: skip


def _layers(said: Any) -> Iterator[Layer]:
    """Read the layers in the state in which the file opens (ISO 32000-1, 8.11.4)."""
    opens = dictionary(said.get("/D"))
    on, off = ({item.objgen for item in array(opens.get(key))} for key in ("/ON", "/OFF"))
    for group in map(dictionary, array(said.get("/OCGs"))):
        if not group:
            continue
        shown = group.objgen in on if opens.get("/BaseState") == "/OFF" else group.objgen not in off
        usage = dictionary(group.get("/Usage"))
        seen, printed = (
            dictionary(usage.get(key)).get(state, "/ON" if shown else "/OFF") == "/ON"
            for key, state in (("/View", "/ViewState"), ("/Print", "/PrintState"))
        )
        yield Layer(str(group.get("/Name", "")), seen, printed)

"""Text, character by character: large enough, clear of the trim and of the folds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from brochure.findings import Finding, Owner, Says, Severity, error, same, warning
from brochure.preflight.paints import Paint
from brochure.preflight.press_file import PressFile
from brochure.preflight.text import Character
from brochure.units import Rectangle, mm_from_pt

FOLD_MM = 3.0
EXCERPT = 16
SPACE_EM = 0.18
"""A gap wider than this part of the size is a space."""
_EDGES = {
    "left": Says("左", "left"), "top": Says("上", "top"),
    "right": Says("右", "right"), "bottom": Says("下", "bottom"),
}  # fmt: skip
_LARGER = Says("请放大", "Set it larger")


def small_text(file: PressFile) -> Iterator[Finding]:
    """Refuse text under the smallest size that the press holds; Chinese fills in sooner."""
    if not any(paint.kind == "text" for paint in file.paints):
        yield _no_letters(file)
        return
    least, least_zh = file.profile.min_text_pt, file.profile.min_text_zh_pt
    for page in file.page_numbers:
        small = [paint for paint in file.paints if paint.page == page and _is_small(paint, least)]
        if small:
            paint = min(small, key=lambda paint: paint.size_pt)
            yield error(
                "small-text",
                file.place(page, paint.left_mm, paint.top_mm),
                Says(f"{len(small)} 处文字小于 {least:g} pt（最小 {paint.size_pt:.1f} pt）",
                     f"Text under {least:g} pt, {len(small)} × ({paint.size_pt:.1f} pt)"),
                _LARGER,
            )  # fmt: skip
        chinese = [
            character
            for character in file.characters
            if character.page == page
            and character.is_chinese
            and least - 0.05 <= character.size_pt < least_zh - 0.05
        ]
        if chinese:
            first = min(chinese, key=lambda character: character.size_pt)
            quoted = _quote(file, first)
            yield error(
                "small-text",
                file.place(page, first.box.left, first.box.top),
                Says(f"{len(chinese)} 个汉字小于 {least_zh:g} pt"
                     f"（{first.size_pt:.1f} pt）：{quoted}",
                     f"{len(chinese)} Chinese characters under {least_zh:g} pt "
                     f"({first.size_pt:.1f} pt): {quoted}"),
                _LARGER,
            )  # fmt: skip


def _no_letters(file: PressFile) -> Finding:
    return Finding(
        "letters-not-checked",
        Severity.INFO,
        same(file.shown),
        Says("没有检查文字的大小、颜色、安全区和折线：文件里没有活字，可能已转曲",
             "Size, colour, safe area and folds were not checked for letters: the file has no "
             "live text; it may be outlined"),
        Says("请把转曲前的文件也查一遍", "Check the file from before it was outlined as well"),
        Owner.DESIGNER,
    )  # fmt: skip


def safe_area(file: PressFile) -> Iterator[Finding]:
    """Keep text clear of the trim, which the knife may miss by a millimetre or two."""
    least, wanted = file.profile.min_safe_area_mm, file.profile.safe_area_mm
    near: defaultdict[tuple[int, str], list[tuple[float, Character]]] = defaultdict(list)
    for character in file.characters:
        edge, gap = _nearest_edge(character.box, file.trim(character.page))
        if edge and gap < wanted - 0.05:
            near[character.page, edge].append((gap, character))
    for (page, edge), found in near.items():
        gap, worst = min(found, key=lambda pair: pair[0])
        refused = gap < least - 0.05
        quoted = _quote(file, worst)
        zh, en = _EDGES[edge]
        limit = least if refused else wanted
        make = error if refused else warning
        yield make(
            "outside-safe-area",
            file.place(page, worst.box.left, worst.box.top),
            Says(f"文字离{zh}边裁切线只有 {max(gap, 0):z.1f} mm，至少要 {limit:g} mm：{quoted}",
                 f"Text is {max(gap, 0):z.1f} mm from the {en} edge of the trim, "
                 f"{limit:g} mm at least: {quoted}"),
            Says("请往里移", "Move it inwards"),
        )  # fmt: skip


def text_on_fold(file: PressFile) -> Iterator[Finding]:
    """Keep text clear of folds: the crease breaks the ink, and folding is off by a millimetre."""
    for page in file.page_numbers:
        own = [character for character in file.characters if character.page == page]
        for fold in file.folds(page):
            across = list(_across(own, fold))
            near = [c for c in own if _gap(c.box, fold) < FOLD_MM - 0.05]
            if across or near:
                yield _on_fold(file, bool(across), across or near, fold)


def _on_fold(file: PressFile, crosses: bool, found: list[Character], fold: float) -> Finding:
    worst = min(found, key=lambda character: _gap(character.box, fold))
    quoted, gap = _quote(file, worst), max(_gap(worst.box, fold), 0)
    message = (
        Says(f"文字压在折线上（距左 {fold:z.1f} mm）：{quoted}",
             f"Text crosses the fold at {fold:z.1f} mm: {quoted}")
        if crosses
        else Says(f"文字离折线只有 {gap:z.1f} mm，至少要 {FOLD_MM:g} mm：{quoted}",
                  f"Text is {gap:z.1f} mm from a fold, {FOLD_MM:g} mm at least: {quoted}")
    )  # fmt: skip
    make = error if crosses else warning
    place = file.place(worst.page, worst.box.left, worst.box.top)
    return make("text-on-fold", place, message, Says("请移开折线", "Move it off the fold"))


def _is_small(paint: Paint, least_pt: float) -> bool:
    return paint.kind == "text" and 0 < paint.size_pt < least_pt - 0.05


def _nearest_edge(box: Rectangle, trim: Rectangle) -> tuple[str, float]:
    """Give the nearest edge of the trim and the gap to it; no edge for text that is cut away."""
    if box.right <= 0 or box.bottom <= 0 or box.left >= trim.width or box.top >= trim.height:
        return "", 0.0
    gaps = {
        "left": box.left, "top": box.top,
        "right": trim.width - box.right, "bottom": trim.height - box.bottom,
    }  # fmt: skip
    edge = min(gaps, key=lambda edge: gaps[edge])
    return edge, gaps[edge]


def _gap(box: Rectangle, fold: float) -> float:
    """Give how far a box is from a fold; less than nothing where it lies across it."""
    return max(box.left - fold, fold - box.right)


def _across(characters: list[Character], fold: float) -> Iterator[Character]:
    """Give the characters that a fold breaks, and those of a line that it runs through."""
    for before, after in zip([None, *characters], characters, strict=False):
        if _gap(after.box, fold) < 0:
            yield after
        elif before and after.follows(before):
            left, right = sorted((before.box, after.box), key=lambda box: box.left)
            if left.right <= fold <= right.left:
                yield from (before, after)


def _quote(file: PressFile, first: Character) -> str:
    """Quote the line of text in which a character stands, in part if it is long."""
    own, place = file.characters, file.characters.index(first)
    start = end = place
    while start > 0 and own[start].follows(own[start - 1]):
        start -= 1
    while end + 1 < len(own) and own[end + 1].follows(own[end]):
        end += 1
    begin = max(start, min(place, end + 1 - EXCERPT))
    shown = "".join(map(_with_space, own[begin : end + 1], (None, *own[begin:end])))
    return f"“{shown[:EXCERPT].strip()}{'…' if len(shown) > EXCERPT else ''}”"


def _with_space(character: Character, before: Character | None) -> str:
    """Give a character with the space before it, which letters have and Chinese has not."""
    if before is None or character.is_chinese or before.is_chinese:
        return character.text
    gap = character.box.left - before.box.right
    return (
        f" {character.text}" if gap > mm_from_pt(character.size_pt) * SPACE_EM else character.text
    )

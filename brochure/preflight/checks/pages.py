"""Pages: boxes, bleed, size, and pages with nothing on them."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.findings import Finding, Place, Says, error, same, warning
from brochure.preflight.folds import alike
from brochure.preflight.opened import MAX_PAGES
from brochure.preflight.press_file import GIANT_PT, PressFile
from brochure.units import Rectangle, mm_from_pt

TOLERANCE_MM = 0.05


def boxes(file: PressFile) -> Iterator[Finding]:
    """Ask for a trim box, and a bleed box that lies around it by the profile's bleed."""
    wanted = file.profile.bleed_mm
    for number in file.page_numbers:
        trim, bleed, media = (
            file.box(number, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox")
        )
        if "/UserUnit" in file.page(number):
            yield error(
                "user-unit",
                file.place(number),
                Says("页面用了放大单位（UserUnit）", "The page is scaled by UserUnit"),
                Says("请按实际大小导出", "Export it at its true size"),
            )
        if trim is None:
            yield error(
                "no-trim-box",
                file.place(number),
                Says("没有成品框（TrimBox）", "The page has no trim box"),
                Says("导出时请勾选“使用文档出血设置”", "Export with the document's trim and bleed"),
            )
            continue
        around = bleed or media or trim
        room = min(
            -around.left, -around.top, around.right - trim.width, around.bottom - trim.height
        )
        if room < wanted - TOLERANCE_MM:
            yield error(
                "no-bleed",
                file.place(number),
                Says(f"出血只有 {max(room, 0):z.1f} mm，需要 {wanted:g} mm",
                     f"The bleed is {max(room, 0):z.1f} mm; {wanted:g} mm are wanted"),
                Says("请让底色和图片伸出裁切线", "Let grounds and pictures run over the trim"),
            )  # fmt: skip
        outside = _outside(media or trim, trim, around)
        if outside:
            yield error(
                "box-order", file.place(number), outside, Says("请重新导出", "Export it again")
            )


def _outside(media: Rectangle, trim: Rectangle, bleed: Rectangle) -> Says | None:
    """Say which box reaches beyond the page (ISO 32000-1, 14.11.2)."""
    if not media.holds(trim, TOLERANCE_MM):
        return Says("成品框（TrimBox）超出了页面，超出的部分印不出来",
                    "The trim box reaches beyond the page; nothing prints out there")  # fmt: skip
    if not media.holds(bleed, TOLERANCE_MM):
        return Says("出血框超出了页面", "The bleed box is larger than the page")
    return None


def giants(file: PressFile) -> Iterator[Finding]:
    """Refuse pages larger than PDF programs can hold (ISO 32000-1, annex C.2)."""
    for number in file.giants:
        sides = file.box(number, "/MediaBox") or file.trim(number), file.trim(number)
        wide, high = (max(getattr(box, side) for box in sides) for side in ("width", "height"))
        most = mm_from_pt(GIANT_PT) / 1000
        yield error(
            "giant-page",
            file.place(number),
            Says(f"页面有 {wide / 1000:.2f} × {high / 1000:.2f} m，PDF 最大只能 {most:.2f} m",
                 f"The page is {wide / 1000:.2f} × {high / 1000:.2f} m; "
                 f"a PDF page goes up to {most:.2f} m"),
            Says("请检查页面尺寸的单位，按实际大小重新导出",
                 "Check the unit of the page size, and export it at its true size"),
        )  # fmt: skip


def page_count(file: PressFile) -> Iterator[Finding]:
    """Refuse a file of which only a part was looked at."""
    count = len(file.pdf.pages)
    if count > MAX_PAGES:
        yield error(
            "too-many-pages",
            same(file.shown),
            Says(f"文件有 {count} 页，只检查了前 {MAX_PAGES} 页",
                 f"The file has {count} pages; only the first {MAX_PAGES} were checked"),
            Says("请确认没有选错文件；没有选错的话，请拆成几个文件再查",
                 "Check whether it is the right file; if it is, split it and check every part"),
        )  # fmt: skip


def rotation(file: PressFile) -> Iterator[Finding]:
    """Refuse a page turned by anything but quarters (ISO 32000-1, 7.7.3.3); warn of any turn."""
    for number in file.page_numbers:
        said = file.page(number).get("/Rotate", 0)
        if not isinstance(said, int) or said % 90:
            yield error(
                "page-rotation",
                file.place(number),
                Says(f"页面旋转角度写成了 {said}，只能是 90 的倍数",
                     f"The page is turned by {said}; only quarters of a turn are allowed"),
                Says("请去掉旋转后重新导出", "Export it again without rotation"),
            )  # fmt: skip
        elif said % 360:
            yield warning(
                "page-rotation",
                file.place(number),
                Says(f"页面转了 {said}°，拼版时可能放错方向",
                     f"The page is turned by {said}°; it may be imposed the wrong way round"),
                Says("导出时请不要旋转页面", "Export it unturned"),
            )  # fmt: skip


def fold_marks(file: PressFile) -> Iterator[Finding]:
    """Ask for folds that are alike at head and foot, and that mirror from side to side (0.1 mm)."""
    for number, marks in zip(file.page_numbers, file.fold_marks, strict=True):
        if not alike(marks.head, marks.foot):
            yield _fold_finding(
                file.place(number),
                Says(f"天头和地脚的折线标记不一致：{_row(marks.head)} / {_row(marks.foot)} mm",
                     f"Fold marks differ at head and foot: {_row(marks.head)} / "
                     f"{_row(marks.foot)} mm"),
            )  # fmt: skip
    if len(file.fold_marks) == 2:
        front, back = (marks.places for marks in file.fold_marks)
        width = file.trim(2).width
        if not alike(front, [width - place for place in back]):
            yield _fold_finding(
                file.place(2),
                Says(f"正反面折线不对称：正面 {_row(front)}，反面 {_row(back)} mm",
                     f"The folds of the two sides do not mirror: {_row(front)} and "
                     f"{_row(back)} mm"),
            )  # fmt: skip


def _fold_finding(place: Place, message: Says) -> Finding:
    return error(
        "fold-marks", place, message, Says("请按折页尺寸重画折线标记", "Draw the fold marks anew")
    )


def _row(places: tuple[float, ...]) -> str:
    return ", ".join(f"{place:z.1f}" for place in places) or "–"


def one_size(file: PressFile) -> Iterator[Finding]:
    """Ask for pages of one size."""
    sizes: dict[tuple[float, float], int] = {}
    for number in file.page_numbers:
        trim = file.box(number, "/TrimBox") or file.box(number, "/MediaBox")
        if trim is not None:
            sizes.setdefault((round(trim.width, 1), round(trim.height, 1)), number)
    if len(sizes) > 1:
        page = list(sizes.values())[1]
        first, other = (f"{wide:g} × {high:g}" for wide, high in list(sizes)[:2])
        yield error(
            "page-sizes",
            file.place(page),
            Says(
                f"页面大小不一：{first} 和 {other} mm",
                f"Pages differ in size: {first} and {other} mm",
            ),
            Says("请统一页面大小", "Make all pages of one size"),
        )


def blank_pages(file: PressFile) -> Iterator[Finding]:
    """Warn of a page on which nothing is painted."""
    painted = {paint.page for paint in file.paints}
    for number, page in zip(file.page_numbers, file.walked, strict=True):
        if number not in painted and not page.damaged and not page.too_complex:
            yield warning(
                "blank-page",
                file.place(number),
                Says("这一页是空白的", "Nothing is printed on this page"),
                Says(
                    "如果是有意留白，请告诉印厂", "If it is meant to be blank, tell the print shop"
                ),
            )

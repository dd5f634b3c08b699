"""The job ticket (印刷工单): what is to be made, on one page for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from brochure.findings import Language, Says
from brochure.layout.typography import one_line
from brochure.model.content import LAMINATIONS, Department, PrintOrder
from brochure.model.formats import Format
from brochure.model.profile import SCHEMES, Imposition, PressProfile
from brochure.model.vocabulary import Words
from brochure.press.ticket_drawings import end_view, mm, pages_of

CREASE_ABOVE_GSM = 157
"""Heavier paper breaks when it is folded without a crease."""
LANGUAGE_NAMES = {"zh": Says("中文版", "Chinese edition"), "en": Says("英文版", "English edition")}
WRITING_LINES = 2
OPEN = ' class="open"'
Cell = tuple[Says, str]
"""A label, and what stands beside it as HTML; nothing leaves room to write by hand."""


@dataclass(frozen=True)
class Ticket:
    """One edition as the print shop is to make it."""

    department: Department
    language: Language
    sheet_name: str
    sheet: Format
    profile: PressProfile
    files: Mapping[str, str]
    """File names with their SHA-256."""

    @property
    def order(self) -> PrintOrder:
        return self.department.print or PrintOrder()

    @property
    def creased(self) -> bool | None:
        """Tell whether folds want a crease; None while the paper's weight is not known."""
        weight = self.order.weight_gsm
        return None if weight is None else weight > CREASE_ABOVE_GSM

    @property
    def colours(self) -> str:
        spots = len(self.profile.spots)
        back = 0 if len(self.sheet.page_names) == 1 else 4 + spots
        return f"{4 + spots}+{back}"


def as_json(ticket: Ticket) -> dict[str, object]:
    """Give the ticket as plain data; what is not ordered yet is null."""
    order, sheet, profile, department = (
        ticket.order, ticket.sheet, ticket.profile, ticket.department
    )  # fmt: skip
    return {
        "hospital": _pair(department.hospital),
        "department": _pair(department.name),
        "language": ticket.language,
        "format": ticket.sheet_name,
        "date": department.date,
        "quantity": order.quantity,
        "flat_mm": [sheet.width_mm, sheet.height_mm],
        "folded_mm": [round(mm, 2) for mm in ticket.sheet.folded_mm],
        "bleed_mm": profile.bleed_mm,
        "fold": {"scheme": sheet.name.model_dump(), "creased": ticket.creased, **_folds(sheet)},
        "paper": (order.paper or profile.paper).model_dump(),
        "weight_gsm": order.weight_gsm,
        "colours": ticket.colours,
        "spot_inks": list(profile.spots),
        "technical_inks": list(profile.technical_inks),
        "lamination": order.lamination,
        "binding": None,
        "condition": profile.condition.model_dump(),
        "flavour": profile.flavour,
        "total_ink_percent": profile.total_ink_percent,
        "imposition": profile.imposition.model_dump() if profile.imposition else None,
        "contact": order.contact,
        "deliver_to": order.deliver_to,
        "deadline": order.deadline,
        "notes": order.notes.model_dump() if order.notes else None,
        "files": dict(ticket.files),
    }


def _pair(text: object) -> dict[str, str]:
    return {key: one_line(getattr(text, key), key) for key in ("zh", "en")}


def _folds(sheet: Format) -> dict[str, object]:
    """Give panels and folds of every page, in millimetres from the trim's left edge."""
    return {
        name: {
            "panels": [
                {"name": panel.name, "width_mm": round(panel.area.width, 2)}
                for panel in sheet.on(page)
            ],
            "folds_mm": [round(x, 2) for x in sheet.folds(page)],
        }
        for page, name in enumerate(sheet.page_names, 1)
    }


def as_html(ticket: Ticket, pictures: Mapping[str, str]) -> str:
    """Lay the ticket out as a page of A4; `pictures` gives the address of each page's picture."""
    css = (files("brochure.press") / "ticket.css").read_text(encoding="utf-8")
    name = _pair(ticket.department.name)
    edition = LANGUAGE_NAMES[ticket.language]
    hospital = _pair(ticket.department.hospital)
    parts = [
        f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>{css}</style>',
        f"<title>{escape(name['zh'])} 印刷工单</title>",
        '<header><p class="kind">印刷工单<span>Job ticket</span></p>',
        f'<h1 data-footer="{escape(name["zh"])} · {edition.zh} · 印刷工单 Job ticket">',
        f"{escape(name['zh'])}<b>{edition.zh}</b></h1>",
        f'<p lang="en">{escape(name["en"])} · {edition.en}</p>',
        f'<p class="hospital">{escape(hospital["zh"])} · {escape(hospital["en"])}</p></header>',
        '<div class="sides">',
        *pages_of(ticket.sheet, pictures),
        '</div><table class="order">',
        *(_row(*cells) for cells in _ordered(ticket)),
        "</table><table>",
        *(_row(*cells) for cells in _made(ticket)),
        "</table>",
        *_files(ticket.files),
        *_notes(ticket.order),
    ]
    return "\n".join(parts)


def _ordered(ticket: Ticket) -> Iterator[tuple[Cell, ...]]:
    """List what is ordered, line by line; what is open is written by hand."""
    order = ticket.order
    copies = f"{order.quantity:,}" if order.quantity else ""
    yield (
        (Says("数量", "Quantity"), _both(copies and Says(f"{copies} 份", f"{copies} copies"))),
        (Says("交货", "Due"), _both(order.deadline)),
    )
    paper = order.paper or ticket.profile.paper
    yield ((Says("纸张", "Paper"), _both(Says(paper.zh, paper.en))),)
    weight = order.weight_gsm or '<u class="blank"></u>'
    grams = (Says("克重", "Weight"), f"<span>{weight} g/m²</span>")
    crease = (Says("压痕", "Crease"), _both(_crease(ticket.creased)))
    yield (grams, crease) if ticket.sheet.folded else (grams,)
    film = LAMINATIONS.get(order.lamination or "")
    yield ((Says("覆膜", "Lamination"), _both(film.says) if film else _boxes(LAMINATIONS)),)
    yield ((Says("送到", "Deliver to"), _both(order.deliver_to)),)
    yield ((Says("联系人", "Contact"), _both(order.contact)),)


def _made(ticket: Ticket) -> Iterator[tuple[Cell, ...]]:
    """List how it is made, line by line."""
    profile, sheet = ticket.profile, ticket.sheet
    yield _sizes(sheet)
    yield (
        (Says("颜色", "Colours"), _both(_inks(ticket))),
        (Says("出血", "Bleed"), f"<span>{mm(profile.bleed_mm)} mm</span>"),
    )
    product = (Says("产品", "Product"), _both(Says(sheet.name.zh, sheet.name.en)))
    lying = ((Says("从脚边看", "End view"), end_view(sheet)),) if sheet.end_view else ()
    yield (product, *lying)
    if inks := "、".join(profile.technical_inks):
        words = Says(f"{inks}：只标位置，不印刷", "show where, and do not print")
        yield ((Says("刀线、折线", "Lines"), _both(words)),)
    if profile.imposition:
        yield ((Says("拼版", "Imposition"), _both(_imposition(profile.imposition))),)
    yield ((Says("印刷条件", "Condition"), _both(_condition(profile))),)
    yield (
        (Says("文件标准", "Standard"), _both(profile.flavour)),
        (Says("装订", "Binding"), _both(_binding(sheet))),
    )


def _sizes(sheet: Format) -> tuple[Cell, ...]:
    flat = f"<span>{mm(sheet.width_mm)} × {mm(sheet.height_mm)} mm</span>"
    if sheet.stitched:
        pages = f"<span>{len(sheet.page_names)}</span>"
        return (Says("成品尺寸", "Page size"), flat), (Says("页数", "Pages"), pages)
    if len(sheet.on(1)) == 1:
        return ((Says("成品尺寸", "Size"), flat),)
    width, height = sheet.folded_mm
    folded = f"<span>{mm(width)} × {mm(height)} mm</span>"
    return (Says("展开尺寸", "Flat"), flat), (Says("折后尺寸", "Folded"), folded)


def _binding(sheet: Format) -> Says:
    if sheet.stitched:
        return Says("骑马钉", "saddle stitch, two staples")
    return Says("不装订", "not bound")


def _crease(creased: bool | None) -> Says:
    if creased is None:
        return Says(f"超过 {CREASE_ABOVE_GSM} g/m² 时", "if over")
    return Says("先压痕再折", "crease before folding") if creased else Says("不用", "not needed")


def _inks(ticket: Ticket) -> Says:
    spots = "".join(f" + {spot}" for spot in ticket.profile.spots)
    if len(ticket.sheet.page_names) == 1:
        return Says(f"{ticket.colours} 单面 CMYK{spots}", "one side")
    return Says(f"{ticket.colours} 双面 CMYK{spots}", "both sides")


def _condition(profile: PressProfile) -> Says:
    ink, condition = f"≤ {profile.total_ink_percent:g} %", profile.condition
    paper = condition.name.partition(" (")[0]
    return Says(f"{condition.identifier}，总墨量 {ink}", f"{paper}, total ink {ink}")


def _imposition(imposition: Imposition) -> Says:
    scheme = SCHEMES[imposition.scheme]
    size = f"{mm(imposition.width_mm)} × {mm(imposition.height_mm)} mm"
    return Says(f"{scheme.zh} {size}，咬口 {mm(imposition.gripper_mm)} mm", f"{scheme.en}, gripper")


def _both(text: Says | str | None) -> str:
    """Set a text in both languages, or one that is alike in both."""
    if not text:
        return ""
    zh, en = (text, "") if isinstance(text, str) else text
    english = f'<span lang="en">{escape(en)}</span>' if en else ""
    return f"<span>{escape(zh)}</span>{english}"


def _boxes(words: Words) -> str:
    """Give a box to tick for each of a field's words."""
    return "".join(
        f'<span class="box">{meaning.zh} <i lang="en">{meaning.en}</i></span>'
        for meaning in words.values()
    )


def _row(*cells: Cell) -> str:
    """Set one line of the table: one cell across it, or two side by side."""
    across = 3 if len(cells) == 1 else 1
    inner = "".join(
        f'<th>{label.zh}<span lang="en">{label.en}</span></th>'
        f'<td colspan="{across}"{"" if value else OPEN}>{value}</td>'
        for label, value in cells
    )
    return f"<tr>{inner}</tr>"


def _files(sums: Mapping[str, str]) -> Iterable[str]:
    yield '<section><h2>文件 <span lang="en">Files</span></h2>'
    for name, digest in sums.items():
        yield f'<p class="file">{escape(name)} <span>SHA-256 {digest[:16]}…</span></p>'
    yield "</section>"


def _notes(order: PrintOrder) -> Iterable[str]:
    """Set the notes last: only they may run on to another page."""
    yield '<section class="notes"><h2>备注 <span lang="en">Notes</span></h2>'
    if order.notes:
        yield f'<p>{escape(order.notes.zh)}</p><p lang="en">{escape(order.notes.en)}</p>'
    else:
        yield '<p class="line"></p>' * WRITING_LINES
    yield "</section>"

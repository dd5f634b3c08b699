"""The job ticket (印刷工单): what is to be made, on one page for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from brochure.findings import Language, Says
from brochure.layout.typography import one_line
from brochure.model.content import Department, PrintOrder
from brochure.model.formats import Format
from brochure.model.profile import Imposition, PressProfile

CREASE_ABOVE_GSM = 157
"""Heavier paper breaks when it is folded without a crease."""
SIDE_MM = 82.0
"""How wide a side's picture stands on the ticket."""
PAGE_MM = 18.5
"""The same of a booklet's page; eight stand in a row."""
LANGUAGE_NAMES = {"zh": Says("中文版", "Chinese edition"), "en": Says("英文版", "English edition")}
_LAMINATIONS = {
    "none": Says("不覆膜", "none"),
    "gloss": Says("覆亮膜", "gloss film"),
    "matt": Says("覆哑膜", "matt film"),
    "soft-touch": Says("触感膜", "soft-touch film"),
}
_SCHEMES = {
    "work-and-turn": Says("自翻版", "work and turn"),
    "n-up": Says("多拼", "step and repeat"),
    "saddle-stitch": Says("骑马钉", "saddle stitch"),
}
_END_VIEW = """<div class="end"><svg viewBox="-8 -2 116 16" width="58mm" height="8mm">
<path d="M100 0H3a3 5 0 0 0 0 12H97a2 2.75 0 0 0 0-5.5H8" fill="none" stroke="#1c2b2b"
stroke-width=".8"/></svg>
<p>从脚边看：折入页包在里面
<span lang="en">seen from the foot: the flap lies inside</span></p></div>"""
"""How a roll-folded sheet of three panels lies, cover on top."""
Row = tuple[Says, Says | None]


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
    def flat_mm(self) -> tuple[float, float]:
        """Give the size of a leaf of paper laid flat: two pages of a booklet side by side."""
        return self.sheet.width_mm * (2 if self.sheet.stitched else 1), self.sheet.height_mm

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
        "pages": len(sheet.page_names),
        "flat_mm": list(ticket.flat_mm),
        "folded_mm": [round(mm, 2) for mm in ticket.sheet.folded_mm],
        "bleed_mm": profile.bleed_mm,
        "fold": {"scheme": sheet.name.model_dump(), "creased": ticket.creased, **_folds(sheet)},
        "paper": (order.paper or profile.paper).model_dump(),
        "weight_gsm": order.weight_gsm,
        "colours": ticket.colours,
        "spot_inks": list(profile.spots),
        "technical_inks": list(profile.technical_inks),
        "lamination": order.lamination,
        "binding": "saddle-stitch" if sheet.stitched else None,
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
        f"<h1>{escape(name['zh'])}<b>{edition.zh}</b></h1>",
        f'<p lang="en">{escape(name["en"])} · {edition.en}</p>',
        f'<p class="hospital">{escape(hospital["zh"])} · {escape(hospital["en"])}</p></header>',
        f'<div class="sides{" pages" if ticket.sheet.stitched else ""}">',
        *(_page(ticket.sheet, page, pictures[name]) for page, name in enumerate(pictures, 1)),
        "</div><table>",
        *(_row(*row) for row in _rows(ticket)),
        f"</table>{'' if ticket.sheet.stitched else _END_VIEW}",
        *_files(ticket.files),
    ]
    return "\n".join(parts)


def _page(sheet: Format, page: int, picture: str) -> str:
    """Show one page with its folds, each panel's name and width under it."""
    wide = PAGE_MM if sheet.stitched else SIDE_MM
    scale = wide / sheet.width_mm
    height = sheet.height_mm * scale
    folds = "".join(
        f'<i style="left:{x * scale:.2f}mm;height:{height + 5:.2f}mm"></i>'
        for x in sheet.folds(page)
    )
    panels = "".join(
        f'<span style="left:{panel.area.left * scale:.2f}mm;'
        f'width:{panel.area.width * scale:.2f}mm">'
        f"{sheet.says(panel.name).zh}<br>{_mm(panel.area.width)}</span>"
        for panel in sheet.on(page)
    )
    words = sheet.says(sheet.page_names[page - 1])
    return (
        f'<figure style="width:{wide}mm"><p>{words.zh} {words.en}</p>'
        f'<img src="{picture}" style="width:{wide}mm;height:{height:.2f}mm">'
        f'<div class="folds" style="height:{height:.2f}mm">{folds}</div>'
        f'<div class="panels">{panels}</div></figure>'
    )


def _rows(ticket: Ticket) -> Iterator[Row]:
    """List what the ticket says; None leaves a line to be filled in by hand."""
    order, profile, sheet = ticket.order, ticket.profile, ticket.sheet
    yield Says("数量", "Quantity"), _copies(order.quantity)
    flat, folded = ticket.flat_mm, sheet.folded_mm
    pages = len(sheet.page_names)
    yield Says("页数", "Pages"), Says(f"{pages} 页", f"Pages: {pages}")
    yield Says("展开尺寸", "Flat size"), _both(f"{_mm(flat[0])} × {_mm(flat[1])} mm")
    yield Says("折后尺寸", "Folded size"), _both(f"{_mm(folded[0])} × {_mm(folded[1])} mm")
    yield Says("出血", "Bleed"), _both(f"{_mm(profile.bleed_mm)} mm")
    yield Says("折法", "Fold"), Says(sheet.name.zh, sheet.name.en)
    yield Says("压痕", "Crease"), _crease(ticket.creased)
    yield Says("纸张", "Paper"), _paper(ticket)
    yield Says("颜色", "Colours"), _inks(ticket)
    if inks := "、".join(profile.technical_inks):
        words = Says(f"{inks}：只标位置，不印刷", "technical inks: show where, do not print")
        yield Says("刀线、折线", "Die and folds"), words
    yield Says("覆膜", "Lamination"), _LAMINATIONS.get(order.lamination or "")
    yield Says("装订", "Binding"), _binding(sheet)
    yield Says("印刷条件", "Printing condition"), _condition(profile)
    if profile.imposition:
        yield Says("拼版", "Imposition"), _imposition(profile.imposition)
    yield Says("交货", "Due"), _both(order.deadline)
    yield Says("送到", "Deliver to"), _both(order.deliver_to)
    yield Says("联系人", "Contact"), _both(order.contact)
    if order.notes:
        yield Says("备注", "Notes"), Says(order.notes.zh, order.notes.en)


def _copies(quantity: int | None) -> Says | None:
    return None if quantity is None else Says(f"{quantity:,} 份", f"{quantity:,} copies")


def _both(text: str | None) -> Says | None:
    return None if text is None else Says(text, "")


def _crease(creased: bool | None) -> Says | None:
    if creased is None:
        return None
    return Says("先压痕再折", "crease before folding") if creased else Says("不用", "not needed")


def _paper(ticket: Ticket) -> Says:
    paper, weight = ticket.order.paper or ticket.profile.paper, ticket.order.weight_gsm
    grams = f" {weight} g/m²" if weight else " ______ g/m²"
    return Says(paper.zh + grams, paper.en)


def _inks(ticket: Ticket) -> Says:
    spots = ticket.profile.spots
    zh = "双面四色（CMYK）" + "".join(f"，专色 {spot}" for spot in spots)
    en = "CMYK on both sides" + "".join(f", spot {spot}" for spot in spots)
    return Says(f"{ticket.colours} {zh}", en)


def _binding(sheet: Format) -> Says:
    if not sheet.stitched:
        return Says("折页，不装订", "folded, not bound")
    sheets = len(sheet.page_names) // 4
    return Says(
        f"骑马钉，{sheets} 张对折套帖，书脊两枚铁丝钉，页面单页交付，请印厂拼版",
        f"saddle-stitched, {sheets} sheets folded once and nested, two wire stitches in the spine; "
        "supplied as single pages, to be imposed",
    )


def _condition(profile: PressProfile) -> Says:
    ink = f"{profile.total_ink_percent:g} %"
    return Says(
        f"{profile.condition.identifier} · {profile.flavour} · 总墨量 ≤ {ink}",
        profile.condition.name,
    )


def _imposition(imposition: Imposition) -> Says:
    scheme = _SCHEMES[imposition.scheme]
    size = f"{_mm(imposition.width_mm)} × {_mm(imposition.height_mm)} mm"
    return Says(f"{scheme.zh} {size}，咬口 {_mm(imposition.gripper_mm)} mm", scheme.en)


def _row(label: Says, value: Says | None) -> str:
    head = f'<th>{label.zh}<span lang="en">{label.en}</span></th>'
    if value is None:
        return f'<tr>{head}<td class="open"></td></tr>'
    english = f'<span lang="en">{escape(value.en)}</span>' if value.en else ""
    return f"<tr>{head}<td>{escape(value.zh)}{english}</td></tr>"


def _files(sums: Mapping[str, str]) -> Iterable[str]:
    yield '<section><h2>文件 <span lang="en">Files</span></h2>'
    for name, digest in sums.items():
        yield f'<p class="file">{escape(name)}<span>SHA-256 {digest[:16]}…</span></p>'
    yield "</section>"


def _mm(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")

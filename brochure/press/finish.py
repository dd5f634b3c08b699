"""The press file: the engine's PDF made into PDF/X-4 in one pass."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from brochure import __version__
from brochure.findings import Finding, Owner, Says, error
from brochure.model.colour import Separation
from brochure.model.formats import Format
from brochure.model.profile import PressProfile
from brochure.press import marks, soft_masks
from brochure.press.paint import Painter
from brochure.press.xmp import metadata
from brochure.units import pt_from_mm

CREATOR = f"brochure {__version__}"


@dataclass(frozen=True)
class Job:
    """What a press file is made for."""

    sheet: Format
    profile: PressProfile
    icc: Path
    date: datetime
    slug: str
    slug_font: Path


def produce(raw: bytes, job: Job) -> tuple[bytes, tuple[Finding, ...]]:
    """Make the press file; findings name paints that are not for the press.

    ISO 15930-7: exact boxes (6.11), output intent (6.2), no annotations within the bleed (6.14),
    metadata (6.7). The same input gives the same bytes.
    """
    fingerprint = hashlib.sha256(raw + job.profile.model_dump_json().encode()).hexdigest()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        painter = Painter(job.profile.overprint)
        _rewrite_forms(pdf, painter)
        soft_masks.separate(pdf, Separation(job.icc, job.profile.total_ink_percent))
        for number, page in enumerate(pdf.pages, 1):
            _rewrite_page(pdf, page, painter)
            _set_boxes(page, job)
            _add_marks(pdf, page, job, number, fingerprint)
        _declare(pdf, job, fingerprint)
        return save(pdf), tuple(_foreign(paint) for paint in dict.fromkeys(painter.foreign))


def save(pdf: pikepdf.Pdf) -> bytes:
    """Write a PDF whose bytes depend on nothing but its content."""
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        force_version="1.6",
    )
    return out.getvalue()


def _rewrite_page(pdf: pikepdf.Pdf, page: pikepdf.Page, painter: Painter) -> None:
    content = painter.rewrite(page)
    page.obj.Contents = pdf.make_stream(b"q\n" + content + b"\nQ")
    page.obj.Group = Dictionary(
        Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True, K=False
    )
    _resources(page.Resources)
    for key in ("/Annots", "/CropBox", "/ArtBox"):
        if key in page.obj:
            del page.obj[key]


def _rewrite_forms(pdf: pikepdf.Pdf, painter: Painter) -> None:
    """Rewrite what pages paint through form objects, and make every group CMYK."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Form:
            item.write(painter.rewrite(item))
            if "/Group" in item:
                item.Group.CS = Name.DeviceCMYK
            if "/Resources" in item:
                _resources(item.Resources)


def _resources(resources: Any) -> None:
    """Declare overprint on and off, and drop the Lab spaces that the engine always declares."""
    if "/ExtGState" not in resources:
        resources.ExtGState = Dictionary()
    for name, on in (("/OverprintOn", True), ("/OverprintOff", False)):
        resources.ExtGState[name] = overprinting(on)
    spaces = resources.get("/ColorSpace", {})
    for name in ("/lab-d50", "/lab-d65"):
        if name in spaces:
            del spaces[name]


def overprinting(on: bool) -> Dictionary:
    """Make the graphics state in which paints overprint, or do not (ISO 32000-1, 8.6.7)."""
    return Dictionary(Type=Name.ExtGState, OP=on, op=on, OPM=1)


def _set_boxes(page: pikepdf.Page, job: Job) -> None:
    width, height = pt_from_mm(job.sheet.width_mm), pt_from_mm(job.sheet.height_mm)
    bleed = pt_from_mm(job.profile.bleed_mm)
    around = bleed + (pt_from_mm(marks.AREA_MM) if job.profile.marks else 0)
    page.obj.TrimBox = _box(0, width, height)
    page.obj.BleedBox = _box(bleed, width, height)
    page.obj.MediaBox = _box(around, width, height)


def _box(around: float, width: float, height: float) -> Array:
    return Array([round(v, 4) for v in (-around, -around, width + around, height + around)])


def _add_marks(
    pdf: pikepdf.Pdf, page: pikepdf.Page, job: Job, number: int, fingerprint: str
) -> None:
    """Add marks and die lines as content streams of their own, behind the art."""
    profile, drawn = job.profile, []
    inks: dict[str, tuple[str | None, tuple[int, ...]]] = {}
    if profile.marks:
        slug = f"{job.slug} · {job.sheet.page_names[number - 1]} · {fingerprint[:8]}"
        drawn.append(marks.draw(job.sheet, profile.bleed_mm, number, slug, job.slug_font))
        inks["/All"] = ("All", (1, 1, 1, 1))
    if profile.fold_ink or profile.die_ink:
        drawn.append(marks.die_lines(job.sheet, profile, number))
        inks["/FoldInk"] = (profile.fold_ink, (0, 1, 0, 0))
        inks["/DieInk"] = (profile.die_ink, (1, 0, 0, 0))
    if "/ColorSpace" not in page.Resources:
        page.Resources.ColorSpace = Dictionary()
    for name, (ink, shown) in inks.items():
        if ink:
            page.Resources.ColorSpace[name] = separation(ink, shown)
    page.obj.Contents = Array([page.obj.Contents, *map(pdf.make_stream, drawn)])


def separation(ink: str, shown: tuple[int, ...]) -> Array:
    """Make a spot ink (ISO 32000-1, 8.6.6.4), with the mixture that shows it where it is absent."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=list(shown), N=1)
    return Array([Name.Separation, Name(f"/{ink}"), Name.DeviceCMYK, tint])


def _declare(pdf: pikepdf.Pdf, job: Job, fingerprint: str) -> None:
    """Write output intent, document information and metadata."""
    profile = pdf.make_stream(job.icc.read_bytes())
    profile.N, profile.Alternate = 4, Name.DeviceCMYK
    condition = job.profile.condition
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.identifier),
        OutputCondition=String(condition.name),
        RegistryName=String(condition.registry),
        Info=String(condition.name),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    title = str(pdf.docinfo.get("/Title", "brochure"))
    when = job.date.strftime("D:%Y%m%d%H%M%S+00'00'")
    for key, value in (("Creator", CREATOR), ("Producer", CREATOR), ("CreationDate", when),
                       ("ModDate", when)):  # fmt: skip
        pdf.docinfo[f"/{key}"] = String(value)
    pdf.docinfo["/Trapped"] = Name("/False")
    packet = pdf.make_stream(metadata(title, CREATOR, job.date, fingerprint))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = packet


def _foreign(paint: str) -> Finding:
    return error(
        "rgb-object",
        Says("模板", "template"),
        Says(f"有不是 CMYK 的颜色：{paint}", f"A paint is not CMYK: {paint}"),
        Says("请设计人员改用 theme.yaml 里的色板", "The designer must use a swatch of theme.yaml"),
        Owner.DESIGNER,
    )

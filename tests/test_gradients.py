"""Gradients and transparency reach the press in four inks."""

from __future__ import annotations

import hashlib
import inspect
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import weasyprint.images
import weasyprint.svg.defs
from PIL import Image, ImageOps
from pypdfium2 import PdfDocument
from weasyprint.pdf.stream import Stream

from brochure.errors import Refused
from brochure.findings import Owner
from brochure.layout import gradients
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from tests import mixed_specimen as mixed

PINE, RIME = "device-cmyk(.94 .46 .58 .42)", "device-cmyk(.16 .02 .09 0)"
CSS = [
    f"linear-gradient({PINE},{RIME})",
    f"linear-gradient(to top left,{PINE} 20%,{RIME} 20%,{PINE})",
    f"linear-gradient({PINE},40%,{RIME})",
    f"linear-gradient({PINE},transparent)",
    f"linear-gradient({PINE},device-cmyk(0 1 0 0 / .3))",
    f"radial-gradient(circle,{PINE},{RIME})",
    f"radial-gradient({PINE} -5mm,{RIME} 10mm)",
    f"repeating-linear-gradient(45deg,{PINE} 1mm,{RIME} 9mm)",
    f"repeating-radial-gradient({PINE} 2mm,{RIME} 5mm)",
    f"repeating-linear-gradient({PINE} 2mm,{RIME} 2mm)",
]

WHOLE = [
    "",
    'gradientTransform="rotate(45 .5 .5)"',
    'r=".2" spreadMethod="reflect"',
    'gradientUnits="userSpaceOnUse" x1="10" x2="70"',
]
"""A square unit, turned, round and repeated, and in the drawing's own units."""


def painted(body: str, folder: Path) -> bytes:
    head = "<style>@page{size:297mm 3000mm;margin:0;bleed:3mm}body{margin:0}"
    head += "div{width:40mm;height:30mm}.two{break-before:page}</style>"
    html = f'<html lang="en">{head}{body}<div class="two"></div></html>'
    layout = mixed.lay_out(html, folder)
    raw, complaints = layout.paint()
    assert (layout.findings, complaints) == ((), ())
    return raw


def shadings(pdf: bytes) -> list[tuple[str, int]]:
    """List every gradient's colour space and how many values its stops have."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = (item for item in opened.objects if isinstance(item, pikepdf.Dictionary))
        return [
            (str(item.ColorSpace), len(part.C0))
            for item in found
            if "/ShadingType" in item
            for part in item.Function.Functions
        ]


@pytest.mark.parametrize("css", CSS)
def test_a_gradient_in_css(css: str, tmp_path: Path) -> None:
    raw = painted(f'<div style="background:{css}"></div>', tmp_path)
    pdf = mixed.press(raw)
    assert {*shadings(pdf)} <= {("/DeviceCMYK", 4), ("/DeviceGray", 1)}
    assert ("/DeviceGray", 1) in shadings(pdf) or not any(c in css for c in ("/ .3", "transp"))
    assert ("/DeviceCMYK", 4) in shadings(pdf) or "2mm,device-cmyk(.16 .02 .09 0) 2mm" in css


def test_the_stops_keep_their_inks(tmp_path: Path) -> None:
    raw = painted(f'<div style="background:{CSS[0]}"></div>', tmp_path)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        (shading,) = (o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)
                      and "/ShadingType" in o)  # fmt: skip
        (part,) = shading.Function.Functions
        assert [float(v) for v in part.C0] == pytest.approx([0.94, 0.46, 0.58, 0.42])
        assert [float(v) for v in part.C1] == pytest.approx([0.16, 0.02, 0.09, 0])


def test_a_gradient_of_no_length_is_the_mean_of_its_inks(tmp_path: Path) -> None:
    assert shadings(painted(f'<div style="background:{CSS[-1]}"></div>', tmp_path)) == []
    ends = [gradients.Stop((0.94, 0.46, 0.58, 0.42), 1), gradients.Stop((0.16, 0.02, 0.09, 0), 1)]
    mean = weasyprint.images.gradient_average_color(ends, [0, 0])
    assert tuple(mean) == pytest.approx((0.55, 0.24, 0.335, 0.21, 1))


@pytest.mark.parametrize("kind", ["linear", "radial"])
@pytest.mark.parametrize("spread", ["pad", "repeat", "reflect"])
def test_a_gradient_in_a_drawing(kind: str, spread: str, tmp_path: Path) -> None:
    size = 'x2=".4"' if kind == "linear" else 'r=".2"'
    svg = (
        f'<svg viewBox="0 0 9 9"><{kind}Gradient id="a" {size} spreadMethod="{spread}">'
        '<stop stop-color="#123456"/><stop offset="1" stop-color="red" stop-opacity=".5"/>'
        f'</{kind}Gradient><rect width="9" height="9" fill="url(#a)"/></svg>'
    )
    pdf = mixed.press(painted(f"<div>{svg}</div>", tmp_path))
    assert {*shadings(pdf)} == {("/DeviceCMYK", 4), ("/DeviceGray", 1)}


@pytest.mark.parametrize("dpi", [50, 100, 200])
@pytest.mark.parametrize("reader", ["poppler", "pdfium"])
@pytest.mark.parametrize("attributes", WHOLE)
def test_a_gradient_in_a_drawing_is_whole(
    attributes: str, reader: str, dpi: int, tmp_path: Path
) -> None:
    kind = "radialGradient" if "r=" in attributes else "linearGradient"
    svg = f'<svg viewBox="0 0 80 60" style="display:block"><{kind} id="a" {attributes}>'
    svg += '<stop stop-color="#123456"/><stop offset="1" stop-color="#1a6b54" stop-opacity=".5"/>'
    svg += f'</{kind}><rect x="7" y="5" width="70" height="50" fill="url(#a)"/></svg>'
    pdf = painted(f'<div style="padding:3.3mm">{svg}</div>', tmp_path)
    page = seen(pdf, reader, dpi, tmp_path)
    shape = page.getbbox()
    assert shape is not None
    left, top, right, bottom = shape
    assert (right - left, bottom - top) == pytest.approx((35 * dpi / 25.4, 25 * dpi / 25.4), abs=2)
    inside = page.crop((left + 1, top + 1, right - 1, bottom - 1))
    assert min(inside.tobytes()) > 20
    assert len(set(inside.tobytes())) > 20


@pytest.mark.parametrize("dpi", [50, 100, 200])
@pytest.mark.parametrize("reader", ["poppler", "pdfium"])
def test_a_gradient_that_fades_has_no_line_at_its_end(
    reader: str, dpi: int, tmp_path: Path
) -> None:
    style = (
        f"position:absolute;left:8.37mm;top:8.11mm;background:linear-gradient(transparent,{PINE})"
    )
    pdf = painted(f'<div><div style="{style}"></div></div>', tmp_path)
    begin = round(8.11 * dpi / 25.4) - 3
    page = seen(pdf, reader, dpi, tmp_path)
    x = page.width // 10
    down = page.crop((x, begin, x + 1, begin + dpi)).tobytes()
    assert list(down) == sorted(down)
    assert down[-1] > 100


def seen(pdf: bytes, reader: str, dpi: int, folder: Path) -> Image.Image:
    """Draw the first page as one of the readers does, paper black and ink light."""
    if reader == "pdfium":
        return ImageOps.invert(PdfDocument(pdf)[0].render(scale=dpi / 72).to_pil().convert("L"))
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed")
    (folder / "x.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-singlefile", "-gray", "x.pdf", "x"], cwd=folder, check=True
    )
    return ImageOps.invert(Image.open(folder / "x.pgm"))


def test_a_gradient_mixed_with_rgb_is_refused_with_its_place(tmp_path: Path) -> None:
    raw = painted(f'<div style="background:linear-gradient(red,{PINE})"></div>', tmp_path)
    found = preflight(PressFile(mixed.press(raw), "x.pdf", mixed.studio().profile))
    (fault,) = (finding for finding in found if finding.code == "rgb-object")
    assert "page 1" in fault.place.en
    assert "mm" in fault.place.en


@pytest.mark.parametrize(
    ("style", "named"),
    [
        (f"box-shadow:1mm 1mm 2mm {PINE}", "box-shadow blur"),
        (f"border:1mm inset {PINE}", "border-style: inset"),
        (f"border-left:1mm groove {PINE}", "border-style: groove"),
        (f"outline:1mm ridge {PINE}", "outline-style: ridge"),
    ],
)
def test_an_effect_that_the_engine_cannot_paint_is_named(
    style: str, named: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        painted(f'<div style="{style}"></div>', tmp_path)
    (fault,) = refused.value.findings
    assert (fault.code, fault.owner) == ("effect-not-for-press", Owner.DESIGNER)
    assert f"<div> has {named}" in fault.message.en
    assert "第 1 页" in fault.place.zh


def test_a_rule_is_named_and_a_hard_shadow_is_fine(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        painted(f'<hr style="color:{PINE}">', tmp_path)
    assert "<hr>" in refused.value.findings[0].message.en
    painted(f'<div style="box-shadow:1mm 1mm {PINE};border:1mm solid {PINE}"></div>', tmp_path)


ENGINE = {
    "Gradient.draw": (weasyprint.images.Gradient, "draw"),
    "gradient_average_color": (weasyprint.images, "gradient_average_color"),
    "draw_gradient": (weasyprint.svg.defs, "draw_gradient"),
    "Stream.add_shading": (Stream, "add_shading"),
}


def test_the_engine_is_the_one_that_was_taught() -> None:
    gradients.install()
    said = ""
    for holder, name in ENGINE.values():
        function: Any = getattr(holder, name)
        said += inspect.getsource(inspect.unwrap(function))
    known = hashlib.sha256(said.encode()).hexdigest()[:16]
    assert known == "33fd0a65df3706e9", (
        "WeasyPrint's gradients changed: measure layout/gradients.py anew"
    )

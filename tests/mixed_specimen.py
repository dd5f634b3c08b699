"""A specimen sheet with pictures, gradients and transparency of every kind, made like a brochure.

Its photographs are drawn here, the same ones every time; nothing in it shows anything real.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from brochure.layout.typeset import Layout, Typesetter
from brochure.model.colour import Separation
from brochure.model.profile import PressProfile
from brochure.model.project import Project
from brochure.press import finish
from brochure.press.pictures import Pictures
from brochure.studio import Studio

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "tests" / "specimens" / "mixed" / "page.html"


def photograph(width: int, height: int) -> Image.Image:
    """Draw a colourful picture with soft and hard edges and a deep shadow."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    round_ = Image.radial_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (across, round_, down))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((width // 8, height // 8, width // 3, height // 2), fill=(220, 40, 30))
    draw.rectangle((width // 2, height // 2, width * 3 // 4, height * 7 // 8), fill=(0, 0, 0))
    return picture


def draw_pictures(folder: Path) -> None:
    """Draw the specimen's pictures into a folder, one of each kind."""
    photograph(1600, 1200).save(folder / "photo.jpg", quality=95)
    deep = Image.linear_gradient("L").resize((900, 600)).convert("I").point(lambda v: v * 257)
    deep.convert("I;16").save(folder / "grey16.png")
    Image.new("CMYK", (900, 600), (255, 255, 255, 255)).save(folder / "inks.tif")
    turned = Image.Exif()
    turned[0x0112] = 6
    photograph(900, 600).save(folder / "turned.jpg", exif=turned, quality=95)
    logo = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    draw = ImageDraw.Draw(logo)
    draw.ellipse((20, 20, 580, 580), fill=(180, 30, 60, 255))
    draw.ellipse((150, 150, 450, 450), fill=(20, 90, 160, 120))
    logo.save(folder / "logo.png")


@cache
def studio() -> Studio:
    return Studio.of(Project.at(ROOT))


def lay_out(html: str, folder: Path, page: Path = PAGE) -> Layout:
    """Lay out a page whose pictures lie in a folder and whose theme lies beside it."""
    chosen = studio()
    profile: PressProfile = chosen.profile
    separation = Separation(chosen.icc, profile.total_ink_percent)
    pictures = Pictures(folder, page.parent, chosen.theme, separation, profile.ppi.wanted)
    typesetter = Typesetter(chosen.project.fonts)
    sheet = chosen.formats.formats["trifold-a4"]
    return typesetter.typeset(html, sheet, page.parent, pictures, pictures.drawing)


def press(raw: bytes) -> bytes:
    """Finish what the engine painted, without any complaint."""
    chosen = studio()
    made, foreign = finish.produce(
        raw,
        finish.Job(
            chosen.formats.formats["trifold-a4"],
            chosen.profile,
            chosen.icc,
            datetime(2000, 1, 1, tzinfo=UTC),
            "SPECIMEN",
            chosen.fonts.file(chosen.project.fonts, "Noto Sans SC", 400),
        ),
    )
    assert foreign == ()
    return made


@cache
def mixed_raw() -> bytes:
    """Give the specimen as the engine paints it: not yet for the press."""
    with tempfile.TemporaryDirectory() as scratch:
        draw_pictures(Path(scratch))
        layout = lay_out(PAGE.read_text(encoding="utf-8"), Path(scratch))
        raw, complaints = layout.paint()
    assert (layout.findings, complaints) == ((), ())
    return raw


@cache
def mixed_press() -> bytes:
    """Give the specimen's press file."""
    return press(mixed_raw())

"""The department `mixed`: pictures, gradients and transparency of every kind in one brochure.

Its theme is the repository's with a style sheet more. The photographs are drawn here, the same ones
every time; nothing in it shows anything real.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from brochure.build import make_all
from brochure.edition import Edition
from brochure.findings import LANGUAGES, Language
from brochure.layout.typeset import Layout, Typesetter
from brochure.model.colour import Separation
from brochure.model.profile import PressProfile
from brochure.model.project import DEFAULT_THEME, Project
from brochure.press import finish
from brochure.press.pictures import Pictures
from brochure.studio import Studio
from tests.conftest import ROOT, SPECIMENS

ADDED = ROOT / "tests" / "specimens" / "mixed"
SHEET = "trifold-a4"


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
    """Draw the theme's pictures into a folder, one of each kind; one is 400 % of ink inside."""
    photograph(1600, 1200).save(folder / "photo.jpg", quality=95)
    deep = Image.linear_gradient("L").resize((900, 600)).convert("I").point(lambda v: v * 257)
    deep.convert("I;16").save(folder / "grey16.png")
    round_ = ImageOps.invert(Image.radial_gradient("L").resize((900, 600)))
    full = round_.point(lambda level: min(255, level * 4))
    Image.merge("CMYK", [full] * 4).save(folder / "inks.tif")
    turned = Image.Exif()
    turned[0x0112] = 6
    photograph(900, 600).save(folder / "turned.jpg", exif=turned, quality=95)
    badge = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    draw = ImageDraw.Draw(badge)
    draw.ellipse((20, 20, 580, 580), fill=(180, 30, 60, 255))
    draw.ellipse((150, 150, 450, 450), fill=(20, 90, 160, 120))
    badge.save(folder / "badge.png")


def project(folder: Path) -> Project:
    """Make the project: the test departments, and a theme with more than flat colour."""
    theme = shutil.copytree(ROOT / "templates", folder / "templates") / DEFAULT_THEME
    with (theme / "styles" / "components.css").open("a", encoding="utf-8") as styles:
        styles.write((ADDED / "mixed.css").read_text(encoding="utf-8"))
    shutil.copy(ADDED / "emblem.svg", theme)
    draw_pictures(theme)
    return Project(folder, SPECIMENS, folder / "templates", ROOT / "fonts", folder / "out")


@cache
def editions() -> dict[Language, Edition]:
    """Make both editions as `brochure build` does; nothing may be found."""
    with tempfile.TemporaryDirectory() as scratch:
        own = Studio.of(project(Path(scratch)))
        made, _, found = make_all(
            own, Typesetter(own.project.fonts), "mixed", LANGUAGES, (SHEET,), None
        )
    assert {finding.code for finding in found} <= {"sparse-panel"}, found
    return {edition.subject.language: edition for edition in made}


@cache
def raw(language: Language) -> bytes:
    """Give an edition as the engine paints it: not yet for the press."""
    return editions()[language].layout.paint()[0]


@cache
def studio() -> Studio:
    return Studio.of(Project.at(ROOT))


def lay_out(html: str, folder: Path) -> Layout:
    """Lay out a page of one's own, whose pictures lie in a folder."""
    chosen = studio()
    profile: PressProfile = chosen.profile
    separation = Separation(chosen.icc, profile.total_ink_percent)
    pictures = Pictures(folder, ADDED, chosen.theme, separation, profile.ppi.wanted)
    typesetter = Typesetter(chosen.project.fonts)
    sheet = chosen.formats.formats[SHEET]
    return typesetter.typeset(html, sheet, ADDED, pictures, pictures.drawing)


def press(painted: bytes) -> bytes:
    """Finish what the engine painted, without any complaint."""
    chosen = studio()
    made, foreign = finish.produce(
        painted,
        finish.Job(
            chosen.formats.formats[SHEET],
            chosen.profile,
            chosen.icc,
            datetime(2000, 1, 1, tzinfo=UTC),
            "SPECIMEN",
            chosen.fonts.file(chosen.project.fonts, "Noto Sans SC", 400),
        ),
    )
    assert foreign == ()
    return made

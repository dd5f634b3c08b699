"""The finished pages look as they did when someone last looked at them.

After looking at the new pages at full size: `./run test --update-golden`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

GOLDEN = Path(__file__).parent / "golden"
SIZE = (600, 424)
TONES = 14
LARGEST_BYTES = 40_000
TOLERANCE = 0.002
"""The part of all pixels that may differ by more than three tones."""

PAGES = [(language, side) for language in ("zh", "en") for side in ("outside", "inside", "folded")]


def reduced(page: Path) -> Image.Image:
    """Bring a page to the golden pictures' size and grey tones."""
    return reduced_tones(Image.open(page).convert("L").resize(SIZE, Image.Resampling.LANCZOS))


def reduced_tones(picture: Image.Image) -> Image.Image:
    steps = [round(tone / 255 * (TONES - 1)) * 255 // (TONES - 1) for tone in range(256)]
    return picture.convert("L").point(steps)


def agree(expected: Image.Image, page: Image.Image) -> bool:
    """Tell whether no more than a few pixels differ by more than three tones."""
    differences = ImageChops.difference(expected, page).histogram()
    return (
        expected.size == page.size and sum(differences[49:]) <= TOLERANCE * page.width * page.height
    )


def test_every_page_has_its_golden_picture() -> None:
    names = {f"{language}.{side}.png" for language, side in PAGES}
    assert {path.name for path in GOLDEN.glob("*.png")} == names
    assert all(path.stat().st_size <= LARGEST_BYTES for path in GOLDEN.glob("*.png"))


@pytest.mark.parametrize(("language", "side"), PAGES)
def test_page(out: Path, language: str, side: str, update_golden: bool) -> None:
    page = reduced(out / language / f"trifold-a4.{side}.png")
    golden = GOLDEN / f"{language}.{side}.png"
    if update_golden:
        page.quantize(TONES).save(golden, optimize=True)
    assert agree(Image.open(golden).convert("L"), page)

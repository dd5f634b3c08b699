"""A crop keeps the point that the content states, as near its middle as the edges allow."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from brochure.model.colour import Separation
from brochure.model.pictures import Placed
from brochure.press.pictures import duotone, full_colour
from tests import mixed_specimen as mixed

MARK = 4
"""Half the side of the black mark at the focus, in pixels."""


def marked(path: Path, size: tuple[int, int], focus: tuple[float, float]) -> None:
    """Write a white picture that is black around its focus."""
    picture = Image.new("L", size, 255)
    x, y = (side * share / 100 for side, share in zip(size, focus, strict=True))
    ImageDraw.Draw(picture).rectangle((x - MARK, y - MARK, x + MARK, y + MARK), 0)
    picture.save(path)


def black(printed: bytes) -> tuple[tuple[float, float], tuple[int, int]]:
    """Find the middle of what is black, and the size of the crop."""
    plate = Image.open(io.BytesIO(printed)).getchannel("K")
    box = plate.point(lambda ink: 255 if ink > 120 else 0).getbbox()
    assert box, "the focus was cut off"
    return ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), plate.size


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.integers(120, 400),
    st.integers(120, 400),
    st.floats(0.4, 2.5),
    st.tuples(st.integers(5, 95), st.integers(5, 95)),
)
def test_the_focus_is_kept_as_near_the_middle_as_can_be(
    tmp_path: Path, wide: int, high: int, ratio: float, focus: tuple[int, int]
) -> None:
    marked(tmp_path / "a.png", (wide, high), focus)
    placed = Placed("a.png", ratio=ratio, focus=focus)
    at, size = black(duotone(tmp_path / "a.png", placed, (0, 0, 0, 1), (0, 0, 0, 0)))
    for found, crop, whole, share in zip(at, size, (wide, high), focus, strict=True):
        from_near, from_far = whole * share / 100, whole * (100 - share) / 100
        expected = crop / 2
        if from_near < crop / 2:
            expected = from_near
        elif from_far < crop / 2:
            expected = crop - from_far
        assert found == pytest.approx(expected, abs=2.5)


def test_full_colour_and_its_transparency_are_cropped_alike(tmp_path: Path) -> None:
    studio = mixed.studio()
    press = Separation(studio.icc, 300)
    marked(tmp_path / "a.png", (400, 200), (85, 50))
    kept, size = black(full_colour(tmp_path / "a.png", Placed("", ratio=1, focus=(85, 50)), press))
    assert (kept[0] == pytest.approx(140, abs=2), size) == (True, (200, 200))
    logo = Image.new("RGBA", (400, 200), (180, 30, 60, 0))
    ImageDraw.Draw(logo).rectangle((330, 90, 350, 110), (180, 30, 60, 255))
    logo.save(tmp_path / "b.png")
    shown = full_colour(tmp_path / "b.png", Placed("", ratio=1, focus=(85, 50)), press)
    assert Image.open(io.BytesIO(shown)).getchannel("A").getbbox() == (130, 90, 151, 111)


def test_without_a_focus_the_middle_is_kept(tmp_path: Path) -> None:
    marked(tmp_path / "a.png", (400, 200), (50, 50))
    at, _ = black(duotone(tmp_path / "a.png", Placed("", ratio=1), (0, 0, 0, 1), (0, 0, 0, 0)))
    assert at == pytest.approx((100, 100), abs=2)

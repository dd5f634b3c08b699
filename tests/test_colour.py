"""Colours become the right ink: like the CMM's own tools, grey in black alone, never too much."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest
from PIL import Image, ImageCms

from brochure.model.colour import FOGRA39, Separation, limited, srgb

PRESS = Separation(FOGRA39, 300)
KNOWN = [(180, 30, 60), (20, 90, 160), (200, 150, 120), (30, 90, 60), (255, 0, 0), (230, 200, 180)]


def tagged() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_known_colours_are_those_of_littlecms() -> None:
    if shutil.which("transicc") is None:
        pytest.skip("transicc (liblcms2-utils) is not installed")
    command = ["transicc", "-i*sRGB", f"-o{FOGRA39}", "-t1", "-b", "-n"]
    asked = "".join("".join(f"{part}\n" for part in colour) for colour in KNOWN) + "q\n"
    ran = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    said = [line.split() for line in ran.stdout.splitlines() if len(line.split()) == 4]
    assert len(said) == len(KNOWN)
    for colour, inks in zip(KNOWN, said, strict=True):
        ours = PRESS.ink((colour[0] / 255, colour[1] / 255, colour[2] / 255))
        for part, per_cent in zip(ours, map(float, inks), strict=True):
            assert part * 100 == pytest.approx(per_cent, abs=0.8), colour


@pytest.mark.parametrize("colour", [(0.8, 0.6, 0.5), (0.3, 0.5, 0.4), (0.9, 0.8, 0.7)])
def test_a_colour_that_the_press_has_looks_as_it_did(colour: tuple[float, float, float]) -> None:
    for part, shown in zip(colour, srgb(PRESS.ink(colour)), strict=True):
        assert shown == pytest.approx(part, abs=0.02)


def test_greys_are_black_ink_alone_and_print_as_light_as_they_look() -> None:
    assert PRESS.ink((0, 0, 0)) == (0, 0, 0, 1)
    assert PRESS.ink((1, 1, 1)) == (0, 0, 0, 0)
    blacks = [PRESS.ink((grey / 255,) * 3) for grey in range(256)]
    assert all(inks[:3] == (0, 0, 0) for inks in blacks)
    assert [inks[3] for inks in blacks] == sorted((inks[3] for inks in blacks), reverse=True)
    assert srgb(PRESS.ink((0.7, 0.7, 0.7)))[1] == pytest.approx(0.7, abs=0.03)


@pytest.mark.parametrize("limit", [300, 260, 200])
def test_no_pixel_has_more_ink_than_the_limit_and_black_is_kept(limit: int) -> None:
    noise = [Image.effect_noise((90, 700), 200) for _ in range(4)]
    picture = limited(Image.merge("CMYK", noise), limit)
    inks = picture.tobytes()
    totals = [sum(inks[at : at + 4]) / 2.55 for at in range(0, len(inks), 4)]
    assert max(totals) <= limit
    assert max(totals) > limit - 3
    assert picture.getchannel("K").tobytes() == noise[3].tobytes()


def test_what_holds_little_ink_is_not_touched() -> None:
    picture = Image.new("CMYK", (9, 9), (200, 100, 100, 100))
    assert limited(picture, 300).tobytes() == picture.tobytes()


def test_an_embedded_profile_is_heeded() -> None:
    picture = Image.new("RGB", (4, 4), (100, 140, 90))
    assert PRESS.picture(picture, tagged()).tobytes() == PRESS.picture(picture).tobytes()
    cmyk = Image.new("CMYK", (4, 4), (200, 20, 90, 10))
    fogra29 = FOGRA39.with_name("fogra29L.icc").read_bytes()
    assert PRESS.picture(cmyk).tobytes() == cmyk.tobytes()
    assert PRESS.picture(cmyk, FOGRA39.read_bytes()).tobytes() == cmyk.tobytes()
    assert PRESS.picture(cmyk, fogra29).tobytes() != cmyk.tobytes()
    black = Image.new("CMYK", (4, 4), (0, 0, 0, 200))
    assert PRESS.picture(black, fogra29).tobytes() == black.tobytes()


def test_a_picture_that_is_not_ready_is_not_taken_for_ink() -> None:
    with pytest.raises(ValueError, match="RGBA"):
        PRESS.picture(Image.new("RGBA", (4, 4)))


def test_the_profile_is_a_printers() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(FOGRA39.read_bytes())).profile
    assert profile.xcolor_space.strip() == "CMYK"

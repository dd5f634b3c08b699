"""Whatever a template places is ink of the right size before the engine sees it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from brochure.errors import Refused
from brochure.findings import Owner, Severity
from brochure.model import drawings
from brochure.model.colour import Separation
from brochure.model.pictures import Placed
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from brochure.press.pictures import Pictures
from tests import mixed_specimen as mixed

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    """A department's and a theme's folder, both empty."""
    for folder in ("ward", "theme"):
        (tmp_path / folder).mkdir()
    studio = mixed.studio()
    press = Separation(studio.icc, 300)
    return Pictures(tmp_path / "ward", tmp_path / "theme", studio.theme, press, 300)


def made(pictures: Pictures, address: str) -> Image.Image:
    return Image.open(io.BytesIO(pictures[address]))


def refused(pictures: Pictures, address: str) -> str:
    with pytest.raises(Refused) as stopped:
        pictures[address]
    (fault,) = stopped.value.findings
    assert fault.remedy.zh
    assert address.removeprefix("theme:").split("?")[0] in fault.message.zh + fault.place.zh
    return fault.code


def photo() -> Image.Image:
    return mixed.photograph(600, 400)


@pytest.mark.parametrize("kind", ["jpg", "png", "tif", "webp"])
def test_rgb_becomes_cmyk(pictures: Pictures, tmp_path: Path, kind: str) -> None:
    photo().save(tmp_path / "ward" / f"a.{kind}")
    picture = made(pictures, f"a.{kind}")
    assert (picture.mode, picture.format, picture.size) == ("CMYK", "JPEG", (600, 400))
    assert picture.layer[0][1:3] == (1, 1)  # type: ignore[attr-defined]  # no 4:2:0


def test_every_kind_of_grey_is_black_ink_alone(pictures: Pictures, tmp_path: Path) -> None:
    grey = Image.linear_gradient("L")
    deep = grey.convert("I").point(lambda level: level * 257)
    for name, picture in {
        "l.jpg": grey, "rgb.png": grey.convert("RGB"), "one.png": grey.convert("1"),
        "deep.png": deep.convert("I;16"), "deep.tif": deep.convert("I;16"),
        "palette.png": grey.convert("P"),
    }.items():  # fmt: skip
        picture.save(tmp_path / "ward" / name)
        c, m, y, k = made(pictures, name).split()
        assert [plate.getextrema() for plate in (c, m, y)] == [(0, 0)] * 3, name
        blacks = k.tobytes()
        assert min(blacks) <= 3, name
        assert max(blacks) >= 250, name


def test_sixteen_bits_are_as_light_as_eight(pictures: Pictures, tmp_path: Path) -> None:
    grey = Image.linear_gradient("L")
    grey.save(tmp_path / "ward" / "a.png")
    grey.convert("I").point(lambda v: v * 257).convert("I;16").save(tmp_path / "ward" / "b.png")
    assert made(pictures, "a.png").tobytes() == made(pictures, "b.png").tobytes()


def test_a_larger_picture_is_reduced_and_a_smaller_one_left(
    pictures: Pictures, tmp_path: Path
) -> None:
    photo().save(tmp_path / "ward" / "a.png")
    assert made(pictures, "a.png?width_mm=25.4").size == (300, 200)
    assert made(pictures, "a.png?width_mm=254").size == (600, 400)
    assert made(pictures, "a.png?width_mm=254&ratio=1").size == (400, 400)
    assert made(pictures, "a.png?width_mm=25.4&ratio=3").size == (300, 100)


def test_cmyk_is_kept_and_limited(pictures: Pictures, tmp_path: Path) -> None:
    Image.new("CMYK", (40, 40), (200, 100, 0, 50)).save(tmp_path / "ward" / "a.tif")
    Image.new("CMYK", (40, 40), (255, 255, 255, 255)).save(tmp_path / "ward" / "b.tif")
    assert made(pictures, "a.tif").getpixel((9, 9)) == pytest.approx((200, 100, 0, 50), abs=2)
    full = made(pictures, "b.tif").getpixel((9, 9))
    assert full[3] >= 253  # type: ignore[index]
    assert sum(full) / 2.55 <= 303  # type: ignore[arg-type]


def test_cmyk_jpegs_with_and_without_adobes_mark(pictures: Pictures, tmp_path: Path) -> None:
    Image.new("CMYK", (40, 40), (200, 100, 0, 50)).save(tmp_path / "ward" / "a.jpg", quality=98)
    raw = (tmp_path / "ward" / "a.jpg").read_bytes()
    at = raw.index(b"\xff\xee")
    plain = raw[:at] + raw[at + 2 + int.from_bytes(raw[at + 2 : at + 4], "big") :]
    (tmp_path / "ward" / "b.jpg").write_bytes(plain)
    assert made(pictures, "a.jpg").getpixel((9, 9)) == pytest.approx((200, 100, 0, 50), abs=3)
    assert made(pictures, "b.jpg").getpixel((9, 9)) == pytest.approx((55, 155, 255, 205), abs=3)


def test_a_turned_picture_stands_upright(pictures: Pictures, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo().save(tmp_path / "ward" / "a.jpg", exif=exif)
    assert made(pictures, "a.jpg").size == (400, 600)


@pytest.mark.parametrize("name", ["a.png", "a.webp", "p.png", "la.png"])
def test_transparency_is_kept(pictures: Pictures, tmp_path: Path, name: str) -> None:
    logo = Image.new("RGBA", (60, 60), (180, 30, 60, 0))
    ImageDraw.Draw(logo).rectangle((0, 0, 30, 60), (180, 30, 60, 255))
    logo = {"p.png": logo.quantize(), "la.png": logo.convert("LA")}.get(name, logo)
    logo.save(tmp_path / "ward" / name, lossless=True)
    picture = made(pictures, name)
    assert (picture.mode, picture.format) == ("RGBA", "PNG")
    assert picture.getpixel((5, 5))[3] == 255  # type: ignore[index]
    assert picture.getpixel((55, 5))[3] == 0  # type: ignore[index]


def test_an_opaque_alpha_is_no_transparency(pictures: Pictures, tmp_path: Path) -> None:
    photo().convert("RGBA").save(tmp_path / "ward" / "a.png")
    assert made(pictures, "a.png").mode == "CMYK"


def test_a_picture_of_the_theme(pictures: Pictures, tmp_path: Path) -> None:
    photo().save(tmp_path / "theme" / "a.png")
    assert made(pictures, "theme:a.png?width_mm=25.4").size == (300, 200)


def test_an_address_says_what_it_was_made_from() -> None:
    placed = Placed("pictures/病房 1.jpg", 98.7, 1.5, ("pine", "rime"), focus=(0, 37.5))
    assert " " not in placed.address
    assert Placed.at("pictures/病房 1.jpg?" + placed.address.split("?")[1]) == placed
    assert Placed("a.jpg").address == "a.jpg"


def test_bad_pictures_are_refused_and_nothing_is_kept(pictures: Pictures, tmp_path: Path) -> None:
    photo().save(tmp_path / "ward" / "whole.jpg")
    raw = (tmp_path / "ward" / "whole.jpg").read_bytes()
    (tmp_path / "ward" / "half.jpg").write_bytes(raw[: len(raw) // 2])
    (tmp_path / "ward" / "words.jpg").write_bytes(b"no picture")
    photo().save(tmp_path / "ward" / "icc.jpg", icc_profile=b"no profile" * 30)
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    photo().save(tmp_path / "ward" / "lab.png", icc_profile=lab)
    assert refused(pictures, "half.jpg") == "picture-broken"
    assert refused(pictures, "words.jpg") == "picture-broken"
    assert refused(pictures, "icc.jpg") == "picture-profile"
    assert refused(pictures, "lab.png") == "picture-profile"
    assert refused(pictures, "none.jpg") == "picture-missing"
    assert refused(pictures, "../ward/whole.jpg") == "picture-outside"
    assert len(pictures) == 0


def test_the_designer_owns_the_themes_pictures(pictures: Pictures, tmp_path: Path) -> None:
    (tmp_path / "theme" / "a.png").write_bytes(b"")
    with pytest.raises(Refused) as stopped:
        pictures["theme:a.png"]
    assert stopped.value.findings[0].owner is Owner.DESIGNER


def drawn(pictures: Pictures, tmp_path: Path, inside: str) -> str:
    (tmp_path / "ward" / "a.svg").write_text(SVG.format(inside), encoding="utf-8")
    return pictures["a.svg"].decode()


@pytest.mark.parametrize(
    "inside",
    [
        '<path fill="{}"/>', '<path stroke="{}"/>', '<stop stop-color="{}"/>',
        '<path style="fill: {}"/>', '<path style="opacity:1;stroke:{} !important"/>',
        "<style>.a {{ fill: {} }} path {{ stroke: none }}</style>", '<g color="{}"/>',
        '<path fill="url(#a) {}"/>',
    ],
)  # fmt: skip
def test_a_colour_anywhere_in_a_drawing_becomes_ink(
    pictures: Pictures, tmp_path: Path, inside: str
) -> None:
    svg = drawn(pictures, tmp_path, inside.format("#b41e3c"))
    assert "b41e3c" not in svg
    assert "device-cmyk(0 0.9294 0.5294 0.2863 / 1)" in svg


@pytest.mark.parametrize("black", ["#000", "black", "rgb(0,0,0)", "hsl(0,0%,0%)"])
def test_black_and_what_names_no_colour_is_black_alone(
    pictures: Pictures, tmp_path: Path, black: str
) -> None:
    svg = drawn(pictures, tmp_path, f'<path stroke="{black}"/>')
    assert 'stroke="device-cmyk(0 0 0 1 / 1)"' in svg
    assert 'fill="device-cmyk(0 0 0 1 / 1)"' in svg


@pytest.mark.parametrize("kept", ["none", "currentColor", "inherit", "url(#a)"])
def test_what_is_no_colour_is_kept(pictures: Pictures, tmp_path: Path, kept: str) -> None:
    assert f'stroke="{kept}"' in drawn(pictures, tmp_path, f'<path stroke="{kept}"/>')


@pytest.mark.parametrize("odd", ["bogus", "var(--x)", "lab(50% 0 0)"])
def test_an_unknown_colour_is_refused(pictures: Pictures, tmp_path: Path, odd: str) -> None:
    (tmp_path / "ward" / "a.svg").write_text(SVG.format(f'<path fill="{odd}"/>'))
    assert refused(pictures, "a.svg") == "svg-colour"


def test_a_masks_colours_are_light(pictures: Pictures, tmp_path: Path) -> None:
    svg = drawn(pictures, tmp_path, '<mask><path fill="white"/><path fill="#808080"/></mask>')
    assert "device-cmyk(0 0 0 0 / 1)" in svg
    assert "device-cmyk(0 0 0 0.498 / 1)" in svg


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<text>a</text>", drawings.TEXT),
        ('<image href="data:image/png;base64,AA"/>', drawings.IMAGE),
        ("<filter/>", drawings.FILTER),
        ('<path style="mix-blend-mode: multiply"/>', drawings.FILTER),
        ("<style>path { filter: blur(1px) }</style>", drawings.FILTER),
        ("<script/>", drawings.SCRIPT),
        ("<foreignObject/>", drawings.FOREIGN),
        ('<use href="other.svg#a"/>', drawings.OUTSIDE),
        ('<path fill="url(http://example.com/a.svg#b)"/>', drawings.OUTSIDE),
        ('<style>@import "a.css";</style>', drawings.OUTSIDE),
    ],
)
def test_what_no_press_takes_is_named(
    pictures: Pictures, tmp_path: Path, inside: str, said: tuple[str, str]
) -> None:
    (tmp_path / "ward" / "a.svg").write_text(SVG.format(inside))
    with pytest.raises(Refused) as stopped:
        pictures["a.svg"]
    (fault,) = stopped.value.findings
    assert (fault.code, said[1] in fault.message.en) == ("svg-unsupported", True)


USES = "".join(f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>'
               for n in range(1, 40))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SVG.format("<g>" * 5000 + "</g>" * 5000), "svg-too-complex"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "svg-too-complex"),
        (SVG.format('<g id="g0"/>' + USES), "svg-too-complex"),
        (SVG.format('<g id="a"><use href="#a"/></g>'), "svg-too-complex"),
        (SVG.format("<path/>" * (drawings.MAX_ELEMENTS + 1)), "svg-too-complex"),
        ("<svg", "picture-broken"),
        ("", "picture-broken"),
        ("<html/>", "picture-broken"),
    ],
)
def test_a_bomb_or_a_broken_drawing(
    pictures: Pictures, tmp_path: Path, text: str, code: str
) -> None:
    (tmp_path / "ward" / "a.svg").write_text(text)
    assert refused(pictures, "a.svg") == code


def test_a_refused_picture_becomes_a_finding_of_the_page(tmp_path: Path) -> None:
    page = '<html lang="en"><style>@page{size:297mm 3000mm}</style>'
    page += '<img src="https://pictures.invalid/bad.jpg"><i style="break-before:page"></i></html>'
    (tmp_path / "bad.jpg").write_bytes(b"bad")
    layout = mixed.lay_out(page, tmp_path)
    assert "picture-broken" in {finding.code for finding in layout.findings}


def test_a_picture_of_forty_ppi_is_left_and_reported(tmp_path: Path) -> None:
    page = '<html lang="en"><style>@page{size:297mm 3000mm;bleed:3mm}</style>'
    page += '<img src="https://pictures.invalid/a.jpg?width_mm=63.5" style="width:63.5mm">'
    page += '<div style="break-before:page"></div></html>'
    photo().resize((100, 66)).save(tmp_path / "a.jpg")
    raw, _ = mixed.lay_out(page, tmp_path).paint()
    file = PressFile(mixed.press(raw), "x.pdf", mixed.studio().profile)
    assert "low-resolution" in {f.code for f in preflight(file) if f.severity is Severity.ERROR}

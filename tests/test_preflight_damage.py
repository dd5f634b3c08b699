"""No damage ends in a traceback: it is named, and whatever can still be checked is checked."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String

from brochure.errors import Refused
from brochure.findings import Finding, Says
from brochure.model.profile import PressProfile, read_profile
from brochure.preflight import report, run
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import CHECKS, preflight
from tests.press_files import GOOD, Change, font, picture, press_file, spot_space

MUTATIONS = 200
CONTENT = (
    GOOD + b"\n/F0 gs /Fm Do /Pattern cs /P1 scn 30 30 40 40 re f q 9 9 40 40 re W n /Sh sh Q "
    b"/Spot cs .5 scn 9 60 30 30 re f /Pal cs 0 scn 60 60 9 9 re f /Live gs "
    b"BT /F0 9 Tf 1 0 0 1 60 90 Tm (ab) Tj ET "
    b"q 9 0 0 9 60 60 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q"
)


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture(autouse=True)
def no_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", {}.get)


def form(pdf: pikepdf.Pdf, content: bytes = b"0 0 0 .5 k 0 0 20 20 re f") -> Stream:
    made = pdf.make_stream(content)
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    made.Resources, made.Matrix = Dictionary(), Array([1, 0, 0, 1, 0, 0])
    made.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    return made


def furnished(pdf: pikepdf.Pdf) -> None:
    """Put something of every kind into a file, so that all of it can be damaged."""
    own = pdf.pages[0].obj.Resources
    inner = font(pdf)
    inner.Subtype, inner.CIDSystemInfo = Name.CIDFontType2, Dictionary(Supplement=0)
    own.Font.F0 = pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=inner.BaseFont, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]), ToUnicode=pdf.make_stream(b""),
    ))  # fmt: skip
    tile = pdf.make_stream(b"0 0 0 .5 k 0 0 9 9 re f")
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 1, 1
    tile.XStep, tile.YStep, tile.BBox, tile.Resources = 9, 9, Array([0, 0, 9, 9]), Dictionary()
    own.Pattern = Dictionary(P1=tile)
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=[0] * 4, C1=[0, 0, 0, 1], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 9, 9])
    shading.Function = tint
    own.Shading = Dictionary(Sh=pdf.make_indirect(shading))
    palette = pdf.make_indirect(Array([Name.Indexed, Name.DeviceCMYK, 0, String("abcd")]))
    own.ColorSpace = Dictionary(Spot=spot_space("Gold"), Pal=palette)
    own.ExtGState.Live = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form(pdf)), ca=0.5)
    own.ExtGState.F0 = Dictionary(Font=Array([own.Font.F0, 9]), LW=1)
    own.XObject.Fm = form(pdf)
    own.XObject.Im1.SMask = picture(pdf, 20)
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("a"), Usage=Dictionary()))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(ON=Array([layer]), OFF=Array([]))
    )
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))])


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give everything in an object that can be put to something else: what holds it, and where."""
    if isinstance(value, pikepdf.Array):
        inside: list[tuple[Any, Any]] = list(enumerate(value))
    else:
        inside = [(key, value[key]) for key in value.keys()]  # noqa: SIM118
    for key, item in inside:
        yield value, key
        nested = isinstance(item, pikepdf.Array | pikepdf.Dictionary)
        if nested and not item.is_indirect:
            yield from places(item)


def mutate(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    kinds = (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream)
    objects = [item for item in pdf.objects if isinstance(item, kinds)]
    holder, key = chance.choice(
        [place for item in objects for place in places(item) if place[1] != "/Length"]
    )
    holder[key] = chance.choice([
        Name.Wrong, 5, -1, 0, True, 10**12, -0.5, String("wrong"), Array([]), Array([Name.A, -1]),
        Array([0, 0, 0, 0]), Dictionary(), Dictionary(S=Name.A), pdf.make_stream(b"x"),
        chance.choice(objects), chance.choice(objects),
    ])  # fmt: skip


def mutated(chance: random.Random) -> bytes:
    """Give a file with one to three of its objects put to others."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(press_file(furnished, CONTENT))) as pdf:
        for _ in range(chance.randint(1, 3)):
            mutate(pdf, chance)
        try:
            pdf.save(out)
        except (pikepdf.PikepdfError, RuntimeError):
            reject()  # it cannot even be written
    return out.getvalue()


def judged(data: bytes, profile: PressProfile) -> tuple[Finding, ...]:
    try:
        file = PressFile(data, "file.pdf", profile)
    except Refused as refused:
        return tuple(refused.findings)
    found = preflight(file)
    assert "<h1>file.pdf</h1>" in report.write(file, found, "zh")
    return found


@settings(
    max_examples=MUTATIONS,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.randoms(use_true_random=False))
def test_no_mutation_ends_in_a_traceback(profile: PressProfile, chance: random.Random) -> None:
    found = judged(mutated(chance), profile)
    assert found  # the link on the page, at the least
    assert not any(re.search(r"-0(\.0+)? mm", f.message.en + f.place.en) for f in found)


def test_a_furnished_file_is_whole(profile: PressProfile) -> None:
    codes = {finding.code for finding in judged(press_file(furnished, CONTENT), profile)}
    assert {"annotation", "spot-ink"} <= codes
    assert not any(code.startswith("damaged") for code in codes)


def test_a_check_that_fails_is_named_and_the_others_run(
    profile: PressProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: PressFile) -> Iterator[Finding]:
        raise KeyError(file)

    broken = CHECKS[0]._replace(find=fail, name=Says("某项检查", "Some check"))
    monkeypatch.setattr(run, "CHECKS", (broken, *CHECKS[1:]))
    data = press_file(content=GOOD + b"\n1 0 0 rg 9 9 20 20 re f")
    file = PressFile(data, "f.pdf", profile)
    found = [finding for finding in preflight(file) if finding.severity == "error"]
    assert [finding.code for finding in found] == ["damaged-file", "rgb-object"]
    assert "某项检查" in found[0].message.zh and "Some check" in found[0].message.en
    monkeypatch.setattr(report, "CHECKS", run.CHECKS)
    checks = report.write(file, found, "en").partition("What was checked")[2]
    assert '<li class="skipped"><span>Some check' in checks


def intents(value: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents = value

    return change


def intent_profile(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = Name.Wrong


def composed(descendants: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        own = pdf.pages[0].obj.Resources.Font
        own.F1 = Dictionary(Type=Name.Font, Subtype=Name.Type0, DescendantFonts=descendants)

    return change


def descriptor(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources.Font.F1.FontDescriptor = Name.Wrong


def endless_space(pdf: pikepdf.Pdf) -> None:
    space = pdf.make_indirect(Array([Name.Indexed]))
    for part in (space, 5, String("x")):
        space.append(part)
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(Pal=space)
    pdf.pages[0].obj.Contents = pdf.make_stream(GOOD + b"\n/Pal cs 0 scn 60 60 9 9 re f")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (intents(Name.Wrong), "output-intent"),
        (intents(Array([Name.Wrong])), "output-intent"),
        (intent_profile, "output-profile"),
        (composed(Array([])), "font-not-embedded"),
        (composed(Name.Wrong), "font-not-embedded"),
        (descriptor, "font-not-embedded"),
        (endless_space, "damaged-page"),
    ],
)
def test_what_is_of_the_wrong_kind(
    change: Callable[[pikepdf.Pdf], None], code: str, profile: PressProfile
) -> None:
    assert code in {finding.code for finding in judged(press_file(change), profile)}

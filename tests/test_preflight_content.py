"""What a page names, holds and hides, how it lies, and letters that are outlined."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from brochure.model.profile import PressProfile, read_profile
from brochure.preflight.press_file import PressFile
from brochure.preflight.report import write
from brochure.preflight.run import CHECKS, GWG_2022, preflight
from tests.press_files import GOOD, Change, press_file, text

OUTLINED = b"0.2 0 0 0 k -9 -9 250 300 re f"


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture(autouse=True)
def no_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", {}.get)


def judge(profile: PressProfile, data: bytes) -> list[tuple[str, str, str]]:
    """Give code, severity and message of what is found."""
    found = preflight(PressFile(data, "file.pdf", profile))
    return [
        (finding.code, str(finding.severity), finding.message.en)
        for finding in found
        if finding.code != "total-ink-skipped"
    ]


@pytest.mark.parametrize(
    ("turn", "severity"),
    [
        (0, None),
        (360, None),
        (90, "warning"),
        (-90, "warning"),
        (45, "error"),
        (Name.Half, "error"),
    ],
)
def test_turned_pages(turn: Any, severity: str | None, profile: PressProfile) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Rotate = turn

    found = [(code, weight) for code, weight, _ in judge(profile, press_file(change))]
    assert found == ([("page-rotation", severity)] if severity else [])


def layered(
    usage: dict[str, Any] | None = None, *, off: bool = False, base: str = "/ON", on: bool = False
) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Die")))
        if usage:
            group.Usage = Dictionary({
                f"/{key}": Dictionary({f"/{key}State": Name(state)}) for key, state in usage.items()
            })  # fmt: skip
        opens = Dictionary(BaseState=Name(base))
        opens.OFF, opens.ON = Array([group] * off), Array([group] * on)
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group, Array()]), D=opens)

    return change


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (layered(), None),
        (layered({"View": "/ON", "Print": "/ON"}), None),
        (layered(base="/OFF", on=True), None),
        (layered(off=True), ("layer-off", "warning")),
        (layered(base="/OFF"), ("layer-off", "warning")),
        (layered({"View": "/OFF", "Print": "/OFF"}), ("layer-off", "warning")),
        (layered({"Print": "/OFF"}), ("layer-differs", "error")),
        (layered({"Print": "/ON"}, off=True), ("layer-differs", "error")),
        (layered({"View": "/OFF"}), ("layer-differs", "error")),
    ],
)
def test_layers(change: Change, found: tuple[str, str] | None, profile: PressProfile) -> None:
    said = judge(profile, press_file(change))
    assert [(code, severity) for code, severity, _ in said] == ([found] if found else [])
    assert all("“Die”" in message for *_, message in said)


def test_a_layer_that_prints_unseen_is_described(profile: PressProfile) -> None:
    ((*_, message),) = judge(profile, press_file(layered({"Print": "/ON"}, off=True)))
    assert message == "The layer “Die” is hidden on screen, but prints"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"/Gone Do", "picture or form /Gone"),
        (b"/Gone gs", "graphics state /Gone"),
        (b"BT /Gone 9 Tf ET", "font /Gone"),
        (b"/Gone sh", "gradient /Gone"),
        (b"/Gone cs", "colour space /Gone"),
        (b"/Pattern cs /Gone scn 9 9 20 20 re f", "pattern /Gone"),
        (b"/Gone Do /Lost Do /Gone Do", "picture or form /Gone, /Lost"),
    ],
)
def test_what_is_named_must_be_there(content: bytes, kind: str, profile: PressProfile) -> None:
    ((code, severity, message),) = judge(profile, press_file(content=GOOD + b"\n" + content))
    assert (code, severity) == ("missing-resource", "error")
    assert kind in message


def test_what_is_missing_within_a_form_is_found(profile: PressProfile) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        form = add_form(pdf, b"/Gone Do /Im1 Do")
        form.Resources = Dictionary(XObject=Dictionary(Im1=pdf.pages[0].obj.Resources.XObject.Im1))

    found = judge(profile, press_file(change, GOOD + b"\n.1 0 0 .1 90 90 cm /Fm Do"))
    assert ["/Gone" in message for _, _, message in found] == [True]


def add_form(pdf: pikepdf.Pdf, content: bytes, name: str = "Fm") -> Any:
    form = pdf.make_stream(content)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    pdf.pages[0].obj.Resources.XObject[f"/{name}"] = form
    return form


def itself(pdf: pikepdf.Pdf) -> None:
    add_form(pdf, b"0 0 0 .5 k 9 9 9 9 re f /Fm Do")


def each_other(pdf: pikepdf.Pdf) -> None:
    add_form(pdf, b"/Other Do")
    add_form(pdf, b"/Fm Do", "Other")


def twice_in_a_row(pdf: pikepdf.Pdf) -> None:
    add_form(pdf, b"/Other Do /Other Do")
    add_form(pdf, b"0 0 0 .5 k 9 9 9 9 re f", "Other")


def nested(depth: int) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        add_form(pdf, b"/F1 Do")
        for level in range(1, depth):
            add_form(pdf, f"/F{level + 1} Do".encode(), f"F{level}")
        add_form(pdf, b"0 0 0 .5 k 9 9 9 9 re f", f"F{depth}")

    return change


def tile_of_itself(pdf: pikepdf.Pdf) -> None:
    tile = pdf.make_stream(b"/Pattern cs /P1 scn 0 0 9 9 re f")
    tile.PatternType = tile.PaintType = tile.TilingType = 1
    tile.XStep = tile.YStep = 40
    tile.BBox = Array([0, 0, 40, 40])
    tile.Resources = Dictionary(Pattern=Dictionary(P1=tile))
    add_form(pdf, b"/Pattern cs /P1 scn 9 9 20 20 re f")
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P1=tile)


@pytest.mark.parametrize(
    ("change", "found"),
    [(itself, True), (each_other, True), (tile_of_itself, True), (nested(30), True),
     (twice_in_a_row, False), (nested(9), False)],
)  # fmt: skip
def test_what_paints_itself(change: Change, found: bool, profile: PressProfile) -> None:
    said = judge(profile, press_file(change, GOOD + b"\n/Fm Do"))
    assert [code for code, *_ in said] == ["recursive-form"] * found


def test_what_paints_itself_is_followed_once(profile: PressProfile) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        add_form(pdf, b"0 0 0 .5 k 9 9 9 9 re f /Fm Do /Fm Do")

    file = PressFile(press_file(change, GOOD + b"\n/Fm Do"), "file.pdf", profile)
    assert [paint.colour for paint in file.paints].count((0, 0, 0, 0.5)) == 1


@pytest.mark.parametrize(
    ("space", "found"), [("/DeviceCMYK", False), ("/DeviceRGB", True), (None, False)]
)
def test_pages_blend_in_ink(space: str | None, found: bool, profile: PressProfile) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        group = Dictionary(S=Name.Transparency)
        if space:
            group.CS = Name(space)
        pdf.pages[0].obj.Group = group

    said = judge(profile, press_file(change))
    assert [code for code, *_ in said] == ["blend-space"] * found


def checked(html: str) -> Callable[[str], str]:
    """Look up what the report says became of a check."""
    rows = html.partition("What was checked")[2]
    return lambda name: rows.partition(f"<span>{name}")[2].partition("</li>")[0]


def test_letters_of_a_foreign_outlined_file_are_not_said_to_be_right(profile: PressProfile) -> None:
    file = PressFile(press_file(content=OUTLINED), "file.pdf", profile)
    found = preflight(file)
    assert [finding.code for finding in found].count("letters-not-checked") == 1
    outcome = checked(write(file, found, "en"))
    for name in ("Small text", "Safe area", "Text on folds", "Reversed text", "Black overprint"):
        assert "skipped" in outcome(name), name
    assert "✓" in outcome("Hairlines")


def test_our_own_letters_are_judged_before_they_are_outlined(profile: PressProfile) -> None:
    live = PressFile(press_file(content=GOOD + text("edge", 1, 40, 5)), "file.pdf", profile)
    file = PressFile(press_file(content=OUTLINED), "file.pdf", profile)
    found = preflight(file, live)
    assert {finding.code for finding in found} == {
        "small-text", "outside-safe-area", "total-ink-skipped",
    }  # fmt: skip
    html = write(file, found, "en")
    assert "skipped" not in checked(html)("Text on folds")
    assert html.count('class="place"') == 2


def test_rules_of_the_ghent_workgroup_stand_beside_their_checks(profile: PressProfile) -> None:
    known = {code for check in CHECKS for code in check.codes}
    assert set(GWG_2022) <= known
    file = PressFile(press_file(content=GOOD + b"\n1 0 0 rg 28 28 9 9 re f"), "file.pdf", profile)
    html = write(file, preflight(file), "en")
    assert "<span>Colour spaces</span><span>GWG 2022 R0027</span><span>page 1" in html
    assert "GWG R0009" in checked(html)("Black overprint")
    assert "GWG" not in checked(html)("Boxes and bleed").replace("GWG R0002", "")

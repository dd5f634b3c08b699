"""Flavours of PDF/X: what each says of itself, and the transparency that X-1a does not know."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from brochure.findings import Severity
from brochure.model.profile import PressProfile, read_profile
from brochure.preflight.press_file import PressFile
from brochure.preflight.run import preflight
from tests.press_files import GOOD, Change, picture, press_file


@pytest.fixture(scope="module")
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture
def x1a(profile: PressProfile) -> PressProfile:
    return profile.model_copy(update={"flavour": "PDF/X-1a:2003"})


@pytest.fixture(autouse=True)
def no_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", {}.get)


def codes(data: bytes, profile: PressProfile) -> list[str]:
    found = preflight(PressFile(data, "file.pdf", profile))
    return [finding.code for finding in found if finding.code != "total-ink-skipped"]


def saved(data: bytes, change: Change | None = None, **how: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if change:
            change(pdf)
        pdf.save(out, **how)
    return out.getvalue()


PLAIN: dict[str, Any] = {
    "force_version": "1.4",
    "object_stream_mode": pikepdf.ObjectStreamMode.disable,
}


def is_x1a(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-1a:2003")


def test_pdf_x_1a(x1a: PressProfile, profile: PressProfile) -> None:
    right = saved(press_file(is_x1a), **PLAIN)
    assert codes(right, x1a) == []
    assert codes(press_file(is_x1a), x1a) == ["pdf-version"]
    packed = saved(press_file(is_x1a), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert codes(packed.replace(b"%PDF-1.6", b"%PDF-1.4"), x1a) == ["pdf-version"]
    assert codes(saved(press_file(), **PLAIN), x1a) == ["pdfx-keys"]
    assert codes(saved(press_file(), force_version="1.7"), profile) == ["pdf-version"]


def test_another_flavour_is_a_warning(profile: PressProfile) -> None:
    def other(pdf: pikepdf.Pdf) -> None:
        said = pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-4p")
        pdf.Root.Metadata = pdf.make_stream(said)

    (finding, _) = preflight(PressFile(press_file(other), "file.pdf", profile))
    assert (finding.code, finding.severity) == ("pdfx-keys", Severity.WARNING)
    assert "PDF/X-4p" in finding.message.en


def state(**settings: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        is_x1a(pdf)
        if "/SMask" in settings and settings["/SMask"] != "/None":
            settings["/SMask"] = Dictionary(S=Name.Luminosity, G=pdf.make_stream(b""))
        pdf.pages[0].obj.Resources.ExtGState.Live = Dictionary(settings)

    return change


def page_group(pdf: pikepdf.Pdf) -> None:
    is_x1a(pdf)
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def soft_picture(pdf: pikepdf.Pdf) -> None:
    is_x1a(pdf)
    mask = picture(pdf)
    mask.ColorSpace = Name.DeviceGray
    pdf.pages[0].obj.Resources.XObject.Im1.SMask = mask


@pytest.mark.parametrize(
    ("change", "live"),
    [
        (state(**{"/ca": 0.5}), True),
        (state(**{"/CA": 0.5}), True),
        (state(**{"/BM": Name.Multiply}), True),
        (state(**{"/SMask": Dictionary()}), True),
        (state(**{"/ca": 1, "/BM": Name.Normal, "/SMask": Name("/None")}), False),
        (page_group, True),
        (soft_picture, True),
    ],
)
def test_live_transparency(
    change: Change, live: bool, x1a: PressProfile, profile: PressProfile
) -> None:
    drawn = GOOD + b"\nq /Live gs 0 0 0 .5 k 28.35 28.35 30 30 re f Q"
    data = saved(
        press_file(change, drawn if change not in (page_group, soft_picture) else GOOD), **PLAIN
    )
    assert codes(data, x1a) == (["live-transparency"] if live else [])
    assert "live-transparency" not in codes(data, profile)


def test_transparency_is_named_at_its_place(x1a: PressProfile) -> None:
    drawn = GOOD + b"\nq /Live gs 0 0 0 .5 k 28.35 28.35 30 30 re f Q"
    (finding, _) = preflight(
        PressFile(saved(press_file(state(**{"/ca": 0.5}), drawn), **PLAIN), "file.pdf", x1a)
    )
    assert finding.place.en == "file.pdf · page 1, 10 mm from left, 69 mm from top"

"""The job ticket is one page to pin to the wall, to be read and to be written on."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from brochure.layout.compose import PICTURES_HOST
from brochure.layout.typeset import Typesetter
from brochure.model.profile import Imposition, PressProfile, read_profile
from brochure.model.project import Project
from brochure.press.ticket import Ticket, as_html
from tests.project_maker import NAMES, department

MM = 72 / 25.4
FULL = """
print:
  quantity: 5000
  paper: {zh: 双面哑粉铜版纸, en: matt coated paper}
  weight_gsm: 200
  lamination: matt
  contact: 样本联系人 000-0000
  deliver_to: 样本地址
  deadline: 2030-01-31
  notes: {zh: 先出数码样, en: Digital proof first}
"""
LONG = FULL.replace("样本地址", "样本地址样本地址" * 12).replace("先出数码样", "先出数码样。" * 200)
SHOP = {
    "spots": ("Gold",),
    "fold_ink": "Crease",
    "die_ink": "Die",
    "imposition": Imposition(
        scheme="work-and-turn", width_mm=450, height_mm=320, gripper_mm=10, paper_mm=0.1
    ),
}

Setter = Callable[[str, PressProfile], pypdfium2.PdfDocument]


@pytest.fixture
def profile() -> PressProfile:
    return read_profile("offset-coated", Path("nowhere"))[0]


@pytest.fixture
def set_ticket(project: Project, typesetter: Typesetter, tmp_path: Path) -> Setter:
    out = io.BytesIO()
    Image.new("RGB", (297, 210), "teal").save(out, "PNG")

    def set_it(order: str, profile: PressProfile) -> pypdfium2.PdfDocument:
        sheet = project.read_formats().formats["trifold-a4"]
        sums = {
            f"样本医院_样本科室_zh_trifold-a4.{kind}.pdf": "0" * 64 for kind in ("press", "sheets")
        }
        made = department(tmp_path, NAMES + order)
        ticket = Ticket(made, "zh", "trifold-a4", sheet, profile, sums)
        addresses = {side: f"https://{PICTURES_HOST}/{side}.png" for side in sheet.page_names}
        pictures = {f"{side}.png": out.getvalue() for side in sheet.page_names}
        return pypdfium2.PdfDocument(typesetter.set_document(as_html(ticket, addresses), pictures))

    return set_it


def words(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


@pytest.mark.parametrize("order", ["", FULL])
@pytest.mark.parametrize("update", [{}, SHOP])
def test_it_is_one_page(
    set_ticket: Setter, profile: PressProfile, order: str, update: dict[str, object]
) -> None:
    document = set_ticket(order, profile.model_copy(update=update))
    assert len(document) == 1
    text = words(document[0])
    for said in ("备注", "从脚边看", "99.5 mm", "FOGRA39", "1 / 1"):
        assert said in text, said
    if update:
        assert "自翻版" in text and "5+5" in text and "Crease、Die" in text


def test_what_is_open_can_be_ticked_or_written(set_ticket: Setter, profile: PressProfile) -> None:
    page = set_ticket("", profile)[0]
    text = words(page)
    for film in ("不覆膜 no film", "亮膜 gloss film", "哑膜 matt film", "触感膜 soft-touch film"):
        assert film in text
    page_words = page.get_textpage()
    tops = []
    for label in ("数量", "送到", "联系人"):
        found = page_words.search(label).get_next()
        assert found is not None
        tops.append(page_words.get_charbox(found[0])[3] / MM)
    assert tops[1] - tops[2] >= 9, "a line to write on is 9 mm high at least"


def test_long_values_stay_in_the_margins_and_only_notes_run_on(
    set_ticket: Setter, profile: PressProfile
) -> None:
    document = set_ticket(LONG, profile)
    assert len(document) == 2
    first, second = (words(page) for page in document)
    assert "从脚边看" in first and "SHA-256" in first and "1 / 2" in first
    assert "2 / 2" in second and "SHA-256" not in second
    assert "备注（续）" not in first
    head = document[1].get_textpage().get_text_bounded(bottom=(297 - 22) * MM)
    assert "样本科室" in head and "备注（续）" in head
    for page in document:
        text = page.get_textpage()
        seen = (i for i in range(text.count_chars()) if text.get_text_range(i, 1).strip())
        rights = [text.get_charbox(index)[2] for index in seen]
        assert max(rights) <= (210 - 18 + 0.3) * MM

"""Art meets at a booklet's spine, and its pages lie where the office printer wants them."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from brochure.edition import Edition, Subject, make
from brochure.findings import has_errors
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from brochure.press.imposition import printers_order
from brochure.studio import Studio

DPI = 150
MM = DPI / 25.4
WIDTH, HEIGHT = 148 * MM, 210 * MM


@pytest.fixture(scope="module")
def edition(project: Project, typesetter: Typesetter) -> Edition:
    department, source = project.read_department("colorectal")
    subject = Subject("colorectal", department, source, "zh", "booklet-a5")
    return make(Studio.of(project), typesetter, subject)


@pytest.fixture(scope="module")
def pages(edition: Edition) -> Mapping[int, Image.Image]:
    return {
        number: Image.open(io.BytesIO(edition.files[f"booklet-a5.page-{number}.png"])).convert("L")
        for number in range(1, 9)
    }


def drawn(pdf: bytes, index: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[index].render(scale=DPI / 72).to_pil()
    document.close()
    return picture.convert("L")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Tell how far two pages differ, as one sees them from afar."""
    small = [picture.resize((74, 105), Image.Resampling.BOX) for picture in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


def test_preflight_has_nothing_to_say(edition: Edition) -> None:
    assert not has_errors(edition.findings)
    assert [finding.code for finding in edition.judged if finding.severity.name != "INFO"] == []


@pytest.mark.parametrize(("left", "right", "threads"), [(4, 5, 10), (8, 1, 51)])
def test_threads_cross_the_spine_where_they_left_it(
    left: int, right: int, threads: int, pages: Mapping[int, Image.Image]
) -> None:
    """Rows that are painted in the last column of one page go on in the first of the other."""

    def painted(page: int, x: int) -> list[int]:
        column = pages[page].crop((x, 0, x + 1, pages[page].height)).tobytes()
        ground = max(set(column), key=column.count)
        return [y for y, tone in enumerate(column) if abs(tone - ground) > 25]

    out, on = painted(left, pages[left].width - 2), painted(right, 1)
    assert len(out) > threads / 2
    assert all(any(abs(y - other) <= 3 for other in on) for y in out)
    assert all(any(abs(y - other) <= 3 for other in out) for y in on)


def test_the_office_printer_gets_every_page_in_its_place(
    edition: Edition, pages: Mapping[int, Image.Image]
) -> None:
    """On A4 the spine is the middle; the next page backs each page when the sheet is turned."""
    office = edition.files["booklet-a5.office.pdf"]
    seen = []
    for side, (_, left, right) in enumerate(printers_order(8)):
        sheet = drawn(office, side)
        assert sheet.size == pytest.approx((297 * MM, 210 * MM), abs=1)
        for half, page in enumerate((left + 1, right + 1)):
            x = round(0.5 * MM + half * WIDTH)
            part = sheet.crop((x, 0, x + round(WIDTH) - 2, round(HEIGHT)))
            apart = {number: unlike(part, picture) for number, picture in pages.items()}
            first, second = sorted(apart, key=lambda number: apart[number])[:2]
            assert first == page
            assert 2 * apart[first] < apart[second]
            seen.append(page)
    assert seen == [8, 1, 2, 7, 6, 3, 4, 5]

"""A finding's place is data: what people read is made of it, and nothing is read back."""

from __future__ import annotations

import pytest

from brochure.findings import InFile, OnPage, Place, Says, error, in_order, same

WRONG = (same("wrong"), same("mend it"))


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (same("content/ward"), {"zh": "content/ward", "en": "content/ward"}),
        (
            InFile("a.yaml", 41, 7),
            {"zh": "a.yaml:41:7", "en": "a.yaml:41:7", "file": "a.yaml", "line": 41, "column": 7},
        ),
        (
            InFile("a.yaml", 41, 7, Says("中文版 · 封面", "Chinese edition · cover")),
            {"zh": "中文版 · 封面 · a.yaml:41:7", "en": "Chinese edition · cover · a.yaml:41:7",
             "file": "a.yaml", "line": 41, "column": 7},
        ),
        (
            InFile("cover.html", 3),
            {"zh": "cover.html:3", "en": "cover.html:3", "file": "cover.html", "line": 3},
        ),
        (
            OnPage("a.pdf", 2),
            {"zh": "a.pdf · 第 2 页", "en": "a.pdf · page 2", "file": "a.pdf", "page": 2},
        ),
        (
            OnPage("a.pdf", 2, 10.26, -1.5, Says("内页 1", "inside 1")),
            {"zh": "a.pdf · 第 2 页（内页 1），距左 10 mm、距上 -2 mm",
             "en": "a.pdf · page 2 (inside 1), 10 mm from left, -2 mm from top",
             "file": "a.pdf", "page": 2, "left_mm": 10.26, "top_mm": -1.5},
        ),
    ],
)  # fmt: skip
def test_json_carries_sentence_and_numbers(place: Place, said: dict[str, object]) -> None:
    assert error("code", place, *WRONG).to_json()["place"] == said


def test_findings_come_in_the_order_of_the_file() -> None:
    cover = Says("封面", "cover")
    places: list[Place] = [
        InFile("a.yaml", 10, 1), InFile("a.yaml", 9, 12, cover), InFile("a.yaml", 9, 2),
        same("a.yaml"), InFile("C:5:1", 2),
    ]  # fmt: skip
    ordered = in_order(error("code", place, *WRONG) for place in places)
    assert [finding.place.en for finding in ordered] == [
        "C:5:1:2", "a.yaml", "a.yaml:9:2", "cover · a.yaml:9:12", "a.yaml:10:1",
    ]  # fmt: skip

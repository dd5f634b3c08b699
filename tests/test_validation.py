"""Every refusal of the model has its code, its place and a remedy in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.findings import Finding
from brochure.model.theme import Labels, Theme
from brochure.model.validation import known_keys
from tests.project_maker import NAMES, department, examine, spots

FIGURES = """\
team:
  title: {zh: 团队, en: Team}
  figures:
    - count: COUNT
      label: {zh: 张床位, en: beds}
"""
TECHNIQUES = """\
techniques:
  title: {zh: 技术, en: Techniques}
  items:
    - id: pph
      title: {zh: 痔手术, en: Surgery}
"""


def one(root: Path, text: str) -> Finding:
    findings = examine(root, text)
    assert len(spots(findings)) == 1, findings
    return findings[0]


@pytest.mark.parametrize(
    ("first", "place"),
    [
        ("hospital: {zh: 样本医院}", "1:1"),
        ("hospital: {en: Hospital}", "1:1"),
        ("hospital: {zh: 样本医院, en: }", "1:22"),
        ("hospital: {zh: , en: Hospital}", "1:12"),
        ('hospital: {zh: 样本医院, en: ""}', "1:22"),
        ("hospital: {zh: '  ', en: Hospital}", "1:12"),
        ("hospital:\n  zh: 样本医院", "1:1"),
        ("hospital:\n  zh: 样本医院\n  en:", "3:3"),
        ("hospital: 样本医院", "1:1"),
        ("hospital: Specimen Hospital", "1:1"),
        ("hospital: [样本医院, Specimen Hospital]", "1:1"),
    ],
)
def test_missing_translation(tmp_path: Path, first: str, place: str) -> None:
    names = NAMES.split("\n", 1)[1]
    assert spots(examine(tmp_path, f"{first}\n{names}")) == [("missing-translation", place)]


def test_every_missing_translation_is_shown_at_once(tmp_path: Path) -> None:
    text = f"{NAMES}axes: [微创, Distinctive]\nadvice:\n  zh: 遵医嘱\n"
    assert spots(examine(tmp_path, text)) == [
        ("missing-translation", "3:8"),
        ("missing-translation", "3:12"),
        ("missing-translation", "4:1"),
    ]


@pytest.mark.parametrize(
    ("typed", "pair"),
    [("微创", "{zh: 微创, en: …}"), ("Surgery", "{zh: …, en: Surgery}"), ("''", "{zh: …, en: …}")],
)
def test_a_single_text_is_shown_as_a_pair(tmp_path: Path, typed: str, pair: str) -> None:
    finding = one(tmp_path, f"{NAMES}advice: {typed}\n")
    assert pair in finding.remedy.zh and pair in finding.remedy.en


@pytest.mark.parametrize(
    ("text", "spot", "meant"),
    [
        ("axis:\n  - {zh: 微创, en: A}\n", ("unknown-field", "3:1"), "axes"),
        ("About:\n  title: {zh: 甲, en: A}\n", ("unknown-field", "3:1"), "about"),
        ("about:\n  titel: {zh: 甲, en: A}\n", ("unknown-field", "4:3"), "title"),
        ("advice: {cn: 甲, en: A}\n", ("unknown-field", "3:10"), "zh"),
        ("advice: {zh: 甲, EN: A}\n", ("unknown-field", "3:17"), "en"),
        ("advice: {中文: 甲, en: A}\n", ("unknown-field", "3:10"), "zh"),
    ],
)
def test_a_misspelt_key_is_one_finding_with_the_nearest(
    tmp_path: Path, text: str, spot: tuple[str, str], meant: str
) -> None:
    finding = one(tmp_path, NAMES + text)
    assert spots([finding]) == [spot]
    assert f"“{meant}”" in finding.remedy.zh and f"“{meant}”" in finding.remedy.en


def test_a_key_like_no_other_lists_those_there_are(tmp_path: Path) -> None:
    finding = one(tmp_path, f"{NAMES}about:\n  title: {{zh: 甲, en: A}}\n  电话: 1\n")
    assert spots([finding]) == [("unknown-field", "5:3")]
    assert "title、statement、paragraphs" in finding.remedy.zh
    assert "title, statement, paragraphs" in finding.remedy.en


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("advice: {zh: 甲, en: see, call: 5}\n", ("text-not-quoted", "3:26")),
        ("advice: {zh: 甲, en: see, end: 5}\n", ("text-not-quoted", "3:26")),
        ("advice: {zh: 甲, en: see, call: }\n", ("text-not-quoted", "3:26")),
        ("advice:\n  zh: 甲\n  en: A\n  ja: B\n", ("unknown-field", "6:3")),
        ("advice:\n  zh:甲\n  en:A\n", ("space-after-colon", "3:1")),
        ("advice:{zh: 甲}\n", ("space-after-colon", "3:8")),
        ("axes:\n  - title:{zh: 甲, en: b}\n", ("space-after-colon", "4:11")),
        ("axes:\n  - {title:{zh: 甲, en: b}}\n", ("space-after-colon", "4:12")),
        ("formats:[a, b]\ntheme: c\n", ("space-after-colon", "3:9")),
        ("about:\n  title：{zh: 甲, en: A}\n", ("full-width-mark", "4:8")),
    ],
)
def test_a_text_that_was_taken_for_a_key(tmp_path: Path, text: str, spot: tuple[str, str]) -> None:
    assert spots(examine(tmp_path, NAMES + text)) == [spot]


@pytest.mark.parametrize(
    "typed",
    ["五十一", "51张", "5.5", "+3", "0123", "1,234", "５１", "8:30", "no", "~", "''", "0x1F",
     "1e3", "5 1", "[5]", "{a: 5}", "٣", "1_0"],
)  # fmt: skip
def test_a_number_that_is_not_one(tmp_path: Path, typed: str) -> None:
    finding = one(tmp_path, NAMES + FIGURES.replace("COUNT", typed))
    assert spots([finding]) == [("number-expected", "6:7")]
    if typed[0] not in "'[{":
        assert f"“{typed}”" in finding.message.zh and f"“{typed}”" in finding.message.en


@pytest.mark.parametrize(
    ("typed", "code"),
    [("1000000", "number-out-of-range"), ("-3", "number-out-of-range"), ("", "missing-field")],
)
def test_a_number_out_of_range_or_not_there(tmp_path: Path, typed: str, code: str) -> None:
    assert spots(examine(tmp_path, NAMES + FIGURES.replace("COUNT", typed))) == [(code, "6:7")]


def test_numbers_that_are_right(tmp_path: Path) -> None:
    for typed in ("0", "51", "999999"):
        team = department(tmp_path, NAMES + FIGURES.replace("COUNT", typed)).team
        assert team and team.figures[0].count == int(typed)


@pytest.mark.parametrize(
    ("date", "spots_found"),
    [
        ("{year: 20055, month: 13, ", [("number-out-of-range", "4:6"),
                                       ("number-out-of-range", "4:19")]),
        ("{year: 2005年, month: 11月, ", [("number-expected", "4:6"), ("number-expected", "4:19")]),
        ("{year: 2005-11-01, ", [("number-expected", "4:6")]),
        ("{month: 11, ", [("missing-field", "4:5")]),
    ],
)  # fmt: skip
def test_years_and_months(tmp_path: Path, date: str, spots_found: list[tuple[str, str]]) -> None:
    text = f"{NAMES}timeline:\n  - {date}event: {{zh: 成立, en: Established}}}}\n"
    assert spots(examine(tmp_path, text)) == spots_found


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("axes: 微创\n", ("list-expected", "3:1")),
        ("axes:\n  {zh: 微创, en: A}\n", ("list-expected", "3:1")),
        ("axes: [" + ", ".join(["{zh: 甲, en: A}"] * 5) + "]\n", ("too-many", "3:1")),
        ("axes:\n  -\n", ("missing-translation", "4:4")),
        ("about: 甲\n", ("fields-expected", "3:1")),
        ("about: [甲]\n", ("fields-expected", "3:1")),
        ("advice: {zh: [注意], en: A}\n", ("text-expected", "3:10")),
        ("advice: {zh: {注意: b}, en: A}\n", ("text-expected", "3:10")),
        ("contact: {rows: [{kind: fax, text: {zh: 甲, en: A}}]}\n", ("unknown-word", "3:19")),
        ("values:\n  - label: {zh: 甲, en: A}\n", ("words-or-text", "4:5")),
        ("values:\n  - {label: {zh: 甲, en: A}, text: {zh: 甲, en: A}, "
         "words: [{zh: 甲, en: A}]}\n", ("words-or-text", "4:5")),
        ("photo: {file: a.jpg, description: {zh: 甲, en: A}, focus: [50]}\n", ("too-few", "3:51")),
        ("photo: {file: a.jpg, description: {zh: 甲, en: A}, focus: [50, 1, 2]}\n",
         ("too-many", "3:51")),
        ("photo: {file: a.jpg, description: {zh: 甲, en: A}, focus: [50, 101]}\n",
         ("number-out-of-range", "3:63")),
        ("photo: {file: a.jpg, description: {zh: 甲, en: A}, focus: 中}\n",
         ("list-expected", "3:51")),
        ("photo: {file: a.jpg, description: {zh: 甲, en: A}, focus: [50, 上]}\n",
         ("number-expected", "3:63")),
        ("clinic: {title: {zh: 甲, en: A}, days: []}\n", ("too-few", "3:33")),
        ("clinic: {title: {zh: 甲, en: A}, days: [{day: {zh: 周一, en: Monday}}]}\n",
         ("empty-clinic", "3:40")),
        ("approvals: 文号\n", ("list-expected", "3:1")),
        (TECHNIQUES.replace("pph", "PPH_1"), ("bad-id", "6:7")),
        (TECHNIQUES.replace("pph", "痔"), ("bad-id", "6:7")),
        (TECHNIQUES.replace("pph", "''"), ("bad-id", "6:7")),
        (TECHNIQUES.replace("id: pph", "id:"), ("missing-field", "6:7")),
        (TECHNIQUES + "      mark: square\n", ("unknown-word", "8:7")),
        ("techniques:\n  title: {zh: 甲, en: A}\n  items: []\n", ("too-few", "5:3")),
        ("opening_hours: [{days: {zh: 甲, en: A}, hours: ''}]\n", ("missing-field", "3:40")),
    ],
)  # fmt: skip
def test_what_the_model_refuses(tmp_path: Path, text: str, spot: tuple[str, str]) -> None:
    assert spots(examine(tmp_path, NAMES + text)) == [spot]


@pytest.mark.parametrize("text", ["甲\n", "- 甲\n", "~\n", "5\n"])
def test_a_file_that_is_no_mapping(tmp_path: Path, text: str) -> None:
    assert spots(examine(tmp_path, text)) == [("fields-expected", "1:1")]


def test_required_fields(tmp_path: Path) -> None:
    assert spots(examine(tmp_path, "name:\n")) == [
        ("missing-field", "1:1"),
        ("missing-field", "1:1"),
    ]


def test_all_findings_of_a_file_are_shown_together(tmp_path: Path) -> None:
    text = "hospital: 样本医院\nnames: {zh: 甲, en: A}\n" + FIGURES.replace("COUNT", "多")
    assert spots(examine(tmp_path, text)) == [
        ("missing-translation", "1:1"),
        ("number-expected", "6:7"),
        ("unknown-field", "2:1"),
    ]


def test_very_many_findings_are_cut_short(tmp_path: Path) -> None:
    paragraphs = "    - 甲\n" * 2_000
    text = f"{NAMES}about:\n  title: {{zh: 甲, en: A}}\n  paragraphs:\n{paragraphs}"
    found = spots(examine(tmp_path, text))
    assert len(found) == 51
    assert found[0] == ("missing-translation", "6:7")
    assert found[-1] == ("more-findings", "")


def test_a_long_text_is_not_repeated_in_full(tmp_path: Path) -> None:
    finding = one(tmp_path, f"{NAMES}advice: {'甲' * 500}\n")
    assert len(finding.remedy.zh) < 60 and len(finding.remedy.en) < 60


@pytest.mark.parametrize("typed", ["8:30", "no", "0123", "~", "2005-11-01", "null", "1e3"])
def test_texts_are_printed_as_typed(tmp_path: Path, typed: str) -> None:
    text = f"{NAMES}advice: {{zh: {typed}, en: {typed}}}\n"
    text += f"opening_hours: [{{days: {{zh: 甲, en: A}}, hours: {typed}}}]\n"
    read = department(tmp_path, text)
    assert read.advice and (read.advice.zh, read.advice.en) == (typed, typed)
    assert read.opening_hours[0].hours == typed


def test_optional_fields_may_be_left_empty(tmp_path: Path) -> None:
    read = department(tmp_path, f"{NAMES}about:\nphoto:\naxes:\nadvice: ~\n".replace("~", ""))
    assert (read.about, read.photo, read.axes, read.advice) == (None, None, (), None)


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        (("name",), ["zh", "en"]),
        (("type", "body"), ["family", "zh", "en"]),
        (("type", "body", "zh"), ["size_pt", "leading_pt", "weight", "tracking_em"]),
        (("titles", 0, "steps", 1), ["type", "choices"]),
        (("swatches", "pine", 0), []),
        (("nowhere", "at", "all"), []),
    ],
)
def test_known_keys_of_mappings_and_lists(path: tuple[str | int, ...], keys: list[str]) -> None:
    assert known_keys(Theme, path) == keys
    assert known_keys(Labels, ("visit_title",)) == ["zh", "en"]

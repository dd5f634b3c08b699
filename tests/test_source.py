"""The door to YAML: texts stay as typed; what YAML would drop or misread has a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.errors import Refused
from brochure.findings import InFile, Severity
from brochure.model import source as door
from brochure.model import text_file
from brochure.model.source import MAX_FINDINGS, Source, read
from tests.project_maker import NAMES, SHOWN, examine, spots, write


def mistakes(root: Path, text: str | bytes) -> list[tuple[str, str]]:
    """Read a file that must be refused."""
    with pytest.raises(Refused) as refused:
        read(write(root, text), SHOWN)
    assert refused.value.exit_code == 1
    return spots(refused.value.findings)


def taken(root: Path, text: str | bytes) -> Source:
    return read(write(root, text), SHOWN)


@pytest.mark.parametrize(
    "typed",
    ["8:30", "no", "NO", "yes", "on", "true", "null", "~", "0123", "0x1F", "1_000", "1e3", ".5",
     "2005-11-01", "2005-11-01 08:30:00", "12:30:45", "=", "<<", "R&D", "C#", "a:b", "50%"],
)  # fmt: skip
def test_a_text_stays_as_typed(tmp_path: Path, typed: str) -> None:
    assert taken(tmp_path, f"a:\n  - {typed}\n  - b: {typed}\n").value == {
        "a": [typed, {"b": typed}]
    }


def test_a_value_left_empty_is_none_and_quotes_are_a_text(tmp_path: Path) -> None:
    assert taken(tmp_path, "a:\nb: ''\nc: {d: , e: \"\"}\n").value == {
        "a": None,
        "b": "",
        "c": {"d": None, "e": ""},
    }


def test_every_value_has_its_place(tmp_path: Path) -> None:
    source = taken(tmp_path, "a:\n  - {b: c,\n     d: e}\n  - f\n")
    places = {
        (): "1:1", ("a",): "1:1", ("a", 0): "2:5", ("a", 0, "b"): "2:6", ("a", 0, "d"): "3:6",
        ("a", 1): "4:5", ("a", 0, "absent"): "2:5", ("nowhere", 7): "1:1",
    }  # fmt: skip
    for path, place in places.items():
        line, column = map(int, place.split(":"))
        assert source.place(path) == InFile(SHOWN, line, column)
        assert source.place(path).zh == source.place(path).en == f"{SHOWN}:{place}"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path: Path, ends: str) -> None:
    source = taken(tmp_path, NAMES.replace("\n", ends).encode())
    assert list(source.findings) == []
    assert source.marks["name",].line == 2


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("a: b\nc: d\na: e\n", ("repeated-key", "3:1")),
        ("a: {zh: b, en: c, zh: d}\n", ("repeated-key", "1:19")),
        ("- {b: c}\n- {b: c, b: c}\n", ("repeated-key", "2:10")),
        ("a:\n\tb: c\n", ("tab-character", "2:1")),
        ("a:\n  \tb: c\n", ("tab-character", "2:3")),
        ("a:\n  -\tb: c\n", ("tab-character", "2:4")),
        ("zh: &x 文\n", ("yaml-alias", "1:5")),
        ("zh: *x\n", ("yaml-alias", "1:5")),
        ("&x zh: 文\n", ("yaml-alias", "1:1")),
        ("zh: !x 文\n", ("yaml-tag", "1:5")),
        ("zh: ! 文\n", ("yaml-tag", "1:5")),
        ("zh: !!str 5\n", ("yaml-tag", "1:5")),
        ("axes: !x\n  - b\n", ("yaml-tag", "1:7")),
        ("axes: !x {b: c}\n", ("yaml-tag", "1:7")),
        ("a: b\n---\nc: d\n", ("second-document", "2:1")),
        ("{a: b}: c\n", ("key-not-text", "1:1")),
        ("? [a]\n: b\n", ("key-not-text", "1:3")),
        ("a: {zh: 甲, en: a, b}\n", ("text-not-quoted", "1:19")),
        ("a: {zh: 甲, 乙, en: a}\n", ("text-not-quoted", "1:12")),
        ("a: {zh: 甲, en: see, https://x.cn}\n", ("text-not-quoted", "1:21")),
        ("a: {zh:甲, en: b}\n", ("space-after-colon", "1:5")),
        ("a: b\nname:{zh: 甲, en: b}\n", ("space-after-colon", "2:6")),
        ("a:\n  - name:{\n      zh: 甲, en: b}\n", ("space-after-colon", "2:10")),
        ("a: {zh：甲, en: b}\n", ("full-width-mark", "1:7")),
        ("a: {zh: 甲， en: b}\n", ("full-width-mark", "1:10")),
        ("a：\n  b: c\n", ("full-width-mark", "1:2")),
        ("a:\n  b：{zh: 甲, en: b}\n", ("full-width-mark", "2:4")),
        ("a:\n  zh: 甲\n  en：b\nc: d\n", ("full-width-mark", "3:5")),
        ("a: ｛zh: 甲, en: b｝\n", ("full-width-mark", "1:4")),
        ("a:　{zh: 甲, en: b}\n", ("full-width-mark", "1:3")),
        ("a:\n\u3000b: c\n", ("full-width-mark", "2:1")),
        ("a:\n \u00a0- {b: c}\n", ("full-width-mark", "2:2")),
        ("a: 文\x07字\n", ("control-character", "1:5")),
        ("a: 文\x00\n", ("control-character", "1:5")),
        ("a: b\nc: 文\u2028字\n", ("control-character", "2:5")),
        ("a: 文\x85字\n", ("control-character", "1:5")),
        ('a: "文\\e[31m"\n', ("control-character", "1:4")),
    ],
)
def test_what_yaml_would_drop_or_misread(tmp_path: Path, text: str, spot: tuple[str, str]) -> None:
    assert mistakes(tmp_path, text) == [spot]


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("a:\n  en: Note: bring\n", "2:11", "colon"),
        ("a: {zh: 甲, en: Note: bring}\n", "1:20", "colon"),
        ("a: {zh: 甲, en:}\n", "1:12", "Nothing follows a colon"),
        ("a: {zh: 甲, en: b\nc: d\n", "1:4", "brace"),
        ("a: {zh: 甲, en: b\n", "1:4", "brace"),
        ("a: {zh: 甲, en:\n\n", "1:15", "ends here"),
        ("# 甲\na: [", "2:5", "ends here"),
        ("a: {zh: 甲 en: b}\n", "1:13", "comma"),
        ("a: [b, c\nd: e\n", "1:4", "bracket"),
        ("a: [b, c}\n", "1:9", "bracket"),
        ('a: {zh: "甲, en: b}\nc: d\n', "1:9", "quotation"),
        ("a: 'b\nc: d\n", "1:4", "quotation"),
        ('a: "甲"乙\nc: d\n', "1:7", "after the closing"),
        ('a: {zh: "甲"乙, en: b}\n', "1:12", "after the closing"),
        ('a: "甲\\乙"\n', "1:6", "backslash"),
        ("a: @b\n", "1:4", "@"),
        ("a: %b\n", "1:4", "%"),
        ("a: & b\n", "1:4", "&"),
        ("a: **b**\n", "1:4", "*"),
        ("a: !文\n", "1:4", "!"),
        ("a: !x!y 文\n", "1:4", "!"),
        ("a: |b\n", "1:4", "|"),
        ("a: > 5\n", "1:4", ">"),
        ("a: , b\n", "1:4", ","),
        ("a: - b\n", "1:4", "-"),
        ("a: b\nc\nd: e\n", "2:1", "name: text"),
        ("a:\n  b: c\n   d: e\n", "3:4", "too far"),
        ("a:\n    b: c\n  d: e\n", "3:3", "indented"),
        ("a:\n  - b\n  c: d\n", "3:3", "indented"),
        ("a: b\n...\nc: d\n", "3:1", "..."),
        ("%FOO\n---\na: b\n", "1:1", "cannot be read"),
    ],
)
def test_broken_yaml_is_explained(tmp_path: Path, text: str, place: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        read(write(tmp_path, text), SHOWN)
    assert spots(refused.value.findings) == [("yaml-syntax", place)]
    assert says in refused.value.findings[0].message.en


def test_what_was_found_before_the_break_is_kept(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "a: &x b\nc: d # e\nf：g\nh: {i\n") == [
        ("yaml-alias", "1:4"),
        ("note-after-text", "2:6"),
        ("full-width-mark", "3:2"),
    ]
    assert mistakes(tmp_path, "a: &x b\nh: {i\n") == [("yaml-alias", "1:4"), ("yaml-syntax", "2:4")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("en: Room # 5\n", ["1:10"]),
        ("en: one\n  two # 2\nzh: 三 # 3\n", ["2:7", "3:7"]),
        ("- a # b\n", ["1:5"]),
        ("zh: '甲'#乙\n", ["1:8"]),
        ("a: |\n  b # b\n# a note\nc: >\n  d\n", []),
        ("a: 'Room # 5' # a note\nb: {c: d} # a note\n# a note\ne: # a note\n  f: g#5\n", []),
    ],
)
def test_a_text_cut_at_a_hash(tmp_path: Path, text: str, places: list[str]) -> None:
    findings = taken(tmp_path, text).findings
    assert spots(findings) == [("note-after-text", place) for place in places]
    assert all(finding.severity is Severity.WARNING for finding in findings)


@pytest.mark.parametrize(
    "text", ["", "\n \n", "# 备注\n# note\n", "---\n", "\ufeff", "\ufeff# 备\n"]
)
def test_a_file_that_says_nothing(tmp_path: Path, text: str) -> None:
    assert ("empty-file", "1:1") in mistakes(tmp_path, text)


def test_a_byte_order_mark_is_a_warning_and_shifts_no_place(tmp_path: Path) -> None:
    findings = examine(tmp_path, b"\xef\xbb\xbf" + NAMES.encode())
    assert spots(findings) == [("byte-order-mark", "1:1")]
    assert findings[0].severity is Severity.WARNING
    spoilt = NAMES.replace("zh: 样本医院, ", "")
    assert spots(examine(tmp_path, b"\xef\xbb\xbf" + spoilt.encode())) == [
        ("byte-order-mark", "1:1"),
        ("missing-translation", "1:1"),
    ]


@pytest.mark.parametrize(
    ("raw", "place", "name"),
    [
        (NAMES.encode("gb18030"), "1:16", "GB18030"),
        (("# 注释\nname: 文\n").encode("gb18030"), "1:3", "GB18030"),
        (("a: b\n  c: 肛肠外科\n").encode("gb18030")[:-2], "2:6", "GB18030"),
        (NAMES.encode("utf-16"), "1:1", "UTF-16"),
        (b"\xfe\xff" + NAMES.encode("utf-16-be"), "1:1", "UTF-16"),
        (NAMES.encode("utf-32"), "1:1", "UTF-32"),
    ],
)
def test_another_encoding_is_named_with_its_cure(
    tmp_path: Path, raw: bytes, place: str, name: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(write(tmp_path, raw), "content/my ward/brochure.yaml")
    assert spots(refused.value.findings) == [("not-utf8", place)]
    for language in ("zh", "en"):
        assert name in getattr(refused.value.findings[0].message, language)
        remedy = getattr(refused.value.findings[0].remedy, language)
        assert f"iconv -f {name} -t UTF-8 'content/my ward/brochure.yaml'" in remedy


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (bytes(range(128, 256)) * 9, "1:1"),
        (b"a: caf\xe9\n", "1:7"),
        (NAMES.encode() + "axes: 文".encode()[:-1], "3:7"),
        ("hospital: 樣本醫院，胃腸科門診\n".encode("big5"), "1:11"),
    ],
)
def test_no_encoding_is_guessed(tmp_path: Path, raw: bytes, place: str) -> None:
    with pytest.raises(Refused) as refused:
        read(write(tmp_path, raw), SHOWN)
    assert spots(refused.value.findings) == [("not-utf8", place)]
    assert "iconv" not in refused.value.findings[0].remedy.en


def test_an_alias_bomb_is_cut_short(tmp_path: Path) -> None:
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    found = mistakes(tmp_path, "\n".join(lines))
    assert len(found) == MAX_FINDINGS + 1
    assert found[:2] == [("yaml-alias", "1:5"), ("yaml-alias", "2:5")]
    assert found[-1] == ("more-findings", "")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: " + "[" * 400_000, "1:24"),
        ("a: " + "{b: " * 400 + "}" * 400, "1:84"),
        ("".join(f"{' ' * n}a:\n" for n in range(100)), "22:22"),
    ],
)
def test_too_deep(tmp_path: Path, text: str, place: str) -> None:
    assert mistakes(tmp_path, text) == [("too-deep", place)]


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "")
    with path.open("r+b") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail(f"{self} was read"))
    with pytest.raises(Refused) as refused:
        read(path, SHOWN)
    assert spots(refused.value.findings) == [("file-too-large", "")]
    assert "50.0 MB" in refused.value.findings[0].message.en


def test_a_file_of_nothing_but_tabs(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "\ta: b\n" * 5_000)
    assert len(found) == MAX_FINDINGS + 1
    assert found[-2:] == [("tab-character", f"{MAX_FINDINGS}:1"), ("more-findings", "")]


def test_missing_and_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "content" / "ward" / "brochure.yaml"
    with pytest.raises(Refused) as refused:
        read(path, SHOWN)
    assert spots(refused.value.findings) == [("file-missing", "")]
    path.mkdir(parents=True)
    with pytest.raises(Refused) as refused:
        read(path, SHOWN)
    assert spots(refused.value.findings) == [("file-unreadable", "")]
    assert "not a file" in refused.value.findings[0].message.en
    path.rmdir()
    write(tmp_path, NAMES)

    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(Refused) as refused:
        read(path, SHOWN)
    assert spots(refused.value.findings) == [("file-unreadable", "")]


def test_the_limits_are_as_documented() -> None:
    assert (text_file.MAX_BYTES, door.MAX_DEPTH) == (1_000_000, 20)

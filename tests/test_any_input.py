"""Whatever is done to a content file, it is read, or refused with findings; never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brochure.build import check
from brochure.errors import Refused
from brochure.studio import Studio
from tests.conftest import SPECIMENS
from tests.project_maker import NAMES, department, examine, make_project, write

WHOLE = (SPECIMENS / "full" / "brochure.yaml").read_text(encoding="utf-8")
SNIPPETS = [
    "", " ", "  ", "\n", "\t", ":", ": ", "：", ",", "，", "- ", "-", "#", " # ", "{", "}", "[",
    "]", "'", '"', "|", ">", "&a ", "*a ", "!x ", "%", "@", "`", "\\", "? ", "---\n", "...\n",
    "~", "no", "0123", "\u3000", "\u00a0", "\ufeff", "\u2028", "\x85", "\x00", "\x1b", "😀", "龘",
    "zh", "en: ", "zh: 文", "id: ", "- {zh: 甲, en: A}\n", "<<: ", "{{ 7*7 }}", "\r", "\r\n",
    "\U0010ffff",
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), st.sampled_from(SNIPPETS)),
    min_size=1,
    max_size=4,
)
TYPED = st.text("ab文 {}[],'\"#&*!|>-:：，?%@`\\~<=.", min_size=1, max_size=12).filter(str.strip)
FULL_RUN = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio.of(make_project(tmp_path))


def examined(studio: Studio, raw: bytes) -> None:
    """Check a department that may be anything; every finding must lie in the file."""
    write(studio.project.root, raw)
    lines = len(re.split(rb"\r\n|\n|\r", raw))
    try:
        findings = check(studio, "ward")[2]
    except Refused as refused:
        assert refused.findings
        findings = list(refused.findings)
    for finding in findings:
        where = re.fullmatch(r"content/ward/brochure\.yaml(?::(\d+):(\d+))?", finding.place.zh)
        assert where, finding
        assert 0 < int(where[1] or 1) <= lines, finding
        assert int(where[2] or 1) > 0
        assert finding.message.zh and finding.message.en
        assert finding.remedy.zh and finding.remedy.en


@given(EDITS)
@FULL_RUN
def test_a_good_file_with_slips(studio: Studio, edits: list[tuple[int, int, str]]) -> None:
    text = WHOLE
    for start, length, snippet in edits:
        text = text[:start] + snippet + text[start + length :]
    examined(studio, text.encode())


@given(st.binary(max_size=200))
@FULL_RUN
def test_any_bytes(studio: Studio, raw: bytes) -> None:
    examined(studio, raw)


@given(st.text(st.sampled_from("ab:文 {}[],'\"#&*!|>-\n\t"), max_size=40))
@FULL_RUN
def test_any_yaml(studio: Studio, text: str) -> None:
    examined(studio, text.encode())


@given(st.sampled_from(["advice:\n  zh: TYPED\n  en: A\n", "advice: {zh: TYPED, en: A}\n"]), TYPED)
@FULL_RUN
def test_no_text_is_lost_in_silence(tmp_path: Path, around: str, typed: str) -> None:
    text = NAMES + around.replace("TYPED", typed)
    if not examine(tmp_path, text):
        advice = department(tmp_path, text).advice
        typed = "".join(typed.split())
        if typed[0] in "'\"":
            typed = typed[1:-1].replace("''", "'").replace("\\\\", "\\")
        assert advice and "".join(advice.zh.split()) == typed


@given(st.integers(0, len(WHOLE.encode())))
@FULL_RUN
def test_a_file_cut_off(studio: Studio, end: int) -> None:
    examined(studio, WHOLE.encode()[:end])

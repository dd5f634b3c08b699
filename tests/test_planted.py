"""Thirty faults that an experienced editor would find, and exactly those."""

from __future__ import annotations

import dataclasses
import re

from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from brochure.findings import InFile
from brochure.model import consistency
from brochure.model.project import Project
from tests.conftest import ROOT

PLANTED = (
    (11, "numbers-differ"), (13, "numbers-differ"), (15, "numbers-differ"),
    (17, "abbreviation-missing"), (17, "units-differ"), (19, "numbers-differ"),
    (20, "name-differs"), (23, "name-differs"), (24, "glossary-variant"), (27, "glossary-term"),
    (29, "glossary-variant"), (33, "chinese-punctuation"), (35, "chinese-punctuation"),
    (35, "english-punctuation"), (37, "chinese-punctuation"), (37, "english-punctuation"),
    (39, "chinese-punctuation"), (44, "chinese-punctuation"), (45, "english-punctuation"),
    (46, "law-assurance"), (48, "law-comparison"), (50, "law-superlative"), (52, "law-first"),
    (54, "law-state-organ"), (57, "english-spelling"), (61, "stale-translation"),
    (63, "stale-translation"), (65, "chinese-punctuation"), (68, "english-punctuation"),
    (71, "accepted-unused"),
)  # fmt: skip
"""Every fault of the specimen: the line it stands in, and its code."""


def test_thirty_planted_faults_are_found_and_nothing_else(project: Project) -> None:
    desk = dataclasses.replace(project, content=ROOT / "tests/specimens/editorial")
    department, source = desk.read_department("planted")
    manuscript = Manuscript.of(desk, "planted", department, source)
    findings = [
        *consistency.examine(department, source, desk.content / "planted"),
        *editorial.examine(manuscript),
    ]
    found = [(f.place.line, f.code) for f in findings if isinstance(f.place, InFile)]
    assert len(PLANTED) == 30
    assert sorted(found) == sorted(PLANTED)
    for finding in findings:
        for said in (finding.message, finding.remedy):
            assert re.search("[\u4e00-\u9fff]", said.zh), said
            assert re.match("[A-Z“0-9]", said.en), said

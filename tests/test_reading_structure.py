"""The structure of the editions for everyone: what stands in the file for a voice to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import outloud
import pikepdf
import pytest

from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from brochure.model.walk import texts
from tests.conftest import plain
from tests.project_maker import NAMES, make_project
from tests.reading_files import FILES, Made, make, make_all, read


@pytest.fixture(scope="session")
def made(project: Project, typesetter: Typesetter) -> tuple[Made, ...]:
    return make_all(project, typesetter)


def elements(element: Any) -> Iterator[Any]:
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def worded(text: str) -> str:
    """Give a text's words with single spaces, its quotation marks straight."""
    straight = text.translate(str.maketrans("‘’“”\u00a0", "''\"\" ", "\u2060\u200b"))
    return " ".join(straight.split())


@pytest.mark.parametrize("file", FILES)
def test_words_stand_apart_wherever_a_line_ends(file: str, made: tuple[Made, ...]) -> None:
    for one in made:
        if one.language == "en":
            said = worded(one.read(file).all)
            for path, text in texts(one.department):
                if path[-1] == "en" and path[0] not in {"print", "techniques"}:
                    assert worded(text.replace("|", " ")) in said, path


def test_a_label_does_not_run_into_what_it_labels(made: tuple[Made, ...]) -> None:
    for one in made[2:]:
        voice = one.read()
        paragraphs = [voice.words(element) for element in voice.of("P")]
        assert {"zh": "电话", "en": "Telephone"}[one.language] in paragraphs
        assert {"zh": "1974 年", "en": "May 1994"}[one.language] in [worded(p) for p in paragraphs]


@pytest.mark.parametrize("file", FILES)
def test_a_name_over_two_lines_is_one_paragraph(file: str, made: tuple[Made, ...]) -> None:
    for one in made:
        voice, techniques = one.read(file), one.department.techniques
        paragraphs = {plain(voice.words(element)) for element in voice.of("P")}
        assert techniques
        assert {plain(item.title.to(one.language)) for item in techniques.items} <= paragraphs


@pytest.mark.parametrize("file", FILES)
def test_no_element_is_empty_or_says_nothing(file: str, made: tuple[Made, ...]) -> None:
    for one in made:
        with pikepdf.open(one.path(file)) as pdf:
            for element in elements(pdf.Root.StructTreeRoot):
                assert len(element.K) > 0
                assert element.S != "/NonStruct"
                assert element.S != "/Span" or "/Lang" in element


@pytest.mark.parametrize("file", FILES)
def test_content_and_elements_lead_to_each_other(file: str, made: tuple[Made, ...]) -> None:
    for one in made:
        with pikepdf.open(one.path(file)) as pdf:
            nums = pdf.Root.StructTreeRoot.ParentTree.Nums
            owners = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
            found = 0
            for element in elements(pdf.Root.StructTreeRoot):
                for kid in element.K:
                    if isinstance(kid, int) or "/MCID" in kid:
                        page = element.Pg if isinstance(kid, int) else kid.Pg
                        mcid = kid if isinstance(kid, int) else int(kid.MCID)
                        assert owners[int(page.StructParents)][mcid].objgen == element.objgen
                        found += 1
            assert found == sum(len(owners[int(page.obj.StructParents)]) for page in pdf.pages)


def test_headers_of_cells_are_found_by_their_names(made: tuple[Made, ...]) -> None:
    for one in made[2:]:
        with pikepdf.open(one.path("reading.pdf")) as pdf:
            tree = pdf.Root.StructTreeRoot.IDTree.Names
            named = {bytes(key): value for key, value in zip(tree[::2], tree[1::2], strict=True)}
            assert list(named) == sorted(named)
            cells = [e for e in elements(pdf.Root.StructTreeRoot) if e.S == "/TD"]
            assert cells
            for cell in cells:
                heads = [named[bytes(header)] for header in cell.A.Headers]
                assert {str(head.A.Scope) for head in heads} == {"/Row", "/Column"}


def test_one_can_go_from_condition_to_condition(made: tuple[Made, ...]) -> None:
    for one in made:
        conditions = one.department.conditions
        assert conditions
        names = [plain(item.name.to(one.language)) for item in conditions.items]
        voice = one.read()
        assert set(names) <= {plain(voice.words(heading)) for heading in voice.of("H3")}
        with pikepdf.open(one.path("reading.pdf")) as pdf, pdf.open_outline() as outline:
            sections = outline.root[0].children
            inside = [[plain(item.title) for item in section.children] for section in sections]
        assert names in inside


def test_a_list_of_contents_says_what_stands_where(made: tuple[Made, ...]) -> None:
    for one in made[2:]:
        voice = one.read()
        (contents,) = voice.of("TOC")
        assert {item.type for item in contents.children} == {"TOCI"}
        items = [worded(voice.words(item)) for item in contents.children]
        assert all(re.fullmatch(r".+\S \d+", item) for item in items), items
        assert len(items) > 5


def test_every_link_can_be_followed(made: tuple[Made, ...]) -> None:
    for one in made:
        with pikepdf.open(one.path("reading.pdf")) as pdf:
            found = [e for e in elements(pdf.Root.StructTreeRoot) if e.S == "/Link"]
            assert found
            for link in found:
                kids = [kid for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
                assert any(kid.get("/Type") == "/OBJR" for kid in kids)


def test_an_address_over_two_pages_is_one_link(typesetter: Typesetter, tmp_path: Path) -> None:
    address = "https://hospital.example/" + "/".join(["departments-and-clinics"] * 6)
    paragraph = f'    - {{zh: "请看 {address}。", en: "See {address}."}}\n'
    about = "about:\n  title: {zh: 简介, en: About}\n  paragraphs:\n" + 9 * paragraph
    project = make_project(tmp_path / "project", ward=NAMES + about)
    path = tmp_path / "reading.pdf"
    path.write_bytes(make(project, typesetter, "ward", "zh", "daylight").files["reading.pdf"])
    voice = read(path)
    assert [voice.words(link) for link in voice.of("Link")] == 9 * [address]
    with pikepdf.open(path) as pdf:
        parts = [
            [
                kid.Pg.objgen
                for kid in link.K
                if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid
            ]
            for link in elements(pdf.Root.StructTreeRoot)
            if link.S == "/Link"
        ]
    assert any(len(set(part)) > 1 for part in parts)
    assert not outloud.check(str(path)).findings


def test_a_word_over_two_lines_stands_apart_from_the_one_before(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    clinic = """clinic:
  title: {zh: 门诊, en: Clinics}
  days:
    - {day: {zh: 周一, en: Monday}, morning: {zh: 耳科, en: Paediatric otorhinolaryngology}}
"""
    project = make_project(tmp_path / "project", ward=NAMES + clinic)
    path = tmp_path / "reading.pdf"
    path.write_bytes(make(project, typesetter, "ward", "en", "daylight").files["reading.pdf"])
    said = [worded(read(path).words(cell)) for cell in read(path).of("TD")]
    assert said[0] == "Paediatric otorhino-laryngology"


def test_a_number_stands_apart_from_what_it_counts(made: tuple[Made, ...]) -> None:
    said = [worded(made[1].read().words(item)) for item in made[1].read().of("LBody")]
    assert {"14 doctors", "21 nurses"} <= set(said)

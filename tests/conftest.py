"""What the tests share: the repository's project, its specimens, and one expensive build."""

from __future__ import annotations

import dataclasses
import functools
import gc
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from brochure.build import Result, build
from brochure.edition import Subject, lay_out
from brochure.findings import Language
from brochure.layout.typeset import Layout, Typesetter
from brochure.model.project import Project
from brochure.studio import Studio
from tests.chromium import FOUND, Chromium

# What a layout allocates is soon let go again: to look through the whole heap for it all the time
# takes a tenth of the suite.
gc.set_threshold(50_000, 20, 20)

ROOT = Path(__file__).parents[1]
SPECIMENS = ROOT / "tests" / "specimens" / "content"

studio_of = functools.cache(Studio.of)
"""The studio of a project whose templates no test changes, read once."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden pictures and the JSON Schema anew",
    )


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The repository's own project, its results in a temporary folder."""
    return Project.at(ROOT, tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="session")
def specimens(project: Project) -> Project:
    """The test departments, set with the repository's templates and fonts."""
    return dataclasses.replace(project, content=SPECIMENS)


@pytest.fixture(scope="session")
def typesetter(project: Project) -> Typesetter:
    return Typesetter(project.fonts)


Shelf = Callable[[str, str, Language, str], Layout]


@pytest.fixture(scope="session")
def shelf(project: Project, specimens: Project, typesetter: Typesetter) -> Shelf:
    """Lay out any edition once, and let go of the engine's document, which is large."""

    @functools.cache
    def set_one(theme: str, name: str, language: Language, sheet_name: str) -> Layout:
        own = specimens if (SPECIMENS / name).is_dir() else project
        subject = Subject(name, *own.read_department(name), language, sheet_name)
        layout = lay_out(studio_of(own, theme=theme), typesetter, subject).layout
        return dataclasses.replace(layout, _document=None)

    return set_one


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    if FOUND is None:
        pytest.skip("chromium is not installed: no page for the web was looked at")
    with Chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="session")
def built(project: Project, typesetter: Typesetter) -> Result:
    """The colorectal brochures, every file of both languages, built once."""
    return build(Studio.of(project), typesetter, "colorectal")


@pytest.fixture(scope="session")
def out(project: Project, built: Result) -> Path:
    assert built.written, built.findings
    return project.out / "colorectal"


@pytest.fixture(scope="session")
def read_back(out: Path) -> Callable[[str], str]:
    """Read the text of a finished press PDF through poppler, without any white space."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")

    def read(language: str) -> str:
        pdf = out / language / "trifold-a4.press.pdf"
        ran = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
        assert ran.stderr == b""
        return plain(ran.stdout.decode())

    return read


def plain(text: str) -> str:
    """Drop white space and invisible controls, and fold case, to compare texts."""
    return re.sub(r"[\s\u00a0\u200b\u2060]+", "", text).casefold()

"""What staff write is text: HTML, Jinja, CSS and format signs are printed as typed."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest

from brochure.findings import LANGUAGES, Language
from brochure.layout.compose import compose
from brochure.model.content import Department
from brochure.model.source import read
from brochure.model.validation import validate
from brochure.studio import Studio
from tests.conftest import SPECIMENS, plain
from tests.project_maker import NAMES, command, make_project

TYPED = "<raw>{{ 7*7 }}</raw> {% raw %}"
SPITE = "\"><script>alert(1)</script>{{ 7*7 }}{% raw %}{0}{event}</style>&amp;'"


class Seen(HTMLParser):
    """Collects what a browser would take for tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [f"{name}={value}" for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def spiteful(value: object) -> object:
    """Add the signs to every text in two languages."""
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        return {language: f"{text}{SPITE}" for language, text in value.items()}
    if isinstance(value, dict):
        return {key: spiteful(item) for key, item in value.items()}
    return [spiteful(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("specimen", ["full", "photo", "many", "bare"])
def test_no_text_is_taken_for_markup(tmp_path: Path, specimen: str, language: Language) -> None:
    source = read(SPECIMENS / specimen / "brochure.yaml", "content/specimen/brochure.yaml")
    harmless = validate(Department, source)
    department = Department.model_validate(spiteful(source.value))
    studio = Studio.of(make_project(tmp_path))
    sheet = studio.formats.formats[studio.formats.default]
    design = studio.design(sheet, studio.theme)
    seen, quiet = Seen(), Seen()
    seen.feed(compose(department, language, design))
    quiet.feed(compose(harmless, language, design))
    assert seen.tags == quiet.tags
    assert "script" not in seen.tags
    assert not any("onload" in attribute for attribute in seen.attributes)
    printed = plain(seen.text)
    assert printed.count("<script>alert(1)</script>") >= 4
    assert printed.count("{{7*7}}{%raw%}{0}{event}</style>&amp;") >= 4
    assert "49{" not in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_press_file_says_what_was_typed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: Language,
) -> None:
    text = f'{NAMES}about:\n  title: {{zh: 简介, en: About}}\n  paragraphs:\n    - zh: "{TYPED}"\n'
    make_project(tmp_path, ward=f'{text}      en: "{TYPED}"\n')
    monkeypatch.chdir(tmp_path)
    assert command(capsys, "build", "--language", language).code == 0
    with pypdfium2.PdfDocument(tmp_path / f"out/ward/{language}/trifold-a4.press.pdf") as pdf:
        printed = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert plain(TYPED) in plain(printed)
    assert "49" not in printed

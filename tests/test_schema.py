"""The JSON Schema that editors use says what the model says."""

from __future__ import annotations

import json
import re
from pathlib import Path

from brochure.model.content import schema
from brochure.model.project import CONTENT_FILE
from tests.conftest import ROOT
from tests.project_maker import NAMES, department

SCHEMA = ROOT / "content" / "brochure.schema.json"


def test_the_schema_is_fresh(update_golden: bool) -> None:
    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    if update_golden:
        SCHEMA.write_text(text, encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == text, "run: ./run test --update-golden"


def test_the_schema_refuses_unknown_fields_and_describes_every_known_one() -> None:
    described = schema()
    assert described["additionalProperties"] is False
    properties = described["properties"]
    assert isinstance(properties, dict)
    assert {"hospital", "name", "techniques", "contact"} <= set(properties)
    for name, field in properties.items():
        assert "·" in field["description"], name


def test_content_files_name_the_schema_in_their_first_line() -> None:
    files = [*(ROOT / "content").glob(f"*/{CONTENT_FILE}"), ROOT / "brochure/new_department.yaml"]
    assert len(files) >= 2
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../brochure.schema.json"


def test_the_guides_examples_are_read_as_they_stand(tmp_path: Path) -> None:
    guide = (ROOT / "content" / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    examples = [block for block in blocks if "timeline:" in block]
    assert len(examples) == 1
    read = department(tmp_path, NAMES + examples[0])
    assert read.values[0].words and read.contact and read.contact.qr

"""The house stands: floors, doors and ceilings of `brochure/`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "brochure"
FLOORS = (
    ("findings", "errors", "units"),
    ("model",),
    ("editorial",),
    ("layout",),
    ("press",),
    ("preflight",),
    (
        "judge",
        "completeness",
        "fitting",
        "delivery",
        "approval",
        "studio",
        "edition",
        "reading",
        "build",
        "handover",
        "scaffold",
        "terminal",
        "cli",
        "__main__",
    ),
)
DOORS = {
    "yaml": {"model.source"},
    "pydantic": {"model."},
    "jinja2": {"layout.compose"},
    "weasyprint": {
        "layout.typeset",
        "layout.panels",
        "layout.pagination",
        "layout.gradients",
        "layout.justify",
        "layout.tagging",
    },
    "tinyhtml5": {"layout.patterns"},
    "uharfbuzz": {"layout.glyphs"},
    "fontTools": {"layout.webfonts"},
    "segno": {"layout.qr"},
    "rjieba": {"layout.phrases"},
    "pikepdf": {"press.", "preflight.opened", "preflight.press_file", "preflight.paints"},
    "pypdfium2": {"press.proof", "press.outline", "preflight.text"},
    "PIL": {"press.", "model.pictures", "model.colour", "preflight.plates", "preflight.sheet_view"},
    "typer": {"cli", "cli."},
    "rich": {"cli.", "terminal"},
}
DEPARTMENT_WORDS = re.compile("colorectal|anal surgery|jilin|结直肠|吉林|肛", re.IGNORECASE)


@cache
def modules() -> dict[str, ast.Module]:
    """Parse every module, named from the package, such as `layout.fit`."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(name: str) -> set[str]:
    """Give the project's own modules that a module imports."""
    wanted = {path.removeprefix("brochure.") for path in imports(modules()[name])}
    return {module for module in wanted if module in modules() and module != name}


def floor(name: str) -> int:
    room = name.split(".")[0]
    return next(level for level, rooms in enumerate(FLOORS) if room in rooms)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def test_the_modules_were_seen() -> None:
    names = set(modules())
    assert {"findings", "model.source", "layout.fit", "press.finish", "build", "cli"} <= names
    assert len(names) >= 30
    assert sum(1 for tree in modules().values() for _ in functions(tree)) > 100


@pytest.mark.parametrize("name", [name for name in modules() if name and name != "__init__"])
def test_imports_go_down(name: str) -> None:
    for other in own_imports(name):
        assert floor(other) <= floor(name), f"{name} imports {other} from a higher floor"


def test_there_is_no_import_cycle() -> None:
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for other in sorted(own_imports(name)):
                visit(other, (*trail, name))
            done.add(name)

    for name in modules():
        visit(name, ())
    assert len(done) == len(modules())


@pytest.mark.parametrize("library", DOORS)
def test_one_library_behind_one_door(library: str) -> None:
    users = {
        name for name, tree in modules().items()
        if any(path.split(".")[0] == library for path in imports(tree))
    }  # fmt: skip
    assert users
    for user in users:
        assert any(user == door or (door.endswith(".") and user.startswith(door))
                   for door in DOORS[library]), f"{user} uses {library}"  # fmt: skip


def test_no_import_inside_a_function() -> None:
    for name, tree in modules().items():
        for function in functions(tree):
            assert not any("brochure" in path for path in imports(function)), name


def test_ceilings() -> None:
    for path in [*PACKAGE.rglob("*.py"), *Path(ROOT / "tests").rglob("*.py")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path.name
        assert len(path.relative_to(ROOT).parts) <= 3 or path.parts[-3] in ("press", "preflight")
    lengths = []
    for name, tree in modules().items():
        for function in functions(tree):
            lengths.append(length(function))
            assert lengths[-1] <= 50, f"{name}.{function.name}"
    assert median(lengths) < 15


def test_the_code_knows_no_department() -> None:
    places = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.yaml")]
    places += [p for p in (ROOT / "templates").rglob("*") if p.suffix in (".html", ".css", ".yaml")]
    assert len(places) > 45
    for path in places:
        assert not DEPARTMENT_WORDS.search(path.read_text(encoding="utf-8")), path.name


def test_vague_names_are_not_used() -> None:
    for name in modules():
        assert not {"utils", "helpers", "manager", "data", "info", "common"} & set(name.split("."))

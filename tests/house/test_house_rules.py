"""The house rules that a machine can keep an eye on."""

import ast
import importlib
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import app
from app.model.entities import ENTITIES
from app.model.fields import Entity, fields_of

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for path in (ROOT / "app").rglob("*.py") if not re.fullmatch(r"r\d{4}\.py", path.name))
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
VAGUE = {"data", "manager", "helper", "helpers", "utils", "util", "misc", "common", "base"}


def functions_of(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def test_no_file_is_too_long_to_like() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in SOURCES
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_function_is_too_long_to_like() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in SOURCES
        for node in functions_of(path)
        if node.end_lineno is not None and node.end_lineno - node.lineno > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in SOURCES if path.stem in VAGUE] == []


def test_every_entity_that_a_module_declares_stands_in_the_tuple() -> None:
    from app.model import entities

    declared = set()
    for module in pkgutil.iter_modules(entities.__path__, "app.model.entities."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Entity) and value is not Entity:
                declared.add(value)
    assert declared == set(ENTITIES)


def test_an_entity_comes_after_those_that_it_belongs_to() -> None:
    """Digests, documents and loading walk the tuple and count on it."""
    order = [kind.table for kind in ENTITIES]
    late = [
        f"{kind.table}.{field.name}"
        for kind in ENTITIES
        for field in fields_of(kind)
        if field.target
        and field.name in kind.natural
        and field.target != kind.table
        and order.index(field.target) > order.index(kind.table)
    ]
    assert late == []


def test_nothing_in_the_repository_names_a_machine_or_a_registry() -> None:
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, or a machine without git")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    suspects = re.compile(rb"/(?:work|root|tmp)/[a-z]|pypi\.org|pythonhosted|/simple\b|index-\w{3}\b")
    here = Path(__file__).relative_to(ROOT)
    named = []
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if Path(name) == here or not path.is_file() or path.suffix in {".png", ".otf", ".ttf", ".xlsx"}:
            continue
        named += [f"{name}: {found.group().decode()}" for found in suspects.finditer(path.read_bytes())]
    assert named == []


@pytest.mark.parametrize("module", ["app.cli.main", "app.workflow.assessment", "app.exchange.document.loading"])
def test_the_command_line_and_the_rules_load_no_window(module: str) -> None:
    """Qt costs start-up time and needs system libraries that a server does not have."""
    code = f"import sys, {module}; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("library", ["openpyxl", "alembic", "matplotlib", "networkx"])
def test_heavy_libraries_load_late(library: str) -> None:
    """Importing everything that a window needs at its start brings none of them in."""
    code = (
        "import sys, app.cli.main, app.store.project, app.workflow.assessment, app.tables.every, app.commands\n"
        f"sys.exit({library!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        module.name
        for module in pkgutil.walk_packages(app.__path__, "app.")
        if not module.name.startswith(("app.ui", "app.store.migrations.versions.r"))
        and not (ast.get_docstring(ast.parse(_source(module.name))) or "")
    ]
    assert silent == []


def _source(module: str) -> str:
    path = ROOT / Path(*module.split("."))
    return (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text(encoding="utf-8")

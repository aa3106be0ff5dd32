"""The import contracts of pyproject.toml: the program keeps each of them, and each of them would report a breach."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from grimp import ImportGraph
from importlinter.application.ports.reporting import Report
from importlinter.application.use_cases import create_report, lint_imports, read_user_options
from importlinter.configuration import configure
from importlinter.domain.contract import Contract

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
CONTRACTS: Mapping[str, Mapping[str, Any]] = {
    contract["id"]: contract
    for contract in tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
}

# One planted import for each contract at least: the contract that must report it, the importer, the imported.
BREACHES = (
    ("layers", "app.errors", "app.model"),
    ("layers", "app.paths", "app.i18n"),
    ("layers", "app.i18n", "app.settings"),
    ("layers", "app.model", "app.risk"),
    ("layers", "app.risk", "app.catalog"),
    ("layers", "app.catalog", "app.workflow"),
    ("layers", "app.workflow", "app.store"),
    ("layers", "app.store", "app.queries"),
    ("layers", "app.queries", "app.commands"),
    ("layers", "app.commands", "app.tables"),
    ("layers", "app.tables", "app.exchange"),
    ("layers", "app.exchange", "app.ui"),
    ("layers", "app.cli", "app.ui"),
    ("layers", "app.ui", "app.__main__"),
    ("rules", "app.risk", "sqlalchemy"),
    ("rules", "app.model", "PySide6"),
    ("rules", "app.workflow", "openpyxl"),
    ("leaves", "app.errors", "sqlalchemy"),
    ("leaves", "app.i18n", "PySide6"),
    ("screen", "app.tables", "PySide6"),
    ("screen", "app.cli", "PySide6"),
    ("screen", "app.__main__", "shiboken6"),
    ("database", "app.ui", "sqlalchemy"),
    ("database", "app.tables", "sqlalchemy"),
    ("project-file", "app.commands", "alembic"),
    ("foreign-files", "app.ui", "openpyxl"),
    ("foreign-files", "app.commands", "python_calamine"),
    ("window", "app.ui.shell.window", "app.ui.pages.zcr1_system"),
    ("window", "app.ui.shell.body", "app.ui.pages.tabbed"),
    ("window", "app.ui.table.view", "app.ui.shell.page"),
    ("window", "app.ui.widgets.boxes", "app.ui.table.pane"),
    ("window", "app.ui.paint.basics", "app.ui.widgets.boxes"),
    ("window", "app.ui.theme.theme", "app.ui.paint.basics"),
    ("pages", "app.ui.pages.tab", "app.ui.pages.tabbed"),
    ("pages", "app.ui.pages.context", "app.ui.pages.records"),
)


def test_the_program_keeps_every_contract() -> None:
    configure()
    assert lint_imports(str(PYPROJECT), cache_dir=None, no_logo=True), "see the output of import-linter"


@pytest.fixture(scope="module")
def report() -> Report:
    """The imports of the program as it stands, and the contracts ready to check others."""
    configure()
    lint_imports(str(PYPROJECT), cache_dir=None, no_logo=True)  # makes the kinds of contract known
    return create_report(read_user_options(str(PYPROJECT)), cache_dir=None)


def test_every_contract_is_broken_once_on_purpose() -> None:
    assert {contract for contract, _, _ in BREACHES} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "importer", "imported"), BREACHES)
def test_a_planted_import_is_reported(report: Report, contract: str, importer: str, imported: str) -> None:
    graph = deepcopy(report.graph)
    if imported not in graph.modules:
        graph.add_module(imported, is_squashed=True)
    graph.add_import(importer=importer, imported=imported, line_number=1, line_contents=f"import {imported}")
    assert not is_kept(report, contract, graph), f"{importer} imports {imported}, and nothing was reported"


def test_an_import_inside_a_function_is_seen_too(tmp_path: Path) -> None:
    shutil.copytree(PYPROJECT.parent / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "app" / "risk" / "late.py").open("w", encoding="utf-8") as module:
        module.write("def late() -> None:\n    import sqlalchemy\n")
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    lint = [sys.executable, "-c", command, "--config", str(PYPROJECT), "--no-cache", "--contract", "rules"]
    found = subprocess.run(lint, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (found.returncode, "app.risk.late -> sqlalchemy (l.2)" in found.stdout) == (1, True), found.stdout


def test_a_package_in_no_layer_is_reported(report: Report) -> None:
    graph = deepcopy(report.graph)
    graph.add_module("app.helpers")
    assert not is_kept(report, "layers", graph)


def test_each_layer_above_the_leaves_is_told_where_qt_belongs() -> None:
    layers = {name.strip("() ") for line in CONTRACTS["layers"]["layers"] for name in line.split("|")}
    told = {name for key in ("screen", "leaves") for name in CONTRACTS[key]["source_modules"]}
    assert {f"app.{name}" for name in layers} - told == {"app.ui", "app.charts"}


def is_kept(report: Report, contract_id: str, graph: ImportGraph) -> bool:
    """Whether the contract finds nothing wrong with this graph of imports."""
    name = CONTRACTS[contract_id]["name"]
    contract: Contract = next(c for c, _ in report.get_contracts_and_checks() if c.name == name)
    return contract.check(graph, verbose=False).kept

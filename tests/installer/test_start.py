"""The first file to run: understood by Pythons that are too old, and quick once everything stands."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from installer import start

INSTALLER = Path(start.__file__).parent


def test_a_python_that_is_too_old_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "OLDEST", (99, 1))
    assert start.main() == 1
    assert "needs Python 99.1 or newer" in capsys.readouterr().err


def test_old_pythons_can_read_the_first_file() -> None:
    assert ast.parse((INSTALLER / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_oldest_python_is_the_one_that_the_project_declares() -> None:
    pyproject = (INSTALLER.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert f'requires-python = ">={start.OLDEST[0]}.{start.OLDEST[1]}"' in pyproject


def test_setting_up_needs_nothing_that_is_not_installed_yet() -> None:
    modules, followed = {"installer.start"}, set[str]()
    while modules > followed:
        module = min(modules - followed)
        followed.add(module)
        imported = imports_of(INSTALLER.parent / f"{module.replace('.', '/')}.py")
        assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names | {"installer"}, module
        modules |= {name for name in imported if name.startswith("installer.")}
    assert "installer.relocation" in followed


def imports_of(module: Path) -> set[str]:
    """The modules that a file imports anywhere in it; of a package of the installer, the modules taken from it."""
    imported = set[str]()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "installer":
            imported |= {f"installer.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module))
    return imported


def test_a_start_of_what_is_set_up_imports_nothing_but_the_way_into_the_program() -> None:
    program = (
        "import os, sys; before = set(sys.modules); sys.path.insert(0, sys.argv[1])\n"
        "from installer.launch import errand_for, this_checkout\n"
        "this_checkout().is_ready(False); errand_for([])\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    command = [sys.executable, "-I", "-S", "-c", program, str(INSTALLER.parent)]
    imported = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert imported == ["installer", "installer.checkout", "installer.launch"]

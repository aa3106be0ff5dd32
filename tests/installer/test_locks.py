"""The lock files: complete, in agreement with pyproject.toml and with each other, and free of addresses."""

import re
import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer import lock

LOCKS = (lock.RUNTIME, lock.DEV)


def pinned(name: str) -> dict[str, str]:
    """Package -> version of one lock file."""
    text = (lock.ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", text, re.MULTILINE))


def declared() -> tuple[list[str], list[str]]:
    """What pyproject.toml asks for: for the program, and for development."""
    project = tomllib.loads((lock.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["dependencies"], project["optional-dependencies"]["dev"]


def test_every_declared_dependency_is_locked_within_its_bounds() -> None:
    runtime, dev = declared()
    for name, requirements in ((lock.RUNTIME, runtime), (lock.DEV, runtime + dev)):
        versions = pinned(name)
        for requirement in map(Requirement, requirements):
            assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), (name, requirement)


def test_every_declared_dependency_has_a_floor_and_a_ceiling() -> None:
    runtime, dev = declared()
    for requirement in map(Requirement, runtime + dev):
        assert {bound.operator for bound in requirement.specifier} == {">=", "<"}, requirement


def test_development_changes_no_version_of_the_program() -> None:
    assert pinned(lock.RUNTIME).items() <= pinned(lock.DEV).items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_carries_hashes(name: str) -> None:
    text = (lock.ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert len(packages) == len(pinned(name))
    assert all("--hash=sha256:" in package for package in packages)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_address(name: str) -> None:
    text = (lock.ROOT / name).read_text(encoding="utf-8").lower()
    assert not re.search(r"://|http|-url|find-links| @ |/", text)


def test_both_lock_files_are_written_until_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Sequence[str]] = []

    def call(command: Sequence[str], cwd: Path) -> int:
        called.append(command)
        return 2 if lock.DEV in command else 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(shutil, "which", lambda name, path: name)
    monkeypatch.setattr("sys.argv", ["installer/lock.py", "--upgrade"])
    assert lock.main() == 2
    assert [name for command in called for name in LOCKS if name in command[command.index("--output-file") :][:2]] == [
        lock.RUNTIME,
        lock.DEV,
    ]
    assert all("--upgrade" in command for command in called)

"""A checkout to set up in, whose Python only looks like one, and a record of what would have been run."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from installer import environment, system_packages
from installer.checkout import Checkout
from installer.steps import SetupError


class Commands:
    """The commands that setting up ran, as one text each; those holding one of the words in `failing` fail."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.variables: list[Mapping[str, str] | None] = []
        self.failing: set[str] = set()

    def run(
        self, command: Sequence[str], log: str, *, failure: str, variables: Mapping[str, str] | None = None
    ) -> None:
        """Stands in for `steps.run`."""
        text = " ".join(command)
        self.done.append(text)
        self.variables.append(variables)
        if "-m venv" in text:
            make_python(Path(command[-1]))
        if any(word in text for word in self.failing):
            raise SetupError(failure)

    def count(self, words: str) -> int:
        """How many of the commands hold these words."""
        return sum(words in text for text in self.done)


def make_python(venv: Path) -> None:
    """A Python that always succeeds and says where packages lie."""
    site = venv / "lib" / "site-packages"
    site.mkdir(parents=True)
    python = venv / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\necho "{site}"\n')
    python.chmod(0o755)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout that was never set up."""
    root = tmp_path / "checkout"
    (root / "installer").mkdir(parents=True)
    made = Checkout(os.path.realpath(root))
    Path(made.lock(False)).write_text("program==1 \\\n    --hash=sha256:1\n")
    Path(made.lock(True)).write_text("program==1 \\\n    --hash=sha256:1\ncheck==2 \\\n    --hash=sha256:2\n")
    return made


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """No command is really run, and the machine lacks nothing."""
    recorded = Commands()
    monkeypatch.delenv(environment.WHEELS_VARIABLE, raising=False)
    monkeypatch.setattr(environment, "run", recorded.run)
    monkeypatch.setattr(system_packages, "run", recorded.run)
    monkeypatch.setattr(system_packages, "missing", dict)
    return recorded

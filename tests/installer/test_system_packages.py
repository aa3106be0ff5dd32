"""What the machine lacks is installed when that is allowed, and otherwise named with the whole command."""

import shutil
from pathlib import Path

import pytest

from installer import system_packages
from installer.steps import SetupError
from installer.system_packages import provide
from tests.installer.conftest import Commands

LACKING = {"libEGL.so.1": "libegl1", "venv": "python3.11-venv", "ensurepip": "python3.11-venv"}


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, commands: Commands, tmp_path: Path) -> "Machine":
    """A machine like Debian that lacks some packages until they are installed."""
    return Machine(monkeypatch, tmp_path)


class Machine:
    """Says whether there is a root user and which programs there are."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.root = True
        self.programs = {"apt-get"}
        self.lacking = iter([LACKING, {}])
        self.log = str(folder / "log")
        monkeypatch.setattr(system_packages, "is_root", lambda: self.root)
        monkeypatch.setattr(system_packages, "missing", lambda: next(self.lacking))
        monkeypatch.setattr(shutil, "which", lambda name: name if name in self.programs else None)

    def refusal(self) -> str:
        """What a person is told who may not go on."""
        with pytest.raises(SetupError) as refused:
            provide(self.log)
        return str(refused.value)


def test_nothing_is_installed_where_nothing_is_missing(machine: Machine, commands: Commands) -> None:
    machine.lacking = iter([{}])
    provide(machine.log)
    assert commands.done == []


def test_root_gets_the_missing_packages_after_the_lists_were_renewed(machine: Machine, commands: Commands) -> None:
    provide(machine.log)
    update, install = commands.done
    assert update == "apt-get update"
    assert install.startswith("apt-get install -y --no-install-recommends")
    assert install.endswith("libegl1 python3.11-venv")
    assert all(variables and variables["DEBIAN_FRONTEND"] == "noninteractive" for variables in commands.variables)


def test_what_is_still_missing_afterwards_is_said(machine: Machine) -> None:
    machine.lacking = iter([LACKING, {"libEGL.so.1": "libegl1"}])
    assert "still not found: libEGL.so.1" in machine.refusal()


def test_without_root_the_whole_command_is_printed(machine: Machine, commands: Commands) -> None:
    machine.root = False
    machine.programs |= {"sudo"}
    assert machine.refusal().splitlines()[-1] == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 python3.11-venv"
    )
    assert commands.done == []


def test_without_sudo_the_command_goes_through_su(machine: Machine) -> None:
    machine.root = False
    assert machine.refusal().splitlines()[-1] == (
        'su - -c "apt-get update && apt-get install -y --no-install-recommends libegl1 python3.11-venv"'
    )


def test_a_system_without_apt_is_told_what_it_lacks(machine: Machine) -> None:
    machine.programs.clear()
    assert "lacks: libEGL.so.1, venv, ensurepip" in machine.refusal()


def test_a_library_that_the_loader_does_not_find_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "QT_LIBRARIES", {"libc.so.6": "libc6", "libnever.so.9": "libnever9"})
    monkeypatch.setattr(system_packages, "PYTHON_MODULES", ("os", "never_a_module"))
    assert set(system_packages.missing()) == {"libnever.so.9", "never_a_module"}

"""The environment is made once, follows the lock files, and heals whatever became of it."""

import fcntl
import os
import threading
from pathlib import Path

import pytest

from installer import environment
from installer.checkout import Checkout
from installer.environment import pip_sources, prepare
from installer.steps import SetupError
from tests.installer.conftest import Commands


@pytest.fixture
def ready(checkout: Checkout, commands: Commands) -> Checkout:
    """A checkout that was set up for the program, with the record of commands empty again."""
    assert prepare(checkout, dev=False)
    commands.done.clear()
    return checkout


def test_the_first_start_makes_the_environment_and_installs_the_locked_packages(
    checkout: Checkout, commands: Commands
) -> None:
    assert not checkout.is_ready(dev=False)
    assert prepare(checkout, dev=False)
    assert checkout.is_ready(dev=False)
    assert commands.count("-m venv") == 1
    assert commands.count(
        f"--require-hashes --no-deps --only-binary :all: --no-user --progress-bar off -r {checkout.lock(False)}"
    )


def test_the_second_start_runs_nothing(ready: Checkout, commands: Commands) -> None:
    assert prepare(ready, dev=False)
    assert commands.done == []


def test_an_environment_for_development_serves_the_program_too(checkout: Checkout, commands: Commands) -> None:
    assert prepare(checkout, dev=True)
    assert checkout.is_ready(dev=True)
    assert checkout.is_ready(dev=False)


def test_the_packages_for_development_are_added_to_what_stands(ready: Checkout, commands: Commands) -> None:
    assert not ready.is_ready(dev=True)
    assert prepare(ready, dev=True)
    assert (commands.count("-m venv"), commands.count("requirements-dev.lock")) == (0, 1)


def test_a_new_lock_file_brings_the_environment_up_to_date(ready: Checkout, commands: Commands) -> None:
    Path(ready.lock(False)).write_text("program==2 --hash=sha256:3\n")
    assert not ready.is_ready(dev=False)
    assert prepare(ready, dev=False)
    assert ready.is_ready(dev=False)
    assert (commands.count("-m venv"), commands.count("pip")) == (0, 1)


def test_an_interrupted_set_up_is_made_anew_by_the_next_start(
    ready: Checkout, commands: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    Path(ready.lock(False)).write_text("program==2 --hash=sha256:3\n")
    with monkeypatch.context() as patched:
        patched.setattr(environment, "run", interrupt)
        assert not prepare(ready, dev=False)
    assert "interrupted" in capsys.readouterr().err
    assert not ready.is_ready(dev=False)
    left_over = Path(ready.venv, "half a package")
    left_over.touch()
    assert prepare(ready, dev=False)
    assert commands.count("-m venv") == 1
    assert not left_over.exists()


def test_a_failed_download_leaves_nothing_that_looks_ready(
    checkout: Checkout, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.failing = {"pip"}
    assert not prepare(checkout, dev=False)
    assert not checkout.is_ready(dev=False)
    assert "ZONEWRIGHT_WHEELS=wheels" in capsys.readouterr().err
    commands.failing = set()
    assert prepare(checkout, dev=False)
    assert commands.count("-m venv") == 2


def test_an_environment_whose_python_was_replaced_is_made_anew(ready: Checkout, commands: Commands) -> None:
    newer = Path(ready.root, "newer-python")
    os.rename(ready.python, newer)
    os.symlink(newer, ready.python)
    assert not ready.is_ready(dev=False)
    assert prepare(ready, dev=False)
    assert commands.count("-m venv") == 1


def test_an_environment_whose_python_is_gone_is_made_anew(ready: Checkout, commands: Commands) -> None:
    Path(ready.lock(False)).write_text("program==2 --hash=sha256:3\n")
    os.remove(ready.python)
    assert prepare(ready, dev=False)
    assert commands.count("-m venv") == 1


def test_an_environment_made_by_hand_is_taken_over(ready: Checkout, commands: Commands) -> None:
    os.remove(ready.stamp(False))
    own = Path(ready.venv, "own package")
    own.touch()
    assert prepare(ready, dev=False)
    assert (own.exists(), commands.count("-m venv")) == (True, 0)


@pytest.mark.parametrize(("name", "first_line"), [("moved", "#!{root}/.venv/bin/python"), ("my plants", "#!/bin/sh")])
def test_a_moved_checkout_heals_without_network(
    ready: Checkout, commands: Commands, tmp_path: Path, name: str, first_line: str
) -> None:
    Path(ready.venv, "bin", "tool").write_text(f"#!{ready.python}\nprint('hello')\n")
    moved = Checkout(str(tmp_path / name))
    os.rename(ready.root, moved.root)
    assert not moved.is_ready(dev=False)
    assert prepare(moved, dev=False)
    assert moved.is_ready(dev=False)
    assert commands.done == []
    script = Path(moved.venv, "bin", "tool").read_text()
    assert script.splitlines()[0] == first_line.format(root=moved.root)
    assert (ready.root in script, moved.python in script) == (False, True)


def test_the_program_is_found_from_every_folder_and_after_a_move(ready: Checkout) -> None:
    site = Path(ready.venv, "lib", "site-packages")
    line = (site / "zonewright.pth").read_text().strip()
    assert not os.path.isabs(line)
    assert os.path.realpath(site / line) == ready.root


def test_a_second_set_up_waits_for_the_first(
    checkout: Checkout, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    waiting = threading.Event()

    def hear(text: str) -> None:
        said.append(text)
        waiting.set()

    monkeypatch.setattr(environment, "say", hear)
    folder = os.open(checkout.root, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    second = threading.Thread(target=prepare, args=(checkout, False))
    second.start()
    assert waiting.wait(10)
    assert (said, commands.done) == (["Zonewright is being set up by another start; waiting for it."], [])
    os.close(folder)
    second.join(10)
    assert checkout.is_ready(dev=False)


def test_a_folder_that_cannot_be_written_is_named(
    checkout: Checkout,
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(path: str, exist_ok: bool) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "makedirs", refuse)
    assert not prepare(checkout, dev=False)
    told = capsys.readouterr().err
    assert f"Permission denied: {checkout.venv}" in told
    assert "must be writable" in told


def test_a_folder_of_wheels_takes_the_place_of_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wheels").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZONEWRIGHT_WHEELS", "wheels")
    options, remedy = pip_sources("the.lock")
    assert options == ["--no-index", "--find-links", str(tmp_path / "wheels")]
    assert "the.lock" in remedy


def test_a_folder_of_wheels_that_is_not_there_stops_at_once(
    checkout: Checkout, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZONEWRIGHT_WHEELS", "/nowhere/wheels")
    with pytest.raises(SetupError, match="/nowhere/wheels"):
        pip_sources(checkout.lock(False))
    assert not prepare(checkout, dev=False)
    assert commands.done == []

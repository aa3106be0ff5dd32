"""Other programs' output stays in the log; what went wrong is shown with what to do about it."""

import sys
from pathlib import Path

import pytest

from installer.steps import LINES_SHOWN, SetupError, run


def test_a_command_that_works_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "log"
    run([sys.executable, "-c", "print('all is well')"], str(log), failure="unused")
    assert capfd.readouterr() == ("", "")
    assert "all is well" in log.read_text()


def test_a_command_that_fails_shows_its_last_lines_and_the_remedy(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("from an earlier command\n")
    program = f"import sys\nfor n in range({LINES_SHOWN} + 3): print('line', n)\nsys.exit(3)"
    with pytest.raises(SetupError) as failed:
        run([sys.executable, "-c", program], str(log), failure="Plug in the network.")
    shown = str(failed.value).splitlines()
    assert [line for line in shown if "line" in line] == [f"  | line {n}" for n in range(3, LINES_SHOWN + 3)]
    assert shown[-2:] == ["Plug in the network.", f"Everything that was printed: {log}"]


def test_a_command_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"/nowhere/tool cannot be run.*\nInstall the tool\."):
        run(["/nowhere/tool"], str(tmp_path / "log"), failure="Install the tool.")

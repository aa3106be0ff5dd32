"""The command line does the main job without a window: data on stdout, messages on stderr, honest exit codes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.cli.main import WORDS
from app.cli.parser import SHOWN, build_parser
from app.store.files import stamp_of
from app.store.project import open_project
from tests.conftest import Run

REGISTER = """Tag;Description;Type;Level;Zone;IP
PLC-01;Pump controller;PLC;1;Pumps;10.1.1.1
HMI-01;Panel;HMI;2;Pumps;10.1.1.2
SRV-01;SCADA server;Server;3;Operations;10.1.2.1
"""


@pytest.fixture
def plant_file(tmp_path: Path, run: Run) -> Path:
    """A project with a small register imported."""
    file, register = tmp_path / "plant.zonewright", tmp_path / "register.csv"
    register.write_text(REGISTER, encoding="utf-8")
    assert run("new", file, "--name", "Pump house", "--author", "Tester")[0] == 0
    assert run("import", file, register, "--author", "Tester")[0] == 0
    return file


def test_a_register_becomes_assets_in_zones(plant_file: Path, run: Run) -> None:
    status, out, _err = run("show", plant_file, "assets", "--json")
    assert status == 0
    shown = {row["tag"]: row for row in json.loads(out)}
    assert set(shown) == {"PLC-01", "HMI-01", "SRV-01"}
    assert shown["PLC-01"]["level"] == "1"
    zones = json.loads(run("show", plant_file, "zones", "--json")[1])
    assert {zone["name"] for zone in zones} == {"Pumps", "Operations"}


def test_importing_the_same_register_again_changes_nothing(plant_file: Path, tmp_path: Path, run: Run) -> None:
    before = json.loads(run("verify", plant_file, "--json")[1])["content_hash"]
    status, out, _err = run("import", plant_file, tmp_path / "register.csv", "--json")
    assert status == 0
    assert json.loads(out)["counts"]["same"] == 3
    assert json.loads(run("verify", plant_file, "--json")[1])["content_hash"] == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(plant_file: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "other.csv"
    other.write_text(REGISTER.replace("Panel", "Operator panel"), encoding="utf-8")
    before = stamp_of(plant_file)
    status, out, err = run("import", plant_file, other, "--dry-run")
    assert status == 0
    assert "Operator panel" in out
    assert "Nothing was changed" in err
    assert stamp_of(plant_file) == before


@pytest.mark.parametrize("what", SHOWN)
def test_every_table_shows_as_text_and_as_json(plant_file: Path, run: Run, what: str) -> None:
    status, out, _err = run("show", plant_file, what, "--json")
    assert status == 0
    assert isinstance(json.loads(out), list)
    status, text, err = run("show", plant_file, what)
    assert status == 0
    assert text or "nothing yet" in err


def test_check_finds_errors_and_says_so_by_its_exit_status(plant_file: Path, run: Run) -> None:
    status, out, err = run("check", plant_file, "--json", "--as-of", "2026-11-22")
    assert status == 1
    rules = {row["rule"] for row in json.loads(out)}
    assert "SU-04" in rules
    assert "errors" in err


def test_check_of_something_unreadable_is_2(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "other.zonewright"
    file.write_text("nothing of the kind", encoding="utf-8")
    status, out, err = run("check", file)
    assert (status, out) == (2, "")
    assert "is not a Zonewright project" in err


@pytest.mark.parametrize("ending", ["json", "xlsx"])
def test_what_was_exported_verifies_until_the_project_changes(
    plant_file: Path, tmp_path: Path, run: Run, ending: str
) -> None:
    out_file = tmp_path / f"out.{ending}"
    assert run("export", plant_file, out_file)[0] == 0
    assert run("verify", plant_file, out_file)[0] == 0
    extra = tmp_path / "extra.csv"
    extra.write_text("Tag;Description\nP-401;Pump\n", encoding="utf-8")
    assert run("import", plant_file, extra)[0] == 0
    status, out, _err = run("verify", plant_file, out_file)
    assert status == 1
    assert "none of these contents" in out


def test_an_exported_document_loads_into_an_equal_project(plant_file: Path, tmp_path: Path, run: Run) -> None:
    assert run("export", plant_file, tmp_path / "out.json")[0] == 0
    assert run("load", tmp_path / "out.json", tmp_path / "copy.zonewright")[0] == 0
    hashes = [
        json.loads(run("verify", file, "--json")[1])["content_hash"]
        for file in (plant_file, tmp_path / "copy.zonewright")
    ]
    assert hashes[0] == hashes[1]


@pytest.mark.parametrize("word", ["new", "sample", "load"])
def test_an_existing_file_is_replaced_only_when_asked(plant_file: Path, tmp_path: Path, run: Run, word: str) -> None:
    run("export", plant_file, tmp_path / "out.json")
    arguments = ["load", tmp_path / "out.json", plant_file] if word == "load" else [word, plant_file]
    before = plant_file.read_bytes()
    status, _out, err = run(*arguments)
    assert status == 1
    assert "is there already" in err
    assert plant_file.read_bytes() == before
    assert run(*arguments, "--replace")[0] == 0
    assert plant_file.read_bytes() != before
    assert [path.name for path in tmp_path.iterdir() if ".new" in path.name] == []


def test_reading_words_work_while_the_project_is_open_and_writing_ones_say_who_has_it(
    plant_file: Path, tmp_path: Path, run: Run
) -> None:
    opened = open_project(plant_file, "Window")
    assert run("show", plant_file, "assets")[0] == 0
    assert run("export", plant_file, tmp_path / "out.json")[0] == 0
    status, _out, err = run("import", plant_file, tmp_path / "register.csv")
    assert status == 1
    assert "is open" in err
    opened.close()


def test_the_author_stands_in_the_audit_trail(plant_file: Path) -> None:
    project = open_project(plant_file, "Someone else")
    with project.reading() as connection:
        authors = set(connection.exec_driver_sql("SELECT author FROM change").scalars())
    project.close()
    assert authors == {"Tester"}


def test_templates_are_listed_and_unknown_ones_refused(tmp_path: Path, run: Run) -> None:
    status, out, _err = run("new", tmp_path / "x.zonewright", "--template", "list")
    assert status == 0
    assert "5x5" in out
    status, _out, err = run("new", tmp_path / "x.zonewright", "--template", "9x9")
    assert status == 1
    assert "9x9" in err
    assert not (tmp_path / "x.zonewright").exists()


def test_every_word_explains_itself_and_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    for word in WORDS:
        with pytest.raises(SystemExit) as left:
            main([word, "--help"])
        assert left.value.code == 0
        assert word in capsys.readouterr().out
    silent: list[str] = []
    words: Any = next(action for action in build_parser()._actions if action.dest == "word")
    assert set(words.choices) == set(WORDS)
    for word, parser in words.choices.items():
        silent += [f"{word} {action.dest}" for action in parser._actions if not action.help]
    assert silent == []


def test_without_a_display_one_line_offers_the_command_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    status, out, err = run()
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "--help" in err


def test_nothing_but_the_window_loads_qt(plant_file: Path) -> None:
    code = (
        "import sys; from app.__main__ import main\n"
        f"main(['show', {str(plant_file)!r}, 'steps'])\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    assert told.returncode == 0, told.stderr

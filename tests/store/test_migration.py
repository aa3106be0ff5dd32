"""Files of every older format open, become what a fresh file is, and lose nothing; the traps of SQLite, each met."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import op

from app.errors import UserError
from app.model.entities import AccessPoint, ExternalConnection, ReviewTrigger, TriggerScenario, Zone
from app.store.digests import digests_of_meta
from app.store.examination.definitions import normalised
from app.store.lock import beside
from app.store.migrations import upgrade as upgrading
from app.store.migrations.upgrade import upgrade
from app.store.project import create_project, open_project
from app.store.schema import SCHEMA
from tests.store.faults import failing, operations_of
from tests.store.kept import FILES, kept_file

FORMATS = range(1, SCHEMA + 1)
OLDER = range(1, SCHEMA)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A project file of the first format."""
    path = tmp_path / "Old.zonewright"
    path.write_bytes(kept_file(1))
    return path


def ask(database: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(database)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def described(database: Path) -> dict[str, object]:
    tables = [name for (name,) in ask(database, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    pragmas = ("table_xinfo", "index_list", "foreign_key_list")
    found: dict[str, object] = {
        f"{pragma} {table}": sorted(str(row[1:] if pragma != "foreign_key_list" else row[2:]) for row in rows)
        for table in tables
        for pragma in pragmas
        if (rows := ask(database, f"PRAGMA {pragma}({table})")) is not None
    }
    definitions = normalised(ask_definitions(database))
    return {key: value for key, value in found.items() if not key.startswith("table_xinfo")} | {"all": definitions}


def ask_definitions(database: Path) -> list[tuple[object, object, object, object]]:
    return [
        (row[0], row[1], row[2], row[3]) for row in ask(database, "SELECT type, name, tbl_name, sql FROM sqlite_master")
    ]


def test_every_format_has_a_kept_file() -> None:
    assert sorted(path.name for path in FILES.iterdir()) == [f"format-{number}.zonewright.gz" for number in FORMATS]


@pytest.mark.parametrize("number", FORMATS)
def test_a_kept_file_has_a_row_in_every_table(number: int, tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    path.write_bytes(kept_file(number))
    tables = [name for (name,) in ask(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert [table for table in tables if ask(path, f'SELECT count(*) FROM "{table}"') == [(0,)]] == []
    assert ask(path, "PRAGMA user_version") == [(number,)]


@pytest.mark.parametrize("number", FORMATS)
def test_a_kept_file_opens_with_its_content_and_can_be_edited_and_undone(number: int, tmp_path: Path) -> None:
    path = tmp_path / "Kept.zonewright"
    path.write_bytes(kept_file(number))
    said = digests_of_meta(dict(ask(path, "SELECT name, value FROM meta")))
    assert said is not None
    project = open_project(path, "Tester")
    opened = project.digests()
    assert (opened.content, opened.drawing, opened.store) == (said.content, said.drawing, said.store)
    with project.change("Rename all zones") as work:
        work.set(Zone, [zone.id for zone in work.all(Zone)], name="Renamed")
    project.undo()
    assert project.digests().store == said.store
    project.close()
    assert ask(path, "PRAGMA user_version") == [(SCHEMA,)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    again = open_project(path, "Tester")
    assert again.digests().content == said.content
    again.close()


@pytest.mark.parametrize("number", OLDER)
def test_an_upgraded_file_is_defined_as_a_fresh_one(number: int, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    old.write_bytes(kept_file(number))
    upgrade(old)
    fresh = tmp_path / "fresh.db"
    fresh.write_bytes(kept_file(SCHEMA))
    assert described(old) == described(fresh)


def test_opening_an_older_file_leaves_it_as_it_was_until_something_is_edited(old: Path) -> None:
    before = old.read_bytes()
    open_project(old, "Tester").close()
    assert old.read_bytes() == before


def test_undo_starts_afresh_after_an_upgrade_and_the_audit_trail_stays(old: Path) -> None:
    before = ask(old, "SELECT id FROM change ORDER BY seq")
    project = open_project(old, "Tester")
    assert project.next_undo is None
    assert project.next_redo is None
    with project.reading() as connection:
        after = [tuple(row) for row in connection.exec_driver_sql("SELECT id FROM change ORDER BY seq")]
        label = connection.exec_driver_sql("SELECT label FROM change ORDER BY seq DESC LIMIT 1").scalar_one()
    project.close()
    assert after[:-1] == before
    assert label == f"Upgrade to file format {SCHEMA}"


def test_rebuilding_a_table_takes_no_child_rows_with_it(old: Path) -> None:
    """With foreign keys on, a rebuilt table deletes what belongs to it and clears what refers to it."""
    children = {kind.table: ask(old, f"SELECT * FROM {kind.table} ORDER BY id") for kind in (TriggerScenario,)}
    links = ask(old, "SELECT id, access_point_id FROM external_connection ORDER BY id")
    assert children[TriggerScenario.table]
    assert any(link for _id, link in links)
    project = open_project(old, "Tester")
    assert len(project.rows(TriggerScenario)) == len(children[TriggerScenario.table])
    assert [(row.id, row.access_point_id) for row in project.rows(ExternalConnection)] == links
    assert all(point.zone_id is None for point in project.rows(AccessPoint))
    assert all(trigger.document_id is None for trigger in project.rows(ReviewTrigger))
    project.close()


def test_with_foreign_keys_on_the_upgrade_refuses_to_lose_rows(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def switch_on(connection: sa.Connection) -> None:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]

    monkeypatch.setattr(upgrading, "_switch_off_foreign_keys", switch_on)
    before = old.read_bytes()
    with pytest.raises(RuntimeError, match="number of rows"):
        upgrade(old)
    assert old.read_bytes() == before


def test_a_pragma_that_does_nothing_is_noticed(old: Path) -> None:
    """Inside a transaction `PRAGMA foreign_keys=OFF` does nothing and says nothing."""
    engine = sa.create_engine(f"sqlite+pysqlite:///{old}", connect_args={"isolation_level": None})
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        connection.exec_driver_sql("BEGIN")
        with pytest.raises(RuntimeError, match="foreign keys cannot be switched off"):
            upgrading._switch_off_foreign_keys(connection)
        connection.exec_driver_sql("ROLLBACK")
    engine.dispose()


def _half_way() -> None:
    op.create_table("half_made", sa.Column("id", sa.Text()))
    with op.batch_alter_table("zone", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text()))
    raise ZeroDivisionError


def _dangling() -> None:
    op.execute("UPDATE asset SET zone_id = 'nowhere'")


def _losing() -> None:
    op.execute("DELETE FROM trigger_scenario")


@pytest.mark.parametrize(
    ("act", "expected"), [(_half_way, ZeroDivisionError), (_dangling, RuntimeError), (_losing, RuntimeError)]
)
def test_a_failed_upgrade_leaves_the_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None], expected: type[Exception]
) -> None:
    revision = ModuleType("revision")
    revision.upgrade = act  # type: ignore[attr-defined]
    before = ask(old, "SELECT type, name, sql FROM sqlite_master")
    content = old.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(upgrading, "import_module", lambda name: revision)
        with pytest.raises(expected):
            upgrade(old)
    assert ask(old, "SELECT type, name, sql FROM sqlite_master") == before
    assert ask(old, "PRAGMA user_version") == [(1,)]
    assert old.read_bytes() == content
    upgrade(old)
    assert ask(old, "PRAGMA user_version") == [(SCHEMA,)]


def test_a_working_copy_that_a_crash_of_an_older_release_left_is_upgraded_too(tmp_path: Path) -> None:
    path = tmp_path / "Old.zonewright"
    path.write_bytes(kept_file(1))
    project = open_project(path, "Tester")
    copy = project._copy.file
    project.close()
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(kept_file(1))
    again = open_project(path, "Tester")
    assert again.rows(AccessPoint)
    again.close()


@pytest.mark.parametrize("share", [8, pytest.param(10_000, marks=[pytest.mark.full, pytest.mark.timeout(900)])])
def test_whatever_fails_while_an_older_file_opens_the_file_stays_and_a_retry_works(
    old: Path, tmp_path: Path, share: int
) -> None:
    """Every operation in turn, or some of them: on the file's side and on the working copy's."""
    before = old.read_bytes()
    said = dict(ask(old, "SELECT name, value FROM meta"))

    def act() -> None:
        open_project(old, "Tester").close()

    names = operations_of(act, tmp_path)
    for at in range(0, len(names), max(1, len(names) // share)):
        shutil.rmtree(tmp_path / "home")
        old.write_bytes(before)
        with failing(at, tmp_path), suppress(UserError, OSError, sqlite3.Error, sa.exc.DBAPIError):
            act()
        assert old.read_bytes() == before, names[at]
        beside(old).unlink(missing_ok=True)  # where deleting the lock is what failed
        project = open_project(old, "Tester")
        assert project.digests().store == said["store"], names[at]
        project.close()
    assert sum(name.startswith("sql") for name in names) > 20


def test_a_fresh_project_needs_no_upgrade(tmp_path: Path) -> None:
    from app.model.entities import Project as ProjectRow

    path = tmp_path / "New.zonewright"
    create_project(path, "Tester", ProjectRow(name="New")).close()
    before = path.read_bytes()
    upgrade(path)
    assert path.read_bytes() == before

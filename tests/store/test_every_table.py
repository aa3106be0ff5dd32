"""What holds for one table holds for every table: journalled, undone, digested, cleaned up."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from app.model.entities import ENTITIES, Zone
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity, Scope, fields_of
from app.store.journal import Change, row_images
from app.store.migrations.upgrade import upgrade
from app.store.project import Project, create_project
from app.store.reader import ProjectView
from app.store.schema import SCHEMA, TABLES
from tests.store.rows import one_of_each, row_with_owners, value_of

ROWS = [kind for kind in ENTITIES if kind is not ProjectRow]
NAMES = [kind.table for kind in ROWS]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """One project for all tables; each test undoes what it did."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("shared")
        patch.setenv("XDG_STATE_HOME", str(folder))
        opened = create_project(folder / "Plant.zonewright", "Tester", ProjectRow(name="Plant"))
        yield opened
        opened.close()


@pytest.mark.parametrize("kind", ROWS, ids=NAMES)
def test_adding_changing_and_deleting_are_undone_and_redone(shared: Project, kind: type[Entity]) -> None:
    states = [shared.digests().store]
    rows = row_with_owners(kind)
    with shared.change("Add") as work:
        work.add(*rows)
    states.append(shared.digests().store)
    assert shared.rows(kind, [rows[-1].id]) == [rows[-1]], "what is read is what was written"
    for field in fields_of(kind):
        if field.name != "id" and not field.target:
            with shared.change(f"Set {field.name}") as work:
                work.set(kind, [rows[-1].id], **{field.name: value_of(field, 0, changed=True)})
            states.append(shared.digests().store)
    with shared.change("Delete") as work:
        work.delete(kind, [rows[-1].id])
    states.append(shared.digests().store)
    assert all(one != next_one for one, next_one in pairwise(states)), "every change shows in the store digest"
    for state in reversed(states[:-1]):
        shared.undo()
        assert shared.digests().store == state
    for state in states[1:]:
        shared.redo()
        assert shared.digests().store == state
    while shared.next_undo is not None:
        shared.undo()


@pytest.mark.parametrize("kind", ROWS, ids=NAMES)
def test_the_content_hash_covers_what_a_worksheet_can_show(shared: Project, kind: type[Entity]) -> None:
    before = shared.digests()
    *owners, row = row_with_owners(kind)
    with shared.change("Add") as work:
        work.add(*owners)
    owned = shared.digests()
    with shared.change("Add") as work:
        work.add(row)
    after = shared.digests()
    assert (after.content != owned.content) == (kind.scope is Scope.CONTENT)
    assert (after.drawing != owned.drawing) == (kind.scope is Scope.DRAWING)
    while shared.next_undo is not None:
        shared.undo()
    assert shared.digests().content == before.content


def test_the_revision_label_is_outside_the_content_hash(project: Project) -> None:
    before = project.digests()
    with project.change("Next revision") as work:
        work.set(ProjectRow, [work.all(ProjectRow)[0].id], revision="B")
    after = project.digests()
    assert after.content == before.content
    assert after.store != before.store


def test_digests_kept_from_touched_keys_equal_digests_read_afresh(project: Project) -> None:
    project.digests()
    rows = one_of_each()
    with project.change("Add one of each") as work:
        work.add(*rows)
    kept = project.digests()
    project.save()
    with ProjectView(project.path) as view:
        assert view.digests() == kept


def test_every_reference_has_an_index() -> None:
    """A cascade over an unindexed reference reads the whole table for each row."""
    bare = [
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if column.foreign_keys and not column.index
    ]
    assert bare == []


def test_the_images_of_an_update_hold_the_changed_columns_only(project: Project) -> None:
    zone = Zone(code="Z-1", name="Old")
    with project.change("Add") as work:
        work.add(zone)
    heard: list[Change] = []
    project.listeners.append(heard.append)
    with project.change("Rename") as work:
        work.replace(replace(zone, name="New"))
    with project.reading() as connection:
        (image,) = row_images(connection, heard[0].seq)
    assert (image.op, image.before, image.after) == ("U", {"name": "Old"}, {"name": "New"})


def test_an_upgraded_file_equals_a_fresh_one(tmp_path: Path, project: Project) -> None:
    upgrade(tmp_path / "upgraded.db")
    import sqlite3

    def described(database: Path) -> dict[str, object]:
        connection = sqlite3.connect(database)
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {
            name: {
                pragma: sorted(map(str, (row[1:] if pragma == "table_info" else row[2:] for row in rows)))
                for pragma in ("table_info", "index_list", "foreign_key_list")
                if (rows := connection.execute(f"PRAGMA {pragma}({name})").fetchall()) is not None
            }
            for name in tables
        }
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        connection.close()
        return {**found, "user_version": number}

    project.save()
    upgraded, fresh = described(tmp_path / "upgraded.db"), described(project.path)
    assert upgraded == fresh
    assert upgraded["user_version"] == SCHEMA

"""A write outside a change is refused by the database, whatever it comes from."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, insert
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.orm import Session, registry

from app.model.entities import Zone
from app.store.schema import TABLES
from app.store.writable import WritableProject as Project

ZONES = TABLES["zone"]
VALUES = {"id": "00000000-0000-4000-8000-000000000001", "code": "Z-PAST"}


class MappedZone:
    """A throw-away class mapped on the zone table."""


registry().map_imperatively(MappedZone, ZONES)


def by_orm_flush(connection: Connection) -> None:
    with Session(bind=connection) as session:
        zone = MappedZone()
        for name, value in VALUES.items():
            setattr(zone, name, value)
        session.add(zone)
        session.flush()


def by_core(connection: Connection) -> None:
    connection.execute(insert(ZONES), [VALUES])


def by_raw_sql(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO zone (id, code) VALUES (?, ?)", tuple(VALUES.values()))


def by_raw_update(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE project SET name = 'Past the door'")


WAYS = [by_orm_flush, by_core, by_raw_sql, by_raw_update]


@pytest.mark.parametrize("write", WAYS)
def test_on_the_writing_connection(project: Project, write: Callable[[Connection], None]) -> None:
    before = project.digests().store
    with pytest.raises(DBAPIError, match="readonly"):
        write(project._writer)
    project._writer.rollback()
    assert project.digests().store == before
    with project.change("The door still opens") as work:
        work.add(Zone(code="Z-DOOR"))


@pytest.mark.parametrize("write", WAYS)
def test_on_a_reading_connection(project: Project, write: Callable[[Connection], None]) -> None:
    with project.reading() as connection, pytest.raises(DBAPIError, match="readonly"):
        write(connection)
    assert project.rows(Zone) == []


@pytest.mark.parametrize("write", WAYS)
def test_from_a_thread(project: Project, write: Callable[[Connection], None]) -> None:
    refused: list[BaseException] = []

    def try_both() -> None:
        for connection in (project._writer, project._reader_engine.connect()):
            try:
                write(connection)
            except (DBAPIError, ProgrammingError) as error:
                refused.append(error)
        connection.close()

    thread = threading.Thread(target=try_both)
    thread.start()
    thread.join()
    assert len(refused) == 2
    assert project.rows(Zone) == []


def test_a_change_from_another_thread_is_refused(project: Project) -> None:
    refused: list[BaseException] = []

    def try_it() -> None:
        try:
            with project.change("From elsewhere") as work:
                work.add(Zone(code="Z-1"))
        except RuntimeError as error:
            refused.append(error)

    thread = threading.Thread(target=try_it)
    thread.start()
    thread.join()
    assert len(refused) == 1
    assert project.rows(Zone) == []


def test_even_with_query_only_lifted_the_journal_refuses_a_write_that_belongs_to_no_change(project: Project) -> None:
    below = project._writer.connection.driver_connection
    assert below is not None
    below.execute("PRAGMA query_only=OFF")
    with pytest.raises(Exception, match=r"NOT NULL constraint failed: row_change\.change_seq"):
        below.execute("INSERT INTO zone (id, code) VALUES ('x', 'Z-PAST')")
    below.execute("PRAGMA query_only=ON")
    assert project.rows(Zone) == []

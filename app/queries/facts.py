"""Gathers what the rules need, at once when a project is opened and by key after each change."""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection

from app.model.entities import ENTITIES, ENTITY, Attachment
from app.model.fields import Entity
from app.store.journal import Change
from app.store.reader import ProjectReader
from app.store.reading import read_all, read_batches, read_by_id
from app.workflow.derivation import collector_paused
from app.workflow.facts import Batches, Difference, Facts

_BATCH = 500
"""So many rows are read in some milliseconds."""


def load_facts(project: ProjectReader, as_of: date, content_hash: str = "") -> Facts:
    """Every row of the project as it stands now, with what the rules need to know of attachments.

    `content_hash` is the present one where it is known; without it a sign-off is compared with its baseline alone.
    """
    with project.reading() as connection, collector_paused():
        shared: dict[Any, Any] = {}
        rows: dict[str, list[Entity]] = {kind.table: list(read_all(connection, kind, shared)) for kind in ENTITIES}
        return Facts(rows, as_of, damaged_attachments(connection), content_hash)


def facts_on_demand(project: ProjectReader, as_of: date) -> Facts:
    """The project as it stands now, each table read when it is first asked for or by `Facts.load`.

    For the thread that changes the project: it applies each change to the facts before it makes the next. What is
    wrong with attachments is not known yet; `damaged_attachments` finds it out.
    """
    return Facts({}, as_of, source=partial(_batches, project))


def _batches(project: ProjectReader, table: str) -> Batches:
    with project.reading() as connection:
        yield from read_batches(connection, ENTITY[table], _BATCH)


def difference(project: ProjectReader, change: Change) -> Difference:
    """The rows that a change touched, as they stand after it."""
    found: dict[str, dict[str, Entity | None]] = {}
    with project.reading() as connection:
        for table, ids in change.touched.items():
            found[table] = dict.fromkeys(ids)
            found[table] |= {row.id: row for row in read_by_id(connection, ENTITY[table], ids)}
    return found


def damaged_attachments(connection: Connection, ids: Iterable[str] | None = None) -> frozenset[str]:
    """Ids of attachments whose bytes are missing or are not what their SHA-256 says: of all, or of those with `ids`."""
    damaged = set()
    for row in read_all(connection, Attachment) if ids is None else read_by_id(connection, Attachment, ids):
        found = connection.exec_driver_sql("SELECT bytes FROM content WHERE sha256 = ?", (row.sha256,)).scalar()
        if found is None or hashlib.sha256(found).hexdigest() != row.sha256:
            damaged.add(row.id)
    return frozenset(damaged)

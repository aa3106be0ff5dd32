"""Digests over rows, kept by key and brought up to date from the journal.

A root digest is the SHA-256 of the canonical JSON {table: {id: SHA-256 of the row's canonical JSON}}, so anyone can
compute it again from an exported document.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from app.model.entities import ENTITIES, ENTITY
from app.model.fields import Entity, Scope, field_names, fields_of
from app.store.codec import Canon, canonical_json, sha256
from app.store.schema import TABLES
from app.store.troubles import Altered

_BATCH = 500

_DIVIDED = [
    kind for kind in ENTITIES if kind.scope is Scope.CONTENT and not all(field.in_content for field in fields_of(kind))
]
"""Entities of which some fields are outside the content hash."""


@dataclass(frozen=True, slots=True)
class RootDigests:
    """The digests of one state of a project.

    `content` covers what a worksheet can show, `drawing` the geometry, `store` every journalled table; `seq` is the
    number of the last change that they include.
    """

    content: str
    drawing: str
    store: str
    seq: int


@dataclass(slots=True)
class Digests:
    """Row digests of one project, by table and id, as of the change `seq`."""

    seq: int = -1
    _all: dict[str, dict[str, str]] = field(default_factory=lambda: {kind.table: {} for kind in ENTITIES})
    _content: dict[str, dict[str, str]] = field(default_factory=lambda: {kind.table: {} for kind in _DIVIDED})

    def refresh(self, connection: Connection) -> RootDigests:
        """Bring the row digests up to the state that `connection` reads, and compute the roots.

        The first time reads every row; later only the rows that changes after `seq` touched. A connection that reads
        an older state than the digests hold makes them read everything again.
        """
        last = int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change").scalar_one())
        if self.seq < 0 or last < self.seq:
            self.seq = -1  # until everything was read
            for kind in ENTITIES:
                self._all[kind.table].clear()
                self._content.get(kind.table, {}).clear()
                self._read(connection, kind, None)
        else:
            for table, ids in _touched_since(connection, self.seq).items():
                self._read(connection, ENTITY[table], ids)
        self.seq = last
        return self.roots()

    @property
    def by_row(self) -> Mapping[str, Mapping[str, str]]:
        """Per table the digest of each row, as of the last `refresh`."""
        return self._all

    def verify(self, connection: Connection, path: Path) -> None:
        """Compare the rows of a published file with the digests that it says it has. Altered when they differ."""
        said, found = published_digests(connection), self.refresh(connection)
        if said is not None and said != found:
            raise Altered(path)

    def _read(self, connection: Connection, kind: type[Entity], ids: list[str] | None) -> None:
        kept, divided = self._all[kind.table], self._content.get(kind.table)
        for id in ids or ():
            kept.pop(id, None)
            if divided is not None:
                divided.pop(id, None)
        for stored in _stored_rows(connection, kind, ids):
            self.take(kind, stored)

    def take(self, kind: type[Entity], stored: Mapping[str, str | int | None]) -> None:
        """Take the digest of one stored row in."""
        canon, content_canon = _CANONS[kind.table]
        self._all[kind.table][str(stored["id"])] = canon.digest(stored)
        if kind.table in self._content:
            self._content[kind.table][str(stored["id"])] = content_canon.digest(stored)

    def roots(self) -> RootDigests:
        """The roots over the row digests as they are now."""

        def root(*scopes: Scope) -> str:
            whole = len(scopes) == len(Scope)
            tables = {
                kind.table: self._all[kind.table] if whole else self._content.get(kind.table, self._all[kind.table])
                for kind in ENTITIES
                if kind.scope in scopes
            }
            return root_digest(tables)

        return RootDigests(root(Scope.CONTENT), root(Scope.DRAWING), root(*Scope), self.seq)


def root_digest(tables: dict[str, dict[str, str]]) -> str:
    """The root over row digests by table and id; tables without rows do not count."""
    return sha256(canonical_json({table: rows for table, rows in tables.items() if rows}))


def published_digests(connection: Connection) -> RootDigests | None:
    """The digests that a file says it had when it was published; None before it ever was."""
    return digests_of_meta(dict(connection.exec_driver_sql("SELECT name, value FROM meta").cursor.fetchall()))


def digests_of_meta(said: Mapping[str, str]) -> RootDigests | None:
    """The digests among what a file says of itself; ValueError when they are none."""
    if not {"content", "drawing", "store", "seq"} <= said.keys():
        return None
    return RootDigests(said["content"], said["drawing"], said["store"], int(said["seq"]))


def _stored_rows(
    connection: Connection, kind: type[Entity], ids: list[str] | None
) -> "list[dict[str, str | int | None]]":
    names = field_names(kind)
    columns = ", ".join(f'"{name}"' for name in names)
    if ids is None:
        found = connection.exec_driver_sql(f'SELECT {columns} FROM "{kind.table}"').cursor.fetchall()
        return [dict(zip(names, row, strict=True)) for row in found]
    rows: list[tuple[str | int | None, ...]] = []
    for start in range(0, len(ids), _BATCH):
        batch = tuple(ids[start : start + _BATCH])
        query = f'SELECT {columns} FROM "{kind.table}" WHERE id IN ({",".join("?" * len(batch))})'
        rows += connection.exec_driver_sql(query, batch).cursor.fetchall()
    return [dict(zip(names, row, strict=True)) for row in rows]


def _touched_since(connection: Connection, seq: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    query = "SELECT DISTINCT tbl, row_id FROM row_change WHERE change_seq > ?"
    for table, id in connection.exec_driver_sql(query, (seq,)):
        if table in TABLES:
            found[table].append(id)
    return found


_CANONS = {kind.table: (Canon(kind), Canon(kind, content_only=True)) for kind in ENTITIES}

"""What a command can do inside a change: add, set and delete rows, and read what stands there now."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.exc import IntegrityError

from app.errors import UserError
from app.i18n import _
from app.model.checks import first_problem
from app.model.codes import next_code
from app.model.fields import Entity, Field, field_label
from app.store.codec import stored_row, stored_value
from app.store.limits import LARGEST_CONTENT
from app.store.reading import read_all, read_by_id, read_where
from app.store.schema import TABLES, content_table, used_code_table

E = TypeVar("E", bound=Entity)


class Work:
    """The open change. Every write goes through here; every value is checked before it is written."""

    def __init__(self, connection: Connection, author: str) -> None:
        self._connection = connection
        self.author = author

    def add(self, *rows: Entity) -> None:
        """Add rows. UserError when a value may not stand in its field, or a unique one is there already."""
        by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            _refuse_bad_value(row)
            by_table[row.table].append(stored_row(row))
        for table, stored in by_table.items():
            with _clear_conflicts(table):
                self._connection.execute(TABLES[table].insert(), stored)

    def set(self, kind: type[E], ids: Iterable[str], /, **values: object) -> None:
        """Give fields of rows new values; rows that have them already are not touched.

        UserError when a value may not stand in its field; KeyError when an id has no row.
        """
        changed: dict[str, Any] = values
        self.replace(*(replace(row, **changed) for row in self._existing(kind, ids)))

    def replace(self, *rows: Entity) -> None:
        """Write rows over those that have their ids; only fields that differ are journalled."""
        by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            _refuse_bad_value(row)
            stored = stored_row(row)
            by_table[row.table].append({"row_id": stored.pop("id"), **stored})
        for name, stored_rows in by_table.items():
            table = TABLES[name]
            statement = table.update().where(table.c.id == bindparam("row_id"))
            with _clear_conflicts(name):
                self._connection.execute(statement, stored_rows)

    def delete(self, kind: type[Entity], ids: Iterable[str]) -> None:
        """Delete rows, with what belongs to them; references that may be empty are cleared."""
        table, doomed = TABLES[kind.table], [{"row_id": id} for id in ids]
        if doomed:
            self._connection.execute(table.delete().where(table.c.id == bindparam("row_id")), doomed)

    def keep_content(self, content: bytes) -> str:
        """Store bytes once; the answer is their SHA-256, under which they stay for ever. UserError when too large."""
        if len(content) > LARGEST_CONTENT:
            raise UserError(
                _("{size} MB are too large to keep in a project.").format(size=len(content) >> 20),
                _("At most {most} MB are kept; keep the file elsewhere and name its place in the document.").format(
                    most=LARGEST_CONTENT >> 20
                ),
            )
        sha = hashlib.sha256(content).hexdigest()
        known = select(content_table.c.sha256).where(content_table.c.sha256 == sha)
        if self._connection.execute(known).first() is None:
            self._connection.execute(content_table.insert().values(sha256=sha, bytes=content))
        return sha

    def all(self, kind: type[E]) -> list[E]:
        """Every row of an entity as it stands now, ordered by id."""
        return read_all(self._connection, kind)

    def get(self, kind: type[E], id: str) -> E | None:
        """One row as it stands now, or None."""
        return next(iter(read_by_id(self._connection, kind, [id])), None)

    def where(self, kind: type[E], field: str, *values: object) -> list[E]:
        """The rows whose field has one of the values."""
        return read_where(self._connection, kind, field, [str(stored_value(value)) for value in values])

    def count(self, kind: type[Entity]) -> int:
        """How many rows an entity has."""
        return int(self._connection.execute(select(func.count()).select_from(TABLES[kind.table])).scalar_one())

    def next_code(self, kind: type[Entity], digits: int = 2) -> str:
        """A code of the entity's prefix that was never given before."""
        columns = used_code_table.c
        taken = self._connection.execute(select(columns.code).where(columns.tbl == kind.table)).scalars()
        return next_code(kind.prefix, taken, digits)

    def _existing(self, kind: type[E], ids: Iterable[str]) -> list[E]:
        wanted = list(ids)
        rows = read_by_id(self._connection, kind, wanted)
        if len(rows) != len(set(wanted)):
            raise KeyError(f"{kind.table}: no row {sorted(set(wanted) - {row.id for row in rows})}")
        return rows


def _refuse_bad_value(row: Entity) -> None:
    found = first_problem(row)
    if found is not None:
        field, problem = found
        raise UserError(f"{row_title(row)}, {field.label}: {problem}", _hint(field))


def row_title(row: Entity) -> str:
    """How a message names a row: its table and its natural key, "zone Z-DIS"."""
    key = " ".join(str(value) for name in type(row).natural if (value := getattr(row, name)) is not None)
    return f"{field_label(row.table)} {key}".strip()


def _hint(field: Field) -> str:
    if field.choices is not None:
        return _("Choose one of: {terms}.").format(terms=", ".join(term.label for term in field.choices))
    return _("Correct the value and try again; nothing was changed.")


@contextmanager
def _clear_conflicts(table: str) -> Iterator[None]:
    """Say in words what the database's refusal of a duplicate means; other refusals are faults of the program."""
    try:
        yield
    except IntegrityError as refused:
        text = str(refused.orig)
        if "UNIQUE" not in text:
            raise
        fields = ", ".join(field_label(part.rsplit(".", 1)[-1]) for part in text.split(": ", 1)[-1].split(","))
        raise UserError(
            _("{table}: there is already a row with the same {fields}.").format(
                table=field_label(table), fields=fields.lower()
            ),
            _("Choose another value; nothing was changed."),
        ) from refused

"""Rows of the database as row records."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Connection

from app.model.fields import Entity, field_names
from app.store.codec import reader_of

E = TypeVar("E", bound=Entity)

_BATCH = 500  # below SQLite's oldest limit of variables in one statement
_MAKERS: dict[str, Callable[[Sequence[Any]], Entity]] = {}


def read_all(connection: Connection, kind: type[E], shared: dict[Any, Any] | None = None) -> list[E]:
    """Every row of an entity, ordered by id.

    Who keeps many rows gives `shared`, where values are looked up that were read before: ids, names and words that
    come again are then one object each, which saves a quarter of the memory.
    """
    make = _maker(kind)
    found = connection.exec_driver_sql(f"{_select(kind)} ORDER BY id").cursor
    if shared is None:
        return [make(row) for row in found.fetchall()]
    share = shared.setdefault
    return [make(list(map(share, row, row))) for row in iter(found.fetchone, None)]


def read_batches(connection: Connection, kind: type[E], size: int) -> Iterator[list[E]]:
    """Every row of an entity, ordered by id, at most `size` at a time."""
    make = _maker(kind)
    cursor = connection.exec_driver_sql(f"{_select(kind)} ORDER BY id").cursor
    while rows := cursor.fetchmany(size):
        yield [make(row) for row in rows]


def read_by_id(connection: Connection, kind: type[E], ids: Iterable[str]) -> list[E]:
    """The rows of an entity that have one of the ids; ids without a row are passed over."""
    return read_where(connection, kind, "id", ids)


def read_where(connection: Connection, kind: type[E], field: str, values: Iterable[str]) -> list[E]:
    """The rows of an entity whose `field` has one of the stored `values`."""
    if field not in field_names(kind):
        raise KeyError(f"{kind.table} has no field {field}")
    make, wanted = _maker(kind), list(values)
    rows: list[E] = []
    for start in range(0, len(wanted), _BATCH):
        batch = tuple(wanted[start : start + _BATCH])
        marks = ",".join("?" * len(batch))
        found = connection.exec_driver_sql(f'{_select(kind)} WHERE "{field}" IN ({marks})', batch)
        rows += [make(row) for row in found.cursor.fetchall()]
    return rows


def _maker(kind: type[E]) -> Callable[[Sequence[Any]], E]:
    if kind.table not in _MAKERS:
        _MAKERS[kind.table] = reader_of(kind)
    return cast(Callable[[Sequence[Any]], E], _MAKERS[kind.table])


def _select(kind: type[Entity]) -> str:
    names = ", ".join(f'"{name}"' for name in field_names(kind))
    return f'SELECT {names} FROM "{kind.table}"'

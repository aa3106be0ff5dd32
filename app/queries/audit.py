"""The audit trail as people read it: who changed what, when, from which value to which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, true, tuple_

from app.i18n import N_, ngettext
from app.model.fields import field_label
from app.model.terms import Term
from app.queries.telling import ACTIONS, SHOWN, Action, Names, told
from app.store.journal import ChangeKind
from app.store.reader import ProjectReader
from app.store.schema import change_table, row_change_table
from app.workflow.facts import Facts

MOST_LINES = 200
"""A change that added, changed or removed more rows of one table is told in one line that counts them."""

PAGE_ROWS = 400
"""How many journalled rows make a page of the trail; the change that fills it is told whole."""

# Chosen among what is read, not in SQL: the index that this would take there is the worse one.
_TABLES = dict.fromkeys(kind.table for kind in SHOWN)
_CHAIN = (
    "WITH RECURSIVE chain(seq, reverts) AS (SELECT seq, reverts FROM change WHERE seq = ? UNION ALL "
    "SELECT c.seq, c.reverts FROM change AS c JOIN chain ON c.seq = chain.reverts) SELECT seq FROM chain"
)


class Cause(Term):
    """How a change came about."""

    EDIT = ChangeKind.EDIT.value, N_("Edit")
    UNDO = ChangeKind.UNDO.value, N_("Undo")
    REDO = ChangeKind.REDO.value, N_("Redo")
    FINAL = ChangeKind.FINAL.value, N_("Final")


_CAUSES = {cause.value: cause for cause in Cause}


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of the audit trail: a row added or removed, one field changed, or a count of many rows.

    `change` is the number of the change, `line` the place within it from 1; `table` and `field` are labels in the
    language in use, `record` is how people call the row. `entity` and `row_id` say which row it is ("" for a count),
    `place` where the change was made, and `undone` that a later change took it back.
    """

    change: int
    line: int
    at: datetime
    author: str
    label: str
    cause: Cause
    place: str
    undone: bool
    action: Action
    table: str
    record: str
    field: str = ""
    before: str = ""
    after: str = ""
    entity: str = ""
    row_id: str = ""


@dataclass(frozen=True, slots=True)
class TrailCounts:
    """How many changes there are by author and place, and how many of all were taken back."""

    made: Mapping[tuple[str, str], int]
    undone: int


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some changes in a row, told line by line, oldest first; `earlier` is where to go on, None at the beginning."""

    lines: list[AuditLine]
    earlier: int | None


@dataclass(frozen=True, slots=True)
class LatestChange:
    """A change by its name: its number, when, who, what, how it came about, and whether it was taken back."""

    change: int
    at: datetime
    author: str
    label: str
    cause: Cause
    undone: bool


def read_latest(project: ProjectReader, most: int) -> list[LatestChange]:
    """The newest changes by name, the newest first."""
    query = select(change_table).order_by(change_table.c.seq.desc()).limit(most)
    with project.reading() as connection:
        undone = _undone(connection)
        return [
            LatestChange(
                head.seq,
                datetime.fromisoformat(head.at),
                head.author,
                head.label,
                _CAUSES[head.kind],
                head.seq in undone,
            )
            for head in connection.execute(query)
        ]


def read_audit(project: ProjectReader, facts: Facts) -> list[AuditLine]:
    """The whole trail, oldest first. `facts` give the present names of rows; those that are gone keep their last."""
    with project.reading() as connection:
        return _lines(connection, facts, true())


def read_trail_page(
    project: ProjectReader, facts: Facts, before: int | None = None, rows: int = PAGE_ROWS
) -> TrailPage:
    """The newest changes, or the newest of those with a number below `before`: about `rows` journalled rows."""
    column = row_change_table.c.change_seq
    below = true() if before is None else column < before
    with project.reading() as connection:
        reach = select(column).where(below).order_by(column.desc())
        first = connection.execute(reach.limit(1).offset(rows)).scalar()
        if first is None:
            return TrailPage(_lines(connection, facts, below), None)
        older = connection.execute(reach.where(column < first).limit(1)).scalar()
        lines = _lines(connection, facts, below & (column >= first))
    return TrailPage(lines, None if older is None else first)


def read_trail_of(project: ProjectReader, facts: Facts, change: int) -> list[AuditLine]:
    """The lines of one change, and of those that it takes back or does again: what a view shows anew after it."""
    with project.reading() as connection:
        touched = [seq for (seq,) in connection.exec_driver_sql(_CHAIN, (change,))]
        return _lines(connection, facts, row_change_table.c.change_seq.in_(touched))


def read_change(project: ProjectReader, facts: Facts, change: int, rows: int = PAGE_ROWS) -> list[AuditLine]:
    """One change with every field of its first `rows` rows, those that were added and removed told whole."""
    column = row_change_table.c.change_seq
    query = select(row_change_table).where(column == change).order_by(row_change_table.c.seq).limit(rows)
    with project.reading() as connection:
        names = Names(connection, facts)
        images = [row for row in connection.execute(query) if row.tbl in _TABLES]
        found = [(*one, image.tbl, image.row_id) for image in images for one in told(image, names, whole=True)]
        return _with_heads(connection, {change: found})


def read_tables(project: ProjectReader) -> list[str]:
    """The tables that the trail tells of."""
    with project.reading() as connection:
        present = set(connection.execute(select(row_change_table.c.tbl).distinct()).scalars())
    return [table for table in _TABLES if table in present]


def count_changes(project: ProjectReader) -> TrailCounts:
    """How many changes the trail holds, all told."""
    columns = change_table.c
    by = select(columns.author, columns.place, func.count()).group_by(columns.author, columns.place)
    with project.reading() as connection:
        made = {(author, place): count for author, place, count in connection.execute(by)}
        return TrailCounts(made, len(_undone(connection)))


def _lines(connection: Connection, facts: Facts, which: ColumnElement[bool]) -> list[AuditLine]:
    """The lines of the changes that `which` chooses among the journalled rows, oldest first."""
    names, many = Names(connection, facts), _many(connection, which)
    found: dict[int, list[tuple[Any, ...]]] = {}
    for image in _images(connection, which, many):
        for one in told(image, names):
            found.setdefault(image.change_seq, []).append((*one, image.tbl, image.row_id))
    for (seq, table, op), count in many.items():
        counted = ngettext("{count} row", "{count} rows", count).format(count=count)
        found.setdefault(seq, []).append((ACTIONS[op], field_label(table), counted, "", "", "", table, ""))
    return _with_heads(connection, found)


def _with_heads(connection: Connection, found: Mapping[int, list[tuple[Any, ...]]]) -> list[AuditLine]:
    """What was told of rows, with what is known of their changes."""
    undone, heads = _undone(connection), _heads(connection, found)
    lines = []
    for seq in sorted(found):
        head = heads[seq]
        at, cause = datetime.fromisoformat(head.at), _CAUSES[head.kind]
        about = (at, head.author, head.label, cause, head.place, seq in undone)
        lines += [AuditLine(seq, line, *about, *one) for line, one in enumerate(found[seq], start=1)]
    return lines


def _heads(connection: Connection, found: Iterable[int]) -> dict[int, Row[Any]]:
    """What is known of each change, by number."""
    wanted = set(found)
    if not wanted:
        return {}
    seq = change_table.c.seq
    heads = connection.execute(select(change_table).where(seq.between(min(wanted), max(wanted))))
    return {head.seq: head for head in heads if head.seq in wanted}


def _undone(connection: Connection) -> set[int]:
    """The changes that a later one took back: one that was itself taken back takes nothing back."""
    columns, undone = change_table.c, set[int]()
    # "Is not null" would be answered without the index.
    reverting = connection.execute(select(columns.seq, columns.reverts).where(columns.reverts > 0))
    for seq, reverts in sorted(((row.seq, row.reverts) for row in reverting), reverse=True):
        if seq not in undone:
            undone.add(reverts)
    return undone


def _many(connection: Connection, which: ColumnElement[bool]) -> dict[tuple[int, str, str], int]:
    """How many rows of a table a change wrote in one way, where that is too many to list."""
    columns = row_change_table.c
    query = (
        select(columns.change_seq, columns.tbl, columns.op, func.count())
        .where(which)
        .group_by(columns.change_seq, columns.tbl, columns.op)
        .having(func.count() > MOST_LINES)
    )
    return {(seq, table, op): count for seq, table, op, count in connection.execute(query) if table in _TABLES}


def _images(
    connection: Connection, which: ColumnElement[bool], many: Mapping[tuple[int, str, str], int]
) -> list[Row[Any]]:
    columns = row_change_table.c
    query = select(row_change_table).where(which).order_by(columns.seq)
    if many:
        query = query.where(tuple_(columns.change_seq, columns.tbl, columns.op).not_in(list(many)))
    return [row for row in connection.execute(query) if row.tbl in _TABLES]

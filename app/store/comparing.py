"""What differs between two states of a project: changes that only one has, and rows by table."""

from dataclasses import dataclass

from sqlalchemy import select

from app.model.entities import ENTITIES
from app.store.digests import Digests
from app.store.reader import ProjectReader, ProjectView
from app.store.schema import change_table


@dataclass(frozen=True, slots=True)
class TableDifference:
    """How many rows of a table are only here, only there, or differ."""

    table: str
    only_here: int
    only_there: int
    differing: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`here` and `there` are the labels of the changes that only one side has, in order; `tables` those that differ."""

    here: tuple[str, ...]
    there: tuple[str, ...]
    tables: tuple[TableDifference, ...]


def compare(here: ProjectReader, there: ProjectReader) -> Comparison:
    """Compare two projects, or two states of one, row by row; for any thread."""
    ours, our_rows = _state(here)
    theirs, their_rows = _state(there)
    tables = []
    for kind in ENTITIES:
        one, other = our_rows.get(kind.table, {}), their_rows.get(kind.table, {})
        both = one.keys() & other.keys()
        found = TableDifference(
            kind.table, len(one) - len(both), len(other) - len(both), sum(one[id] != other[id] for id in both)
        )
        if found.only_here or found.only_there or found.differing:
            tables.append(found)
    return Comparison(
        tuple(label for id, label in ours.items() if id not in theirs),
        tuple(label for id, label in theirs.items() if id not in ours),
        tuple(tables),
    )


def compare_with_file(project: ProjectReader) -> Comparison:
    """Compare an open project with what its file holds now. UserError when the file cannot be read."""
    with ProjectView(project.path) as there:
        return compare(project, there)


def _state(project: ProjectReader) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    digests = Digests()
    with project.reading() as connection:
        columns = change_table.c
        found = connection.execute(select(columns.id, columns.label).order_by(columns.seq))
        changes = {str(id): str(label) for id, label in found}
        digests.refresh(connection)
    return changes, {table: dict(rows) for table, rows in digests.by_row.items()}

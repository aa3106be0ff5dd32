"""The rows of a table for machines: what the command line prints, and what exports are compared with."""

from typing import TypeVar

from app.tables.column import Table
from app.tables.values import Json, json_value
from app.workflow.assessment import Assessment

R = TypeVar("R")


def rows_as_json(table: Table[R], assessment: Assessment) -> list[dict[str, Json]]:
    """Every row, in order, as an object: `id`, the row's key, then the value of each column by the column's key."""
    return [_row(table, row) for row in table.rows(assessment)]


def _row(table: Table[R], row: R) -> dict[str, Json]:
    values = {column.key: json_value(column.kind, column.value(row)) for column in table.columns}
    return {"id": table.key(row), **values}

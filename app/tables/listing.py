"""The rows of a table for machines and for a terminal."""

from collections.abc import Sequence
from typing import Any, TypeVar

from app.i18n import _
from app.tables.column import Column, Table
from app.tables.values import Json, display_text, json_value
from app.workflow.assessment import Assessment

R = TypeVar("R")


def rows_as_json(table: Table[R], assessment: Assessment) -> list[dict[str, Json]]:
    """Every row as an object with the columns' keys, and `id`, the row's key, before them."""
    return [row_as_json(table, row) for row in table.rows(assessment)]


def row_as_json(table: Table[R], row: R) -> dict[str, Json]:
    """One row as an object with the columns' keys, and `id`, the row's key, before them."""
    values = {column.key: json_value(column.kind, column.value(row)) for column in table.columns}
    return {"id": table.key(row), **values}


def rows_as_text(table: Table[R], assessment: Assessment, most: int = 0) -> list[list[str]]:
    """Headings and rows as people read them, one line per cell; columns of priority `most` and below only."""
    columns: Sequence[Column[Any]] = [column for column in table.columns if column.priority <= most]
    rows = [
        [_line(display_text(column.kind, column.value(row))) for column in columns] for row in table.rows(assessment)
    ]
    return [[_(column.title) for column in columns], *rows]


def _line(text: str) -> str:
    return " ".join(text.split())

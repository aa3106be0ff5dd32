"""By what the rows of a table are grouped: as it declares, by the values of another column, or not at all. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.i18n import _
from app.model.kinds import Kind
from app.tables.column import Column, Table
from app.tables.values import display_text, sort_key

R = TypeVar("R")

_GROUPING = (Kind.CHOICE, Kind.FLAG, Kind.REF, Kind.LEVEL, Kind.RISK, Kind.SEVERITY)
_NAMED = (Kind.CODE, Kind.REF, Kind.CHOICE)
"""What a declared heading names; of a moment it gives the day, of a text a part."""
_ALSO = ("vendor", "location", "owner", "protocol")
"""Columns of text whose values repeat enough to group by."""


@dataclass(frozen=True, slots=True)
class Grouping(Generic[R]):
    """`key` names the column, `title` is the heading above a row, `order` orders the headings; it `says_all` where
    the column says no more than the heading.
    """

    key: str
    title: Callable[[R], str]
    order: Callable[[R], Any]
    says_all: bool = True


def can_group(table: Table[R]) -> list[Column[R]]:
    """The columns that rows can be grouped by, the one that the table declares first."""
    found = [column for column in table.columns if column.kind in _GROUPING or column.key in _ALSO]
    return sorted(found, key=lambda column: column.key != table.group)


def grouping_by(table: Table[R], key: str) -> Grouping[R] | None:
    """The grouping by a column; None for no column, or one that cannot group."""
    if key and key == table.group and table.group_title is not None:
        says_all = table.column(key).kind in _NAMED
        return Grouping(key, table.group_title, lambda row: (table.order(row),), says_all)
    column = next((column for column in can_group(table) if column.key == key), None)
    if column is None:
        return None
    return Grouping(key, lambda row: _heading(column, row), lambda row: sort_key(column.kind, column.value(row)))


def _heading(column: Column[R], row: R) -> str:
    text, title = display_text(column.kind, column.value(row)), _(column.title)
    if column.kind in (Kind.FLAG, Kind.LEVEL) or text.isdecimal():
        return f"{title}: {text}"
    return text or _("{column} not given").format(column=title)

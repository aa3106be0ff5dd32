"""Rows of the project in a declared table: which of them it shows, how one is selected, and a field of it."""

from itertools import chain
from typing import Any

from app.model.entities import ENTITY
from app.model.fields import fields_of
from app.tables.column import Column, Table, subject_of
from app.ui.shell.content import Rows
from app.ui.table.pane import TablePane


def tables_of(table: Table[Any]) -> tuple[str, ...]:
    """The tables of the project that rows of a declared one show, the one that its cells edit first."""
    own = () if table.entity is None else (table.entity.table,)
    return tuple(dict.fromkeys((*own, *(kind.table for kind in table.subjects))))


def reveal_in(pane: TablePane[Any], table: str, id: str) -> bool:
    """Select the row of that table, or the first one that follows from it; whether there is one."""
    if table not in tables_of(pane.table):
        return False
    arrangement = pane.model.arrangement
    key = id if id in arrangement else next(iter(arrangement.keys_of(id)), None)
    return key is not None and pane.reveal(key)


def sift_in(pane: TablePane[Any], table: str, words: str) -> bool:
    """Show only the rows that pass the words of a filter; whether rows of that table are shown at all."""
    if table not in tables_of(pane.table):
        return False
    pane.sift_by("", words)
    return True


def point_in(pane: TablePane[Any], field: str) -> bool:
    """Put the cursor on the cell of a field in the selected row, so that typing there changes it."""
    view, keys = pane.view, pane.view.chosen_keys()
    named = (place for place, one in enumerate(pane.model.columns) if _is_about(one, field))
    place = next(named, None)
    if not keys or place not in view.shown_places():
        return False
    view.choose(keys[0], place)
    return True


def _is_about(column: Column[Any], field: str) -> bool:
    """A rule names a field that cells edit, the table of such fields, or what columns of a like name show."""
    if f"{column.key}_".startswith(f"{field}_"):
        return True
    part = fields_of(ENTITY[field]) if field in ENTITY else ()
    return column.edits is not None and (column.edits.name == field or column.edits in part)


def holds_in(pane: TablePane[Any], rows: Rows) -> bool:
    """Whether one of these rows is selected."""
    ids = set(chain.from_iterable(rows.get(table, ()) for table in tables_of(pane.table)))
    return any(key in ids or subject_of(key) in ids for key in pane.view.chosen_keys())

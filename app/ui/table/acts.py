"""What is done with the chosen cells and rows of a table: each act is one change with one undo."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.commands.cells import Deed, delete_rows, edit_cells, edit_field
from app.errors import UserError
from app.i18n import _
from app.model.fields import Entity, Field
from app.store.project import Project
from app.tables.column import Column, Table
from app.tables.values import display_text
from app.ui.table.clipboard import from_text, to_html, to_text
from app.ui.table.editing import Index
from app.ui.table.entry import Choices
from app.ui.table.model import TableModel
from app.ui.table.pasting import Target, made, read_block, spread
from app.ui.table.view import TableView

R = TypeVar("R")
Blank = Callable[[Any, int], Entity]
"""A new row beside the one that is given (None where there is none), the n-th of several that are made at once."""

Store = Callable[..., object]
"""Writes values by row and field as one change, where rows are not rows of an entity but follow from others.

It is given the project and the values; where the table has a `blank`, rows that a paste adds as well.
"""


class CellActs(Generic[R]):
    """Acts on what is chosen in a view. Every act raises UserError, and changes nothing, where it cannot be done.

    `stored` gives what a field of a row holds, by the row's key; `blank` makes a row that a paste adds (None: it adds
    none); `store` writes what cells of a table without entity get. The answer of an act is the name of its change, ""
    where there was nothing to do.
    """

    def __init__(
        self,
        project: Project,
        table: Table[R],
        view: TableView,
        choices: Choices,
        stored: Callable[[str, Field], object],
        blank: Blank | None,
        store: Store | None = None,
    ) -> None:
        self._project, self._table, self._view, self._store = project, table, view, store
        self._choices, self._stored, self._blank = choices, stored, blank

    @property
    def _model(self) -> TableModel[R]:
        return self._view.table

    def enter(self, index: Index, value: object, fills: bool) -> None:
        """Take what was entered into a cell; with `fills` into every chosen cell of its column."""
        column, key = self._model.column_at(index), self._model.key_at(index)
        if column is not None and key is not None:
            chosen = self._view.chosen_keys() if fills else []
            self.give(chosen if key in chosen else [key], column, value)

    def give(self, keys: Sequence[str], column: Column[R], value: object) -> None:
        """Give rows a value in a column."""
        if self._store is not None and column.edits is not None and keys:
            self._store(self._project, {key: {column.edits.name: value} for key in keys})
        elif self._table.entity is not None and column.edits is not None and keys:
            edit_field(self._project, self._table.entity, keys, column.edits.name, value)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a spreadsheet takes them."""
        rows = [self._model.arrangement.row(key) for key in self._view.chosen_keys()]
        columns = self._columns(self._view.chosen_places())
        cells = [[display_text(column.kind, column.value(row)) for column in columns] for row in rows]
        carried = QMimeData()
        carried.setText(to_text(cells))
        carried.setHtml(to_html(cells))
        QGuiApplication.clipboard().setMimeData(carried)

    def cut(self) -> str:
        """Copy the chosen cells and clear them."""
        self.copy()
        return self.clear(Deed.CUT)

    def clear(self, deed: Deed = Deed.CLEAR) -> str:
        """Empty the chosen cells; those that are never empty get what a new row has."""
        columns = [column for column in self._columns(self._view.chosen_places()) if column.edits is not None]
        if not columns:
            raise self._refusal(self._columns(self._view.chosen_places()))
        empty = {column.edits.name: _empty(column) for column in columns if column.edits is not None}
        return self._edit(dict.fromkeys(self._view.chosen_keys(), empty), deed)

    def fill_down(self) -> str:
        """Give every chosen row the values of the first one, or a single row those of the row above."""
        keys = self._view.chosen_keys()
        here = self._view.currentIndex().column()
        places = [here] if self._view.span.rows and here >= 0 else self._view.chosen_places()
        columns = self._columns(places)
        if len(keys) == 1:
            above = self._view.keys.row_above()
            keys = [above, *keys] if above is not None else keys
        if len(keys) < 2:
            raise UserError(_("There is no row above to fill from."), _("Choose the cell with the value, then more."))
        wrong = [column for column in columns if column.edits is None]
        if wrong:
            raise self._refusal(wrong)
        values = {one.edits.name: self._stored(keys[0], one.edits) for one in columns if one.edits is not None}
        return self._edit(dict.fromkeys(keys[1:], values), Deed.FILL)

    def paste(self) -> str:
        """Write what is on the clipboard from the first chosen cell on; rows below the last one are added."""
        text = QGuiApplication.clipboard().text()
        if (self._table.entity is None and self._store is None) or not text:
            return ""
        block = from_text(text)
        target = self._target(block)
        block = spread(block, target)
        target = Target(self._keys(len(block)), target.columns)
        row_of = self._model.arrangement.row
        pasted = read_block(block, target, row_of, self._choices, can_add=self._blank is not None)
        added = [self._made(values, number) for number, values in enumerate(pasted.added)]
        return self._edit(pasted.values, Deed.PASTE, added)

    def delete(self) -> str:
        """Delete the chosen rows."""
        entity, keys = self._table.entity, self._view.chosen_keys()
        if entity is None or not keys:
            return ""
        return self._named(lambda: delete_rows(self._project, entity, keys))

    # inside

    def _columns(self, places: Sequence[int]) -> list[Column[R]]:
        return [self._model.columns[place] for place in places]

    def _edit(self, values: dict[str, dict[str, object]], deed: Deed, added: Sequence[Entity] = ()) -> str:
        entity, store = self._table.entity, self._store
        if store is not None and (values or added):
            more = (added,) if added else ()
            return self._named(lambda: store(self._project, values, *more))
        if entity is None or not (values or added):
            return ""
        return self._named(lambda: edit_cells(self._project, entity, values, deed, added))

    def _named(self, do: Callable[[], object]) -> str:
        """Do something; the name of the change that it made, "" where it changed nothing."""
        before = self._project.next_undo
        do()
        change = self._project.next_undo
        return change.label if change is not None and change != before else ""

    def _target(self, block: Sequence[Sequence[str]]) -> Target[R]:
        """Where a block of that size goes: whole rows from the first column on, else from the first chosen cell on.

        UserError where nothing is chosen and there are rows to choose from.
        """
        view, shown = self._view, self._view.shown_places()
        chosen, rows = view.chosen_places(), view.chosen_keys()
        if not rows and self._model.key_at(view.currentIndex()) is None and self._model.arrangement.shown:
            raise UserError(_("No cell is chosen to paste into."), _("Choose the first cell; nothing was changed."))
        here = view.currentIndex().column()
        if view.span.rows:
            at = shown.index(here) if here in shown and len(block[0]) != len(shown) else 0
            return Target((), self._columns(shown[at:]), len(rows), 1)
        at = shown.index(chosen[0]) if chosen else 0
        return Target((), self._columns(shown[at:]), len(rows), len(chosen))

    def _keys(self, most: int) -> list[str]:
        """The rows from the first chosen one on."""
        chosen = self._view.chosen_keys()
        if self._view.span.rows and len(chosen) == most:
            return chosen
        start = self._model.index_of(chosen[0]) if chosen else self._view.currentIndex()
        return self._view.keys_from(start, most)

    def _made(self, values: dict[str, object], number: int) -> Entity:
        """A row below the last one that is shown."""
        assert self._blank is not None
        groups = self._model.arrangement.groups
        last = self._model.arrangement.row(groups[-1].keys[-1]) if groups else None
        return made(self._blank(last, number), values)

    @staticmethod
    def _refusal(columns: Sequence[Column[R]]) -> UserError:
        names = ", ".join(_(column.title) for column in columns)
        return UserError(_("{columns}: this follows from other values.").format(columns=names), _("Nothing changed."))


def _empty(column: Column[Any]) -> object:
    field = column.edits
    return None if field is None or field.optional else field.default

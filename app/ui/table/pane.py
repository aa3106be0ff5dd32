"""A declared table in a page: toolbar with filter and chips, the view, and what is done with its rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.commands.cells import delete_rows, edit_cells, edit_field
from app.errors import UserError
from app.i18n import _
from app.model.fields import Field
from app.tables.column import Column, Table
from app.tables.follower import Follower
from app.tables.values import display_text
from app.ui.bridge import Bridge, Notice
from app.ui.table.entry import Choice, choices_of, read_text
from app.ui.table.model import TableModel
from app.ui.table.staged import Staged
from app.ui.table.tallies import Tallies
from app.ui.table.view import TableView
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.chips import Chip
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import Separator
from app.workflow.assessment import Effects

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Filter(Generic[R]):
    """A chip of the toolbar: its words, and whether a row passes."""

    title: str
    passes: Callable[[R], bool]


class TablePane(QWidget, Generic[R]):
    """Shows the rows of a table and keeps them in step with the project.

    `chosen`: the selection or the numbers are others now. `refused` carries the UserError of an edit.
    """

    chosen = Signal()
    refused = Signal(object)

    def __init__(self, theme: Theme, bridge: Bridge, table: Table[R], filters: Sequence[Filter[R]]) -> None:
        super().__init__()
        self.theme, self.bridge, self.table = theme, bridge, table
        self.model = TableModel(table, self)
        self._follower = Follower(table)
        self.view = TableView(theme, self.model, self.choices)
        self.view.setAccessibleName(_(table.title))
        self._filters = list(filters)
        self._tallies = Tallies([one.passes for one in filters])
        self._chips: list[Chip] = []
        self._choices: dict[Field, list[Choice]] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        column = VBox(theme, self)
        column.addWidget(self._tool_bar())
        column.addWidget(self._stack, 1)
        self.model.edited.connect(self._edit_cell)
        self.model.counted.connect(self.chosen)
        self.view.refused.connect(self.refused)
        self.view.chosen.connect(self.chosen)
        bridge.changed.connect(self.take)

    def _tool_bar(self) -> QWidget:
        bar = frame("toolBar")
        row = HBox(self.theme, bar, margins=(20, 0, 16, 0), spacing=6)
        self.filter_box = FilterBox(self.theme, _("Filter by any column"), "/")
        self.filter_box.textChanged.connect(self._sift)
        row.addWidget(self.filter_box)
        row.addWidget(Separator(self.theme))
        for one in self._filters:
            chip = Chip(self.theme, _(one.title))
            chip.toggled.connect(self._sift)
            self._chips.append(chip)
            row.addWidget(chip)
        row.addStretch(1)
        self._bar = bar
        return bar

    def show_when_empty(self, widget: QWidget) -> None:
        """What stands in place of the table while it has no row at all."""
        self._stack.addWidget(widget)

    # rows

    def fill(self, staged: Mapping[str, Staged[R]] | None = None) -> None:
        """Show every row as it is now, and by key what would become of rows; staged rows cannot be edited."""
        self.model.fill(self.table.rows(self.bridge.assessment), staged)
        self._tallies.fill((key, self.model.arrangement.row(key)) for key in self.model.arrangement.keys)
        self._count()

    def take(self, notice: Notice) -> None:
        """Take over what a change touched."""
        self._forget_choices(notice.effects)
        stale = self._follower.stale(notice.effects, self.bridge.assessment.facts)
        if stale is None:
            self.fill()
        elif stale:
            rows = self._stale_rows(stale)
            for key, row in rows:
                self._tallies.put(key, row)
            self.model.refresh(rows)
            self._count()

    def _stale_rows(self, subjects: set[str]) -> list[tuple[str, R | None]]:
        """The rows of these subjects as they are now; None for those that are shown and gone."""
        now: dict[str, R | None] = {}
        for subject in subjects:
            now |= dict.fromkeys(self.model.arrangement.keys_of(subject))
            now |= {self.table.key(row): row for row in self.table.rows_of(self.bridge.assessment, subject)}
        return list(now.items())

    def _count(self) -> None:
        for chip, count in zip(self._chips, self._tallies.counts, strict=True):
            chip.count(count)
        empty = not len(self.model.arrangement) and self._stack.count() > 1
        self._stack.setCurrentIndex(1 if empty else 0)
        self._bar.setVisible(not empty)

    def _sift(self) -> None:
        chosen = [one.passes for chip, one in zip(self._chips, self._filters, strict=True) if chip.isChecked()]
        only = (lambda row: all(passes(row) for passes in chosen)) if chosen else None
        self.model.filter(self.filter_box.text(), only)

    @property
    def rows(self) -> list[R]:
        """The selected rows."""
        return [self.model.arrangement.row(key) for key in self.view.chosen_keys()]

    def reveal(self, key: str) -> bool:
        """Select a row and bring it into view, whatever the filter lets pass; whether there is such a row."""
        if key not in self.model.arrangement:
            return False
        if self.model.arrangement.find(key) is None:
            self.filter_box.clear()
            for chip in self._chips:
                chip.setChecked(False)
        self.view.choose(key)
        return True

    # edits

    def choices(self, field: Field) -> list[Choice]:
        """The words and values that a field can be chosen from."""
        if field not in self._choices:
            self._choices[field] = choices_of(self.bridge.assessment.facts, field)
        return self._choices[field]

    def _forget_choices(self, effects: Effects) -> None:
        """What can be chosen is another after a change of the rows that a field refers to."""
        touched = {row.table for row in effects.rows}
        self._choices = {field: kept for field, kept in self._choices.items() if field.target not in touched}

    def _edit_cell(self, key: str, column: Column[R], value: object) -> None:
        self.edit([key], column, value)

    def edit(self, keys: Sequence[str], column: Column[R], value: object) -> None:
        """Give rows a value in a column: one change."""
        entity, field = self.table.entity, column.edits
        if entity is not None and field is not None and keys:
            self._try(lambda: edit_field(self.bridge.project, entity, keys, field.name, value))

    def delete(self) -> None:
        """Delete the selected rows: one change."""
        entity, keys = self.table.entity, self.view.chosen_keys()
        if entity is not None and keys:
            self._try(lambda: delete_rows(self.bridge.project, entity, keys))

    def copy(self) -> None:
        """Put the shown columns of the selected rows on the clipboard, as a spreadsheet takes them."""
        columns = self._shown_columns()
        lines = ["\t".join(display_text(one.kind, one.value(row)) for one in columns) for row in self.rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Write what is on the clipboard into the cells from the current one on: one change."""
        self._try(self._paste)

    def _paste(self) -> None:
        entity, start = self.table.entity, self.view.currentIndex()
        if entity is None or self.model.key_at(start) is None:
            return
        columns = [one for one in self._shown_columns() if self.model.columns.index(one) >= start.column()]
        lines = QGuiApplication.clipboard().text().rstrip("\n").split("\n")
        keys = self.view.keys_from(start, len(lines))
        if len(keys) < len(lines):
            more = len(lines) - len(keys)
            raise UserError(
                _("{count} pasted rows have no row to go to.").format(count=more), _("Add rows first, or paste fewer.")
            )
        values: dict[str, dict[str, object]] = {}
        for key, line in zip(keys, lines, strict=True):
            for column, text in zip(columns, line.split("\t"), strict=False):
                if column.edits is not None:
                    values.setdefault(key, {})[column.edits.name] = read_text(column.edits, text, self.choices)
        if values:
            edit_cells(self.bridge.project, entity, values)

    def _shown_columns(self) -> list[Column[Any]]:
        return [one for place, one in enumerate(self.model.columns) if not self.view.isColumnHidden(place)]

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except UserError as trouble:
            self.refused.emit(trouble)

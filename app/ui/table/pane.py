"""A declared table in a page: toolbar with filter and chips, the view, and rows kept in step with the project."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import UserError
from app.i18n import _
from app.model.fields import Field
from app.tables.column import Column, Table
from app.ui.bridge import Bridge, Notice
from app.ui.lasting import lasting
from app.ui.table.acts import Blank, CellActs, Store
from app.ui.table.editing import Index
from app.ui.table.entry import Choice, choices_of
from app.ui.table.lag import Lag
from app.ui.table.look import keep_look, load_look
from app.ui.table.model import TableModel
from app.ui.table.staged import Staged
from app.ui.table.tallies import Tallies
from app.ui.table.tools import ColumnsButton, GroupButton
from app.ui.table.view import TableView
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.chips import Chip
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import Separator
from app.workflow.assessment import Effects

R = TypeVar("R")
_WORDED = 960
"""Below this width the tools show their icons alone, so that the chips keep their words."""
_NEXT_FRAME_MS = 20


@dataclass(frozen=True, slots=True)
class Filter(Generic[R]):
    """A chip of the toolbar: its words, and whether a row passes."""

    title: str
    passes: Callable[[R], bool]


class TablePane(QWidget, Generic[R]):
    """Shows the rows of a table and keeps them in step with the project; while nobody sees it, it may be behind. Who
    asks for `model`, `view` or `rows` finds them caught up.

    `chosen`: the selection or the numbers are others now. `refused` carries the UserError of an edit; `done` the name
    of a change that is worth a word; `decided` what a person chose at a staged row: its key, the column's, the value.
    `blank` makes the rows that a paste adds; `store` writes cells of a table whose rows are no rows of an entity.
    """

    chosen = Signal()
    refused = Signal(object)
    done = Signal(str)
    decided = Signal(str, str, object)
    plain = False  # without a toolbar, where another one stands above

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        table: Table[R],
        filters: Sequence[Filter[R]] = (),
        blank: Blank | None = None,
        store: Store | None = None,
    ) -> None:
        super().__init__()
        self.theme, self.bridge, self.table = theme, bridge, table
        self._model = TableModel(table, self)
        self._lag = Lag(table, bridge, self.fill, self._read_again)
        self._view = TableView(theme, self._model, self.choices, bridge.assessment.facts.as_of)
        self._view.setAccessibleName(_(table.title))
        self.acts = CellActs(bridge.project, table, self._view, self.choices, self._stored, blank, store)
        self._view.cells.enter = self._enter
        waiting: Filter[R] = Filter(_("Staged"), lambda row: table.key(row) in self._model.staged)
        deciding: Filter[R] = Filter(_("Conflicts"), self._asks)
        self._filters = [waiting, deciding, *filters]
        self._tallies = Tallies([one.passes for one in self._filters])
        self._chips: list[Chip] = []
        self._choices: dict[Field, list[Choice]] = {}
        self._chosen: list[R] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_NEXT_FRAME_MS)
        self._soon.timeout.connect(self.chosen)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._view)
        column = VBox(theme, self)
        column.addWidget(self._tool_bar())
        self._bar.setVisible(not self.plain)
        column.addWidget(self._stack, 1)
        self._model.counted.connect(self._stir)
        self._view.chosen.connect(self._stir)
        self._view.refused.connect(self.refused)
        self._view.looked.connect(lambda: keep_look(table.name, self._view.look))
        self._view.take_look(load_look(table.name))
        if bridge.project.read_only is not None:
            self._view.lock(bridge.project.read_only)
        bridge.changed.connect(self.take)
        bridge.paused.connect(self._offer)

    def _tool_bar(self) -> QWidget:
        bar = frame("toolBar")
        row = HBox(self.theme, bar, margins=(20, 0, 16, 0), spacing=6)
        self.filter_box = FilterBox(self.theme, _("Filter by any column"), "/")
        self.filter_box.setToolTip(_("Words in any column, or in one as in vendor:marden. Esc clears."))
        self.filter_box.textChanged.connect(self._sift)
        self.filter_box.left.connect(self._view.setFocus)
        row.addWidget(self.filter_box)
        row.addWidget(Separator(self.theme))
        for one in self._filters:
            chip = Chip(self.theme, _(one.title))
            chip.toggled.connect(self._sift)
            self._chips.append(chip)
            row.addWidget(chip)
        row.addStretch(1)
        self._tools = (GroupButton(self.theme, self._view), ColumnsButton(self.theme, self._view))
        for tool in self._tools:
            row.addWidget(tool)
        self._bar = bar
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for tool in self._tools:
            tool.show_words(self.width() >= self.theme.px(_WORDED))

    def show_when_empty(self, widget: QWidget) -> None:
        """What stands in place of the table while it has no row at all."""
        self._stack.addWidget(widget)
        self._count()

    @property
    def model(self) -> TableModel[R]:
        """The rows as they are now."""
        self._lag.catch_up()
        return self._model

    @property
    def view(self) -> TableView:
        """What shows them."""
        self._lag.catch_up()
        return self._view

    # rows

    def fill(self, staged: Mapping[str, Staged[R]] | None = None) -> None:
        """Show every row as it is now, and by key what would become of rows; staged rows cannot be edited."""
        self._lag.forget()
        with lasting():
            self._model.fill(self.table.found(self.bridge.assessment), staged)
        self._tallies.fill((key, self._model.arrangement.row(key)) for key in self._model.arrangement.keys)
        self._view.measure()
        self._count()
        self.bridge.catch_up_soon()

    def _offer(self, pieces: list[Iterator[None]]) -> None:
        pieces += (self._lag.steps(), self._model.arrangement.prepare())

    def take(self, notice: Notice) -> None:
        """Take over what a change touched: at once where it is seen, else when it is, or when the person pauses."""
        self._forget_choices(notice.effects)
        self._lag.note(notice)
        if self.isVisible():
            self._lag.catch_up()

    def _read_again(self, subjects: set[str]) -> None:
        rows = self._stale_rows(subjects)
        for key, row in rows:
            self._tallies.put(key, row)
        self._model.refresh(rows)
        self._count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lag.catch_up()

    def _stale_rows(self, subjects: set[str]) -> list[tuple[str, R | None]]:
        """The rows of these subjects as they are now; None for those that are shown and gone."""
        now: dict[str, R | None] = {}
        for subject in subjects:
            now |= dict.fromkeys(self._model.arrangement.keys_of(subject))
            now |= {self.table.key(row): row for row in self.table.rows_of(self.bridge.assessment, subject)}
        return list(now.items())

    def _asks(self, row: R) -> bool:
        staged = self._model.staged.get(self.table.key(row))
        return staged is not None and staged.taken and (staged.asks or bool(staged.conflicts))

    def _count(self) -> None:
        for chip, count in zip(self._chips, self._tallies.counts, strict=True):
            chip.count(count)
            if not count and chip.isChecked() and not self._model.staged:
                chip.setChecked(False)
        empty = not len(self._model.arrangement) and self._stack.count() > 1
        self._stack.setCurrentIndex(1 if empty else 0)
        self._bar.setVisible(not empty and not self.plain)

    def _sift(self) -> None:
        chosen = [one.passes for chip, one in zip(self._chips, self._filters, strict=True) if chip.isChecked()]
        only = (lambda row: all(passes(row) for passes in chosen)) if chosen else None
        self._model.filter(self.filter_box.text(), only)

    def _stir(self) -> None:
        """Tell of it; of an edit in the table once its result is painted and it has led on to another row."""
        self._chosen = None
        if self._view.cells.leaving:
            self._soon.start()
        else:
            self._soon.stop()
            self.chosen.emit()

    def sift_by(self, title: str, words: str = "") -> None:
        """Show what passes the words and the chip of a title (a message id; "" for none), and no other.

        A chip may count anew what it passes.
        """
        self._lag.catch_up()
        self.filter_box.setText(words)
        self._tallies.fill((key, self._model.arrangement.row(key)) for key in self._model.arrangement.keys)
        self._count()
        for one, chip in zip(self._filters, self._chips, strict=True):
            chip.setChecked(one.title == title)
        self._sift()

    @property
    def rows(self) -> list[R]:
        """The selected rows."""
        self._lag.catch_up()
        if self._chosen is None:
            self._chosen = [self._model.arrangement.row(key) for key in self._view.chosen_keys()]
        return self._chosen

    def count_of(self, title: str) -> int:
        """How many rows the filter of a title (a message id) leaves."""
        self._lag.catch_up()
        place = next(place for place, one in enumerate(self._filters) if one.title == title)
        return self._tallies.counts[place]

    def reveal(self, key: str) -> bool:
        """Select a row and bring it into view, whatever the filter lets pass; whether there is such a row."""
        self._lag.catch_up()
        if key not in self._model.arrangement:
            return False
        if self._model.arrangement.find(key) is None:
            self.filter_box.clear()
            for chip in self._chips:
                chip.setChecked(False)
        self._view.choose(key)
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

    def _stored(self, key: str, field: Field) -> object:
        entity: Any = self.table.entity
        if entity is None:
            column = next(column for column in self.table.columns if column.edits == field)
            return column.value(self._model.arrangement.row(key))
        return getattr(self.bridge.assessment.facts.get(entity, key), field.name)

    def _enter(self, index: Index, value: object, fills: bool) -> None:
        if not self._model.staged:
            self.acts.enter(index, value, fills)
            return
        column, key = self._model.column_at(index), self._model.key_at(index)
        self.decided.emit(key or "", column.key if column is not None else "", value)

    def edit(self, keys: Sequence[str], column: Column[R], value: object) -> None:
        """Give rows a value in a column: one change."""
        self._try(lambda: self.acts.give(keys, column, value))

    def do(self, act: Callable[[], str | None], tells: bool = True) -> None:
        """Do an act; what was done is told where `tells` says so, what is in the way always."""
        self._try(lambda: self._tell(act()) if tells else act())

    def _tell(self, label: str | None) -> None:
        if label:
            self.done.emit(label)

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except UserError as trouble:
            self.refused.emit(trouble)

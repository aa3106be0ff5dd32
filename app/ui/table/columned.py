"""The columns of a view: which are shown, in which order and how wide, as declared and as a person likes it."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTreeView

from app.tables.values import display_text
from app.ui.table.columns import Need, fit, in_order
from app.ui.table.header import Header
from app.ui.table.look import TableLook
from app.ui.table.model import TableModel
from app.ui.table.needs import needs_of, text_width, title_width
from app.ui.theme import Theme

_TICK_WIDTH = 34
_SIGN_ROOM = 12
_MARK_WIDTH = 104
_MOST_MEASURED = 500
_LEAST = 40
_BOTH = 1.8
"""How much wider a column is in which old and new values stand side by side."""


class ColumnedView(QTreeView):
    """A tree whose columns follow a `TableLook`. `looked` says that a person changed it.

    `ticks` says of a table without entity that something is done with its whole rows all the same; `keeps_group` that
    the column which rows are grouped by is what people come to edit, so that it stays.
    """

    looked = Signal()
    ticks = False
    keeps_group = False

    def __init__(self, theme: Theme, model: TableModel[Any]) -> None:
        super().__init__()
        self.theme, self.table = theme, model
        self.look = TableLook()
        self.head = Header(theme, model, self)
        self.setHeader(self.head)
        self.head.setSectionsClickable(True)  # a tree that does not sort by itself has switched it off
        self.setHorizontalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setModel(model)
        for own in (model.tick, model.mark):
            self.head.setSectionResizeMode(own, QHeaderView.ResizeMode.Fixed)
        self.head.moved.connect(self._moved)
        self.head.widened.connect(self.widen)
        self.head.sorted.connect(self.sort_by)
        self.head.sectionHandleDoubleClicked.connect(self.fit_column)
        self._needs: list[Need] | None = None
        theme.changed.connect(self.measure)

    def take_look(self, look: TableLook) -> None:
        """Show the table as a person likes it."""
        self.look = look
        by_key = {column.key: column for column in self.table.columns}
        self.table.sort_by(tuple((by_key[key], down) for key, down in look.sort if key in by_key))
        group = self.table.table.group if look.group is None else look.group
        if (self.table.arrangement.grouping.key if self.table.arrangement.grouping else "") != group:
            self.table.group_by(group)
        self.fit()

    def _change(self, look: TableLook) -> None:
        self.take_look(look)
        self.looked.emit()

    # what a person does with columns

    def sort_by(self, place: int, adds: bool) -> None:
        """Sort by a column, the other way round the second time, not any more the third; `adds` keeps other keys."""
        key = self.table.columns[place].key
        before = dict(self.look.sort)
        kept = tuple((one, down) for one, down in self.look.sort if one != key) if adds else ()
        if key not in before:
            sort = (*kept, (key, False))
        elif not before[key]:
            sort = tuple((one, down or one == key) for one, down in self.look.sort if adds or one == key)
        else:
            sort = kept
        self._change(replace(self.look, sort=sort))

    def group_by(self, key: str) -> None:
        """Group rows by a column; "" for no groups."""
        self._change(replace(self.look, group=key, folded=frozenset()))

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column, whatever the room."""
        self._change(self.look.choosing(key, shown))

    def reset_columns(self) -> None:
        """Columns as declared again."""
        self._change(self.look.without_columns())

    def move_column(self, place: int, by: int) -> None:
        """Move a column past the shown one beside it."""
        order = self.shown_places()
        at = order.index(place) + by if place in order else -1
        if 0 <= at < len(order):
            target = self.head.visualIndex(order[at])
            self.head.moveSection(self.head.visualIndex(place), target)
            self._moved(place, 0)

    def _moved(self, place: int, by: int) -> None:
        """Take over the order that the heading has now, after a step by keyboard."""
        if by:
            self.move_column(place, by)
            return
        order = [self.head.logicalIndex(n) for n in range(self.head.count())]
        keys = tuple(self.table.columns[n].key for n in order if n < self.table.tick)
        self._change(replace(self.look, order=keys))

    def widen(self, place: int, wide: int) -> None:
        """Give a column a width in pixels."""
        if place < self.table.tick:
            own = max(_LEAST, round(wide / self.theme.scale))
            self._change(replace(self.look, widths={**self.look.widths, self.table.columns[place].key: own}))

    def fit_column(self, place: int) -> None:
        """Make a column as wide as what it shows."""
        if place >= self.table.tick:
            return
        column = self.table.columns[place]
        rows = (self.table.arrangement.row(key) for group in self.table.arrangement.groups for key in group.keys)
        texts = {
            display_text(column.kind, column.value(row)) for row, _n in zip(rows, range(_MOST_MEASURED), strict=False)
        }
        self.widen(place, max(text_width(self.theme, column, texts), title_width(self.theme, column)))

    def shown_places(self) -> list[int]:
        """The places of the shown declared columns, from left to right."""
        order = (self.head.logicalIndex(n) for n in range(self.head.count()))
        return [place for place in order if place < self.table.tick and not self.isColumnHidden(place)]

    # widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def measure(self) -> None:
        """Find out anew what the columns need, there are other rows or other type; unseen, once they are shown."""
        self._needs = None
        if self.isVisible():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._needs is None:
            self.fit()

    def _measured(self, touched: Collection[str]) -> list[Need]:
        """What the columns need; those with old and new values side by side more than else."""
        if self._needs is None:
            rows = list(self.table.arrangement.rows)
            self._needs = needs_of(self.theme, self.table.columns, rows, self.table.table.tall)
        both = {n for n, column in enumerate(self.table.columns) if column.key in touched}
        return [need if n not in both else need.times(_BOTH) for n, need in enumerate(self._needs)]

    def fit(self) -> None:
        """Give every column its place and width in the room that there is."""
        head, columns, px = self.head, self.table.columns, self.theme.px
        marked = bool(self.table.staged)
        ticked = self.ticks or self.table.table.entity is not None  # else nothing is done with whole rows
        tick = px(_TICK_WIDTH + _SIGN_ROOM) if marked else px(_TICK_WIDTH) if ticked else 0
        room = self.viewport().width() - tick - (px(_MARK_WIDTH) if marked else 0)
        look = self.look
        touched = self.table.touched_columns() if marked else frozenset()
        if touched:
            look = replace(look, chosen={**dict.fromkeys(touched, True), **look.chosen})
        grouping = self.table.arrangement.grouping
        said = grouping.key if grouping is not None and grouping.says_all and not self.keeps_group else ""
        widths = fit(columns, self._measured(touched), look, room, self.theme.scale, said).shown
        for at, place in enumerate((self.table.tick, *in_order(columns, self.look), self.table.mark)):
            head.moveSection(head.visualIndex(place), at)
        for place in range(len(columns)):
            self.setColumnHidden(place, place not in widths)
            if place in widths:
                head.resizeSection(place, widths[place])
        self.setColumnHidden(self.table.tick, not ticked)
        self.setColumnHidden(self.table.mark, not marked)
        head.resizeSection(self.table.tick, tick)
        head.resizeSection(self.table.mark, px(_MARK_WIDTH))

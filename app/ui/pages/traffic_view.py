"""The matrix of who talks to whom: sources down, targets across, and in each cell how many flows lead there."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.i18n import _, ngettext
from app.tables.traffic import End, Line, Traffic
from app.ui.paint.basics import CENTRE, LEFT, box, write
from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_WIDE, _TALL, _SIDE, _HEAD = 76, 30, 250, 34
_NOWHERE = QModelIndex()


class TrafficModel(QAbstractTableModel):
    """The cells; zones and conduits fold their assets in and out."""

    def __init__(self) -> None:
        super().__init__()
        self._traffic: Traffic | None = None
        self.unfolded: dict[End, set[str]] = {end: set() for end in End}
        self.sources: list[Line] = []
        self.targets: list[Line] = []

    def show(self, traffic: Traffic) -> None:
        """Show other flows; what is unfolded stays so."""
        self._traffic = traffic
        self._lay_out()

    def fold(self, end: End, place: str) -> None:
        """Show the assets of a zone or conduit, or hide them again."""
        self.unfolded[end] ^= {place}
        self._lay_out()

    def _lay_out(self) -> None:
        self.beginResetModel()
        if self._traffic is not None:
            self.sources = self._traffic.lines(End.SOURCE, self.unfolded[End.SOURCE])
            self.targets = self._traffic.lines(End.TARGET, self.unfolded[End.TARGET])
        self.endResetModel()

    def line(self, end: End, at: int) -> Line:
        """The row or column at a place."""
        return (self.sources if end is End.SOURCE else self.targets)[at]

    def is_unfolded(self, end: End, line: Line) -> bool:
        """Whether the assets of the zone are shown."""
        return not line.asset and line.place in self.unfolded[end]

    def flows_at(self, index: Index) -> frozenset[str]:
        """The ids of the flows of a cell."""
        if self._traffic is None or not index.isValid():
            return frozenset()
        return self._traffic.flows(self.sources[index.row()], self.targets[index.column()])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.targets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        count = len(self.flows_at(index))
        if role == Qt.ItemDataRole.DisplayRole:
            return str(count) if count else ""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(index)
        return None

    def words(self, index: Index) -> str:
        """A cell in words: "Z-DIS to Z-OPS: 3 flows"."""
        source, target = self.sources[index.row()], self.targets[index.column()]
        count = len(self.flows_at(index))
        said = ngettext("{source} to {target}: {n} flow", "{source} to {target}: {n} flows", count)
        return said.format(source=source.code, target=target.code, n=count)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        end = End.TARGET if orientation is Qt.Orientation.Horizontal else End.SOURCE
        lines = self.targets if end is End.TARGET else self.sources
        if section < len(lines) and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            line = lines[section]
            return line.code if role == Qt.ItemDataRole.DisplayRole else line.title
        return None


class _Head(QHeaderView):
    """Zones in the group weight with a caret, assets set in below them."""

    def __init__(self, theme: Theme, model: TrafficModel, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.theme, self._lines = theme, model
        self.end = End.TARGET if orientation is Qt.Orientation.Horizontal else End.SOURCE
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("Targets") if self.end is End.TARGET else _("Sources"))

    def paintSection(self, painter: QPainter, rect: Any, section: int) -> None:
        theme, px, line = self.theme, self.theme.px, self._lines.line(self.end, section)
        area = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.c("bg.sunken"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.c("border.subtle"))
        inside = area.adjusted(px(6), 0, -px(4), 0)
        if line.asset:
            inside.adjust(px(20 if self.end is End.SOURCE else 0), 0, 0, 0)
        else:
            glyph = "ph.caret-down" if self._lines.is_unfolded(self.end, line) else "ph.caret-right"
            side = px(12)
            caret = QRectF(inside.left(), area.center().y() - side / 2, side, side)
            theme.glyphs.paint(painter, caret, glyph, "text.secondary")
            inside.adjust(side + px(4), 0, 0, 0)
        font = theme.font("caption", 500 if line.asset else 600)
        ink = theme.c("text.secondary" if line.asset else "text.primary")
        wide = write(painter, inside, line.code, font, ink, LEFT)
        if self.end is End.SOURCE and line.title and line.title != line.code:
            rest = inside.adjusted(wide + px(8), 0, 0, 0)
            if rest.width() > px(30):
                write(painter, rest, line.title, theme.font("caption"), theme.c("text.muted"), LEFT)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """A count, stronger where a flow crosses from zone to zone."""

    def __init__(self, theme: Theme, model: TrafficModel) -> None:
        super().__init__()
        self.theme, self._cells = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, count = self.theme, QRectF(option.rect), len(self._cells.flows_at(index))
        source, target = self._cells.sources[index.row()], self._cells.targets[index.column()]
        within = source.place == target.place
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "bg.sunken" if within else "accent.soft" if count else "bg.surface"
        painter.fillRect(rect, theme.c(fill))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.c("border.subtle"))
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), theme.c("border.subtle"))
        if count:
            ink = theme.c("text.secondary" if within else "accent.text")
            write(painter, rect, str(count), theme.font("body", 600), ink, CENTRE)
        view = option.widget
        if isinstance(view, QTableView) and view.currentIndex() == index:
            width = theme.px(2)
            edge = theme.c("focus" if view.hasFocus() else "border.strong")
            box(painter, rect, None, edge, 0, width)
        painter.restore()


class TrafficView(QTableView):
    """Arrows move, Enter opens the flows of a cell, Space unfolds the source, Shift Space the target.

    `opened` carries the ids of the flows of a cell; `stood` says that the current cell is another one, `left` that
    Esc was pressed.
    """

    opened = Signal(object)
    stood, left = Signal(), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.cells = theme, TrafficModel()
        self._delegate = _Cells(theme, self.cells)
        self.setModel(self.cells)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Who talks to whom"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for orientation in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
            head = _Head(theme, self.cells, orientation)
            head.sectionClicked.connect(lambda at, head=head: self._fold(head.end, at))
            if orientation is Qt.Orientation.Horizontal:
                self.setHorizontalHeader(head)
            else:
                self.setVerticalHeader(head)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        px = self.theme.px
        self.horizontalHeader().setDefaultSectionSize(px(_WIDE))
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        self.verticalHeader().setDefaultSectionSize(px(_TALL))
        self.verticalHeader().setFixedWidth(px(_SIDE))

    def show_traffic(self, traffic: Traffic) -> None:
        """Show other flows; the keyboard stays on its cell where that is still there."""
        here = self.currentIndex()
        self.cells.show(traffic)
        self._stand(here.row(), here.column())

    def _stand(self, row: int, column: int) -> None:
        last = self.cells.rowCount() - 1, self.cells.columnCount() - 1
        if min(last) >= 0:
            self.setCurrentIndex(self.cells.index(min(max(row, 0), last[0]), min(max(column, 0), last[1])))
        self.stood.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.stood.emit()

    def _fold(self, end: End, at: int) -> None:
        line, here = self.cells.line(end, at), self.currentIndex()
        self.cells.fold(end, line.place)
        lines = self.cells.sources if end is End.SOURCE else self.cells.targets
        home = next(place for place, one in enumerate(lines) if one.place == line.place and not one.asset)
        if end is End.SOURCE:
            self._stand(home, here.column())
        else:
            self._stand(here.row(), home)

    def _open(self, index: Index) -> None:
        flows = self.cells.flows_at(index)
        if flows:
            self.opened.emit(flows)

    def sentence(self) -> str:
        """The current cell in words."""
        here = self.currentIndex()
        return self.cells.words(here) if here.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if here.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(here)
        elif here.isValid() and event.key() == Qt.Key.Key_Space:
            held = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._fold(End.TARGET, here.column()) if held else self._fold(End.SOURCE, here.row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

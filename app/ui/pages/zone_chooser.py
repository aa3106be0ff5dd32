"""The zones beside assets: typed into and chosen with Enter, or a target for assets that are dragged there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.i18n import _, ngettext
from app.ui.pages.asset_drag import ASSETS_MIME
from app.ui.paint.basics import RIGHT, box, write
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW, _WIDTH, _CODE, _COUNT = 32, 236, 62, 40


@dataclass(frozen=True, slots=True)
class Target:
    """Where assets can be moved: a zone by id, or out of every zone (None)."""

    id: str | None
    code: str
    name: str
    assets: int

    @property
    def spoken(self) -> str:
        """The target as it is read aloud."""
        count = ngettext("{n} asset", "{n} assets", self.assets).format(n=self.assets)
        return ", ".join(part for part in (self.code, self.name, count) if part)


class Targets(QAbstractListModel):
    """The zones that the typed text lets pass."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Target] = []
        self._all: Sequence[Target] = ()
        self._text = ""

    def show(self, targets: Sequence[Target]) -> None:
        """Show other zones."""
        self._all = targets
        self.sift(self._text)

    def sift(self, text: str) -> None:
        """Show those that hold every typed word, those whose code begins with it first."""
        self._text = text
        words = text.casefold().split()
        found = [one for one in self._all if all(word in f"{one.code} {one.name}".casefold() for word in words)]
        if words:
            found.sort(key=lambda one: not one.code.casefold().startswith(words[0]))
        self.beginResetModel()
        self.rows = found
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        target = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return target.spoken
        return target.name or None if role == Qt.ItemDataRole.ToolTipRole else None


class _TargetPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "TargetList") -> None:
        super().__init__(view)
        self.theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        target, theme, px = self._view.targets.rows[index.row()], self.theme, self.theme.px
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            box(painter, rect, theme.c("bg.selected" if chosen else "bg.hover"))
        if chosen:
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), theme.c("accent"))
        if self._view.aimed == index.row():
            box(painter, rect.adjusted(1, 1, -1, -1), None, theme.c("accent"), theme.radius("chip"), px(3))
        left, right = rect.left() + px(14), rect.right() - px(12)
        wide = px(_CODE) if target.code else 0
        code = QRectF(left, rect.top(), wide, rect.height())
        write(painter, code, target.code, theme.font("body", 600), theme.c("text.primary"))
        name = QRectF(left + wide, rect.top(), max(0.0, right - px(_COUNT) - left - wide), rect.height())
        write(painter, name, target.name, theme.font("body"), theme.c("text.secondary"))
        count = QRectF(right - px(_COUNT), rect.top(), px(_COUNT), rect.height())
        write(painter, count, str(target.assets), theme.font("caption"), theme.c("text.muted"), RIGHT)
        painter.restore()


class TargetList(QListView):
    """`taken` carries the zone that was chosen by Enter, a double click or a drop; `hovered` where a drag is."""

    taken, hovered, left = Signal(object), Signal(object), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.targets, self.aimed = theme, Targets(), -1
        self.setModel(self.targets)
        self.setItemDelegate(_TargetPainter(theme, self))
        self.setAccessibleName(_("Zones to move to"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(self.take)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def take(self) -> None:
        """Move to the current zone."""
        row = self.currentIndex().row()
        if 0 <= row < len(self.targets.rows):
            self.taken.emit(self.targets.rows[row])

    def aim(self, row: int) -> None:
        """Mark the zone that a drag is over; -1 for none."""
        if row != self.aimed:
            self.aimed = row
            self.viewport().update()
            self.hovered.emit(self.targets.rows[row] if row >= 0 else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ASSETS_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        self.aim(row)
        event.setAccepted(row >= 0 and event.mimeData().hasFormat(ASSETS_MIME))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        self.aim(-1)
        if row >= 0 and event.mimeData().hasFormat(ASSETS_MIME):
            event.acceptProposedAction()
            self.taken.emit(self.targets.rows[row])


class _Field(FilterBox):
    """`aside` carries by how many zones Up and Down go on."""

    aside = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.aside.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class ZoneChooser(QFrame):
    """`taken` carries the zone; `left` says that Esc was pressed."""

    taken, hovered, left = Signal(object), Signal(object), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self.theme = theme
        column = VBox(theme, self, margins=(0, 0, 1, 0))
        bar = frame("toolBar")
        head = HBox(theme, bar, margins=(12, 0, 12, 0))
        self.field = _Field(theme, _("Move to zone"), "Ctrl M")
        head.addWidget(self.field)
        column.addWidget(bar)
        self.list = TargetList(theme)
        column.addWidget(self.list, 1)
        self._none = label(_("No zone is called so."), "caption", "secondary", wrap=True)
        self._none.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        column.addWidget(self._none)
        self.field.textChanged.connect(self._sift)
        self.field.returnPressed.connect(self.list.take)
        self.field.left.connect(self.left)
        self.field.aside.connect(self._step)
        self.list.taken.connect(self.taken)
        self.list.hovered.connect(self.hovered)
        self.list.left.connect(self.left)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(self.theme.px(_WIDTH))

    def show_targets(self, targets: Sequence[Target]) -> None:
        """Show zones with what they hold; the current one stays."""
        row = self.list.currentIndex().row()
        before = self.list.targets.rows[row].id if row >= 0 else ""
        self.list.targets.show(targets)
        place = next((place for place, one in enumerate(self.list.targets.rows) if one.id == before), 0)
        self._choose(place)

    def _sift(self, text: str) -> None:
        self.list.targets.sift(text)
        self._choose(0)

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.targets.index(row))
        self._none.setVisible(not self.list.targets.rows)

    def _step(self, by: int) -> None:
        """Up and down go through the zones while the text is typed."""
        row = self.list.currentIndex().row() + by
        if 0 <= row < len(self.list.targets.rows):
            self._choose(row)

    def begin(self) -> None:
        """Take the keyboard, with nothing typed."""
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

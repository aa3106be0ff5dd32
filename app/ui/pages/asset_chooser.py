"""Which assets belong to something: all of them with a box each, and a filter, however many there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import _, ngettext
from app.ui.paint.basics import box, write
from app.ui.paint.domain import check_box
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex
_ROW, _SHOWN, _TAG = 28, 9, 96
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Offer:
    """An asset to choose: its id, tag and name."""

    id: str
    tag: str
    name: str


class _Offers(QAbstractListModel):
    """The assets that pass the filter; those that were chosen come first when the list is shown anew."""

    def __init__(self) -> None:
        super().__init__()
        self.all: Sequence[Offer] = ()
        self.shown: list[Offer] = []
        self.chosen: set[str] = set()

    def show(self, offers: Sequence[Offer], chosen: Collection[str]) -> None:
        self.all, self.chosen = offers, set(chosen)

    def sift(self, text: str) -> None:
        self.beginResetModel()
        words = text.casefold().split()
        first = sorted(self.all, key=lambda offer: offer.id not in self.chosen)
        self.shown = [one for one in first if all(word in f"{one.tag} {one.name}".casefold() for word in words)]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        offer = self.shown[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = _("chosen") if offer.id in self.chosen else _("not chosen")
            return ", ".join((offer.tag, offer.name, said))
        return f"{offer.tag} {offer.name}" if role == Qt.ItemDataRole.DisplayRole else None


class _OfferPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, offers: _Offers) -> None:
        super().__init__()
        self.theme, self._offers = theme, offers

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, rect, offer = self.theme, self.theme.px, QRectF(option.rect), self._offers.shown[index.row()]
        view = option.widget
        here = isinstance(view, QListView) and view.currentIndex() == index and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        able = view is None or view.isEnabled()
        state = Qt.CheckState.Checked if offer.id in self._offers.chosen else Qt.CheckState.Unchecked
        check_box(painter, theme, QRectF(rect.left() + px(8), rect.top(), px(16), rect.height()), state, able)
        tag = QRectF(rect.left() + px(32), rect.top(), px(_TAG), rect.height())
        wide = write(painter, tag, offer.tag or "–", theme.font("body", 500), theme.c("text.primary"))
        left = max(tag.left() + wide + px(8), tag.left() + px(_TAG * 2 // 3))
        rest = QRectF(left, rect.top(), rect.right() - left - px(6), rect.height())
        write(painter, rest, offer.name, theme.font("caption"), theme.c("text.secondary"))
        if here:
            box(painter, rect, None, theme.c("focus"), theme.radius("chip"), px(2))
        painter.restore()


class _OfferList(QListView):
    """Space or a click chooses an asset, or leaves it out; Ctrl+A does so with all that are shown."""

    toggled = Signal(int)
    every = Signal()

    def event(self, event: QEvent) -> bool:
        """Ctrl+A would tick the rows of the page instead."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.SelectAll):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.every.emit()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.toggled.emit(index.row())


class AssetChooser(QWidget):
    """`given` carries the ids of all assets that are chosen now."""

    given = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._offers = theme, _Offers()
        column = VBox(theme, self, margins=(16, 4, 16, 12), spacing=6)
        self._title = label(_("Assets"), "strong", wrap=True)
        column.addWidget(self._title)
        self.filter_box = FilterBox(theme, _("Filter the assets"), "")
        self.filter_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.filter_box.textChanged.connect(self._sift)
        column.addWidget(self.filter_box)
        self.list = _OfferList()
        self._painter = _OfferPainter(theme, self._offers)
        self.list.setModel(self._offers)
        self.list.setItemDelegate(self._painter)
        self.list.setAccessibleName(_("Assets to choose"))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.toggled.connect(self._toggle)
        self.list.every.connect(self._toggle_shown)
        self.filter_box.left.connect(self.list.setFocus)
        self.setFocusProxy(self.filter_box)
        column.addWidget(self.list)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.list.setFixedHeight(self.theme.px(_ROW * _SHOWN))

    def lock(self, why: str) -> None:
        """Let nothing be chosen any more; the tooltip says why."""
        self.list.setEnabled(False)
        self.list.setToolTip(why)

    def show_offers(self, offers: Sequence[Offer], chosen: Collection[str], anew: bool) -> None:
        """Show what can be chosen and what is; `anew` for another owner: then the chosen ones come first."""
        self._offers.show(offers, chosen)
        if anew:
            self.filter_box.clear()
            self._offers.sift("")
            self.list.scrollToTop()
        said = ngettext("Rests on {n} asset", "Rests on {n} assets", len(chosen)).format(n=len(chosen))
        self._title.setText(said if chosen else _("Rests on no asset yet"))
        self.list.viewport().update()

    def _sift(self, text: str) -> None:
        self._offers.sift(text)
        if self._offers.rowCount():
            self.list.setCurrentIndex(self._offers.index(0))

    def _toggle(self, row: int) -> None:
        self.list.setCurrentIndex(self._offers.index(row))
        self.given.emit(self._offers.chosen ^ {self._offers.shown[row].id})

    def _toggle_shown(self) -> None:
        """Choose all that are shown; where they are chosen already, leave them out."""
        shown = {offer.id for offer in self._offers.shown}
        chosen = self._offers.chosen
        self.given.emit(chosen - shown if shown <= chosen else chosen | shown)

"""The table of recent projects: two lines per project, its seven steps, its residual risk, where it lies."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.i18n import _
from app.settings import Recent
from app.ui.pages.welcome_rows import COLUMNS, NAME, REVISION, RISK, STEPS, RecentModel
from app.ui.paint.basics import box, middle, write
from app.ui.paint.domain import tag
from app.ui.recents import residual_words, revision_words
from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NAME_LEAST = 240
_ROW, _SEGMENT = 50, (19, 9, 22)
_TO_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Delegate(QStyledItemDelegate):
    """Paints the whole cell."""

    def __init__(self, theme: Theme, model: RecentModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(40), self.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, state = self.theme, QRectF(option.rect), option.state
        recent = self._model.shown[index.row()]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.c("bg.selected" if selected else "bg.hover" if over else "bg.surface"))
        line = theme.c("accent" if selected else "border.subtle")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        if selected and index.column() == NAME:
            painter.fillRect(QRectF(rect.left(), rect.top(), theme.px(3), rect.height()), line)
        room = rect.adjusted(theme.px(9), 0, -theme.px(8), 0)
        if index.column() == NAME:
            self._name(painter, room, recent)
        elif index.column() == STEPS:
            self._steps(painter, room, recent)
        elif index.column() == REVISION:
            self._revision(painter, room, recent)
        else:
            self._words(painter, room, recent, index.column())
        painter.restore()

    def _name(self, painter: QPainter, room: QRectF, recent: Recent) -> None:
        theme, half = self.theme, self.theme.px(18)
        gone = recent.path in self._model.missing
        top = QRectF(room.left(), room.center().y() - half, room.width(), half)
        ink = theme.c("text.muted" if gone else "text.primary")
        write(painter, top, recent.name, theme.font("body", 600), ink)
        below = QRectF(room.left(), room.center().y(), room.width(), half)
        if gone:
            side = theme.size("icon.small")
            sign = middle(QRectF(below.left(), below.top(), side, half), side, side)
            theme.glyphs.paint(painter, sign, "ph.warning", "warn")
            below.adjust(side + theme.px(5), 0, 0, 0)
        ink = theme.c("warn" if gone else "text.secondary")
        middle_out = Qt.TextElideMode.ElideMiddle if gone else Qt.TextElideMode.ElideRight
        write(painter, below, self._model.second(recent), theme.font("caption"), ink, elide=middle_out)

    def _steps(self, painter: QPainter, room: QRectF, recent: Recent) -> None:
        theme = self.theme
        wide, high, pitch = (theme.px(length) for length in _SEGMENT)
        for place in range(7):
            part = recent.parts[place] if place < len(recent.parts) else 0
            area = middle(QRectF(room.left() + place * pitch, room.top(), wide, room.height()), wide, high)
            box(painter, area, theme.c("bg.sunken"), theme.c("border.control"), theme.px(2))
            if part > 0:
                done = QRectF(area.left(), area.top(), max(theme.px(3), area.width() * part), area.height())
                box(painter, done, theme.c("accent"), None, theme.px(2))

    def _revision(self, painter: QPainter, room: QRectF, recent: Recent) -> None:
        if said := revision_words(recent):
            tag(painter, self.theme, room.left(), room, said, "ok" if recent.signed else "plain")

    def _words(self, painter: QPainter, room: QRectF, recent: Recent, column: int) -> None:
        theme, role, weight = self.theme, "text.secondary", 400
        if column == RISK:
            _said, role = residual_words(recent)
            weight = {"error": 600, "ok": 500}.get(role, 400)
        if role == "ok":
            side = theme.size("icon.small")
            sign = middle(QRectF(room.left(), room.top(), side, room.height()), side, side)
            theme.glyphs.paint(painter, sign, "ph.check-circle", "ok")
            room.adjust(side + theme.px(4), 0, 0, 0)
        write(painter, room, self._model.words(recent, column), theme.font("caption", weight), theme.c(role))


class _Heading(QHeaderView):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.setStretchLastSection(False)

    def paintSection(self, painter: QPainter, section: Any, index: int) -> None:
        theme, rect = self.theme, QRectF(section)
        painter.fillRect(rect, theme.c("bg.sunken"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.c("border.strong"))
        room = rect.adjusted(theme.px(9), 0, 0, 0)
        write(painter, room, _(COLUMNS[index].title), theme.font("caption", 600), theme.c("text.secondary"))


class RecentTable(QTreeView):
    """Enter or a double click opens a project (`opened` carries its path)."""

    opened = Signal(str)

    def __init__(self, theme: Theme, model: RecentModel) -> None:
        super().__init__()
        self.theme, self.recents = theme, model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Recent projects"))
        self.setHeader(_Heading(theme, self))
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, model, self))
        self.doubleClicked.connect(lambda index: self.opened.emit(model.shown[index.row()].path))
        model.modelReset.connect(self.choose_first)
        theme.changed.connect(self._fit)
        self.choose_first()

    def choose_first(self) -> None:
        """Select the first project, if there is one."""
        if self.recents.shown:
            self.setCurrentIndex(self.recents.index(0, 0))

    @property
    def chosen(self) -> Recent | None:
        """The project that is selected."""
        row = self.currentIndex().row()
        return self.recents.shown[row] if 0 <= row < len(self.recents.shown) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _TO_OPEN and self.chosen is not None:
            self.opened.emit(self.chosen.path)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give every column its width; where there is no room, leave out those of the lowest priority."""
        px, room = self.theme.px, self.viewport().width()
        self.header().setFixedHeight(self.theme.size("row.header"))
        left = room - sum(px(column.width) for column in COLUMNS if column.width)
        hidden = set()
        for place in sorted(range(len(COLUMNS)), key=lambda n: -COLUMNS[n].priority):
            if left < px(_NAME_LEAST) and COLUMNS[place].priority:
                hidden.add(place)
                left += px(COLUMNS[place].width)
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, place in hidden)
            self.header().resizeSection(place, px(column.width) if column.width else max(1, left))

    def least_height(self, rows: int) -> int:
        """The height at which so many rows are seen."""
        return self.theme.size("row.header") + rows * self.theme.px(_ROW)

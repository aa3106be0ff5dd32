"""The grid of gaps: zones or conduits by the seven foundational requirements, a gauge in each cell."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.i18n import _
from app.tables.level import LevelRow
from app.ui.pages.gap_model import BELOW, CODE, FIRST_FR, NAME, GapModel, Index, PlaceLevels, achieved_words, severity
from app.ui.paint.basics import CENTRE, LEFT, box, middle, width_of, write
from app.ui.paint.domain import finding_shape
from app.ui.paint.levels import level_gauge
from app.ui.theme import Theme

_CODE_WIDE, _NAME_LEAST, _NAME_MOST, _BELOW_WIDE = 68, 88, 240, 54
_ROW_LEAST, _ROW_AROUND = 36, 8
_GAUGED = 110
"""From this width on a cell shows the gauge beside number and sign."""
_MOST_WIDE, _LEAST_WIDE = 150, 64
_NAME_LEFT, _NAME_RIGHT = 8, 4
_ENDLESS = 10_000
_INK = {"error": "error", "warning": "warn", "hint": "text.muted", "": "text.primary"}
_GROUND = {"error": "error.soft", "warning": "warn.soft"}


class GapGrid(QTableView):
    """Arrows move; `moved` says that another cell is current, `opened` that its checklist is wanted."""

    moved = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, model: GapModel) -> None:
        super().__init__()
        self.theme, self.rows = theme, model
        self.setModel(model)
        self.setAccessibleName(_("Security level gaps"))
        self.setItemDelegate(_GapDelegate(theme, self))
        self.setHorizontalHeader(_Heading(theme, self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        theme.changed.connect(self.measure)
        model.modelReset.connect(self.measure)
        model.dataChanged.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Share the width: names whole in one line where the gauges keep their room, else in as many as they need."""
        px, font = self.theme.px, self.theme.font("body")
        names = [one.place.name for one in self.rows.shown]
        free = self.viewport().width() - px(_CODE_WIDE) - px(_BELOW_WIDE)
        whole = max((width_of(name, font) for name in names), default=0) + px(_NAME_LEFT) + px(_NAME_RIGHT)
        word = max((width_of(one, font) for name in names for one in name.split()), default=0)
        word += px(_NAME_LEFT) + px(_NAME_RIGHT)
        least = max(px(_NAME_LEAST), min(int(word), px(_NAME_MOST)))
        gauged = free - 7 * px(_GAUGED)
        named = max(least, min(int(whole), max(gauged, least), px(_NAME_MOST)))
        each = max(px(_LEAST_WIDE), min(px(_MOST_WIDE), (free - named) // 7))
        self.setColumnWidth(CODE, px(_CODE_WIDE))
        self.setColumnWidth(NAME, max(named, free - 7 * each))
        for place in range(FIRST_FR, BELOW):
            self.setColumnWidth(place, each)
        self.setColumnWidth(BELOW, px(_BELOW_WIDE))
        self._fit_rows(names)

    def _fit_rows(self, names: list[str]) -> None:
        """As high as the lines of each name."""
        px, header = self.theme.px, self.verticalHeader()
        room = QRectF(0, 0, self.columnWidth(NAME) - px(_NAME_LEFT) - px(_NAME_RIGHT), _ENDLESS)
        metrics = QFontMetricsF(self.theme.font("body"))
        header.setDefaultSectionSize(px(_ROW_LEAST))
        for row, name in enumerate(names):
            tall = int(metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, name).height()) + px(_ROW_AROUND)
            header.resizeSection(row, max(px(_ROW_LEAST), tall))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(400), self.theme.px(140))

    def choose(self, id: str, place: int = 0) -> bool:
        """Make the cell of a zone or conduit in a foundational requirement the current one."""
        row = self.rows.row_of(id)
        if row < 0:
            return False
        self.setCurrentIndex(self.rows.index(row, FIRST_FR + place))
        return True

    def _moved(self, current: Index, previous: Index) -> None:
        """Paint only what looks different: two cells of one row, or both rows."""
        for index in (current, previous):
            area = self.visualRect(index)
            if current.row() != previous.row():
                area.setLeft(0)
                area.setRight(self.viewport().width())
            self.viewport().update(area)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # letters are commands of the page, no search in the rows
        else:
            super().keyPressEvent(event)


class _GapDelegate(QStyledItemDelegate):
    """Paints a whole cell."""

    def __init__(self, theme: Theme, view: GapGrid) -> None:
        super().__init__(view)
        self.theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, view = self.theme, self._view
        rect, level = QRectF(option.rect), view.rows.level_at(index)
        current = view.currentIndex()
        on, sign = current.row() == index.row(), severity(level) if level is not None else ""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.c(_GROUND.get(sign) or ("bg.selected" if on else "bg.surface")))
        line = theme.c("accent" if on else "border.subtle")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        if on:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), line)
        if level is not None:
            _paint_level(painter, theme, rect, level)
        else:
            self._paint_words(painter, rect, index, view.rows.shown[index.row()])
        if on and index.column() == CODE:
            painter.fillRect(QRectF(rect.left(), rect.top(), theme.px(3), rect.height()), theme.c("accent"))
        if current == index:
            ring = theme.c("focus" if view.hasFocus() else "border.control")
            box(painter, rect, None, ring, 0, theme.px(2))
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index, one: PlaceLevels) -> None:
        theme = self.theme
        room = rect.adjusted(theme.px(16 if index.column() == CODE else _NAME_LEFT), 0, -theme.px(_NAME_RIGHT), 0)
        if index.column() == CODE:
            write(painter, room, one.place.code, theme.font("body", 600), theme.c("text.primary"))
        elif index.column() == NAME:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.c("text.secondary"))
            painter.drawText(room, LEFT | Qt.TextFlag.TextWordWrap, one.place.name)
        elif one.missing:
            write(painter, rect, str(one.missing), theme.font("body", 600), theme.c("text.primary"), CENTRE)
        elif one.is_unknown:
            finding_shape(painter, theme, rect, "hint")
        elif one.has_target:
            side = theme.size("icon.normal")
            theme.glyphs.paint(painter, middle(rect, side, side), "ph.check-circle", "ok")
        else:
            write(painter, rect, "–", theme.font("body"), theme.c("text.muted"), CENTRE)


def _paint_level(painter: QPainter, theme: Theme, rect: QRectF, row: LevelRow) -> None:
    """Gauge where there is room, then achieved and target, then the sign, which is never dropped."""
    px, sign = theme.px, severity(row)
    room = rect.adjusted(px(14), 0, -px(4), 0)
    if rect.width() >= px(_GAUGED):
        wide = min(px(68), max(px(42), rect.width() - px(72)))
        gauge = QRectF(room.left(), rect.top(), wide, rect.height())
        capable = row.capability.level if row.capability.level is not None else row.capability.lowest
        level_gauge(painter, theme, gauge, row.achieved.level or 0, capable or 0, row.target.level)
        room.setLeft(gauge.right() + px(8))
    strong, plain = theme.font("body", 600), theme.font("body")
    reached, target = achieved_words(row), "–" if row.target.level is None else str(row.target.level)
    room.setLeft(room.left() + write(painter, room, reached, strong, theme.c(_INK[sign]), LEFT))
    room.setLeft(room.left() + write(painter, room, f"/{target}", plain, theme.c("text.secondary"), LEFT))
    if sign:
        finding_shape(painter, theme, QRectF(room.left() + px(4), rect.top(), px(14), rect.height()), sign)


class _Heading(QHeaderView):
    """Headings in the caption weight."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.setAccessibleName(_("Column headings"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(self.theme.size("row.header"))

    def paintSection(self, painter: QPainter, section: QRect, index: int) -> None:
        theme, area = self.theme, QRectF(section)
        painter.fillRect(area, theme.c("bg.sunken"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.c("border.strong"))
        text = str(self.model().headerData(index, Qt.Orientation.Horizontal))
        font, left = theme.font("caption", 600), {CODE: 16, NAME: 8}.get(index)
        if FIRST_FR <= index < BELOW and width_of(text, font) > area.width() - theme.px(4):
            text = text.split(" ", 2)[2]
        room = area if left is None else area.adjusted(theme.px(left), 0, 0, 0)
        write(painter, room, text, font, theme.c("text.secondary"), CENTRE if left is None else LEFT)

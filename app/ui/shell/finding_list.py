"""Findings as a list: one painted line each, whatever their number; the current one carries its buttons."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.i18n import _
from app.ui.paint import domain
from app.ui.paint.basics import RIGHT, box, middle, width_of, write
from app.ui.shell.finding_acts import FINDING_KEYS
from app.ui.shell.overlay import is_plain
from app.ui.theme import Theme
from app.workflow.finding import Finding, Standing

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str, str]
ROW = 34
_SIGN, _RULE, _CODE, _CLAUSE = 34, 66, 84, 64
_NOWHERE = QModelIndex()
_TONES = {Standing.JUSTIFIED: "ok", Standing.LAPSED: "warn"}


def key_of(finding: Finding) -> Key:
    """What tells a finding from the others, also after it was evaluated again."""
    return finding.rule, finding.place.id, finding.sentence


class Findings(QAbstractListModel):
    """The findings that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Finding, ...] = ()

    def show(self, findings: Sequence[Finding]) -> bool:
        """Show other findings; whether they are others."""
        if self.rows == tuple(findings):
            return False
        self.beginResetModel()
        self.rows = tuple(findings)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = [finding.severity.label, finding.rule, finding.code, finding.sentence, finding.clause]
            if finding.standing is not Standing.OPEN:
                said.append(finding.standing.label)
            return ", ".join(said)
        return finding.sentence if role == Qt.ItemDataRole.ToolTipRole else None


class _FindingPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: Findings) -> None:
        super().__init__()
        self.theme, self._model = theme, model
        self.carried = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, rect = self.theme, self.theme.px, QRectF(option.rect)
        # The keyboard makes a line current without selecting it; its buttons lie on the current one.
        view = option.widget
        current = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        on = current or bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.c("bg.selected" if on else "bg.hover" if over else "bg.surface"))
        line = theme.c("accent" if on else "border.subtle")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        if on:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), line)
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), line)
        self._draw(painter, rect, self._model.rows[index.row()], on)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRectF, finding: Finding, on: bool) -> None:
        theme, px = self.theme, self.theme.px
        muted = not finding.is_open
        domain.finding_shape(
            painter, theme, QRectF(rect.left(), rect.top(), px(_SIGN), rect.height()), finding.severity.value
        )
        left = rect.left() + px(_SIGN)
        ink = theme.c("text.muted" if muted else "text.primary")
        mono, plain = theme.font("caption", mono=True), theme.font("body")
        write(painter, QRectF(left, rect.top(), px(_RULE), rect.height()), finding.rule, mono, theme.c("text.muted"))
        left += px(_RULE)
        code = QRectF(left, rect.top(), px(_CODE - 8), rect.height())
        write(painter, code, finding.code, theme.font("body", 600), ink)
        left += px(_CODE)
        right = rect.right() - (self.carried if on else px(12))
        if not on:
            right = self._draw_fix(painter, rect, right, finding)
        clause = QRectF(right - px(_CLAUSE), rect.top(), px(_CLAUSE - 12), rect.height())
        write(painter, clause, finding.clause, theme.font("caption"), theme.c("text.secondary"), RIGHT)
        right -= px(_CLAUSE)
        if finding.standing in _TONES:
            words = finding.standing.label
            left += domain.tag(painter, theme, left, rect, words, _TONES[finding.standing]) + px(8)
        write(painter, QRectF(left, rect.top(), max(0.0, right - left), rect.height()), finding.sentence, plain, ink)

    def _draw_fix(self, painter: QPainter, rect: QRectF, right: float, finding: Finding) -> float:
        """What the finding offers, drawn as the button that it becomes on the current line; where it begins."""
        if finding.fix is None or not finding.is_open:
            return right
        theme, font = self.theme, self.theme.font("caption", 500)
        wide = width_of(finding.fix.label, font) + 2 * theme.px(8) + 2
        area = middle(QRectF(right - wide, rect.top(), wide, rect.height()), wide, theme.size("controlSmall"))
        box(painter, area, theme.c("bg.surface"), theme.c("border.strong"), theme.radius("control"))
        inside = area.adjusted(theme.px(8) + 1, 0, 0, 0)
        write(painter, inside, finding.fix.label, font, theme.c("text.primary"))
        return right - wide


class FindingList(QListView):
    """`gone_to` carries the finding that Enter or a double click asks to go to; `current` the one that is chosen.

    `pressed` carries the letter of a key that asks for something to be done about it.
    """

    gone_to = Signal(object)
    current = Signal(object)
    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.findings = theme, Findings()
        self.stands_in = False  # whether the current one came by itself, in place of one that is gone
        self._carried: QWidget | None = None
        self._painter = _FindingPainter(theme, self.findings)
        self.setModel(self.findings)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(_("Findings"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._ask)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def finding(self) -> Finding | None:
        """The current finding; None while there is none."""
        row = self.currentIndex().row()
        return self.findings.rows[row] if 0 <= row < len(self.findings.rows) else None

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings; the current one stays current, or the one that stands in its place now."""
        before, row = self.finding, self.currentIndex().row()
        if not self.findings.show(findings):
            return
        keys = [key_of(finding) for finding in findings] if before is not None else []
        if before is not None and key_of(before) in keys:
            self.choose(keys.index(key_of(before)))
        elif row >= 0 and findings:
            self.choose(min(row, len(findings) - 1))
            self.stands_in = True
        else:
            self.current.emit(self.finding)

    def choose(self, row: int) -> None:
        """Make a line current and bring it into view."""
        self.setCurrentIndex(self.findings.index(row))
        self.scrollTo(self.currentIndex())

    def carry(self, widget: QWidget | None) -> None:
        """Put buttons on the current line, at its right end, in place of those that were there."""
        if self._carried is not None:
            self._carried.hide()
            self._carried.deleteLater()
        self._carried = widget
        if widget is not None:
            widget.setParent(self.viewport())
            widget.adjustSize()
            self._painter.carried = widget.width()
            self._place()

    def _place(self) -> None:
        if self._carried is None:
            return
        line = self.visualRect(self.currentIndex())
        wide = self._carried.sizeHint().width()
        self._carried.setGeometry(line.right() + 1 - wide, line.top(), wide, line.height() - 1)
        self._carried.setVisible(line.isValid())

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.stands_in = False
        self.current.emit(self.finding)

    def _ask(self) -> None:
        if self.finding is not None:
            self.gone_to.emit(self.finding)

    def event(self, event: QEvent) -> bool:
        """A plain key is for the list: Del deletes nothing of the page. The key sheet stays within reach."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and is_plain(event)
            and event.text() != "?"
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        elif is_plain(event) and event.text().upper() in FINDING_KEYS:
            self.pressed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.finding is None and self.findings.rows:
            self.choose(0)

"""The lines of the command palette: a list whose lines are painted whole."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.i18n import _
from app.ui.paint import domain
from app.ui.paint.basics import box, key_hint, key_width, middle, width_of, write
from app.ui.shell.finder import Line
from app.ui.shell.search import spans
from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW, HEADING = 36, 30
_NOWHERE = QModelIndex()


class Lines(QAbstractListModel):
    """Headings and lines; a heading cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.words: tuple[str, ...] = ()

    def show_lines(self, lines: list[Line], words: tuple[str, ...]) -> None:
        """Show other lines; `words` are what was looked for."""
        self.beginResetModel()
        self.lines, self.words = lines, words
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (line.heading, line.code, line.text, line.risk.label if line.risk else "", line.keys)
            return ", ".join(filter(None, parts))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def step(self, row: int, by: int) -> int:
        """The row so many lines on, headings left out; it stays within the list. -1 while there is no line."""
        chosen = [place for place, line in enumerate(self.lines) if not line.heading]
        if not chosen:
            return -1
        at = chosen.index(row) if row in chosen else -1 if by > 0 else len(chosen)
        return chosen[min(max(at + by, 0), len(chosen) - 1)]


class _LinePainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: Lines) -> None:
        super().__init__()
        self.theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._model.lines[index.row()]
        return QSize(0, self.theme.px(HEADING if line.heading else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, theme, rect = self._model.lines[index.row()], self.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.heading:
            words = rect.adjusted(theme.px(16), theme.px(6), 0, 0)
            write(painter, words, line.heading, theme.font("caption", 600), theme.c("text.muted"))
        else:
            on = bool(option.state & QStyle.StateFlag.State_Selected)
            self._draw(painter, rect, line, on)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRectF, line: Line, on: bool) -> None:
        theme, px = self.theme, self.theme.px
        strip = rect.adjusted(px(8), 0, -px(8), 0)
        if on:
            box(painter, strip, theme.c("accent.soft"), radius=theme.radius("control"))
        room = strip.adjusted(px(8), 0, -px(8), 0)
        side = theme.size("icon.tool")
        place = middle(QRectF(room.left(), room.top(), side, room.height()), side, side)
        theme.glyphs.paint(painter, place, line.icon, "text.secondary")
        room.adjust(side + px(12), 0, 0, 0)
        room.setRight(self._draw_end(painter, room, line, on) - px(12))
        code = min(self._worded(painter, room, line.code, "text.primary", 600), room.width())
        room.adjust(code + px(12), 0, 0, 0)
        if room.width() > px(24):
            self._worded(painter, room, line.text, "text.secondary", 400)

    def _draw_end(self, painter: QPainter, room: QRectF, line: Line, on: bool) -> float:
        """The sign of Enter, the risk and the shortcut at the right end; where they begin."""
        theme, right = self.theme, room.right()
        if on:
            side = theme.size("icon.normal")
            place = middle(QRectF(right - side, room.top(), side, room.height()), side, side)
            theme.glyphs.paint(painter, place, "ph.arrow-elbow-down-left", "accent.text")
            right -= side + theme.px(12)
        if line.risk is not None:
            wide = domain.risk_width(theme)
            area = QRectF(right - wide, room.top(), wide, room.height())
            domain.risk_chip(painter, theme, area, line.risk.letter, role=line.risk.colour)
            right -= wide + theme.px(12)
        if line.keys:
            wide = key_width(theme, line.keys)
            key_hint(painter, theme, right - wide, room, line.keys)
            right -= wide + theme.px(12)
        return right + theme.px(12)

    def _worded(self, painter: QPainter, room: QRectF, text: str, role: str, weight: int) -> float:
        """One line in which the letters that were looked for stand out; the width that it took."""
        plain, strong = self.theme.font("body", weight), self.theme.font("body", 700)
        found = spans(text, self._model.words)
        if not found:
            return write(painter, room, text, plain, self.theme.c(role))
        left, ink = room.left(), "text.primary"
        for part, bold in _parts(text, found):
            font: QFont = strong if bold else plain
            rest = QRectF(left, room.top(), max(0.0, room.right() - left), room.height())
            if rest.width() < self.theme.px(4):
                break
            write(painter, rest, part, font, self.theme.c(ink if bold else role))
            left += width_of(part, font)
        return min(left, room.right()) - room.left()


def _parts(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text cut where the found letters begin and end."""
    parts, here = [], 0
    for start, end in found:
        parts += [(text[here:start], False), (text[start:end], True)]
        here = end
    return [part for part in (*parts, (text[here:], False)) if part[0]]


class PaletteList(QListView):
    """Shows the lines; the keyboard stays in the field above."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.lines = theme, Lines()
        self.setModel(self.lines)
        self._painter = _LinePainter(theme, self.lines)
        self.setItemDelegate(self._painter)
        self.setObjectName("paletteList")
        self.setAccessibleName(_("What was found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.entered.connect(self._hover)

    def _hover(self, index: QModelIndex) -> None:
        if self.lines.flags(index):
            self.setCurrentIndex(index)

    def high(self) -> int:
        """The height of all lines."""
        return sum(self.theme.px(HEADING if line.heading else ROW) for line in self.lines.lines)

    def choose(self, row: int) -> None:
        """Make a row current and bring it into view, with the heading above the first one."""
        if row < 0:
            return
        self.setCurrentIndex(self.lines.index(row))
        if row <= 1:
            self.scrollToTop()

    @property
    def line(self) -> Line | None:
        """The current line; None while there is none."""
        index = self.currentIndex()
        return self.lines.lines[index.row()] if index.isValid() else None

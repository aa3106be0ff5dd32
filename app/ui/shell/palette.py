"""The command palette: one field over commands, pages and records; `>`, `#` and `@` narrow it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app.i18n import _
from app.ui.shell.finder import Finder
from app.ui.shell.overlay import Overlay
from app.ui.shell.palette_list import ROW, PaletteList
from app.ui.shell.search import Query
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import Glyph, label

_WIDTH = 720
_HEAD = 52
_PAGE = 8
_KEYS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class Palette(Overlay):
    """Raised over the window. `chosen` carries the line that a person chose, after the palette has closed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, place: QWidget, finder: Finder) -> None:
        super().__init__(theme, place, _WIDTH)
        self.finder = finder
        self.setAccessibleName(_("Find anything"))
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._prepare)
        column = VBox(theme, self.card, margins=(1, 1, 1, 1))
        column.addWidget(self._head())
        self.list = PaletteList(theme)
        self.list.clicked.connect(self._click)
        column.addWidget(self.list, 1)
        self._nothing = label("", role="secondary")
        self._nothing.setIndent(theme.px(16))
        self._nothing.hide()
        column.addWidget(self._nothing)

    def _head(self) -> QWidget:
        head = frame("paletteHead")
        row = HBox(self.theme, head, margins=(16, 0, 16, 0), spacing=12)
        row.addWidget(Glyph(self.theme, "ph.magnifying-glass", "text.muted", 20))
        self.field = QLineEdit()
        self.field.setObjectName("paletteField")
        self.field.setPlaceholderText(_("Find an asset, zone, scenario or command"))
        self.field.setAccessibleName(_("Find an asset, zone, scenario or command"))
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        row.addWidget(self.field, 1)
        row.addWidget(label(_("Type > for commands, # for scenarios, @ for assets"), "caption", "muted"))
        return head

    def open(self) -> None:
        self.field.clear()
        self._look()
        super().open()
        self._idle.start()

    def dismiss(self) -> None:
        self._idle.stop()
        super().dismiss()

    def first_target(self) -> QWidget:
        return self.field

    def high(self, room: int) -> int:
        content = self.list.high() + self.theme.px(8) if self.list.lines.lines else self.theme.px(2 * ROW)
        return min(room, self.theme.px(_HEAD) + content + 2)

    def _prepare(self) -> None:
        """Take in a piece of the records while nobody types, so that no key has to wait for all of them."""
        records = self.finder.records
        if records is None or records.build(whole=False):
            self._idle.stop()

    def _look(self) -> None:
        typed = self.field.text()
        lines = self.finder.lines(typed)
        self.list.lines.show_lines(lines, Query.of(typed).words)
        self.list.setVisible(bool(lines))
        self._nothing.setText(_("Nothing is called “{text}”.").format(text=typed.strip()))
        self._nothing.setVisible(not lines)
        self._choose(self.list.lines.step(-1, 1))
        self.settle()

    def _choose(self, row: int) -> None:
        self.list.choose(row)
        line = self.list.line
        self.field.setAccessibleDescription(", ".join(filter(None, (line.code, line.text))) if line else "")

    def _click(self, index: QModelIndex) -> None:
        if self.list.lines.flags(index):
            self._take()

    def _take(self) -> None:
        line = self.list.line
        if line is None:
            return
        self.finder.used(line)
        self.dismiss()
        self.chosen.emit(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys that move through the lines while the field has the keyboard; whether this was one."""
        key, model = Qt.Key(event.key()), self.list.lines
        row = self.list.currentIndex().row()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if key in _KEYS:
            self._choose(model.step(row, _KEYS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain and (key == Qt.Key.Key_Home or self._at_end()):
            self._choose(model.step(-1, 1 if key == Qt.Key.Key_Home else len(model.lines)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            return False
        return True

    def _at_end(self) -> bool:
        return self.field.cursorPosition() == len(self.field.text())

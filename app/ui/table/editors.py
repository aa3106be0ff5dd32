"""Editing in place, by the kind of the field: a line, prose, type-ahead among words, seven levels.

Every editor can `show_value`, `begin` with what was typed instead (with "" it goes on at the end of the value), and
gives what was `entered`: a UserError where that may not stand.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.errors import UserError
from app.i18n import _
from app.model.fields import Field
from app.model.kinds import Kind
from app.model.levels import FR_CODES, LevelVector
from app.tables.values import display_text
from app.ui.paint import domain
from app.ui.paint.basics import box
from app.ui.table.entry import CHOSEN_KINDS, Choice, Choices, matching, read_text
from app.ui.theme import Theme
from app.ui.widgets.completing import offer_words

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def make_editor(theme: Theme, parent: QWidget, title: str, field: Field, choices: Choices) -> QWidget:
    """The editor for the cells of a field."""
    if field.kind in CHOSEN_KINDS:
        editor: QWidget = PickEditor(parent, choices(field), field, choices)
    elif field.kind is Kind.VECTOR:
        editor = VectorEditor(theme, parent)
    else:
        editor = (ProseEditor if field.kind is Kind.PROSE else LineEditor)(parent, field, choices)
    editor.setAccessibleName(title)
    editor.setProperty("cell", True)
    return editor


class LineEditor(QLineEdit):
    """One line of text that becomes a value of the field's kind."""

    def __init__(self, parent: QWidget, field: Field, choices: Choices) -> None:
        super().__init__(parent)
        self._field, self._choices = field, choices

    def show_value(self, value: object) -> None:
        self.setText(display_text(self._field.kind, value))
        self.selectAll()

    def begin(self, typed: str) -> None:
        if typed:
            self.setText(typed)
        self.end(False)

    def entered(self) -> object:
        return read_text(self._field, self.text(), self._choices)


class ProseEditor(QPlainTextEdit):
    """Text of several lines; Alt+Enter makes a new one, as in a spreadsheet."""

    def __init__(self, parent: QWidget, field: Field, choices: Choices) -> None:
        super().__init__(parent)
        self._field, self._choices = field, choices

    def show_value(self, value: object) -> None:
        self.setPlainText(display_text(self._field.kind, value))
        self.selectAll()

    def begin(self, typed: str) -> None:
        if typed:
            self.setPlainText(typed)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def entered(self) -> object:
        return read_text(self._field, self.toPlainText(), self._choices)


class PickEditor(QLineEdit):
    """One of several words: typing narrows a list, the first that fits is taken; without typing all are offered.

    `pressed` carries a key that ends the edit while the list is open, `picked` that an entry was clicked.
    """

    pressed = Signal(object)
    picked = Signal()

    def __init__(
        self, parent: QWidget, offered: Sequence[Choice], field: Field | None = None, choices: Choices | None = None
    ) -> None:
        super().__init__(parent)
        self._offered, self._field, self._choices = offered, field, choices
        self._fresh = True
        completer = offer_words(self, [words for words, _value in offered])
        completer.activated.connect(self.picked, Qt.ConnectionType.QueuedConnection)
        self.textEdited.connect(self._typed)

    def show_value(self, value: object) -> None:
        words = next((words for words, known in self._offered if known == value), None)
        shown = "" if value is None else words or str(value)
        self.setText(shown)
        self.selectAll()

    def begin(self, typed: str) -> None:
        completer = self.completer()
        if typed:
            self._fresh = False
            self.setText(typed)
            completer.setCompletionPrefix(typed)
            self.end(False)
        else:
            completer.setCompletionPrefix("")
            self.selectAll()  # other words take the place of those that are there
        completer.complete()

    def _typed(self) -> None:
        self._fresh = False

    def event(self, event: QEvent) -> bool:
        """The open list hands keys on without asking those who watch this editor: tell them of those that end it."""
        popup = self.completer().popup() if self.completer() is not None else None
        ends = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENDING
        if ends and popup is not None and popup.isVisible():
            if popup.currentIndex().isValid():
                self.setText(str(popup.currentIndex().data()))
            popup.hide()
            self.pressed.emit(event)
            return True
        return super().event(event)

    def entered(self) -> object:
        """What the text means; UserError when that is nothing or several."""
        text = self.text()
        if not text.strip() and self._field is not None:
            return read_text(self._field, "", self._choices or (lambda _field: self._offered))
        found = matching(text, self._offered)
        if len(found) == 1 or (found and not self._fresh and found[0][0].casefold().startswith(text.casefold())):
            return found[0][1]
        if self._field is not None:
            return read_text(self._field, text, self._choices or (lambda _field: self._offered))
        raise UserError(_("“{text}” is not among the choices.").format(text=text), "")


class VectorEditor(QWidget):
    """Seven levels, IAC to RA: a digit or - sets one and goes on, arrows move, Backspace goes back."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._levels: list[int | None] = [None] * len(FR_CODES)
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)

    def show_value(self, value: object) -> None:
        self._levels = list(LevelVector.parse(str(value or "")).levels)
        self._say()

    def begin(self, typed: str) -> None:
        self._at = 0
        for sign in typed:
            self._take(sign)

    def entered(self) -> object:
        return str(LevelVector(tuple(self._levels)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            self._at = max(0, self._at - 1)
            if key == Qt.Key.Key_Backspace:
                self._levels[self._at] = None
        elif key == Qt.Key.Key_Right:
            self._at = min(len(FR_CODES) - 1, self._at + 1)
        elif key == Qt.Key.Key_Delete:
            self._levels[self._at] = None
        elif text:
            self._take(text)
        self._say()

    def _take(self, sign: str) -> None:
        """Set the level at hand and go on; a sign that is no level does nothing."""
        if sign in ("-", "0", "1", "2", "3", "4"):
            self._levels[self._at] = None if sign == "-" else int(sign)
            self._at = min(len(FR_CODES) - 1, self._at + 1)

    def _say(self) -> None:
        level = self._levels[self._at]
        self.setToolTip(f"{FR_CODES[self._at]}: {'–' if level is None else level}")
        self.setAccessibleDescription(self.toolTip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, px = QRectF(self.rect()), self.theme.px
        box(painter, rect, self.theme.c("bg.surface"), self.theme.c("focus"), width=px(2))
        inside = rect.adjusted(px(8), 0, 0, 0)
        domain.level_vector(painter, self.theme, inside, self._levels)
        cell = px(domain.VECTOR_CELL)
        ring = QRectF(round(inside.left()) + self._at * cell, rect.center().y() - px(12), cell + 1, px(24))
        box(painter, ring, None, self.theme.c("focus"), width=px(2))
        painter.end()

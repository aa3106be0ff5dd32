"""The fields of selected rows, from the same columns as the table. Edits apply on leaving a field."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.errors import UserError
from app.i18n import _
from app.model.fields import Field
from app.model.kinds import Kind
from app.tables.column import Column
from app.tables.values import display_text
from app.ui.table.entry import CHOSEN_KINDS, Choices, read_text
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.labels import label

_LABEL = 104
_PROSE_HEIGHT = 72


class FormField(QWidget):
    """A label, an editor, and a line below for what is wrong. `entered` carries a value that may stand."""

    entered = Signal(object)

    def __init__(self, theme: Theme, column: Column[Any], field: Field, choices: Choices) -> None:
        super().__init__()
        self.theme, self.column, self._field, self._choices = theme, column, field, choices
        self._shown = ""
        row = HBox(theme, self, spacing=8)
        self._label = label(_(column.title), "caption", "secondary", wrap=True)
        self._label.setToolTip(_(column.hint))
        row.addWidget(self._label)
        side = VBox(theme, spacing=2)
        self._editor = self._make_editor()
        self._editor.setAccessibleName(_(column.title))
        side.addWidget(self._editor)
        self._wrong = label(type="caption", role="error", wrap=True)
        self._wrong.hide()
        side.addWidget(self._wrong)
        row.addLayout(side, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._label.setFixedWidth(self.theme.px(_LABEL))
        if isinstance(self._editor, QPlainTextEdit):
            self._editor.setFixedHeight(self.theme.px(_PROSE_HEIGHT))

    def _make_editor(self) -> QWidget:
        if self._field.kind in CHOSEN_KINDS:
            chosen = QComboBox()
            chosen.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            chosen.activated.connect(self._leave)
            return chosen
        if self._field.kind is Kind.PROSE:
            prose = _Prose()
            prose.left.connect(self._leave)
            return prose
        line = QLineEdit()
        line.editingFinished.connect(self._leave)
        return line

    def show_values(self, values: Sequence[object]) -> None:
        """Show what the rows have in common; nothing where they differ. Text that is being typed stays."""
        if self._editor.hasFocus() and self._text() != self._shown:
            return
        same = len({display_text(self.column.kind, value) for value in values}) <= 1
        self._shown = display_text(self.column.kind, values[0]) if values and same else ""
        self._complain("")
        several = "" if same else _("several")
        if isinstance(self._editor, QComboBox):
            self._show_choice(same and values[0] is not None if values else False, several)
        elif isinstance(self._editor, QPlainTextEdit):
            self._editor.setPlainText(self._shown)
            self._editor.setPlaceholderText(several)
        elif isinstance(self._editor, QLineEdit):
            self._editor.setText(self._shown)
            self._editor.setPlaceholderText(several)

    def _show_choice(self, known: bool, several: str) -> None:
        assert isinstance(self._editor, QComboBox)
        words = [choice for choice, _value in self._choices(self._field)]
        self._editor.clear()
        self._editor.addItems(words)
        self._editor.setPlaceholderText(several)
        self._editor.setCurrentIndex(self._editor.findText(self._shown) if known else 0 if not several else -1)

    def _text(self) -> str:
        if isinstance(self._editor, QComboBox):
            return self._editor.currentText()
        return self._editor.toPlainText() if isinstance(self._editor, QPlainTextEdit) else self._line().text()

    def _line(self) -> QLineEdit:
        assert isinstance(self._editor, QLineEdit)
        return self._editor

    def _leave(self) -> None:
        """The field is left: take what may stand, say what is wrong with the rest and keep it."""
        text = self._text()
        if text == self._shown:
            self._complain("")
            return
        try:
            value = self._read(text)
        except UserError as trouble:
            self._complain(trouble.message)
            return
        self._complain("")
        self.entered.emit(value)

    def _read(self, text: str) -> object:
        if isinstance(self._editor, QComboBox):
            return self._choices(self._field)[self._editor.currentIndex()][1]
        return read_text(self._field, text, self._choices)

    def _complain(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if bool(self._editor.property("invalid")) != bool(wrong):
            self._editor.setProperty("invalid", bool(wrong))
            self._editor.style().polish(self._editor)


class _Prose(QPlainTextEdit):
    """Text of several lines that says when it is left."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Form(QWidget):
    """A field for every editable column. `entered` carries the column and the value for all shown rows."""

    entered = Signal(object, object)

    def __init__(self, theme: Theme, columns: Sequence[Column[Any]], choices: Choices) -> None:
        super().__init__()
        column_of_fields = VBox(theme, self, margins=(16, 12, 16, 12), spacing=6)
        self._fields: list[FormField] = []
        for column in columns:
            if column.edits is not None:
                field = FormField(theme, column, column.edits, choices)
                field.entered.connect(lambda value, column=column: self.entered.emit(column, value))
                self._fields.append(field)
                column_of_fields.addWidget(field)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the values of these rows."""
        for field in self._fields:
            field.show_values([field.column.value(row) for row in rows])

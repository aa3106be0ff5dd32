"""Editing in place: one line of text, or a list to choose from, by the kind of the field."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.errors import UserError
from app.i18n import _
from app.model.checks import canonical_decimal, problem_with
from app.model.fields import Field
from app.model.kinds import Kind
from app.tables.column import Column
from app.tables.values import display_text
from app.ui.theme import Theme

Options = Callable[[Column[Any]], Sequence[tuple[str, object]]]
_LEVELS = range(5)


def make_editor(theme: Theme, parent: QWidget, column: Column[Any], options: Options) -> QWidget:
    """The editor for a column's cells."""
    field = column.edits
    assert field is not None
    if field.kind in (Kind.CHOICE, Kind.FLAG, Kind.LEVEL, Kind.REF):
        return ChoiceEditor(parent, column.title, _choices(column, field, options))
    return LineEditor(parent, column.title, field)


def _choices(column: Column[Any], field: Field, options: Options) -> list[tuple[str, object]]:
    empty: list[tuple[str, object]] = [("–", None)] if field.optional else []
    if field.choices is not None:
        return empty + [(term.label, term) for term in field.choices]
    if field.kind is Kind.FLAG:
        return [(_("Yes"), True), (_("No"), False)]
    if field.kind is Kind.LEVEL:
        return empty + [(str(level), level) for level in _LEVELS]
    return [*empty, *options(column)]


class LineEditor(QLineEdit):
    """One line of text that becomes a value of the field's kind."""

    def __init__(self, parent: QWidget, title: str, field: Field) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setAccessibleName(_(title))
        self._field = field

    def show_value(self, value: object) -> None:
        """Start from the value that the cell has."""
        self.setText(display_text(self._field.kind, value))
        self.selectAll()

    def value(self) -> object:
        """What was typed, as the field keeps it. UserError when it may not stand there."""
        return read_text(self._field, self.text())


class ChoiceEditor(QComboBox):
    """A list that opens at once; choosing ends the edit."""

    def __init__(self, parent: QWidget, title: str, choices: Sequence[tuple[str, object]]) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setAccessibleName(_(title))
        self._values = [value for _words, value in choices]
        self.addItems([words for words, _value in choices])
        QTimer.singleShot(0, self, self.showPopup)

    def show_value(self, value: object) -> None:
        """Start from the value that the cell has."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))
        elif value is not None:
            self.setCurrentText(str(value))

    def value(self) -> object:
        """The chosen value."""
        return self._values[self.currentIndex()] if self._values else None


def read_text(field: Field, text: str) -> object:
    """Typed text as a value of the field; blank is None where the field allows it. UserError names field and remedy."""
    clean = unicodedata.normalize("NFC", text.strip())
    value: object = clean
    try:
        if not clean and field.optional:
            value = None
        elif field.kind in (Kind.INTEGER, Kind.SCORE):
            value = int(clean)
        elif field.kind is Kind.DATE:
            value = date.fromisoformat(clean)
        elif field.kind is Kind.DECIMAL and clean:
            value = canonical_decimal(clean.replace(",", "."))
    except ValueError:
        value = clean
    problem = problem_with(field, value)
    if problem is not None:
        raise UserError(_("{field}: {problem}").format(field=field.label, problem=problem), _("The old value stays."))
    return value

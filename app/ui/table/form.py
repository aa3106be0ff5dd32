"""The fields of selected rows, from the same columns as the table. Edits apply on leaving a field."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.model.fields import Field
from app.model.kinds import Kind
from app.tables.column import Column
from app.ui.table.entry import CHOSEN_KINDS, Choices
from app.ui.table.fields import USUAL_LINES, ChoiceField, FlagField, FormField, LineField, NameField, ProseField
from app.ui.table.text_area import Lines
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox

_NAMES = ("name", "title")
"""Lines that say what a record is: they are shown whole."""


class Form(QWidget):
    """A field for every editable column. `entered` carries the column and the value for all shown rows.

    Longer text has so many `lines`, below its label unless it stands `beside` it.
    """

    entered = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column[Any]],
        choices: Choices,
        lines: Lines = USUAL_LINES,
        beside: bool = False,
    ) -> None:
        super().__init__()
        under_each_other = VBox(theme, self, margins=(16, 12, 16, 12), spacing=6)
        self._fields: list[tuple[Column[Any], FormField]] = []
        for column in columns:
            if column.edits is not None:
                field = _make_field(theme, column, column.edits, choices, lines, beside)
                field.entered.connect(lambda value, column=column: self.entered.emit(column, value))
                self._fields.append((column, field))
                under_each_other.addWidget(field)
        if self._fields:
            self.setFocusProxy(_stop_of(self._fields[0][1]))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the values that these rows have; nothing where they differ."""
        for column, field in self._fields:
            field.show_values(list(dict.fromkeys(column.value(row) for row in rows)))

    def point_to(self, name: str) -> None:
        """Give the keyboard to the field of that name, if there is one."""
        for column, field in self._fields:
            if column.edits is not None and column.edits.name == name:
                _stop_of(field).setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> Sequence[QWidget]:
        """What takes the keyboard in it, from the top down."""
        return [_stop_of(field) for _column, field in self._fields]

    def lock(self, why: str) -> None:
        """Let nothing be entered any more; the tooltips say why."""
        for _column, field in self._fields:
            field.lock(why)


def _stop_of(field: FormField) -> QWidget:
    """What takes the keyboard in a field."""
    return next((one for one in field.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus), field)


def _make_field(
    theme: Theme, column: Column[Any], field: Field, choices: Choices, lines: Lines, beside: bool
) -> FormField:
    title, hint = _(column.title), _(column.hint) if column.hint else ""
    if field.kind is Kind.FLAG:
        return FlagField(theme, title, hint)
    if field.kind in CHOSEN_KINDS:
        return ChoiceField(theme, title, hint, field, choices)
    if field.kind is Kind.PROSE:
        return ProseField(theme, title, hint, field, choices, lines, beside)
    if field.kind is Kind.LINE and field.name in _NAMES:
        return NameField(theme, title, hint, field, choices, lines, beside)
    return LineField(theme, title, hint, field, choices)

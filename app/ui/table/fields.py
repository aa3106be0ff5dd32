"""The editors of a form: a label, an editor by kind, and a line below for what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from app.i18n import _
from app.model.fields import Field
from app.tables.values import display_text
from app.ui.table.entry import Choices, read_text
from app.ui.table.text_area import Lines, TextArea
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.check import Check
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.labels import label

_LABEL, _MOST_BESIDE = 104, 24
USUAL_LINES: Lines = (2, 12)


class FormField(QWidget):
    """One field. `entered` carries a value that may stand, for every row that is shown."""

    entered = Signal(object)

    def __init__(self, theme: Theme, title: str, hint: str, beside: bool = True) -> None:
        super().__init__()
        self.theme = theme
        row: HBox | VBox = HBox(theme, self, spacing=8) if beside else VBox(theme, self, spacing=3)
        self._label = label(title, "caption", "secondary", wrap=True)
        self._label.setToolTip(hint)
        row.addWidget(self._label)
        self._side = VBox(theme, spacing=2)
        row.addLayout(self._side, 1)
        if beside:
            theme.changed.connect(self._measure)
            self._measure()

    def _measure(self) -> None:
        self._label.setFixedWidth(self.theme.px(_LABEL))

    def show_values(self, values: Sequence[object]) -> None:
        """Show what the rows have in common; nothing where they differ."""
        raise NotImplementedError

    def lock(self, why: str) -> None:
        """Let nothing be entered any more; the tooltip says why."""
        raise NotImplementedError


class FlagField(FormField):
    """Yes or no."""

    def __init__(self, theme: Theme, title: str, hint: str) -> None:
        super().__init__(theme, "", hint)
        self._check = Check(theme, title)
        self._check.setToolTip(hint)
        self._check.clicked.connect(lambda: self.entered.emit(self._check.isChecked()))
        self._side.addWidget(self._check)

    def show_values(self, values: Sequence[object]) -> None:
        self._check.show_state(all(values), mixed=any(values) and not all(values))

    def lock(self, why: str) -> None:
        self._check.setEnabled(False)
        self._check.setToolTip(why)


class ChoiceField(FormField):
    """One of several words, below its label where they are long."""

    def __init__(self, theme: Theme, title: str, hint: str, field: Field, choices: Choices) -> None:
        longest = max((len(term.label) for term in field.choices or ()), default=0)
        super().__init__(theme, title, hint, beside=longest <= _MOST_BESIDE)
        self._field, self._choices = field, choices
        self._box = ChoiceBox(theme, title)
        self._box.activated.connect(lambda: self.entered.emit(self._box.value))
        self._side.addWidget(self._box)

    def show_values(self, values: Sequence[object]) -> None:
        self._box.offer(self._choices(self._field))
        same = len(set(values)) == 1
        self._box.setPlaceholderText("" if same else _("several"))
        if same:
            self._box.choose(values[0])

    def lock(self, why: str) -> None:
        self._box.setEnabled(False)
        self._box.setToolTip(why)


class TextField(FormField):
    """Text that is read when the field is left. What may not stand is kept in the field, with the reason below."""

    def __init__(
        self, theme: Theme, title: str, hint: str, field: Field, choices: Choices, beside: bool = True
    ) -> None:
        super().__init__(theme, title, hint, beside)
        self._field, self._choices = field, choices
        self._shown = ""
        self._editor = self._make_editor()
        self._editor.setAccessibleName(title)
        self._side.addWidget(self._editor)
        self._wrong = label(type="caption", role="error", wrap=True)
        self._wrong.hide()
        self._side.addWidget(self._wrong)

    def _make_editor(self) -> QWidget:
        raise NotImplementedError

    def _text(self) -> str:
        raise NotImplementedError

    def _show(self, text: str, prompt: str) -> None:
        raise NotImplementedError

    def show_values(self, values: Sequence[object]) -> None:
        """Show what the rows have in common; nothing where they differ. Text that is being typed stays."""
        if self._editor.hasFocus() and self._text() != self._shown:
            return
        texts = {display_text(self._field.kind, value) for value in values}
        self._shown = texts.pop() if len(texts) == 1 else ""
        self._show(self._shown, _("several") if texts else "")
        self._complain("")

    def _leave(self) -> None:
        """The field is left: take what may stand, say what is wrong with the rest and keep it."""
        if self._text() == self._shown:
            self._complain("")
            return
        try:
            value = read_text(self._field, self._text(), self._choices)
        except UserError as trouble:
            self._complain(trouble.message)
            return
        self._shown = self._text()
        self._complain("")
        self.entered.emit(value)

    def _complain(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if bool(self._editor.property("invalid")) != bool(wrong):
            self._editor.setProperty("invalid", bool(wrong))
            self._editor.style().unpolish(self._editor)
            self._editor.style().polish(self._editor)


class LineField(TextField):
    """One line."""

    def _make_editor(self) -> QWidget:
        self._line = _Line()
        self._line.editingFinished.connect(self._leave)
        return self._line

    def lock(self, why: str) -> None:
        self._line.setReadOnly(True)
        self._line.setToolTip(why)

    def _text(self) -> str:
        return self._line.text()

    def _show(self, text: str, prompt: str) -> None:
        self._line.setPlaceholderText(prompt)
        # The same text is not painted again; what was typed for another row can be taken back no more.
        if text != self._line.text() or self._line.isUndoAvailable():
            self._line.setText(text)
            self._line.setCursorPosition(0)


class _Line(QLineEdit):
    """A line whose text is selected when the keyboard comes to it, from wherever: what is typed takes its place."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:  # Qt itself does so on Tab alone
            self.selectAll()


class TextAreaField(TextField):
    """Text in as many lines as it needs, from `least` to `most`; below its label unless it stands `beside` it."""

    one_line = False

    def __init__(
        self,
        theme: Theme,
        title: str,
        hint: str,
        field: Field,
        choices: Choices,
        lines: Lines = USUAL_LINES,
        beside: bool = False,
    ) -> None:
        self._lines = lines
        super().__init__(theme, title, hint, field, choices, beside)

    def _make_editor(self) -> QWidget:
        self._area = TextArea(self.theme, self._lines, self.one_line)
        self._area.left.connect(self._leave)
        return self._area

    def lock(self, why: str) -> None:
        self._area.setReadOnly(True)
        self._area.setToolTip(why)

    def _text(self) -> str:
        return self._area.toPlainText()

    def _show(self, text: str, prompt: str) -> None:
        if text != self._area.toPlainText():
            self._area.setPlainText(text)
        self._area.setPlaceholderText(prompt)


class ProseField(TextAreaField):
    """Text of several lines."""


class NameField(TextAreaField):
    """One line of text that is shown whole: it goes on in the next line where the room ends."""

    one_line = True

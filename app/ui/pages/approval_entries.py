"""Small forms of the approval panel: a labelled line per value, what is wrong below, and the button that records."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.errors import UserError
from app.i18n import _
from app.ui.table.dates import read_date
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.labels import label

_LABEL = 84


class EntryForm(QWidget):
    """Ctrl+Enter, or Enter in a line, does `record`; Escape emits `left`."""

    left = Signal()

    def __init__(self, theme: Theme, verb: str, record: Callable[[], object], can_leave: bool = True) -> None:
        super().__init__()
        self.theme, self._record = theme, record
        self.column = VBox(theme, self, margins=(0, 4, 0, 6), spacing=6)
        self._entries = VBox(theme, spacing=6)
        self.column.addLayout(self._entries)
        self._wrong = label(type="caption", role="error", wrap=True)
        self._wrong.hide()
        self.column.addWidget(self._wrong)
        row = HBox(theme, spacing=8)
        self.do = Button(theme, verb, Rank.SECONDARY, keys="Ctrl Enter", small=True)
        self.do.clicked.connect(self._try)
        row.addWidget(self.do)
        if can_leave:
            leave = Button(theme, _("Leave it"), Rank.QUIET, small=True)
            leave.clicked.connect(self.left)
            row.addWidget(leave)
        row.addStretch(1)
        self._buttons = row
        self.column.addLayout(row)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._try)

    def line(self, title: str, text: str = "", offered: Sequence[str] = ()) -> QLineEdit:
        """A line of text; `offered` are completed while it is typed."""
        editor = QLineEdit(text)
        editor.setAccessibleName(title)
        editor.returnPressed.connect(self._try)
        if offered:
            completer = QCompleter(list(offered), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        self._add(title, editor)
        return editor

    def choice(self, title: str, choices: Sequence[tuple[str, object]], chosen: object) -> ChoiceBox:
        """One of several words."""
        box = ChoiceBox(self.theme, title)
        box.offer(choices)
        box.choose(chosen)
        self._add(title, box)
        return box

    def _add(self, title: str, editor: QWidget) -> None:
        row = HBox(self.theme, spacing=8)
        name = label(title, "caption", "secondary", wrap=True)
        name.setFixedWidth(self.theme.px(_LABEL))
        row.addWidget(name)
        row.addWidget(editor, 1)
        self._entries.addLayout(row)

    def _try(self) -> None:
        if not self.do.isEnabled():
            return
        try:
            self._record()
        except UserError as trouble:
            self._wrong.setText(f"{trouble.message} {trouble.hint}".strip())
            self._wrong.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def day_in(editor: QLineEdit) -> date | None:
    """The date in a line; None where it is empty. UserError where it is none."""
    text = editor.text().strip()
    try:
        return read_date(text) if text else None
    except ValueError as wrong:
        raise UserError(str(wrong)) from None


def needed(editor: QLineEdit, words: str) -> str:
    """The text in a line. UserError with `words` where there is none."""
    text = editor.text().strip()
    if not text:
        editor.setFocus()
        raise UserError(words)
    return text

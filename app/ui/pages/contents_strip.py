"""Asks in place what becomes of what a zone or conduit holds, before it is deleted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.commands.contents import Contents
from app.i18n import _
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import label
from app.ui.widgets.segments import Segments


class ContentsStrip(QFrame):
    """`given` carries the ids and what becomes of what they hold; Esc leaves everything as it is (`left`)."""

    given = Signal(object, object)
    left = Signal()

    def __init__(self, theme: Theme, choices: Sequence[Contents]) -> None:
        super().__init__()
        self.setObjectName("cardRow")
        self._ids: tuple[str, ...] = ()
        self._first = self._choice = choices[0]
        row = HBox(theme, self, margins=(20, 8, 16, 8), spacing=10)
        self._about = label(wrap=True)
        row.addWidget(self._about, 1)
        self.segments = Segments(theme, _("What becomes of it"), [(one.label, one) for one in choices])
        self.segments.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.segments.picked.connect(self._pick)
        row.addWidget(self.segments)
        self.do = Button(theme, _("Delete"), Rank.PRIMARY)
        self.do.clicked.connect(lambda: self.given.emit(self._ids, self._choice))
        row.addWidget(self.do)
        leave = Button(theme, _("Cancel"), Rank.QUIET)
        leave.clicked.connect(self.left)
        row.addWidget(leave)
        self.hide()

    def ask(self, ids: Sequence[str], about: str) -> None:
        """Ask about rows by id; `about` says what they hold."""
        self._ids = tuple(ids)
        self._about.setText(about)
        self._pick(self._first)
        self.show()
        self.do.setFocus()

    def _pick(self, choice: object) -> None:
        assert isinstance(choice, Contents)
        self._choice = choice
        self.segments.choose(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.given.emit(self._ids, self._choice)
            case _:
                super().keyPressEvent(event)

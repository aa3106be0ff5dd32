"""Unexpected trouble: one surface that says so, with the log, and that the last change is saved."""

import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _
from app.paths import state_folder
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import Glyph, label

_LOG = "zonewright.log"
_WIDTH = 620


def write_log(kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> Path:
    """Append a fault with its place in the program to the log of this user; the answer is where the log lies."""
    path = state_folder() / _LOG
    text = "".join(traceback.format_exception(kind, trouble, trace))
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{text}\n")
    return path


class Failures(QObject):
    """Catches what nobody caught. Faults of other threads arrive here in the main thread.

    A fault while one is being told is printed and not told again.
    """

    happened = Signal(str)
    _telling = False

    def install(self) -> None:
        """Take over the hooks of the interpreter."""
        sys.excepthook = self._hear
        threading.excepthook = lambda given: self._hear(
            given.exc_type, given.exc_value or given.exc_type(), given.exc_traceback
        )

    @staticmethod
    def remove() -> None:
        """Give the hooks back: there is no window to tell anything in any more."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__

    def _hear(self, kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, trouble, trace)
        if self._telling or issubclass(kind, KeyboardInterrupt):
            return
        self._telling = True
        try:
            self.happened.emit(str(write_log(kind, trouble, trace)))
        finally:
            self._telling = False


class CrashSurface(QFrame):
    """Lies over the whole window until the person goes on or closes it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("veil")
        self.theme, self._window = theme, window
        outer = VBox(theme, self, margins=(24, 24, 24, 24))
        self._card = frame("card")
        outer.addWidget(self._card, alignment=Qt.AlignmentFlag.AlignCenter)
        column = VBox(theme, self._card, margins=(20, 18, 20, 18), spacing=10)
        head = HBox(theme, spacing=10)
        head.addWidget(Glyph(theme, "ph.warning", "error", 24))
        head.addWidget(label(_("Something went wrong inside the program"), "title"), 1)
        column.addLayout(head)
        self._words = label(role="secondary", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._words)
        row = HBox(theme, spacing=8)
        row.addStretch(1)
        close = Button(theme, _("Close the program"))
        close.clicked.connect(window.close)
        go_on = Button(theme, _("Go on"), Rank.PRIMARY)
        go_on.clicked.connect(self.hide)
        row.addWidget(close)
        row.addWidget(go_on)
        column.addLayout(row)
        window.installEventFilter(self)
        self.hide()

    def tell(self, log: str) -> None:
        """Say that it happened and where the details are."""
        said = _("Your last change is saved. The details are in {log}; send that file with a report of what you did.")
        self._words.setText(said.format(log=log))
        self._card.setFixedWidth(self.theme.px(_WIDTH))
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._window.rect())
        return False

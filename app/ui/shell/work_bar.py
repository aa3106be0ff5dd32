"""What is going on in the background: a thin bar after a moment, words and Cancel when it takes longer."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from app.i18n import _
from app.ui.tasks import Task
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import ShortLabel
from app.ui.widgets.signs import ProgressLine

SHOWN_AFTER = 300
WORDS_AFTER = 3000
_BAR = 3


class WorkBar(QFrame):
    """Shows one task at a time, the one that was started last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._task: Task | None = None
        column = VBox(theme, self)
        self._bar = ProgressLine(theme, _BAR)
        column.addWidget(self._bar)
        self._words = QFrame()
        row = HBox(theme, self._words, margins=(20, 4, 16, 4), spacing=8)
        self._said = ShortLabel(type="caption", role="secondary")
        row.addWidget(self._said, 1)
        cancel = Button(theme, _("Cancel"), Rank.SECONDARY, small=True)
        cancel.clicked.connect(self._cancel)
        row.addWidget(cancel)
        column.addWidget(self._words)
        self._soon = QTimer(self)
        self._later = QTimer(self)
        for timer, wait, show in ((self._soon, SHOWN_AFTER, self), (self._later, WORDS_AFTER, self._words)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(show.show)
        self.hide()

    def follow(self, task: Task) -> None:
        """Show a task from now on until it ends."""
        self._task = task
        self._bar.show_part(-1.0)
        self._said.setText(task.title)
        self._words.hide()
        task.told.connect(self._tell)
        self._soon.start()
        self._later.start()

    def end(self, task: Task) -> None:
        """The task has ended; nothing more is shown of it."""
        if task is self._task:
            self._task = None
            self._soon.stop()
            self._later.stop()
            self.hide()

    def _tell(self, done: int, total: int, text: str) -> None:
        self._bar.show_part(done / total if total else -1.0)
        count = f" {done} / {total}" if total else f" {done}" if done else ""
        self._said.setText((text or (self._task.title if self._task else "")) + count)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.progress.cancel()

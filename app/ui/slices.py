"""Long work in the main thread, in slices between what a person does: it reads what edits change, so no thread may."""

import time
from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

BUDGET = 0.008
"""Seconds at a time: a key press in between waits for half a frame."""


class Slices(QObject):
    """Goes through `steps` whenever the window has nothing else to do. `done` comes after the last one."""

    done = Signal()

    def __init__(self, steps: Generator[None, None, None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def stop(self) -> None:
        """Give the rest up."""
        self._timer.stop()
        self._steps.close()
        self.deleteLater()

    def _go_on(self) -> None:
        until = time.perf_counter() + BUDGET
        for _step in self._steps:
            if time.perf_counter() >= until:
                self._timer.start()
                return
        self.stop()
        self.done.emit()

"""Work off the GUI thread: threads think, the main thread writes."""

import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import UserError
from app.progress import Cancelled, Progress

T = TypeVar("T")


class Task(QObject):
    """One piece of work in a thread of its own. The signals arrive in the main thread."""

    told = Signal(int, int, str)
    ended = Signal(object)

    def __init__(self, work: Callable[[Progress], Any], title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.progress = Progress(self.told.emit)
        self.result: Any = None
        self.trouble: BaseException | None = None
        self._work = work
        self._thread = threading.Thread(target=self._run, name=f"task: {title}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Return when the thread is done."""
        self._thread.join()

    def _run(self) -> None:
        try:
            self.result = self._work(self.progress)
        except BaseException as trouble:
            self.trouble = trouble
        self.ended.emit(self)


class Tasks(QObject):
    """Starts work and brings back what comes of it: to `done`, a UserError to `refused`, a fault to the crash hook."""

    started = Signal(object)
    finished = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[Task, tuple[Callable[[Any], None], Callable[[UserError], None]]] = {}

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        title: str,
        refused: Callable[[UserError], None] | None = None,
    ) -> Task:
        """Do `work` in a thread, then `done` with its result here. `title` says what is going on ("Export workbook").

        `work` must not touch widgets or change the project; `done` is not called when the person cancelled. A
        UserError goes to `refused`, or to the signal of that name.
        """
        task = Task(work, title, self)
        self._running[task] = done, refused or self.refused.emit
        task.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self.started.emit(task)
        task.start()
        return task

    @property
    def busy(self) -> bool:
        """Whether anything is still under way."""
        return bool(self._running)

    def finish(self) -> None:
        """Cancel what runs and wait for it; what it would have brought back is dropped."""
        running, self._running = self._running, {}
        for task in running:
            task.progress.cancel()
            task.wait()

    def _end(self, task: Task) -> None:
        task.wait()
        answers = self._running.pop(task, None)
        self.finished.emit(task)
        task.deleteLater()
        if answers is None or isinstance(task.trouble, Cancelled):
            return
        done, refused = answers
        if isinstance(task.trouble, UserError):
            refused(task.trouble)
        elif task.trouble is not None:
            sys.excepthook(type(task.trouble), task.trouble, task.trouble.__traceback__)
        else:
            done(task.result)

"""How long work tells where it is, and how it is asked to stop. Qt-free."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Cancelled(Exception):
    """The person asked to stop; nothing was changed."""


@contextmanager
def many_rows() -> Iterator[None]:
    """For work that makes many rows and drops few: the search for garbage in cycles waits until it is done.

    Each search walks everything that was made so far; over 10,000 rows that was a third of the time.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


class Progress:
    """Counts steps of long work; `report` hears (done, total, text) in the working thread."""

    def __init__(self, report: Callable[[int, int, str], None] | None = None) -> None:
        self._report = report
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; for any thread."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop; for any thread."""
        return self._cancelled.is_set()

    def step(self, done: int, total: int, text: str = "") -> None:
        """Say that `done` of `total` is done. Cancelled when the person asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled
        if self._report is not None:
            self._report(done, total, text)

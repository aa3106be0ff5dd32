"""How far the writing of a workbook has come, in rows."""

from app.progress import Progress

_EVERY = 500


class Tally:
    """Counts rows and tells `progress` now and then. Cancelled when the person asked to stop."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total = progress, total
        self._done = 0
        self.text = ""

    def begin(self, text: str) -> None:
        """Say what is being done now."""
        self.text = text
        self._progress.step(self._done, self._total, text)

    def step(self, rows: int = 1) -> None:
        """Count rows that are done."""
        before, self._done = self._done, self._done + rows
        if before // _EVERY != self._done // _EVERY:
            self._progress.step(self._done, self._total, self.text)

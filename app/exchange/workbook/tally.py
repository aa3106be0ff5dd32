"""How far the writing of a workbook has come: sheets that are done, and rows of the one that is being written."""

from app.progress import Progress

_EVERY = 500
_PART = 1000


class Tally:
    """Counts parts and their rows and tells `progress` now and then. Cancelled when the person asked to stop."""

    def __init__(self, progress: Progress, parts: int) -> None:
        self._progress, self._parts = progress, parts
        self._begun = -1
        self._rows = self._done = 0
        self.text = ""

    def begin(self, text: str) -> None:
        """Say what is being done now: the next part, or what comes after all of them."""
        self.text = text
        self._begun += 1
        self.expect(0)
        self._tell()

    def expect(self, rows: int) -> None:
        """Say how many rows the present part has."""
        self._rows, self._done = rows, 0

    def step(self, rows: int = 1) -> None:
        """Count rows that are done."""
        before, self._done = self._done, self._done + rows
        if before // _EVERY != self._done // _EVERY:
            self._tell()

    def _tell(self) -> None:
        within = _PART * self._done // self._rows if self._rows else 0
        self._progress.step(self._begun * _PART + within, self._parts * _PART, self.text)

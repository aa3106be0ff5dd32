"""A project that is shown like any other and cannot be changed: someone else writes it, or its folder is read only."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from app.errors import UserError
from app.store.history import Entry
from app.store.reader import ProjectView
from app.store.restoring import write_new
from app.store.snapshot import copy_state
from app.store.surface import Project, Saved
from app.store.troubles import ReadOnly
from app.store.work import Work


class ReadOnlyProject(Project):
    """The project as its file was when it was opened; whoever writes the file is not in the way.

    Everything that would change it raises ReadOnly, which says why and what to do.
    """

    def __init__(self, path: Path, why: UserError | None) -> None:
        """UserError when the file is missing, no project, or of a newer release."""
        self._view = ProjectView(path)
        super().__init__(self._view.path, self._view.database, "", [])
        self.read_only: ReadOnly = ReadOnly(self.path, why)
        self.saved = Saved(datetime.fromtimestamp(self.path.stat().st_mtime).astimezone(), self.read_only)

    @contextmanager
    def change(self, label: str, place: str = "", *, final: bool = False, imports: bool = False) -> Iterator[Work]:
        """Raises ReadOnly."""
        raise self.read_only
        yield  # the signature of a change; never reached

    def undo(self) -> str:
        """Raises ReadOnly."""
        raise self.read_only

    def redo(self) -> str:
        """Raises ReadOnly."""
        raise self.read_only

    @property
    def next_undo(self) -> Entry | None:
        """None: nothing can be undone here."""
        return None

    @property
    def next_redo(self) -> Entry | None:
        """None: nothing can be redone here."""
        return None

    def back_up(self) -> None:
        """Raises ReadOnly."""
        raise self.read_only

    def write_copy(self, out: Path) -> None:
        """Write what is shown into a new project file, to work on. UserError as for a backup that is restored."""
        write_new(out, partial(copy_state, self._view.database))

    def verify(self) -> None:
        """Compare the rows with the digests that the file carries. Altered when they differ."""
        self._view.verify()

    def save(self) -> None:
        """Raises ReadOnly."""
        raise self.read_only

    def close(self) -> None:
        """Delete the private copy."""
        self._reader_engine.dispose()
        self._view.close()

    def abandon(self) -> None:
        """The same as `close`."""
        self.close()

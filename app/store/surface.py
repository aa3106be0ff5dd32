"""What an open project is to windows and commands, whether it can be written to or only read."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import UserError
from app.store.history import Entry
from app.store.journal import Change
from app.store.reader import ProjectReader
from app.store.troubles import ReadOnly
from app.store.work import Work


@dataclass(frozen=True, slots=True)
class Saved:
    """Whether the project file holds everything: when it was last published, or what is in the way."""

    at: datetime | None
    trouble: UserError | None


class Project(ProjectReader, ABC):
    """One project, open. Open it with `open_project` to write, or with `open_read_only`.

    `listeners` are called with each change after it is committed, in the writing thread; `saved_listeners` with the
    saved state, in any thread. `recovered` lists the changes that a crash had left unpublished. `read_only` says why
    nothing can be changed, None where it can.
    """

    def __init__(self, path: Path, database: Path, author: str, recovered: list[str]) -> None:
        super().__init__(path, database)
        self.author, self.recovered = author, recovered
        self.read_only: ReadOnly | None = None
        self.saved = Saved(None, None)
        self.listeners: list[Callable[[Change], None]] = []
        self.saved_listeners: list[Callable[[Saved], None]] = []

    @abstractmethod
    def change(
        self, label: str, place: str = "", *, final: bool = False, imports: bool = False
    ) -> AbstractContextManager[Work]:
        """Make one change: everything written inside is stored together, journalled, and undone together.

        `label` names it as people read it; `place` says where it was made. An exception inside leaves nothing; a
        change that touched no row is dropped. A `final` change (freeze, sign-off) is never undone; one that `imports`
        takes over rows from elsewhere. Before a change that is hard to survey a backup is made.

        UserError when it cannot be made: ReadOnly, NotStored, NoBackup. Nothing was changed then.
        """

    @abstractmethod
    def undo(self) -> str:
        """Undo the last change; the answer is its label. UserError when there is none."""

    @abstractmethod
    def redo(self) -> str:
        """Redo the change undone last; the answer is its label. UserError when there is none."""

    @property
    @abstractmethod
    def next_undo(self) -> Entry | None:
        """The change that `undo` would undo."""

    @property
    @abstractmethod
    def next_redo(self) -> Entry | None:
        """The change that `redo` would redo."""

    @abstractmethod
    def back_up(self) -> None:
        """Keep the present state as a backup; for any thread. UserError when it cannot be kept."""

    @abstractmethod
    def verify(self) -> None:
        """Compare the project file with the digests it carries; for any thread. FileTrouble when they differ."""

    @abstractmethod
    def save(self) -> None:
        """Publish now. UserError when the project file cannot be written; the work stays on this computer."""

    @abstractmethod
    def close(self) -> None:
        """Publish what is unpublished, give the lock back, and delete the working copy.

        When publishing fails the working copy stays, the next opening goes on from it, and UserError is raised.
        """

    @abstractmethod
    def abandon(self) -> None:
        """Leave without publishing; what was not published is gone."""

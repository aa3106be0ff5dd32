"""The working copy: where every edit is durable at once, away from sticks and shares."""

import hashlib
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.paths import state_folder
from app.store.files import copy_durably


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """The folder of one project's working copy, keyed by the project's id and the file's resolved path."""

    folder: Path

    @classmethod
    def of(cls, project_id: str, target: Path) -> "WorkingCopy":
        """The working copy that belongs to a project file; nothing is made yet."""
        place = hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:16]
        return cls(state_folder() / "copies" / f"{project_id}-{place}")

    @property
    def file(self) -> Path:
        """The database."""
        return self.folder / "work.db"

    @property
    def lock(self) -> Path:
        """The lock that says that it is open on this computer; outside the folder, which comes and goes."""
        return self.folder.with_name(f"{self.folder.name}.lock")

    def make_from(self, target: Path) -> None:
        """Start afresh from the project file."""
        self.remove()
        self.folder.mkdir(parents=True)
        copy_durably(target, self.file)

    def remove(self) -> None:
        """Delete the copy, as after a clean close."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def left_changes(self, target: Path) -> list[str] | None:
        """Labels of the changes that a crash left here and that the project file does not have, the first first.

        None when nothing was left, or the two have gone separate ways (the file does not hold this copy's past); then
        the copy is kept aside under a dated name and no longer in the way.
        """
        if not self.file.exists():
            return None
        ours, theirs = _changes(self.file), _changes(target)
        ids = [id for id, _label in ours]
        last = theirs[-1][0] if theirs else None
        if last is not None and last not in ids:
            self.folder.rename(self.folder.with_name(f"{self.folder.name}-{datetime.now():%Y%m%d-%H%M%S}"))
            return None
        return [label for _id, label in ours[len(theirs) :]]


def _changes(database: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(f"{database.as_uri()}", uri=True)
    try:
        connection.execute("PRAGMA query_only=ON")
        return [(row[0], row[1]) for row in connection.execute("SELECT id, label FROM change ORDER BY seq")]
    except sqlite3.DatabaseError:
        return []
    finally:
        connection.close()

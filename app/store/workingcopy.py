"""The working copy: where every edit is durable at once, away from sticks and shares."""

import errno
import json
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from app.paths import state_folder
from app.store.files import copy_durably, part_of, replace_durably, unreadable, write_durably
from app.store.localdisk import refuse_network_drive
from app.store.refusals import is_storage
from app.store.troubles import NotStored

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a working copy without opening it.

    `path` is the project file that it belongs to; `published` the number of the last change that the file was given;
    `set_aside` the moment at which file and copy were found to have gone separate ways, "" while they have not.
    """

    path: str
    published: int = 0
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """The folder of one project's working copy. It belongs to a project id and the resolved path of a file."""

    folder: Path

    @classmethod
    def of(cls, project_id: str, target: Path) -> "WorkingCopy":
        """The working copy that belongs to a project file; when there is none, where it would be."""
        for copy in all_copies():
            about = copy.about
            if copy.folder.name.startswith(project_id) and about.path == str(target) and not about.set_aside:
                return copy
        return cls(_copies() / f"{project_id}-{uuid.uuid4().hex[:12]}")

    @property
    def file(self) -> Path:
        """The database."""
        return self.folder / "work.db"

    @property
    def about(self) -> About:
        """What was noted of it; nothing where the note is missing or damaged. OSError when it cannot be read."""
        try:
            return About(**json.loads((self.folder / "about.json").read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return About("")

    def belong_to(self, target: Path, published: int) -> None:
        """Note which file it belongs to, and the last change that was published there."""
        write_durably(self.folder / "about.json", json.dumps(asdict(About(str(target), published))))

    def make(self, target: Path, fill: Callable[[Path], None]) -> None:
        """Start afresh: `fill` writes the database, which counts once it is complete.

        NotStored or NoLocalDisk when this computer cannot hold it; nothing is left then.
        """
        try:
            self.remove()
            self.folder.mkdir(parents=True)
            refuse_network_drive(self.folder.parent)
            self.belong_to(target, 0)
            part = part_of(self.file)
            fill(part)
            replace_durably(part, self.file)
        except OSError as trouble:
            self.remove()
            raise NotStored(target, trouble.strerror or trouble) from trouble
        except BaseException:
            self.remove()
            raise

    def make_from(self, target: Path, prepare: Callable[[Path], None]) -> None:
        """Start afresh from the project file, after `prepare` has brought the copy to this release's format.

        Missing when the file cannot be read, NotStored when this computer cannot hold the copy.
        """

        def fill(part: Path) -> None:
            try:
                copy_durably(target, part)
            except OSError as trouble:
                if trouble.errno in _FULL or trouble.filename != str(target):
                    raise
                raise unreadable(target, trouble.strerror) from trouble
            prepare(part)

        self.make(target, fill)

    def remove(self) -> None:
        """Delete the copy, as after a clean close; what cannot be deleted is swept up later.

        The database goes first: while it is there, what belongs to it stays too.
        """
        with suppress(OSError):
            self.file.unlink(missing_ok=True)
            shutil.rmtree(self.folder)

    def set_aside(self) -> None:
        """Keep the copy out of the way: file and copy have gone separate ways."""
        noted = replace(self.about, set_aside=datetime.now().astimezone().isoformat(timespec="seconds"))
        write_durably(self.folder / "about.json", json.dumps(asdict(noted)))

    def left_changes(self, target: Path) -> list[str] | None:
        """Labels of the changes that a crash left here and that the project file does not have, the first first.

        None when nothing was left to go on from: there is no copy, or the file has all that it holds and more, or the
        two have gone separate ways; then the copy is set aside.
        """
        if not self.file.exists():
            return None
        ours, theirs = changes_of(self.file), changes_of(target, still=True)
        if ours is not None and theirs is not None:
            if ours[: len(theirs)] == theirs:
                return [label for _id, label in ours[len(theirs) :]]
            if theirs[: len(ours)] == ours:
                return None
        self.set_aside()
        return None


def all_copies() -> Iterator[WorkingCopy]:
    """Every working copy of this user, also those set aside and those that a crash left half made.

    OSError when that cannot be told; a copy that is passed over would look like work that was never done.
    """
    if _copies().is_dir():
        yield from (WorkingCopy(path) for path in sorted(_copies().iterdir()) if path.is_dir())


def changes_of(database: Path, *, still: bool = False) -> list[tuple[str, str]] | None:
    """Id and label of every change that a database holds, in order; None when it is damaged.

    sqlite3.Error when the disk does not hand it out, which says nothing of what it holds.
    A `still` one is a project file, beside which nothing may appear; others are working copies.
    """
    uri = f"{database.as_uri()}?mode=ro&immutable=1" if still else database.as_uri()
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.execute("PRAGMA query_only=ON")
            return [(row[0], row[1]) for row in connection.execute("SELECT id, label FROM change ORDER BY seq")]
    except sqlite3.Error as trouble:
        if is_storage(trouble):
            raise
        return None


def _copies() -> Path:
    return state_folder() / "copies"

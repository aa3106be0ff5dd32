"""Publishing: the whole working copy is written beside the project file and put in its place in one step."""

import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.store.connections import reader_engine
from app.store.digests import Digests, RootDigests
from app.store.examination.known import remember
from app.store.files import Stamp, read_schema_number, replace_durably, stamp_of, sync_file
from app.store.schema import SCHEMA

QUIET_SECONDS = 2.0
LONGEST_SECONDS = 10.0


class Target:
    """The project file that a working copy is published to, and what it held when it was last seen."""

    def __init__(self, path: Path, digests: Digests) -> None:
        self.path = path
        self.digests = digests
        self.stamp: Stamp | None = stamp_of(path)
        # A file of an older format cannot be digested with this release's tables; its upgrade is checked instead.
        self._verified = self.stamp is None or read_schema_number(path) < SCHEMA

    def verify(self) -> None:
        """Compare the file's rows with the digests that it says it has. UserError when they differ."""
        if self._verified:
            return
        with reader_engine(self.path).connect() as connection:
            self.digests.verify(connection, self.path)
        self._verified = True

    def publish(self, working_copy: Path) -> RootDigests:
        """Write the working copy's last committed state in place of the project file.

        UserError when the file is not what this program left there, or the folder cannot be written to; the old file
        then still stands.
        """
        self.verify()
        if stamp_of(self.path) != self.stamp:
            raise UserError(
                _("{path} was changed by someone else while it was open here.").format(path=self.path),
                _("Your work is stored on this computer. Save it under another name, then compare the two."),
            )
        part = self.path.with_name(f"{self.path.name}.part")
        try:
            part.unlink(missing_ok=True)
            roots = self._write_part(working_copy, part)
            sync_file(part)
            remember(part)
            replace_durably(part, self.path)
        except (OSError, sqlite3.OperationalError) as trouble:
            part.unlink(missing_ok=True)
            raise UserError(
                _("{path} could not be saved: {reason}.").format(path=self.path, reason=trouble),
                _("Your work is stored on this computer. Check the drive and its free space; saving is tried again."),
            ) from trouble
        self.stamp = stamp_of(self.path)
        return roots

    def _write_part(self, working_copy: Path, part: Path) -> RootDigests:
        source = sqlite3.connect(f"{working_copy.as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            source.execute("VACUUM INTO ?", (str(part),))
        finally:
            source.close()
        engine = reader_engine(part)
        with engine.connect() as reading:
            roots = self.digests.refresh(reading)
        written = sqlite3.connect(part, isolation_level=None)
        try:
            written.execute("PRAGMA synchronous=FULL")
            written.execute("BEGIN")
            pairs = [(name, str(value)) for name, value in asdict(roots).items()]
            written.executemany("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", pairs)
            written.execute("COMMIT")
            (verdict,) = written.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise sqlite3.OperationalError(verdict)
        finally:
            written.close()
        return roots


class Publisher(threading.Thread):
    """Publishes in the background: 2 s after the last edit, at most 10 s after the first unpublished one.

    `report` is called in this thread after each try, with the trouble or None.
    """

    def __init__(self, publish: Callable[[], None], report: Callable[[UserError | None], None]) -> None:
        super().__init__(name="publisher", daemon=True)
        self._publish, self._report = publish, report
        self._changed = threading.Condition()
        self._first = self._last = 0.0
        self._busy = self._stopping = False

    def edited(self) -> None:
        """Take note that there is something to publish."""
        with self._changed:
            self._last = time.monotonic()
            self._first = self._first or self._last
            self._changed.notify_all()

    def flush(self) -> UserError | None:
        """Publish now, in the calling thread, if anything is unpublished; the answer is the trouble, if any."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy)
            if not self._first:
                return None
            self._first, self._busy = 0.0, True
        return self._run()

    def stop(self) -> None:
        """End the thread; what is unpublished stays so."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self.is_alive():
            self.join()

    def run(self) -> None:
        """Wait for edits and publish when they are due, until stopped."""
        while True:
            with self._changed:
                while not self._stopping and (self._busy or not self._due()):
                    self._changed.wait(self._patience())
                if self._stopping:
                    return
                self._first, self._busy = 0.0, True
            self._run()

    def _run(self) -> UserError | None:
        trouble: UserError | None = None
        try:
            self._publish()
        except UserError as caught:
            trouble = caught
        finally:
            with self._changed:
                self._busy = False
                if trouble is not None:
                    self._last = time.monotonic()
                    self._first = self._first or self._last
                self._changed.notify_all()
        self._report(trouble)
        return trouble

    def _due_at(self) -> float:
        return min(self._last + QUIET_SECONDS, self._first + LONGEST_SECONDS)

    def _due(self) -> bool:
        return bool(self._first) and time.monotonic() >= self._due_at()

    def _patience(self) -> float | None:
        return max(0.0, self._due_at() - time.monotonic()) if self._first and not self._busy else None

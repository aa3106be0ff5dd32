"""Publishing: the whole working copy is written beside the project file and put in its place in one step."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.store.connections import reader_engine
from app.store.digests import Digests, RootDigests
from app.store.examination.known import remember
from app.store.files import (
    Stamp,
    damaged,
    discard_part,
    fingerprint,
    part_of,
    read_schema_number,
    replace_durably,
    stamp_of,
    sync_file,
)
from app.store.refusals import REFUSALS, reason_of
from app.store.schema import SCHEMA
from app.store.snapshot import seal
from app.store.troubles import Altered, ChangedOnDisk, NotReachable, NotSaved

QUIET_SECONDS = 2.0
LONGEST_SECONDS = 10.0
FIRST_RETRY_SECONDS = 2.0
LONGEST_RETRY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A state of the file: its stamp, and the fingerprint of its bytes, "" while nobody has read them."""

    stamp: Stamp
    print: str


class Target:
    """The project file that a working copy is published to, and what it held when it was last seen."""

    def __init__(self, path: Path, digests: Digests) -> None:
        self.path, self.digests = path, digests
        self._guard = threading.Lock()
        self._refused: Stamp | None = None
        self._known: list[Seen] = []
        stamp = stamp_of(path)
        if stamp is not None:
            self._known.append(Seen(stamp, ""))
        # A file of an older format cannot be digested with this release's tables; its upgrade is checked instead.
        self._verified = stamp is None or _is_older(path)

    def overwrite(self, stamp: Stamp | None) -> None:
        """Take the file of that stamp for one that may be replaced, whatever it holds; None when it has gone."""
        with self._guard:
            self._known = [] if stamp is None else [Seen(stamp, "")]
            self._refused, self._verified, self.digests = None, True, Digests()

    def verify(self) -> None:
        """Compare the file's rows with the digests that it says it has. FileTrouble when they differ."""
        with self._guard:
            self._find()
            self._verify()

    def still_stands(self) -> bool:
        """Whether the file is there and is what this program left there."""
        try:
            self._find()
        except UserError:
            return False
        return True

    def publish(self, copy_state: Callable[[Path], None], confirm: Callable[[], None]) -> RootDigests:
        """Have `copy_state` write a state beside the project file, and put it in the file's place.

        `confirm` raises when the right to write has gone. FileTrouble when the file is not what this program left
        there, has gone, or cannot be written; the old file then still stands.
        """
        with self._guard:
            self._find()
            confirm()
            self._verify()
            part = part_of(self.path)
            discard_part(self.path)
            try:
                copy_state(part)
                roots = seal(part, self.digests)
                sync_file(part)
                self._replace(part)
            except REFUSALS as trouble:
                discard_part(self.path)
                self._find()
                raise NotSaved(self.path, reason_of(trouble)) from trouble
            except BaseException:
                discard_part(self.path)
                raise
            return roots

    def _replace(self, part: Path) -> None:
        stamp = stamp_of(part)
        if stamp is None:
            raise FileNotFoundError(part)
        # Known before it is in place: a share may carry out the renaming and report that it failed.
        seen = Seen(stamp, fingerprint(part))
        self._find()
        self._known.append(seen)
        remember(seen.print)
        replace_durably(part, self.path)
        self._known = [seen]

    def _find(self) -> None:
        """See that the file is one of those known. NotReachable when it has gone, ChangedOnDisk when it is another."""
        try:
            stamp = stamp_of(self.path)
            if stamp is None:
                if self._known:
                    raise NotReachable(self.path)
                return
            if any(seen.stamp == stamp for seen in self._known):
                return
            # A stick that was pulled and put back may number its files anew.
            print = "" if stamp == self._refused else fingerprint(self.path)
        except OSError as trouble:
            raise NotReachable(self.path) from trouble
        if not print or print not in {seen.print for seen in self._known}:
            self._refused = stamp
            raise ChangedOnDisk(self.path)
        self._known.append(Seen(stamp, print))

    def _verify(self) -> None:
        if not self._verified:
            try:
                with reader_engine(self.path).connect() as connection:
                    self.digests.verify(connection, self.path)
            except Altered:
                self.digests = Digests()
                raise
            except REFUSALS as trouble:
                self.digests = Digests()
                self._find()
                raise damaged(self.path, reason_of(trouble)) from trouble
            self._verified = True
        if self._known and not self._known[-1].print:
            self._read_print(self._known[-1].stamp)

    def _read_print(self, stamp: Stamp) -> None:
        try:
            print = fingerprint(self.path)
            if stamp_of(self.path) == stamp:
                self._known[-1] = Seen(stamp, print)
        except OSError as trouble:
            raise NotReachable(self.path) from trouble


def _is_older(path: Path) -> bool:
    try:
        return read_schema_number(path) < SCHEMA
    except UserError:
        return False


class Publisher(threading.Thread):
    """Publishes in the background: 2 s after the last edit, at most 10 s after the first unpublished one.

    After trouble it tries again by itself, at first after 2 s, then ever more seldom, every 30 s at last. `report` is
    called in this thread after each try, with the trouble or None.
    """

    def __init__(self, publish: Callable[[], None], report: Callable[[UserError | None], None]) -> None:
        super().__init__(name="publisher", daemon=True)
        self._publish, self._report = publish, report
        self._changed = threading.Condition()
        self._first = self._last = 0.0
        self._pause = self._not_before = 0.0
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

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Nothing is published meanwhile; when all went well inside, everything counts as published."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy)
            self._busy = True
        done = False
        try:
            yield
            done = True
        finally:
            with self._changed:
                self._busy = False
                if done:
                    self._first = self._pause = self._not_before = 0.0
                self._changed.notify_all()

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
        done = False
        try:
            self._publish()
            done = True
        except UserError as caught:
            trouble = caught
        finally:
            with self._changed:
                self._busy = False
                self._settle(done)
                self._changed.notify_all()
        self._report(trouble)
        return trouble

    def _settle(self, done: bool) -> None:
        if done:
            self._pause = self._not_before = 0.0
            return
        now = time.monotonic()
        self._first = self._first or now
        self._pause = min(2 * self._pause, LONGEST_RETRY_SECONDS) or FIRST_RETRY_SECONDS
        self._not_before = now + self._pause

    def _due_at(self) -> float:
        return max(min(self._last + QUIET_SECONDS, self._first + LONGEST_SECONDS), self._not_before)

    def _due(self) -> bool:
        return bool(self._first) and time.monotonic() >= self._due_at()

    def _patience(self) -> float | None:
        return max(0.0, self._due_at() - time.monotonic()) if self._first and not self._busy else None

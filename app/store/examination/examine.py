"""The gate: a project file is copied, looked at from the outside, then inside, and only then trusted."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.store.digests import Digests, RootDigests, digests_of_meta
from app.store.examination.contents import find_wrong_contents, find_wrong_names
from app.store.examination.damage import Damage, refusal
from app.store.examination.definitions import find_foreign_definitions
from app.store.examination.header import examine_header
from app.store.examination.known import is_known, remember
from app.store.examination.opening import LONGEST_VALUE, Clock, TooSlow, untrusted
from app.store.examination.past import find_wrong_history
from app.store.examination.values import ValueCheck, find_wrong_values
from app.store.files import fingerprint

_MOST_FAULTS = 20
_LONGEST_FAULT = 160
_MOST_DAMAGES = 1_000


def examine(path: Path) -> Path:
    """Refuse a file that is not a sound project: UserError with file, place and remedy. The file is only read.

    The answer is the file's real path. A file that this computer wrote or examined before is known by its bytes and
    costs one reading.
    """
    number = examine_header(path)
    path = path.resolve()
    try:
        digest = fingerprint(path)
        if is_known(digest):
            return path
        with copy_of(path) as copy:
            digest = fingerprint(copy)  # another computer may have saved meanwhile
            for damage in find_damage(copy, number):
                raise refusal(path, damage)
    except OSError as trouble:
        raise _unreadable(path, trouble) from trouble
    remember(digest)
    return path


def damages_of(path: Path) -> list[Damage]:
    """Everything wrong inside a file, known or not. UserError when its outside tells already that it will not open."""
    number = examine_header(path)
    try:
        with copy_of(path) as copy:
            return list(islice(find_damage(copy, number), _MOST_DAMAGES))
    except OSError as trouble:
        raise _unreadable(path, trouble) from trouble


@contextmanager
def copy_of(path: Path) -> Iterator[Path]:
    """A private copy of a file, gone at the end: what SQLite opens is never the person's own file."""
    with tempfile.TemporaryDirectory(prefix="zonewright-") as folder:
        copy = Path(folder) / "copy.db"
        shutil.copyfile(path, copy)
        yield copy


def find_damage(database: Path, number: int) -> Iterator[Damage]:
    """Everything wrong inside a private copy whose outside is that of a project file of format `number`.

    What comes first is what the rest relies on: no definition is used before all are known ones.
    """
    clock = Clock(database.stat().st_size)
    try:
        with untrusted(database, clock) as connection:
            foreign = list(find_foreign_definitions(connection, number))
            yield from foreign
            if not foreign:
                yield from _find_inside(connection, number, clock)
    except TooSlow:
        yield clock.damage()
    except (sqlite3.Error, UnicodeDecodeError) as trouble:  # the driver does not decode its own messages safely
        yield clock.damage() if clock.is_over() else Damage(_("database"), f"{trouble}.")


def _unreadable(path: Path, trouble: OSError) -> UserError:
    return UserError(
        _("{path} cannot be examined: {reason}.").format(path=path, reason=trouble.strerror or trouble),
        _("Check that the drive is there and that this computer has room for a copy; the file was not changed."),
    )


def _find_inside(connection: sqlite3.Connection, number: int, clock: Clock) -> Iterator[Damage]:
    faults = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})")]
    yield from (
        Damage(_("database"), " ".join(fault.split())[:_LONGEST_FAULT] + ".") for fault in faults if fault != "ok"
    )
    for table, row, target, _at in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_FAULTS):
        yield Damage(f"{table} {row}", _("it refers to a row of {table} that is not there.").format(table=target))
    yield from find_wrong_names(connection)
    yield from find_wrong_contents(connection, clock)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    digests, check = Digests(), ValueCheck()
    yield from find_wrong_values(connection, clock, check, digests)
    yield from find_wrong_history(connection, number, clock, check)
    yield from _find_wrong_digests(connection, digests)


def _find_wrong_digests(connection: sqlite3.Connection, digests: Digests) -> Iterator[Damage]:
    """What the file says of itself against what it holds."""
    place = _("digests")
    (digests.seq,) = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
    try:
        said = digests_of_meta(dict(connection.execute("SELECT name, value FROM meta")))
    except ValueError:
        said = None
    found = digests.roots()
    if said is None:
        yield Damage(place, _("it does not carry those that every saved project file has."))
    elif said != found:
        reason = _("it does not hold what was saved in it: {what} differs.")
        yield Damage(place, reason.format(what=_difference(said, found)))


def _difference(said: RootDigests, found: RootDigests) -> str:
    if said.content != found.content:
        return _("the content")
    if said.drawing != found.drawing:
        return _("the drawing")
    return _("the store") if said.store != found.store else _("the last change")

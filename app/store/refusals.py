"""What disks and databases refuse, in words that a person can use."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.errors import UserError

REFUSALS = (OSError, sqlite3.Error, SQLAlchemyError)

_STORAGE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


@contextmanager
def in_words(said: Callable[[str], UserError]) -> Iterator[None]:
    """Whatever a disk or a database refuses inside becomes the trouble that `said` makes of the reason."""
    try:
        yield
    except REFUSALS as trouble:
        raise said(reason_of(trouble)) from trouble


def reason_of(trouble: BaseException) -> str:
    """What the system said, without what only programmers read."""
    below = getattr(trouble, "orig", None) or trouble
    return str(getattr(below, "strerror", None) or below)


def is_storage(trouble: BaseException) -> bool:
    """Whether it was the disk that refused: full, failing, gone. False for a fault of a statement or a damaged file."""
    if isinstance(trouble, OSError):
        return True
    below = trouble.orig if isinstance(trouble, DBAPIError) else trouble
    return getattr(below, "sqlite_errorcode", 0) & 0xFF in _STORAGE

"""Opening a file that somebody sent: a plain file of bounded size, and nothing else."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors import UserError
from app.exchange.worker.limits import MEGABYTE
from app.i18n import _


@contextmanager
def opened(path: Path, most_bytes: int) -> Iterator[BinaryIO]:
    """The file, open for reading. UserError when it cannot be opened, is no plain file, is empty, or is too large."""
    try:
        # A pipe would keep a blocking open waiting for a writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as trouble:
        raise _unreadable(path, trouble.strerror or str(trouble)) from trouble
    known = os.fstat(handle)
    if not stat.S_ISREG(known.st_mode):
        os.close(handle)
        raise _unreadable(path, _("it is not a plain file"))
    with os.fdopen(handle, "rb") as file:
        if known.st_size == 0:
            raise UserError(_("{path} is empty.").format(path=path), _("Choose the file that holds the data."))
        if known.st_size > most_bytes:
            raise UserError(
                _("{path} has {size} MB; at most {most} MB are read.").format(
                    path=path, size=-(-known.st_size // MEGABYTE), most=most_bytes // MEGABYTE
                ),
                _("Split it into smaller files."),
            )
        yield file


def _unreadable(path: Path, reason: str) -> UserError:
    return UserError(
        _("{path} cannot be read: {reason}.").format(path=path, reason=reason),
        _("Check the name and that you may read the file."),
    )

"""Files of a disk as a document takes them, read away from the window's thread."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path

from app.commands.documents import GivenFile
from app.errors import UserError
from app.i18n import _
from app.progress import Progress
from app.store.limits import LARGEST_CONTENT


def read_files(paths: Sequence[Path], progress: Progress) -> list[GivenFile]:
    """Read files whole. UserError for one that cannot be read or is too large to keep."""
    files: list[GivenFile] = []
    for done, path in enumerate(paths):
        progress.step(done, len(paths), path.name)
        files.append(_read(path))
    return files


def _read(path: Path) -> GivenFile:
    try:
        if path.stat().st_size > LARGEST_CONTENT:
            raise UserError(
                _("{file} is too large to keep in a project.").format(file=path.name),
                _("At most {most} MB are kept; keep the file elsewhere and name its place in the document.").format(
                    most=LARGEST_CONTENT >> 20
                ),
            )
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            _("{file} cannot be read.").format(file=path.name), error.strerror or _("Check that it is still there.")
        ) from error
    return GivenFile(path.name, mimetypes.guess_type(path.name)[0] or "", content)

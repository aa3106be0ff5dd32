"""A project that can be read: what an open project and one opened to look into have in common."""

import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection

from app.model.fields import Entity
from app.store.connections import reader_engine
from app.store.digests import Digests, RootDigests
from app.store.examination.examine import examine
from app.store.files import read_schema_number
from app.store.reading import read_all, read_by_id
from app.store.schema import SCHEMA

E = TypeVar("E", bound=Entity)


class ProjectReader:
    """Readings of one project file, for any thread. `path` is the project file, wherever the rows are read from."""

    def __init__(self, path: Path, database: Path) -> None:
        self.path = path
        self._reader_engine = reader_engine(database, kept=True)
        self._digests = Digests()
        self._digesting = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the project and cannot write; for any thread."""
        with self._reader_engine.connect() as connection:
            yield connection

    def rows(self, kind: type[E], ids: Iterable[str] | None = None) -> list[E]:
        """Rows of an entity: all of them ordered by id, or those with the given ids."""
        with self.reading() as connection:
            return read_all(connection, kind) if ids is None else read_by_id(connection, kind, ids)

    def digests(self) -> RootDigests:
        """The digests of the present state, for any thread."""
        with self._digesting, self.reading() as connection:
            return self._digests.refresh(connection)

    @property
    def content_hash(self) -> str:
        """The content hash of the present state."""
        return self.digests().content


class ProjectView(ProjectReader):
    """A project opened to look into: a private copy of the file, so that whoever writes it is not in the way."""

    def __init__(self, path: Path) -> None:
        """UserError when the file is missing, no project, damaged, or of a newer release."""
        path = examine(path)
        schema = read_schema_number(path)
        self._folder = Path(tempfile.mkdtemp(prefix="zonewright-"))
        self.database = database = self._folder / "view.db"
        shutil.copyfile(path, database)
        if schema < SCHEMA:
            from app.store.migrations.upgrade import upgrade

            upgrade(database)
        super().__init__(path, database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def verify(self) -> None:
        """Compare the rows with the digests that the file carries. UserError when they differ."""
        with self._digesting, self.reading() as connection:
            self._digests.verify(connection, self.path)

    def close(self) -> None:
        """Delete the private copy."""
        self._reader_engine.dispose()
        shutil.rmtree(self._folder, ignore_errors=True)

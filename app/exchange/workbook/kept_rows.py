"""Rows that wait on disk until they are asked for again: those of a big plant would take much memory."""

import os
import pickle
from collections.abc import Iterator
from typing import BinaryIO

Row = tuple[object, ...]

_TOGETHER = 1000


class KeptRows:
    """Rows in the order in which they came. The file is this process's own, and may hold those of others too."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._places: list[int] = []
        self._latest: list[Row] = []

    def __len__(self) -> int:
        return len(self._places) * _TOGETHER + len(self._latest)

    def append(self, row: Row) -> None:
        """Add a row at the end."""
        self._latest.append(row)
        if len(self._latest) == _TOGETHER:
            self._places.append(self._file.seek(0, os.SEEK_END))
            pickle.dump(self._latest, self._file, pickle.HIGHEST_PROTOCOL)
            self._latest = []

    def __iter__(self) -> Iterator[Row]:
        for place in self._places:
            self._file.seek(place)
            yield from pickle.load(self._file)
        yield from self._latest

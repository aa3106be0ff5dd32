"""The folder of the catalogue: TOML entries and CSV lines become rows, every flaw is noted with its place."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TypeVar

from app.catalog.flaws import Flaw
from app.catalog.listing import Identified, Listing
from app.catalog.record import Record, Sheet
from app.i18n import _

Built = TypeVar("Built")
BuiltRow = TypeVar("BuiltRow", bound=Identified)
Decoded = TypeVar("Decoded")

SUFFIXES = (".csv", ".toml")


class Shelf:
    """The catalogue files of one folder, and the flaws found in them so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.flaws: list[Flaw] = []
        self.opened: set[str] = set()

    def files(self) -> list[str]:
        """Names of all catalogue files in the folder, sorted."""
        return sorted(path.name for path in self.folder.glob("*") if path.suffix in SUFFIXES)

    def read(self, file: str, build: Callable[[Record], Built]) -> list[Built]:
        """One row from each record of `file`, in order.

        Flaws are noted and never raised: a damaged field gives a stand-in, so that the rest is examined as well.
        A file that cannot be read at all gives no rows.
        """
        self.opened.add(file)
        if file.endswith(".csv"):
            table = self._decode(file, _table)
            if table is None:
                return []
            sheet = Sheet(file, self.flaws, table[0])
            records = _lines(sheet, table)
        else:
            entries = self._decode(file, _entries)
            if entries is None:
                return []
            sheet = Sheet(file, self.flaws)
            records = [Record(sheet, number, entry) for number, entry in enumerate(entries, start=1)]
        rows = [build(record) for record in records]
        sheet.finish(records)
        return rows

    def listing(self, file: str, build: Callable[[Record], BuiltRow]) -> Listing[BuiltRow]:
        """The rows of `file`, found by id; see `read`."""
        return Listing(file, self.read(file, build))

    def digest(self) -> str:
        """SHA-256 in hexadecimal over what all catalogue files say, as canonical JSON by file name.

        Layout, comments and line ends do not count.
        """
        import json
        from hashlib import sha256

        everything = {file: self._decode(file, _table if file.endswith(".csv") else _entries) for file in self.files()}
        canonical = json.dumps(everything, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
        return sha256(canonical.encode("utf-8")).hexdigest()

    def _decode(self, file: str, decode: Callable[[str], Decoded]) -> Decoded | None:
        """What `decode` makes of the text of `file`; None, with the flaw noted, if the file cannot be read."""
        try:
            return decode((self.folder / file).read_text(encoding="utf-8"))
        except FileNotFoundError:
            problem = _("the file is missing")
        except OSError as error:
            problem = _("cannot be opened: {reason}").format(reason=error.strerror)
        except UnicodeDecodeError as error:
            problem = _("is not UTF-8 at byte {position}").format(position=error.start)
        except ValueError as error:
            problem = _("cannot be read: {reason}").format(reason=error)
        self.flaws.append(Flaw(file, "", "", problem))
        return None


def _table(text: str) -> list[list[str]]:
    """The lines of a CSV file; ValueError when it is none, or has no line below its header."""
    reader = csv.reader(StringIO(text), strict=True)
    try:
        table = list(reader)
    except csv.Error as error:
        raise ValueError(f"{error} (at line {reader.line_num})") from error
    if len(table) < 2:
        raise ValueError(_("the list is empty"))
    return table


def _entries(text: str) -> list[dict[str, object]]:
    """The entries of a TOML file with a single array of tables; ValueError when it is none."""
    import tomllib

    document = tomllib.loads(text)
    arrays = [value for value in document.values() if isinstance(value, list)]
    if len(document) != 1 or not arrays or not all(isinstance(entry, dict) for entry in arrays[0]):
        raise ValueError(_("must hold one array of tables and nothing else"))
    entries: list[dict[str, object]] = arrays[0]
    return entries


def _lines(sheet: Sheet, table: list[list[str]]) -> list[Record]:
    """The records of a CSV file: the first line names the fields."""
    header = table[0]
    records = []
    for number, cells in enumerate(table[1:], start=2):
        record = Record(sheet, number, dict(zip(header, cells, strict=False)))
        if len(cells) == len(header):
            records.append(record)
        else:
            problem = _("has {found} fields instead of {expected}")
            record.note("", problem.format(found=len(cells), expected=len(header)))
    return records

"""A register file as sheets of text: parsed by a worker, and what the worker says checked."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.errors import UserError
from app.exchange.inventory.delimited import CODE_PAGE
from app.exchange.inventory.sheet import Register, Row, Sheet, filled_rows
from app.exchange.worker.running import parse_apart, stopped
from app.i18n import _
from app.progress import Progress

MOST_BYTES = 64 * 1024 * 1024
_MOST_ANSWER = 192 * 1024 * 1024
_MOST_SHEETS = 2_000
_MOST_NOTES = 50


def read_register(path: Path, code_page: str = CODE_PAGE, progress: Progress | None = None) -> Register:
    """Read a CSV file or an XLSX workbook; the content decides which, not the name.

    `code_page` is used for a CSV file without byte order mark that is not UTF-8. UserError, naming file, place and
    remedy, when it cannot be read. Cancelled when the person asked to stop.
    """
    options = {"code_page": code_page}
    parts = parse_apart(path, "register", options, progress or Progress(), most_bytes=MOST_BYTES, answer=_MOST_ANSWER)
    return _register(path.name, parts)


def _register(name: str, parts: Iterable[object]) -> Register:
    """The register that a worker's parts make. UserError when they make none."""
    read: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    sheets: list[Sheet] = []
    rows: list[Row] = []
    for part in parts:
        match part:
            case {"encoding": str(encoding), "delimiter": str(delimiter), "notes": list(said)} if not read:
                read = {"encoding": encoding, "delimiter": delimiter}
                notes = tuple(map(str, said[:_MOST_NOTES]))
            case {"sheet": str(title), "flaw": str(flaw), "ragged": bool(ragged)} if len(sheets) < _MOST_SHEETS:
                _finish(sheets, rows)
                sheets.append(Sheet(title, (), flaw, ragged))
                rows = []
            case {"rows": list(some)} if sheets:
                rows += filled_rows(sheets[-1].name or name, _checked(name, some))
            case _:
                raise _nonsense(name)
    if not read:
        raise _nonsense(name)
    _finish(sheets, rows)
    return Register(name, tuple(sheets), notes=notes, **read)


def _finish(sheets: list[Sheet], rows: list[Row]) -> None:
    """Give the last sheet its rows."""
    if rows:
        last = sheets[-1]
        sheets[-1] = Sheet(last.name, tuple(rows), last.flaw, last.ragged)


def _checked(name: str, rows: list[object]) -> Iterator[tuple[int, list[str]]]:
    for row in rows:
        match row:
            case [int(number), list(cells)] if all(type(cell) is str for cell in cells):
                yield number, cells
            case _:
                raise _nonsense(name)


def _nonsense(name: str) -> UserError:
    return stopped(name, _("its parser answered something else than rows"))

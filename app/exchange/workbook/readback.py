"""A written workbook is read again, by another library, and compared cell by cell with what was meant."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat, zip_longest
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange.workbook.cells import coordinate
from app.i18n import _

_MOST_TOLD = 3


def refuse_differences(path: Path, meant: Mapping[str, Iterable[Sequence[object]]]) -> None:
    """Compare a workbook with the rows that each of its sheets is meant to hold, values and types alike.

    UserError names the first cells that differ.
    """
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(path))
    if workbook.sheet_names != list(meant):
        raise _broken([_("sheets {names}").format(names=", ".join(workbook.sheet_names))])
    for title, rows in meant.items():
        differences = list(islice(_differences(title, rows, _rows(workbook.get_sheet_by_name(title))), _MOST_TOLD))
        if differences:
            raise _broken(differences)


def _rows(sheet: Any) -> Iterator[list[object]]:
    """The rows of a sheet from the first on, one after the other: all at once take much memory."""
    if sheet.start is not None:
        first_row, first_column = sheet.start
        yield from repeat([], first_row)
        for row in sheet.iter_rows():
            yield [*[""] * first_column, *row] if first_column else row


def _differences(title: str, meant: Iterable[Sequence[object]], found: Iterable[Sequence[object]]) -> Iterator[str]:
    for row, (wanted, got) in enumerate(zip_longest(meant, found, fillvalue=()), start=1):
        padded = [*wanted, *[""] * (len(got) - len(wanted))]
        if padded == got and bool not in map(type, got):
            continue
        for column, (one, other) in enumerate(zip_longest(wanted, got, fillvalue=""), start=1):
            if one != other or isinstance(other, bool):
                yield _("{place}: {found!r} instead of {meant!r}").format(
                    place=f"{title}!{coordinate(column, row)}", found=other, meant=one
                )


def _broken(differences: Iterable[str]) -> UserError:
    return UserError(
        "\n".join([_("The workbook does not hold what it should; no file was written."), *differences]),
        _("This is a fault of the program. Please report it with the lines above."),
    )

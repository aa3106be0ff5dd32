"""A written workbook is read again, by another library, and compared cell by cell with what was meant."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, zip_longest
from pathlib import Path

from app.errors import UserError
from app.exchange.workbook.cells import coordinate
from app.i18n import _

_MOST_TOLD = 3


def refuse_differences(path: Path, meant: Mapping[str, Sequence[Sequence[object]]]) -> None:
    """Compare a workbook with the rows that each of its sheets is meant to hold, values and types alike.

    UserError names the first cells that differ.
    """
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(path))
    if workbook.sheet_names != list(meant):
        raise _broken([_("sheets {names}").format(names=", ".join(workbook.sheet_names))])
    for title, rows in meant.items():
        found = workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)
        differences = list(islice(_differences(title, rows, found), _MOST_TOLD))
        if differences:
            raise _broken(differences)


def _differences(title: str, meant: Sequence[Sequence[object]], found: Sequence[Sequence[object]]) -> Iterable[str]:
    for row, (wanted, got) in enumerate(zip_longest(meant, found, fillvalue=()), start=1):
        padded = [*wanted, *[""] * (len(got) - len(wanted))]
        if padded == got and not any(isinstance(value, bool) for value in got):
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

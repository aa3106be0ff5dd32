"""Registers made by the tests, and the way from a file to a plan and into a project."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from app.commands.register import apply_register
from app.exchange.inventory.delimited import CODE_PAGE
from app.exchange.inventory.headings import register_listing
from app.exchange.inventory.mapping import ColumnMapping, mapping_for
from app.exchange.inventory.parsing import parse_register
from app.exchange.inventory.plan import Choices, ImportPlan
from app.exchange.inventory.planning import plan_register
from app.exchange.inventory.present import read_present
from app.exchange.inventory.sheet import Register
from app.exchange.inventory.words import normalised
from app.progress import Progress
from app.store.project import Project

AS_OF = date(2026, 4, 1)

Cells = Sequence[Sequence[object]]


def write_csv(path: Path, rows: Cells, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A CSV file as a spreadsheet program writes it."""
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def write_workbook(path: Path, **sheets: Cells) -> Path:
    """A workbook; underscores in the names of sheets become spaces."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def parsed(path: Path, code_page: str = CODE_PAGE, progress: Progress | None = None) -> Register:
    """A register parsed here and now, without the worker that the product puts around it."""
    with path.open("rb") as file:
        return parse_register(file, path.name, code_page, progress or Progress())


def planned(
    project: Project, path: Path, *, sheet: str = "", mapping: ColumnMapping | None = None, **choices: Any
) -> ImportPlan:
    """What importing a file would do, with choices other than the defaults."""
    register = parsed(path)
    listing = register_listing(register, sheet)
    chosen = Choices(**{"as_of": AS_OF, **choices})
    return plan_register(register, listing, mapping or mapping_for(listing, ""), read_present(project), chosen)


def imported(project: Project, path: Path, **choices: Any) -> ImportPlan:
    """Import a file; the answer is the plan that was applied."""
    plan = planned(project, path, **choices)
    apply_register(project, plan)
    return plan


def words(texts: Iterable[object]) -> set[str]:
    """Every word in the texts, in the form in which registers are compared."""
    return {word for text in texts for word in normalised(str(text)).split()}

"""The word that shows: tables with every derived value."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from app.catalog import Catalogue
from app.cli.main import say
from app.i18n import _
from app.queries.facts import load_facts
from app.store.reader import ProjectView
from app.tables.column import Table
from app.tables.every import TABLES
from app.tables.listing import rows_as_json
from app.tables.values import display_text
from app.workflow.assessment import Assessment


@contextmanager
def assessed(path: Path, as_of: date | None) -> Iterator[tuple[ProjectView, Assessment]]:
    """A project opened to look into, with everything that follows from it on a day (today if None)."""
    with ProjectView(path) as view:
        yield view, Assessment(load_facts(view, as_of or date.today(), view.content_hash), Catalogue())


def show(options: Any) -> int:
    """`show FILE WHAT`: a declared table, as text or as JSON."""
    table = next(table for table in TABLES if table.name == options.what)
    with assessed(options.file, options.as_of) as (_view, assessment):
        if options.json:
            print_json(rows_as_json(table, assessment))
        else:
            _print_table(table, assessment)
    return 0


def print_json(value: object) -> None:
    """Print a value as JSON on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _print_table(table: Table[Any], assessment: Assessment) -> None:
    rows = [
        [display_text(column.kind, column.value(row)).replace("\n", " ") for column in table.columns]
        for row in table.rows(assessment)
    ]
    if not rows:
        say(_("{table}: nothing yet.").format(table=_(table.title)))
        return
    _print_columns([[_(column.title) for column in table.columns], *rows])


def _print_columns(rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; those that are empty throughout are left out."""
    shown = [at for at in range(len(rows[0])) if any(row[at] for row in rows[1:])]
    widths = {at: max(len(row[at]) for row in rows) for at in shown}
    for row in rows:
        sys.stdout.write("  ".join(row[at].ljust(widths[at]) for at in shown).rstrip() + "\n")

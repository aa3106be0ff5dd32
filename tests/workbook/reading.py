"""Tables read back from a workbook by looking at it, without asking the code that wrote it where things stand."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from app.exchange.workbook.sheets import SHEETS, Sheet
from app.model.kinds import Kind
from app.store.project import Project
from app.tables.column import Column, Table
from app.tables.every import tables_of
from app.tables.listing import rows_as_json
from app.workflow.assessment import Assessment

Row = list[Any]

HEAD = 5
"""How many rows every sheet begins with before its tables."""


def read_sheets(path: Path) -> dict[str, list[Row]]:
    """Every sheet by title, each row as its cells."""
    workbook = CalamineWorkbook.from_path(str(path))
    return {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names}


def differences(path: Path, project: Project, assessment: Assessment) -> list[str]:
    """Every cell of every table of every sheet that is not what `rows_as_json` says of it."""
    tables = {table.name: table for table in tables_of(project)}
    sheets = read_sheets(path)
    found = []
    for sheet in SHEETS:
        for section in sheet.sections:
            table = tables[section.table]
            rows = rows_as_json(table, assessment)
            if rows:
                shown = (_form if section.form else _table)(sheets[sheet.title], sheet, table, assessment)
                found += list(_compare(sheet, table, rows, shown))
            elif not section.optional:
                assert any("Nothing is recorded." in row for row in sheets[sheet.title])
    return found


def _compare(sheet: Sheet, table: Table[Any], rows: list[dict[str, Any]], shown: list[dict[str, Any]]) -> list[str]:
    if len(rows) != len(shown):
        return [f"{sheet.title}, {table.name}: {len(shown)} rows instead of {len(rows)}"]
    return [
        f"{sheet.title}, {table.name}, row {at}, {column.key}: {cells.get(column.key, '')!r} instead of {meant!r}"
        for at, (row, cells) in enumerate(zip(rows, shown, strict=True))
        for column in table.columns
        if not _same(cells.get(column.key, ""), meant := _cell(column, row[column.key]))
    ]


def _same(found: object, meant: object) -> bool:
    return found == meant and isinstance(found, str) == isinstance(meant, str) and not isinstance(found, bool)


def _cell(column: Column[Any], value: Any) -> Any:
    """What a cell must hold for a value as JSON has it."""
    if value is None or value == []:
        return ""
    if column.choices is not None:
        label = next(term.label for term in column.choices if term.value == value)
        return float(label) if label.replace(".", "").isdigit() else label
    if column.kind is Kind.FLAG:
        return "Yes" if value else "No"
    if column.kind is Kind.DECIMAL:
        return float(value)
    if column.kind is Kind.DATE:
        return date.fromisoformat(value)
    if column.kind is Kind.MOMENT:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    return ", ".join(value) if isinstance(value, list) else value


def _table(rows: Sequence[Row], sheet: Sheet, table: Table[Any], assessment: Assessment) -> list[dict[str, Any]]:
    """The rows below a table's headings, headings of groups left out."""
    start = HEAD if sheet.is_list else next(at for at in range(HEAD, len(rows)) if _texts(rows[at]) == [table.title])
    at, places = _headings(rows, start, table)
    groups = {table.group_title(row) for row in table.rows(assessment)} if table.group_title else set()
    found = []
    for row in rows[at + 1 :]:
        if not _texts(row):
            break
        if len(_texts(row)) == 1 and str(row[0]).rpartition("  (")[0] in groups:
            continue
        found.append({key: row[place] for key, place in places.items()})
    return found


def _headings(rows: Sequence[Row], start: int, table: Table[Any]) -> tuple[int, dict[str, int]]:
    """The row of the headings, and where each column stands; columns that are empty throughout may be missing."""
    for at in range(start, len(rows)):
        places: dict[str, int] = {}
        place = 0
        for column in table.columns:
            if column.title in rows[at][place:]:
                place = rows[at].index(column.title, place)
                places[column.key] = place
                place += 1
        if len(places) > len(table.columns) // 3 and _texts(rows[at])[0] == table.columns[0].title:
            return at, places
    raise AssertionError(f"{table.name} has no headings")


def _form(rows: Sequence[Row], _sheet: Sheet, table: Table[Any], _assessment: Assessment) -> list[dict[str, Any]]:
    """The pairs of label and value below a table's title."""
    start = next(at for at in range(HEAD, len(rows)) if _texts(rows[at]) == [table.title])
    pairs: dict[str, Any] = {}
    for row in rows[start + 1 :]:
        if not _texts(row):
            break
        pairs[row[0]] = next((cell for cell in row[1:] if cell != ""), "")
    return [{column.key: pairs[column.title] for column in table.columns if column.title in pairs}]


def _texts(row: Row) -> list[Any]:
    return [cell for cell in row if cell != ""]

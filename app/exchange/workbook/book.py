"""Everything that the sheets of one workbook are made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.exchange.workbook.printing import PageMarks, page_marks
from app.i18n import _
from app.store.reader import ProjectReader
from app.tables.column import Table
from app.tables.cover import COVER, CoverRow
from app.tables.every import tables_of
from app.workflow.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Filled:
    """A declared table with the values of its rows, one per column; `groups` are the headings that rows stand under."""

    table: Table[Any]
    values: Sequence[Sequence[object]]
    groups: Sequence[str]

    def is_empty(self, at: int) -> bool:
        """Whether a column holds nothing in any row and may give way."""
        column = self.table.columns[at]
        return bool(self.values) and column.priority > 0 and all(row[at] in (None, "", ()) for row in self.values)


@dataclass(frozen=True, slots=True)
class Book:
    """The tables by name, what they are filled from, and what the head of every sheet and page says."""

    tables: dict[str, Table[Any]]
    assessment: Assessment
    marks: PageMarks
    project: str
    about: str

    def fill(self, name: str) -> Filled:
        """A table with its rows. They are not kept: those of all tables together take much memory."""
        table = self.tables[name]
        rows = table.rows(self.assessment)
        readers = [column.value for column in table.columns]
        values = [[read(row) for read in readers] for row in rows]
        return Filled(table, values, [table.group_title(row) for row in rows] if table.group_title else [])


def read_book(project: ProjectReader, assessment: Assessment) -> Book:
    """The tables of a project. `assessment` has what they show, and must not change before all are written."""
    cover = next(iter(COVER.rows(assessment)))
    return Book({table.name: table for table in tables_of(project)}, assessment, page_marks(cover), *_head(cover))


def _head(cover: CoverRow) -> tuple[str, str]:
    """Two lines for the head of each sheet: what project this is, and which state of it."""
    project = cover.project
    names = (project.name, project.site, project.document_number, cover.status, project.classification)
    state = (
        project.standard_edition,
        _("as of {day}").format(day=cover.as_of.isoformat()),
        _("content hash {hash}").format(hash=cover.content_hash),
    )
    return "  ·  ".join(filter(None, names)), "  ·  ".join(filter(None, state))

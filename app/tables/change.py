"""The change log of an open project."""

from collections.abc import Iterable

from app.i18n import N_
from app.model.kinds import Kind
from app.queries.audit import Action, AuditLine, Cause, read_audit
from app.store.reader import ProjectReader
from app.tables.column import Column, Table
from app.workflow.assessment import Assessment

CHANGES = "changes"
"""The name of the table."""

_COLUMNS: tuple[Column[AuditLine], ...] = (
    Column("change", N_("No."), Kind.INTEGER, lambda row: row.change, width=6, hint=N_("Number of the change.")),
    Column("at", N_("When (UTC)"), Kind.MOMENT, lambda row: row.at, width=18),
    Column("author", N_("Who"), Kind.LINE, lambda row: row.author, width=14),
    Column("label", N_("What was done"), Kind.LINE, lambda row: row.label, width=30),
    Column("cause", N_("By"), Kind.CHOICE, lambda row: row.cause, choices=Cause, width=8, priority=1),
    Column("action", N_("Action"), Kind.CHOICE, lambda row: row.action, choices=Action, width=10),
    Column("table", N_("In"), Kind.LINE, lambda row: row.table, width=16),
    Column("record", N_("Record"), Kind.LINE, lambda row: row.record, width=22),
    Column("field", N_("Field"), Kind.LINE, lambda row: row.field, width=16),
    Column("before", N_("Before"), Kind.PROSE, lambda row: row.before, width=30),
    Column("after", N_("After"), Kind.PROSE, lambda row: row.after, width=30),
)


def changes_table(project: ProjectReader) -> Table[AuditLine]:
    """The change log as a table: its rows come from the journal of `project`, not from the assessment."""

    def read(assessment: Assessment, _subject: None) -> Iterable[AuditLine]:
        return read_audit(project, assessment.facts)

    return Table(CHANGES, N_("Change log"), read, lambda row: f"{row.change} {row.line}", _COLUMNS, findings=True)

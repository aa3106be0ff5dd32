"""The change log of an open project: whole for worksheets, and as the window shows it."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.commands.register import PLACE as REGISTER
from app.i18n import N_, _
from app.model.kinds import Kind
from app.queries.audit import AuditLine, Cause, read_audit, read_trail_page
from app.queries.telling import Action
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

_ON_SCREEN: tuple[Column[AuditLine], ...] = (
    Column("time", N_("When"), Kind.LINE, lambda row: f"{row.at.astimezone():%H:%M:%S}", width=10),
    Column("author", N_("Who"), Kind.LINE, lambda row: row.author, width=12, priority=2),
    Column("label", N_("What was done"), Kind.LINE, lambda row: row.label, width=0),
    Column("cause", N_("By"), Kind.CHOICE, lambda row: row.cause, choices=Cause, width=6, priority=3),
    Column("action", N_("Action"), Kind.CHOICE, lambda row: row.action, choices=Action, width=9, priority=4),
    Column("table", N_("In"), Kind.LINE, lambda row: row.table, width=14, priority=1),
    Column("record", N_("Record"), Kind.LINE, lambda row: row.record, width=20),
    Column("field", N_("Field"), Kind.LINE, lambda row: row.field, width=14, priority=1),
    Column("before", N_("Before"), Kind.PROSE, lambda row: row.before, width=18),
    Column("after", N_("After"), Kind.PROSE, lambda row: row.after, width=18),
)


def _key(row: AuditLine) -> str:
    return f"{row.change} {row.line}"


def changes_table(project: ProjectReader) -> Table[AuditLine]:
    """The change log as a table: its rows come from the journal of `project`, not from the assessment."""

    def read(assessment: Assessment, _subject: None) -> Iterable[AuditLine]:
        return read_audit(project, assessment.facts)

    return Table(CHANGES, N_("Change log"), read, _key, _COLUMNS, findings=True)


def trail_table(project: ProjectReader) -> Table[AuditLine]:
    """The change log by day, newest first, in local time. Its rows are those of the newest page only."""

    def read(assessment: Assessment, _subject: None) -> Iterable[AuditLine]:
        return read_trail_page(project, assessment.facts).lines

    return Table(
        CHANGES,
        N_("Change log"),
        read,
        _key,
        _ON_SCREEN,
        findings=True,
        order=lambda row: (-row.change, row.line),
        group="time",
        group_title=lambda row: day_words(row.at.astimezone().date(), date.today()),
    )


def is_import(place: str) -> bool:
    """Whether what was done at a place is the import of an asset register."""
    return place == REGISTER


def day_words(day: date, today: date) -> str:
    """A day as people say it: "Today, 2026-11-24", "Yesterday, 2026-11-23", else the date."""
    if day == today:
        return _("Today, {day}").format(day=day.isoformat())
    if day == today - timedelta(days=1):
        return _("Yesterday, {day}").format(day=day.isoformat())
    return day.isoformat()

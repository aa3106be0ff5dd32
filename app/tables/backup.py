"""The backups of a project as the window shows them. Its rows come from this computer's disk, not from a project."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.i18n import N_, _
from app.model.kinds import Kind
from app.store.backups import Backup
from app.tables.change import day_words
from app.tables.column import Column, Table
from app.workflow.assessment import Assessment

_COLUMNS: tuple[Column[Backup], ...] = (
    Column("time", N_("When"), Kind.LINE, lambda row: f"{row.at.astimezone():%H:%M:%S}", width=10),
    Column("reason", N_("Why"), Kind.LINE, lambda row: _(row.reason.label), width=38),
    Column("label", N_("Kept before"), Kind.LINE, lambda row: row.label, width=0),
    Column("size", N_("Size"), Kind.LINE, lambda row: size_words(row.size), width=10, priority=1),
)


def backups_table(backups: Sequence[Backup]) -> Table[Backup]:
    """Backups by day, the newest first, in local time."""

    def read(_assessment: Assessment, _subject: None) -> Iterable[Backup]:
        return backups

    return Table(
        "backups",
        N_("Backups"),
        read,
        key_of,
        _COLUMNS,
        order=lambda row: -row.at.timestamp(),
        group="time",
        group_title=lambda row: day_words(row.at.astimezone().date(), date.today()),
    )


def key_of(backup: Backup) -> str:
    """What tells a backup apart from the others of its project."""
    return backup.at.isoformat()


def size_words(size: int) -> str:
    """A size as people say it: "240 KB", "1.4 MB"."""
    if size < 1_000_000:
        return _("{n} KB").format(n=f"{size / 1000:,.0f}")
    return _("{n} MB").format(n=f"{size / 1_000_000:,.1f}")

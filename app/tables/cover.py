"""What the cover of a worksheet says: the project, its revision, and the content that everything rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.i18n import N_, _
from app.model.entities import Baseline, MethodVersion, Project
from app.model.kinds import Kind
from app.tables.column import Column, Table, columns_over, field_column
from app.workflow.assessment import Assessment
from app.workflow.criteria import CRITERIA
from app.workflow.reads import Given, Whole, the
from app.workflow.zcr7_approval import latest_baseline


@dataclass(frozen=True, slots=True)
class CoverRow:
    """The project with its method, the day that rules about dates look at, and the present content hash.

    `frozen` is the last baseline where the content is still that of the baseline.
    """

    project: Project
    version: MethodVersion | None
    as_of: date
    content_hash: str
    frozen: Baseline | None

    @property
    def status(self) -> str:
        """Whether this is a frozen revision or a draft."""
        if self.frozen is None:
            return _("Draft of revision {revision}").format(revision=self.project.revision)
        return _("Revision {revision}, frozen").format(revision=self.frozen.revision)


def _row(assessment: Assessment, project: Project) -> Iterator[CoverRow]:
    facts, latest = assessment.facts, latest_baseline(assessment)
    same = latest is not None and latest.content_hash != "" and latest.content_hash == facts.content_hash
    version = facts.get(MethodVersion, project.method_id)
    yield CoverRow(project, version, facts.as_of, facts.content_hash, latest if same else None)


def _frozen(row: CoverRow, name: str) -> object:
    return None if row.frozen is None else getattr(row.frozen, name)


_own = columns_over(Project, "project")

_COLUMNS: tuple[Column[CoverRow], ...] = (
    _own("name", N_("Project"), width=30),
    _own("site", N_("Site"), width=24),
    _own("asset_owner", N_("Asset owner"), width=24),
    _own("client", N_("Client"), width=24, priority=1),
    _own("document_number", N_("Document number"), width=18),
    _own("revision", N_("Revision"), width=9),
    Column("status", N_("Status"), Kind.LINE, lambda row: row.status, width=24),
    Column("frozen_at", N_("Frozen at"), Kind.MOMENT, lambda row: _frozen(row, "frozen_at"), width=20, priority=1),
    Column("frozen_by", N_("Frozen by"), Kind.LINE, lambda row: _frozen(row, "author"), width=16, priority=1),
    _own("classification", N_("Classification"), width=16),
    _own("standard_edition", N_("Standard"), width=20),
    field_column(
        Project, "method_id", N_("Risk criteria"), lambda row: row.version.label if row.version else None, width=24
    ),
    _own("review_date", N_("Review due"), width=12, priority=1),
    Column(
        "as_of",
        N_("As of"),
        Kind.DATE,
        lambda row: row.as_of,
        width=12,
        hint=N_("The day that due dates are judged by."),
    ),
    Column("content_hash", N_("Content hash"), Kind.HASH, lambda row: row.content_hash, width=66),
)

COVER: Table[CoverRow] = Table(
    "project",
    N_("Project"),
    _row,
    lambda row: row.project.id,
    _COLUMNS,
    subjects=(Project,),
    reads=(
        the(Project).its("method_id"),
        Whole(Baseline),
        Whole(CRITERIA),
        Whole(Given.AS_OF),
        Whole(Given.CONTENT_HASH),
    ),
    entity=Project,
)

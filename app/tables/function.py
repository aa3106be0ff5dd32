"""Essential functions and asset groups with the assets that they rest on (ZCR 1.1, 2.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from app.i18n import N_
from app.model.entities import Asset, AssetGroup, EssentialFunction, FunctionAsset, GroupAsset
from app.model.kinds import Kind
from app.tables.column import Column, Table, field_column
from app.tables.initial import RatedKind
from app.tables.place import code_order
from app.workflow.assessment import Assessment
from app.workflow.places import RATED
from app.workflow.reads import the

_SHOWN = 12
"""So many tags are named; the number says how many there are."""


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """An essential function or asset group, how many assets it rests on, and the first of their tags."""

    subject: EssentialFunction | AssetGroup
    count: int
    tags: tuple[str, ...]

    @property
    def kind(self) -> RatedKind:
        """Which of the two it is."""
        return RatedKind.FUNCTION if isinstance(self.subject, EssentialFunction) else RatedKind.GROUP

    @property
    def owner(self) -> str:
        """Who answers for the function; a group has nobody."""
        return self.subject.owner if isinstance(self.subject, EssentialFunction) else ""


def assets_of(assessment: Assessment, subject: EssentialFunction | AssetGroup) -> tuple[str, ...]:
    """The ids of the assets that a function rests on, or that a group has."""
    if isinstance(subject, EssentialFunction):
        return tuple(link.asset_id for link in assessment.facts.where(FunctionAsset, "function_id", subject.id))
    return tuple(link.asset_id for link in assessment.facts.where(GroupAsset, "group_id", subject.id))


def functions_table() -> Table[FunctionRow]:
    """What the page of step 1 shows; in workbooks the sheet of initial risk lists the same rows with their ratings."""
    return Table(
        "functions",
        N_("Essential functions and asset groups"),
        _row,
        lambda row: row.subject.id,
        (
            _own("code", N_("Code"), width=8),
            _own("name", N_("Name"), width=30),
            Column("kind", N_("Rated for"), Kind.CHOICE, lambda row: row.kind, choices=RatedKind, width=16),
            field_column(EssentialFunction, "owner", N_("Owner"), lambda row: row.owner, width=18, priority=1),
            Column("assets", N_("Assets"), Kind.INTEGER, lambda row: row.count, width=7),
            Column("tags", N_("Rests on"), Kind.CODES, lambda row: row.tags, width=0),
            _own("description", N_("Description"), width=40, priority=1),
        ),
        subjects=RATED,
        reads=(
            the(EssentialFunction).each(FunctionAsset, "function_id").its("asset_id"),
            the(AssetGroup).each(GroupAsset, "group_id").its("asset_id"),
        ),
        order=lambda row: (isinstance(row.subject, AssetGroup), code_order(row.subject.code), row.subject.id),
    )


def _row(assessment: Assessment, subject: EssentialFunction | AssetGroup) -> Iterator[FunctionRow]:
    ids = assets_of(assessment, subject)
    assets = (assessment.facts.get(Asset, id) for id in ids)
    tags = sorted((asset.tag for asset in assets if asset is not None and asset.tag), key=code_order)
    yield FunctionRow(subject, len(ids), tuple(tags[:_SHOWN]))


def _own(name: str, title: str, *, width: int, priority: int = 0) -> Column[FunctionRow]:
    value = attrgetter(f"subject.{name}")
    return field_column(EssentialFunction, name, title, value, width=width, priority=priority)

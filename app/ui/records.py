"""The records of an assessment as the command palette finds them: one line per kind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any

from app.i18n import N_, _
from app.model.entities import (
    AccessPoint,
    Asset,
    AssetGroup,
    Assumption,
    Conduit,
    Countermeasure,
    Decision,
    Document,
    EssentialFunction,
    ExternalConnection,
    Flow,
    ReviewTrigger,
    Scenario,
    Session,
    SpecificationEntry,
    Threat,
    ThreatSource,
    Vulnerability,
    Zone,
)
from app.model.fields import Entity
from app.model.vocabulary import Stage
from app.tables.results import mark_of
from app.tables.values import RiskMark
from app.ui.bridge import Bridge, Notice
from app.ui.shell.search import Item, Query, Shelf
from app.ui.table.icons import TERM_ICONS
from app.workflow.assessment import Assessment

_SLICE = 1_000


@dataclass(frozen=True, slots=True)
class RecordKind:
    """Records of one entity: their icon, the step whose page shows them, the heading they stand under.

    `code` and `text` are the fields that they are found by; `mark` narrows the search to them.
    """

    entity: type[Entity]
    icon: str
    step: int
    heading: str
    text: str = "name"
    code: str = "code"
    mark: str = ""


_PLACED = N_("Zones and assets")
_OTHERS = N_("Everything else")

RECORDS: tuple[RecordKind, ...] = (
    RecordKind(Scenario, "ph.lightning", 5, N_("Scenarios"), "title", mark="#"),
    RecordKind(Zone, "ph.bounding-box", 3, _PLACED, mark="@"),
    RecordKind(Conduit, "ph.arrows-left-right", 3, _PLACED, mark="@"),
    RecordKind(Asset, "ph.cube", 1, _PLACED, code="tag", mark="@"),
    RecordKind(EssentialFunction, "ph.target", 1, _OTHERS),
    RecordKind(AssetGroup, "ph.squares-four", 1, _OTHERS),
    RecordKind(AccessPoint, "ph.door", 1, _OTHERS),
    RecordKind(ExternalConnection, "ph.globe", 1, _OTHERS),
    RecordKind(Flow, "ph.flow-arrow", 1, _OTHERS, "purpose"),
    RecordKind(ThreatSource, "ph.users-three", 5, _OTHERS),
    RecordKind(Threat, "ph.crosshair", 5, _OTHERS),
    RecordKind(Vulnerability, "ph.bug", 5, _OTHERS, "title"),
    RecordKind(Countermeasure, "ph.shield-check", 5, _OTHERS),
    RecordKind(Decision, "ph.check-circle", 5, _OTHERS, "authority"),
    RecordKind(ReviewTrigger, "ph.clock-counter-clockwise", 5, _OTHERS, "description"),
    RecordKind(SpecificationEntry, "ph.note-pencil", 6, _OTHERS, "title"),
    RecordKind(Assumption, "ph.tag", 6, _OTHERS, "text"),
    RecordKind(Document, "ph.book-open", 1, _OTHERS, "title"),
    RecordKind(Session, "ph.users-three", 7, _OTHERS, "title"),
)


@dataclass(frozen=True, slots=True)
class Record:
    """A record that was found: where it is shown, its icon, and the risk that it carries."""

    item: Item
    kind: RecordKind
    icon: str
    risk: RiskMark | None

    @property
    def table(self) -> str:
        """The table that it is a row of."""
        return self.kind.entity.table

    @property
    def step(self) -> int:
        """The step whose page shows it."""
        return self.kind.step


class Records:
    """Every record of an assessment, ready to be searched. Built piece by piece when it is first needed."""

    def __init__(self, assessment: Assessment, kinds: tuple[RecordKind, ...] = RECORDS) -> None:
        self._assessment = assessment
        self._kinds: Mapping[str, RecordKind] = {kind.entity.table: kind for kind in kinds}
        self._shelves: dict[str, Shelf] = {}
        self._building: Iterator[None] | None = None

    @staticmethod
    def following(bridge: Bridge) -> "Records":
        """The records of a bridge's assessment, kept in step with it."""
        records = Records(bridge.assessment)
        bridge.changed.connect(records.take)
        return records

    def build(self, *, whole: bool = True) -> bool:
        """Take in all records, or one piece more where not the `whole` is asked for; whether all are there now."""
        if self._building is None:
            self._shelves = {table: Shelf(_(kind.heading), kind.mark) for table, kind in self._kinds.items()}
            self._building = self._pieces()
        return all(whole for _piece in self._building)

    def _pieces(self) -> Iterator[None]:
        for table, kind in self._kinds.items():
            code, item = attrgetter(kind.code), _reader(kind)
            rows = iter(sorted(self._assessment.facts.all(kind.entity).values(), key=lambda row: _order(code(row))))
            while piece := list(islice(rows, _SLICE)):
                self._shelves[table].put(map(item, piece))
                yield

    def take(self, notice: Notice) -> None:
        """Follow a change; one of too many rows has everything taken in anew when it is next needed."""
        if self._building is None:
            return
        if notice.effects.everything:
            self._building = None
            return
        self.build()
        for change in notice.effects.rows:
            kind = self._kinds.get(change.table)
            if kind is None:
                continue
            if change.after is None:
                self._shelves[change.table].drop(change.id)
            else:
                self._shelves[change.table].put([_reader(kind)(change.after)])

    def find(self, query: Query, limit: int) -> dict[str, list[Record]]:
        """At most `limit` records under each heading, the best fits of each kind first."""
        self.build()
        found: dict[str, list[Record]] = {}
        for table, shelf in self._shelves.items():
            under = found.setdefault(shelf.heading, [])
            if len(under) < limit and query.mark in ("", shelf.mark):
                items = shelf.find(query, limit - len(under))
                under += [record for item in items if (record := self.record(table, item.id)) is not None]
        return {heading: records for heading, records in found.items() if records}

    def record(self, table: str, id: str) -> Record | None:
        """One record as it is now; None where it is gone."""
        self.build()
        kind, item = self._kinds[table], self._shelves[table].get(id)
        if item is None:
            return None
        row = self._assessment.facts.get(kind.entity, id)
        own = TERM_ICONS.get(row.kind) if isinstance(row, Asset) and row.kind is not None else None
        return Record(item, kind, own or kind.icon, self._risk(id) if kind.entity is Scenario else None)

    def _risk(self, scenario_id: str) -> RiskMark | None:
        """The risk of a scenario as it is today, else as it would be without measures."""
        risk = self._assessment.risk(scenario_id)
        outcome = risk.outcome(Stage.CURRENT) or risk.outcome(Stage.UNMITIGATED)
        return mark_of(self._assessment, outcome.letter) if outcome is not None else None


def _order(code: str) -> tuple[int, str]:
    """P-4 before P-12, at a tenth of what it takes to count as people do."""
    return len(code), code


def _reader(kind: RecordKind) -> Callable[[Any], Item]:
    code, text = attrgetter(kind.code), attrgetter(kind.text)
    return lambda row: Item(row.id, code(row), text(row))

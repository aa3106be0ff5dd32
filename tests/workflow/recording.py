"""A view that notes everything that a derivation or check looks at while it is evaluated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from app.model.entities import ENTITIES, Scenario
from app.model.fields import Entity
from app.workflow.derivation import ONLY, Derivation, View
from app.workflow.facts import Facts, RowChange
from app.workflow.ledger import Ledger
from app.workflow.progress import Tally, marks
from app.workflow.reads import Dirty, Given, Node, Read, Wiring
from tests.store.rows import row_with_owners
from tests.workflow.big_plant import by_table
from tests.workflow.plant import AS_OF, CATALOGUE, CONTENT, Plant, assess

E = TypeVar("E", bound=Entity)

SAMPLES = {kind.table: row_with_owners(kind)[-1] for kind in ENTITIES}


@dataclass(frozen=True)
class Looked:
    """One look: at a row, for rows with a value, through a whole table, at a value, at something given."""

    row: Entity | None = None
    whole: type[Entity] | None = None
    derivation: Derivation[Any, Any] | None = None
    key: str = ""
    given: Given | None = None


class RecordingFacts(Facts):
    """Facts that note each look in `log`."""

    def __init__(self, plant: Plant) -> None:
        self.log: list[Looked] = []
        super().__init__(by_table(plant.values()), AS_OF, frozenset({"nothing"}), CONTENT)

    def get(self, kind: type[E], id: str | None) -> E | None:
        found = super().get(kind, id)
        if found is not None:
            self.log.append(Looked(row=found))
        return found

    def where(self, kind: type[E], field: str, value: object) -> tuple[E, ...]:
        found = super().where(kind, field, value)
        self.log += [Looked(row=row) for row in found]
        if value:
            changed: dict[str, Any] = {"id": "one more", field: value}
            self.log.append(Looked(row=replace(SAMPLES[kind.table], **changed)))
        return found

    def all(self, kind: type[E]) -> Mapping[str, E]:
        self.log.append(Looked(whole=kind))
        return super().all(kind)

    @property
    def as_of(self) -> date:
        self.log.append(Looked(given=Given.AS_OF))
        return self._as_of

    @as_of.setter
    def as_of(self, day: date) -> None:
        self._as_of = day

    @property
    def missing_content(self) -> frozenset[str]:
        self.log.append(Looked(given=Given.MISSING_CONTENT))
        return self._missing

    @missing_content.setter
    def missing_content(self, ids: frozenset[str]) -> None:
        self._missing = ids

    @property
    def content_hash(self) -> str:
        self.log.append(Looked(given=Given.CONTENT_HASH))
        return self._hash

    @content_hash.setter
    def content_hash(self, sha256: str) -> None:
        self._hash = sha256


class RecordingView(View):
    """Notes which derived values are asked for; the values come from an assessment of the same plant."""

    def __init__(self, plant: Plant) -> None:
        self._assessment = assess(plant)
        self.recording = RecordingFacts(plant)
        super().__init__(self.recording, CATALOGUE, ())

    def of(self, derivation: Derivation[Any, Any], id: str = ONLY) -> Any:
        self.recording.log.append(Looked(derivation=derivation, key=id))
        return self._assessment.of(derivation, id)

    def looks(self, node: Node, row: Entity | None) -> list[Looked]:
        """What a node looks at for one subject."""
        self.recording.log.clear()
        if isinstance(node, Derivation):
            node.compute(self, row)
        elif isinstance(node, Ledger) and row is not None:
            node.rule.findings(node.check, self, row)
        elif isinstance(node, Tally) and isinstance(row, Scenario):
            list(marks(self, row))
        return list(dict.fromkeys(self.recording.log))

    def subjects(self, node: Node) -> Iterator[Entity | None]:
        """Every row that a node is evaluated for."""
        if not node.subjects:
            yield None
        for kind in node.subjects:
            yield from Facts.all(self.recording, kind).values()


@dataclass(eq=False)
class StandIn:
    """A node with other reads."""

    subjects: tuple[type[Entity], ...]
    reads: tuple[Read, ...]


class Coverage:
    """Which of a node's reads lead back to a subject from what was looked at; -1 is the subject's own row."""

    def __init__(self, node: Node) -> None:
        parts = [(-1, StandIn(node.subjects, ()))]
        parts += [(at, StandIn((), (read,))) for at, read in enumerate(node.reads)]
        self._parts = [(at, part, Wiring([part])) for at, part in parts]

    def of(self, look: Looked, subject: str, facts: Facts) -> frozenset[int]:
        """The reads that lead from the look to the subject."""
        return frozenset(at for at, part, wiring in self._parts if self._leads(part, wiring, look, subject, facts))

    def _leads(self, part: StandIn, wiring: Wiring, look: Looked, subject: str, facts: Facts) -> bool:
        dirty = Dirty()
        if look.row is not None:
            wiring.row_changed(RowChange(look.row.table, look.row.id, None, look.row), facts, dirty)
        elif look.whole is not None:
            sample = SAMPLES[look.whole.table]
            wiring.row_changed(RowChange(sample.table, sample.id, None, sample), facts, dirty)
            return dirty.of(part) is None
        elif look.derivation is not None:
            wiring.value_changed(look.derivation, [look.key], facts, dirty)
        elif look.given is not None:
            wiring.given_changed(look.given, dirty)
        touched = dirty.of(part)
        return touched is None or subject in touched

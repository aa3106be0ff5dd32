"""How a derived value or a check declares what it reads, so that one edit re-evaluates only what it touched.

A read is written from the subject outwards, as the check looks at the rows: `the(Scenario).each(Rating,
"scenario_id")`. The way back from a touched row to the subjects follows from it. Every table along the way counts
as read, and rows are walked back from their image before and after a change. Hence only the present facts are
needed to find the subjects: where a row in between has changed as well, its own two images lead there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from app.model.entities import ENTITY
from app.model.fields import Entity, field_of
from app.workflow.facts import Facts, RowChange

if TYPE_CHECKING:
    from app.workflow.derivation import Derivation


class Given(StrEnum):
    """What an assessment is told besides the rows of the project."""

    AS_OF = "as_of"
    MISSING_CONTENT = "missing_content"
    CONTENT_HASH = "content_hash"


@dataclass(frozen=True, slots=True)
class Hop:
    """From a row to the rows of `kind` whose `field` equals the row's `own`."""

    kind: type[Entity]
    field: str
    own: str


@dataclass(frozen=True, slots=True)
class Path:
    """The rows that are reached from a subject by hops, and the value `derived` from the last of them, if any."""

    root: type[Entity]
    hops: tuple[Hop, ...] = ()
    derived: "Derivation[Any, Any] | None" = None

    @property
    def end(self) -> type[Entity]:
        """The entity where the path arrives."""
        return self.hops[-1].kind if self.hops else self.root

    def each(self, kind: type[Entity], field: str) -> "Path":
        """The rows of `kind` that refer to the present row by `field`."""
        return self.match(kind, field, "id")

    def its(self, field: str) -> "Path":
        """The row that the present row refers to by `field`."""
        return self.match(ENTITY[field_of(self.end, field).target], "id", field)

    def peers(self, field: str) -> "Path":
        """The rows of the same table with the same value of `field`, the present one included."""
        return self.match(self.end, field, field)

    def match(self, kind: type[Entity], field: str, own: str) -> "Path":
        """The rows of `kind` whose `field` equals `own` of the present row. Empty values match nothing."""
        field_of(kind, field), field_of(self.end, own)
        return Path(self.root, (*self.hops, Hop(kind, field, own)))

    def to(self, derived: "Derivation[Any, Any]") -> "Path":
        """The value derived from the present row."""
        if self.end not in derived.subjects:
            raise TypeError(f"{derived.name} is not derived from {self.end.table}")
        return Path(self.root, self.hops, derived)


def the(subject: type[Entity]) -> Path:
    """The subject itself, where every path begins."""
    return Path(subject)


@dataclass(frozen=True, slots=True)
class Whole:
    """Every row of a table, every value of a derivation, or something given: any change concerns all subjects."""

    source: "type[Entity] | Derivation[Any, Any] | Given"


Read: TypeAlias = Path | Whole


class Node(Protocol):
    """Something that is evaluated per subject: a derived value or a check. Without subjects there is one value."""

    @property
    def subjects(self) -> tuple[type[Entity], ...]: ...
    @property
    def reads(self) -> tuple[Read, ...]: ...


Source: TypeAlias = "str | Derivation[Any, Any] | Given"
"""What can change: a table by its name, a derived value, something given."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The way back from a source to the subjects of a node; `path` None leads to all of them."""

    node: Node
    path: Path | None


class Dirty:
    """Per node the subjects that need a new look; None stands for all of them."""

    def __init__(self) -> None:
        self._keys: dict[Node, set[str] | None] = {}

    def add(self, node: Node, keys: Iterable[str]) -> None:
        """Note subjects of a node."""
        noted = self._keys.setdefault(node, set())
        if noted is not None:
            noted.update(keys)

    def add_all(self, node: Node) -> None:
        """Note every subject of a node."""
        self._keys[node] = None

    def of(self, node: Node) -> set[str] | None:
        """The subjects noted for a node, none when it was never touched; None when all are."""
        return self._keys.get(node, set())


class Wiring:
    """All ways from what can change to what has to be looked at again."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._ways: dict[Source, list[_Way]] = {}
        for node in nodes:
            for source, way in dict.fromkeys(_ways(node)):
                self._ways.setdefault(source, []).append(way)

    def row_changed(self, change: RowChange, facts: Facts, dirty: Dirty) -> None:
        """Note what a changed row leads to, from its image before and after, in the facts as they are now."""
        images = [image for image in (change.before, change.after) if image is not None]
        for way in self._ways.get(change.table, ()):
            if way.path is None:
                dirty.add_all(way.node)
            else:
                for image in images:
                    dirty.add(way.node, _back(way.path, image, facts))

    def value_changed(self, derived: "Derivation[Any, Any]", keys: Iterable[str], facts: Facts, dirty: Dirty) -> None:
        """Note what changed values of a derivation lead to."""
        keys = tuple(keys)
        for way in self._ways.get(derived, ()):
            if way.path is None:
                dirty.add_all(way.node)
                continue
            for key in keys:
                row = facts.get(way.path.end, key)
                if row is not None:
                    dirty.add(way.node, _back(way.path, row, facts))

    def given_changed(self, given: Given, dirty: Dirty) -> None:
        """Note what something given leads to."""
        for way in self._ways.get(given, ()):
            dirty.add_all(way.node)


def subjects_touched(node: Node, row: Entity, facts: Facts) -> set[str] | None:
    """The subjects of a node that a change of `row` leads to; None when it leads to all."""
    dirty = Dirty()
    Wiring([node]).row_changed(RowChange(row.table, row.id, None, row), facts, dirty)
    return dirty.of(node)


def _ways(node: Node) -> Iterable[tuple[Source, _Way]]:
    for subject in node.subjects:
        yield subject.table, _Way(node, Path(subject))
    for read in node.reads:
        if isinstance(read, Whole):
            yield _source(read.source), _Way(node, None)
            continue
        for length in range(1, len(read.hops) + 1):
            path = Path(read.root, read.hops[:length])
            yield path.end.table, _Way(node, path)
        if read.derived is not None:
            yield read.derived, _Way(node, Path(read.root, read.hops))


def _source(source: "type[Entity] | Derivation[Any, Any] | Given") -> Source:
    return source.table if isinstance(source, type) else source


def _back(path: Path, image: Entity, facts: Facts) -> Iterable[str]:
    """The ids of the subjects from which the path leads to `image`."""
    if not path.hops:
        return (image.id,)
    starts = (path.root, *(hop.kind for hop in path.hops))
    rows: list[Entity] = [image]
    for at in range(len(path.hops) - 1, 0, -1):
        rows = [found for row in rows for found in _before(path.hops[at], starts[at], row, facts)]
    first = path.hops[0]
    if first.own == "id":
        return {value for row in rows if (value := getattr(row, first.field))}
    return {found.id for row in rows for found in _before(first, path.root, row, facts)}


def _before(hop: Hop, start: type[Entity], row: Entity, facts: Facts) -> Iterable[Entity]:
    value = getattr(row, hop.field)
    if not value:
        return ()
    if hop.own == "id":
        found = facts.get(start, value)
        return () if found is None else (found,)
    return facts.where(start, hop.own, value)

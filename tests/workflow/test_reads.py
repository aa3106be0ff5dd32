"""What derivations and checks declare to read is what they look at: nothing is missing, nothing too much."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from app.model.entities import Observation
from app.model.fields import Entity
from app.model.vocabulary import ObservationSource
from app.workflow.reads import Node
from tests.store.rows import one_of_each
from tests.workflow.plant import Plant, assess, sound_plant, uid
from tests.workflow.planted import PLANTED, planted
from tests.workflow.recording import Coverage, Looked, RecordingView

NODES = assess(sound_plant()).nodes
SOUND = sound_plant()


def _plants() -> Iterator[tuple[Plant, str | None]]:
    """The plant in order, each planted one with the row that is to be looked at, and one with every sort of row."""
    yield SOUND, None
    every_sort = one_of_each()
    yield (
        {row.id: row for row in (*SOUND.values(), *every_sort, *_seen_elsewhere([*every_sort, SOUND["project"]]))},
        None,
    )
    for cases in PLANTED.values():
        for case in cases:
            yield planted(SOUND, case.edits), uid(case.at)


def _seen_elsewhere(rows: Iterable[Entity]) -> Iterator[Observation]:
    """What a worksheet says of rows."""
    for row in rows:
        yield Observation(
            subject_table=row.table, subject_id=row.id, field="id", value="x", source=ObservationSource.WORKSHEET
        )


@cache
def _covered() -> dict[int, list[tuple[Looked, frozenset[int]]]]:
    """Per node each look that it took, and the reads that lead back from it."""
    coverages = [Coverage(node) for node in NODES]
    found: dict[int, list[tuple[Looked, frozenset[int]]]] = defaultdict(list)
    for plant, at in _plants():
        view = RecordingView(plant)
        for number, node in enumerate(NODES):
            for row in view.subjects(node):
                if at is None or row is None or row.id == at:
                    subject = "" if row is None else row.id
                    for look in view.looks(node, row):
                        found[number].append((look, coverages[number].of(look, subject, view.recording)))
    return found


def _name(node: Node) -> str:
    return str(getattr(node, "name", None) or getattr(getattr(node, "rule", None), "id", type(node).__name__))


def test_everything_that_is_looked_at_is_declared() -> None:
    undeclared = [(_name(NODES[at]), look) for at, looks in _covered().items() for look, by in looks if not by]
    assert undeclared == []


def test_without_any_one_of_its_reads_a_check_or_derivation_would_miss_a_change() -> None:
    """Each declared read is the only one that leads back from something that was looked at."""
    idle = [
        (_name(node), read)
        for at, node in enumerate(NODES)
        for number, read in enumerate(node.reads)
        if not any(by == {number} for _look, by in _covered()[at])
    ]
    assert idle == []

"""Where in the seven steps a record is at home: where one goes to see it, and under what it is shown there."""

from collections.abc import Iterator
from typing import TypeAlias

from app.model.entities import (
    ENTITY,
    Countermeasure,
    Document,
    MethodVersion,
    Participant,
    Project,
    ReviewTrigger,
    Session,
    System,
    Threat,
    ThreatSource,
    Vulnerability,
)
from app.model.fields import Entity, OnDelete, fields_of
from app.workflow.facts import Facts
from app.workflow.step import STEPS

_BESIDE_THE_STEPS: dict[type[Entity], int] = {
    **dict.fromkeys((Project, System, Participant, Session, Document), 1),
    MethodVersion: 2,
    **dict.fromkeys((ThreatSource, Threat, Vulnerability, Countermeasure, ReviewTrigger), 5),
}


Way: TypeAlias = tuple[str, str]
"""A table and the key of a row in it: what a page is asked to show."""

_PARTS = ("requirement", "fr")
"""Fields that tell apart what is recorded of one zone or conduit."""


def home_of(kind: type[Entity]) -> int | None:
    """The number of the step that shows rows of an entity: its own, or that of the row it belongs to; None for none."""
    own = next((step.number for step in STEPS if kind in step.kinds), None) or _BESIDE_THE_STEPS.get(kind)
    if own is not None:
        return own
    owners = (ENTITY[field.target] for field in fields_of(kind) if field.on_delete is OnDelete.CASCADE and field.target)
    return next((home for owner in owners if (home := home_of(owner)) is not None), None)


def ways_to(facts: Facts, row: Entity) -> Iterator[Way]:
    """Under what a row may be shown: itself, then the rows that it belongs to, the nearest first."""
    yield row.table, row.id
    for owner in _owners(facts, row):
        parts = (getattr(row, part, None) for part in _PARTS)
        yield from ((owner.table, f"{owner.id} {part}") for part in parts if part)
        yield from ways_to(facts, owner)


def _owners(facts: Facts, row: Entity) -> Iterator[Entity]:
    held = [(field.target, getattr(row, field.name)) for field in fields_of(type(row)) if field.target]
    kept = {field.target for field in fields_of(type(row)) if field.on_delete is OnDelete.CASCADE}
    about = [(getattr(row, "subject_table", None), getattr(row, "subject_id", None))]
    for table, id in (*((table, id) for table, id in held if table in kept), *about):
        owner = facts.get(ENTITY[table], id) if table and id else None
        if owner is not None:
            yield owner

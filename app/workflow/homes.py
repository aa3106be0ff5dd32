"""Where in the seven steps a record is at home: where one goes to see it."""

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
from app.workflow.step import STEPS

_BESIDE_THE_STEPS: dict[type[Entity], int] = {
    **dict.fromkeys((Project, System, Participant, Session, Document), 1),
    MethodVersion: 2,
    **dict.fromkeys((ThreatSource, Threat, Vulnerability, Countermeasure, ReviewTrigger), 5),
}


def home_of(kind: type[Entity]) -> int | None:
    """The number of the step that shows rows of an entity: its own, or that of the row it belongs to; None for none."""
    own = next((step.number for step in STEPS if kind in step.kinds), None) or _BESIDE_THE_STEPS.get(kind)
    if own is not None:
        return own
    owners = (ENTITY[field.target] for field in fields_of(kind) if field.on_delete is OnDelete.CASCADE and field.target)
    return next((home for owner in owners if (home := home_of(owner)) is not None), None)

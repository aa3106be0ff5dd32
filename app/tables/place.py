"""Zones and conduits as rows name them: their code, their heading, their order."""

from functools import lru_cache
from typing import Any

from app.i18n import _
from app.model.entities import Zone
from app.model.kinds import Kind
from app.tables.values import sort_key
from app.workflow.places import Place


@lru_cache(maxsize=50_000)
def code_order(code: str) -> tuple[Any, ...]:
    """What orders codes as people count: P-4 before P-12."""
    return sort_key(Kind.CODE, code)


def place_code(place: Place | None) -> str | None:
    """The code of a zone or conduit."""
    return None if place is None else place.code


def place_title(place: Place | None) -> str:
    """How a heading names a zone or conduit: "Disinfection and dosing, Z-DIS"."""
    if place is None:
        return _("Not in a zone")
    return f"{place.name}, {place.code}" if place.name else place.code


def place_order(place: Place | None) -> tuple[Any, ...]:
    """What is in no place comes first, since it waits for one; then zones, then conduits, each by code."""
    if place is None:
        return (0,)
    return (1 if isinstance(place, Zone) else 2, code_order(place.code), place.id)

"""SL-T of zones and conduits: what their scenarios ask for, and what people assigned (ZCR 5.6)."""

from app.model.entities import AssignedLevel, Conduit, Scenario, Zone
from app.model.levels import parse_frs
from app.risk.target import Assigned, Derived, Target, derive, derive_conduit, target_of
from app.workflow.derivation import Derivation, View
from app.workflow.places import JOINED, PLACES, Place, joined_zones
from app.workflow.reads import the
from app.workflow.scenarios import CALLED, scenarios_of


def _asked(view: View, place: Place) -> Derived:
    called = ((scenario, view.of(CALLED, scenario.id)) for scenario in scenarios_of(view, place))
    return derive((scenario.code, parse_frs(scenario.frs), wanted) for scenario, wanted in called if wanted is not None)


ASKED = Derivation(
    "asked for",
    PLACES,
    (
        the(Zone).each(Scenario, "zone_id").to(CALLED),
        the(Conduit).each(Scenario, "conduit_id").to(CALLED),
    ),
    _asked,
)
"""What the scenarios of a zone or conduit ask for, per foundational requirement."""


def assigned_rows(view: View, place: Place) -> tuple[AssignedLevel, ...]:
    """The levels that people assigned to a zone or conduit."""
    rows = view.facts.where(AssignedLevel, "zone_id" if isinstance(place, Zone) else "conduit_id", place.id)
    return tuple(sorted(rows, key=lambda row: row.id))


def _assigned(view: View, place: Place) -> dict[str, Assigned]:
    return {row.fr: Assigned(row.level, row.rationale) for row in assigned_rows(view, place)}


def _zone_target(view: View, zone: Zone) -> Target:
    return target_of(view.of(ASKED, zone.id), _assigned(view, zone))


ZONE_TARGET = Derivation(
    "SL-T of a zone", (Zone,), (the(Zone).to(ASKED), the(Zone).each(AssignedLevel, "zone_id")), _zone_target
)
"""SL-T of a zone."""


def _conduit_target(view: View, conduit: Conduit) -> Target:
    zones = {zone.code: view.of(ZONE_TARGET, zone.id) for zone in joined_zones(view, conduit) if zone.in_scope}
    return target_of(derive_conduit(view.of(ASKED, conduit.id), zones), _assigned(view, conduit))


CONDUIT_TARGET = Derivation(
    "SL-T of a conduit",
    (Conduit,),
    (the(Conduit).to(ASKED), JOINED.to(ZONE_TARGET), the(Conduit).each(AssignedLevel, "conduit_id")),
    _conduit_target,
)
"""SL-T of a conduit: the higher, per FR, of the zones inside the system that it joins and of its own scenarios."""


def target(view: View, place: Place) -> Target:
    """SL-T of a zone or conduit."""
    return view.of(ZONE_TARGET, place.id) if isinstance(place, Zone) else view.of(CONDUIT_TARGET, place.id)

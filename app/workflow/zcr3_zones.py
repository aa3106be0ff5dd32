"""Rules of ZCR 3.1: zones, conduits, and the flows between them."""

from collections.abc import Iterator

from app.i18n import N_, _
from app.model.entities import Asset, Conduit, ConduitDevice, Flow, Zone
from app.model.levels import FR_CODES
from app.model.vocabulary import Trust
from app.workflow.derivation import View
from app.workflow.finding import Evidence, Fix, Severity, code_of, seen
from app.workflow.partition import TWINS
from app.workflow.places import JOINED, joined_zones
from app.workflow.reads import Whole, the
from app.workflow.routes import GAP_IN_ROUTE
from app.workflow.rule import Check, Problem, Rule
from app.workflow.targets import CONDUIT_TARGET, ZONE_TARGET, target


def _asset_counts(_view: View, asset: Asset) -> bool:
    return asset.in_scope


def _not_placed(view: View, asset: Asset) -> Iterator[Problem]:
    evidence = seen(asset, "zone_id", "conduit_id")
    if asset.zone_id is None and asset.conduit_id is None:
        fix = Fix("place_assets", _("Place it as suggested"), (asset.id,))
        yield Problem(_("{asset} is in no zone or conduit.").format(asset=code_of(asset)), "zone_id", evidence, fix)
    elif asset.zone_id is not None and asset.conduit_id is not None:
        zone, conduit = view.facts.get(Zone, asset.zone_id), view.facts.get(Conduit, asset.conduit_id)
        sentence = _("{asset} is in zone {zone} and belongs to conduit {conduit} as well.").format(
            asset=code_of(asset), zone=zone and code_of(zone), conduit=conduit and code_of(conduit)
        )
        fix = Fix("keep_in_zone", _("Keep it in the zone"), (asset.id,))
        yield Problem(sentence, "conduit_id", evidence, fix)


def _flow_counts(view: View, flow: Flow) -> bool:
    """At least one end is inside the system."""
    return any(_is_inside(view, view.facts.get(Asset, end)) for end in (flow.source_id, flow.target_id))


def _is_inside(view: View, asset: Asset | None) -> bool:
    if asset is None or not asset.in_scope:
        return False
    zone = view.facts.get(Zone, asset.zone_id)
    return zone is None or zone.in_scope


def _broken(view: View, flow: Flow) -> Iterator[Problem]:
    gap = view.of(GAP_IN_ROUTE, flow.id)
    if gap is not None:
        ends = (view.facts.get(Asset, flow.source_id), view.facts.get(Asset, flow.target_id))
        source, target = (code_of(end) if end is not None else "–" for end in ends)
        sentence = _("Flow {flow} from {source} to {target} has no unbroken path: {gap}.").format(
            flow=code_of(flow), source=source, target=target, gap=gap
        )
        yield Problem(sentence, fix=Fix("route_flows", _("Take the shortest path of conduits"), (flow.id,)))


def _one_ended(view: View, conduit: Conduit) -> Iterator[Problem]:
    zones = joined_zones(view, conduit)
    if len(zones) < 2:
        sentence = (
            _("Conduit {conduit} joins only {zone}.").format(conduit=code_of(conduit), zone=code_of(zones[0]))
            if zones
            else _("Conduit {conduit} joins no zone.").format(conduit=code_of(conduit))
        )
        fix = Fix("remove_conduits", _("Remove the conduit"), (conduit.id,))
        yield Problem(sentence, "conduit_zone", fix=fix)


def _zone_counts(_view: View, zone: Zone) -> bool:
    return zone.in_scope


def _empty(view: View, zone: Zone) -> Iterator[Problem]:
    """A zone that only holds sub-zones is not empty; they are looked at themselves."""
    if not view.facts.where(Asset, "zone_id", zone.id) and not view.facts.where(Zone, "parent_id", zone.id):
        fix = Fix("remove_zones", _("Remove the zone"), (zone.id,))
        yield Problem(_("Zone {zone} has no assets.").format(zone=code_of(zone)), fix=fix)


def _alike(view: View, zone: Zone) -> Iterator[Problem]:
    if zone.id in view.of(TWINS):
        twin_id, twin = view.of(TWINS)[zone.id]
        sentence = _(
            "{zone} could be one zone with {twin}: what is said of both is the same, so are SL-T, conduits and"
            " functions, and their assets are of the same kinds, levels and criticality."
        ).format(zone=code_of(zone), twin=twin)
        fix = Fix("merge_zones", _("Merge the two zones"), (twin_id, zone.id))
        yield Problem(sentence, evidence=(("zone", zone.id, "alike", twin_id),), fix=fix)


def _unguarded(view: View, conduit: Conduit) -> Iterator[Problem]:
    if not view.facts.where(ConduitDevice, "conduit_id", conduit.id):
        sentence = _("Untrusted conduit {conduit} has no boundary device.").format(conduit=code_of(conduit))
        yield Problem(sentence, "conduit_device", seen(conduit, "trust"))


def _below_parent(view: View, zone: Zone) -> Iterator[Problem]:
    parent = view.facts.get(Zone, zone.parent_id)
    below = _lower(view, zone, parent) if parent is not None and parent.in_scope else []
    if parent is not None and below:
        sentence = _("SL-T of sub-zone {zone} is below that of {parent} in {frs}.").format(
            zone=code_of(zone), parent=code_of(parent), frs=", ".join(below)
        )
        yield Problem(sentence, f"sl_t {below[0].split()[0]}", (*_levels(view, zone), *_levels(view, parent)))


def _below_joined(view: View, conduit: Conduit) -> Iterator[Problem]:
    joined = [zone for zone in joined_zones(view, conduit) if zone.in_scope]
    zones = [(zone, below) for zone in joined if (below := _lower(view, conduit, zone))]
    if zones:
        listed = "; ".join(f"{code_of(zone)}: {', '.join(below)}" for zone, below in zones)
        sentence = _("SL-T of conduit {conduit} is below that of joined zones ({zones}).").format(
            conduit=code_of(conduit), zones=listed
        )
        levels = tuple(item for zone, _below in zones for item in _levels(view, zone))
        yield Problem(sentence, f"sl_t {zones[0][1][0].split()[0]}", (*_levels(view, conduit), *levels))


def _lower(view: View, one: Zone | Conduit, other: Zone | Conduit) -> list[str]:
    """FR and levels in which `one` has less than `other`: "UC 1 of 2"."""
    mine, its = target(view, one).vector, target(view, other).vector
    return [f"{fr} {mine[fr]}/{its[fr]}" for fr in mine.below(its)]


def _levels(view: View, place: Zone | Conduit) -> tuple[Evidence, ...]:
    levels = target(view, place).vector
    return tuple((place.table, place.id, f"SL-T {fr}", levels[fr]) for fr in FR_CODES)


ZONE_RULES = (
    Rule(
        id="ZC-01",
        clause="3.1",
        step=3,
        severity=Severity.ERROR,
        title=N_("Asset in no zone or conduit"),
        checks=(
            Check((Asset,), (the(Asset).its("zone_id"), the(Asset).its("conduit_id")), _not_placed, _asset_counts),
        ),
        fixable=True,
    ),
    Rule(
        id="ZC-02",
        clause="3.1",
        step=3,
        severity=Severity.ERROR,
        title=N_("Flow without an unbroken path of conduits"),
        checks=(
            Check(
                (Flow,),
                (
                    the(Flow).to(GAP_IN_ROUTE),
                    the(Flow).its("source_id").its("zone_id"),
                    the(Flow).its("target_id").its("zone_id"),
                ),
                _broken,
                _flow_counts,
            ),
        ),
        fixable=True,
    ),
    Rule(
        id="ZC-03",
        clause="3.1",
        step=3,
        severity=Severity.WARNING,
        title=N_("Conduit that joins fewer than two zones, or an empty zone"),
        checks=(
            Check((Conduit,), (JOINED,), _one_ended),
            Check((Zone,), (the(Zone).each(Asset, "zone_id"), the(Zone).each(Zone, "parent_id")), _empty, _zone_counts),
        ),
        fixable=True,
    ),
    Rule(
        id="ZC-04",
        clause="3.1",
        step=3,
        severity=Severity.HINT,
        title=N_("Two zones alike in everything"),
        checks=(Check((Zone,), (Whole(TWINS),), _alike),),
        justifiable=True,
        fixable=True,
    ),
)

BOUNDARY_RULES = (
    Rule(
        id="ZC-21",
        clause="3.1",
        step=3,
        severity=Severity.ERROR,
        title=N_("Untrusted conduit without boundary device"),
        checks=(
            Check(
                (Conduit,),
                (the(Conduit).each(ConduitDevice, "conduit_id"),),
                _unguarded,
                lambda _view, conduit: conduit.trust is Trust.UNTRUSTED,
            ),
        ),
        justifiable=True,
    ),
    Rule(
        id="ZC-22",
        clause="3.1",
        step=3,
        severity=Severity.WARNING,
        title=N_("Sub-zone below its parent, or conduit below a joined zone"),
        checks=(
            Check(
                (Zone,),
                (the(Zone).to(ZONE_TARGET), the(Zone).its("parent_id").to(ZONE_TARGET)),
                _below_parent,
                lambda _view, zone: zone.in_scope and zone.parent_id is not None,
            ),
            Check((Conduit,), (the(Conduit).to(CONDUIT_TARGET), JOINED.to(ZONE_TARGET)), _below_joined),
        ),
        justifiable=True,
    ),
)

"""Whether a data flow follows an unbroken path of conduits from the place of its source to that of its target."""

from app.i18n import _
from app.model.entities import Asset, Conduit, ConduitZone, Flow, Passage, Zone
from app.workflow.derivation import Derivation, View
from app.workflow.finding import code_of
from app.workflow.reads import the


def passages_of(view: View, flow: Flow) -> tuple[Passage, ...]:
    """The conduits on the path of a flow, in order."""
    return tuple(sorted(view.facts.where(Passage, "flow_id", flow.id), key=lambda row: (row.position, row.id)))


def _gap_in_route(view: View, flow: Flow) -> str | None:
    source, target = view.facts.get(Asset, flow.source_id), view.facts.get(Asset, flow.target_id)
    if source is None or target is None:
        return None
    for asset in (source, target):
        if not _stands_in(view, asset):
            return _("{tag} is in no zone").format(tag=code_of(asset))
    if passages_of(view, flow):
        return _walk(view, flow, source, target)
    return None if _stands_in(view, source) & _stands_in(view, target) else _("it names no conduit")


def _walk(view: View, flow: Flow, source: Asset, target: Asset) -> str | None:
    """Follow the conduits from zone to zone; the answer says where the path breaks, None when it arrives.

    `here` are the zones in which the flow may have arrived; a conduit is left by another zone than it was entered.
    """
    here = _stands_in(view, source)
    for conduit_id in _between(view, flow, source, target):
        joined = _joined(view, conduit_id)
        entered = here & joined
        if not entered:
            return _("{conduit} does not lead on from {zones}").format(
                conduit=_code(view, conduit_id), zones=_codes(view, here)
            )
        here = joined - entered if len(entered) == 1 else joined
    if here & _stands_in(view, target):
        return None
    return _("the path ends in {zones}").format(zones=_codes(view, here)) if here else _("the path leads nowhere")


def _between(view: View, flow: Flow, source: Asset, target: Asset) -> list[str]:
    """The conduits to pass. A device that stands in a conduit is in it already, whether the path names it or not."""
    conduits = [passage.conduit_id for passage in passages_of(view, flow)]
    if conduits and source.zone_id is None and conduits[0] == source.conduit_id:
        del conduits[0]
    if conduits and target.zone_id is None and conduits[-1] == target.conduit_id:
        del conduits[-1]
    return conduits


def _stands_in(view: View, asset: Asset) -> frozenset[str]:
    """The zone of an asset; for an asset that belongs to a conduit the zones that the conduit joins."""
    if asset.zone_id is not None and view.facts.get(Zone, asset.zone_id) is not None:
        return frozenset({asset.zone_id})
    return _joined(view, asset.conduit_id)


def _joined(view: View, conduit_id: str | None) -> frozenset[str]:
    return frozenset(link.zone_id for link in view.facts.where(ConduitZone, "conduit_id", conduit_id))


def _code(view: View, conduit_id: str) -> str:
    conduit = view.facts.get(Conduit, conduit_id)
    return "–" if conduit is None else code_of(conduit)


def _codes(view: View, zone_ids: frozenset[str]) -> str:
    zones = (view.facts.get(Zone, id) for id in zone_ids)
    return ", ".join(sorted(code_of(zone) for zone in zones if zone is not None))


_ENDS = (the(Flow).its("source_id"), the(Flow).its("target_id"))

GAP_IN_ROUTE = Derivation(
    "gap in route",
    (Flow,),
    (
        the(Flow).each(Passage, "flow_id").its("conduit_id").each(ConduitZone, "conduit_id").its("zone_id"),
        *(end.its("zone_id") for end in _ENDS),
        *(end.its("conduit_id").each(ConduitZone, "conduit_id").its("zone_id") for end in _ENDS),
    ),
    _gap_in_route,
)
"""Where the path of a flow breaks, in words; None when it arrives.

Within one zone no conduit is needed. Between a zone and a zone around it the inner boundary is crossed, so that a
conduit has to join the two.
"""

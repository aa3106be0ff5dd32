"""Rules of ZCR 3.2 to 3.6: what is to be kept apart."""

from collections.abc import Callable, Iterator

from app.i18n import N_, _
from app.model.entities import Asset, Flow, Zone
from app.model.vocabulary import Direction, FlowAccess
from app.workflow.derivation import View
from app.workflow.finding import Fix, Severity, code_of, seen
from app.workflow.partition import DESIGNATED, MIX, SAFETY_AREA, Mix
from app.workflow.reads import Read, Whole, the
from app.workflow.rule import Check, Problem, Rule

_SHOWN = 5


def _named(view: View, ids: tuple[str, ...]) -> str:
    """The tags of assets, at most five."""
    assets = (view.facts.get(Asset, id) for id in ids[:_SHOWN])
    tags = ", ".join(code_of(asset) for asset in assets if asset is not None)
    return tags if len(ids) <= _SHOWN else _("{tags} and {count} more").format(tags=tags, count=len(ids) - _SHOWN)


def _problem(
    view: View, zone: Zone, ids: tuple[str, ...], field: str, sentence: str, fix: tuple[str, str]
) -> Iterator[Problem]:
    if view.of(MIX, zone.id).is_mixed(ids):
        assets = [view.facts.get(Asset, id) for id in ids]
        evidence = tuple(item for asset in assets if asset is not None for item in seen(asset, "zone_id", field))
        name, label = fix
        yield Problem(
            sentence.format(zone=code_of(zone), tags=_named(view, ids)),
            "zone_id",
            evidence,
            Fix(name, label, (zone.id,)),
        )


def _business(view: View, zone: Zone) -> Iterator[Problem]:
    sentence = _("{zone} holds business assets beside others: {tags}.")
    fix = ("separate_business", _("Move the business assets to a zone of their own"))
    return _problem(view, zone, view.of(MIX, zone.id).business, "business", sentence, fix)


def _safety(view: View, zone: Zone) -> Iterator[Problem]:
    if zone.id not in view.of(DESIGNATED):
        sentence = _("{zone} holds safety-related assets beside others and is not designated: {tags}.")
        fix = ("designate_safety", _("Designate the whole zone safety-related"))
        yield from _problem(view, zone, view.of(MIX, zone.id).safety, "safety_related", sentence, fix)


def _temporary(view: View, zone: Zone) -> Iterator[Problem]:
    sentence = _("{zone} holds temporarily connected assets beside others: {tags}.")
    fix = ("separate_temporary", _("Move them to a zone of their own"))
    return _problem(view, zone, view.of(MIX, zone.id).temporary, "temporary", sentence, fix)


def _wireless(view: View, zone: Zone) -> Iterator[Problem]:
    sentence = _("{zone} holds wireless assets beside others: {tags}.")
    fix = ("separate_wireless", _("Move them to a zone of their own"))
    return _problem(view, zone, view.of(MIX, zone.id).wireless, "wireless", sentence, fix)


def _external(view: View, zone: Zone) -> Iterator[Problem]:
    sentence = _("{zone} holds assets connected to external networks beside others: {tags}.")
    fix = ("separate_external", _("Move them to a zone of their own"))
    return _problem(view, zone, view.of(MIX, zone.id).external, "external", sentence, fix)


def _apart(
    problems: Callable[[View, Zone], Iterator[Problem]], sort: Callable[[Mix], tuple[str, ...]], *reads: Read
) -> Check[Zone]:
    """A check of every zone inside the system that holds assets of a sort."""
    return Check(
        (Zone,),
        (the(Zone).to(MIX), the(Zone).each(Asset, "zone_id"), *reads),
        problems,
        lambda view, zone: zone.in_scope and bool(sort(view.of(MIX, zone.id))),
    )


def _writes(_view: View, flow: Flow) -> bool:
    return flow.access is not FlowAccess.READ


def _write_into_safety(view: View, flow: Flow) -> Iterator[Problem]:
    """What runs both ways can write at either end."""
    source, target = view.facts.get(Asset, flow.source_id), view.facts.get(Asset, flow.target_id)
    if source is None or target is None:
        return
    yield from _entry(view, flow, source, target)
    if flow.direction is Direction.BOTH:
        yield from _entry(view, flow, target, source)


def _entry(view: View, flow: Flow, outer: Asset, inner: Asset) -> Iterator[Problem]:
    area = _area(view, inner)
    if area is not None and area != _area(view, outer):
        zone = view.facts.get(Zone, inner.zone_id)
        sentence = _("Flow {flow} lets {source} write to {target} in safety zone {zone}.").format(
            flow=code_of(flow), source=code_of(outer), target=code_of(inner), zone=zone and code_of(zone)
        )
        evidence = (
            *seen(flow, "source_id", "target_id", "access", "direction"),
            *seen(outer, "zone_id"),
            *seen(inner, "zone_id"),
        )
        yield Problem(sentence, "access", evidence, Fix("make_flows_read_only", _("Make it read only"), (flow.id,)))


def _area(view: View, asset: Asset) -> str | None:
    zone = view.facts.get(Zone, asset.zone_id)
    return None if zone is None else view.of(SAFETY_AREA, zone.id)


SEPARATION_RULES = (
    Rule(
        id="ZC-11",
        clause="3.2",
        step=3,
        severity=Severity.ERROR,
        title=N_("Business and IACS assets together"),
        checks=(_apart(_business, lambda mix: mix.business),),
        fixable=True,
    ),
    Rule(
        id="ZC-12",
        clause="3.3",
        step=3,
        severity=Severity.ERROR,
        title=N_("Safety-related assets with others in a zone that is not designated"),
        checks=(_apart(_safety, lambda mix: mix.safety, Whole(DESIGNATED)),),
        fixable=True,
    ),
    Rule(
        id="ZC-13",
        clause="3.3",
        step=3,
        severity=Severity.ERROR,
        title=N_("Write path into a safety zone"),
        checks=(
            Check(
                (Flow,),
                (
                    the(Flow).its("source_id").its("zone_id").to(SAFETY_AREA),
                    the(Flow).its("target_id").its("zone_id").to(SAFETY_AREA),
                ),
                _write_into_safety,
                _writes,
            ),
        ),
        justifiable=True,
        fixable=True,
    ),
    Rule(
        id="ZC-14",
        clause="3.4",
        step=3,
        severity=Severity.WARNING,
        title=N_("Temporarily connected assets with others"),
        checks=(_apart(_temporary, lambda mix: mix.temporary),),
        justifiable=True,
        fixable=True,
    ),
    Rule(
        id="ZC-15",
        clause="3.5",
        step=3,
        severity=Severity.WARNING,
        title=N_("Wireless assets with others"),
        checks=(_apart(_wireless, lambda mix: mix.wireless),),
        justifiable=True,
        fixable=True,
    ),
    Rule(
        id="ZC-16",
        clause="3.6",
        step=3,
        severity=Severity.WARNING,
        title=N_("Externally connected assets with others"),
        checks=(_apart(_external, lambda mix: mix.external),),
        justifiable=True,
        fixable=True,
    ),
)

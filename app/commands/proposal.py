"""A first division into zones, proposed from what the register says: nothing is stored before a person accepts it.

Every asset of the system that has no place yet gets a zone, a new one or one that is there, and each zone a reason.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.commands.naming import with_codes
from app.commands.setters import add_rows, set_values
from app.commands.sorting import ZoneOfSort, zone_of_sort
from app.commands.suggestions import Likes, networks
from app.i18n import _, ngettext
from app.model.entities import Asset, EssentialFunction, FunctionAsset, Observation, Zone
from app.model.vocabulary import PurdueLevel
from app.store.project import Project
from app.workflow.facts import Facts

_ALIKE = 1
"""To share a level alone is too little for a zone that is there to be suggested."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A zone with the assets that would be placed in it, by id, and the reason in a sentence.

    `is_new` says that the zone would be added as it is here.
    """

    zone: Zone
    is_new: bool
    assets: tuple[str, ...]
    reason: str


def waiting(facts: Facts) -> Iterator[Asset]:
    """The assets of the system that are in no zone and belong to no conduit, as they come."""
    free = facts.where(Asset, "zone_id", None)
    return (asset for asset in free if asset.in_scope and asset.conduit_id is None)


def propose_zones(facts: Facts) -> tuple[Proposed, ...]:
    """A zone for every asset without a place; zones that are there come first, then new ones in the plant's order."""
    proposal = _Proposal(facts)
    for asset in sorted(waiting(facts), key=lambda asset: (asset.tag, asset.id)):
        proposal.place(asset)
    return proposal.result()


def accept_proposal(project: Project, accepted: Sequence[Proposed]) -> tuple[Zone, ...]:
    """Add the new zones of a proposal and place its assets, in one change; the zones that were added.

    UserError when a value may not stand, or a zone or asset is gone.
    """
    added = with_codes(project, [one.zone for one in accepted if one.is_new])
    places = {asset: one.zone.id for one in accepted for asset in one.assets}
    with project.change(_label(accepted, len(places))) as work:
        add_rows(work, added)
        set_values(work, Asset, {id: {"zone_id": zone, "conduit_id": None} for id, zone in places.items()})
    return added


def _label(accepted: Sequence[Proposed], count: int) -> str:
    said = ngettext("Place {count} asset in {zone}", "Place {count} assets in {zone}", count)
    if len(accepted) == 1:
        zone = accepted[0].zone
        return said.format(count=count, zone=zone.name or zone.code)
    return said.format(count=count, zone=_("{count} zones").format(count=len(accepted)))


class _Proposal:
    """Gathers assets by the zone that they would get."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._zones = sorted(facts.all(Zone).values(), key=lambda zone: (zone.code, zone.id))
        self._placed = [asset for asset in facts.all(Asset).values() if asset.zone_id is not None]
        self._likes = Likes(self._zones, self._placed)
        self._held: dict[str, list[Asset]] = {}
        self._reasons: dict[str, str] = {}
        self._new: dict[str, tuple[tuple[int, str], Zone]] = {}
        self._named = _zone_names(facts)

    def place(self, asset: Asset) -> None:
        """Put an asset into the zone that another list names, that holds its like, or that is made for its sort."""
        named = self._named.get(asset.id, "")
        zone = self._there(named) if named else None
        if zone is not None:
            reason = _("Another list of the plant names this zone for them.")
        elif named:
            sort = ZoneOfSort((1, named), "", named, _("Another list of the plant names a zone of this name."))
            zone, reason = self._made(sort), sort.reason
        elif (like := self._like(asset)) is not None:
            zone, reason = like, ""
        else:
            sort = zone_of_sort(asset, self._function(asset))
            zone, reason = self._there(sort.code, sort.name) or self._made(sort), sort.reason
        self._held.setdefault(zone.id, []).append(asset)
        self._reasons.setdefault(zone.id, reason)

    def result(self) -> tuple[Proposed, ...]:
        """The zones that got assets."""
        there = [
            Proposed(zone, False, self._ids(zone), self._reasons[zone.id] or self._what_is_shared(zone))
            for zone in self._zones_used()
        ]
        made = [self._proposed(zone) for _order, zone in sorted(self._new.values(), key=lambda one: one[0])]
        return (*there, *made)

    def _zones_used(self) -> Iterable[Zone]:
        return (zone for zone in self._zones if zone.id in self._held)

    def _ids(self, zone: Zone) -> tuple[str, ...]:
        return tuple(asset.id for asset in self._held[zone.id])

    def _proposed(self, zone: Zone) -> Proposed:
        order = list(PurdueLevel)
        levels = sorted((asset.level for asset in self._held[zone.id] if asset.level is not None), key=order.index)
        spanned = replace(zone, lowest_level=levels[0], highest_level=levels[-1]) if levels else zone
        return Proposed(spanned, True, self._ids(zone), self._reasons[zone.id])

    def _what_is_shared(self, zone: Zone) -> str:
        """What assets have in common with those that a zone holds."""
        new, old = self._held[zone.id], [asset for asset in self._placed if asset.zone_id == zone.id]
        shared = set[str]().union(*map(networks, new)) & set[str]().union(*map(networks, old))
        if shared:
            said = _("They are in the network that {zone} is in: {networks}.")
            return said.format(zone=zone.code, networks=", ".join(sorted(shared)[:3]))
        kinds = {asset.kind for asset in new} & {asset.kind for asset in old if asset.kind is not None}
        named = ", ".join(sorted(kind.label.lower() for kind in kinds if kind is not None)[:3])
        if named:
            return _("{zone} holds assets of their kind: {kinds}.").format(zone=zone.code, kinds=named)
        return _("They are most like what {zone} holds.").format(zone=zone.code)

    def _there(self, *names: str) -> Zone | None:
        """The zone of the system that has one of these codes or names."""
        sought = {name.casefold() for name in names if name}
        known = (zone for zone in self._zones if zone.in_scope)
        return next((zone for zone in known if {zone.code.casefold(), zone.name.casefold()} & sought), None)

    def _like(self, asset: Asset) -> Zone | None:
        """The zone that holds the like."""
        return self._facts.get(Zone, self._likes.best(asset, _ALIKE))

    def _made(self, sort: ZoneOfSort) -> Zone:
        known = self._new.get(sort.name)
        if known is None:
            code = sort.code or self._free_code(sort.name)
            known = self._new[sort.name] = sort.order, Zone(code=code, name=sort.name, safety=sort.safety)
        return known[1]

    def _free_code(self, name: str) -> str:
        """ "Z-DIS" for "Disinfection", with a number where another zone has that."""
        letters = "".join(filter(str.isalnum, name)).upper()[:3]
        taken = {zone.code for zone in self._zones} | {zone.code for _order, zone in self._new.values()}
        stem = f"Z-{letters or _('NEW')}"
        numbered = (f"{stem}{number}" for number in range(2, len(taken) + 3))
        return next(code for code in (stem, *numbered) if code not in taken)

    def _function(self, asset: Asset) -> EssentialFunction | None:
        """The first essential function that rests on an asset, by code."""
        uses = self._facts.where(FunctionAsset, "asset_id", asset.id)
        known = (self._facts.get(EssentialFunction, use.function_id) for use in uses)
        return min((one for one in known if one is not None), key=lambda one: one.code, default=None)


def _zone_names(facts: Facts) -> Mapping[str, str]:
    """By the id of an asset the zone that another list names for it: its code, else its name."""
    seen = facts.where(Observation, "field", "zone_id")
    named = {}
    for one in sorted(seen, key=lambda one: (one.source_name, one.id), reverse=True):
        zone = facts.get(Zone, one.value)
        named[one.subject_id] = zone.code if zone is not None else one.value.strip()
    return named

"""One-click fixes: which command carries out what a finding offers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from app.commands.access import open_access_points
from app.commands.cells import delete_rows, edit_field
from app.commands.flows import make_flows_read_only, route_flows
from app.commands.naming import names_of, with_codes
from app.commands.observations import adopt_observations
from app.commands.setters import add_rows, set_alike, set_values
from app.commands.suggestions import free_tag, suggested_kind, suggested_level, suggested_zone
from app.commands.zones import merge_zones
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Asset, Conduit, Zone
from app.store.project import Project
from app.workflow.finding import Finding

Ids = Sequence[str]


def apply_fix(project: Project, finding: Finding) -> None:
    """Carry out what a finding offers. UserError when it cannot be done as the plant stands.

    ValueError for a finding that offers nothing.
    """
    if finding.fix is None:
        raise ValueError(f"{finding.rule} offers no fix")
    FIXES[finding.fix.name](project, finding.fix.ids)


def complete_assets(project: Project, ids: Ids) -> None:
    """Fill in tag, kind and level where they are missing, as similar assets suggest. UserError when none is similar."""
    with project.change(_("Complete {assets}").format(assets=names_of(project, Asset, ids))) as work:
        everyone = work.all(Asset)
        taken = {asset.tag for asset in everyone}
        values: dict[str, dict[str, object]] = {}
        for asset in work.where(Asset, "id", *ids):
            full = replace(asset, tag=asset.tag or free_tag(_("ASSET-0"), taken))
            full = replace(full, kind=full.kind or suggested_kind(full, everyone))
            full = replace(full, level=full.level or suggested_level(full, everyone))
            taken.add(full.tag)
            values[asset.id] = {"tag": full.tag, "kind": full.kind, "level": full.level}
            if full == asset:
                raise UserError(
                    _("Nothing in the plant suggests what {asset} is.").format(asset=asset.tag),
                    _("Choose its kind and level."),
                )
        set_values(work, Asset, values)


def retag_assets(project: Project, ids: Ids) -> None:
    """Give assets the next free tag of their pattern."""
    with project.change(_("Give {assets} a free tag").format(assets=names_of(project, Asset, ids))) as work:
        taken = {asset.tag for asset in work.all(Asset)}
        for asset in work.where(Asset, "id", *ids):
            tag = free_tag(asset.tag, taken)
            taken.add(tag)
            set_values(work, Asset, {asset.id: {"tag": tag}})


def place_as_suggested(project: Project, ids: Ids) -> None:
    """Move assets to the zones whose assets are most like them. UserError when there is no such zone for any."""
    with project.change(_("Place {assets} as suggested").format(assets=names_of(project, Asset, ids))) as work:
        zones, everyone = work.all(Zone), work.all(Asset)
        found = {row.id: suggested_zone(row, zones, everyone) for row in everyone if row.id in ids}
        placed = {id: {"zone_id": zone, "conduit_id": None} for id, zone in found.items() if zone is not None}
        if not placed:
            raise UserError(_("No zone holds assets like these."), _("Choose the zone yourself."))
        set_values(work, Asset, placed)


def keep_in_zone(project: Project, ids: Ids) -> None:
    """Take assets that are in a zone and belong to a conduit out of the conduit."""
    with project.change(_("Keep {assets} in the zone").format(assets=names_of(project, Asset, ids))) as work:
        set_alike(work, Asset, ids, conduit_id=None)


def designate_safety(project: Project, ids: Ids) -> None:
    """Designate whole zones safety-related; what is in them inherits the consequences (ZCR 3.3)."""
    edit_field(project, Zone, ids, "safety", True)


_SORTS: Mapping[str, str] = {
    "business": N_("Business assets of {zone}"),
    "temporary": N_("Temporary devices of {zone}"),
    "wireless": N_("Wireless devices of {zone}"),
    "external": N_("Externally connected assets of {zone}"),
}
"""What separates assets from the others of their zone: the flag, and the name of the zone that they get."""


def separate_assets(project: Project, zone_ids: Ids, flag: str) -> None:
    """Move the assets of zones that have a flag away from the others: to a zone that holds only such assets.

    Where there is none, a zone is made for them beside theirs. `flag` is business, temporary, wireless or external.
    """
    zones, assets = project.rows(Zone), project.rows(Asset)
    own = _zone_of_sort(zones, assets, flag, zone_ids)
    origin = next(zone for zone in zones if zone.id in zone_ids)
    name = _(_SORTS[flag]).format(zone=origin.code)
    (target,) = (own,) if own else with_codes(project, [Zone(name=name, parent_id=origin.parent_id)])
    label = _("Set assets of {zones} apart").format(zones=names_of(project, Zone, zone_ids))
    with project.change(label) as work:
        if own is None:
            add_rows(work, [target])
        moving = [asset.id for asset in assets if asset.zone_id in zone_ids and getattr(asset, flag)]
        set_alike(work, Asset, moving, zone_id=target.id)


def _zone_of_sort(zones: Sequence[Zone], assets: Sequence[Asset], flag: str, besides: Ids) -> Zone | None:
    """The first zone of the system, by code, whose assets all have the flag."""
    for zone in sorted(zones, key=lambda zone: zone.code):
        held = [asset for asset in assets if asset.zone_id == zone.id]
        if held and zone.in_scope and zone.id not in besides and all(getattr(asset, flag) for asset in held):
            return zone
    return None


FIXES: Mapping[str, Callable[[Project, Ids], object]] = {
    "add_access_points": open_access_points,
    "adopt_observations": adopt_observations,
    "complete_assets": complete_assets,
    "designate_safety": designate_safety,
    "keep_in_zone": keep_in_zone,
    "make_flows_read_only": make_flows_read_only,
    "merge_zones": lambda project, ids: merge_zones(project, ids[1:], ids[0]),
    "place_assets": place_as_suggested,
    "remove_conduits": lambda project, ids: delete_rows(project, Conduit, ids),
    "remove_zones": lambda project, ids: delete_rows(project, Zone, ids),
    "retag_assets": retag_assets,
    "route_flows": route_flows,
    "separate_business": lambda project, ids: separate_assets(project, ids, "business"),
    "separate_external": lambda project, ids: separate_assets(project, ids, "external"),
    "separate_temporary": lambda project, ids: separate_assets(project, ids, "temporary"),
    "separate_wireless": lambda project, ids: separate_assets(project, ids, "wireless"),
}
"""What rules name in a Fix, and the command that does it."""

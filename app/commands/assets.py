"""Assets and where they stand (ZCR 1.1, 3.1)."""

from collections.abc import Iterable, Mapping

from app.commands.naming import counted, name_of, names_of
from app.commands.setters import add_rows, set_alike, set_values
from app.i18n import _, ngettext
from app.model.entities import Asset, Conduit, Zone
from app.store.project import Project


def add_assets(project: Project, *assets: Asset) -> tuple[Asset, ...]:
    """Add assets. UserError when a value may not stand, or one is in a zone and a conduit at once."""
    label = ngettext("Add asset {name}", "Add {count} assets", len(assets))
    with project.change(counted(label, assets)) as work:
        add_rows(work, assets)
    return assets


def move_assets(project: Project, ids: Iterable[str], zone_id: str | None) -> None:
    """Move assets to a zone, or out of every zone and conduit (None)."""
    wanted = list(ids)
    assets = names_of(project, Asset, wanted)
    if zone_id is None:
        label = _("Take {assets} out of zone and conduit").format(assets=assets)
    else:
        label = _("Move {assets} to {zone}").format(assets=assets, zone=name_of(project, Zone, zone_id))
    with project.change(label) as work:
        set_alike(work, Asset, wanted, zone_id=zone_id, conduit_id=None)


def move_assets_to_conduit(project: Project, ids: Iterable[str], conduit_id: str) -> None:
    """Have assets belong to a conduit, such as its boundary devices; they leave the zones they were in."""
    wanted = list(ids)
    assets, conduit = names_of(project, Asset, wanted), name_of(project, Conduit, conduit_id)
    with project.change(_("Move {assets} to {conduit}").format(assets=assets, conduit=conduit)) as work:
        set_alike(work, Asset, wanted, zone_id=None, conduit_id=conduit_id)


def place_assets(project: Project, zones: Mapping[str, str]) -> None:
    """Move assets each to a zone of its own: asset id -> zone id. A proposal that is taken over as a whole."""
    label = ngettext("Place {count} asset as proposed", "Place {count} assets as proposed", len(zones))
    with project.change(label.format(count=len(zones))) as work:
        set_values(work, Asset, {id: {"zone_id": zone, "conduit_id": None} for id, zone in zones.items()})

"""Zones: how the system is divided (ZCR 3)."""

from collections.abc import Iterable
from itertools import chain

from app.commands.contents import Contents, rehome
from app.commands.links import part_id
from app.commands.naming import counted, name_of, names_of, with_codes
from app.commands.setters import add_rows, put, set_alike, set_values
from app.commands.subjects import subject_of
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import Asset, Characteristic, ConduitZone, Scenario, Zone
from app.store.project import Project
from app.store.work import Work


def add_zones(project: Project, *zones: Zone) -> tuple[Zone, ...]:
    """Add zones; those without a code get one. UserError when a value may not stand or zones lie in a circle."""
    zones = with_codes(project, zones)
    label = ngettext("Add zone {name}", "Add {count} zones", len(zones))
    with project.change(counted(label, zones)) as work:
        add_rows(work, zones)
    return zones


def nest_zones(project: Project, ids: Iterable[str], parent_id: str | None) -> None:
    """Make zones sub-zones of another, or zones of their own (None). UserError when a zone would lie in itself."""
    wanted = list(ids)
    zones = names_of(project, Zone, wanted)
    if parent_id is None:
        label = _("Take {zones} out of the zone above").format(zones=zones)
    else:
        label = _("Move {zones} into {parent}").format(zones=zones, parent=name_of(project, Zone, parent_id))
    with project.change(label) as work:
        set_alike(work, Zone, wanted, parent_id=parent_id)


def delete_zones(project: Project, ids: Iterable[str], contents: Contents) -> None:
    """Delete zones; `contents` says what becomes of their sub-zones, assets and scenarios.

    UserError when scenarios would be left without a zone.
    """
    wanted = list(ids)
    label = _("Delete zone {names}").format(names=names_of(project, Zone, wanted))
    with project.change(label) as work:
        rehome(work, Zone, wanted, contents)
        work.delete(Zone, wanted)


def merge_zones(project: Project, ids: Iterable[str], into_id: str) -> None:
    """Move what zones hold, and the conduits that join them, to the zone `into_id`, and delete them.

    What was set for the merged zones themselves (levels, requirement states) goes with them. UserError when the
    zone would have to lie in itself.
    """
    wanted = [id for id in ids if id != into_id]
    if not wanted:
        raise UserError(_("There is no zone to merge."), _("Choose two zones or more."))
    names, into = names_of(project, Zone, wanted), name_of(project, Zone, into_id)
    with project.change(_("Merge {zones} into {zone}").format(zones=names, zone=into)) as work:
        _lift_out(work, into_id, wanted)
        for kind, field in ((Asset, "zone_id"), (Scenario, "zone_id"), (Zone, "parent_id")):
            held = chain.from_iterable(work.where(kind, field, id) for id in wanted)
            set_values(work, kind, {row.id: {field: into_id} for row in held if row.id not in (into_id, *wanted)})
        _rejoin(work, into_id, wanted)
        work.delete(Zone, wanted)


def characterise(project: Project, subject_id: str, item: str, text: str) -> None:
    """Describe a zone or conduit in one characteristic of ZCR 6.4 (item a, b, c...); an empty text takes it away."""
    subject = subject_of(project, subject_id)
    id = part_id(Characteristic, subject.id, item)
    row = Characteristic(id=id, zone_id=subject.zone_id, conduit_id=subject.conduit_id, item=item, text=text)
    label = _("Describe {subject}, characteristic {item}").format(subject=subject.code, item=item)
    with project.change(label) as work:
        (kept,) = put(work, [row])
        if not text.strip():
            work.delete(Characteristic, [kept.id])


def _lift_out(work: Work, id: str, merged: list[str]) -> None:
    """Take a zone out of the merged zones that it lies in."""
    zones = {zone.id: zone for zone in work.all(Zone)}
    above = zones[id].parent_id
    while above in merged and above is not None:
        above = zones[above].parent_id
    work.set(Zone, [id], parent_id=above)


def _rejoin(work: Work, into_id: str, merged: list[str]) -> None:
    joined = {link.conduit_id for link in work.where(ConduitZone, "zone_id", into_id)}
    for link in work.where(ConduitZone, "zone_id", *merged):
        if link.conduit_id in joined:
            work.delete(ConduitZone, [link.id])
        else:
            joined.add(link.conduit_id)
            work.set(ConduitZone, [link.id], zone_id=into_id)

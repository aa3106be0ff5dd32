"""Conduits: the ways between zones (ZCR 3)."""

from collections.abc import Collection, Iterable

from app.commands.contents import Contents, rehome
from app.commands.links import NONE, Members, links, relink
from app.commands.naming import counted, name_of, names_of, with_codes
from app.i18n import _, ngettext
from app.model.entities import Conduit, ConduitDevice, ConduitZone
from app.store.project import Project


def add_conduits(
    project: Project,
    *conduits: Conduit,
    zones: Members,
    devices: Members = NONE,
) -> tuple[Conduit, ...]:
    """Add conduits; `zones` and `devices` name, by conduit id, the zones joined and the boundary devices.

    Those without a code get one. Fewer than two zones are allowed and make a finding; naming a zone twice is not.
    """
    conduits = with_codes(project, conduits)
    label = ngettext("Add conduit {name}", "Add {count} conduits", len(conduits))
    with project.change(counted(label, conduits)) as work:
        work.add(*conduits)
        work.add(*links(ConduitZone, "conduit_id", "zone_id", zones))
        work.add(*links(ConduitDevice, "conduit_id", "asset_id", devices))
    return conduits


def join_zones(project: Project, conduit_id: str, zone_ids: Collection[str]) -> None:
    """Say which zones a conduit joins, no others."""
    label = _("Set the zones that {conduit} joins").format(conduit=name_of(project, Conduit, conduit_id))
    with project.change(label) as work:
        relink(work, ConduitZone, "conduit_id", "zone_id", conduit_id, zone_ids)


def set_boundary_devices(project: Project, conduit_id: str, asset_ids: Collection[str]) -> None:
    """Say which assets guard a conduit, no others."""
    label = _("Set the boundary devices of {conduit}").format(conduit=name_of(project, Conduit, conduit_id))
    with project.change(label) as work:
        relink(work, ConduitDevice, "conduit_id", "asset_id", conduit_id, asset_ids)


def delete_conduits(project: Project, ids: Iterable[str], contents: Contents) -> None:
    """Delete conduits; `contents` says what becomes of their assets and scenarios. Flows lose them from their paths.

    A conduit lies in no other one, so that nothing can move up: what is not deleted is kept without a place.
    UserError when scenarios would be left without a conduit.
    """
    wanted = list(ids)
    label = _("Delete conduit {names}").format(names=names_of(project, Conduit, wanted))
    with project.change(label) as work:
        rehome(work, Conduit, wanted, contents)
        work.delete(Conduit, wanted)

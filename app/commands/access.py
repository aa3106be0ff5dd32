"""Where people, networks and media reach into the system: access points and external connections (ZCR 1.1)."""

from collections.abc import Iterable

from app.commands.naming import counted, names_of, with_codes
from app.i18n import _, ngettext
from app.model.entities import AccessPoint, ExternalConnection
from app.store.project import Project


def add_access_points(project: Project, *points: AccessPoint) -> tuple[AccessPoint, ...]:
    """Add access points; those without a code get one. UserError when a value may not stand."""
    points = with_codes(project, points)
    label = ngettext("Add access point {name}", "Add {count} access points", len(points))
    with project.change(counted(label, points)) as work:
        work.add(*points)
    return points


def add_external_connections(project: Project, *connections: ExternalConnection) -> tuple[ExternalConnection, ...]:
    """Add connections that leave the system; those without a code get one. UserError when a value may not stand."""
    connections = with_codes(project, connections)
    label = ngettext("Add external connection {name}", "Add {count} external connections", len(connections))
    with project.change(counted(label, connections)) as work:
        work.add(*connections)
    return connections


def open_access_points(project: Project, connection_ids: Iterable[str]) -> tuple[AccessPoint, ...]:
    """Give external connections an access point each, named as they are, at the asset where they leave the system.

    Connections that have one keep it. The answer is the new access points.
    """
    wanted = list(connection_ids)
    connections = [row for row in project.rows(ExternalConnection, wanted) if row.access_point_id is None]
    points = with_codes(project, (AccessPoint(name=row.name, asset_id=row.asset_id) for row in connections))
    label = _("Add an access point for {connections}")
    names = names_of(project, ExternalConnection, wanted)
    with project.change(label.format(connections=names)) as work:
        work.add(*points)
        for connection, point in zip(connections, points, strict=True):
            work.set(ExternalConnection, [connection.id], access_point_id=point.id)
    return points

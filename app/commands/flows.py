"""Data flows and the conduits that they pass, in order (ZCR 1.1, 3.1)."""

from collections.abc import Iterable, Mapping, Sequence

from app.commands.naming import counted, name_of, names_of, with_codes
from app.commands.routing import Routes, passages, route, set_path
from app.commands.setters import set_alike
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import Asset, Conduit, ConduitZone, Flow
from app.model.vocabulary import FlowAccess
from app.store.project import Project

NO_PATHS: Mapping[str, Sequence[str]] = {}


def add_flows(project: Project, *flows: Flow, paths: Mapping[str, Sequence[str]] = NO_PATHS) -> tuple[Flow, ...]:
    """Add data flows; `paths` names, by flow id, the conduits that each passes, in order."""
    flows = with_codes(project, flows)
    label = ngettext("Add flow {name}", "Add {count} flows", len(flows))
    with project.change(counted(label, flows)) as work:
        work.add(*flows)
        work.add(*(row for id, conduits in paths.items() for row in passages(id, conduits)))
    return flows


def shortest_paths(project: Project, *flows: Flow) -> dict[str, list[str]]:
    """By flow id the conduits of the shortest path, for flows that have one as the plant stands."""
    ends = {id for flow in flows for id in (flow.source_id, flow.target_id)}
    routes = Routes(project.rows(Asset, ends), project.rows(Conduit), project.rows(ConduitZone))
    found = {flow.id: routes.between(flow.source_id, flow.target_id) for flow in flows}
    return {id: path for id, path in found.items() if path is not None}


def set_flow_path(project: Project, flow_id: str, conduit_ids: Sequence[str]) -> None:
    """Say which conduits a flow passes, in the order in which it passes them."""
    with project.change(_("Set the path of {flow}").format(flow=name_of(project, Flow, flow_id))) as work:
        set_path(work, flow_id, conduit_ids)


def route_flows(project: Project, flow_ids: Iterable[str]) -> tuple[str, ...]:
    """Give flows the shortest path of conduits that there is; the answer is the ids of those that have none.

    UserError when there is none for any of them.
    """
    wanted = list(flow_ids)
    label = _("Route {flows}").format(flows=names_of(project, Flow, wanted))
    with project.change(label) as work:
        found = route(work, work.where(Flow, "id", *wanted))
        if not any(path is not None for path in found.values()):
            raise UserError(
                _("No chain of conduits leads from source to target."),
                _("Place both assets in zones, and join the zones by conduits."),
            )
    return tuple(id for id, path in found.items() if path is None)


def make_flows_read_only(project: Project, flow_ids: Iterable[str]) -> None:
    """Take write access from flows."""
    wanted = list(flow_ids)
    label = _("Make {flows} read only").format(flows=names_of(project, Flow, wanted))
    with project.change(label) as work:
        set_alike(work, Flow, wanted, access=FlowAccess.READ)

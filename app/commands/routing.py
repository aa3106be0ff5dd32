"""The shortest way from asset to asset through conduits, and the rows that keep the path of a flow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.commands.links import part_id
from app.model.entities import Asset, Conduit, ConduitZone, Flow, Passage
from app.store.work import Work


class Routes:
    """The ways that the conduits of a plant offer.

    Between a zone and a zone within it the inner boundary is crossed, so that a conduit has to join the two.
    """

    def __init__(self, assets: Iterable[Asset], conduits: Iterable[Conduit], links: Iterable[ConduitZone]) -> None:
        self._assets = {asset.id: asset for asset in assets}
        self._zones: dict[str, set[str]] = defaultdict(set)
        self._conduits: dict[str, list[str]] = defaultdict(list)
        for link in links:
            self._zones[link.conduit_id].add(link.zone_id)
        in_order = sorted(conduits, key=lambda row: row.code)
        self._rank = {conduit.id: rank for rank, conduit in enumerate(in_order)}
        for conduit in in_order:
            for zone in self._zones[conduit.id]:
                self._conduits[zone].append(conduit.id)

    def between(self, source_id: str, target_id: str) -> list[str] | None:
        """The ids of the fewest conduits that lead from asset to asset, by code among equals; None without a way."""
        starts, goals = self._stands_in(source_id), self._stands_in(target_id)
        if not starts or not goals:
            return None
        reached: dict[str, list[str]] = {zone: [] for zone in sorted(starts)}
        layer = list(reached)
        while layer and not goals & reached.keys():
            layer = self._step(layer, reached)
        paths = [reached[zone] for zone in goals & reached.keys()]
        return min(paths, key=lambda path: [self._rank[id] for id in path], default=None)

    def _step(self, layer: list[str], reached: dict[str, list[str]]) -> list[str]:
        """Take one more conduit from every zone of a layer; the answer is the zones that are reached first now."""
        new: list[str] = []
        for zone in layer:
            for conduit in self._conduits[zone]:
                for beyond in sorted(self._zones[conduit] - reached.keys()):
                    reached[beyond] = [*reached[zone], conduit]
                    new.append(beyond)
        return new

    def _stands_in(self, asset_id: str) -> set[str]:
        """The zone of an asset, or the zones that its conduit joins."""
        asset = self._assets.get(asset_id)
        if asset is None:
            return set()
        if asset.zone_id is not None:
            return {asset.zone_id}
        return set(self._zones[asset.conduit_id]) if asset.conduit_id is not None else set()


def route(work: Work, flows: Iterable[Flow]) -> dict[str, list[str] | None]:
    """Lead flows along the shortest path that there is; the answer is by flow id that path, None where there is none.

    A flow without a way keeps the path that it has.
    """
    flows = list(flows)
    ends = {id for flow in flows for id in (flow.source_id, flow.target_id)}
    routes = Routes(work.where(Asset, "id", *ends), work.all(Conduit), work.all(ConduitZone))
    found = {flow.id: routes.between(flow.source_id, flow.target_id) for flow in flows}
    for id, path in found.items():
        if path is not None:
            set_path(work, id, path)
    return found


def set_path(work: Work, flow_id: str, conduit_ids: Sequence[str]) -> None:
    """Have a flow pass these conduits in this order, and no others."""
    present = {row.position: row for row in work.where(Passage, "flow_id", flow_id)}
    for wanted in passages(flow_id, conduit_ids):
        there = present.pop(wanted.position, None)
        if there is None:
            work.add(wanted)
        else:
            work.replace(replace(there, conduit_id=wanted.conduit_id))
    work.delete(Passage, [row.id for row in present.values()])


def passages(flow_id: str, conduit_ids: Sequence[str]) -> list[Passage]:
    """The rows that say which conduits a flow passes."""
    return [
        Passage(id=part_id(Passage, flow_id, at), flow_id=flow_id, position=at, conduit_id=id)
        for at, id in enumerate(conduit_ids, start=1)
    ]

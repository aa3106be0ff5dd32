"""Who talks to whom: data flows counted from source to target, by zone or by asset."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from app.i18n import _
from app.model.entities import Asset, Flow
from app.tables.place import code_order, place_order, place_title
from app.workflow.assessment import Assessment
from app.workflow.places import Place, place_of

NO_FLOWS: frozenset[str] = frozenset()
_NOWHERE = ""


class End(Enum):
    """An end of a data flow."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Line:
    """A row or column of the matrix: a zone or conduit, or an asset in it.

    `code` is how people call it, `title` the name in full; `place` is the id of the zone or conduit, "" for what is
    in none, `asset` that of an asset.
    """

    code: str
    title: str
    place: str
    asset: str = ""

    @property
    def key(self) -> str:
        """What the flows are counted under."""
        return self.asset or f"in {self.place}"


class Traffic:
    """The flows of a plant as they stand, by where they come from and where they go."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._flows: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._assets: dict[End, dict[str, set[str]]] = {end: defaultdict(set) for end in End}
        for flow in assessment.facts.all(Flow).values():
            self._count(flow)

    def _count(self, flow: Flow) -> None:
        keys: list[tuple[str, str]] = []
        for end, id in ((End.SOURCE, flow.source_id), (End.TARGET, flow.target_id)):
            place = self._place_of(id)
            place_id = place.id if place is not None else _NOWHERE
            self._assets[end][place_id].add(id)
            keys.append((id, f"in {place_id}"))
        for source in keys[0]:
            for target in keys[1]:
                self._flows[source, target].add(flow.id)

    def _place_of(self, asset_id: str) -> Place | None:
        asset = self._assessment.facts.get(Asset, asset_id)
        return None if asset is None else place_of(self._assessment, asset.zone_id, asset.conduit_id)

    def lines(self, end: End, unfolded: Collection[str]) -> list[Line]:
        """The zones and conduits with flows at that end, in order; below an unfolded one (by id) its assets."""
        places = {id: place_of(self._assessment, id, id) for id in self._assets[end]}
        lines: list[Line] = []
        for id in sorted(places, key=lambda id: place_order(places[id])):
            place = places[id]
            code = _("none") if place is None else place.code
            lines.append(Line(code, place.name if place is not None else place_title(place), id))
            if id in unfolded:
                lines += self._asset_lines(end, id)
        return lines

    def _asset_lines(self, end: End, place_id: str) -> list[Line]:
        found = (self._assessment.facts.get(Asset, id) for id in self._assets[end][place_id])
        assets = sorted((row for row in found if row is not None), key=lambda row: (code_order(row.tag), row.id))
        return [Line(row.tag or "–", row.name or row.tag, place_id, row.id) for row in assets]

    def flows(self, source: Line, target: Line) -> frozenset[str]:
        """The ids of the flows that lead from one to the other."""
        return frozenset(self._flows.get((source.key, target.key), NO_FLOWS))

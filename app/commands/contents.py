"""What a zone or conduit holds, and what becomes of it when the zone or conduit is deleted."""

from collections.abc import Collection, Sequence
from typing import Any

from app.commands.naming import own_name
from app.commands.setters import set_values
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Asset, Conduit, Scenario, Zone
from app.model.fields import Entity
from app.model.terms import Term
from app.store.work import Work


class Contents(Term):
    """What becomes of the sub-zones, assets and scenarios of something that is deleted."""

    MOVE_UP = "move_up", N_("Move to the parent zone")
    CLEAR = "clear", N_("Keep, without a zone")
    DELETE = "delete", N_("Delete as well")


def refuse_contents(work: Work, kind: type[Entity], ids: Sequence[str]) -> None:
    """UserError when a zone or conduit among `ids` holds something; other entities hold nothing."""
    held = [*_sub_zones(work, kind, ids), *_assets(work, kind, ids), *_scenarios(work, kind, ids)]
    if held:
        raise UserError(
            _("{rows} would lose their place.").format(rows=_some(held)),
            _("Say what becomes of them: move them to the parent zone, keep them without a zone, or delete them."),
        )


def rehome(work: Work, kind: type[Zone] | type[Conduit], ids: Sequence[str], choice: Contents) -> None:
    """Do with what the zones or conduits hold as chosen, so that they can be deleted.

    UserError when scenarios would be left without a zone or conduit.
    """
    if choice is Contents.DELETE:
        below = _all_below(work, kind, ids)
        for inner in (below, ids):
            work.delete(Asset, [asset.id for asset in _assets(work, kind, inner)])
        work.delete(kind, [id for id in below if id not in ids])
        return
    heirs = _parents(work, ids) if kind is Zone and choice is Contents.MOVE_UP else {}
    scenarios = _scenarios(work, kind, ids)
    homeless = [row for row in scenarios if heirs.get(_home(row, kind)) is None]
    if homeless:
        raise UserError(
            _("{rows} would be left without a zone or conduit.").format(rows=_some(homeless)),
            _("Move them elsewhere first, or delete them as well."),
        )
    set_values(work, Scenario, {row.id: {"zone_id": heirs[_home(row, kind)]} for row in scenarios})
    lifted = [row for row in _sub_zones(work, kind, ids) if row.id not in ids]
    set_values(work, Zone, {row.id: {"parent_id": heirs.get(str(row.parent_id))} for row in lifted})
    set_values(work, Asset, {row.id: {_field(kind): heirs.get(_home(row, kind))} for row in _assets(work, kind, ids)})


def _parents(work: Work, ids: Collection[str]) -> dict[str, str | None]:
    """For each of the zones the nearest zone above it that stays."""
    parents = {zone.id: zone.parent_id for zone in work.all(Zone)}

    def heir(id: str) -> str | None:
        above = parents.get(id)
        while above in ids and above is not None:
            above = parents.get(above)
        return above

    return {id: heir(id) for id in ids}


def _all_below(work: Work, kind: type[Entity], ids: Sequence[str]) -> list[str]:
    found: list[str] = []
    layer = [row.id for row in _sub_zones(work, kind, ids)]
    while layer:
        found += layer
        layer = [row.id for row in _sub_zones(work, kind, layer)]
    return found


def _sub_zones(work: Work, kind: type[Entity], ids: Collection[str]) -> list[Zone]:
    return work.where(Zone, "parent_id", *ids) if kind is Zone else []


def _assets(work: Work, kind: type[Entity], ids: Collection[str]) -> list[Asset]:
    return work.where(Asset, _field(kind), *ids) if kind in (Zone, Conduit) else []


def _scenarios(work: Work, kind: type[Entity], ids: Collection[str]) -> list[Scenario]:
    return work.where(Scenario, _field(kind), *ids) if kind in (Zone, Conduit) else []


def _field(kind: type[Entity]) -> str:
    return "zone_id" if kind is Zone else "conduit_id"


def _home(row: Any, kind: type[Entity]) -> str:
    return str(getattr(row, _field(kind)))


def _some(rows: Sequence[Entity]) -> str:
    names = ", ".join(sorted(own_name(row) for row in rows)[:5])
    return names if len(rows) <= 5 else _("{names} and {count} more").format(names=names, count=len(rows) - 5)

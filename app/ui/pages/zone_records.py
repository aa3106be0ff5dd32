"""What the tabs of step 3 show: zones, conduits, and in words what they hold."""

from collections.abc import Callable, Sequence
from typing import Any

from app.commands.proposal import waiting
from app.commands.zones import add_zones
from app.i18n import N_, _, ngettext
from app.model.entities import Asset, Conduit, Passage, Scenario, Zone
from app.tables.conduit import CONDUITS, ConduitRow
from app.tables.zone import ZONES, ZoneRow
from app.ui.bridge import Bridge
from app.ui.pages.context import Context
from app.ui.pages.records import Records, RecordsTab
from app.ui.table.pane import Filter
from app.ui.widgets.empty_state import EmptyState, Start
from app.workflow.facts import Facts


def zone_records(empty: Callable[[RecordsTab[Any]], EmptyState]) -> Records[ZoneRow]:
    """The zones of a project; `empty` makes what stands where there is none."""
    return Records(
        ZONES,
        N_("{n} zone"),
        N_("{n} zones"),
        (
            Filter(N_("Without assets"), lambda row: not row.results.assets),
            Filter(N_("Safety"), lambda row: row.zone.safety),
            Filter(N_("Outside the system"), lambda row: not row.zone.in_scope),
        ),
        blank=lambda row, _number: Zone(parent_id=row.zone.parent_id if row is not None else None),
        add=add_zones,
        empty=empty,
    )


def conduit_records(empty: Callable[[RecordsTab[Any]], EmptyState]) -> Records[ConduitRow]:
    """The conduits of a project; `empty` makes what stands where there is none."""
    return Records(
        CONDUITS,
        N_("{n} conduit"),
        N_("{n} conduits"),
        (
            Filter(N_("Untrusted"), lambda row: row.conduit.trust.value == "untrusted"),
            Filter(N_("No boundary device"), lambda row: not row.devices),
            Filter(N_("Fewer than two zones"), lambda row: len(row.zones) < 2),
        ),
        empty=empty,
    )


def no_zones(context: Context) -> EmptyState:
    """Three ways to the first zones, the proposal first."""
    actions = context.actions
    starts = (
        Start(
            "ph.magic-wand",
            _("Propose zones from the asset list"),
            _("By what is to be kept apart, by function and by level. You get a draft with reasons to correct."),
            _("Propose"),
            actions["propose_zones"],
        ),
        Start(
            "ph.plus", _("Name the first zone"), _("A code and a name are enough to start."), _("Add"), actions["add"]
        ),
        Start(
            "ph.arrow-square-in",
            _("Take zones from a register"),
            _("A list of assets that names their zones brings both, and you see it before it is stored."),
            _("Import"),
            actions["import_assets"],
        ),
    )
    return EmptyState(context.theme, _("Make the first zones"), first_words(context.bridge), starts)


def first_words(bridge: Bridge) -> str:
    """What a zone is, and how many assets wait for one."""
    text = _("A zone groups assets that need the same protection. Conduits are the only ways in and out.")
    count = sum(1 for _asset in waiting(bridge.assessment.facts))
    if not count:
        return f"{text} {_('No asset waits for a place.')}"
    said = ngettext("You have {n} asset to place.", "You have {n} assets to place.", count).format(n=count)
    return f"{text} {said}"


def no_conduits(context: Context) -> EmptyState:
    """The way to the first conduit."""
    start = Start(
        "ph.plus",
        _("Add the first conduit"),
        _("Or choose two zones in the Zones tab and press Ctrl J."),
        _("Add"),
        context.actions["add"],
    )
    text = _("A conduit holds the data flows between zones, with the devices that guard the way.")
    return EmptyState(context.theme, _("Name the ways between zones"), text, (start,))


def held_by(facts: Facts, kind: type[Zone] | type[Conduit], ids: Sequence[str]) -> str:
    """What zones or conduits hold, as a sentence; "" when they hold nothing that would lose its place."""
    field = "zone_id" if kind is Zone else "conduit_id"
    parts: list[str] = []
    if kind is Zone:
        below = sum(1 for id in ids for zone in facts.where(Zone, "parent_id", id) if zone.id not in ids)
        parts += [ngettext("{n} sub-zone", "{n} sub-zones", below).format(n=below)] if below else []
    assets = sum(len(facts.where(Asset, field, id)) for id in ids)
    parts += [ngettext("{n} asset", "{n} assets", assets).format(n=assets)] if assets else []
    scenarios = sum(len(facts.where(Scenario, field, id)) for id in ids)
    parts += [ngettext("{n} scenario", "{n} scenarios", scenarios).format(n=scenarios)] if scenarios else []
    if not parts:
        return ""
    names = ", ".join(sorted(row.code for id in ids if (row := facts.get(kind, id)) is not None)[:4])
    said = _("{names} and more") if len(ids) > 4 else "{names}"
    return _("{zones}: {contents} inside.").format(zones=said.format(names=names), contents=", ".join(parts))


def passing(facts: Facts, conduit_id: str) -> list[str]:
    """The ids of the flows that pass a conduit, each once."""
    return list(dict.fromkeys(passage.flow_id for passage in facts.where(Passage, "conduit_id", conduit_id)))

"""What the register of assets shows: filters, new rows, and what a group row says."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from app.commands.assets import add_assets
from app.i18n import N_, _
from app.model.entities import Asset, Zone
from app.tables.asset import ASSETS, AssetRow
from app.ui.bridge import Bridge
from app.ui.pages.records import Records, RecordsTab
from app.ui.table.group_row import GroupNote
from app.ui.table.pane import Filter
from app.ui.widgets.empty_state import EmptyState


def asset_records(bridge: Bridge, empty: Callable[[RecordsTab[Any]], EmptyState]) -> Records[AssetRow]:
    """The register of assets of a project; `empty` makes what stands where there is none."""
    today = bridge.assessment.facts.as_of
    return Records(
        ASSETS,
        N_("{n} asset"),
        N_("{n} assets"),
        (
            Filter(N_("No zone"), _has_no_place),
            Filter(N_("Out of support"), lambda row: _is_over(row, today)),
            Filter(N_("Missing data"), _lacks_data),
        ),
        blank=lambda row, number: _beside(bridge, row, number),
        add=add_assets,
        noted=lambda rows: _note(bridge, rows),
        empty=empty,
    )


def _lacks_data(row: AssetRow) -> bool:
    return not (row.asset.tag and row.asset.kind and row.asset.level)


def _has_no_place(row: AssetRow) -> bool:
    return row.asset.in_scope and row.zone is None and row.conduit is None


def _is_over(row: AssetRow, today: date) -> bool:
    return row.asset.end_of_support is not None and row.asset.end_of_support < today


def _beside(bridge: Bridge, row: AssetRow | None, number: int) -> Asset:
    """A new asset with a tag that is free, where the other one is; the n-th of several that are made at once."""
    taken = {asset.tag for asset in bridge.assessment.facts.all(Asset).values()}
    free = (tag for count in range(1, len(taken) + number + 2) if (tag := f"A-{count:02}") not in taken)
    tag = next(tag for place, tag in enumerate(free) if place == number)
    asset = row.asset if row is not None else None
    return Asset(tag=tag, zone_id=asset.zone_id if asset else None, conduit_id=asset.conduit_id if asset else None)


def _note(bridge: Bridge, rows: Sequence[AssetRow]) -> GroupNote:
    """How many assets of a group are out of support, and how many wait for a zone."""
    today = bridge.assessment.facts.as_of
    over, homeless = sum(_is_over(row, today) for row in rows), sum(map(_has_no_place, rows))
    said = _("{n} out of support").format(n=over) if over else ""
    if not homeless:
        return GroupNote(said)
    severity = "error" if bridge.assessment.facts.all(Zone) else "hint"
    return GroupNote(said, severity, _("{n} to place in step 3").format(n=homeless))

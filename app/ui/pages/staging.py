"""What a planned import would make of the rows of the asset table."""

from dataclasses import replace

from app.exchange.inventory.plan import ImportPlan, Outcome
from app.tables.asset import ASSETS, AssetRow
from app.ui.table.staged import Staged
from app.workflow.assessment import Assessment


def staged_rows(assessment: Assessment, plan: ImportPlan) -> dict[str, Staged[AssetRow]]:
    """By the asset's id the row as it would be, for every row that the plan adds or changes."""
    new_zones = {named.zone.id: named.zone for named in plan.zones if named.new}
    staged = {}
    for planned in plan.rows:
        if planned.outcome in (Outcome.NEW, Outcome.CHANGED):
            asset = planned.asset
            row = next(iter(ASSETS.each(assessment, asset)))
            zone = new_zones.get(asset.zone_id or "", row.zone)
            staged[asset.id] = Staged(replace(row, zone=zone), ASSETS.row(assessment, asset.id))
    return staged

"""What a planned import would make of the rows of the asset table."""

from app.exchange.inventory.plan import ImportPlan, Outcome
from app.model.entities import Conduit, Zone
from app.tables.asset import ASSETS, AssetRow
from app.ui.table.staged import Staged
from app.workflow.assessment import Assessment


def staged_rows(assessment: Assessment, plan: ImportPlan) -> dict[str, Staged[AssetRow]]:
    """By the asset's id the row as it would be, for every row that the plan adds or changes."""
    zones = {zone.zone.id: zone.zone for zone in plan.zones}
    staged = {}
    for row in plan.rows:
        if row.outcome not in (Outcome.NEW, Outcome.CHANGED):
            continue
        asset = row.asset
        zone = zones.get(asset.zone_id or "") or assessment.facts.get(Zone, asset.zone_id)
        before = ASSETS.row(assessment, asset.id)
        conduit = assessment.facts.get(Conduit, asset.conduit_id)
        staged[asset.id] = Staged(AssetRow(asset, zone, conduit, before.rated if before else ()), before)
    return staged

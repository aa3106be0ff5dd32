"""What a planned import would make of the rows of the asset table."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.exchange.inventory.plan import SKIPPED, ImportPlan, Outcome, RowPlan, Winner
from app.i18n import _
from app.tables.asset import ASSETS, AssetRow
from app.ui.table.staged import Conflict, Staged
from app.workflow.assessment import Assessment

NEW = "new"
"""The answer of a person that a row is a new asset."""

_STAGED = (Outcome.NEW, Outcome.CHANGED, Outcome.ASK)


@dataclass(frozen=True, slots=True)
class Staging:
    """Staged rows of the table by key, and the row of the file that each comes from."""

    staged: Mapping[str, Staged[AssetRow]] = field(default_factory=dict)
    origin: Mapping[str, int] = field(default_factory=dict)

    def key_of(self, row: int) -> str | None:
        """The key of a row of the file; None when nothing is staged for it."""
        return next((key for key, number in self.origin.items() if number == row), None)


def stage(assessment: Assessment, plan: ImportPlan, left_out: Mapping[int, RowPlan]) -> Staging:
    """Every row that the plan adds, changes or asks about, and those that a person left out, as they were planned."""
    new_zones = {named.zone.id: named.zone for named in plan.zones if named.new}
    staged: dict[str, Staged[AssetRow]] = {}
    origin: dict[str, int] = {}
    waiting = [(row, True) for row in plan.rows if row.outcome in _STAGED]
    skipped = [row for number, row in left_out.items() if plan.choices.matches.get(number) == SKIPPED]
    for planned, taken in [*waiting, *((row, False) for row in skipped)]:
        asset = planned.asset if taken or planned.before is None else planned.before
        row = next(iter(ASSETS.each(assessment, asset)))
        zone = new_zones.get(asset.zone_id or "", row.zone)
        before = ASSETS.row(assessment, asset.id)
        conflicts = _conflicts(plan, planned) if taken else {}
        staged[asset.id] = Staged(
            replace(row, zone=zone), before, taken, conflicts, _meanings(planned) if taken else ()
        )
        origin[asset.id] = planned.row
    return Staging(staged, origin)


def _conflicts(plan: ImportPlan, planned: RowPlan) -> dict[str, Conflict]:
    """The fields of a row that a person decides, and those that a person has decided."""
    found = {}
    for one in planned.differences:
        decided = plan.choices.values.get((planned.row, one.field))
        if one.chosen is Winner.OPEN or decided is not None:
            takes_file = None if one.chosen is Winner.OPEN else one.chosen is Winner.FILE
            found[one.field] = Conflict(one.here, one.file, takes_file)
    return found


def _meanings(planned: RowPlan) -> tuple[tuple[str, object], ...]:
    if planned.outcome is not Outcome.ASK:
        return ()
    known = [(f"{asset.tag} {asset.name}".strip(), asset.id) for asset in planned.candidates]
    return (*known, (_("a new asset"), NEW), (_("leave it out"), SKIPPED))

"""What the worksheet of detailed risk shows: scenarios, and how a new one is made."""

from app.commands.scenarios import add_scenarios
from app.i18n import N_
from app.model.entities import Scenario
from app.tables.scenario import SCENARIOS, ScenarioRow
from app.ui.pages.records import Records
from app.ui.table.pane import Filter
from app.workflow.scenarios import ScenarioState

OPEN = (ScenarioState.TO_SCORE, ScenarioState.PARTLY)
TO_SCORE, ABOVE = N_("To score"), N_("Above tolerable")

SCENARIO_RECORDS: Records[ScenarioRow] = Records(
    SCENARIOS,
    N_("{n} scenario"),
    N_("{n} scenarios"),
    (
        Filter(TO_SCORE, lambda row: row.state in OPEN),
        Filter(ABOVE, lambda row: row.state is ScenarioState.ABOVE),
        Filter(N_("No owner"), lambda row: not row.scenario.owner),
    ),
    blank=lambda row, _number: beside(row),
    add=add_scenarios,
)


def beside(row: ScenarioRow | None) -> Scenario:
    """A new scenario in the zone or conduit of another one."""
    near = row.scenario if row is not None else None
    return Scenario(zone_id=near.zone_id if near else None, conduit_id=near.conduit_id if near else None)

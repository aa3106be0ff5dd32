"""What the worksheet of detailed risk shows: scenarios, and how a new one is made."""

from collections.abc import Sequence

from app.commands.scenarios import add_scenarios
from app.i18n import N_, _
from app.model.entities import Conduit, Scenario, Zone
from app.tables.scenario import SCENARIOS, ScenarioRow
from app.ui.pages.records import Records
from app.ui.table.pane import Filter
from app.workflow.assessment import Assessment
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


def group_words(assessment: Assessment, rows: Sequence[ScenarioRow]) -> str:
    """What is said of the scenarios of a group: "SL-T highest 3, 5 of 10 scored"."""
    scored = sum(row.state not in OPEN for row in rows)
    said = [_("{n} of {count} scored").format(n=scored, count=len(rows))]
    places = {row.place.id for row in rows if row.place is not None}
    if len(places) == 1:
        vector = assessment.target(places.pop()).vector
        said.insert(0, _("SL-T {level}").format(level=vector.highest_words))
    return ", ".join(said)


def has_places(assessment: Assessment) -> bool:
    """Whether there is a zone or conduit that a scenario can concern."""
    return bool(assessment.facts.all(Zone) or assessment.facts.all(Conduit))

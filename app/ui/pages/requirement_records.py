"""What the tabs of step 6 show beside the gaps: specification, assumptions, action plan."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.commands.cells import edit_kinds
from app.commands.specification import add_assumptions, add_specification_entries
from app.i18n import N_
from app.model.entities import Assumption, Countermeasure, RequirementState, SpecificationEntry
from app.model.fields import Entity
from app.store.project import Project
from app.tables.action import ACTION_PLAN, ActionRow, ActionStanding, action_plan
from app.tables.specification import ASSUMPTIONS, SPECIFICATION, AssumptionRow, EntryRow
from app.ui.bridge import Bridge
from app.ui.pages.context import Context
from app.ui.pages.records import Keep, Records, RecordsTab
from app.ui.pages.tab import TabMaker
from app.ui.table.pane import Filter

_BY_SECTION = replace(
    SPECIFICATION,
    columns=tuple(replace(one, priority=int(one.key == "section")) for one in SPECIFICATION.columns),
    group="section",
    group_title=lambda row: row.entry.section.label,
)

SPECIFICATION_RECORDS: Records[EntryRow] = Records(
    _BY_SECTION,
    N_("{n} entry"),
    N_("{n} entries"),
    (
        Filter(N_("No owner"), lambda row: not row.entry.owner.strip()),
        Filter(N_("No text"), lambda row: not row.entry.text.strip()),
    ),
    blank=lambda row, _number: SpecificationEntry(section=row.entry.section) if row else SpecificationEntry(),
    add=add_specification_entries,
)

ASSUMPTION_RECORDS: Records[AssumptionRow] = Records(
    ASSUMPTIONS,
    N_("{n} assumption"),
    N_("{n} assumptions"),
    (Filter(N_("No owner"), lambda row: not row.assumption.owner.strip()),),
    blank=lambda _row, _number: Assumption(),
    add=add_assumptions,
)


def action_maker(context: Context, keep: Keep) -> TabMaker:
    """The tab of the action plan."""
    bridge = context.bridge
    records: Records[Any] = Records(
        action_plan(),
        N_("{n} action"),
        N_("{n} actions"),
        (
            Filter(N_("Overdue"), lambda row: row.standing is ActionStanding.OVERDUE),
            Filter(N_("No owner"), _has_no_owner),
            Filter(N_("No date"), lambda row: row.standing is ActionStanding.NO_DATE),
        ),
        store=lambda project, values: _store(bridge, project, values),
    )
    return TabMaker(ACTION_PLAN, (), lambda: RecordsTab(context.theme, bridge, records, keep))


def _has_no_owner(row: ActionRow) -> bool:
    return not row.record.owner.strip()


def _store(bridge: Bridge, project: Project, values: Mapping[str, Mapping[str, object]]) -> None:
    """Write owners and dates where they belong, those of countermeasures and requirements in one change."""
    facts = bridge.assessment.facts
    kinds: tuple[type[Entity], ...] = (Countermeasure, RequirementState)
    own = {kind: {id: each for id, each in values.items() if facts.get(kind, id) is not None} for kind in kinds}
    edit_kinds(project, own)

"""The action plan: planned countermeasures and requirements that are not met, with owner and due date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.i18n import N_, _
from app.model.entities import Countermeasure, RequirementState
from app.model.kinds import Kind
from app.model.terms import Term
from app.model.vocabulary import CountermeasureState, RequirementStatus
from app.tables.column import Column, Table, field_column
from app.tables.place import code_order, place_code
from app.workflow.assessment import Assessment
from app.workflow.levels import canonical
from app.workflow.places import Place, place_of
from app.workflow.reads import Given, Whole, the

_OPEN = (RequirementStatus.PARTLY, RequirementStatus.GAP)


class ActionStanding(Term):
    """How an action stands on the day of the assessment."""

    OVERDUE = "overdue", N_("Overdue")
    OPEN = "open", N_("Open")
    NO_DATE = "no_date", N_("No date")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something that is to be done, the record that says so, and the zone or conduit that it is about."""

    record: Countermeasure | RequirementState
    title: str
    place: Place | None
    today: date

    @property
    def code(self) -> str:
        """The countermeasure's code, or the requirement's id."""
        return self.record.code if isinstance(self.record, Countermeasure) else self.record.requirement

    @property
    def standing(self) -> ActionStanding:
        """Whether its day has passed."""
        if self.record.due is None:
            return ActionStanding.NO_DATE
        return ActionStanding.OVERDUE if self.record.due < self.today else ActionStanding.OPEN


def _rows(assessment: Assessment, record: Countermeasure | RequirementState) -> Iterator[ActionRow]:
    today = assessment.facts.as_of
    if isinstance(record, Countermeasure):
        if record.state is CountermeasureState.PLANNED:
            yield ActionRow(record, record.name, None, today)
    elif record.status in _OPEN:
        place = place_of(assessment, record.zone_id, record.conduit_id)
        id = canonical(record.requirement)
        titles = (_(one.title) for one in assessment.catalogue.system_requirements if one.id == id)
        yield ActionRow(record, record.how.strip() or next(titles, ""), place, today)


def _order(row: ActionRow) -> tuple[object, ...]:
    return (row.record.due or date.max, code_order(place_code(row.place) or ""), code_order(row.code), row.record.id)


ACTION_PLAN = N_("Action plan")


def action_plan() -> Table[ActionRow]:
    """Everything that is still to be done, what is due first. Not a sheet: the workbook tells it where it belongs."""
    return Table(
        "action_plan",
        ACTION_PLAN,
        _rows,
        lambda row: row.record.id,
        (
            Column("code", N_("Code"), Kind.CODE, lambda row: row.code, width=13),
            Column("title", N_("What is to be done"), Kind.LINE, lambda row: row.title, width=0),
            Column("place", N_("Zone or conduit"), Kind.CODE, lambda row: place_code(row.place), width=12),
            field_column(Countermeasure, "owner", N_("Owner"), lambda row: row.record.owner, width=16),
            field_column(Countermeasure, "due", N_("Due"), lambda row: row.record.due, width=13),
            Column("standing", N_("Standing"), Kind.CHOICE, lambda row: row.standing, choices=ActionStanding, width=13),
        ),
        subjects=(Countermeasure, RequirementState),
        reads=(the(RequirementState).its("zone_id"), the(RequirementState).its("conduit_id"), Whole(Given.AS_OF)),
        order=_order,
    )

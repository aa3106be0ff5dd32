"""Countermeasures: what they serve and how far they have come (ZCR 5.8, 5.12)."""

from collections.abc import Collection, Iterable
from datetime import date

from app.commands.links import NONE, Members, links, relink
from app.commands.naming import counted, name_of, names_of, with_codes
from app.commands.setters import set_alike
from app.i18n import _, ngettext
from app.model.entities import Countermeasure, CountermeasureRequirement, ScenarioCountermeasure
from app.model.vocabulary import CountermeasureState
from app.store.project import Project


def add_countermeasures(
    project: Project, *countermeasures: Countermeasure, serves: Members = NONE, named_in: Collection[str] = ()
) -> tuple[Countermeasure, ...]:
    """Add countermeasures; `serves` names, by countermeasure id, the requirements (SR 1.13) that each serves.

    `named_in` are the ids of scenarios that name them from the start.
    """
    countermeasures = with_codes(project, countermeasures)
    label = ngettext("Add countermeasure {name}", "Add {count} countermeasures", len(countermeasures))
    with project.change(counted(label, countermeasures)) as work:
        work.add(*countermeasures)
        work.add(*links(CountermeasureRequirement, "countermeasure_id", "requirement", serves))
        named = {key: [row.id for row in countermeasures] for key in named_in}
        work.add(*links(ScenarioCountermeasure, "scenario_id", "countermeasure_id", named))
    return countermeasures


def set_served_requirements(project: Project, countermeasure_id: str, requirements: Collection[str]) -> None:
    """Say which requirements a countermeasure serves, by their catalogue ids, no others."""
    label = _("Set the requirements of {name}").format(name=name_of(project, Countermeasure, countermeasure_id))
    with project.change(label) as work:
        relink(work, CountermeasureRequirement, "countermeasure_id", "requirement", countermeasure_id, requirements)


def implement_countermeasures(project: Project, ids: Iterable[str], on: date) -> None:
    """Record that countermeasures are in place since a day; from now on residual ratings may count on them."""
    wanted = list(ids)
    label = _("Implement {countermeasures}").format(countermeasures=names_of(project, Countermeasure, wanted))
    with project.change(label) as work:
        set_alike(work, Countermeasure, wanted, state=CountermeasureState.IMPLEMENTED, implemented_on=on)


def retire_countermeasures(project: Project, ids: Iterable[str]) -> None:
    """Record that countermeasures are no longer in place."""
    wanted = list(ids)
    label = _("Retire {countermeasures}").format(countermeasures=names_of(project, Countermeasure, wanted))
    with project.change(label) as work:
        set_alike(work, Countermeasure, wanted, state=CountermeasureState.RETIRED)

"""Decisions about risks and gaps, and the events that open them again (ZCR 5.11, DOMAIN section 9)."""

from collections.abc import Collection, Mapping

from app.commands.links import links, part_id
from app.commands.naming import counted, name_of, with_codes
from app.commands.setters import put
from app.i18n import _, ngettext
from app.model.entities import Decision, ReviewTrigger, TriggerScenario
from app.model.vocabulary import TriggerOutcome
from app.store.project import Project


def record_decisions(project: Project, *decisions: Decision) -> tuple[Decision, ...]:
    """Record what was decided; a newer decision stands beside the older one and does not replace it.

    Those without a code get one. UserError when a value may not stand, or a decision concerns more than one thing.
    """
    decisions = with_codes(project, decisions)
    label = ngettext("Record decision {name}", "Record {count} decisions", len(decisions))
    with project.change(counted(label, decisions)) as work:
        work.add(*decisions)
    return decisions


def record_trigger(project: Project, trigger: ReviewTrigger, scenario_ids: Collection[str]) -> ReviewTrigger:
    """Record an event that calls for a re-assessment; it opens the scenarios that it touches again."""
    (trigger,) = with_codes(project, [trigger])
    label = _("Record trigger {code}: {kind}").format(code=trigger.code, kind=trigger.kind.label)
    with project.change(label) as work:
        work.add(trigger, *links(TriggerScenario, "trigger_id", "scenario_id", {trigger.id: scenario_ids}))
    return trigger


def conclude_review(project: Project, trigger_id: str, outcomes: Mapping[str, TriggerOutcome], note: str = "") -> None:
    """Record what the re-assessment of scenarios, by id, came to after a trigger."""
    rows = [
        TriggerScenario(
            id=part_id(TriggerScenario, trigger_id, id),
            trigger_id=trigger_id,
            scenario_id=id,
            outcome=outcome,
            note=note,
        )
        for id, outcome in outcomes.items()
    ]
    label = ngettext(
        "Re-assess {count} scenario after {trigger}", "Re-assess {count} scenarios after {trigger}", len(rows)
    )
    trigger = name_of(project, ReviewTrigger, trigger_id)
    with project.change(label.format(count=len(rows), trigger=trigger)) as work:
        put(work, rows)

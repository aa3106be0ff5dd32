"""Contradictions between the assessment and what imported worksheets say of the same rows (ZCR 5.13).

An observation holds the value as the project would store it; a worksheet's level may carry its label: "4 Likely".
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum

from app.i18n import N_, _
from app.model.entities import ENTITIES, ENTITY, Observation, Rating, Scenario
from app.model.fields import Entity, field_label, field_names, field_of
from app.model.kinds import Kind
from app.model.vocabulary import ObservationSource
from app.risk.method import Method
from app.workflow.criteria import CRITERIA, method_in_force
from app.workflow.derivation import View
from app.workflow.finding import Fix, Severity, code_of, seen
from app.workflow.reads import Whole, the
from app.workflow.rule import Check, Problem, Rule

_NAMES = ("code", "tag", "name", "title")
_LEVEL = re.compile(r"(\d+)\b[\s:.,;()–-]*(.*?)[\s)]*")


def _subject(view: View, observation: Observation) -> Entity | None:
    kind = ENTITY.get(observation.subject_table)
    if kind is None or observation.field not in field_names(kind):
        return None
    return view.facts.get(kind, observation.subject_id)


def _from_worksheet(view: View, observation: Observation) -> bool:
    return observation.source is ObservationSource.WORKSHEET and _subject(view, observation) is not None


def _differs(view: View, observation: Observation) -> Iterator[Problem]:
    row = _subject(view, observation)
    if row is None:
        return
    current, observed = _stored_text(getattr(row, observation.field)), observation.value.strip()
    sentence = _sentence(view, row, observation.field, current, observed)
    if sentence:
        text = sentence.format(
            row=_name(view, row),
            field=field_label(observation.field),
            current=current or "–",
            observed=observed or "–",
            source=observation.source_name or observation.source.label,
        )
        fix = Fix("adopt_observations", _("Take the value of the worksheet"), (observation.id,))
        evidence = (*seen(observation, "value"), *seen(row, observation.field))
        yield Problem(text, observation.field, evidence, fix, code=_name(view, row))


def _sentence(view: View, row: Entity, field: str, current: str, observed: str) -> str:
    """How the two contradict each other; "" when they do not."""
    kind = field_of(type(row), field).kind
    if kind is Kind.SCORE and (level := _LEVEL.fullmatch(observed)) is not None:
        number, label = level.groups()
        if number != current:
            return _("{row} is scored differently in {source}: {field} {observed}, here {current}.")
        if label and not _is_label(method_in_force(view), int(number), label):
            return _("{source} calls level {current} of {row} by a label that it does not have: {observed}.")
        return ""
    if observed == current:
        return ""
    if kind in (Kind.SCORE, Kind.SCORES):
        return _("{row} is scored differently in {source}: {field} {observed}, here {current}.")
    if field in _NAMES:
        return _("{row} is named differently in {source}: {observed}, here {current}.")
    return _("{field} of {row} is {observed} in {source}, here {current}.")


def _is_label(method: Method | None, level: int, label: str) -> bool:
    """Every score of the model is a likelihood; impacts are kept per category."""
    if method is None or level > len(method.likelihood):
        return False
    return method.likelihood[level - 1].label.casefold() == label.casefold()


def _name(view: View, row: Entity) -> str:
    scenario = view.facts.get(Scenario, row.scenario_id) if isinstance(row, Rating) else None
    return code_of(scenario if scenario is not None else row)


def _stored_text(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str("" if value is None else value)


CONTRADICTION_RULES = (
    Rule(
        id="CO-01",
        clause="5.13",
        step=5,
        severity=Severity.WARNING,
        title=N_("Imported worksheet scores, names or labels the same thing differently"),
        checks=(
            Check(
                (Observation,),
                (
                    *(the(Observation).match(kind, "id", "subject_id") for kind in ENTITIES if kind is not Rating),
                    the(Observation).match(Rating, "id", "subject_id").its("scenario_id"),
                    Whole(CRITERIA),
                ),
                _differs,
                _from_worksheet,
            ),
        ),
        fixable=True,
    ),
)

"""Everything that follows from a plant, to compare two assessments by."""

from typing import Any

from app.workflow.assessment import Assessment
from app.workflow.derivation import ONLY, Derivation
from app.workflow.facts import Difference
from tests.workflow.plant import Plant

Values = dict[tuple[str, str], Any]


def values(assessment: Assessment) -> Values:
    """Every derived value by name and key, and every row's findings by rule and row."""
    found: Values = {}
    for node in assessment.nodes:
        if isinstance(node, Derivation):
            ids = [id for kind in node.subjects for id in assessment.facts.all(kind)] if node.subjects else [ONLY]
            found |= {(node.name, id): assessment.of(node, id) for id in ids}
    for finding in assessment.findings():
        key = (finding.rule, finding.place.id)
        found[key] = (*found.get(key, ()), finding)
    return found


def sums(assessment: Assessment) -> list[Any]:
    """What is summed up over the findings."""
    return [assessment.findings(), assessment.steps(), assessment.steps(softened=True), assessment.gate()]


def difference(before: Plant, after: Plant) -> Difference:
    """What makes one plant the other."""
    old, new = ({row.id: row for row in plant.values()} for plant in (before, after))
    found: dict[str, dict[str, Any]] = {}
    for id in old | new:
        if old.get(id) != new.get(id):
            found.setdefault((new.get(id) or old[id]).table, {})[id] = new.get(id)
    return found

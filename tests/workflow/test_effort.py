"""One edit looks again at what it touched, however big the plant is."""

from collections.abc import Callable

import pytest

from app.model.entities import ENTITIES, Asset, Rating, RequirementState
from app.model.fields import Entity
from app.workflow import assessment as assessing
from app.workflow.assessment import Assessment
from app.workflow.facts import Facts
from app.workflow.rule import Rule
from tests.workflow.big_plant import big_plant
from tests.workflow.edits import altered
from tests.workflow.plant import AS_OF, CATALOGUE
from tests.workflow.snapshot import sums, values


def _plant(times: int) -> Assessment:
    """Ten assets and ten scenarios per zone, whatever the number of zones."""
    rows = big_plant(40 * times, 4 * times, 6 * times, 100 * times)
    assessment = Assessment(Facts(rows, AS_OF), CATALOGUE)
    values(assessment)
    return assessment


def _looks(assessment: Assessment, row: Entity, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a rule is asked while a changed row is taken over."""
    asked: list[str] = []
    ask = Rule.findings

    def counted(rule: Rule, *others: object) -> object:
        asked.append(rule.id)
        whole: Callable[..., object] = ask
        return whole(rule, *others)

    with monkeypatch.context() as patched:
        patched.setattr(Rule, "findings", counted)
        assessment.apply({row.table: {row.id: row}})
    return len(asked)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Rating, {"likelihood": 5, "impacts": "HS=5"}),
        (Asset, {"tag": "NEW", "wireless": True}),
        (RequirementState, {"how": ""}),
    ],
)
def test_an_edit_costs_the_same_in_a_plant_ten_times_as_big(
    kind: type[Entity], fields: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = []
    for times in (1, 10):
        assessment = _plant(times)
        row = list(assessment.facts.all(kind).values())[5]
        counts.append(_looks(assessment, altered(row, **fields), monkeypatch))
    assert 0 < counts[1] <= counts[0] <= 60


def test_many_changed_rows_at_once_are_evaluated_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = _plant(1)
    monkeypatch.setattr(assessing, "MANY", 10)
    moved = {row.id: altered(row, likelihood=1) for row in assessment.facts.all(Rating).values()}
    effects = assessment.apply({"rating": moved})
    assert effects.everything
    rows = {kind.table: list(assessment.facts.all(kind).values()) for kind in ENTITIES}
    fresh = Assessment(Facts(rows, AS_OF), CATALOGUE)
    assert values(assessment) == values(fresh)
    assert sums(assessment) == sums(fresh)

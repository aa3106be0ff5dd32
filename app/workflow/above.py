"""Residual risks above tolerable, with what was decided about each and who may accept it (ZCR 5.11)."""

from collections.abc import Generator
from dataclasses import dataclass

from app.model.entities import Decision, Scenario
from app.model.vocabulary import Stage
from app.risk.acceptance import authority_needed, may_accept
from app.workflow.assessment import Assessment


@dataclass(frozen=True, slots=True)
class AboveRisk:
    """A scenario whose residual risk is above tolerable.

    `decision` is the one that holds; `problems` say why the newest does not. `authority` is the role that the level
    needs, `roles` all that may accept it, `days` how long such an acceptance holds.
    """

    scenario: Scenario
    letter: str
    rank: int
    colour: str
    decision: Decision | None
    problems: tuple[str, ...]
    authority: str
    roles: tuple[str, ...]
    days: int

    @property
    def decided(self) -> bool:
        """A decision holds."""
        return self.decision is not None


def risk_above(assessment: Assessment, scenario: Scenario) -> AboveRisk | None:
    """The risk of one scenario; None where it is not scored or tolerable."""
    method, outcome = assessment.method, assessment.risk(scenario.id).outcome(Stage.CURRENT)
    if method is None or outcome is None or not outcome.above or outcome.letter is None or outcome.rank is None:
        return None
    settled, needed = assessment.settlement(scenario.id), authority_needed(method, outcome)
    roles = dict.fromkeys(level.authority for level in method.levels)
    return AboveRisk(
        scenario,
        outcome.letter,
        outcome.rank,
        method.level(outcome.letter).colour,
        assessment.facts.get(Decision, settled.holds),
        settled.problems,
        needed.role if needed is not None else "",
        tuple(role for role in roles if may_accept(method, role, outcome)),
        needed.days if needed is not None else 0,
    )


def gather_above(assessment: Assessment, found: list[AboveRisk]) -> Generator[None, None, None]:
    """Put every risk above tolerable into `found`, in small steps: those to decide first, the highest first."""
    for scenario in list(assessment.facts.all(Scenario).values()):
        if assessment.facts.get(Scenario, scenario.id) is scenario:
            risk = risk_above(assessment, scenario)
            if risk is not None:
                found.append(risk)
        yield
    found.sort(key=lambda risk: (risk.decided, -risk.rank, risk.scenario.code))

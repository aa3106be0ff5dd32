"""A rating as tables show it: likelihood, impacts, and the risk that follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.risk.decimals import decimal_text
from app.risk.outcome import Outcome
from app.risk.scores import format_scores
from app.tables.results import mark_of
from app.tables.values import RiskMark
from app.workflow.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Rated:
    """What was scored and what follows; whatever is not known is empty. `impacts` is text, "HS=4 EN=2"."""

    likelihood: int | None = None
    impact: int | None = None
    impacts: str = ""
    risk: RiskMark | None = None
    number: str = ""
    above: bool | None = None
    set_by: tuple[str, ...] = ()
    reasons: str = ""


def rated(assessment: Assessment, outcome: Outcome, impacts: Mapping[str, int]) -> Rated:
    """A rating by its outcome and the impacts that were scored."""
    return Rated(
        outcome.likelihood.level,
        outcome.impact,
        format_scores(impacts),
        mark_of(assessment, outcome.letter),
        "" if outcome.number is None else decimal_text(outcome.number),
        outcome.above,
        outcome.set_by,
        " ".join(outcome.reasons),
    )

"""What scores come to, worked out once for all ratings that have the same: in a big plant most are like another."""

from dataclasses import dataclass, field
from typing import TypeAlias

from app.model import entities
from app.risk.method import Method
from app.risk.outcome import Outcome, rate
from app.risk.scores import Rating
from app.risk.tolerance import Tolerance
from app.workflow.criteria import CRITERIA, method_in_force
from app.workflow.derivation import Derivation, View
from app.workflow.places import scores
from app.workflow.reads import Whole

_Key: TypeAlias = tuple[int | None, str, str, str, Tolerance | None]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcomes under one method; equal for equal methods, whatever was asked so far."""

    method: Method
    _known: dict[_Key, tuple[Rating, Outcome]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, row: entities.Rating, tolerance: Tolerance | None) -> tuple[Rating, Outcome]:
        """The scores of a row and their outcome, judged by `tolerance` (the project's without one)."""
        key = (row.likelihood, row.impacts, row.factors, row.override_reason, tolerance)
        known = self._known.get(key)
        if known is None:
            given = Rating(row.likelihood, scores(row.impacts), scores(row.factors), row.override_reason)
            known = self._known[key] = given, rate(self.method, given, tolerance)
        return known


def _outcomes(view: View, _row: None) -> Outcomes | None:
    method = method_in_force(view)
    return None if method is None else Outcomes(method)


OUTCOMES = Derivation("outcomes", (), (Whole(CRITERIA),), _outcomes)
"""The outcomes under the method in force; None while there is no method that can be used."""

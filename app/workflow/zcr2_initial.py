"""Rules of ZCR 2: initial risk."""

from collections.abc import Iterator

from app.i18n import N_, _
from app.model.entities import AssetGroup, EssentialFunction
from app.workflow.derivation import View
from app.workflow.finding import Severity, code_of
from app.workflow.places import RATED, WORST_CASE, Rated
from app.workflow.reads import the
from app.workflow.rule import Check, Problem, Rule


def _not_rated(view: View, rated: Rated) -> Iterator[Problem]:
    outcome = view.of(WORST_CASE, rated.id)
    if outcome is None or not outcome.scored:
        sentence = (
            _("Essential function {code} is not rated.")
            if isinstance(rated, EssentialFunction)
            else _("Asset group {code} is not rated.")
        )
        yield Problem(sentence.format(code=code_of(rated)), "impacts")


INITIAL_RULES = (
    Rule(
        id="IR-01",
        clause="2.1",
        step=2,
        severity=Severity.ERROR,
        title=N_("Essential function or asset group not rated"),
        checks=(
            Check(
                RATED,
                (the(EssentialFunction).to(WORST_CASE), the(AssetGroup).to(WORST_CASE)),
                _not_rated,
            ),
        ),
    ),
)

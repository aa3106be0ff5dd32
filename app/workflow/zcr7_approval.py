"""Rules of ZCR 7: approval."""

from collections.abc import Iterator
from datetime import UTC, datetime

from app.i18n import N_, _
from app.model.entities import Baseline, SignOff
from app.workflow.derivation import View
from app.workflow.finding import Severity
from app.workflow.reads import Given, Whole, the
from app.workflow.rule import Check, Problem, Rule

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def latest_baseline(view: View) -> Baseline | None:
    """The revision that was frozen last; None before the first."""
    return max(view.facts.all(Baseline).values(), key=_frozen_at, default=None)


def _frozen_at(baseline: Baseline) -> tuple[datetime, str]:
    at = baseline.frozen_at or _EARLIEST
    return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)), baseline.id


def _stands(view: View, sign_off: SignOff) -> bool:
    """Neither a withdrawal nor withdrawn."""
    return sign_off.withdraws_id is None and not view.facts.where(SignOff, "withdraws_id", sign_off.id)


def _other_hash(view: View, sign_off: SignOff) -> Iterator[Problem]:
    baseline, latest = view.facts.get(Baseline, sign_off.baseline_id), latest_baseline(view)
    if baseline is None:
        return
    text = {"name": sign_off.name, "revision": baseline.revision}
    if sign_off.content_hash != baseline.content_hash:
        sentence = _("{name} signed another content than that of revision {revision}.")
        yield Problem(sentence.format(**text), "content_hash")
    elif baseline is latest and view.facts.content_hash not in ("", sign_off.content_hash):
        sentence = _("{name} signed revision {revision}; the project has changed since.")
        yield Problem(sentence.format(**text), "content_hash")


APPROVAL_RULES = (
    Rule(
        id="AP-01",
        clause="7.1",
        step=7,
        severity=Severity.WARNING,
        title=N_("Sign-off for another content"),
        checks=(
            Check(
                (SignOff,),
                (
                    Whole(Baseline),
                    the(SignOff).each(SignOff, "withdraws_id"),
                    Whole(Given.CONTENT_HASH),
                ),
                _other_hash,
                _stands,
            ),
        ),
    ),
)

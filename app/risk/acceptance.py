"""Who may accept a risk, and for how long (DOMAIN section 9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from app.i18n import _
from app.risk.method import Method
from app.risk.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Authority:
    """The role that a risk needs, always one of the asset owner, and for how many days its acceptance holds."""

    role: str
    days: int
    rank: int


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An acceptance as recorded: by which role, on which day, and until when a person let it hold."""

    role: str
    accepted_on: date | None = None
    until: date | None = None


def authority_needed(method: Method, outcome: Outcome) -> Authority | None:
    """The authority that the risk level needs, or a broken category rule where that is higher; None if not scored."""
    if outcome.rank is None:
        return None
    named = {rule.authority for rule in outcome.rules}
    by_rule = (min(_ranks(method, role)) for role in named)
    rank = max(chain([outcome.rank], by_rule))
    level = method.levels[rank]
    return Authority(level.authority, level.accepted_days, rank)


def may_accept(method: Method, role: str, outcome: Outcome) -> bool:
    """Whether a role may accept a risk: its own highest risk level is at least the one needed.

    A role that the method does not name may accept nothing; nor may anybody a risk that is not scored.
    """
    needed = authority_needed(method, outcome)
    return needed is not None and max(_ranks(method, role), default=-1) >= needed.rank


def accepted_until(method: Method, outcome: Outcome, acceptance: Acceptance) -> date | None:
    """The last day on which an acceptance holds: the method's days after it, or the day recorded if that is earlier.

    None where the risk is not scored or the acceptance has no day.
    """
    needed = authority_needed(method, outcome)
    if needed is None or acceptance.accepted_on is None:
        return None
    longest = acceptance.accepted_on + timedelta(days=needed.days)
    return longest if acceptance.until is None else min(longest, acceptance.until)


def acceptance_problems(method: Method, outcome: Outcome, acceptance: Acceptance, as_of: date) -> tuple[str, ...]:
    """Why an acceptance does not carry a risk on a date, in words; empty when it does (DR-05)."""
    return tuple(_problems(method, outcome, acceptance, as_of))


def _problems(method: Method, outcome: Outcome, acceptance: Acceptance, as_of: date) -> Iterator[str]:
    needed = authority_needed(method, outcome)
    if needed is None:
        yield _("The risk is not scored.")
        return
    if not may_accept(method, acceptance.role, outcome):
        text = _("This risk needs {needed}; it was accepted by {role}.")
        yield text.format(needed=needed.role, role=acceptance.role or _("nobody named"))
    if acceptance.accepted_on is None:
        yield _("The acceptance has no date.")
        return
    if acceptance.accepted_on > as_of:
        yield _("The acceptance is dated {day}, which is still to come.").format(day=acceptance.accepted_on.isoformat())
    last = accepted_until(method, outcome, acceptance)
    if last is not None and last < as_of:
        yield _("The acceptance expired on {day}.").format(day=last.isoformat())


def _ranks(method: Method, role: str) -> list[int]:
    return [rank for rank, level in enumerate(method.levels) if level.authority == role]

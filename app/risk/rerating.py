"""Which ratings move when the method changes (DOMAIN section 3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.risk.method import Method
from app.risk.outcome import Outcome, rate
from app.risk.scores import Rating
from app.risk.tolerance import tolerance_of


@dataclass(frozen=True, slots=True)
class Subject:
    """A rating to look at: the id it is known by, its scores before and after, and its zone's own tolerance.

    `after` differs from `before` only where a scale changed its levels (see `app.risk.scale_edits`).
    """

    id: str
    before: Rating
    after: Rating
    tolerable: str = ""
    tolerable_reason: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A rating whose result is not what it was."""

    id: str
    before: Outcome
    after: Outcome


def moved(old: Method, new: Method, subjects: Iterable[Subject]) -> tuple[Move, ...]:
    """The ratings whose risk level, or whose being above tolerable, differs between two methods.

    A rating that became scored, or stopped being scored, has moved.
    """
    moves = []
    for subject in subjects:
        before = rate(old, subject.before, tolerance_of(old, subject.tolerable, subject.tolerable_reason))
        after = rate(new, subject.after, tolerance_of(new, subject.tolerable, subject.tolerable_reason))
        if (before.letter, before.above) != (after.letter, after.above):
            moves.append(Move(subject.id, before, after))
    return tuple(moves)

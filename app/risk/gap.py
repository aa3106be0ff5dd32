"""The gap between SL-T and SL-A per foundational requirement (DOMAIN section 7)."""

from dataclasses import dataclass

from app.i18n import N_
from app.model.terms import Term
from app.risk.achieved import Achieved, AchievedStanding, Achievement
from app.risk.target import Target, TargetStanding


class GapStanding(Term):
    """Whether SL-A reaches SL-T."""

    NO_TARGET = "no_target", N_("No SL-T")
    REACHED = "reached", N_("Reached")
    BELOW = "below", N_("Below SL-T")
    UNKNOWN = "unknown", N_("Not assessed")


@dataclass(frozen=True, slots=True)
class Gap:
    """SL-T against SL-A in one foundational requirement.

    `size` is SL-T minus SL-A and never below 0; None without SL-T, or where nothing was assessed against an SL-T
    above 0. `high_end` says that SL-T is the high end of a range that is not settled.
    """

    fr: str
    target: int | None
    achievement: Achievement
    high_end: bool

    @property
    def size(self) -> int | None:
        """How many levels are missing."""
        if self.target is None:
            return None
        if self.target == 0 or self.achievement.standing is AchievedStanding.NOT_APPLICABLE:
            return 0
        return None if self.achievement.level is None else max(self.target - self.achievement.level, 0)

    @property
    def standing(self) -> GapStanding:
        """Whether SL-T is reached; not assessed is neither reached nor a gap of known size."""
        if self.target is None:
            return GapStanding.NO_TARGET
        if self.size is None:
            return GapStanding.UNKNOWN
        return GapStanding.BELOW if self.size else GapStanding.REACHED


def gaps(target: Target, achieved: Achieved) -> tuple[Gap, ...]:
    """The gap of a zone or conduit in each foundational requirement, in order."""
    return tuple(
        Gap(entry.fr, entry.level, achieved[entry.fr], entry.standing is TargetStanding.RANGE)
        for entry in target.entries
    )

"""Which backups are kept: every one of two days, then one a day, one a week, one a month."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL = timedelta(days=2)
Stage = tuple[int, Callable[[datetime], tuple[int, ...]] | None]

STAGES: tuple[Stage, ...] = (
    (12, lambda at: (at.year, at.month, at.day)),
    (10, lambda at: tuple(at.isocalendar())[:2]),
    (9, lambda at: (at.year, at.month)),
)
"""How many are kept of which period: days, weeks, months."""

_NO_MORE: Stage = (0, None)


def surplus(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments whose backups are no longer kept.

    Those of the last two days are all kept; before that the last one of each of 12 days that have one, then of 10
    weeks, then of 9 months. Periods without a backup do not count, so a rested project keeps its history.
    """
    doomed: set[datetime] = set()
    older = sorted((at for at in set(moments) if now - at > ALL), reverse=True)
    stages = iter(STAGES)
    room, period_of = next(stages)
    last: datetime | None = None
    for at in older:
        if last is not None and not room:
            room, period_of = next(stages, _NO_MORE)
        if period_of is None or (last is not None and period_of(at) == period_of(last)):
            doomed.add(at)
        else:
            last, room = at, room - 1
    return doomed

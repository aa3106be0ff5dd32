"""What a date up to which something holds means today: whether it holds, ends soon, or has ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.i18n import N_, _
from app.workflow.finding import Severity

SOON = timedelta(days=365)
"""What ends within this time deserves a sign: budgets are made once a year."""

_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Words for a date, and how much it weighs; None for nothing to worry about."""

    text: str
    severity: Severity | None = None


def deadline(until: date | None, today: date) -> Deadline:
    """ "Supported to 2029", "Ends Jan 2027" within a year, "Ended Mar 2024", "Unknown" without a date."""
    if until is None:
        return Deadline(_("Unknown"), Severity.HINT)
    month = f"{_(_MONTHS[until.month - 1])} {until.year}"
    if until < today:
        return Deadline(_("Ended {month}").format(month=month), Severity.ERROR)
    if until <= today + SOON:
        return Deadline(_("Ends {month}").format(month=month), Severity.WARNING)
    return Deadline(_("Supported to {year}").format(year=until.year))

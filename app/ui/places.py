"""Where one can go: the entries of the rail."""

from app.i18n import N_
from app.ui.shell.rail import Place
from app.workflow.step import STEPS

_GROUP = N_("Assessment")
_RECORD = N_("Record")

CHANGES = Place("changes", N_("Change log"), _RECORD, icon="ph.clock-counter-clockwise")
BACKUPS = Place("backups", N_("Backups"), _RECORD, icon="ph.archive")

OVERVIEW = Place("overview", N_("Overview"), icon="ph.squares-four")
SETTINGS = Place("settings", N_("Settings"), icon="ph.gear-six", at_end=True)
METHOD = Place("method", N_("Risk criteria"), icon="ph.scales", under="settings")

PLACES: tuple[Place, ...] = (
    OVERVIEW,
    *(Place(f"step{step.number}", step.title, _GROUP, step.number) for step in STEPS),
    CHANGES,
    BACKUPS,
    METHOD,
    SETTINGS,
)

FIRST = "step1"
"""Where a project opens: rows are there at once, while the rules are still evaluated."""

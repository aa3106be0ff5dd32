"""Where one can go: the entries of the rail."""

from app.i18n import N_
from app.ui.shell.rail import Place
from app.workflow.step import STEPS

_GROUP = N_("Assessment")
PLACES: tuple[Place, ...] = tuple(Place(f"step{step.number}", step.title, _GROUP, step.number) for step in STEPS)

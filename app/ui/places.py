"""Where one can go, and the page that is there: one line per place."""

from collections.abc import Callable, Mapping

from app.i18n import N_, _
from app.ui.pages.context import Context
from app.ui.shell.page import Page
from app.ui.shell.rail import Place
from app.ui.shell.step_page import StepPage
from app.workflow.step import STEPS

PageMaker = Callable[[Context], Page]

_GROUP = N_("Assessment")
PLACES: tuple[Place, ...] = tuple(Place(f"step{step.number}", step.title, _GROUP, step.number) for step in STEPS)


def _system(context: Context) -> Page:
    from app.ui.pages.zcr1_system import SystemPage

    return SystemPage(context)


def _calm(place: Place) -> PageMaker:
    return lambda context: StepPage(context.theme, _(place.title), place.number)


PAGES: Mapping[str, PageMaker] = {place.id: _calm(place) for place in PLACES} | {"step1": _system}

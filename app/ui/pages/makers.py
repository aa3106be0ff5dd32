"""The page of each place: one line per place."""

from collections.abc import Callable, Mapping

from app.i18n import _
from app.ui.pages.context import Context
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import PLACES
from app.ui.shell.page import Page
from app.ui.shell.rail import Place
from app.ui.shell.step_page import StepPage

PageMaker = Callable[[Context], Page]


def _calm(place: Place) -> PageMaker:
    return lambda context: StepPage(context.theme, _(place.title), place.number)


PAGES: Mapping[str, PageMaker] = {place.id: _calm(place) for place in PLACES} | {"step1": SystemPage}

"""The page of each place: one line per place. What is not shown at the start is loaded when it is first gone to."""

from collections.abc import Callable, Mapping

from app.i18n import _
from app.model.entities import Project as ProjectRow
from app.ui.pages.context import Context
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import BACKUPS, CHANGES, PLACES
from app.ui.shell.page import Page
from app.ui.shell.rail import Place
from app.ui.shell.step_page import StepPage

PageMaker = Callable[[Context], Page]


def _calm(place: Place) -> PageMaker:
    return lambda context: StepPage(context.theme, _(place.title), place.number)


def _changes(context: Context) -> Page:
    from app.ui.pages.audit import AuditPage

    return AuditPage(context)


def _backups(context: Context) -> Page:
    from app.store.backups import list_backups
    from app.ui.pages.backups import BackupsPage

    row, project = context.bridge.assessment.facts.only(ProjectRow), context.bridge.project
    page = BackupsPage(context.theme, lambda: list_backups(row.id) if row is not None else [], context.tasks, project)
    if project.read_only is None:
        page.offer_to_back_up(project.back_up)
    context.bridge.changed.connect(page.follow)
    return page


PAGES: Mapping[str, PageMaker] = {place.id: _calm(place) for place in PLACES} | {
    "step1": SystemPage,
    CHANGES.id: _changes,
    BACKUPS.id: _backups,
}

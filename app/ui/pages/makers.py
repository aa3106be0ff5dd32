"""The page of each place: one line per place. What is not shown at the start is loaded when it is first gone to."""

from collections.abc import Callable, Mapping

from app.model.entities import Project as ProjectRow
from app.ui.pages.context import Context
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import BACKUPS, CHANGES, METHOD, OVERVIEW, SETTINGS
from app.ui.shell.page import Page

PageMaker = Callable[[Context], Page]


def _initial(context: Context) -> Page:
    from app.ui.pages.zcr2_initial import InitialRiskPage

    return InitialRiskPage(context)


def _zones(context: Context) -> Page:
    from app.ui.pages.zcr3_zones import ZonesPage

    return ZonesPage(context)


def _comparison(context: Context) -> Page:
    from app.ui.pages.zcr4_comparison import ComparisonPage

    return ComparisonPage(context)


def _detailed(context: Context) -> Page:
    from app.ui.pages.zcr5_detailed import DetailedRiskPage

    return DetailedRiskPage(context)


def _requirements(context: Context) -> Page:
    from app.ui.pages.zcr6_requirements import RequirementsPage

    return RequirementsPage(context)


def _approval(context: Context) -> Page:
    from app.ui.pages.zcr7_approval import ApprovalPage

    return ApprovalPage(context)


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


def _overview(context: Context) -> Page:
    from app.ui.pages.overview import OverviewPage

    return OverviewPage(context)


def _settings(context: Context) -> Page:
    from app.ui.pages.settings_page import SettingsPage

    return SettingsPage(context)


def _method(context: Context) -> Page:
    from app.ui.pages.method_page import MethodPage

    return MethodPage(context)


PAGES: Mapping[str, PageMaker] = {
    OVERVIEW.id: _overview,
    "step1": SystemPage,
    "step2": _initial,
    "step3": _zones,
    "step4": _comparison,
    "step5": _detailed,
    "step6": _requirements,
    "step7": _approval,
    CHANGES.id: _changes,
    BACKUPS.id: _backups,
    METHOD.id: _method,
    SETTINGS.id: _settings,
}

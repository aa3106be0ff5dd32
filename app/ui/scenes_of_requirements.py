"""What the gallery draws of step 6."""

from collections.abc import Callable

from app.model.entities import Conduit, SpecificationEntry, Zone
from app.model.vocabulary import SpecificationSection
from app.tables.action import ACTION_PLAN
from app.tables.specification import ASSUMPTIONS, SPECIFICATION
from app.ui.desk import Desk
from app.ui.pages.records import RecordsTab
from app.ui.pages.zcr6_requirements import RequirementsPage
from app.ui.scene import Scene

_SHOWN = SpecificationSection.THREATS


def _page(desk: Desk) -> RequirementsPage:
    page = desk.window.go_to("step6")
    assert isinstance(page, RequirementsPage)
    return page


def _tab(title: str) -> Callable[[Desk], None]:
    def show(desk: Desk) -> None:
        tab = _page(desk).go_to_tab(title)
        assert isinstance(tab, RecordsTab)
        view, first = tab.pane.view, tab.pane.model.index(0, 0)
        view.setCurrentIndex(first if tab.pane.model.flat else view.indexBelow(first))

    return show


def _drafted(desk: Desk) -> None:
    """The specification was drafted, and what the records say stands beside the text that somebody wrote."""
    page = _page(desk)
    page.draft_specification()
    entries = page.bridge.assessment.facts.all(SpecificationEntry).values()
    page.reveal(SpecificationEntry.table, next(one.id for one in entries if one.section is _SHOWN))


def _undrafted(desk: Desk) -> None:
    _page(desk).bridge.project.undo()
    desk.window.toast.hide()
    _leave(desk)


def _conduits(desk: Desk) -> None:
    gap = _page(desk).gap
    gap.kinds.choose(Conduit)
    gap.kinds.picked.emit(Conduit)


def _checklist(desk: Desk) -> None:
    gap = _page(desk).gap
    gap.grid.opened.emit()


def _below_derived(desk: Desk) -> None:
    """A level below the derived one was picked, and the reason is asked for."""
    panel = _page(desk).gap.level_panel
    panel.rationale.clear()
    panel.levels.picked.emit(0)


def _leave(desk: Desk) -> None:
    gap = _page(desk).gap
    gap.level_panel.forget()
    gap.kinds.choose(Zone)
    gap.kinds.picked.emit(Zone)


REQUIREMENTS_SCENES: tuple[Scene, ...] = (
    Scene("requirements-specification", _tab(SPECIFICATION.title), _leave),
    Scene("requirements-drafted", _drafted, _undrafted),
    Scene("requirements-conduits", _conduits, _leave),
    Scene("requirements-checklist", _checklist, _leave),
    Scene("requirements-below", _below_derived, _leave),
    Scene("requirements-assumptions", _tab(ASSUMPTIONS.title), _leave),
    Scene("requirements-plan", _tab(ACTION_PLAN), _leave),
)

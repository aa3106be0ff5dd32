"""What the gallery draws of step 5."""

from collections.abc import Callable

from app.model.vocabulary import Stage
from app.ui.desk import Desk
from app.ui.pages.worksheet_tab import WorksheetTab
from app.ui.pages.zcr5_detailed import DetailedRiskPage
from app.ui.scene import Scene
from app.ui.scenes_of_keeping import locked, unlocked
from app.workflow.scenarios import ScenarioState


def _page(desk: Desk) -> DetailedRiskPage:
    page = desk.window.go_to("step5")
    assert isinstance(page, DetailedRiskPage)
    return page


def _choose(desk: Desk, *states: ScenarioState) -> WorksheetTab:
    """Choose the first scenario in one of these states, where there is one."""
    tab = _page(desk).worksheet
    rows = tab.pane.model.arrangement
    keys = [key for group in rows.groups for key in group.keys]
    key = next((key for key in keys if rows.row(key).state in states), keys[0] if keys else None)
    if key is not None:
        tab.pane.view.choose(key, tab.pane.view.shown_places()[0])
    return tab


def _card(*states: ScenarioState) -> Callable[[Desk], None]:
    def show(desk: Desk) -> None:
        _choose(desk, *states)

    return show


def _scoring(desk: Desk) -> None:
    tab = _choose(desk, ScenarioState.SCORED)
    if tab.card.grid is not None:
        tab.card.grid.picker(Stage.CURRENT).setFocus()


def _measure(desk: Desk) -> None:
    _choose(desk, ScenarioState.SCORED).add_measure()


def _without_measure(desk: Desk) -> None:
    _page(desk).worksheet.card.measures.field.hide()


def _level(desk: Desk) -> None:
    _choose(desk, ScenarioState.ABOVE).card.level.other.click()


def _without_level(desk: Desk) -> None:
    _page(desk).worksheet.card.level.form.hide()


def _tab(title: str) -> Callable[[Desk], None]:
    def show(desk: Desk) -> None:
        _page(desk).go_to_tab(title)

    return show


def _back(desk: Desk) -> None:
    _page(desk).go_to_tab("Worksheet")


def _wrong(desk: Desk) -> None:
    """A scenario with an error on its card: above tolerable, and nobody has decided."""
    tab = _choose(desk, ScenarioState.ABOVE)
    rows = tab.pane.model.arrangement
    shown = (key for group in rows.groups for key in group.keys)
    undecided = (key for key in shown if rows.row(key).decision is None and rows.row(key).state is ScenarioState.ABOVE)
    key = next(undecided, None)
    if key is not None:
        tab.pane.view.choose(key, tab.pane.view.shown_places()[0])


def _locked(desk: Desk) -> None:
    locked(desk)
    _choose(desk, ScenarioState.SCORED)


DETAILED_SCENES: tuple[Scene, ...] = (
    Scene("detailed-to-score", _card(ScenarioState.TO_SCORE, ScenarioState.PARTLY)),
    Scene("detailed-scored", _scoring),
    Scene("detailed-above", _card(ScenarioState.ABOVE)),
    Scene("detailed-measure", _measure, _without_measure),
    Scene("detailed-level", _level, _without_level),
    Scene("detailed-wrong", _wrong),
    Scene("detailed-read-only", _locked, unlocked),
    Scene("detailed-sources", _tab("Threat sources"), _back),
    Scene("detailed-vulnerabilities", _tab("Vulnerabilities"), _back),
    Scene("detailed-measures", _tab("Countermeasures"), _back),
)

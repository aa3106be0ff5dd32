"""Tabs that are no plain table: what a person may do in each, and what each must show."""

from app.model.entities import Conduit, Zone
from app.model.levels import FR_CODES
from app.tables.place import place_order
from app.tables.requirement import REQUIREMENTS
from app.tables.traffic import End, Traffic
from app.ui.pages.flows_tab import FlowsTab
from app.ui.pages.gap_model import levels_of
from app.ui.pages.rules_tab import RulesTab
from app.ui.pages.sl_gap import SlGapTab
from app.ui.pages.tab import Tab
from app.ui.pages.traffic_view import TrafficModel
from app.workflow.assessment import Assessment


def act_in(tab: Tab, at: int, number: int) -> None:
    """Do one of the things that can be done in such a tab."""
    if isinstance(tab, SlGapTab):
        _act_in_gaps(tab, at, number)
    elif isinstance(tab, RulesTab) and tab.clauses:
        tab.clauses[at % len(tab.clauses)].setChecked(True)
        if number % 3 == 0 and tab.work.list.findings.rows:
            tab.work.list.choose(number % len(tab.work.list.findings.rows))
            tab.work._fix()
    elif isinstance(tab, FlowsTab) and tab.can("switch_matrix"):
        _act_in_flows(tab, at, number)


def _act_in_gaps(tab: SlGapTab, at: int, number: int) -> None:
    keys = list(tab.checklist.model.arrangement.keys)
    match number % 5:
        case 0 if tab.model.shown:
            tab.grid.choose(tab.model.shown[at % len(tab.model.shown)].place.id, at % len(FR_CODES))
        case 1:
            tab.kinds.picked.emit(Conduit if tab.model.kind is Zone else Zone)
        case 2:
            tab.short_only.toggle()
        case 3 if tab.current is not None:
            tab.level_panel.levels.picked.emit(at % 5)
        case 4 if keys:
            tab.checklist.view.choose(keys[at % len(keys)])
            tab.checklist.cycle()


def _act_in_flows(tab: FlowsTab, at: int, number: int) -> None:
    model = tab.matrix.model()
    if not tab.shows_matrix or number % 4 == 0 or not isinstance(model, TrafficModel):
        tab.switch_matrix()
    elif number % 4 in (1, 2):
        end = End.SOURCE if number % 2 else End.TARGET
        lines = model.sources if end is End.SOURCE else model.targets
        if lines:
            model.fold(end, lines[at % len(lines)].place)
    elif model.rowCount() and model.columnCount():
        tab.matrix.opened.emit(model.flows_at(model.index(at % model.rowCount(), at % model.columnCount())))


def check(tab: Tab, fresh: Assessment) -> None:
    """What such a tab shows is what a fresh reading of the file gives."""
    if isinstance(tab, SlGapTab):
        _check_gaps(tab, fresh)
    elif isinstance(tab, RulesTab):
        step = fresh.steps(softened=True)[2]
        assert tuple(button.standing for button in tab.clauses) == step.clauses
        chosen = next((one for one in tab.clauses if one.isChecked()), None)
        if chosen is not None:
            found = fresh.findings(step=3, softened=True)
            shown = tab.work.list.findings.rows
            assert set(shown) == {one for one in found if one.clause == chosen.clause.number}
    elif isinstance(tab, FlowsTab) and tab.shows_matrix:
        _check_matrix(tab, fresh)


def _check_gaps(tab: SlGapTab, fresh: Assessment) -> None:
    places = sorted(fresh.facts.all(tab.model.kind).values(), key=place_order)
    rows = [row for place in places if (row := levels_of(fresh, place)) is not None]
    assert tab.model.shown == [row for row in rows if row.missing or not tab.model.gaps_only]
    if tab.current is not None:
        own = list(REQUIREMENTS.each(fresh, tab.current.place))
        arrangement = tab.checklist.model.arrangement
        shown = {key: arrangement.row(key) for key in arrangement.keys}
        fr = FR_CODES[tab.place]
        assert shown == {REQUIREMENTS.key(row): row for row in own if row.row.requirement.fr == fr}


def _check_matrix(tab: FlowsTab, fresh: Assessment) -> None:
    model, traffic = tab.matrix.model(), Traffic(fresh)
    assert isinstance(model, TrafficModel)
    assert model.sources == traffic.lines(End.SOURCE, model.unfolded[End.SOURCE])
    assert model.targets == traffic.lines(End.TARGET, model.unfolded[End.TARGET])
    for row, source in enumerate(model.sources):
        for column, target in enumerate(model.targets):
            assert model.flows_at(model.index(row, column)) == traffic.flows(source, target)

"""Random acts on a table in any order: the screen shows what the file holds, and Qt's tester finds no fault."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.commands.cells import edit_field
from app.errors import UserError
from app.model.entities import Zone
from app.queries.facts import load_facts
from app.store.project import Project
from app.tables.asset import ASSETS
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from app.ui.table.look import TableLook
from app.ui.table.staged import Staged
from app.workflow.assessment import Assessment

FOUNDED = "Add 4 assets"
"""The last change that the fixture makes."""
COLUMNS = [column.key for column in ASSETS.columns]
EDITED = ["name", "vendor", "quantity", "kind", "zone_id", "wireless", "end_of_support"]
BLOCKS = ["Marden", "T-1\tPump\nT-2\tValve", "x\ty\tnonsense", '"two\nlines"', "", "A\nB\nC\nD\nE\nF\nG"]
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("choose"), st.integers(0, 9), st.sampled_from(EDITED), st.booleans()),
        st.tuples(st.just("widen"), st.integers(0, 9)),
        st.tuples(st.just("paste"), st.sampled_from(BLOCKS)),
        st.tuples(st.sampled_from(["clear", "fill_down", "delete", "cut", "undo", "redo", "stage", "add", "all"])),
        st.tuples(st.just("filter"), st.sampled_from(["", "plc", "name:pump", "zz"])),
        st.tuples(st.just("group"), st.sampled_from(["", "zone_id", "kind", "vendor", "wireless"])),
        st.tuples(st.just("sort"), st.integers(0, 12), st.booleans()),
    ),
    min_size=4,
    max_size=25,
)


@pytest.fixture
def watched(page: SystemPage) -> SystemPage:
    """The page, its model under Qt's own tester."""
    model = page.pane.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return page


def act(desk: Desk, page: SystemPage, what: tuple[object, ...]) -> None:
    """Do one act, as far as it can be done now."""
    pane, view, project = page.pane, page.pane.view, _project(desk)
    keys = [key for group in pane.model.arrangement.groups for key in group.keys]
    match what:
        case ("choose", int(at), str(column), bool(rows)) if keys:
            view.choose(keys[at % len(keys)], None if rows else COLUMNS.index(column))
        case ("widen", int(at)) if keys and not view.span.rows:
            flags = QItemSelectionModel.SelectionFlag
            view.selectionModel().select(pane.model.index_of(keys[at % len(keys)]), flags.Select | flags.Rows)
        case ("paste", str(text)):
            QGuiApplication.clipboard().setText(text)
            page.assets.paste()
        case ("clear" | "fill_down" | "delete" | "cut" as name,):
            pane.do(getattr(pane.acts, str(name)))
        case ("undo" | "redo" as name,):
            _travel(project, str(name))
        case ("stage",):
            pane.fill(
                {key: Staged(pane.model.arrangement.row(key), pane.model.arrangement.row(key)) for key in keys[:2]}
            )
            pane.fill()
        case ("add",):
            page.assets.add_entry()
        case ("all",):
            view.selectAll()
        case ("filter", str(text)):
            pane.filter_box.setText(text)
        case ("group", str(key)):
            view.group_by(key)
        case ("sort", int(place), bool(adds)):
            view.sort_by(place, adds)


def start_anew(desk: Desk, page: SystemPage) -> str:
    """As at the start of the test, whatever the example before left; the digest of the file."""
    project, view = _project(desk), page.pane.view
    while project.next_undo is not None and project.next_undo.label != FOUNDED:
        project.undo()
    page.pane.filter_box.clear()
    view.clearSelection()
    view.setCurrentIndex(QModelIndex())
    view.span.start(0)
    view.take_look(TableLook())
    return project.digests().store


def _project(desk: Desk) -> Project:
    assert desk.bridge is not None
    return desk.bridge.project


def _travel(project: Project, way: str) -> None:
    """Undo or redo, where there is something; the zones and assets of the fixture stay."""
    if way == "undo" and project.next_undo is not None and project.next_undo.label != FOUNDED:
        project.undo()
    elif way == "redo" and project.next_redo is not None:
        project.redo()


def check(desk: Desk, page: SystemPage) -> None:
    """The rows are those of a fresh reading of the file; what is shown is in one place and in order."""
    project, model = _project(desk), page.pane.model
    assert desk.bridge is not None
    fresh = Assessment(load_facts(project, desk.bridge.assessment.facts.as_of), desk.bridge.assessment.catalogue)
    arrangement = model.arrangement
    rows = {key: arrangement.row(key) for key in arrangement.keys}
    assert rows == {ASSETS.key(row): row for row in ASSETS.rows(fresh)}
    shown = [key for group in arrangement.groups for key in group.keys]
    assert len(shown) == len(set(shown))
    assert all(group.orders == sorted(group.orders) for group in arrangement.groups)
    assert all(arrangement.find(key) is not None for key in shown)
    assert set(page.pane.view.chosen_keys()) <= set(shown)
    counted = [model.rowCount(model.index(n, 0)) for n in range(model.rowCount())]
    assert (model.rowCount() if model.flat else sum(counted)) == len(shown)


@given(acts=ACTS)
def test_the_screen_shows_what_the_file_holds(desk: Desk, watched: SystemPage, acts: list[tuple[object, ...]]) -> None:
    start_anew(desk, watched)
    for what in acts:
        try:
            act(desk, watched, what)
        except UserError:
            continue
        finally:
            check(desk, watched)


@given(acts=ACTS)
def test_every_act_is_one_undo_and_undoing_them_all_leads_back(
    desk: Desk, watched: SystemPage, acts: list[tuple[object, ...]]
) -> None:
    project = _project(desk)
    before, start = start_anew(desk, watched), project.next_undo
    for what in acts:
        if what[0] in ("undo", "redo"):
            continue
        last = project.next_undo
        act(desk, watched, what)
        if project.next_undo != last and project.next_undo is not None:
            label = project.next_undo.label
            project.undo()
            assert project.next_undo == last, label
            project.redo()
    while project.next_undo != start:
        project.undo()
    assert project.digests().store == before


def test_what_nobody_sees_catches_up_in_a_pause(desk: Desk, page: SystemPage, qtbot: QtBot) -> None:
    project, rows = _project(desk), page.pane._model.arrangement
    zone, asset = next((row.zone, row.asset) for row in page.pane.model.arrangement.rows if row.zone is not None)
    assert desk.window.go_to("step3").isVisible()
    edit_field(project, Zone, [zone.id], "name", "Elsewhere")
    qtbot.waitUntil(lambda: rows.row(asset.id).zone != zone)
    check(desk, page)

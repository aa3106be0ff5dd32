"""What holds for every page, table, form and action, in every theme and at every scale."""

import contextlib
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.catalog import Catalogue
from app.exchange.sample import SAMPLE_DAY, create_sample
from app.queries.facts import load_facts
from app.store.project import Project
from app.tables.column import Table
from app.tables.every import TABLES
from app.ui.desk import Desk
from app.ui.places import PLACES
from app.ui.scenes import SCENES, SCENES_WITHOUT_PROJECT
from app.ui.shell.overlay import Overlay
from app.ui.shell.page import Page
from app.ui.shell.rail import Place, RailRow
from app.ui.shell.window import MainWindow
from app.ui.table.entry import choices_of
from app.ui.table.form import Form
from app.ui.table.model import TableModel
from app.ui.theme import Theme, load_tokens
from app.ui.widgets.labels import label
from app.ui.widgets.painted import SelfPainting
from app.workflow.assessment import Assessment
from tests.ui.conftest import FULL, LAPTOP
from tests.ui.looking import cut_labels, icons_without_tip, keyboard_round, nameless, painted_and_cut, settle, shown

TOKENS = load_tokens()
SCALES = sorted(TOKENS.scales.values())
SIZES = [FULL, LAPTOP]
INSPECTOR = 300


@pytest.fixture(scope="module")
def sample_plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The sample plant; nothing here changes it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
            patched.setenv(name, str(home))
        project = create_sample(home / "Plant.zonewright", "Tester")
        yield project
        project.close()


@pytest.fixture
def bare(theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    """The composed window without a project."""
    window = MainWindow(theme, PLACES)
    window.fit(FULL)
    made = Desk(theme, window, "Tester")
    window.show()
    qtbot.waitExposed(window)
    yield made
    # Not left to qtbot, which closes windows first: that would close the project, which the next test shows too.
    made.leave()
    window.close()
    window.deleteLater()


def scenes_in(desk: Desk, plant: Project) -> Iterator[str]:
    """Show each state that the gallery draws, every page, empty, half, full and with errors; the ids as they come."""
    desk.show(plant).assess()
    for scenes in (SCENES, SCENES_WITHOUT_PROJECT):
        for scene in scenes:
            scene.show(desk)
            settle()
            yield scene.id
            scene.leave(desk)
        desk.leave()


def _is_whole(window: QWidget) -> bool:
    return not cut_labels(window)


# One window for all scenes, as a person has it: to dress a window anew at another scale costs the most.
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_no_text_is_cut_off_in_any_scene(
    size: QSize, scale: float, bare: Desk, sample_plant: Project, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, bad = bare.window, []
    window.theme.switch(scale=scale)
    window.fit(size)
    for scene in scenes_in(bare, sample_plant):
        if cut_labels(window):  # a layout in a layout may need another turn
            with contextlib.suppress(QtBot.TimeoutError):
                qtbot.waitUntil(partial(_is_whole, window), timeout=500)
        bad += [f"{scene}: {text}" for text in cut_labels(window)]
        for painted in shown(window):
            if isinstance(painted, SelfPainting):
                cut = painted_and_cut(painted, monkeypatch)
                bad += [f"{scene}: {type(painted).__name__} “{text}”" for text in cut]
    assert not bad, "\n".join(bad)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_what_takes_the_keyboard_is_named_explained_and_reached_in_the_order_of_reading(
    size: QSize, bare: Desk, sample_plant: Project
) -> None:
    bad = []
    bare.window.fit(size)
    for scene in scenes_in(bare, sample_plant):
        bad += [f"{scene}: no name for {thing}" for thing in nameless(bare.window)]
        bad += [f"{scene}: no tooltip says what {button} does" for button in icons_without_tip(bare.window)]
        if size == FULL:
            bad += [f"{scene}: {fault}" for fault in _faults_of_order(bare.window)]
    assert not bad, "\n".join(bad)


def _faults_of_order(window: QWidget) -> Iterator[str]:
    """Where Tab does not go through the panes in the order in which they are read."""
    visited = [_pane_of(widget, window) for widget in keyboard_round(window)]
    visited = [pane for pane in visited if pane != "overlay"]  # keeps the keyboard to itself while it is raised
    first = min(visited, key=ORDER.index)
    begin = next((n for n, pane in enumerate(visited) if pane == first != visited[n - 1]), 0)
    visited = visited[begin:] + visited[:begin]
    panes = list(dict.fromkeys(visited))
    if panes != [pane for pane in ORDER if pane in panes] or "page" not in panes:
        yield f"Tab goes {panes}"
    comings = [pane for before, pane in zip([None, *visited], visited, strict=False) if pane != before]
    if len(comings) != len(panes):
        yield f"a pane is left and come back to: {comings}"


ORDER = ["topBar", "rail", "page", "inspector", "drawer", "statusRow"]


def _pane_of(widget: QWidget, window: QWidget) -> str:
    above: QWidget | None = widget
    while above is not None and above is not window:
        if isinstance(above, Page | Overlay):
            return "page" if isinstance(above, Page) else "overlay"
        if above.objectName() in ORDER:
            return above.objectName()
        above = above.parentWidget()
    return type(widget).__name__


def test_the_look_itself_sees_a_text_that_is_cut(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The invariants above are worth something only if they can fail."""
    holder = QWidget()
    qtbot.addWidget(holder)
    words = label("Detailed risk", "page")
    words.setParent(holder)
    words.resize(30, 40)
    row = RailRow(theme, Place("step5", "Detailed risk", "", 5))
    row.setParent(holder)
    row.setGeometry(0, 40, 60, 34)
    holder.show()
    assert cut_labels(holder) == ["label “Detailed risk”"]
    assert painted_and_cut(row, monkeypatch) == ["Detailed risk"]
    row.setAccessibleName("")
    row.setText("")
    assert nameless(holder) == ["RailRow in QWidget"]


@pytest.fixture(scope="module")
def assessment(sample_plant: Project) -> Assessment:
    return Assessment(load_facts(sample_plant, SAMPLE_DAY), Catalogue())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_every_table_keeps_what_its_model_promises_and_says_each_cell(
    table: Table[Any], assessment: Assessment, qapp: QApplication
) -> None:
    model: TableModel[Any] = TableModel(table)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.fill(table.rows(assessment))
    assert model.arrangement.shown == len(table.rows(assessment))
    model.filter("a")
    model.filter("")
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(len(table.columns))]
    assert all(titles)
    for key in list(model.arrangement.keys)[:5]:
        for place, title in enumerate(titles):
            assert model.index_of(key, place).data(Qt.ItemDataRole.AccessibleTextRole).startswith(title)


EDITED = [table for table in TABLES if any(column.edits for column in table.columns)]


@pytest.mark.parametrize("table", EDITED, ids=lambda table: str(table.name))
def test_every_form_names_its_fields_and_cuts_no_label(
    table: Table[Any], assessment: Assessment, theme: Theme, qtbot: QtBot
) -> None:
    form = Form(theme, table.columns, lambda field: choices_of(assessment.facts, field))
    qtbot.addWidget(form)
    form.show_rows(table.rows(assessment)[:2])
    form.show()
    for scale in SCALES:
        theme.switch(scale=scale)
        form.resize(theme.px(INSPECTOR), form.heightForWidth(theme.px(INSPECTOR)))
        qtbot.waitUntil(partial(_is_whole, form))
        assert nameless(form) == []

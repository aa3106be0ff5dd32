"""What holds for every page, table, form and action, in every theme and at every scale."""

import contextlib
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.exchange.sample import create_sample
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.places import PLACES
from app.ui.shell.page import Page
from app.ui.shell.rail import Place, RailRow
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme, load_tokens
from app.ui.widgets.labels import label
from app.ui.widgets.painted import SelfPainting
from tests.ui.conftest import FULL, LAPTOP
from tests.ui.looking import cut_labels, icons_without_tip, keyboard_round, nameless, painted_and_cut, settle, shown

TOKENS = load_tokens()
SCALES = sorted(TOKENS.scales.values())
SIZES = [FULL, LAPTOP]


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
def desk(theme: Theme, sample_plant: Project, qtbot: QtBot) -> Iterator[Desk]:
    """The composed window with the sample plant."""
    window = MainWindow(theme, PLACES)
    window.fit(FULL)
    made = Desk(theme, window, "Tester")
    made.show(sample_plant).assess()
    window.show()
    qtbot.waitExposed(window)
    yield made
    # Not left to qtbot, which closes windows first: that would close the project, which the next test shows too.
    made.leave()
    window.close()
    window.deleteLater()


def _in_every_look(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """The window at every place, size and scale."""
    window = desk.window
    for place in PLACES:
        window.go_to(place.id)
        for size in SIZES:
            for scale in SCALES:
                window.theme.switch(scale=scale)
                window.fit(size)
                settle()
                yield f"{place.id} at {size.width()} x {scale}", window


def _is_whole(window: QWidget) -> bool:
    return not cut_labels(window)


def test_no_text_is_cut_off_at_any_size(desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    bad = []
    for look, window in _in_every_look(desk):
        if cut_labels(window):  # a layout in a layout may need another turn
            with contextlib.suppress(QtBot.TimeoutError):
                qtbot.waitUntil(partial(_is_whole, window), timeout=500)
        bad += [f"{look}: {text}" for text in cut_labels(window)]
        for painted in shown(window):
            if isinstance(painted, SelfPainting):
                cut = painted_and_cut(painted, monkeypatch)
                bad += [f"{look}: {type(painted).__name__} “{text}”" for text in cut]
    assert bad == []


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_whatever_takes_the_keyboard_has_a_name(desk: Desk, place: str) -> None:
    desk.window.go_to(place)
    settle()
    assert nameless(desk.window) == []


@pytest.mark.parametrize("size", SIZES, ids=["full", "laptop"])
def test_a_button_without_words_says_in_its_tooltip_what_it_does(desk: Desk, size: QSize) -> None:
    desk.window.fit(size)
    for place in PLACES:
        desk.window.go_to(place.id)
        settle()
        assert icons_without_tip(desk.window) == [], place.id


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_tab_goes_through_the_panes_in_the_order_in_which_they_are_read(desk: Desk, place: str) -> None:
    window = desk.window
    page = window.go_to(place)
    settle()
    visited = [_pane_of(widget, page, window) for widget in keyboard_round(window)]
    panes = list(dict.fromkeys(visited))
    assert panes == [pane for pane in ORDER if pane in panes]
    assert len(panes) >= 3
    comings = [pane for before, pane in zip([None, *visited], visited, strict=False) if pane != before]
    assert len(comings) == len(panes), "a pane is left and come back to"


ORDER = ["topBar", "rail", "page", "inspector", "statusRow"]


def _pane_of(widget: QWidget, page: Page, window: QWidget) -> str:
    above: QWidget | None = widget
    while above is not None and above is not window:
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

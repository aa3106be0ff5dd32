"""What holds for every page, table, form and action, in every theme and at every scale."""

import contextlib
from collections.abc import Iterator
from functools import partial
from itertools import product

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.exchange.sample import create_sample
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.places import PLACES
from app.ui.scene import Scene
from app.ui.scenes import SCENES, SCENES_WITHOUT_PROJECT
from app.ui.shell.overlay import Overlay
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


@pytest.fixture(params=[*SCENES, *SCENES_WITHOUT_PROJECT], ids=lambda scene: str(scene.id))
def desk(request: pytest.FixtureRequest, bare: Desk, sample_plant: Project) -> Iterator[Desk]:
    """The window at each state that the gallery draws: every page, empty, half, full and with errors."""
    scene: Scene = request.param
    if scene in SCENES:
        bare.show(sample_plant).assess()
    scene.show(bare)
    settle()
    yield bare
    scene.leave(bare)


def _is_whole(window: QWidget) -> bool:
    return not cut_labels(window)


def test_no_text_is_cut_off_at_any_size(desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    window, bad = desk.window, []
    for size, scale in product(SIZES, SCALES):
        window.theme.switch(scale=scale)
        window.fit(size)
        settle()
        look = f"{size.width()} x {scale}"
        if cut_labels(window):  # a layout in a layout may need another turn
            with contextlib.suppress(QtBot.TimeoutError):
                qtbot.waitUntil(partial(_is_whole, window), timeout=500)
        bad += [f"{look}: {text}" for text in cut_labels(window)]
        for painted in shown(window):
            if isinstance(painted, SelfPainting):
                cut = painted_and_cut(painted, monkeypatch)
                bad += [f"{look}: {type(painted).__name__} “{text}”" for text in cut]
    assert bad == []


def test_whatever_takes_the_keyboard_has_a_name(desk: Desk) -> None:
    assert nameless(desk.window) == []


def test_a_button_without_words_says_in_its_tooltip_what_it_does(desk: Desk) -> None:
    for size in SIZES:
        desk.window.fit(size)
        settle()
        assert icons_without_tip(desk.window) == []


def test_tab_goes_through_the_panes_in_the_order_in_which_they_are_read(desk: Desk) -> None:
    visited = [_pane_of(widget, desk.window) for widget in keyboard_round(desk.window)]
    visited = [pane for pane in visited if pane != "overlay"]  # keeps the keyboard to itself while it is raised
    first = min(visited, key=ORDER.index)
    begin = next((n for n, pane in enumerate(visited) if pane == first != visited[n - 1]), 0)
    visited = visited[begin:] + visited[:begin]
    panes = list(dict.fromkeys(visited))
    assert panes == [pane for pane in ORDER if pane in panes]
    assert "page" in panes
    comings = [pane for before, pane in zip([None, *visited], visited, strict=False) if pane != before]
    assert len(comings) == len(panes), "a pane is left and come back to"


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

"""A real window with a project, for benchmarks: keys go in as a person presses them, times end when it is painted."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.store.project import Project
from app.ui.bridge import Bridge
from app.ui.desk import Desk
from app.ui.pages.records import RecordsTab
from app.ui.pages.sl_gap import SlGapTab
from app.ui.pages.tab import Tab
from app.ui.pages.tabbed import TabbedPage
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.table.editors import LineEditor, ProseEditor
from app.ui.table.pane import TablePane
from app.ui.table.view import TableView
from app.ui.theme import Theme, load_tokens

SIZE = (1720, 970)
_BEAT_MS = 5
_LONGEST_MS = 60_000


class Stage:
    """The composed window, and a project in it once `open` was called."""

    def __init__(self) -> None:
        app = QApplication.instance() or QApplication(["bench"])
        assert isinstance(app, QApplication)
        theme = Theme(load_tokens())
        theme.install(app)
        self.window = MainWindow(theme, PLACES)
        self.window.resize(*SIZE)
        self.window.show()
        self.desk = Desk(theme, self.window, "Bench")

    def open(self, path: Path) -> float:
        """Open a project; the milliseconds until its first page is painted."""
        begun = time.perf_counter()
        self.desk.open(path)
        self.window.repaint()
        return (time.perf_counter() - begun) * 1000

    def close(self) -> None:
        """Leave the project and the window; nothing is published."""
        bridge = self.desk.leave()
        if bridge is not None:
            bridge.project.abandon()
        self.window.close()

    @property
    def bridge(self) -> Bridge:
        """What stands between the open project and the window."""
        assert self.desk.bridge is not None
        return self.desk.bridge

    @property
    def project(self) -> Project:
        """The open project."""
        return self.bridge.project

    @property
    def page(self) -> SystemPage:
        """The first page."""
        page = self.window.page
        assert isinstance(page, SystemPage)
        return page

    @property
    def pane(self) -> TablePane[Any]:
        """The table that is shown; beside the gaps it is the checklist."""
        page = self.window.page
        pane = _pane_of(page.shown) if isinstance(page, TabbedPage) else None
        assert pane is not None
        return pane

    @property
    def view(self) -> TableView:
        """The view of that table."""
        return self.pane.view

    def show_table(self, step: int, name: str) -> TablePane[Any]:
        """Show the tab of a step's page that has a declared table."""
        page = self.window.go_to(f"step{step}")
        assert isinstance(page, TabbedPage)
        for place in range(page.tabs.count()):
            pane = _pane_of(page.tab_at(place))
            if pane is not None and pane.table.name == name:
                page.tabs.setCurrentIndex(place)
                wait_for_idleness()
                return pane
        raise RuntimeError(f"step {step} shows no table {name}")

    # waiting

    def settle(self) -> None:
        """Wait until the rules are evaluated and the window has nothing more to do."""
        wait_for(lambda: self.bridge.assessed, self.bridge.standing_changed)
        wait_for_idleness()

    def painted_after(self, do: Callable[[], None], widget: Callable[[], QWidget], ready: Callable[[], bool]) -> float:
        """The milliseconds from the beginning of `do` until `widget`, asked for after it, was painted with `ready`."""
        loop = QEventLoop()
        QTimer.singleShot(_LONGEST_MS, loop, lambda: loop.exit(1))
        begun = time.perf_counter()
        do()
        eye = _Eye(ready, loop, widget())
        if loop.exec():
            raise RuntimeError("nothing was painted")
        taken = (time.perf_counter() - begun) * 1000
        eye.deleteLater()
        wait_for_idleness()
        return taken

    # what a person does

    def go_to_cell(self, key: str, column: str) -> None:
        """Put the cursor on a cell of the table."""
        place = [one.key for one in self.pane.model.columns].index(column)
        self.view.choose(key)
        self.view.setCurrentIndex(self.view.currentIndex().siblingAtColumn(place))
        self.view.setFocus()
        wait_for_idleness()

    def press(self, key: Qt.Key) -> None:
        """Press a key with Ctrl in the table."""
        QTest.keyClick(self.view, key, Qt.KeyboardModifier.ControlModifier)

    def type_filter(self, letter: str) -> float:
        """Press a key in the filter (\\b takes a letter back); the milliseconds until it is painted, and the table
        where other rows are shown now.
        """
        box = self.page.pane.filter_box
        box.setFocus()

        def press() -> None:
            QTest.keyClick(box, Qt.Key.Key_Backspace) if letter == "\b" else QTest.keyClicks(box, letter)

        shown_anew: list[bool] = []
        note = partial(shown_anew.append, True)
        self.page.pane.model.modelReset.connect(note)
        taken = self.painted_after(press, lambda: self.view.viewport() if shown_anew else box, lambda: True)
        self.page.pane.model.modelReset.disconnect(note)
        return taken

    def trigger(self, action: str) -> float:
        """Take the last change back, or do it again; the milliseconds until the table is painted."""
        before = self.project.next_undo
        return self.painted_after(
            self.window.actions_by_id[action].trigger,
            self.view.viewport,
            lambda: self.project.next_undo != before,
        )

    def enter(self, text: str) -> float:
        """Type over the current cell; the milliseconds from Enter until the row is painted as it is now."""
        QTest.keyClick(self.view, Qt.Key.Key_F2)
        editor = self.view.cells.editor
        assert isinstance(editor, LineEditor | ProseEditor)
        editor.begin(text)
        wait_for_idleness()
        before = self.project.next_undo
        return self.painted_after(
            lambda: QTest.keyClick(editor, Qt.Key.Key_Return),
            self.view.viewport,
            lambda: self.project.next_undo != before,
        )


def _pane_of(tab: Tab) -> TablePane[Any] | None:
    """The table of a tab."""
    return tab.pane if isinstance(tab, RecordsTab) else tab.checklist if isinstance(tab, SlGapTab) else None


class _Eye(QObject):
    """Ends a loop once a widget was painted and what it waits for is so."""

    def __init__(self, ready: Callable[[], bool], loop: QEventLoop, widget: QWidget) -> None:
        super().__init__()
        self._ready, self._loop = ready, loop
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._ready():
            # The other widgets are painted in the same go, before the next event.
            QTimer.singleShot(0, self._loop, self._loop.quit)
        return False


class Pulse(QObject):
    """The longest time, in milliseconds, for which the window did not get to anything."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> float:
        """No more beats; the longest time between two."""
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def wait_for(ready: Callable[[], bool], signal: Any) -> None:
    """Let the window go on until something is so that a signal tells of."""
    loop = QEventLoop()
    connection = signal.connect(lambda: loop.quit() if ready() else None)
    if not ready():
        loop.exec()
    QObject.disconnect(connection)


def wait_for_idleness() -> None:
    """Let the window do what it has to do now."""
    loop = QEventLoop()
    for _turn in range(3):
        QTimer.singleShot(0, loop, loop.quit)
        loop.exec()

"""A dressed application and a window around invented figures: the shell needs no project to be tested."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.shell.rail import Place
from app.ui.shell.step_page import StepPage
from app.ui.shell.window import MainWindow
from app.ui.standing import ProjectStanding
from app.ui.theme import Theme, load_tokens
from app.workflow.finding import Finding, Severity
from app.workflow.finding import Place as Spot
from app.workflow.progress import Progress
from app.workflow.standing import ClauseStanding, Counts, State, StepStanding
from app.workflow.step import STEPS, Step

FULL = QSize(1920, 1080)
LAPTOP = QSize(1366, 768)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The application in the product's look."""
    theme = Theme(load_tokens())
    theme.install(qapp)
    return theme


@pytest.fixture
def theme(dressed: Theme) -> Iterator[Theme]:
    """The light theme at scale 1; whatever a test makes of it is undone."""
    yield dressed
    dressed.switch("light", 1.0)


@pytest.fixture
def standing() -> ProjectStanding:
    """A project with something open in its third and fifth step."""
    counts = {3: Counts(2, 1), 5: Counts(0, 4)}
    steps = tuple(_step_standing(step, counts.get(step.number, Counts())) for step in STEPS)
    spot = Spot(3, "asset", "", "")
    findings = (
        Finding("ZC-01", "3.1", Severity.ERROR, "CAL-07 is in no zone and belongs to no conduit.", "CAL-07", spot, ()),
        Finding("ZC-15", "3.5", Severity.WARNING, "WGW-02 shares Z-DIS with wired assets.", "WGW-02", spot, ()),
    )
    return ProjectStanding(
        "Kestrel Reach WTW", "Rev C · draft", "Saved 14:32", True, "Move PLC-04", "", steps, {3: findings}
    )


def _step_standing(step: Step, counts: Counts) -> StepStanding:
    states = (State.FINDINGS, State.DONE, State.STARTED, State.OPEN)
    clauses = tuple(
        ClauseStanding(clause, states[place % len(states)], Progress(place, 3), 0)
        for place, clause in enumerate(step.clauses)
    )
    return StepStanding(step, True, step.number, 8, counts, clauses)


@pytest.fixture
def window(theme: Theme, standing: ProjectStanding, qtbot: QtBot) -> MainWindow:
    """A window that shows the third step, as large as a full screen."""
    places = [Place(f"step{step.number}", step.label, "Assessment", step.number) for step in STEPS]
    made = MainWindow(theme, places, {place.id: _maker(theme, place) for place in places})
    qtbot.addWidget(made)
    made.fit(FULL)
    made.show_standing(standing)
    made.go_to("step3")
    made.show()
    qtbot.waitExposed(made)
    return made


def _maker(theme: Theme, place: Place) -> Callable[[], StepPage]:
    return lambda: StepPage(theme, place.title, place.number)

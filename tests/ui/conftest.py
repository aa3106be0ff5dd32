"""A dressed application and a window around invented figures: the shell needs no project to be tested."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.shell.rail import Place
from app.ui.shell.step_page import StepPage
from app.ui.shell.window import MainWindow
from app.ui.standing import ClauseStanding, Counts, FindingStanding, ProjectStanding, State, StepStanding
from app.ui.theme import Theme, load_tokens

FULL = QSize(1920, 1080)
LAPTOP = QSize(1366, 768)

TITLES = (
    "System",
    "Initial risk",
    "Zones and conduits",
    "Risk comparison",
    "Detailed risk",
    "Requirements",
    "Approval",
)


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
    clauses = (
        ClauseStanding("3.1", "Zones set", State.FINDINGS, "64 to place"),
        ClauseStanding("3.2", "Business apart", State.DONE),
        ClauseStanding("3.3", "Safety apart", State.STARTED, "SIS-01 and its detectors"),
        ClauseStanding("3.4", "Temporary devices", State.OPEN),
    )
    findings = (
        FindingStanding("error", "ZC-01", "CAL-07 is in no zone and belongs to no conduit."),
        FindingStanding("warning", "ZC-15", "WGW-02 is wireless and shares Z-DIS with wired assets."),
    )
    counts = {3: Counts(2, 1), 5: Counts(0, 4)}
    steps = tuple(
        StepStanding(number, title, "What it is for.", number / 8, counts.get(number, Counts()), clauses, findings)
        for number, title in enumerate(TITLES, 1)
    )
    return ProjectStanding(
        "Kestrel Reach WTW", "Rev C · draft", "Saved 14:32", True, "Move PLC-04", "", steps, Counts(2, 7, 4)
    )


@pytest.fixture
def window(theme: Theme, standing: ProjectStanding, qtbot: QtBot) -> MainWindow:
    """A window that shows the third step, as large as a full screen."""
    places = [Place(f"step{number}", title, "Assessment", number) for number, title in enumerate(TITLES, 1)]
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

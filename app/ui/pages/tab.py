"""What a tab of a page is: some content that says what the inspector shows beside it and what can be done in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.shell.page import Hints, Rows
from app.ui.standing import ProjectStanding


class Tab(QWidget):
    """The content of a tab. A tab does a declared action when it has a method of the name that the action declares.

    `stirred` says that panel, sentence, count or what can be done are different now; `refused` carries a UserError;
    `done` the name of a change that is worth a word, which can be taken back.
    """

    stirred = Signal()
    refused = Signal(object)
    done = Signal(str)

    @property
    def keys(self) -> Hints:
        """What the keys do here now, for the status row."""
        return ()

    def can(self, handler: str) -> bool:
        """Whether an act can be done now."""
        return callable(getattr(self, handler, None))

    def handler(self, name: str) -> Callable[..., object]:
        """The method that does a declared action; AttributeError when there is none."""
        method: Callable[..., object] = getattr(self, name)
        return method

    def panel(self) -> QWidget | None:
        """What the inspector shows beside it; None shows what the step asks for."""
        return None

    def sentence(self) -> str:
        """What the status row says about it."""
        return ""

    def reveal(self, table: str, id: str) -> bool:
        """Select the row of that table and bring it into view; whether this tab shows it."""
        return False

    def point_to(self, field: str) -> None:
        """Put the keyboard where that field of the row that was just revealed is entered, if it is shown."""

    def holds(self, rows: Rows) -> bool:
        """Whether one of these rows is selected, or in sight."""
        return False

    def show_standing(self, standing: ProjectStanding) -> None:
        """The project as it stands now; told to the tab that is shown."""

    def focus_targets(self) -> Sequence[QWidget]:
        """What F6 steps through; the first gets the keyboard when the tab is shown."""
        return ()


@dataclass(frozen=True, slots=True)
class TabMaker:
    """A tab before it is needed: its title, the tables whose rows it shows, how it is made, and how much is in it.

    `tables` decide which tab a record is looked for in; `count` is asked after each change, None shows no number.
    """

    title: str
    tables: tuple[str, ...]
    make: Callable[[], Tab]
    count: Callable[[], int | None] = lambda: None

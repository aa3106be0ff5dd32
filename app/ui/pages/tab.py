"""What a tab of a page is: some content that says what the inspector shows beside it and what can be done in it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.shell.content import Content
from app.ui.shell.page import Hints
from app.ui.standing import ProjectStanding


class Tab(Content, QWidget):
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

    def show_standing(self, standing: ProjectStanding) -> None:
        """The project as it stands now; told to the tab that is shown."""


@dataclass(frozen=True, slots=True)
class TabMaker:
    """A tab before it is needed: its title, the tables whose rows it shows, how it is made, and how much is in it.

    `tables` decide which tab a record is looked for in; `count` is asked after each change, None shows no number.
    """

    title: str
    tables: tuple[str, ...]
    make: Callable[[], Tab]
    count: Callable[[], int | None] = lambda: None

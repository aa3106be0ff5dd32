"""What every page is given."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction

from app.ui.bridge import Bridge
from app.ui.tasks import Tasks
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """The look, the open project, the declared actions by id, and work in the background."""

    theme: Theme
    bridge: Bridge
    actions: Mapping[str, QAction]
    tasks: Tasks

"""What every page is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction

from app.ui.bridge import Bridge
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.workflow.finding import Finding


@dataclass(frozen=True, slots=True)
class Context:
    """The look, the open project, the declared actions by id, and work in the background.

    `go_to_record` shows the page of a step and there the row of a table with an id, if the page shows it;
    `go_to_rows` those that pass the words of a filter; `go_to_finding` shows where a finding is put right,
    `show_finding` opens the drawer at it as well; `sign_as` has changes from now on carry another name.
    """

    theme: Theme
    bridge: Bridge
    actions: Mapping[str, QAction]
    tasks: Tasks
    go_to_record: Callable[[int, str, str], bool]
    go_to_rows: Callable[[int, str, str], bool]
    go_to_finding: Callable[[Finding], None]
    show_finding: Callable[[Finding], None]
    sign_as: Callable[[str], None]

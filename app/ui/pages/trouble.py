"""What is shown when a project could not be opened: what is wrong, the remedy, and other ways to go."""

from collections.abc import Mapping

from PySide6.QtGui import QAction

from app.errors import UserError
from app.i18n import _
from app.ui.shell.page import Page
from app.ui.theme import Theme
from app.ui.widgets.empty_state import EmptyState, Start


class TroublePage(Page):
    """Takes the place of the pages while no project is open."""

    alone = True

    def __init__(self, theme: Theme, trouble: UserError, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, _("No project is open"))
        starts = (
            Start(
                "ph.folder-open",
                _("Open another project"),
                _("A project file from this computer, a stick or a share."),
                _("Open"),
                actions["open"],
            ),
            Start(
                "ph.flask",
                _("Explore the sample plant"),
                _("A small water works, assessed halfway."),
                _("Explore"),
                actions["sample"],
            ),
            Start(
                "ph.house",
                _("Go to the start page"),
                _("Recent projects, work that waits to be recovered, and a new assessment."),
                _("Start page"),
                actions["welcome"],
            ),
        )
        self.column.addWidget(EmptyState(theme, trouble.message, trouble.hint, starts), 1)

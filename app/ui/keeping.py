"""How the open project is kept: what its saved state is, what helps where it is not saved, copies of it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import UserError
from app.i18n import _
from app.progress import Progress
from app.store.comparing import Comparison, compare_with_file
from app.store.project import Project
from app.store.readonly import ReadOnlyProject
from app.store.writable import WritableProject
from app.ui.choosers import choose_new_file

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages.saved_panel import SavedPanel

PROJECTS = "*.zonewright"


class Keeping(QObject):
    """The handlers of the declared actions about saving are methods here, and so is what the panel asks for."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._panel: SavedPanel | None = None

    def show_saved_state(self) -> None:
        """Say how the project is saved and what helps, in the inspector."""
        from app.ui.pages.saved_panel import SavedPanel

        if self._desk.bridge is None:
            return
        panel = self._panel = SavedPanel(self._desk.theme)
        panel.asked.connect(self._do)
        panel.destroyed.connect(partial(self._forget, panel))
        self.follow()
        self._desk.window.show_guest(panel)
        panel.buttons[0].setFocus()

    def follow(self) -> None:
        """Show the saved state as it is now, where it is looked at."""
        bridge = self._desk.bridge
        if self._panel is not None and bridge is not None:
            self._panel.show_saved(bridge.saved, bridge.standing().saved, bridge.project.path)

    def _forget(self, panel: "SavedPanel") -> None:
        if self._panel is panel:
            self._panel = None

    def _do(self, asked: str) -> None:
        if self._panel is not None:
            self._panel.message.hide()
        try:
            getattr(self, asked)()
        except UserError as trouble:
            self.tell(trouble)

    def tell(self, trouble: UserError) -> None:
        """Say what could not be done, where it was asked for."""
        (self._desk.window if self._panel is None else self._panel).tell(trouble)

    # what helps

    def try_again(self) -> None:
        """Write the project file now. What is still in the way is told by the saved state itself."""
        if self._desk.bridge is not None:
            self._desk.bridge.project.save()

    def save_copy(self) -> None:
        """Choose another name for the project, and go on there."""
        if self._desk.bridge is not None:
            path = self._desk.bridge.project.path
            proposal = path.with_name(_("{name} copy").format(name=path.stem) + path.suffix)
            names = _("Projects ({pattern})").format(pattern=PROJECTS)
            choose_new_file(self._desk.window, _("Save a copy"), names, proposal, self.copy_to)

    def copy_to(self, path: Path) -> None:
        """Save the project as `path` and go on there."""
        project = self._project
        try:
            if isinstance(project, WritableProject):
                project.save_copy(path)
                self._desk.moved()
            elif isinstance(project, ReadOnlyProject):
                project.write_copy(path)
                self._desk.open(path)
            else:
                return
        except UserError as trouble:
            self.tell(trouble)
            return
        self._desk.window.toast.say(_("Saved as {file}; you work there now").format(file=path.name))

    def compare(self) -> None:
        """Find out what differs between the work here and the file."""
        if self._project is not None:
            work = partial(_compare, self._project)
            self._desk.tasks.run(work, self._show_comparison, _("Comparing with the file"), self.tell)

    def _show_comparison(self, found: Comparison) -> None:
        if self._panel is not None:
            self._panel.show_comparison(found)

    def overwrite(self) -> None:
        """Put the work in the place of the file, which is backed up first."""
        if isinstance(self._project, WritableProject):
            self._project.overwrite()
            self._desk.window.toast.say(_("Overwritten; what the file held is kept among the backups"))

    def open_to_write(self) -> None:
        """Open a project that is open to read only for writing; where that is still not possible, say why."""
        self._desk.openings.to_write()

    @property
    def _project(self) -> Project | None:
        return self._desk.bridge.project if self._desk.bridge is not None else None


def _compare(project: Project, _progress: Progress) -> Comparison:
    return compare_with_file(project)

"""The backups of a project: when and why each was made, what differs from now, and one of them as a new file."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import N_, _, ngettext
from app.progress import Progress
from app.store.backups import Backup
from app.store.comparing import Comparison, compare
from app.store.reader import ProjectReader, ProjectView
from app.store.restoring import restore
from app.store.thinning import ALL, STAGES
from app.tables.backup import backups_table, key_of, size_words
from app.ui.choosers import choose_new_file
from app.ui.pages.backup_panel import BackupPanel
from app.ui.shell.page import Page
from app.ui.table.model import TableModel
from app.ui.table.view import TableView
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.labels import label


class BackupsPage(Page):
    """`read` gives the backups, the newest first; `now` is the project that they are compared with, if one is open."""

    keys = (("Enter", N_("compare with now")),)

    def __init__(
        self, theme: Theme, read: Callable[[], Sequence[Backup]], tasks: Tasks, now: ProjectReader | None = None
    ) -> None:
        super().__init__(theme, _("Backups"))
        self.read, self._tasks, self._now = read, tasks, now
        self._backups: dict[str, Backup] = {}
        self.model: TableModel[Backup] = TableModel(backups_table(()), self)
        self.view = TableView(theme, self.model, lambda _field: [], date.today())
        self.view.setAccessibleName(_("Backups"))
        listing = QWidget()
        column = VBox(theme, listing)
        told = frame("toolBar")
        VBox(theme, told, margins=(20, 8, 16, 8)).addWidget(label(_how_long(), "caption", "secondary", wrap=True))
        column.addWidget(told)
        column.addWidget(self.view, 1)
        words = _(
            "One is made by itself before an import, a change of many rows, a freeze, a sign-off, a new file format."
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(listing)
        self._back_up = QAction(_("Back up now"), self)
        start = Start(
            "ph.archive", _("Keep the project as it is"), _("Before a workshop, say."), _("Back up now"), self._back_up
        )
        self._nothing = EmptyState(theme, _("No backup yet"), f"{words} {_how_long()}", (start,) if now else ())
        self._stack.addWidget(self._nothing)
        self.column.addWidget(self._stack, 1)
        self._panel = self.keep(BackupPanel(theme, compares=now is not None))
        self._panel.looked_into.connect(self.look_into)
        self._panel.restored.connect(self._choose_file)
        self._panel.opened.connect(self.wanted)
        self.view.chosen.connect(self._chosen)
        self.view.doubleClicked.connect(self.look_into)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.look_into)
        self.fill()

    def offer_to_back_up(self, keep: Callable[[], None]) -> None:
        """A button that keeps the project as it is now."""

        def work(_progress: Progress) -> None:
            keep()

        self._back_up.triggered.connect(
            lambda: self._tasks.run(work, lambda _done: self.fill(), _("Backing up"), self.tell)
        )
        self.add_buttons(Button(self.theme, self._back_up.text(), icon="ph.archive").follow(self._back_up))

    def add_way_back(self, do: Callable[[], object]) -> None:
        """A button that leads back, where there is no rail."""
        back = Button(self.theme, _("Back"), Rank.QUIET, icon="ph.arrow-left")
        back.clicked.connect(lambda: do())
        self.add_buttons(back)

    def fill(self) -> None:
        """Read anew which backups there are; the first is chosen where none was."""
        found = {key_of(backup): backup for backup in self.read()}
        if found.keys() != self._backups.keys() or not found:
            self._backups = found
            self.model.fill(found.values())
            self._stack.setCurrentIndex(0 if found else 1)
            if found and self.backup is None:
                self.view.choose(next(iter(found)), 0)
        self.stirred.emit()

    def follow(self) -> None:
        """Something was changed: a backup may have been made before it."""
        if self.isVisible():
            self.fill()

    @property
    def backup(self) -> Backup | None:
        """The backup that is selected."""
        keys = self.view.chosen_keys()
        return self._backups.get(keys[0]) if keys else None

    def _chosen(self) -> None:
        if self.backup is not None:
            self._panel.show_backup(self.backup)
        self.stirred.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fill()

    # what a person does

    def look_into(self) -> None:
        """Find out what differs between the project now and the selected backup."""
        backup = self.backup
        if backup is not None and self._now is not None:
            work = partial(_compare, self._now, backup)
            done = partial(self._show_comparison, backup)
            self._tasks.run(work, done, _("Comparing with the backup"), self._panel.tell)

    def _show_comparison(self, backup: Backup, found: Comparison) -> None:
        if backup is self.backup:
            self._panel.show_comparison(found)

    def _choose_file(self) -> None:
        backup = self.backup
        if backup is None:
            return
        source = Path(backup.source) if backup.source else backup.path
        stem = _("{name} of {day}").format(name=source.stem, day=f"{backup.at.astimezone():%Y-%m-%d %H%M}")
        names = _("Projects ({pattern})").format(pattern=f"*{source.suffix}")
        choose_new_file(self, _("Restore a backup"), names, source.with_name(stem + source.suffix), self.restore_to)

    def restore_to(self, path: Path) -> None:
        """Write the selected backup as a new file, and offer to open it."""
        if self.backup is not None:
            work = partial(_restore, self.backup, path)
            self._tasks.run(work, self._offer, _("Restoring {file}").format(file=path.name), self._panel.tell)

    def _offer(self, path: Path) -> None:
        self._panel.offer(str(path), path.name)

    # what the shell asks

    def panel(self) -> QWidget | None:
        return self._panel if self.backup is not None else None

    def sentence(self) -> str:
        size = size_words(sum(backup.size for backup in self._backups.values()))
        said = ngettext("{n} backup, {size}", "{n} backups, {size}", len(self._backups))
        return said.format(n=len(self._backups), size=size) if self._backups else ""

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.view, self._nothing.first) if self._nothing.first is not None else (self.view,)


def _how_long() -> str:
    """How long backups are kept."""
    days, weeks, months = (count for count, _period in STAGES)
    said = _(
        "All of the last {recent} days are kept, before that the last one of each of {days} days, {weeks} weeks and "
        "{months} months that have one."
    )
    return said.format(recent=ALL.days, days=days, weeks=weeks, months=months)


def _compare(now: ProjectReader, backup: Backup, _progress: Progress) -> Comparison:
    backup.examine()
    with ProjectView(backup.path) as there:
        return compare(now, there)


def _restore(backup: Backup, path: Path, _progress: Progress) -> Path:
    restore(backup, path)
    return path

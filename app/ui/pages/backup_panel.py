"""The inspector of the backups: one of them, what it holds, what was done since, and what can be done with it."""

from PySide6.QtCore import Signal

from app.errors import UserError
from app.i18n import _, ngettext
from app.model.fields import field_label
from app.store.backups import Backup, Holding
from app.store.comparing import Comparison
from app.ui.pages.differences import differences, listed, told
from app.ui.shell.asks import empty
from app.ui.shell.inspector import Panel
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.message_bar import MessageBar

_MOST_TABLES = 14


class BackupPanel(Panel):
    """`looked_into` says that the person wants to see what differs from now, `restored` that the backup is to be
    written as a new file, `opened` carries the path of one that was.
    """

    looked_into = Signal()
    restored = Signal()
    opened = Signal(str)

    def __init__(self, theme: Theme, *, compares: bool) -> None:
        super().__init__(theme)
        self._path = ""
        self.message = MessageBar(theme)
        self.body.addWidget(self.message)
        self._holds, self._found = VBox(theme), VBox(theme)
        self.body.addLayout(self._found)
        self.body.addLayout(self._holds)
        foot = frame("cardRow")
        column = VBox(theme, foot, margins=(16, 10, 16, 12), spacing=8)
        row = HBox(theme, spacing=8)
        self._restore = Button(theme, _("Restore as a new file"), Rank.PRIMARY, icon="ph.arrow-counter-clockwise")
        self._restore.setToolTip(_("Write this backup into a file of its own; the project here stays as it is"))
        self._restore.clicked.connect(self.restored)
        look = Button(theme, _("Compare with now"), icon="ph.git-diff", keys="Enter")
        look.clicked.connect(self.looked_into)
        column.addWidget(look)
        if not compares:
            look.hide()
        row.addWidget(self._restore)
        row.addStretch(1)
        column.addLayout(row)
        self._open = Button(theme, "", icon="ph.folder-open")
        self._open.clicked.connect(lambda: self.opened.emit(self._path))
        self._open.hide()
        column.addWidget(self._open)
        self.foot.addWidget(foot)

    def show_backup(self, backup: Backup) -> None:
        """Show another backup."""
        self.head(backup.label or _(backup.reason.label), f"{backup.at.astimezone():%Y-%m-%d %H:%M:%S}")
        self.message.hide()
        self._open.hide()
        empty(self._found)
        empty(self._holds)
        try:
            self._tell_holding(backup, backup.holding())
        except UserError as trouble:
            self.message.tell(trouble)

    def _tell_holding(self, backup: Backup, holding: Holding) -> None:
        changes = ngettext("{n} change, the last:", "{n} changes, the last:", holding.changes).format(n=holding.changes)
        last = f"{changes} {holding.last_label or '–'}"
        self._holds.addWidget(told(self.theme, _(backup.reason.label), (last,)))
        most = sorted(holding.rows.items(), key=lambda one: -one[1])[:_MOST_TABLES]
        rows = [(field_label(table), f"{count:,}") for table, count in most]
        self._holds.addWidget(listed(self.theme, _("What it holds"), rows))

    def show_comparison(self, found: Comparison) -> None:
        """Show what differs between now and the backup."""
        empty(self._found)
        self._found.addWidget(differences(self.theme, found, _("Done since"), _("Only in the backup")))

    def offer(self, path: str, name: str) -> None:
        """Offer to open the file that was written."""
        self._path = path
        self._open.say(_("Open {file}").format(file=name))
        self._open.show()
        self._open.setFocus()

    def tell(self, trouble: UserError) -> None:
        """Say what could not be done."""
        self.message.tell(trouble)

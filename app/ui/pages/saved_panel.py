"""The inspector while a person looks at how the project is saved: what is in the way, and what helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from app.errors import UserError
from app.i18n import N_, _
from app.store.comparing import Comparison
from app.store.surface import Saved
from app.store.troubles import ChangedOnDisk, Damaged, OpenElsewhere, ReadOnly
from app.ui.pages.differences import differences
from app.ui.shell.asks import empty
from app.ui.shell.inspector import Panel
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import FindingSign, Glyph, label
from app.ui.widgets.message_bar import MessageBar


@dataclass(frozen=True, slots=True)
class Help:
    """One thing that helps: its words, what comes of it, its icon, and what the panel asks for when it is pressed."""

    words: str
    tip: str
    icon: str
    asks: str


TRY = Help(N_("Try again"), N_("Write the project file now"), "ph.arrow-clockwise", "try_again")
COPY = Help(N_("Save a copy"), N_("Save under another name and go on there"), "ph.copy", "save_copy")
COMPARE = Help(N_("Compare"), N_("Show what differs between your work and the file"), "ph.git-diff", "compare")
OVERWRITE = Help(
    N_("Overwrite with a backup"),
    N_("Put your work in the place of the file; what the file holds now is kept as a backup"),
    "ph.archive",
    "overwrite",
)
WRITE = Help(
    N_("Try to open for writing"), N_("Open the project again, to work on it"), "ph.lock-open", "open_to_write"
)


def helps(trouble: UserError | None) -> Sequence[Help]:
    """What helps, the likeliest first."""
    match trouble:
        case ReadOnly():
            return COPY, WRITE
        case ChangedOnDisk() | Damaged():
            return COMPARE, COPY, OVERWRITE
        case OpenElsewhere():
            return COPY, COMPARE, TRY
        case _:
            return TRY, COPY


class SavedPanel(Panel):
    """Tells the saved state and follows it. `asked` carries the name of what a person wants done."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Saved state"), closable=True)
        self.message = MessageBar(theme)
        self.body.addWidget(self.message)
        self._state, self._found = VBox(theme), VBox(theme)
        self.body.addLayout(self._state)
        self.body.addLayout(self._found)
        self.buttons: list[Button] = []
        self._shown: tuple[type, str, Path] | None = None

    def show_saved(self, saved: Saved, words: str, path: Path) -> None:
        """Show the state as it is now; what was compared goes when the trouble does."""
        self.head(_("Saved state"), words)
        shown = type(saved.trouble), str(saved.trouble), path
        if self._shown == shown:
            return
        if self._shown is not None and self._shown[0] is not type(saved.trouble):
            empty(self._found)
            self.message.hide()
        self._shown = shown
        held = any(button.hasFocus() for button in self.buttons)
        empty(self._state)
        self.buttons = []
        section = frame("section")
        column = VBox(self.theme, section, margins=(16, 12, 16, 12), spacing=10)
        column.addLayout(self._words(saved.trouble, path))
        for place, help in enumerate(helps(saved.trouble)):
            column.addWidget(self._button(help, Rank.SECONDARY if place else Rank.PRIMARY))
        self._state.addWidget(section)
        if held:
            self.buttons[0].setFocus()

    def _words(self, trouble: UserError | None, path: Path) -> HBox:
        row = HBox(self.theme, spacing=8)
        words = VBox(self.theme, spacing=4)
        if trouble is None:
            row.addWidget(Glyph(self.theme, "ph.check-circle", "ok", 18), alignment=Qt.AlignmentFlag.AlignTop)
            message, hint = _("The project file has every change."), str(path)
        else:
            locked = isinstance(trouble, ReadOnly)
            sign = Glyph(self.theme, "ph.lock-simple", "info", 18) if locked else FindingSign(self.theme, "error")
            row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
            message, hint = trouble.message, trouble.hint
        words.addWidget(label(message, "strong", wrap=True))
        words.addWidget(label(hint, role="secondary", wrap=True))
        row.addLayout(words, 1)
        return row

    def _button(self, help: Help, rank: Rank) -> Button:
        button = Button(self.theme, _(help.words), rank, icon=help.icon)
        button.setToolTip(_(help.tip))
        button.clicked.connect(lambda: self.asked.emit(help.asks))
        self.buttons.append(button)
        return button

    def show_comparison(self, found: Comparison) -> None:
        """Show what differs between the work here and the file."""
        empty(self._found)
        self._found.addWidget(differences(self.theme, found, _("Only in your work"), _("Only in the file")))

    def tell(self, trouble: UserError) -> None:
        """Say what could not be done."""
        self.message.tell(trouble)

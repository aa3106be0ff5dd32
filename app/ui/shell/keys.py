"""The key sheet: every declared action that has a shortcut, by menu."""

from PySide6.QtGui import QKeySequence

from app.i18n import _
from app.ui.action import Menu
from app.ui.actions import ACTIONS
from app.ui.shell.inspector import Panel
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import KeyHints, label


class KeysPanel(Panel):
    """What each key does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Keys"), _("What each key does, wherever you are"), closable=True)
        for menu in Menu:
            section = frame("section")
            column = VBox(theme, section, margins=(16, 10, 16, 10), spacing=6)
            column.addWidget(label(_(menu.value).replace("&", ""), "strong"))
            for action in ACTIONS:
                if action.menu is menu:
                    column.addLayout(self._row(_(action.tip), action.shortcut))
            self.body.addWidget(section)

    def _row(self, tip: str, shortcut: str) -> HBox:
        row = HBox(self.theme, spacing=8)
        row.addWidget(label(tip, "caption", "secondary", wrap=True), 1)
        keys = KeyHints(self.theme)
        keys.show_hints(((QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText), ""),))
        row.addWidget(keys)
        return row

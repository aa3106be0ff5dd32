"""What a person sets for all projects: the look, and the name that signs changes. Everything applies at once."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.i18n import _
from app.model.entities import Project as ProjectRow
from app.model.fields import field_of
from app.ui.action import plain
from app.ui.actions import ACTIONS
from app.ui.pages.settings_rows import SettingGroup, SettingLine, SettingRow
from app.ui.shell.page import Page
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import label
from app.ui.widgets.segments import Segments

_WIDTH = 900


class OwnSettings(Page):
    """A plain list with a field to search it. `signed` carries the name that changes carry from now on."""

    signed = Signal(str)

    def __init__(self, theme: Theme, actions: Mapping[str, QAction], author: Callable[[], str]) -> None:
        super().__init__(theme, _("Settings"))
        self._actions, self._author = actions, author
        self.box = FilterBox(self.theme, _("Search the settings"), "/")
        self.box.textChanged.connect(self._sift)
        self.box.left.connect(self._leave_box)
        self._head.addWidget(self.box)
        self._looks: list[tuple[Segments, str]] = []
        self.groups = (self._look(), self._person(), *self.more())
        self._nothing = self._say_nothing()
        self._area = self._lay_out()
        self.column.addWidget(self._area, 1)
        self.theme.changed.connect(self._mark_look)
        self._mark_look()
        self.refresh()

    def more(self) -> tuple[SettingGroup, ...]:
        """Further groups."""
        return ()

    def refresh(self) -> None:
        """Show what is set now."""
        self.author.show_values([self._author()])

    def _say_nothing(self) -> QWidget:
        holder = QWidget()
        row = HBox(self.theme, holder, spacing=12)
        row.addWidget(label(_("No setting has these words."), role="muted"))
        every = Button(self.theme, _("Show all settings"), small=True)
        every.clicked.connect(self.box.clear)
        row.addWidget(every)
        row.addStretch(1)
        holder.hide()
        return holder

    def _lay_out(self) -> QScrollArea:
        content = frame("scrolled")
        outer = HBox(self.theme, content, margins=(20, 16, 16, 20))
        self._sheet = QWidget()
        column = VBox(self.theme, self._sheet, spacing=14)
        for group in self.groups:
            column.addWidget(group)
        column.addWidget(self._nothing)
        column.addStretch(1)
        outer.addWidget(self._sheet, _WIDTH)
        outer.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        self.theme.changed.connect(self._measure)
        self._measure()
        return area

    def _measure(self) -> None:
        self._sheet.setMaximumWidth(self.theme.px(_WIDTH))

    # groups

    def _look(self) -> SettingGroup:
        self._letters = Segments(self.theme, _("Single-letter commands"), [(_("On"), True), (_("Off"), False)])
        self._letters.picked.connect(self._use_letters)
        theme, size = self._one_of("theme", _("Theme")), self._one_of("size", _("Size"))
        rows = (
            SettingRow(self.theme, _("Theme"), _("The projector theme has high contrast and large type."), theme),
            SettingRow(self.theme, _("Size"), _("How much fits on the screen; it is capped so that all fits."), size),
            SettingRow(
                self.theme,
                _("Single-letter commands"),
                _("Letters and digits do something in the worksheets; off, they write into cells as elsewhere."),
                self._letters,
            ),
        )
        return SettingGroup(self.theme, _("Look"), rows)

    def _one_of(self, exclusive: str, name: str) -> Segments:
        """The declared actions of which one is on, side by side."""
        declared = [one for one in ACTIONS if one.exclusive == exclusive]
        segments = Segments(self.theme, name, [(plain(_(one.text)), one.id) for one in declared])
        segments.picked.connect(lambda id: self._actions[str(id)].trigger())
        self._looks.append((segments, exclusive))
        return segments

    def _use_letters(self, on: object) -> None:
        if on is not self.theme.letters:
            self._actions["letters"].trigger()

    def _mark_look(self) -> None:
        self._letters.choose(self.theme.letters)
        for segments, exclusive in self._looks:
            for one in ACTIONS:
                if one.exclusive == exclusive and self._actions[one.id].isChecked():
                    segments.choose(one.id)

    def _person(self) -> SettingGroup:
        title = _("Your name")
        self.author = SettingLine(self.theme, title, field_of(ProjectRow, "name"))
        self.author.entered.connect(self._sign)
        hint = _("Changes that are made from now on carry it, in the change log and in what is exported.")
        return SettingGroup(self.theme, _("You"), (SettingRow(self.theme, title, hint, self.author),))

    def _sign(self, author: object) -> None:
        if isinstance(author, str) and author:
            self.signed.emit(author)
        self.refresh()

    # searching

    def _sift(self, text: str) -> None:
        words = text.casefold().split()
        shown = sum(group.sift(words) for group in self.groups)
        self._nothing.setVisible(not shown)

    def go_to_filter(self) -> None:
        """Take the keyboard to the search field."""
        self.box.setFocus()
        self.box.selectAll()

    def _leave_box(self) -> None:
        self.focusNextChild()

    # what the shell asks

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.box,)


class LobbySettings(OwnSettings):
    """The settings while no project is open; `left` says that the person is done with them."""

    alone = True
    left = Signal()

    def __init__(self, theme: Theme, actions: Mapping[str, QAction], author: Callable[[], str]) -> None:
        super().__init__(theme, actions, author)
        self.back = Button(theme, _("Back to the start"), icon="ph.arrow-left")
        self.back.clicked.connect(self.left)
        self.add_buttons(self.back)

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.back, self.box)

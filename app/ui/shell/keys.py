"""The key sheet: every key by the place where it works, raised over the page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.i18n import N_, _
from app.ui.action import Action, Menu, Owner, plain
from app.ui.actions import ACTIONS
from app.ui.shell.overlay import Overlay
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import KeyHints, label
from app.ui.widgets.shortcuts import is_letter, spelt

_WIDTH = 1440
_COLUMNS = 4
Keys = tuple[tuple[str, str], ...]
Section = tuple[str, tuple[tuple[tuple[str, ...], str], ...]]
"""A place, and there what each of the keys does."""


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where some keys work, and what they do there (message ids)."""

    title: str
    keys: Keys


PLACES_OF_KEYS: tuple[KeyPlace, ...] = (
    KeyPlace(
        N_("In a table"),
        (
            ("F2", N_("Edit the cell; typing does, too")),
            ("Enter", N_("Edit the cell, or take over what was typed")),
            ("Esc", N_("Leave the cell as it was")),
            ("Tab", N_("Go to the next cell")),
            ("Space", N_("Select the row")),
            ("Left", N_("Close the group")),
            ("Right", N_("Open the group")),
        ),
    ),
    KeyPlace(
        N_("In detailed risk"),
        (
            ("1", N_("To 6: score what has the keyboard, else what is to be scored next")),
            ("Tab", N_("Go to the pickers, and from one to the next")),
            ("Del", N_("Clear the score")),
            ("F2", N_("Edit the cell; letters are commands here")),
        ),
    ),
    KeyPlace(
        N_("In the findings"),
        (
            ("Enter", N_("Go to the place of the finding")),
            ("F", N_("Do what is offered to fix it")),
            ("J", N_("Justify it with a reason")),
        ),
    ),
    KeyPlace(
        N_("When finding anything"),
        (
            (">", N_("Commands alone")),
            ("#", N_("Scenarios alone")),
            ("@", N_("Zones and assets alone")),
            ("Enter", N_("Do it, or go there")),
            ("Esc", N_("Close")),
        ),
    ),
)
"""Keys that belong to a place and not to an action."""


def sections(letters: bool = True) -> Iterator[Section]:
    """Every key in words: of actions by menu, of those of the page, and of places; single `letters` where they work."""
    for title, lines in _sections():
        kept = ((tuple(one for one in keys if letters or not is_letter(one)), words) for keys, words in lines)
        yield title, tuple((keys, words) for keys, words in kept if keys)


def _sections() -> Iterator[Section]:
    for menu in Menu:
        yield _(menu.value).replace("&", ""), _lines(one for one in ACTIONS if one.menu is menu and _is_general(one))
    yield _("On a page"), _lines(one for one in ACTIONS if not _is_general(one))
    for place in PLACES_OF_KEYS:
        yield _(place.title), tuple(((keys,), _(words)) for keys, words in place.keys)


def _is_general(action: Action) -> bool:
    return action.owner is not Owner.PAGE


def _lines(actions: Iterable[Action]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Shortcuts and what they do; what leads somewhere is called by its name."""
    return tuple((one.keys, plain(_(one.text)) if one.handler == "go_to" else _(one.tip)) for one in actions)


class KeySheet(Overlay):
    """What each key does."""

    def __init__(self, theme: Theme, place: QWidget) -> None:
        super().__init__(theme, place, _WIDTH)
        self.setAccessibleName(_("Keys"))
        column = VBox(theme, self.card, margins=(1, 1, 1, 1))
        column.addWidget(self._head())
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(_("Keys by place"))
        self._letters = theme.letters
        self._fill()
        theme.changed.connect(self._follow_letters)
        self._area.viewport().setAutoFillBackground(False)
        column.addWidget(self._area, 1)

    def _head(self) -> QWidget:
        head = frame("paletteHead")
        row = HBox(self.theme, head, margins=(20, 0, 12, 0), spacing=12)
        row.addWidget(label(_("Keys"), "title"))
        row.addWidget(label(_("What each key does, by place"), "caption", "muted"), 1)
        close = Button(self.theme, _("Close"), Rank.QUIET, icon="ph.x").show_words(False)
        close.clicked.connect(self.dismiss)
        row.addWidget(close)
        return head

    def _fill(self) -> None:
        self._content = self._columns()
        self._area.setWidget(self._content)

    def _follow_letters(self) -> None:
        if self._letters != self.theme.letters:
            self._letters = self.theme.letters
            self._fill()

    def _columns(self) -> QWidget:
        content = frame("scrolled")
        row = HBox(self.theme, content, margins=(20, 12, 20, 16), spacing=28)
        for share in _shared(list(sections(self.theme.letters))):
            column = VBox(self.theme, spacing=5)
            for title, keys in share:
                heading = label(title, "strong")
                heading.setContentsMargins(0, self.theme.px(6), 0, self.theme.px(2))
                column.addWidget(heading)
                for one in keys:
                    column.addLayout(self._row(*one))
            column.addStretch(1)
            row.addLayout(column, 1)
        return content

    def _row(self, keys: Sequence[str], words: str) -> HBox:
        row = HBox(self.theme, spacing=10)
        row.addWidget(label(words, "caption", "secondary", wrap=True), 1)
        hint = KeyHints(self.theme)
        hint.show_hints(tuple((spelt(one), "") for one in keys))
        row.addWidget(hint, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def first_target(self) -> QWidget:
        return self._area

    def high(self, room: int) -> int:
        wide = self.theme.px(_WIDTH) - 2
        needed = self._content.heightForWidth(wide) if self._content.hasHeightForWidth() else 0
        return min(room, max(needed, self._content.sizeHint().height()) + self.theme.px(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?":
            self.dismiss()
            return
        super().keyPressEvent(event)


def _shared(found: Sequence[Section]) -> list[list[Section]]:
    """The sections shared out over columns of about equal length, in their order."""
    total = sum(len(keys) + 2 for _title, keys in found)
    columns: list[list[Section]] = [[]]
    filled = 0.0
    for title, keys in found:
        if columns[-1] and len(columns) < _COLUMNS and filled + (len(keys) + 2) / 2 > len(columns) * total / _COLUMNS:
            columns.append([])
        columns[-1].append((title, keys))
        filled += len(keys) + 2
    return columns

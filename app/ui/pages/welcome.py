"""What is shown while no project is open: ways to start, work to go on with, and how an assessment runs."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from app import VERSION
from app.i18n import _
from app.risk.presets import list_presets
from app.settings import Recent
from app.ui.pages.left_banner import LeftBanner, Waiting
from app.ui.pages.welcome_new import NewAssessment
from app.ui.pages.welcome_parts import runs_panel, tiles
from app.ui.pages.welcome_recent import RecentTable
from app.ui.pages.welcome_rows import RecentModel
from app.ui.pages.welcome_side import WelcomeSide
from app.ui.shell.asks import empty
from app.ui.shell.page import Page
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import Glyph, label

_TABLE, _STARTS, _FORM = range(3)


@dataclass(frozen=True, slots=True)
class Lobby:
    """What the welcome page shows: recent projects, work that a crash left, the author, the library's editions, and
    the name of the project that is still open, if one is.
    """

    recents: tuple[Recent, ...] = ()
    left: tuple[Waiting, ...] = ()
    author: str = ""
    library: str = ""
    open_project: str = ""


class Presence(QObject):
    """Looks which files are there, in a thread of its own: a share that does not answer must not hold up the window."""

    missing = Signal(str)

    def look(self, paths: Sequence[str]) -> None:
        """Look at each path; `missing` tells of those at which there is no file."""
        threading.Thread(target=self._look, args=(tuple(paths),), name="presence", daemon=True).start()

    def _look(self, paths: Sequence[str]) -> None:
        for path in paths:
            if not Path(path).exists():
                try:
                    self.missing.emit(path)
                except RuntimeError:  # the page went while this was looking
                    return


class WelcomePage(Page):
    """`forgotten` carries the path of a project to take from the list, `founded` what a new assessment starts from,
    `rescued` left work that is to be a new file, `discarded` left work that is not needed any more; `back`: the person
    goes on with the project that is still open.
    """

    alone = True
    forgotten = Signal(str)
    founded = Signal(object)
    rescued = Signal(object)
    discarded = Signal(object)
    back = Signal()

    def __init__(self, theme: Theme, actions: Mapping[str, QAction], lobby: Lobby) -> None:
        super().__init__(theme, "")
        self.setObjectName("welcome")
        self._actions, self.lobby = actions, lobby
        self.head.hide()
        whole, right = HBox(theme), QWidget()
        self._side = WelcomeSide(theme, VERSION)
        whole.addWidget(self._side)
        whole.addWidget(right, 1)
        self.column.addLayout(whole, 1)
        self._right = VBox(theme, right, spacing=12)
        self._right.addLayout(self._top())
        self._tiles = tiles(theme, *(actions[id] for id in ("new", "open", "import_assets", "sample")))
        row = HBox(theme, spacing=12)
        for tile in self._tiles:
            row.addWidget(tile, 1)
        self._right.addLayout(row)
        self._right.addWidget(self.message)
        self._banners = VBox(theme, spacing=6)
        self._right.addLayout(self._banners)
        self._right.addLayout(self._recent_head())
        self._body = QStackedWidget()
        for widget in (self._recent_panel(), self._starts(), self._form()):
            self._body.addWidget(widget)
        self._right.addWidget(self._body, 1)
        self._right.addWidget(runs_panel(theme))
        self._presence = Presence(self)
        self._presence.missing.connect(self._model.note_missing)
        theme.changed.connect(self._fit)
        self.show_lobby(lobby)

    # what it is made of

    def _top(self) -> HBox:
        row = HBox(self.theme, spacing=8)
        row.addWidget(label(_("Start"), "page"), 1)
        self._back = Button(self.theme, "", Rank.QUIET, icon="ph.arrow-left")
        self._back.clicked.connect(self.back)
        row.addWidget(self._back)
        settings = Button(self.theme, _("Settings"), Rank.QUIET, icon="ph.gear-six")
        row.addWidget(settings.follow(self._actions["settings"]))
        keys = Button(self.theme, _("Keys"), Rank.QUIET, icon="ph.keyboard", keys="?")
        row.addWidget(keys.follow(self._actions["keys"]))
        return row

    def _recent_head(self) -> HBox:
        row = HBox(self.theme, spacing=8)
        self._heading = label(type="title")
        row.addWidget(self._heading, 1)
        self._filter = FilterBox(self.theme, _("Filter"), "/")
        row.addWidget(self._filter)
        return row

    def _recent_panel(self) -> QWidget:
        panel = frame("panel")
        self._model = RecentModel((), date.today())
        self.table = RecentTable(self.theme, self._model)
        self.table.opened.connect(self.wanted)
        self.table.selectionModel().currentChanged.connect(lambda *_: self.stirred.emit())
        self._filter.textChanged.connect(self._model.filter)
        VBox(self.theme, panel, margins=(1, 1, 1, 1)).addWidget(self.table)
        self._panel, place = panel, QWidget()
        column = VBox(self.theme, place)
        column.addWidget(panel, 1)
        column.addStretch(0)
        self._model.modelReset.connect(self._fit_table)
        return place

    def _fit_table(self) -> None:
        """The table ends with its last row where there is more room than it needs."""
        self._panel.setMaximumHeight(self.table.least_height(max(1, self._model.rowCount())) + 4)

    def _starts(self) -> QWidget:
        """In place of recent projects, while there are none: the sample plant and the templates."""
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panel = frame("panel")
        area.setWidget(panel)
        area.viewport().setAutoFillBackground(False)
        column = VBox(self.theme, panel)
        explore = Button(self.theme, _("Explore"), small=True).follow(self._actions["sample"])
        words = _("Kestrel Reach WTW: a fictional water works with assets, zones, scenarios and open questions.")
        column.addWidget(self._start("ph.flask", _("The sample plant"), words, explore, first=True))
        for preset in list_presets():
            use = Button(self.theme, _("Use"), small=True)
            use.setAccessibleName(_("Use {template}").format(template=preset.name))
            use.clicked.connect(lambda _on=False, key=preset.key: self.start_new(key))
            column.addWidget(self._start("ph.grid-four", preset.name, preset.description, use))
        column.addStretch(1)
        return area

    def _start(self, icon: str, title: str, text: str, button: Button, first: bool = False) -> QWidget:
        strip = QWidget() if first else frame("cardRow")
        row = HBox(self.theme, strip, margins=(14, 7, 12, 7), spacing=12)
        row.addWidget(Glyph(self.theme, icon, "accent", 18))
        words = VBox(self.theme)
        words.addWidget(label(title, "strong", wrap=True))
        words.addWidget(label(text, "caption", "secondary", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(button)
        return strip

    def _form(self) -> QWidget:
        self.form = NewAssessment(self.theme, self.lobby.author)
        self.form.founded.connect(self.founded)
        self.form.refused.connect(self.tell)
        self.form.left.connect(self._leave_form)
        return self.form

    # what it shows

    def show_lobby(self, lobby: Lobby) -> None:
        """Show what there is to go on with now."""
        self.lobby = lobby
        self._side.show_library(lobby.library)
        empty(self._banners)
        for waiting in lobby.left:
            banner = LeftBanner(self.theme, waiting)
            banner.opened.connect(lambda path=str(waiting.left.path): self.wanted.emit(path))
            banner.rescued.connect(lambda left=waiting.left: self.rescued.emit(left))
            banner.discarded.connect(lambda left=waiting.left: self.discarded.emit(left))
            self._banners.addWidget(banner)
        self._back.say(_("Back to {name}").format(name=lobby.open_project))
        self._back.setVisible(bool(lobby.open_project))
        self._model.fill(lobby.recents)
        self._show_body(_TABLE if lobby.recents else _STARTS)

    def look_for_files(self) -> None:
        """Mark the projects whose file is not there any more, as that becomes known."""
        self._presence.look([recent.path for recent in self.lobby.recents])

    def take_keyboard(self) -> None:
        """Start on the last project, where Enter opens it; without one, on the first tile."""
        (self.table if self.lobby.recents else self._tiles[0]).setFocus()

    def note_missing(self, path: str) -> None:
        """Mark a project whose file is not there."""
        self._model.note_missing(path)

    def _show_body(self, place: int) -> None:
        self._body.setCurrentIndex(place)
        self._heading.setText((_("Recent"), _("Start from"), "")[place])
        self._heading.setVisible(place != _FORM)
        self._filter.setVisible(place == _TABLE)
        self.stirred.emit()

    def start_new(self, template: str = "", register: Path | None = None) -> None:
        """Ask for a new assessment, in place."""
        self._show_body(_FORM)
        self.form.start(template, register)

    def _leave_form(self) -> None:
        self.message.hide()
        self._show_body(_TABLE if self.lobby.recents else _STARTS)
        self._tiles[0].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Wide margins where there is room for them."""
        px = self.theme.px
        self._side.fit(self.width())
        roomy = self.height() >= px(900) and self.width() >= px(1600)
        left, top, right, bottom = (60, 44, 60, 32) if roomy else (28, 20, 28, 18)
        self._right.setContentsMargins(px(left), px(top), px(right), px(bottom))
        self._right.setSpacing(px(18 if roomy else 12))
        self._fit_table()

    # what the shell asks

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.table, self._tiles[0], self._filter)

    def can(self, handler: str) -> bool:
        if handler in ("delete_selected", "go_to_filter"):
            return self._body.currentIndex() == _TABLE and self.table.chosen is not None
        return super().can(handler)

    def delete_selected(self) -> None:
        """Take the selected project from the list; its file stays as it is."""
        recent = self.table.chosen
        if recent is not None:
            self.forgotten.emit(recent.path)

    def go_to_filter(self) -> None:
        """Type into the filter."""
        self._filter.setFocus()
        self._filter.selectAll()

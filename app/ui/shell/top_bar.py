"""The top bar: menu, project and how it is saved, undo and redo, export, look."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QPainter
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy

from app.i18n import _
from app.ui.paint import domain
from app.ui.paint.basics import box, key_hint, key_width, middle, width_of, write
from app.ui.shell.room import Arrangement
from app.ui.standing import ProjectStanding
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import Mark, Separator, ShortLabel, Tag
from app.ui.widgets.painted import PaintedButton
from app.ui.widgets.shortcuts import spelt, tip_of

_SEARCH, _LEAST_SEARCH = 420, 200
_LEAST_SAVED, _EDGE = 120, 4


class SavedSign(PaintedButton):
    """Whether the project file has every change: a tick, a broken ring while it is written, a triangle and why not,
    a lock where the project is open to read only. A press tells more.
    """

    def __init__(self, theme: Theme, action: QAction) -> None:
        super().__init__(theme, "")
        self._safe, self._saving, self._locked = True, False, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tip = tip_of(action)
        self.clicked.connect(action.trigger)

    def say(self, text: str, safe: bool, saving: bool = False, locked: bool = False) -> None:
        """Show the sentence; one that is not `safe` stays until the file was written."""
        if (text, safe, saving, locked) == (self.text(), self._safe, self._saving, self._locked):
            return
        self._safe, self._saving, self._locked = safe, saving, locked
        self.setText(text)
        self.setAccessibleName(text or _("Saved state"))
        self.setToolTip(f"{text}\n{self._tip}".strip())
        self.updateGeometry()
        self.update()

    def _face(self) -> QFont:
        return self.theme.font("caption", 400 if self._safe or self._locked else 600)

    def measure(self) -> QSize:
        wide = width_of(self.text(), self.theme.font("caption", 600)) + self.theme.px(22 + 2 * _EDGE)
        return QSize(int(wide), self.theme.size("controlSmall"))

    def minimumSizeHint(self) -> QSize:
        whole = self.measure()
        return QSize(min(whole.width(), self.theme.px(_LEAST_SAVED)), whole.height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        side, colour, px = self.theme.size("icon.normal"), self.theme.c, self.theme.px
        if self.underMouse():
            box(painter, rect, colour("bg.hover"), radius=self.theme.radius("control"))
        place = QRectF(rect.left() + px(_EDGE), rect.top(), side, rect.height())
        words = rect.adjusted(px(_EDGE) + side + px(6), 0, -px(_EDGE), 0)
        glyph, role, ink = self._sign()
        if glyph:
            self.theme.glyphs.paint(painter, middle(place, side, side), glyph, role)
        else:
            domain.finding_shape(painter, self.theme, place, "error")
        write(painter, words, self.text(), self._face(), colour(ink))

    def _sign(self) -> tuple[str, str, str]:
        """The glyph, its role and that of the words; no glyph where the shape of an error is due."""
        if self._locked:
            return "ph.lock-simple", "info", "info"
        if not self._safe:
            return "", "error", "error"
        return (
            "ph.circle-dashed" if self._saving else "ph.check-circle",
            "text.secondary" if self._saving else "ok",
            "text.secondary",
        )


class SearchField(PaintedButton):
    """Looks like a field and opens the command palette."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        super().__init__(theme, _("Find an asset, zone, scenario or command"))
        self._keys = spelt(action.shortcut())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip_of(action))
        theme.changed.connect(self._limit)
        self._limit()
        self.clicked.connect(action.trigger)

    def _limit(self) -> None:
        self.setMaximumWidth(self.theme.px(_SEARCH))

    def measure(self) -> QSize:
        return QSize(self.theme.px(_SEARCH), self.theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_LEAST_SEARCH), self.theme.size("control"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        edge = theme.c("border.control" if self.underMouse() else "border.strong")
        box(painter, rect, theme.c("bg.surface"), edge, theme.radius("control"))
        side, keys = theme.size("icon.normal"), key_width(theme, self._keys)
        place = middle(QRectF(rect.left() + px(8), rect.top(), side, rect.height()), side, side)
        theme.glyphs.paint(painter, place, "ph.magnifying-glass", "text.muted")
        words = rect.adjusted(px(8) + side + px(7), 0, -keys - 2 * px(8), 0)
        write(painter, words, self._prompt(words.width()), theme.font("body"), theme.c("text.muted"))
        key_hint(painter, theme, rect.right() - keys - px(8), rect, self._keys)

    def _prompt(self, room: float) -> str:
        """What fits: the whole prompt, or a shorter one where the window is narrow."""
        prompts, font = (self.text(), _("Find anything"), _("Find")), self.theme.font("body")
        return next((words for words in prompts if width_of(words, font) <= room), "")


class TopBar(QFrame):
    """Buttons here follow the declared actions; `menu` is the whole menu bar as one menu."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction], menu: QMenu, look: QMenu) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.theme = theme
        row = HBox(theme, self, margins=(14, 0, 12, 0), spacing=8)
        self._menu_button = self._opener(_("Menu"), "ph.list", menu)
        row.addWidget(self._menu_button)
        row.addWidget(Mark(theme))
        self._name = ShortLabel(type="name")
        row.addWidget(self._name)
        self._revision = Tag(theme)
        row.addWidget(self._revision)
        self._saved = SavedSign(theme, actions["saved_state"])
        row.addWidget(self._saved)
        row.addWidget(Separator(theme))
        self.undo = self._icon_button(actions["undo"], "ph.arrow-u-up-left")
        self.redo = self._icon_button(actions["redo"], "ph.arrow-u-up-right")
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        self.search = SearchField(theme, actions["palette"])
        row.addWidget(self.search, 6)
        row.addStretch(1)
        self._export = Button(theme, _("Export"), Rank.SECONDARY, icon="ph.export").follow(actions["export"])
        row.addWidget(self._export)
        row.addWidget(Separator(theme))
        self._inspector = self._icon_button(actions["inspector"], "ph.layout")
        row.addWidget(self._inspector)
        row.addWidget(self._opener(_("Theme and size"), "ph.circle-half", look))
        row.addWidget(self._icon_button(actions["keys"], "ph.question"))

    def _icon_button(self, action: QAction, icon: str) -> Button:
        return Button(self.theme, action.text(), Rank.QUIET, icon=icon).show_words(False).follow(action)

    def _opener(self, text: str, icon: str, menu: QMenu) -> Button:
        button = Button(self.theme, text, Rank.QUIET, icon=icon).show_words(False)
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, button.height()))))
        return button

    def show_standing(self, standing: ProjectStanding) -> None:
        """Name the project, its revision and how it is saved."""
        self._name.setText(standing.name)
        self._revision.say(standing.revision)
        self._saved.say(standing.saved, standing.safe, standing.saving, bool(standing.locked))

    def arrange(self, arrangement: Arrangement) -> None:
        """Words beside the icons, or icons alone where the window is narrow; there the inspector has its button."""
        self._export.show_words(arrangement.words)
        self._inspector.setVisible(arrangement.overlay)

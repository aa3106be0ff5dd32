"""The top bar: menu, project and how it is saved, undo and redo, export, look."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QFrame, QMenu

from app.i18n import _
from app.ui.paint import domain
from app.ui.paint.basics import middle, width_of, write
from app.ui.standing import ProjectStanding
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import Mark, Separator, ShortLabel, Tag
from app.ui.widgets.painted import Painted


class SavedSign(Painted):
    """Whether the project file has every change: a tick, a broken ring while it is written, a triangle and why not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._text, self._safe, self._saving = "", True, False

    def say(self, text: str, safe: bool, saving: bool = False) -> None:
        """Show the sentence; one that is not `safe` stays until the file was written."""
        self._text, self._safe, self._saving = text, safe, saving
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        wide = width_of(self._text, self.theme.font("caption", 600)) + self.theme.px(22)
        return QSize(int(wide), self.theme.px(20))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        side, colour = self.theme.size("icon.normal"), self.theme.c
        words = rect.adjusted(side + self.theme.px(6), 0, 0, 0)
        if self._safe:
            sign = middle(QRectF(0, 0, side, rect.height()), side, side)
            glyph, role = ("ph.circle-dashed", "text.secondary") if self._saving else ("ph.check-circle", "ok")
            self.theme.glyphs.paint(painter, sign, glyph, role)
            write(painter, words, self._text, self.theme.font("caption"), colour("text.secondary"))
        else:
            domain.finding_shape(painter, self.theme, QRectF(0, 0, side, rect.height()), "error")
            write(painter, words, self._text, self.theme.font("caption", 600), colour("error"))


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
        self._saved = SavedSign(theme)
        row.addWidget(self._saved)
        row.addWidget(Separator(theme))
        self.undo = self._icon_button(actions["undo"], "ph.arrow-u-up-left")
        self.redo = self._icon_button(actions["redo"], "ph.arrow-u-up-right")
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        self._export = Button(theme, _("Export"), Rank.SECONDARY, icon="ph.export").follow(actions["export"])
        row.addWidget(self._export)
        row.addWidget(Separator(theme))
        row.addWidget(self._icon_button(actions["inspector"], "ph.layout"))
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
        self._saved.say(standing.saved, standing.safe, standing.saving)

    def show_words(self, shown: bool) -> None:
        """Words beside the icons, or icons alone where the window is narrow."""
        self._export.show_words(shown)

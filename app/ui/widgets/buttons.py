"""Buttons: primary, secondary and quiet, with an icon and a key hint."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.paint.basics import box, key_hint, key_width, middle, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.pressing import pressed_by_enter
from app.ui.widgets.shortcuts import is_letter, tip_of


class Rank(StrEnum):
    """How much a button asks for attention: one primary per page at most."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


class Button(QPushButton):
    """A push button that paints itself. Without words (`words_shown`) it is a square icon with a tooltip."""

    def __init__(
        self, theme: Theme, text: str, rank: Rank = Rank.SECONDARY, icon: str = "", keys: str = "", small: bool = False
    ) -> None:
        super().__init__(text)
        self.theme = theme
        self.rank, self._glyph, self._all_keys, self._small = rank, icon, keys, small
        self._words = True
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def _keys(self) -> str:
        """The key hint, as long as the key does something."""
        return self._all_keys if self.theme.letters or not is_letter(self._all_keys) else ""

    def follow(self, action: QAction) -> "Button":
        """Do what a declared action does: its text, tooltip, key hint and whether it can be done now."""
        self._action = action
        self.clicked.connect(action.trigger)
        # A method, no lambda: the action outlives the button, and Qt takes a deleted receiver off by itself.
        action.changed.connect(self._mirror)
        self._mirror()
        return self

    def _mirror(self) -> None:
        action = self._action
        self.setEnabled(action.isEnabled())
        self.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        self.setToolTip(tip_of(action))

    def show_words(self, shown: bool) -> "Button":
        """Show the text beside the icon, or the icon alone; a button without icon keeps its words."""
        if self._words == (shown or not self._glyph):
            return self
        self._words = not self._words
        if not self._words and not self.toolTip():
            self.setToolTip(f"{self.text()}  {self._keys}".rstrip())
        self.updateGeometry()
        self.update()
        return self

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.width_with(self._words), self._height())

    def width_with(self, words: bool) -> int:
        """How wide it is with its words, or without where it has an icon."""
        worded = words or not self._glyph
        return self._content(True) + 2 * self._padding() + 2 if worded else self._height()

    def _height(self) -> int:
        return self.theme.size("controlSmall" if self._small else "control")

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _padding(self) -> int:
        return self.theme.px(8 if self._small else 11)

    def _gap(self) -> int:
        return self.theme.px(7)

    def _icon_side(self, words: bool) -> int:
        return self.theme.size("icon.normal" if words else "icon.tool")

    def _content(self, words: bool) -> int:
        parts = [self._icon_side(words)] if self._glyph else []
        if words:
            parts.append(int(width_of(self.text(), self._face())))
            if self._keys:
                parts.append(int(key_width(self.theme, self._keys)))
        return sum(parts) + self._gap() * (len(parts) - 1)

    def _face(self) -> QFont:
        return self.theme.font("caption" if self._small else "body", 600 if self.rank is Rank.PRIMARY else 500)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ink = self._draw_box(painter, rect)
        left = rect.left() + max(0.0, (rect.width() - self._content(self._words)) / 2)
        if self._glyph:
            side = self._icon_side(self._words)
            self.theme.glyphs.paint(painter, middle(QRectF(left, 0, side, rect.height()), side, side), self._glyph, ink)
            left += side + self._gap()
        if self._words:
            place = QRectF(left, 0, rect.right() - left, rect.height())
            left += write(painter, place, self.text(), self._face(), self.theme.c(ink)) + self._gap()
            if self._keys:
                key_hint(painter, self.theme, round(left), rect, self._keys, self._key_ink(ink))
        painter.end()

    def _key_ink(self, ink: str) -> str:
        return ink if self.rank is Rank.PRIMARY or not self.isEnabled() else ""

    def _draw_box(self, painter: QPainter, rect: QRectF) -> str:
        """Fill and edge for the state; the role of the ink on it."""
        fill, edge, ink = self._roles()
        colour = self.theme.c
        radius = self.theme.radius("control")
        box(painter, rect, colour(fill) if fill else None, colour(edge) if edge else None, radius)
        return ink

    def _roles(self) -> tuple[str, str, str]:
        over, down = self.underMouse(), self.isDown()
        if not self.isEnabled():
            return (
                ("", "", "text.disabled")
                if self.rank is Rank.QUIET
                else ("bg.sunken", "border.subtle", "text.disabled")
            )
        if self.isChecked():
            return "accent.soft", "accent", "accent.text"
        if self.rank is Rank.PRIMARY:
            return "accent.pressed" if down else "accent.hover" if over else "accent", "", "on.accent"
        if self.rank is Rank.SECONDARY:
            return "bg.hover" if over or down else "bg.surface", "border.strong", "text.primary"
        return "bg.hover" if over or down else "", "", "text.secondary"

"""One-colour icons from the Phosphor font, tinted when they are painted: a change of theme needs only a repaint.

The font is drawn directly. The library that usually does this loads eleven fonts first, which cost 390 ms of a
start that takes 500.
"""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from app.paths import resource

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme

_PREFIX = "ph."


class Glyphs:
    """The icon font and its names ("ph.cpu", "ph.check-circle-fill")."""

    def __init__(self, theme: "Theme") -> None:
        self.theme = theme
        self._codes: dict[str, str] = json.loads(resource("icons", "phosphor.json").read_text(encoding="ascii"))
        number = QFontDatabase.addApplicationFont(str(resource("icons", "phosphor.ttf")))
        self._family = QFontDatabase.applicationFontFamilies(number)[0]

    def paint(self, painter: QPainter, rect: QRectF, name: str, role: str, ink: QColor | None = None) -> None:
        """Draw a glyph in the middle of `rect`, as high as the rectangle, in the colour of `role`, or in `ink`."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(min(rect.width(), rect.height()))))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        painter.save()
        painter.setFont(font)
        painter.setPen(ink or self.theme.c(role))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character(name))
        painter.restore()

    def icon(self, name: str, role: str, checked: str) -> QIcon:
        """An icon that asks for its colour each time it is painted."""
        self._character(name)
        return QIcon(_GlyphEngine(self, name, role, checked))

    def _character(self, name: str) -> str:
        """The character of an icon; KeyError for a name that the font does not have."""
        return chr(int(self._codes[name.removeprefix(_PREFIX)], 16))


class _GlyphEngine(QIconEngine):
    def __init__(self, glyphs: Glyphs, name: str, role: str, checked: str) -> None:
        super().__init__()
        self._glyphs, self._name, self._role, self._checked = glyphs, name, role, checked

    def clone(self) -> "QIconEngine":
        return _GlyphEngine(self._glyphs, self._name, self._role, self._checked)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = self._checked if state == QIcon.State.On else self._role
        self._glyphs.paint(painter, QRectF(rect), self._name, "text.disabled" if mode == QIcon.Mode.Disabled else role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

"""Text on a page: labels by type and role, and small painted signs."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.paint import domain
from app.ui.paint.basics import LEFT, key_hint, key_width, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted


def label(text: str = "", type: str = "body", role: str = "primary", wrap: bool = False) -> QLabel:
    """A label of a type (page, title, name, strong, body, caption, group, figure) in a role (secondary, muted ...)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("type", type)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


class ShortLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the whole text is in the tooltip then."""

    def __init__(self, text: str = "", type: str = "body", role: str = "primary") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", type)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), LEFT | Qt.TextFlag.TextSingleLine, shown)
        painter.end()


class Tag(Painted):
    """A small labelled box; `tone` is one of the tones of the painting functions."""

    def __init__(self, theme: Theme, text: str = "", tone: str = "plain") -> None:
        super().__init__(theme)
        self._tone, self._text = tone, ""
        self.setVisible(False)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text; none hides the tag."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        return QSize(int(domain.tag_width(self.theme, self._text)), self.theme.size("chip"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        domain.tag(painter, self.theme, 0, rect, self._text, self._tone)


class Mark(Painted):
    """The product's mark."""

    def measure(self) -> QSize:
        side = self.theme.px(22)
        return QSize(side, side)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        domain.product_mark(painter, self.theme, rect)


class Glyph(Painted):
    """A tinted icon that stands alone."""

    def __init__(self, theme: Theme, name: str, role: str = "text.secondary", size: int = 16) -> None:
        super().__init__(theme)
        self._name, self._role, self._size = name, role, size

    def show_glyph(self, name: str, role: str) -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._role = name, role
        self.update()

    def measure(self) -> QSize:
        side = self.theme.px(self._size)
        return QSize(side, side)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        self.theme.glyphs.paint(painter, rect, self._name, self._role)


class FindingSign(Painted):
    """The shape of a finding that stands alone."""

    def __init__(self, theme: Theme, severity: str) -> None:
        super().__init__(theme)
        self._severity = severity
        self.setAccessibleName(severity)

    def measure(self) -> QSize:
        side = self.theme.px(18)
        return QSize(side, side)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        domain.finding_shape(painter, self.theme, rect, self._severity)


class Separator(Painted):
    """A short vertical line between groups of a bar."""

    def measure(self) -> QSize:
        return QSize(self.theme.px(9), self.theme.px(20))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        tall = self.theme.px(20)
        top = round((rect.height() - tall) / 2)
        painter.fillRect(QRectF(int(rect.width() / 2), top, 1, tall), self.theme.c("border.subtle"))


class KeyHints(Painted):
    """Boxed keys, each followed by what it does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._hints: tuple[tuple[str, str], ...] = ()

    def show_hints(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Show pairs of keys and words ("F2", "edit cell")."""
        self._hints = hints
        self.setAccessibleName(", ".join(f"{keys} {words}" for keys, words in hints))
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        font, gap = self.theme.font("caption"), self.theme.px(4)
        wide = sum(key_width(self.theme, keys) + width_of(words, font) + 3 * gap for keys, words in self._hints)
        return QSize(int(wide), self.theme.px(20))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        font, gap, left = self.theme.font("caption"), self.theme.px(4), 0.0
        for keys, words in self._hints:
            left += key_hint(painter, self.theme, left, rect, keys) + gap
            place = QRectF(left, rect.top(), rect.right() - left, rect.height())
            left += write(painter, place, words, font, self.theme.c("text.muted")) + 2 * gap

"""The dark side of the welcome page: mark, name, what it is for, a picture of zones, and the offline promise.

It looks the same in every theme: its colours are those of the dark one.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from app.i18n import N_, _
from app.ui.paint.basics import box, write
from app.ui.paint.domain import product_mark
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted

_WIDE, _MARGIN = 560, 60
_DRAWING = QSize(440, 400)
_ASSET = (46, 22)
_GROUND, _INK, _SOFT = "on.accent", "text.primary", "text.secondary"
_LINE, _FILL, _UNTRUSTED = "accent.pressed", "accent.soft", "conduit.untrusted"

# A zone: its place in the drawing, its name, the width of its edge, and where its assets stand.
_ZONES: tuple[tuple[tuple[int, int, int, int], str, float, bool, tuple[tuple[int, int], ...]], ...] = (
    ((0, 0, 200, 66), N_("Enterprise"), 1.5, True, ((14, 34), (68, 34), (122, 34))),
    ((300, 0, 140, 66), N_("Vendor"), 1.5, True, ((14, 34), (68, 34))),
    ((90, 104, 260, 66), N_("DMZ"), 1.5, False, ((14, 34), (68, 34), (122, 34))),
    ((0, 208, 440, 192), N_("Process control"), 2, False, ()),
    ((14, 246, 128, 140), N_("Treatment"), 1.5, False, ((12, 36), (66, 36), (12, 68), (66, 68), (12, 100))),
    ((158, 246, 128, 140), N_("Disinfection"), 2.5, False, ((12, 36), (66, 36), (12, 68), (66, 68))),
    ((302, 246, 124, 140), N_("Safety"), 3, False, ((12, 36), (12, 68))),
)
_DASHED = (((130, 66), (130, 104)), ((368, 66), (368, 137), (350, 137)))
_DOUBLE = (((220, 170), (220, 208)), ((286, 330), (302, 330)))
_ENDS = ((130, 104), (350, 137), (220, 170), (220, 208), (286, 330), (302, 330))


class WelcomeSide(Painted):
    """Paints itself into whatever width it gets; the picture is left out where it does not fit."""

    def __init__(self, theme: Theme, version: str) -> None:
        super().__init__(theme)
        self._version = version
        self._purpose = _("Risk assessment for industrial control systems, from first inventory to signed baseline.")
        self._promise = _("Works without a network. Projects stay on this computer.")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_library("")

    def show_library(self, library: str) -> None:
        """Say which editions the library was made from."""
        edition = _("Version {version}\nLibrary: {library}") if library else _("Version {version}")
        self._edition = edition.format(version=self._version, library=library)
        self.setAccessibleName(f"Zonewright. {self._purpose} {self._promise} {self._edition}".replace("\n", ". "))
        self.update()

    def fit(self, page: int) -> None:
        """Take a fitting part of a page that is so wide."""
        self.setFixedWidth(min(self.theme.px(_WIDE), round(page * 0.29)))

    def measure(self) -> QSize:
        return QSize(self.theme.px(_WIDE // 2), self.theme.px(200))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        px = self.theme.px
        painter.fillRect(rect, self._colour(_GROUND))
        margin = min(px(_MARGIN), rect.width() * 0.08 + px(6))
        room = rect.adjusted(margin, px(48), -margin, -px(28))
        top = self._draw_name(painter, room)
        bottom = self._draw_promise(painter, room)
        self._draw_zones(painter, QRectF(room.left(), top, room.width(), bottom - top))

    def _colour(self, role: str) -> QColor:
        return QColor(self.theme.tokens.colours["dark"][role])

    def _soft(self) -> QColor:
        return self._colour(_INK if self.theme.name == "projector" else _SOFT)

    def _draw_name(self, painter: QPainter, room: QRectF) -> float:
        """Mark, name and purpose; how far down they reach."""
        px = self.theme.px
        side = px(38)
        place = QRectF(room.left(), room.top(), side, side)
        product_mark(painter, self.theme, place, self._colour("accent.text"))
        name = QFont(self.theme.font("figure", 600))
        wide = room.width() - side - px(12)
        write(painter, place.adjusted(side + px(12), 0, wide + px(12), 0), "Zonewright", name, self._colour(_INK))
        words = QRectF(room.left(), place.bottom() + px(14), room.width(), px(120))
        return self._wrap(painter, words, self._purpose, self.theme.font("title"), self._soft()).bottom()

    def _draw_promise(self, painter: QPainter, room: QRectF) -> float:
        """The promise at the bottom; where it begins."""
        px, flags = self.theme.px, Qt.TextFlag.TextWordWrap
        body, caption = self.theme.font("body"), self.theme.font("caption")
        painter.setFont(caption)
        edition = painter.boundingRect(QRectF(room.left(), 0, room.width(), 999), flags, self._edition)
        painter.setFont(body)
        indent = px(26)
        promise = painter.boundingRect(QRectF(room.left(), 0, room.width() - indent, 999), flags, self._promise)
        top = room.bottom() - edition.height() - px(6) - promise.height()
        sign = QRectF(room.left(), top, px(18), px(18))
        self.theme.glyphs.paint(painter, sign, "ph.wifi-slash", _SOFT, self._soft())
        words = QRectF(room.left() + indent, top, room.width() - indent, promise.height() + 2)
        self._wrap(painter, words, self._promise, body, self._soft())
        below = QRectF(room.left(), room.bottom() - edition.height(), room.width(), edition.height() + 2)
        self._wrap(painter, below, self._edition, caption, self._soft())
        return top

    @staticmethod
    def _wrap(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor) -> QRectF:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect, Qt.TextFlag.TextWordWrap, text)
        return painter.boundingRect(rect, Qt.TextFlag.TextWordWrap, text)

    def _draw_zones(self, painter: QPainter, room: QRectF) -> None:
        """The picture in the middle of what is left, as large as there is room for."""
        gap = self.theme.px(20)
        scale = min(room.width() / _DRAWING.width(), (room.height() - 2 * gap) / _DRAWING.height(), self.theme.scale)
        if scale < self.theme.scale * 0.45:
            return
        wide, high = _DRAWING.width() * scale, _DRAWING.height() * scale
        painter.save()
        painter.translate(room.left() + (room.width() - wide) / 2, room.top() + (room.height() - high) / 2)
        painter.scale(scale, scale)
        for place, name, width, outside, assets in _ZONES:
            self._draw_zone(painter, QRectF(*place), name, width, outside, assets)
        for points in _DASHED:
            pen = QPen(self._colour(_UNTRUSTED), 3)
            pen.setDashPattern([8 / 3, 5 / 3])
            self._draw_line(painter, points, pen)
        for points in _DOUBLE:
            self._draw_line(painter, points, QPen(self._colour(_LINE), 6))
            self._draw_line(painter, points, QPen(self._colour(_GROUND), 2))
        for across, down in _ENDS:
            end = QRectF(across - 6, down - 6, 12, 12)
            box(painter, end, self._colour(_GROUND), self._colour(_INK), 1.5, 2)
        painter.restore()

    def _draw_zone(
        self,
        painter: QPainter,
        place: QRectF,
        name: str,
        width: float,
        outside: bool,
        assets: Sequence[tuple[int, int]],
    ) -> None:
        dim = QColor(self._colour(_LINE))
        dim.setAlpha(110)
        box(painter, place, None, dim if outside else self._colour(_LINE), 6, width)
        font = QFont(self.theme.font("caption", 500))
        font.setPixelSize(12)
        words = QRectF(place.left() + (14 if place.width() > 130 else 12), place.top() + 8, place.width(), 20)
        write(painter, words, _(name), font, self._soft())
        for across, down in assets:
            asset = QRectF(place.left() + across, place.top() + down, *_ASSET)
            box(painter, asset, self._colour(_FILL), dim, 3)

    @staticmethod
    def _draw_line(painter: QPainter, points: Sequence[tuple[int, int]], pen: QPen) -> None:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(across, down) for across, down in points])

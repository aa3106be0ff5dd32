"""Tokens of one theme times one scale: the only place where a role becomes a colour and a size becomes pixels."""

from contextlib import nullcontext
from functools import cache

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app.paths import resource
from app.ui.theme.glyphs import Glyphs
from app.ui.theme.palette import palette
from app.ui.theme.stillness import views_left_alone
from app.ui.theme.style import style_sheet
from app.ui.theme.tokens import Tokens

LEAST_WIDTH = 1180
LEAST_HEIGHT = 620
_PIXELS_PER_POINT = 96 / 72
_REFERENCE_DPI = 96


class Theme(QObject):
    """The look in use. Widgets get it by constructor, read it in `paintEvent` and lay out anew on `changed`.

    `c(role)` is a colour of the current theme, `px(n)` pixels of the current scale, `size(name)` and `radius(name)`
    the same for a named token, `font(role, weight, mono)` a font with tabular figures, `icon(name)` a tinted icon
    that follows the theme by itself. `letters` says that single letters and digits are commands, and shown as such.
    """

    changed = Signal()

    def __init__(self, tokens: Tokens, name: str = "light", scale: float = 1.0) -> None:
        super().__init__()
        self.tokens = tokens
        self.name = name
        self.wish = scale
        self.scale = scale
        self.letters = True
        self._glyphs: Glyphs | None = None
        self._remember()

    def _remember(self) -> None:
        """Fresh memories for the theme and scale: painting asks for the same few colours and fonts all the time."""
        self.c = cache(self._colour)
        self.font = cache(self._font)

    def _colour(self, role: str) -> QColor:
        return QColor(self.tokens.colours[self.name][role])

    def _font(self, role: str = "body", weight: int = 400, mono: bool = False) -> QFont:
        font = QFont(self.tokens.mono if mono else self.tokens.family)
        font.setPointSizeF(self.points(role))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def points(self, role: str) -> float:
        """Points of a type role, such that it stays in proportion to pixels where a system counts other than 96."""
        screen = QGuiApplication.primaryScreen()
        dpi = screen.logicalDotsPerInch() if screen else _REFERENCE_DPI
        return self.tokens.points[role] * self.scale * _REFERENCE_DPI / dpi

    def px(self, number: float) -> int:
        """Pixels for a length at scale 1; at least one."""
        return max(1, round(number * self.scale))

    def size(self, name: str) -> int:
        """Pixels of a named size: "topbar", "row.normal", "icon.small"."""
        return self.px(self.tokens.sizes[name])

    def radius(self, name: str) -> int:
        """Pixels of a named corner radius: "chip", "control", "panel", "pill"."""
        return self.px(self.tokens.radii[name])

    @property
    def glyphs(self) -> Glyphs:
        """The icon font, loaded when the first icon is drawn."""
        if self._glyphs is None:
            self._glyphs = Glyphs(self)
        return self._glyphs

    def icon(self, name: str, role: str = "text.secondary", checked: str = "accent.text") -> QIcon:
        """A Phosphor icon ("ph.cpu") in the colour of a role, of `checked` while on, muted while disabled."""
        return self.glyphs.icon(name, role, checked)

    def prefer(self, name: str, scale: float, room: QSize) -> None:
        """Begin with a look that was chosen earlier; a theme or scale that there is none of stays as it is."""
        self.name = name if name in self.tokens.colours else self.name
        self.wish = scale if scale in self.tokens.scales.values() else self.wish
        self.scale = min(self.wish, self._cap(room))
        self._remember()

    def install(self, app: QApplication) -> None:
        """Dress the application for the first time: fonts, Fusion, palette, style sheet."""
        for path in sorted(resource("fonts").glob("*.[ot]tf")):
            QFontDatabase.addApplicationFont(str(path))
        app.setStyle("Fusion")
        self._dress(app)

    def use_letters(self, on: bool) -> None:
        """Have single letters and digits be commands, or not."""
        if on != self.letters:
            self.letters = on
            self.changed.emit()

    def switch(self, name: str | None = None, scale: float | None = None, room: QSize | None = None) -> None:
        """Change theme, scale or both at once, in place.

        `room` is the space on the screen in physical pixels: the scale is capped so that the window's least size
        fits into it. Without `room` the scale is taken as it is.
        """
        before = self.scale
        self.name = name or self.name
        self.wish = scale or self.wish
        self.scale = self.wish if room is None else min(self.wish, self._cap(room))
        self._remember()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            with views_left_alone(app) if self.scale == before else nullcontext():
                self._dress(app)
        self.changed.emit()

    def _cap(self, room: QSize) -> float:
        smallest = min(self.tokens.scales.values())
        return max(smallest, min(room.width() / LEAST_WIDTH, room.height() / LEAST_HEIGHT))

    def _dress(self, app: QApplication) -> None:
        app.setFont(self.font("body"))
        app.setPalette(palette(self.c))
        # Off, then on: going from one sheet to another visits every widget once for each that it lies in, which
        # took 270 ms over the seven steps; twice over all of them once is 60.
        app.setStyleSheet("")
        app.setStyleSheet(style_sheet(self))

"""The ramps of the component sheet: risk classes and security levels as seen, in grey, and by colour-blind eyes."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from app.ui.paint.basics import CENTRE, box, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

_LUMA = (0.2126, 0.7152, 0.0722)
_SIGHTS: dict[str, Matrix] = {
    "Screen": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "Greyscale print": (_LUMA, _LUMA, _LUMA),
    "Deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "Protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "Tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""How much of red, green and blue each channel is made of, in linear light (Machado and others, 2009)."""


def seen(colour: QColor, sight: str) -> QColor:
    """A colour as a kind of sight sees it."""
    linear = [_to_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF())]
    mixed = (sum(share * part for share, part in zip(row, linear, strict=True)) for row in _SIGHTS[sight])
    return QColor.fromRgbF(*(_from_linear(min(max(part, 0.0), 1.0)) for part in mixed))


def _to_linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _from_linear(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


Step = tuple[str, str, str, str]
"""One step of a ramp: the role of the fill and of the ink, the letter or digit, and the word."""

RISKS: tuple[Step, ...] = tuple(
    (f"risk.{letter}", f"onrisk.{letter}", letter, word)
    for letter, word in (("V", "Very low"), ("L", "Low"), ("M", "Medium"), ("H", "High"), ("C", "Critical"))
)
LEVELS: tuple[Step, ...] = tuple((f"sl.{n}", f"onsl.{n}", str(n), "" if n else "none") for n in range(5))


class Ramp(Painted):
    """One row per kind of sight, and what the colours are called in the tokens."""

    def __init__(self, theme: Theme, steps: Sequence[Step]) -> None:
        super().__init__(theme)
        self._steps = steps

    def measure(self) -> QSize:
        px = self.theme.px
        return QSize(px(112 + 88 * len(self._steps)), px(31 * len(_SIGHTS) + 22))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        for row, sight in enumerate(_SIGHTS):
            line = QRectF(0, row * px(31), rect.width(), px(28))
            write(painter, line, sight, theme.font("caption"), theme.c("text.secondary"))
            self._draw_steps(painter, line, partial(seen, sight=sight))
        below = QRectF(0, len(_SIGHTS) * px(31), rect.width(), px(22))
        for place, (role, *_rest) in enumerate(self._steps):
            cell = QRectF(px(112) + place * px(88), below.top(), px(88), below.height())
            mono = theme.font("caption", mono=True)
            write(painter, cell, theme.c(role).name().upper(), mono, theme.c("text.secondary"), CENTRE)

    def _draw_steps(self, painter: QPainter, line: QRectF, look: Callable[[QColor], QColor]) -> None:
        theme, px = self.theme, self.theme.px
        for place, (role, ink, letter, word) in enumerate(self._steps):
            cell = QRectF(px(112) + place * px(88), line.top(), px(88), line.height())
            box(painter, cell, look(theme.c(role)), theme.c("border.strong") if not place else None)
            bold, plain = theme.font("caption", 700), theme.font("caption", 500)
            wide = width_of(letter, bold) + (px(6) + width_of(word, plain) if word else 0)
            left = QRectF(cell.center().x() - wide / 2, cell.top(), wide + px(2), cell.height())
            left.adjust(write(painter, left, letter, bold, theme.c(ink)) + px(6), 0, 0, 0)
            if word:
                write(painter, left, word, plain, theme.c(ink))


class Roles(Painted):
    """Every colour role that is no ramp: a patch, its name and its value."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        ramps = ("risk.", "onrisk.", "sl.", "onsl.", "plot.", "lane.", "stage.")
        names = theme.tokens.colours[theme.name]
        self._roles = [name for name in names if not name.startswith(ramps)]

    def measure(self) -> QSize:
        return QSize(self.theme.px(560), self.theme.px(24) * -(-len(self._roles) // 2))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        half = -(-len(self._roles) // 2)
        wide = rect.width() / 2
        for place, role in enumerate(self._roles):
            left, top = (place // half) * wide, (place % half) * px(24)
            box(painter, QRectF(left, top + px(4), px(28), px(15)), theme.c(role), theme.c("border.strong"), px(2))
            words = QRectF(left + px(38), top, wide - px(120), px(24))
            write(painter, words, role, theme.font("caption"), theme.c("text.primary"))
            value = QRectF(left + wide - px(84), top, px(70), px(24))
            mono = theme.font("caption", mono=True)
            write(painter, value, theme.c(role).name().upper(), mono, theme.c("text.secondary"))

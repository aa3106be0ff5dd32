"""The row at the bottom: open findings, what the page counts, keys of the place, scale."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.i18n import _, ngettext
from app.ui.paint import domain
from app.ui.paint.basics import box, middle, width_of, write
from app.ui.shell.rail import count_words
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.labels import KeyHints, Separator, ShortLabel, label
from app.ui.widgets.painted import PaintedButton
from app.ui.widgets.shortcuts import tip_of
from app.workflow.standing import Counts

Hints = tuple[tuple[str, str], ...]
_HEIGHT = 24


class FindingsButton(PaintedButton):
    """Opens and closes the drawer: a sign for which, and the three counts, each with its shape."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        super().__init__(theme, _("Findings"))
        self._counts: Counts | None = None
        self._open = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        self._tip = tip_of(action)
        self.show_counts(None)

    def show_open(self, is_open: bool) -> None:
        """Show whether the drawer is open."""
        self._open = is_open
        self.update()

    def show_counts(self, counts: Counts | None) -> None:
        """Show the open findings; no counts while they are not known (None)."""
        if counts == self._counts and self.accessibleName():
            return
        self._counts = counts
        words = _("not known yet") if counts is None else ", ".join(count_words(counts)) or _("none open")
        self.setAccessibleName(_("Findings: {counts}").format(counts=words))
        later = counts.later if counts is not None else 0
        said = ngettext(
            "{n} more error in a step not begun: a hint until then, but it blocks the freeze.",
            "{n} more errors in steps not begun: hints until then, but they block the freeze.",
            later,
        )
        self.setToolTip("\n".join((self._tip, said.format(n=later)) if later else (self._tip,)))
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[tuple[str, str], ...]:
        counts = self._counts
        if counts is None:
            return ()
        errors = _("{now} + {later} later").format(now=counts.errors, later=counts.later)
        return (
            ("error", errors if counts.later else str(counts.errors)),
            ("warning", str(counts.warnings)),
            ("hint", str(counts.hints)),
        )

    def _head(self) -> float:
        """The room that the sign and the word take."""
        return self.theme.px(14 + 8 + 8 + 12) + width_of(self.text(), self.theme.font("caption", 500))

    def measure(self) -> QSize:
        gap = self.theme.px(12)
        wide = sum(domain.count_width(self.theme, text) + gap for _severity, text in self._parts())
        return QSize(int(self._head() + wide), self.theme.px(_HEIGHT))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        if self.underMouse() or self._open:
            box(painter, rect, theme.c("bg.hover"), radius=theme.radius("chip"))
        side = px(14)
        sign = middle(QRectF(px(8), rect.top(), side, rect.height()), side, side)
        theme.glyphs.paint(painter, sign, "ph.caret-down" if self._open else "ph.caret-up", "text.primary")
        words = rect.adjusted(px(8) + side + px(8), 0, 0, 0)
        write(painter, words, self.text(), theme.font("caption", 500), theme.c("text.primary"))
        left, gap = self._head(), px(12)
        for severity, text in self._parts():
            left += domain.finding_count(painter, theme, left, rect, severity, text) + gap


class StatusRow(QFrame):
    """Findings on the left, the page's own sentence beside them, keys and scale on the right."""

    def __init__(self, theme: Theme, findings: QAction) -> None:
        super().__init__()
        self.setObjectName("statusRow")
        self.theme = theme
        row = HBox(theme, self, margins=(4, 0, 12, 0), spacing=12)
        self._counts = FindingsButton(theme, findings)
        row.addWidget(self._counts)
        row.addWidget(Separator(theme))
        self._sentence = ShortLabel(type="caption", role="secondary")
        row.addWidget(self._sentence, 1)
        self._keys = KeyHints(theme)
        row.addWidget(self._keys)
        self._scale = label(type="caption", role="muted")
        row.addWidget(self._scale)
        theme.changed.connect(self._show_scale)
        self._show_scale()

    def _show_scale(self) -> None:
        self._scale.setText(_("{percent} %").format(percent=round(self.theme.scale * 100)))

    def show_counts(self, counts: Counts | None) -> None:
        """Show the open findings of the project; None while they are not known."""
        self._counts.show_counts(counts)

    def show_open(self, is_open: bool) -> None:
        """Show whether the drawer is open."""
        self._counts.show_open(is_open)

    def show_page(self, sentence: str, keys: Hints) -> None:
        """Show what the page counts ("64 assets, 1 selected: EWS-01") and the keys that work there."""
        self._sentence.setText(sentence)
        self._keys.show_hints(tuple((one, _(words)) for one, words in keys))

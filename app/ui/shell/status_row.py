"""The row at the bottom: open findings, what the page counts, keys of the place, scale."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame

from app.i18n import _
from app.ui.paint import domain
from app.ui.shell.rail import count_words
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.labels import KeyHints, Separator, ShortLabel, label
from app.ui.widgets.painted import Painted
from app.workflow.standing import Counts

Hints = tuple[tuple[str, str], ...]


class FindingCounts(Painted):
    """The three counts, each with its shape."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._counts = Counts()

    def show_counts(self, counts: Counts) -> None:
        """Show the open findings."""
        self._counts = counts
        self.setAccessibleName(", ".join(count_words(counts)) or _("No open findings"))
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[tuple[str, str], ...]:
        counts = self._counts
        return (("error", str(counts.errors)), ("warning", str(counts.warnings)), ("hint", str(counts.hints)))

    def measure(self) -> QSize:
        gap = self.theme.px(12)
        wide = sum(domain.count_width(self.theme, text) + gap for _severity, text in self._parts())
        return QSize(int(wide - gap), self.theme.px(20))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        left, gap = 0.0, self.theme.px(12)
        for severity, text in self._parts():
            left += domain.finding_count(painter, self.theme, left, rect, severity, text) + gap


class StatusRow(QFrame):
    """Findings on the left, the page's own sentence beside them, keys and scale on the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusRow")
        self.theme = theme
        row = HBox(theme, self, margins=(12, 0, 12, 0), spacing=12)
        row.addWidget(label(_("Findings"), "caption"))
        self._counts = FindingCounts(theme)
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

    def show_counts(self, counts: Counts) -> None:
        """Show the open findings of the project."""
        self._counts.show_counts(counts)

    def show_page(self, sentence: str, keys: Hints) -> None:
        """Show what the page counts ("64 assets, 1 selected: EWS-01") and the keys that work there."""
        self._sentence.setText(sentence)
        self._keys.show_hints(tuple((one, _(words)) for one, words in keys))

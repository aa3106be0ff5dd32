"""What to do next, as rows with a button that leads to the place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from app.i18n import _, ngettext
from app.ui.pages.overview_parts import Card
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import FindingSign, Glyph, ShortLabel, label
from app.workflow.agenda import Errand

MOST = 5


class AgendaCard(Card):
    """The first errands; the first of them has the primary button. `chosen` carries an Errand."""

    chosen = Signal(object)
    rest_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("What to do next"))
        self.head.addWidget(label(_("Ordered by what blocks approval"), "caption", "muted"))
        self.first: Button | None = None
        self._shown: tuple[Errand, ...] | None = None

    def show_errands(self, errands: Sequence[Errand]) -> None:
        """Show what there is to do."""
        if self._shown == tuple(errands):
            return
        self._shown = tuple(errands)
        self.first = None
        rows = [self._row(errand, first=not at) for at, errand in enumerate(errands[:MOST])]
        if len(errands) > MOST:
            rows.append(self._rest(len(errands) - MOST))
        self.fill(rows, _("Nothing is open."))

    def wait(self) -> None:
        """The rules are not evaluated yet."""
        self._shown, self.first = None, None
        self.fill((), _("The checks are being worked through."))

    def _row(self, errand: Errand, first: bool) -> QFrame:
        strip = QFrame() if first else frame("cardRow")
        row = HBox(self.theme, strip, margins=(14, 8, 12, 8), spacing=12)
        if errand.rule:
            row.addWidget(FindingSign(self.theme, "error" if errand.blocks else "warning"))
        else:
            row.addWidget(Glyph(self.theme, "ph.arrow-right", "accent"))
        words = VBox(self.theme, spacing=1)
        words.addWidget(label(errand.title, "strong", wrap=True))
        words.addWidget(ShortLabel(errand.detail, "caption", "secondary"))
        row.addLayout(words, 1)
        step = _("Step {number}").format(number=errand.place.step)
        row.addWidget(label(step, "caption", "muted"), alignment=Qt.AlignmentFlag.AlignVCenter)
        button = Button(self.theme, errand.verb, Rank.PRIMARY if first else Rank.SECONDARY, small=not first)
        button.setAccessibleName(f"{errand.verb}: {errand.title}")
        button.clicked.connect(lambda: self.chosen.emit(errand))
        row.addWidget(button)
        self.first = self.first or button
        return strip

    def _rest(self, count: int) -> QFrame:
        strip = frame("cardRow")
        row = HBox(self.theme, strip, margins=(14, 6, 12, 6), spacing=12)
        said = ngettext("and {n} thing more", "and {n} things more", count).format(n=count)
        row.addWidget(label(said, "caption", "muted"), 1)
        every = Button(self.theme, _("All findings"), Rank.QUIET, icon="ph.warning", small=True)
        every.clicked.connect(self.rest_asked)
        row.addWidget(every)
        return strip

"""The strip between grid and checklist, and what stands in place of both while there is no zone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.i18n import _
from app.model.levels import FR_CODES
from app.tables.requirement import StateRow
from app.ui.pages.context import Context
from app.ui.pages.gap_model import PlaceLevels
from app.ui.shell.tabs import Tabs
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.labels import ShortLabel


class GapStrip(QFrame):
    """The code of the zone, its seven foundational requirements as tabs, and how many requirements are met.

    `picked` carries the place of a foundational requirement that was chosen by hand.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pageHead")
        row = HBox(theme, self, margins=(20, 0, 16, 0), spacing=8)
        self._code, self._met = ShortLabel("", "strong"), ShortLabel("", "caption", "secondary")
        self._tabs = Tabs(theme)
        self._tabs.setAccessibleName(_("Foundational requirement"))
        self._tabs.show_tabs([(fr, None) for fr in FR_CODES])
        self._tabs.currentChanged.connect(self.picked)
        row.addWidget(self._code)
        row.addWidget(self._tabs)
        row.addStretch(1)
        row.addWidget(self._met)

    @property
    def place(self) -> int:
        """Which foundational requirement is shown."""
        return max(self._tabs.currentIndex(), 0)

    def choose(self, place: int) -> None:
        """Show a foundational requirement as the current one, without a word about it."""
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(place)
        self._tabs.blockSignals(False)

    def show_part(self, one: PlaceLevels, place: int, rows: list[StateRow]) -> None:
        """Name the zone, the levels missing in each requirement, and what of the checklist is met."""
        self._code.setText(one.place.code)
        self._tabs.show_tabs([(f"FR {n + 1} {each.fr}", each.gap.size or None) for n, each in enumerate(one.rows)])
        met, level = sum(each.row.short is None for each in rows), one.rows[place].target.level
        said = _("{met} of {all} met at SL {target}")
        self._met.setText(said.format(met=met, all=len(rows), target="–" if level is None else level))


def gap_empty(context: Context) -> EmptyState:
    """What is shown while there is no zone and no conduit."""
    text = _("The gap is what SL-T asks for and the plant does not achieve, per zone and requirement.")
    starts = (
        Start(
            "ph.target",
            _("Rate scenarios in step 5"),
            _("SL-T of a zone follows from the risk of its scenarios."),
            _("Go to step 5"),
            context.actions["step5"],
        ),
        Start(
            "ph.bounding-box",
            _("Draw zones in step 3"),
            _("Once a zone is there, its vector can be entered by hand here too."),
            _("Go to step 3"),
            context.actions["step3"],
        ),
    )
    return EmptyState(context.theme, _("Set SL-T in step 5, or enter a vector by hand"), text, starts)

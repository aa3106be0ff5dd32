"""Step 6, Requirements: security levels, requirements and the specification."""

from app.commands.specification import add_assumptions, add_specification_entries
from app.i18n import N_, _
from app.model.entities import (
    AdoptedCapability,
    AssignedLevel,
    Assumption,
    Conduit,
    RequirementState,
    SpecificationEntry,
    Zone,
)
from app.tables.specification import ASSUMPTIONS, SPECIFICATION
from app.ui.pages.context import Context
from app.ui.pages.records import Records, records_maker
from app.ui.pages.sl_gap import SlGapTab
from app.ui.pages.tab import TabMaker
from app.ui.pages.tabbed import TabbedPage
from app.ui.widgets.buttons import Button

GAP_TITLE = N_("SL gap")
_ABOUT = tuple(kind.table for kind in (RequirementState, AssignedLevel, AdoptedCapability, Zone, Conduit))


class RequirementsPage(TabbedPage):
    """What each zone has to achieve, what it achieves, and the specification that follows."""

    def __init__(self, context: Context) -> None:
        self._gap: SlGapTab | None = None
        makers = (
            records_maker(
                context,
                Records(
                    SPECIFICATION,
                    N_("{n} entry"),
                    N_("{n} entries"),
                    blank=lambda _row, _number: SpecificationEntry(),
                    add=add_specification_entries,
                ),
                self.keep,
            ),
            TabMaker(GAP_TITLE, _ABOUT, self._make_gap, lambda: self._gap.count() if self._gap is not None else None),
            records_maker(
                context,
                Records(
                    ASSUMPTIONS,
                    N_("{n} assumption"),
                    N_("{n} assumptions"),
                    blank=lambda _row, _number: Assumption(),
                    add=add_assumptions,
                ),
                self.keep,
            ),
        )
        super().__init__(context, _("Requirements"), 6, makers, first=1)
        self.count()
        self.add_buttons(Button(context.theme, _("New"), icon="ph.plus", keys="N").follow(context.actions["add"]))

    def _make_gap(self) -> SlGapTab:
        self._gap = SlGapTab(self.context, self.keep)
        self._gap.stirred.connect(self.count)
        return self._gap

    @property
    def gap(self) -> SlGapTab:
        """The tab of the gaps."""
        tab = self.go_to_tab(GAP_TITLE)
        assert isinstance(tab, SlGapTab)
        return tab

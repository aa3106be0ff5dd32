"""Step 2, Initial risk: the worst case of every function and asset group."""

from app.i18n import _
from app.model.entities import AssetGroup, EssentialFunction
from app.tables.initial import INITIAL
from app.ui.pages.context import Context
from app.ui.pages.initial_tab import InitialTab
from app.ui.pages.tab import TabMaker
from app.ui.pages.tabbed import TabbedPage
from app.ui.widgets.buttons import Button, Rank


class InitialRiskPage(TabbedPage):
    """Functions and groups with their worst case, rated in the inspector."""

    def __init__(self, context: Context) -> None:
        facts = context.bridge.assessment.facts
        maker = TabMaker(
            INITIAL.title,
            (EssentialFunction.table, AssetGroup.table),
            lambda: InitialTab(context, self.keep),
            lambda: len(facts.all(EssentialFunction)) + len(facts.all(AssetGroup)),
        )
        super().__init__(context, _("Initial risk"), 2, (maker,))
        button = Button(context.theme, _("Rate worst case"), Rank.PRIMARY, icon="ph.gauge", keys="Ctrl Shift R")
        self.add_buttons(button.follow(context.actions["rate_next"]))

    @property
    def tab(self) -> InitialTab:
        """The table with its rating card."""
        shown = self.shown
        assert isinstance(shown, InitialTab)
        return shown

"""Step 6, Requirements: security levels, requirements and the specification."""

from app.commands.specification import write_drafts
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import AdoptedCapability, AssignedLevel, Conduit, RequirementState, SpecificationEntry, Zone
from app.model.entities import Project as ProjectRow
from app.tables.specification import SPECIFICATION
from app.ui.pages.context import Context
from app.ui.pages.records import records_maker
from app.ui.pages.requirement_records import ASSUMPTION_RECORDS, action_maker
from app.ui.pages.sl_gap import SlGapTab
from app.ui.pages.specification_tab import SpecificationTab
from app.ui.pages.tab import TabMaker
from app.ui.pages.tabbed import TabbedPage
from app.ui.widgets.buttons import Button
from app.workflow.drafting import draft_specification

GAP_TITLE = N_("SL gap")
_ABOUT = tuple(kind.table for kind in (RequirementState, AssignedLevel, AdoptedCapability, Zone, Conduit))


class RequirementsPage(TabbedPage):
    """What each zone has to achieve, what it achieves, and the specification that follows."""

    def __init__(self, context: Context) -> None:
        facts = context.bridge.assessment.facts
        self._gap: SlGapTab | None = None
        self._counted: int | None = -1
        makers = (
            TabMaker(
                SPECIFICATION.title,
                (SpecificationEntry.table, ProjectRow.table),
                lambda: SpecificationTab(context, self.keep),
                lambda: len(facts.all(SpecificationEntry)),
            ),
            TabMaker(GAP_TITLE, _ABOUT, self._make_gap, lambda: self._gap.count() if self._gap is not None else None),
            records_maker(context, ASSUMPTION_RECORDS, self.keep),
            action_maker(context, self.keep),
        )
        super().__init__(context, _("Requirements"), 6, makers, first=1)
        self.count()
        self.draft_button = Button(context.theme, _("Draft the specification"), icon="ph.note-pencil")
        self.draft_button.follow(context.actions["draft_specification"])
        self.new_button = Button(context.theme, _("New"), icon="ph.plus", keys="Ins").follow(context.actions["add"])
        self.add_buttons(self.draft_button, self.new_button)

    def _make_gap(self) -> SlGapTab:
        self._gap = SlGapTab(self.context, self.keep)
        self._gap.stirred.connect(self._recount)
        return self._gap

    def _recount(self) -> None:
        """Say on the tabs what is in them only where that is another number: arrows stir too."""
        if self._gap is not None and self._gap.count() != self._counted:
            self._counted = self._gap.count()
            self.count()

    @property
    def gap(self) -> SlGapTab:
        """The tab of the gaps."""
        tab = self.go_to_tab(GAP_TITLE)
        assert isinstance(tab, SlGapTab)
        return tab

    def point_to(self, field: str) -> None:
        """An empty section is drafted where the records hold something for it, else written."""
        super().point_to(field)
        wanted = self.shown.wanted if isinstance(self.shown, SpecificationTab) else ""
        if wanted:
            drafted = wanted in draft_specification(self.bridge.assessment).sections
            (self.draft_button if drafted else self.new_button).setFocus()

    def draft_specification(self) -> None:
        """Write empty sections and requirements that are not met from the records: one change."""
        self.go_to_tab(SPECIFICATION.title)
        draft = draft_specification(self.bridge.assessment)
        if not draft.texts and not draft.entries:
            known = _("Nothing is left to draft: the records hold no more than the specification.")
            self.tell(UserError(known, _("Policies are drafted from zones and documents, regulation from documents.")))
            return
        try:
            write_drafts(self.bridge.project, draft.texts, *draft.entries)
        except UserError as trouble:
            self.tell(trouble)
            return
        change = self.bridge.project.next_undo
        if change is not None:
            self.done.emit(change.label)

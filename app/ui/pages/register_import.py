"""The course of an import: a file is read, matched with columns, compared, and taken over as one change."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.commands.register import apply_register
from app.errors import UserError
from app.exchange.inventory.delimited import CODE_PAGE
from app.exchange.inventory.headings import Listing, register_listing
from app.exchange.inventory.mapping import ColumnMapping, mapping_for, remember_mapping
from app.exchange.inventory.plan import Choices, ImportPlan, Policy, Repeats, Winner
from app.exchange.inventory.planning import plan_register
from app.exchange.inventory.present import read_present
from app.exchange.inventory.reading import read_register
from app.exchange.inventory.sheet import Register
from app.i18n import _
from app.model.entities import Project as ProjectRow
from app.progress import Progress
from app.ui.bridge import Bridge
from app.ui.tasks import Tasks


class RegisterImport(QObject):
    """One import from a file. `planned` carries the plan each time it was made anew; nothing is stored before `apply`.

    Reading and comparing run in the background; `refused` carries the UserError of either.
    """

    planned = Signal(object)
    refused = Signal(object)

    def __init__(self, bridge: Bridge, tasks: Tasks, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.bridge, self.tasks, self.path = bridge, tasks, path
        self.code_page = CODE_PAGE
        self.choices = Choices(as_of=bridge.assessment.facts.as_of)
        self.plan: ImportPlan | None = None
        self._wish = 0

    @property
    def client(self) -> str:
        """Whose registers these are: mappings are remembered per asset owner."""
        project = self.bridge.assessment.facts.only(ProjectRow)
        return project.asset_owner if project is not None else ""

    def read(self, code_page: str = "", sheet: str = "") -> None:
        """Read the file, the sheet that is named or the one most like a register, and compare."""
        self.code_page = code_page or self.code_page
        page, client = self.code_page, self.client

        def work(progress: Progress) -> ImportPlan:
            register = read_register(self.path, page, progress)
            listing = register_listing(register, sheet)
            return self._compare(register, listing, mapping_for(listing, client), self.choices, progress)

        self._run(work, _("Reading {file}").format(file=self.path.name))

    def match(self, mapping: ColumnMapping) -> None:
        """Compare again with other columns."""
        self._again(mapping, self.choices)

    def choose_policy(self, policy: Policy) -> None:
        """Compare again under another policy."""
        self._choose(replace(self.choices, policy=policy))

    def choose_repeats(self, repeats: Repeats) -> None:
        """Compare again with another treatment of tags that the file has twice."""
        self._choose(replace(self.choices, repeats=repeats))

    def choose_day_order(self, *, day_first: bool) -> None:
        """Compare again with dates such as 03/04/2026 read as the third of April, or as the fourth of March."""
        self._choose(replace(self.choices, day_first=day_first))

    def answer(self, row: int, match: str) -> None:
        """Say which asset a row means: its id, "new" or "skip"."""
        self._choose(replace(self.choices, matches={**self.choices.matches, row: match}))

    def answer_all(self, matches: Mapping[int, str]) -> None:
        """Say at once which assets rows mean, as of `answer`; rows that are not named are compared by themselves."""
        self._choose(replace(self.choices, matches=matches))

    def settle(self, row: int, field: str, winner: Winner) -> None:
        """Say which value a field takes."""
        self._choose(replace(self.choices, values={**self.choices.values, (row, field): winner}))

    def apply(self, remember: bool) -> None:
        """Take the plan over as one change. UserError when the project changed meanwhile.

        A mapping that cannot be remembered is told by `refused` and hinders nothing.
        """
        if self.plan is None:
            return
        apply_register(self.bridge.project, self.plan)
        if remember:
            try:
                remember_mapping(self.plan.listing, self.client, self.plan.mapping)
            except UserError as trouble:
                self.refused.emit(trouble)

    def _choose(self, choices: Choices) -> None:
        self.choices = choices
        if self.plan is not None:
            self._again(self.plan.mapping, choices)

    def _again(self, mapping: ColumnMapping, choices: Choices) -> None:
        plan = self.plan
        if plan is not None:
            title = _("Comparing {file}").format(file=self.path.name)
            self._run(lambda progress: self._compare(plan.register, plan.listing, mapping, choices, progress), title)

    def _compare(
        self, register: Register, listing: Listing, mapping: ColumnMapping, choices: Choices, progress: Progress
    ) -> ImportPlan:
        return plan_register(register, listing, mapping, read_present(self.bridge.project), choices, progress)

    def _run(self, work: Callable[[Progress], ImportPlan], title: str) -> None:
        """Only the answer to the last wish counts."""
        self._wish += 1
        wish = self._wish
        self.tasks.run(work, lambda plan: self._take(plan, wish), title, self.refused.emit)

    def _take(self, plan: ImportPlan, wish: int) -> None:
        if wish == self._wish:
            self.plan = plan
            self.planned.emit(plan)

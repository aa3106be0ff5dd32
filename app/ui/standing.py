"""What the shell shows of a project: one frozen record, handed down by the bridge."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.i18n import _
from app.model.entities import Project
from app.workflow.derivation import View
from app.workflow.finding import Finding
from app.workflow.standing import Counts, StepStanding
from app.workflow.zcr7_approval import latest_baseline


@dataclass(frozen=True, slots=True)
class ProjectStanding:
    """The project as the shell shows it.

    `undo` and `redo` are the names of what would be taken back or done again, empty when there is nothing;
    `saved` is the sentence of the top bar, `safe` whether the project file can be written, `saving` that it is about
    to be; `locked` says why nothing can be changed, "" where it can. `steps` is empty until the rules were evaluated;
    `findings` gives the open ones by step when it is looked at.
    """

    name: str
    revision: str
    saved: str
    safe: bool
    saving: bool = False
    locked: str = ""
    undo: str = ""
    redo: str = ""
    steps: tuple[StepStanding, ...] = ()
    findings: Mapping[int, tuple[Finding, ...]] = field(default_factory=dict)

    def step(self, number: int) -> StepStanding | None:
        """How one step stands; None while that is not known."""
        return next((standing for standing in self.steps if standing.step.number == number), None)

    @property
    def counts(self) -> Counts | None:
        """Open findings of all steps together; None while they are not known."""
        if not self.steps:
            return None
        return Counts(
            sum(step.counts.errors for step in self.steps),
            sum(step.counts.warnings for step in self.steps),
            sum(step.counts.hints for step in self.steps),
            sum(step.counts.justified for step in self.steps),
            sum(step.counts.later for step in self.steps),
        )


def worst(counts: Counts) -> tuple[str, int]:
    """The severity that deserves a sign, and how many there are of it; ("", 0) without error or warning."""
    if counts.errors:
        return "error", counts.errors
    return ("warning", counts.warnings) if counts.warnings else ("", 0)


def revision_words(view: View) -> str:
    """The revision as the top bar names it: a draft until it is frozen; "" where it has no label."""
    row, frozen = view.facts.only(Project), latest_baseline(view)
    if row is None or not row.revision:
        return ""
    words = (
        _("Rev {revision}") if frozen is not None and frozen.revision == row.revision else _("Rev {revision} · draft")
    )
    return words.format(revision=row.revision)

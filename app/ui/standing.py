"""What the shell shows of a project: frozen records, handed down by the bridge. No Qt, no project."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a sub-clause of a step has come."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Counts:
    """Open findings by severity."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0

    @property
    def worst(self) -> tuple[str, int]:
        """The severity that deserves the sign, and how many there are of it; ("", 0) without error or warning."""
        if self.errors:
            return "error", self.errors
        return ("warning", self.warnings) if self.warnings else ("", 0)


@dataclass(frozen=True, slots=True)
class ClauseStanding:
    """A sub-clause of a step: its number ("3.1"), title, state and one line that says where it stands."""

    number: str
    title: str
    state: State
    note: str = ""


@dataclass(frozen=True, slots=True)
class FindingStanding:
    """One open finding: severity ("error", "warning", "hint"), rule id and the sentence."""

    severity: str
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class StepStanding:
    """A step of the assessment: `number` 1 to 7, `part` of its checks that are satisfied, 0 to 1."""

    number: int
    title: str
    purpose: str
    part: float
    counts: Counts
    clauses: tuple[ClauseStanding, ...]
    findings: tuple[FindingStanding, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectStanding:
    """The project as the shell shows it.

    `undo` and `redo` are the names of what would be taken back or done again, empty when there is nothing;
    `saved` is the sentence of the top bar and `safe` whether the project file has every change.
    """

    name: str
    revision: str
    saved: str
    safe: bool
    undo: str
    redo: str
    steps: tuple[StepStanding, ...]
    counts: Counts

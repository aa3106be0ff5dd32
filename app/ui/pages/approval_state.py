"""What the page of step 7 shows of the gate: one line per check, and why the revision cannot be frozen."""

from dataclasses import dataclass

from app.commands.approval import undecided_blockers
from app.i18n import _, ngettext
from app.model.entities import Attendance, Baseline, Participant, Session, SignOff
from app.model.entities import Project as ProjectRow
from app.model.vocabulary import SignOffDecision
from app.ui.bridge import Bridge
from app.ui.saved_words import locked_words
from app.workflow.finding import Finding
from app.workflow.standing import GateLine
from app.workflow.zcr7_approval import latest_baseline

SESSIONS = "sessions"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check: what it says, the severity where it does not pass, where it is at home, the finding to show.

    `goes_to` names what is shown where there is no finding to go to.
    """

    words: str
    home: str
    severity: str = ""
    finding: Finding | None = None
    goes_to: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The checks, and why the revision cannot be frozen now ("" where it can)."""

    revision: str
    lines: tuple[CheckLine, ...]
    blocked: str
    latest: Baseline | None
    waiting: tuple[str, ...]
    signing: int

    @property
    def passed(self) -> int:
        """How many checks pass."""
        return sum(not line.severity for line in self.lines)


def read_readiness(bridge: Bridge) -> Readiness:
    """How the project stands before the freeze now."""
    assessment = bridge.assessment
    facts = assessment.facts
    row = facts.only(ProjectRow)
    revision = row.revision if row is not None else ""
    lines: tuple[CheckLine, ...] = ()
    if bridge.assessed:
        undecided = set(undecided_blockers(assessment))
        gate = tuple(_check(line, undecided) for line in assessment.gate().lines)
        lines = (*gate[:-1], _sessions(bridge), gate[-1])
    latest = latest_baseline(assessment)
    signed = {one.name for one in standing_sign_offs(bridge, latest)}
    signing = sorted(person.name for person in facts.all(Participant).values() if person.signs)
    waiting = tuple(name for name in signing if name not in signed)
    return Readiness(revision, lines, _blocked(bridge, revision, lines), latest, waiting, len(signing))


def standing_sign_offs(bridge: Bridge, baseline: Baseline | None) -> list[SignOff]:
    """The sign-offs of a baseline that are neither withdrawn nor withdrawals."""
    facts = bridge.assessment.facts
    rows = facts.where(SignOff, "baseline_id", baseline.id) if baseline is not None else ()
    return [row for row in rows if row.withdraws_id is None and not facts.where(SignOff, "withdraws_id", row.id)]


def agreed(sign_offs: list[SignOff]) -> int:
    """How many of them agree."""
    return sum(row.decision is not SignOffDecision.REJECTED for row in sign_offs)


def _check(line: GateLine, undecided: set[Finding]) -> CheckLine:
    name = line.step.label if line.step is not None else _("Attached files")
    home = _("ZCR {number}").format(number=line.step.number) if line.step is not None else _("Files")
    open_ones = [finding for finding in line.blockers if finding in undecided]
    count = len(line.blockers)
    if not line.checked:
        return CheckLine(_("{step}: nothing to check yet").format(step=name), home, "hint")
    if not count:
        ready = _("{step}: no error") if line.step is not None else _("Attached files readable and unchanged")
        return CheckLine(ready.format(step=name), home)
    if not open_ones:
        words = ngettext("{step}: {n} error, decided", "{step}: {n} errors, decided", count)
        return CheckLine(words.format(step=name, n=count), home, "", line.blockers[0])
    words = ngettext("{step}: {n} error", "{step}: {n} errors", len(open_ones))
    if not line.begun:
        words = ngettext("{step}, not begun: {n} error", "{step}, not begun: {n} errors", len(open_ones))
    return CheckLine(words.format(step=name, n=len(open_ones)), home, "error", open_ones[0])


def _sessions(bridge: Bridge) -> CheckLine:
    facts = bridge.assessment.facts
    sessions = facts.all(Session)
    home = _("ZCR 7")
    if not sessions:
        return CheckLine(_("No workshop session recorded"), home, "warning", goes_to=SESSIONS)
    bare = sum(not facts.where(Attendance, "session_id", id) for id in sessions)
    if bare:
        words = ngettext("{n} session without attendance", "{n} sessions without attendance", bare)
        return CheckLine(words.format(n=bare), home, "warning", goes_to=SESSIONS)
    words = ngettext("{n} session with attendance", "{n} sessions with attendance", len(sessions))
    return CheckLine(words.format(n=len(sessions)), home)


def _blocked(bridge: Bridge, revision: str, lines: tuple[CheckLine, ...]) -> str:
    if words := locked_words(bridge.project.read_only):
        return words
    if not bridge.assessed:
        return _("The checks are still evaluated")
    failing = sum(line.severity == "error" for line in lines)
    if failing:
        return ngettext("{n} check blocks the freeze", "{n} checks block the freeze", failing).format(n=failing)
    if any(row.revision == revision for row in bridge.assessment.facts.all(Baseline).values()):
        return _("Revision {revision} is frozen already").format(revision=revision)
    return ""

"""The findings of the open project as the drawer shows them, and what a person can do about one."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.commands.fixes import apply_fix
from app.commands.waivers import justify, waiver_for, withdraw_justifications
from app.model.entities import Waiver
from app.ui.bridge import Bridge, Notice
from app.ui.cures import Cure, cure_of
from app.ui.saved_words import locked_words
from app.workflow.finding import Finding, Severity
from app.workflow.rules import RULES

_ORDER = {severity: place for place, severity in enumerate(Severity)}
_RULES = {rule.id: rule for rule in RULES}


class FindingBoard(QObject):
    """Reads the findings of one step or of all and carries out what is done about them.

    `changed` says that the findings may be others now. UserError comes from what cannot be done.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge, self._known = bridge, bridge.assessed
        bridge.changed.connect(self._hear)
        bridge.standing_changed.connect(self._hear_known)
        bridge.learned.connect(self.changed)

    def _hear(self, notice: Notice) -> None:
        if notice.effects.everything or notice.effects.rules or notice.effects.rows:
            self.changed.emit()

    def _hear_known(self) -> None:
        if self._bridge.assessed != self._known:
            self._known = self._bridge.assessed
            self.changed.emit()

    @property
    def locked(self) -> str:
        """Why nothing can be done about a finding; "" where it can."""
        return locked_words(self._bridge.project.read_only)

    def findings(self, step: int | None, clause: str = "") -> tuple[Finding, ...]:
        """Open ones first, the weightiest first, then justified ones; of one step or of all, or of one sub-clause.

        None before the rules were evaluated: that is done in slices, and nobody who looks is to wait for all of it.
        """
        if not self._bridge.assessed:
            return ()
        found: Iterable[Finding] = self._bridge.assessment.findings(step=step, softened=True)
        if clause:
            found = (one for one in found if one.clause == clause or _RULES[one.rule].spans(clause))
        return tuple(sorted(found, key=lambda one: (not one.is_open, _ORDER[one.severity])))

    def cure(self, finding: Finding) -> Cure:
        """Where a finding is put right."""
        return cure_of(self._bridge.assessment, finding)

    def can_justify(self, finding: Finding) -> bool:
        """Whether the rule lets a finding stand for a reason."""
        return _RULES[finding.rule].justifiable

    def reason(self, finding: Finding) -> str:
        """Why a finding may stand, as it was said; "" when nobody said so."""
        waiver = self._bridge.assessment.facts.get(Waiver, finding.waiver_id)
        return waiver.reason if waiver is not None else ""

    def fix(self, finding: Finding) -> str:
        """Do what the finding offers; the name of the change."""
        apply_fix(self._bridge.project, finding)
        return self._label()

    def justify(self, finding: Finding, reason: str) -> str:
        """Let the finding stand for a reason; the name of the change. UserError without a reason."""
        assessment = self._bridge.assessment
        justify(self._bridge.project, waiver_for(assessment, finding, reason, assessment.facts.as_of))
        return self._label()

    def withdraw(self, finding: Finding) -> str:
        """Take the justification back; the name of the change."""
        if finding.waiver_id is not None:
            withdraw_justifications(self._bridge.project, [finding.waiver_id])
        return self._label()

    def _label(self) -> str:
        done = self._bridge.project.next_undo
        return done.label if done is not None else ""

"""Findings with what can be done about each: fix, justify with a reason, withdraw, go there."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.ui.cures import Cure
from app.ui.shell.finding_acts import FindingActs, ReasonStrip
from app.ui.shell.finding_list import FindingList
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox
from app.workflow.finding import Finding


class Board(Protocol):
    """Where the findings come from, and who does something about them. UserError from what cannot be done."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def locked(self) -> str: ...
    def findings(self, step: int | None, clause: str = "") -> tuple[Finding, ...]: ...
    def cure(self, finding: Finding) -> Cure: ...
    def can_justify(self, finding: Finding) -> bool: ...
    def reason(self, finding: Finding) -> str: ...
    def fix(self, finding: Finding) -> str: ...
    def justify(self, finding: Finding, reason: str) -> str: ...
    def withdraw(self, finding: Finding) -> str: ...


class WorkedList(QWidget):
    """`gone_to` carries the finding to go to, `done` the name of a change, `refused` a UserError.

    `reason` is the strip in which a reason is asked for: whoever shows the list puts it below.
    """

    gone_to, done, refused = Signal(object), Signal(str), Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.board: Board | None = None
        self._acts: FindingActs | None = None
        self.list = FindingList(theme)
        self.list.current.connect(self._show_acts)
        self.list.gone_to.connect(self.gone_to)
        self.list.pressed.connect(self._press)
        VBox(theme, self).addWidget(self.list)
        self.reason = ReasonStrip(theme)
        self.reason.given.connect(self._justify)
        self.reason.left.connect(self._leave_reason)

    def _press(self, key: str) -> None:
        if self._acts is not None:
            self._acts.press(key)

    def _show_acts(self, finding: Finding | None) -> None:
        self.reason.hide()
        self._acts = None
        if finding is None or self.board is None:
            self.list.carry(None)
            return
        acts = self._acts = FindingActs(self.theme, finding, self.board.can_justify(finding), self.board.locked)
        acts.fix.connect(self._fix)
        acts.go.connect(lambda: self.gone_to.emit(finding))
        acts.justify.connect(self._ask_reason)
        acts.withdraw.connect(self._withdraw)
        self.list.carry(acts)

    def _do(self, act: Callable[[Board, Finding], str]) -> None:
        finding = self.list.finding
        if self.board is None or finding is None:
            return
        try:
            self.done.emit(act(self.board, finding))
        except UserError as trouble:
            self.refused.emit(trouble)

    def _fix(self) -> None:
        self._do(lambda board, finding: board.fix(finding))

    def _withdraw(self) -> None:
        self._do(lambda board, finding: board.withdraw(finding))

    def _ask_reason(self) -> None:
        if self.board is not None and self.list.finding is not None:
            self.reason.ask(self.list.finding, self.board.reason(self.list.finding))

    def _justify(self, reason: str) -> None:
        self._leave_reason()
        self._do(lambda board, finding: board.justify(finding, reason))

    def _leave_reason(self) -> None:
        self.reason.hide()
        self.list.setFocus()

"""The inspector beside the grid of gaps: why each level is what it is, and what a person decides about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from app.commands.levels import adopt_capability, assign_levels, follow_derived, settle_range
from app.errors import UserError
from app.i18n import _
from app.model.levels import FR_CODES
from app.risk.target import TargetStanding
from app.tables.level import LevelRow
from app.tables.requirement import StateRow
from app.ui.bridge import Bridge
from app.ui.pages.gap_decision import GapDecision, named_field
from app.ui.pages.gap_ladder import Ladder
from app.ui.pages.gap_model import PlaceLevels
from app.ui.pages.gap_vectors import Radar, Vectors
from app.ui.pages.scoring_findings import CardFindings
from app.ui.saved_words import locked_words
from app.ui.shell.inspector import Panel
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox, frame
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.labels import label
from app.ui.widgets.segments import Segments

_ABOUT_LEVELS = frozenset({"SL-01", "SL-02", "SL-03", "SL-04", "ZC-22"})
_LEVELS = tuple((str(level), level) for level in range(5))


class LevelPanel(Panel):
    """Shows one zone or conduit and the foundational requirement that is current; `refused` carries a UserError."""

    refused = Signal(object)

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__(theme)
        self._bridge = bridge
        self._shown: tuple[PlaceLevels, int] | None = None
        self._asked: int | None = None
        self.radar, self.vectors = Radar(theme), Vectors(theme)
        self.findings = CardFindings(theme)
        self.body.addWidget(self.findings)
        self.body.addWidget(self.radar)
        figures = self._section("")
        figures.addWidget(self.vectors)
        self._make_target()
        self._make_raise()
        self._make_ladder()
        self._make_capability()
        self._make_decision()
        if words := locked_words(bridge.project.read_only):
            for control in self._controls:
                control.setEnabled(False)
                control.setToolTip(words)

    def _section(self, title: str) -> VBox:
        section = frame("section")
        column = VBox(self.theme, section, margins=(16, 10, 16, 10), spacing=6)
        if title:
            column.addWidget(label(title, "strong"))
        self.body.addWidget(section)
        return column

    def _make_target(self) -> None:
        column = self._section(_("Target"))
        self._fr = label("", "strong", wrap=True)
        self._why = label("", "caption", "secondary", wrap=True)
        self.levels = Segments(self.theme, _("Assign SL-T"), _LEVELS)
        self.levels.picked.connect(self._pick)
        self._demand = label("", "caption", "secondary", wrap=True)
        self._demand.hide()
        self.rationale = named_field(_("Rationale of the assigned level"))
        self.rationale.returnPressed.connect(self._give_rationale)
        self.follow = Button(self.theme, _("Follow derived"), small=True)
        self.follow.clicked.connect(self._follow)
        for part in (self._fr, self._why, self.levels, self._demand, self.rationale):
            column.addWidget(part)
        column.addWidget(self.follow, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_raise(self) -> None:
        column = self._section(_("What raises SL-A"))
        self._raise = label("", "body", wrap=True)
        column.addWidget(self._raise)

    def _make_ladder(self) -> None:
        column = self._section("")
        self._asked_for = label("", "strong", wrap=True)
        self.ladder = Ladder(self.theme)
        column.addWidget(self._asked_for)
        column.addWidget(self.ladder)

    def show_requirement(self, rows: Sequence[StateRow], chosen: StateRow | None) -> None:
        """Show the ladder of the chosen row of the checklist, out of all its rows."""
        known = self._shown is not None and chosen is not None
        self._show_findings(chosen)
        for part in (self._asked_for, self.ladder):
            part.setVisible(known)
        if self._shown is None or chosen is None:
            return
        level, base = self._shown[0].rows[self._shown[1]], chosen.row.requirement.base_id
        target = "–" if level.target.level is None else level.target.level
        self._asked_for.setText(_("{requirement} at SL {target}").format(requirement=base, target=target))
        steps = [row for row in rows if row.row.requirement.base_id == base and row.row.at_target]
        self.ladder.show_rows(steps, level.capability.level)

    def _show_findings(self, chosen: StateRow | None) -> None:
        """What is open about the levels of the zone or conduit, and about the chosen requirement."""
        if self._shown is None:
            return
        found = [one for one in self._bridge.findings_at(self._shown[0].place.id) if one.rule in _ABOUT_LEVELS]
        state = chosen.row.state if chosen is not None else None
        own = self._bridge.findings_at(state.id) if state is not None else ()
        self.findings.show_findings([*own, *found])

    def _make_capability(self) -> None:
        column = self._section(_("Capability"))
        self._capable = label("", "caption", "secondary", wrap=True)
        self.capable_reason = named_field(_("Reason why these levels hold"))
        self.capable_reason.returnPressed.connect(self._adopt)
        self.adopt = Button(self.theme, _("Adopt the lowest declared"), small=True)
        self.adopt.clicked.connect(self._adopt)
        column.addWidget(self._capable)
        column.addWidget(self.capable_reason)
        column.addWidget(self.adopt, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_decision(self) -> None:
        self.decision = GapDecision(self.theme, self._bridge)
        self.decision.refused.connect(self.refused)
        self._section(_("Decision about the gap")).addLayout(self.decision)

    @property
    def _controls(self) -> tuple[Segments | Button | QLineEdit | ChoiceBox, ...]:
        own = (self.levels, self.rationale, self.follow, self.capable_reason, self.adopt)
        deciding = self.decision
        return (*own, deciding.kind, deciding.decider, deciding.reason, deciding.decide)

    # what is shown

    def show_part(self, one: PlaceLevels, place: int) -> None:
        """Show a zone or conduit, and of its foundational requirements the one at a place."""
        before = self._shown
        self._shown = (one, place)
        row = one.rows[place]
        if before is None or (before[0].place.id, before[1]) != (one.place.id, place):
            self.forget()
        self.head(one.place.code, one.place.name)
        self._show_vectors(one)
        self._fr.setText(f"FR {place + 1} {row.fr}: {row.target.standing.label}")
        self._why.setText("\n".join(row.target.why()))
        if row.target.level is None:
            self.levels.choose(None)
        else:
            self.levels.choose(row.target.level)
        assigned = row.target.assigned
        if not self.rationale.hasFocus():
            self.rationale.setText(assigned.rationale if assigned is not None else "")
        self.follow.setVisible(assigned is not None)
        self._show_raise(row)
        self._show_capability(one, row)
        self.decision.show_part(one, place)

    def point_to(self, what: str) -> None:
        """Give the keyboard to where SL-T is assigned, a gap is decided, or SL-C is adopted."""
        if what == "sl_t":
            asks = self._shown is not None and self._lacks_reason()
            target: QWidget | None = self.rationale if asks else self.levels.findChild(QAbstractButton)
        else:
            target = self.decision.kind if what == "sl_a" else self.capable_reason
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lacks_reason(self) -> bool:
        assert self._shown is not None
        one, place = self._shown
        return one.rows[place].target.standing is TargetStanding.LOWERED_UNEXPLAINED

    def forget(self) -> None:
        """Leave what was typed and asked for and not decided."""
        self._asked = None
        self._demand.hide()
        for field in (self.rationale, self.capable_reason, self.decision.reason):
            field.clear()

    def _show_vectors(self, one: PlaceLevels) -> None:
        derived = [row.target.derived.high if row.target.derived else None for row in one.rows]
        target = [row.target.level for row in one.rows]
        capable = [row.capability.level for row in one.rows]
        achieved = [row.achieved.level for row in one.rows]
        names = (_("Derived"), _("Target"), _("Capable"), _("Achieved"))
        self.vectors.show_rows(list(zip(names, (derived, target, capable, achieved), strict=True)))
        self.radar.show_levels(target, capable, achieved)

    def _show_raise(self, row: LevelRow) -> None:
        raising, target = row.achieved.next_raise, row.target.level
        if target is not None and row.achieved.level is not None and row.achieved.level >= target:
            words = _(
                "SL-A {level} reaches SL-T {target}: nothing has to be raised. Target above says why it is {target}."
            )
            self._raise.setText(words.format(level=row.achieved.level, target=target))
            return
        if raising is None:
            self._raise.setText(_("Nothing is left to raise."))
            return
        now = "–" if row.achieved.level is None else row.achieved.level
        said = _("{fr} {now} to {next}: {requirements}")
        ids = ", ".join(row.raises)
        self._raise.setText(said.format(fr=row.fr, now=now, next=raising.reaches, requirements=ids))

    def _show_capability(self, one: PlaceLevels, row: LevelRow) -> None:
        lowest = "–" if row.capability.lowest is None else row.capability.lowest
        unknown = len(row.capability.unknown)
        said = _("Lowest declared: {lowest}. Assets without a statement: {unknown}. Adopted: {adopted}.")
        adopted = "–" if row.capability.level is None else row.capability.level
        self._capable.setText(said.format(lowest=lowest, unknown=unknown, adopted=adopted))
        able = any(each.capability.lowest is not None for each in one.rows)
        self.adopt.setEnabled(able and self._bridge.project.read_only is None)

    # what a person decides

    def _pick(self, level: object) -> None:
        """Assign at once; below the derived level the reason is asked for first, in this place."""
        if self._shown is None or not isinstance(level, int):
            return
        row = self._shown[0].rows[self._shown[1]]
        derived = row.target.derived
        reason = self.rationale.text().strip()
        low = derived is not None and (level < derived.low or derived.is_range)
        if low and not reason:
            self._asked = level
            words = _("SL {level} instead of the derived SL {derived}: say why, then press Enter.")
            self._demand.setText(words.format(level=level, derived=derived))
            self._demand.show()
            self.rationale.setFocus()
            return
        self._assign(level, reason)

    def _give_rationale(self) -> None:
        if self._shown is None or not self.rationale.text().strip():
            return
        level = self._asked if self._asked is not None else self._shown[0].rows[self._shown[1]].target.level
        if level is not None:
            self._assign(level, self.rationale.text().strip())

    def _assign(self, level: int, reason: str) -> None:
        assert self._shown is not None
        one, place = self._shown
        row, id, project = one.rows[place], one.place.id, self._bridge.project
        self._asked = None
        self._demand.hide()
        if row.target.standing is TargetStanding.RANGE:
            self._try(lambda: settle_range(project, id, row.fr, level, reason))
        else:
            self._try(lambda: assign_levels(project, id, {row.fr: level}, reason))

    def _follow(self) -> None:
        if self._shown is not None:
            one, place = self._shown
            self._try(lambda: follow_derived(self._bridge.project, one.place.id, [FR_CODES[place]]))

    def _adopt(self) -> None:
        """Adopt what every component declares, in each requirement of which something is declared."""
        if self._shown is None:
            return
        one = self._shown[0]
        levels = {row.fr: row.capability.lowest for row in one.rows if row.capability.lowest is not None}
        reason = self.capable_reason.text()
        if self._try(lambda: adopt_capability(self._bridge.project, one.place.id, levels, reason)):
            self.capable_reason.clear()

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except UserError as trouble:
            self.refused.emit(trouble)
            return False
        return True

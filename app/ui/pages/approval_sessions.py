"""The record of workshop sessions: when, where, and in the inspector who was there."""

from PySide6.QtWidgets import QWidget

from app.commands.sessions import add_sessions, record_attendance
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Attendance, Participant, Session
from app.tables.people import SESSIONS, SessionRow
from app.ui.pages.context import Context
from app.ui.pages.records import Keep, Records, RecordsTab
from app.ui.pages.selection import SelectionPanel
from app.ui.shell.asks import empty
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.labels import ShortLabel, label
from app.ui.widgets.segments import Segments


class SessionsTab(RecordsTab[SessionRow]):
    """Sessions; the inspector of one has a line per participant."""

    def __init__(self, context: Context, keep: Keep) -> None:
        self._context = context
        bridge = context.bridge
        records: Records[SessionRow] = Records(
            SESSIONS,
            N_("{n} session"),
            N_("{n} sessions"),
            blank=lambda _row, _number: Session(held_on=bridge.assessment.facts.as_of),
            add=add_sessions,
            empty=lambda _tab: self._none(),
        )
        self._attendance: QWidget | None = None
        self._shown: tuple[object, ...] = ()
        super().__init__(context.theme, bridge, records, keep)

    def _none(self) -> EmptyState:
        start = Start(
            "ph.plus", _("Record the first session"), _("Date, place and who was there."), _("Add"),
            self._context.actions["add"],
        )  # fmt: skip
        words = _("The record shows that the right people were in the room when risks were rated.")
        return EmptyState(self.theme, _("Workshop sessions"), words, (start,))

    def fill_panel(self) -> None:
        super().fill_panel()
        if self.pane.rows:
            self._show_attendance(self.selection)

    def _show_attendance(self, panel: SelectionPanel) -> None:
        """A line per participant below the fields of a single session."""
        if self._attendance is None:
            self._attendance = frame("section")
            self._column = VBox(self.theme, self._attendance, margins=(16, 10, 16, 12), spacing=6)
            panel.body.addWidget(self._attendance)
        facts, rows = self.bridge.assessment.facts, self.pane.rows
        self._attendance.setVisible(len(rows) == 1)
        if len(rows) != 1:
            return
        session = rows[0].session
        known = {row.participant_id: row.present for row in facts.where(Attendance, "session_id", session.id)}
        people = sorted(facts.all(Participant).values(), key=lambda one: one.name.casefold())
        shown = session.id, tuple(people), tuple(sorted(known.items()))
        if shown == self._shown:
            return
        self._shown = shown
        here = self._attendance.focusWidget()
        name = here.accessibleName() if here is not None else ""
        empty(self._column)
        self._column.addWidget(label(_("Attendance"), "strong"))
        if not people:
            words = _("Nobody takes part yet. Add people in the sign-off list or in step 1.")
            self._column.addWidget(label(words, "caption", "secondary", wrap=True))
        for person in people:
            self._column.addWidget(self._person(session, person, known.get(person.id)))
        found = next((one for one in self._attendance.findChildren(QWidget) if one.accessibleName() == name), None)
        if name and found is not None:
            found.setFocus()

    def _person(self, session: Session, person: Participant, present: bool | None) -> QWidget:
        whole = QWidget()
        row = HBox(self.theme, whole, spacing=8)
        row.addWidget(ShortLabel(person.name or "–"), 1)
        choices: list[tuple[str, object]] = [(_("Present"), True), (_("Excused"), False)]
        segments = Segments(self.theme, person.name, choices)
        if present is not None:
            segments.choose(present)
        segments.setEnabled(self.bridge.project.read_only is None)
        segments.picked.connect(lambda value: self.record(session.id, person.id, bool(value)))
        row.addWidget(segments)
        return whole

    def record(self, session_id: str, participant_id: str, present: bool) -> None:
        """Record whether someone was there."""
        try:
            record_attendance(self.bridge.project, session_id, {participant_id: present})
        except UserError as trouble:
            self.refused.emit(trouble)

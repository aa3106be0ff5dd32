"""Workshop sessions and who was there."""

from collections.abc import Mapping

from app.commands.links import part_id
from app.commands.naming import counted, name_of, with_codes
from app.commands.setters import put
from app.i18n import _, ngettext
from app.model.entities import Attendance, Session
from app.store.project import Project


def add_sessions(project: Project, *sessions: Session) -> tuple[Session, ...]:
    """Add workshop sessions; those without a code get one. UserError when a value may not stand."""
    sessions = with_codes(project, sessions)
    label = ngettext("Add session {name}", "Add {count} sessions", len(sessions))
    with project.change(counted(label, sessions)) as work:
        work.add(*sessions)
    return sessions


def record_attendance(project: Project, session_id: str, present: Mapping[str, bool]) -> None:
    """Record per participant, by id, whether they were there; people who are not named keep what is recorded."""
    label = _("Record attendance of {session}").format(session=name_of(project, Session, session_id))
    with project.change(label) as work:
        put(work, [_attendance(session_id, id, there) for id, there in present.items()])


def _attendance(session_id: str, participant_id: str, present: bool) -> Attendance:
    id = part_id(Attendance, session_id, participant_id)
    return Attendance(id=id, session_id=session_id, participant_id=participant_id, present=present)

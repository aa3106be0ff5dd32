"""What a person decides about is a zone or a conduit: finding out which one an id means."""

from dataclasses import dataclass

from app.errors import UserError
from app.i18n import _
from app.model.entities import Conduit, Zone
from app.store.project import Project
from app.store.reading import read_by_id


@dataclass(frozen=True, slots=True)
class Subject:
    """A zone or conduit: its code, and the references by which other rows name it, of which one is None."""

    code: str
    zone_id: str | None
    conduit_id: str | None

    @property
    def id(self) -> str:
        """The id of the zone or conduit."""
        return self.zone_id or self.conduit_id or ""


def subject_of(project: Project, id: str) -> Subject:
    """The zone or conduit that has the id. UserError when there is none (any more)."""
    with project.reading() as connection:
        for zone in read_by_id(connection, Zone, [id]):
            return Subject(zone.code, id, None)
        for conduit in read_by_id(connection, Conduit, [id]):
            return Subject(conduit.code, None, id)
    raise UserError(_("The zone or conduit is gone."), _("Choose another one."))

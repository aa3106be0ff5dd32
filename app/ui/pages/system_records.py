"""What the smaller tabs of step 1 show: access points, external connections, participants."""

from typing import Any

from app.commands.access import add_access_points, add_external_connections
from app.commands.participants import add_participants
from app.i18n import N_, _
from app.model.entities import AccessPoint, ExternalConnection, Participant
from app.tables.people import PARTICIPANTS, ParticipantRow
from app.tables.system import ACCESS_POINTS, EXTERNAL_CONNECTIONS, AccessPointRow, ConnectionRow
from app.ui.pages.context import Context
from app.ui.pages.records import Records, RecordsTab
from app.ui.table.pane import Filter
from app.ui.widgets.empty_state import EmptyState, Start


def access_point_records(context: Context) -> Records[AccessPointRow]:
    """Where people, networks and media reach into the system."""

    def empty(tab: RecordsTab[Any]) -> EmptyState:
        start = Start(
            "ph.sign-in",
            _("Type the first access point"),
            _("What it is called, whether it is physical or logical, and the asset that it is at."),
            _("Add"),
            context.actions["add"],
        )
        text = _(
            "Access points are where someone or something can reach into the system: a remote access gateway, "
            "a cabinet, a USB port."
        )
        return EmptyState(tab.theme, _("List the access points"), text, (start,))

    return Records(
        ACCESS_POINTS,
        N_("{n} access point"),
        N_("{n} access points"),
        (Filter(N_("No asset"), lambda row: row.asset is None), Filter(N_("No zone"), lambda row: row.zone is None)),
        blank=lambda _row, _number: AccessPoint(),
        add=add_access_points,
        empty=empty,
    )


def connection_records(context: Context) -> Records[ConnectionRow]:
    """What leaves the system, and the access point that it goes through."""

    def empty(tab: RecordsTab[Any]) -> EmptyState:
        start = Start(
            "ph.globe",
            _("Type the first connection"),
            _("Who is at the other end, what it is for, and the asset where it leaves the system."),
            _("Add"),
            context.actions["add"],
        )
        text = _(
            "External connections lead out of the system: to the office network, to a supplier, to a cloud service. "
            "Each goes through an access point."
        )
        return EmptyState(tab.theme, _("List the external connections"), text, (start,))

    return Records(
        EXTERNAL_CONNECTIONS,
        N_("{n} external connection"),
        N_("{n} external connections"),
        (
            Filter(N_("No access point"), lambda row: row.point is None),
            Filter(N_("No asset"), lambda row: row.asset is None),
        ),
        blank=lambda row, _number: _connection(row),
        add=add_external_connections,
        empty=empty,
    )


def _connection(row: ConnectionRow | None) -> ExternalConnection:
    """A new connection, with the partner of the one that is chosen."""
    return ExternalConnection(partner=row.connection.partner if row is not None else "")


def participant_records(context: Context) -> Records[ParticipantRow]:
    """Who takes part in the assessment, and who signs it."""

    def empty(tab: RecordsTab[Any]) -> EmptyState:
        start = Start(
            "ph.user-plus",
            _("Type the first name"),
            _("Name, role and organisation; tick who signs."),
            _("Add"),
            context.actions["add"],
        )
        text = _("Participants are the people whose knowledge the ratings rest on. Those who sign are asked in step 7.")
        return EmptyState(tab.theme, _("Name the participants"), text, (start,))

    return Records(
        PARTICIPANTS,
        N_("{n} participant"),
        N_("{n} participants"),
        (
            Filter(N_("Signs"), lambda row: row.person.signs),
            Filter(N_("No role"), lambda row: not row.person.role),
        ),
        blank=lambda row, _number: Participant(organisation=row.person.organisation if row is not None else ""),
        add=add_participants,
        empty=empty,
    )

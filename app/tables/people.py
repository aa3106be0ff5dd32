"""Who takes part, who signs, and in which sessions the assessment was made."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import Attendance, Baseline, Participant, Session, SignOff
from app.model.kinds import Kind
from app.model.vocabulary import SignOffDecision
from app.tables.column import Column, Table, columns_over
from app.tables.place import code_order
from app.workflow.assessment import Assessment
from app.workflow.reads import Whole, the
from app.workflow.zcr7_approval import latest_baseline


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """A participant and the codes of the sessions that he or she attended."""

    person: Participant
    sessions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session and the names of those who were present, or excused."""

    session: Session
    present: tuple[str, ...]
    excused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignatoryRow:
    """Someone who is to sign, and what that person signed of the revision that was frozen last."""

    person: Participant
    signed: SignOff | None


def _participant(assessment: Assessment, person: Participant) -> Iterator[ParticipantRow]:
    facts = assessment.facts
    attended = (row for row in facts.where(Attendance, "participant_id", person.id) if row.present)
    sessions = (facts.get(Session, row.session_id) for row in attended)
    yield ParticipantRow(person, tuple(sorted((row.code for row in sessions if row is not None), key=code_order)))


def _session(assessment: Assessment, session: Session) -> Iterator[SessionRow]:
    names: dict[bool, list[str]] = {True: [], False: []}
    for row in assessment.facts.where(Attendance, "session_id", session.id):
        person = assessment.facts.get(Participant, row.participant_id)
        if person is not None:
            names[row.present].append(person.name)
    yield SessionRow(session, tuple(sorted(names[True])), tuple(sorted(names[False])))


def _signatory(assessment: Assessment, person: Participant) -> Iterator[SignatoryRow]:
    if not person.signs:
        return
    facts, latest = assessment.facts, latest_baseline(assessment)
    rows = facts.where(SignOff, "baseline_id", latest.id) if latest is not None else ()
    standing = [
        row
        for row in rows
        if row.name == person.name and row.withdraws_id is None and not facts.where(SignOff, "withdraws_id", row.id)
    ]
    yield SignatoryRow(person, max(standing, key=lambda row: (str(row.signed_on), row.id), default=None))


def _signed(row: SignatoryRow, name: str) -> object:
    return None if row.signed is None else getattr(row.signed, name)


_person = columns_over(Participant, "person")
_session_field = columns_over(Session, "session")

PARTICIPANTS: Table[ParticipantRow] = Table(
    "participants",
    N_("Participants"),
    _participant,
    lambda row: row.person.id,
    (
        _person("name", N_("Name"), width=20),
        _person("role", N_("Role"), width=20),
        _person("organisation", N_("Organisation"), width=22, priority=1),
        _person("capacity", N_("Takes part as"), width=17, priority=1),
        _person("signs", N_("Signs"), width=6),
        _person("covers", N_("Signs for"), width=0),
        Column("sessions", N_("Sessions"), Kind.CODES, lambda row: row.sessions, width=20, priority=2),
    ),
    subjects=(Participant,),
    reads=(the(Participant).each(Attendance, "participant_id").its("session_id"),),
    order=lambda row: (row.person.name.casefold(), row.person.id),
    entity=Participant,
)

SESSIONS: Table[SessionRow] = Table(
    "sessions",
    N_("Workshop sessions"),
    _session,
    lambda row: row.session.id,
    (
        _session_field("code", N_("Session"), width=10),
        _session_field("held_on", N_("Held on"), width=12),
        _session_field("title", N_("Title"), width=30),
        _session_field("place", N_("Place"), width=18, priority=1),
        Column("present", N_("Present"), Kind.CODES, lambda row: row.present, width=30),
        Column("excused", N_("Excused"), Kind.CODES, lambda row: row.excused, width=18, priority=1),
        _session_field("notes", N_("Notes"), width=0),
    ),
    subjects=(Session,),
    reads=(the(Session).each(Attendance, "session_id").its("participant_id"),),
    order=lambda row: (code_order(row.session.code), row.session.id),
    entity=Session,
)


SIGNATORIES: Table[SignatoryRow] = Table(
    "signatories",
    N_("Sign-off"),
    _signatory,
    lambda row: row.person.id,
    (
        _person("role", N_("Role"), width=18),
        _person("name", N_("Name"), width=20),
        _person("organisation", N_("Organisation"), width=18),
        _person("covers", N_("Signs for"), width=24),
        Column(
            "decision",
            N_("Decision"),
            Kind.CHOICE,
            lambda row: _signed(row, "decision"),
            choices=SignOffDecision,
            width=12,
            hint=N_("Empty while the revision is not frozen, or not signed by this person."),
        ),
        Column("signed_on", N_("Date"), Kind.DATE, lambda row: _signed(row, "signed_on"), width=12),
        Column("remark", N_("Remark"), Kind.PROSE, lambda row: _signed(row, "remark"), width=0),
    ),
    subjects=(Participant,),
    reads=(Whole(Baseline), Whole(SignOff)),
    order=lambda row: (row.person.role.casefold(), row.person.name.casefold(), row.person.id),
)

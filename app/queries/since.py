"""What changed since a revision was frozen: by record and field, before and after, with who, when and why."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from app.i18n import N_, _, ngettext
from app.model.entities import ENTITIES, ENTITY, Baseline
from app.model.fields import Entity, Field, Scope, field_label, fields_of
from app.model.kinds import Kind
from app.model.terms import Term
from app.queries.frozen import Content, frozen_content
from app.queries.telling import in_words
from app.store.codec import Canon, canonical_json, sha256, stored_row, stored_value
from app.store.reader import ProjectReader
from app.store.reading import read_by_id
from app.store.schema import change_table, row_change_table
from app.workflow.facts import Facts
from app.workflow.homes import home_of
from app.workflow.step import STEPS

_REASONS = ("reason", "rationale")
_LEVELS = ("rating", "decision", "assigned_level", "level_override", "adopted_capability", "initial_rating")


class Sign(Term):
    """What became of a record since the freeze; the value is the sign that stands before it."""

    ADDED = "+", N_("Added")
    CHANGED = "~", N_("Changed")
    REMOVED = "-", N_("Removed")


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One record that came or went, or one field that is another now.

    `entity` and `row_id` say which record it is ("" for a count); `step` where it is at home, 0 beside the steps;
    `weighs` that it is about a risk or a security level.
    """

    sign: Sign
    step: int
    record: str
    what: str
    before: str = ""
    after: str = ""
    why: str = ""
    author: str = ""
    day: date | None = None
    entity: str = ""
    row_id: str = ""
    field: str = ""
    weighs: bool = False

    @property
    def group(self) -> str:
        """The step in which the record is at home."""
        return STEPS[self.step - 1].label if self.step else _("Project and people")


def everything_new(facts: Facts) -> list[SinceLine]:
    """Before the first freeze: how many records of each kind there are, all of them new."""
    kinds = (kind for kind in ENTITIES if kind.scope is Scope.CONTENT and not _links(kind))
    counts = [(kind, len(facts.all(kind))) for kind in kinds]
    return [
        SinceLine(
            Sign.ADDED,
            home_of(kind) or 0,
            field_label(kind.table),
            ngettext("{n} record", "{n} records", count).format(n=count),
            entity=kind.table,
        )
        for kind, count in counts
        if count
    ]


def changes_since(project: ProjectReader, baseline: Baseline) -> list[SinceLine]:
    """Everything that differs between the project now and a baseline; for any thread.

    States are compared, so that what was changed and taken back is not listed. Only what the journal names after the
    freeze is looked at; where the journal does not know the baseline, all that it keeps.
    """
    with project.reading() as connection:
        journal = _Journal(connection, baseline.change_id)
        then, now = journal.states() if journal.knows else _whole(connection, baseline)
        compared = _Comparison(connection, then, now, journal)
        return [line for kind in ENTITIES if kind.scope is Scope.CONTENT for line in compared.of(kind)]


def _whole(connection: Connection, baseline: Baseline) -> tuple[Content, Content]:
    found = connection.exec_driver_sql("SELECT bytes FROM content WHERE sha256 = ?", (baseline.content_sha256,))
    kept = found.scalar()
    return json.loads(kept) if kept else {}, frozen_content(connection)


def _links(kind: type[Entity]) -> bool:
    """Whether rows of an entity only tie two others together."""
    named = [field for field in fields_of(kind) if field.name in kind.natural]
    return len(named) > 1 and not kind.one_of and all(field.kind is Kind.REF for field in named)


def _default(field: Field) -> Any:
    return None if field.required else stored_value(field.default)


class _Journal:
    """What was written after a change: by whom, and what stood there before. `knows` whether there is that change."""

    def __init__(self, connection: Connection, after: str) -> None:
        changes, rows = change_table.c, row_change_table.c
        first = connection.execute(select(changes.seq).where(changes.id == after)).scalar()
        self.knows = first is not None
        self._connection = connection
        query = select(change_table).where(changes.seq > (first or 0))
        self._heads = {head.seq: head for head in connection.execute(query)}
        self._written: dict[tuple[str, str, str], int] = {}
        self._before: dict[tuple[str, str], dict[str, Any] | None] = {}
        for row in connection.execute(
            select(row_change_table).where(rows.change_seq > (first or 0)).order_by(rows.seq)
        ):
            before = json.loads(row.before) if row.before else {}
            self._written[row.tbl, row.row_id, ""] = row.change_seq
            for name in before if row.op == "U" else ():
                self._written[row.tbl, row.row_id, name] = row.change_seq
            # What was written first tells what stood there at the freeze.
            known = self._before.setdefault((row.tbl, row.row_id), None if row.op == "I" else {})
            if known is not None:
                self._before[row.tbl, row.row_id] = before | known

    def states(self) -> tuple[Content, Content]:
        """The rows that were written, as they stood at the freeze and as they are now, in canonical form."""
        then: dict[str, dict[str, dict[str, Any]]] = {}
        now: dict[str, dict[str, dict[str, Any]]] = {}
        for kind in ENTITIES:
            ids = [id for table, id in self._before if table == kind.table]
            if kind.scope is not Scope.CONTENT or not ids:
                continue
            canon = Canon(kind, content_only=True)
            present = {row.id: stored_row(row) for row in read_by_id(self._connection, kind, ids)}
            now[kind.table] = {id: canon.of(row) for id, row in present.items()}
            kept = {id: before for id in ids if (before := self._before[kind.table, id]) is not None}
            whole = {id: {"id": id, **present.get(id, {}), **before} for id, before in kept.items()}
            then[kind.table] = {id: canon.of(row) for id, row in whole.items()}
        return then, now

    def of(self, table: str, id: str, field: str) -> tuple[str, str, date | None]:
        """What was done, by whom and on which day."""
        written = self._written
        head = self._heads.get(written.get((table, id, field)) or written.get((table, id, "")) or -1)
        if head is None:
            return "", "", None
        return head.label, head.author, datetime.fromisoformat(head.at).astimezone().date()


class _Comparison:
    """Two contents side by side, with the names of their records."""

    def __init__(self, connection: Connection, then: Content, now: Content, journal: _Journal) -> None:
        self._connection, self._then, self._now, self._journal = connection, then, now, journal
        self._names: dict[tuple[str, str], str] = {}

    def of(self, kind: type[Entity]) -> Iterator[SinceLine]:
        """The lines of one table, record by record in the order of their names."""
        table = kind.table
        then, now = self._then.get(table, {}), self._now.get(table, {})
        differing = [id for id in then.keys() | now.keys() if then.get(id) != now.get(id)]
        for id in sorted(differing, key=lambda id: (self._name(kind, id).casefold(), id)):
            if id in then and id in now:
                yield from self._fields(kind, id, then[id], now[id])
            else:
                sign = Sign.ADDED if id in now else Sign.REMOVED
                told = self._told(kind, now.get(id) or then[id])
                before, after = ("", told) if id in now else (told, "")
                yield self._line(kind, id, "", sign, field_label(table), before, after)

    def _fields(
        self, kind: type[Entity], id: str, then: Mapping[str, Any], now: Mapping[str, Any]
    ) -> Iterator[SinceLine]:
        for field in fields_of(kind):
            # Canonical rows leave out what has its default.
            before, after = (self._shown(field, row.get(field.name, _default(field))) for row in (then, now))
            if then.get(field.name) != now.get(field.name):
                yield self._line(kind, id, field.name, Sign.CHANGED, field.label, before, after)

    def _line(
        self, kind: type[Entity], id: str, field: str, sign: Sign, what: str, before: str, after: str
    ) -> SinceLine:
        label, author, day = self._journal.of(kind.table, id, field)
        row = self._now.get(kind.table, {}).get(id, {})
        reason = next((str(row[name]) for name in _REASONS if row.get(name) and name != field), "")
        return SinceLine(
            sign,
            home_of(kind) or 0,
            self._name(kind, id),
            what,
            before,
            after,
            reason or label,
            author,
            day,
            kind.table,
            id,
            field,
            kind.table in _LEVELS,
        )

    def _told(self, kind: type[Entity], row: Mapping[str, Any]) -> str:
        """A record in a few words: its title or name where that is not what it is called by anyway."""
        wanted = [field for field in fields_of(kind) if field.name in ("title", "name") and row.get(field.name)]
        return next((str(row[field.name]) for field in wanted if field.name not in kind.natural), "")

    def _name(self, kind: type[Entity], id: str) -> str:
        key = kind.table, id
        if key not in self._names:
            self._names[key] = id
            row = (
                self._now.get(kind.table, {}).get(id) or self._then.get(kind.table, {}).get(id) or self._read(kind, id)
            )
            natural = kind.natural or ("name",)
            parts = (self._part(field, row) for field in fields_of(kind) if field.name in natural)
            self._names[key] = " ".join(part for part in parts if part) or field_label(kind.table)
        return self._names[key]

    def _read(self, kind: type[Entity], id: str) -> Mapping[str, Any]:
        """A row that was not written since, and only gives a name."""
        found = read_by_id(self._connection, kind, [id])
        return stored_row(found[0]) if found else {}

    def _part(self, field: Field, row: Mapping[str, Any]) -> str:
        value, about = row.get(field.name), str(row.get("subject_table", ""))
        if field.name in ("subject_table", "field") and value:
            return field_label(str(value)).lower()
        if field.name == "subject_id" and about in ENTITY:
            return self._name(ENTITY[about], str(value))
        return self._shown(field, value)

    def _shown(self, field: Field, value: Any) -> str:
        """A kept value as people read it; of a structured one the digest of its canonical text."""
        if field.kind is Kind.JSON and value:
            return _("SHA-256 {digest}").format(digest=sha256(canonical_json(value))[:12])
        return in_words(field, value, self._name)

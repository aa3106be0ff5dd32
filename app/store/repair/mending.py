"""Rows as they may be stored: wrong values set right where that is possible, references by the declared rules."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.i18n import _
from app.model.entities import ENTITIES
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity, Field, OnDelete, fields_of
from app.model.kinds import Kind
from app.store.codec import Stored, canonical_json, stored_row, stored_value
from app.store.examination.damage import Damage
from app.store.examination.values import in_circles, place_of, stored_problem

Row = dict[str, Any]
_LONGEST_SHOWN = 2_000


@dataclass(slots=True)
class Mended:
    """The rows of every table by id, and what was done to them: rows left out, and values changed with what they were.

    `before` holds per table and id the values as they were, of a row left out all of them.
    """

    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: {kind.table: {} for kind in ENTITIES})
    left_out: list[Damage] = field(default_factory=list)
    changed: list[Damage] = field(default_factory=list)
    before: dict[tuple[str, str], Row] = field(default_factory=dict)

    def take(self, kind: type[Entity], row: Row) -> None:
        """Take a row in, its values set right. Without an id of its own, or without what it needs, it is left out."""
        by_id = self.rows[kind.table]
        (identity, *fields) = fields_of(kind)
        if stored_problem(identity, row["id"]) is not None or row["id"] in by_id:
            self._leave_out(kind, row, "id", _("it has no id of its own."))
            return
        by_id[row["id"]] = row
        for one in fields:
            problem = stored_problem(one, row[one.name])
            if problem is None:
                continue
            better = _better(one, row[one.name])
            if stored_problem(one, better) is None:
                self._change(kind, row, one.name, better, problem)
            else:
                self._leave_out(kind, row, one.name, problem)
                return

    def settle(self, name: str) -> None:
        """Set right what concerns several rows: one project, unique values, references, circles."""
        self._keep_one_project(name)
        for kind in ENTITIES:
            for names in kind.uniques:
                self._make_unique(kind, names)
        while self._drop_dangling():
            pass
        for kind in ENTITIES:
            for one in fields_of(kind):
                if one.target == kind.table:
                    parents = {id: row[one.name] for id, row in self.rows[kind.table].items() if row[one.name]}
                    for id in in_circles(parents):
                        self._change(kind, self.rows[kind.table][id], one.name, None, _("it contains itself."))

    def _keep_one_project(self, name: str) -> None:
        projects = self.rows[ProjectRow.table]
        for id in list(projects)[1:]:
            self._leave_out(ProjectRow, projects[id], "id", _("a file holds one project."))
        if not projects:
            row = stored_row(ProjectRow(name=name[:250]))
            projects[str(row["id"])] = dict(row)
            self.changed.append(Damage(ProjectRow.table, _("its row was lost; a new one was made.")))

    def _make_unique(self, kind: type[Entity], names: tuple[str, ...]) -> None:
        """A second text gets a number; a second link says nothing that the first does not."""
        texts = [one for one in fields_of(kind) if one.name == names[-1] and one.kind in (Kind.CODE, Kind.LINE)]
        seen: set[tuple[Stored, ...]] = set()
        for row in list(self.rows[kind.table].values()):
            key = tuple(row[name] for name in names)
            if None in key or key not in seen:
                seen.add(key)
            elif len(names) == 1 and texts:
                free = (f"{str(key[0])[:30]}-{at}" for at in range(2, len(self.rows[kind.table]) + 2))
                value = next(text for text in free if (text,) not in seen)
                seen.add((value,))
                self._change(kind, row, names[0], value, _("another row has the same."))
            else:
                self._leave_out(kind, row, names[-1], _("another row has the same."))

    def _drop_dangling(self) -> bool:
        """One round over all references; whether anything changed."""
        done = len(self.left_out) + len(self.changed)
        for kind in ENTITIES:
            references = [one for one in fields_of(kind) if one.target]
            for row in list(self.rows[kind.table].values()):
                for problem, one in _dangling(kind, row, references, self.rows):
                    if one.on_delete is OnDelete.CLEAR and one.optional:
                        self._change(kind, row, one.name, None, problem)
                    else:
                        self._leave_out(kind, row, one.name, problem)
                        break
        return done != len(self.left_out) + len(self.changed)

    def _change(self, kind: type[Entity], row: Row, name: str, value: Stored, problem: str) -> None:
        self.changed.append(Damage(place_of(kind, row, name), problem))
        self.before.setdefault((kind.table, row["id"]), {})[name] = shown(row[name])
        row[name] = value

    def _leave_out(self, kind: type[Entity], row: Row, name: str, problem: str) -> None:
        self.left_out.append(Damage(place_of(kind, row, name), problem))
        before = self.before.get((kind.table, str(row["id"])), {})
        if self.rows[kind.table].get(row["id"]) is row:
            del self.rows[kind.table][row["id"]]
            self.before[kind.table, str(row["id"])] = {name: shown(value) for name, value in row.items()} | before


def _dangling(
    kind: type[Entity], row: Row, references: list[Field], rows: dict[str, dict[str, Row]]
) -> Iterator[tuple[str, Field]]:
    for one in references:
        if row[one.name] is not None and row[one.name] not in rows[one.target]:
            yield _("the row of {table} that it refers to is not there.").format(table=one.target), one
    given = [one for one in references if one.name in kind.one_of and row[one.name] is not None]
    if kind.one_of and len(given) != 1:
        yield _("Exactly one of {names} must be given.").format(names=", ".join(kind.one_of)), references[0]


def _better(one: Field, value: object) -> Stored:
    """The nearest value that may stand: text cleaned and cut, otherwise the field's default."""
    default = None if one.required else stored_value(one.default)
    if one.kind is Kind.JSON:
        return _better_json(value, default)
    if one.kind in (Kind.CODE, Kind.LINE, Kind.PROSE) and isinstance(value, (str, int, float)):
        allowed = "\n\t" if one.kind is Kind.PROSE else ""
        clean = "".join(
            c for c in str(value) if c in allowed or unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp")
        )
        return unicodedata.normalize("NFC", clean)[: one.length]
    return default


def _better_json(value: object, default: Stored) -> Stored:
    try:
        found = json.loads(str(value).encode("utf-8", "ignore"))
        return canonical_json(found) if isinstance(found, dict) else default
    except (ValueError, RecursionError):
        return default


def shown(value: object) -> Stored:
    """A value that may be anything, as it can be kept in the journal and shown in the audit trail."""
    if value is None or type(value) is int:
        return value
    text = value.hex() if isinstance(value, bytes) else str(value)
    return text[:_LONGEST_SHOWN].encode("utf-8", "replace").decode()

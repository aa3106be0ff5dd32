"""Whether every stored value may stand in its field, and what the digests of the rows are."""

import json
import sqlite3
from collections.abc import Iterator, Mapping

from app.i18n import _
from app.model.checks import problem_with
from app.model.entities import ENTITIES
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind
from app.store.codec import Stored, canonical_json, stored_value, value_of_stored
from app.store.digests import Digests
from app.store.examination.damage import Damage
from app.store.examination.opening import Clock

MOST_ROWS = 600_000
"""Rows of all tables together; three times the largest plant that the program is made for."""

MOST_JSON = 4_000_000
"""Characters of all risk criteria together; one version has some ten thousand."""

_WHOLE = (Kind.INTEGER, Kind.SCORE, Kind.LEVEL, Kind.FLAG)
_SHORT = 64
_EVERY = 512


def find_wrong_values(
    connection: sqlite3.Connection, clock: Clock, check: "ValueCheck", digests: Digests
) -> Iterator[Damage]:
    """The values that may not stand where they are; `digests` takes the rows in."""
    counts = (connection.execute(f'SELECT count(*) FROM "{kind.table}"').fetchone()[0] for kind in ENTITIES)
    if sum(counts) > MOST_ROWS:
        yield Damage(_("all tables"), _("there are more rows than any project has."))
        return
    for kind in ENTITIES:
        parents: dict[str, dict[str, str]] = {field.name: {} for field in fields_of(kind) if field.target == kind.table}
        fields = [field for field in fields_of(kind) if not field.target]  # references are the database's to check
        for row in read_rows(connection, kind, clock):
            sound = True
            for field in fields:
                problem = check.problem(kind.table, field, row[field.name])
                if problem is not None:
                    yield Damage(place_of(kind, row, field.name), problem)
                    sound = False
            if kind.one_of and sum(row[name] is not None for name in kind.one_of) != 1:
                # A connection that only reads does not load the table's own check, so that SQLite cannot tell.
                reason = _("Exactly one of {names} must be given.")
                yield Damage(place_of(kind, row, kind.one_of[0]), reason.format(names=", ".join(kind.one_of)))
            if sound:
                digests.take(kind, row)
            for name, found in parents.items():
                if row[name] is not None:
                    found[str(row["id"])] = str(row[name])
        for name, found in parents.items():
            yield from (Damage(f"{kind.table} {id}, {name}", _("it contains itself.")) for id in in_circles(found))
    (projects,) = connection.execute(f"SELECT count(*) FROM {ProjectRow.table}").fetchone()
    if projects != 1:
        yield Damage(ProjectRow.table, _("one row is expected, not {count}.").format(count=projects))


def read_rows(connection: sqlite3.Connection, kind: type[Entity], clock: Clock) -> Iterator[dict[str, Stored]]:
    """The rows of a table as they are stored; fields that the file's format has not yet have their default."""
    names, missing = stored_fields(connection, kind)
    columns = ", ".join(f'"{name}"' for name in names)
    for at, row in enumerate(connection.execute(f'SELECT {columns} FROM "{kind.table}"')):
        if at % _EVERY == 0:
            clock.check()
        yield {**dict(zip(names, row, strict=True)), **missing}


def stored_fields(connection: sqlite3.Connection, kind: type[Entity]) -> tuple[list[str], dict[str, Stored]]:
    """Which fields a file's table has, and the defaults of those that it has not."""
    present = {str(row[1]) for row in connection.execute(f'PRAGMA table_info("{kind.table}")')}
    fields = fields_of(kind)
    missing = {field.name: stored_value(field.default) for field in fields if field.name not in present}
    return [field.name for field in fields if field.name in present], missing


def place_of(kind: type[Entity], row: Mapping[str, object], field: str) -> str:
    """How a message names a value: "zone Z-DIS, parent_id"; the id where the row has no code."""
    name = row.get("code") or row.get("tag") or row["id"]
    return f"{kind.table} {str(name)[:40]!r}, {field}"


def in_circles(parents: Mapping[str, str]) -> list[str]:
    """Of ids and what they belong to: one id of every circle."""
    found: list[str] = []
    done: set[str] = set()
    for start in parents:
        path: list[str] = []
        at: str | None = start
        while at is not None and at not in done:
            done.add(at)
            path.append(at)
            at = parents.get(at)
        if at is not None and at in set(path):
            found.append(at)
    return found


class ValueCheck:
    """Checks stored values by field; short values that were found good are not looked at twice."""

    def __init__(self) -> None:
        self._good: dict[tuple[str, str], set[object]] = {}
        self._json = 0

    def problem(self, table: str, field: Field, value: object) -> str | None:
        """What is wrong with a stored value, or None."""
        good = self._good.get((table, field.name))
        if good is None:
            good = self._good[table, field.name] = set()
        short = type(value) is int or (type(value) is str and len(value) <= _SHORT)
        if short and value in good:
            return None
        if field.kind is Kind.JSON:
            self._json += len(str(value))
            if self._json > MOST_JSON:
                return _("All risk criteria together are larger than they can be.")
        problem = stored_problem(field, value)
        if problem is None and short:
            good.add(value)
        return problem


def stored_problem(field: Field, value: object) -> str | None:
    """What is wrong with a stored value that may be anything; None when it may stand in the field."""
    if value is None:
        return problem_with(field, None)
    if type(value) is not (int if field.kind in _WHOLE else str):
        return _("A whole number is expected.") if field.kind in _WHOLE else _("Text is expected.")
    try:
        meant = value_of_stored(field, value)
    except KeyError:
        return problem_with(field, value)
    except ValueError:
        meant = None
    if meant is None or stored_value(meant) != value:
        return _("It is not written as this program writes it.")
    if field.kind is Kind.JSON:
        return _json_problem(field, str(value))
    return problem_with(field, meant)


def _json_problem(field: Field, text: str) -> str | None:
    """Criteria are one object in canonical form: no key twice, no number that JSON does not have, not nested deeply."""
    if len(text) > field.length:
        return _("The text has {count} characters; at most {most} are kept.").format(count=len(text), most=field.length)
    try:
        text.encode()  # half a surrogate pair is no text
        found = json.loads(text)
        return None if isinstance(found, dict) and canonical_json(found) == text else _("Canonical JSON is expected.")
    except (ValueError, RecursionError):
        return _("JSON is expected.")

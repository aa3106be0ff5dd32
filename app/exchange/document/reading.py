"""A document as row records: shapes and values checked, ids made, references resolved."""

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange.document.identity import Identities
from app.exchange.document.parsing import read_json
from app.exchange.document.problems import Problems
from app.exchange.document.standard import unknown_in_standard
from app.exchange.document.writing import FORMAT, FORMAT_VERSION
from app.i18n import _
from app.model.checks import first_problem, problem_with
from app.model.entities import ENTITIES, ENTITY, Project
from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind
from app.store.codec import canonical_json

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """What a document holds: the project's row, all other rows, and the bytes of attachments and baselines."""

    project: Project
    rows: tuple[Entity, ...]
    contents: tuple[bytes, ...]


def read_document(path: Path) -> Document:
    """Read and check a document. UserError that lists every problem with its place; nothing is created then."""
    problems = Problems(path)
    tables, contents = _shape(read_json(path), path, problems)
    problems.raise_if_any()
    identities = Identities(tables, problems)
    rows = [
        row
        for kind in ENTITIES
        for at, record in enumerate(tables.get(kind.table, []))
        if (row := _row(kind, record, identities, f"tables.{kind.table}[{at}]", problems)) is not None
    ]
    _refuse_duplicates(rows, problems)
    kept = _contents(contents, problems)
    problems.raise_if_any()
    project = next(row for row in rows if isinstance(row, Project))
    return Document(project, tuple(row for row in rows if row is not project), kept)


def _shape(value: object, path: Path, problems: Problems) -> tuple[dict[str, list[Record]], Mapping[str, Any]]:
    """The tables and contents of a document whose outer shape is right."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise UserError(
            _("{path} is not a Zonewright document.").format(path=path),
            _("It starts with “format”: “{format}”.").format(format=FORMAT),
        )
    if value.get("version") != FORMAT_VERSION:
        raise UserError(
            _("{path} has document version {theirs}; this program knows {ours}.").format(
                path=path, theirs=value.get("version"), ours=FORMAT_VERSION
            ),
            _("Load it with the program that wrote it."),
        )
    tables = value.get("tables")
    if not isinstance(tables, dict):
        problems.add("tables", _("an object with one list for each table is expected"))
        return {}, {}
    for name, records in tables.items():
        place = f"tables.{name}"
        if name not in ENTITY:
            problems.add(place, _("there is no such table"))
        elif not isinstance(records, list):
            problems.add(place, _("a list is expected"))
        else:
            for at, record in enumerate(records):
                if not isinstance(record, dict):
                    problems.add(f"{place}[{at}]", _("an object is expected"))
    if len(tables.get(Project.table, [])) != 1:
        problems.add(f"tables.{Project.table}", _("exactly one row is expected"))
    return tables, value.get("contents", {})


def _row(kind: type[Entity], record: Record, identities: Identities, place: str, problems: Problems) -> Entity | None:
    """One row record; None, with its problems noted, when it cannot be made."""
    known = {field.name: field for field in fields_of(kind)}
    sound = True
    for name in record.keys() - known.keys():
        problems.add(f"{place}.{name}", _("there is no such field"))
        sound = False
    values: Record = {"id": identities.of(kind.table, record)}
    for name, field in known.items():
        if name == "id":
            continue
        if name not in record:
            if field.required:
                problems.add(f"{place}.{name}", _("A value is needed here."))
                sound = False
            continue
        value, problem = _value(field, record[name], identities)
        problem = problem or problem_with(field, value) or unknown_in_standard(name, value)
        if problem is not None:
            problems.add(f"{place}.{name}", problem)
            sound = False
        values[name] = value
    if not sound:
        return None
    row = kind(**values)
    found = first_problem(row)
    if found is not None:
        problems.add(f"{place}.{found[0].name}", found[1])
        return None
    return row


def _value(field: Field, given: object, identities: Identities) -> tuple[object, str | None]:
    """A field's value from its JSON form, or the problem with it."""
    if given is None:
        return None, None
    if field.kind is Kind.REF:
        found = identities.find(field.target, given)
        problem = _("there is no {table} “{key}”").format(table=field.target, key=given)
        return found, None if found is not None else problem
    if field.kind is Kind.JSON:
        return canonical_json(given), None
    if isinstance(given, str):
        return _from_text(field, given)
    return given, None


def _from_text(field: Field, given: str) -> tuple[object, str | None]:
    if field.choices is not None:
        return next((term for term in field.choices if term == given), given), None
    try:
        if field.kind is Kind.DATE:
            return date.fromisoformat(given), None
        if field.kind is Kind.MOMENT:
            return datetime.fromisoformat(given), None
    except ValueError:
        return given, None
    return given, None


def _refuse_duplicates(rows: list[Entity], problems: Problems) -> None:
    seen: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        keys: list[tuple[object, ...]] = [(row.table, "id", row.id)]
        for names in row.uniques:
            values = tuple(getattr(row, name) for name in names)
            if None not in values:
                keys.append((row.table, ", ".join(names), *values))
        for key in keys:
            seen[key] += 1
            if seen[key] == 2:
                shown = ", ".join(str(part) for part in key[2:])
                problems.add(
                    f"tables.{key[0]}",
                    _("two rows have the same {fields}: {values}").format(fields=key[1], values=shown),
                )


def _contents(contents: object, problems: Problems) -> tuple[bytes, ...]:
    if not isinstance(contents, dict):
        problems.add("contents", _("an object is expected"))
        return ()
    kept = []
    for sha, encoded in contents.items():
        try:
            content = base64.b64decode(encoded, validate=True)
        except (ValueError, TypeError):
            problems.add(f"contents.{sha}", _("Base64 is expected"))
            continue
        if hashlib.sha256(content).hexdigest() != sha:
            problems.add(f"contents.{sha}", _("the bytes have another SHA-256"))
        kept.append(content)
    return tuple(kept)

"""How labels name the rows of a change, and the codes that new rows get."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from app.i18n import _, ngettext
from app.model.codes import next_code
from app.model.entities import ENTITY
from app.model.fields import Entity, field_of
from app.model.terms import Term
from app.store.project import Project
from app.store.reading import read_by_id
from app.store.schema import used_code_table

E = TypeVar("E", bound=Entity)

_DIGITS = {"scenario": 3}
"""Tables whose codes have more than two digits."""


def with_codes(project: Project, rows: Iterable[E]) -> tuple[E, ...]:
    """The rows, those without a code with the next ones that were never given; tables without codes as they are."""
    rows = tuple(rows)
    if not any(row.prefix and not _text(row, "code") for row in rows):
        return rows
    table, prefix = rows[0].table, rows[0].prefix
    with project.reading() as connection:
        query = select(used_code_table.c.code).where(used_code_table.c.tbl == table)
        taken = set(connection.execute(query).scalars())
    taken.update(_text(row, "code") for row in rows)
    coded: list[E] = []
    for row in rows:
        if not _text(row, "code"):
            values: dict[str, Any] = {"code": next_code(prefix, taken, _DIGITS.get(table, 2))}
            row = replace(row, **values)
            taken = {_text(row, "code")}
        coded.append(row)
    return tuple(coded)


def counted(template: str, rows: Sequence[Entity]) -> str:
    """A label from ngettext, with {name} filled in from one row and {count} from several."""
    return template.format(name=own_name(rows[0]) if rows else "", count=len(rows))


def own_name(row: Entity) -> str:
    """What a row calls itself: its code or tag, else its name or title."""
    for name in (*row.natural, "name", "title"):
        text = _text(row, name)
        if text and not field_of(type(row), name).target:
            return text
    return _("(no name)")


def name_of(project: Project, kind: type[Entity], id: str) -> str:
    """What people call a row: "PLC-04", "DR-014, Residual"."""
    return names_of(project, kind, [id])


def names_of(project: Project, kind: type[Entity], ids: Iterable[str]) -> str:
    """What people call rows: "PLC-04", "PLC-04 and PLC-05", "PLC-04 and 6 more"."""
    wanted = list(ids)
    with project.reading() as connection:
        rows = read_by_id(connection, kind, wanted[:2])
        by_id = {row.id: _name(connection, row) for row in rows}
    first, *others = [by_id.get(id, _("(gone)")) for id in wanted[:2]] or [_("nothing")]
    if len(wanted) <= 1:
        return first
    if len(wanted) == 2:
        return _("{one} and {other}").format(one=first, other=others[0])
    more = len(wanted) - 1
    return ngettext("{name} and {count} more", "{name} and {count} more", more).format(name=first, count=more)


def _name(connection: Connection, row: Entity) -> str:
    """A row by its natural key, references by the names of the rows they lead to."""
    parts = (_part(connection, row, name) for name in row.natural)
    return ", ".join(part for part in parts if part) or own_name(row)


def _part(connection: Connection, row: Entity, name: str) -> str:
    if name == "subject_table":
        return ""
    value = getattr(row, name)
    target = _text(row, "subject_table") if name == "subject_id" else field_of(type(row), name).target
    if target and value is not None:
        found = read_by_id(connection, ENTITY[target], [value]) if target in ENTITY else []
        return _name(connection, found[0]) if found else ""
    return value.label if isinstance(value, Term) else "" if value is None else str(value)


def _text(row: Entity, name: str) -> str:
    value = getattr(row, name, "")
    return value if isinstance(value, str) else ""

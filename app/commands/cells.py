"""Edits that every table shares: cells that are set, pasted, filled or cleared; deleted rows."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import TypeVar

from app.commands.contents import refuse_contents
from app.commands.naming import name_of, names_of, with_codes
from app.commands.setters import add_rows, set_values
from app.i18n import _, ngettext
from app.model.entities import (
    ENTITY,
    Baseline,
    MethodVersion,
    Observation,
    Passage,
    SignOff,
    System,
    Waiver,
)
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity, Field, field_of
from app.model.kinds import Kind
from app.model.terms import Term
from app.store.project import Project

E = TypeVar("E", bound=Entity)

Values = Mapping[str, Mapping[str, object]]
"""By the id of a row the new values of its fields, by name."""

_LONGEST_VALUE = 40


class Deed(Enum):
    """What a person did with cells. It names the change."""

    SET = "set"
    PASTE = "paste"
    FILL = "fill"
    CLEAR = "clear"
    CUT = "cut"


_RECORDS: tuple[type[Entity], ...] = (MethodVersion, Observation, Passage, Waiver, Baseline, SignOff)
"""Entities whose rows are never edited cell by cell: a command of their own writes them as a whole."""

_KEPT: tuple[type[Entity], ...] = (ProjectRow, System, MethodVersion, Passage, Baseline, SignOff)
"""Entities whose rows are never deleted one by one."""

_UNTYPED = (Kind.ID, Kind.HASH, Kind.JSON, Kind.MOMENT)


def editable(kind: type[Entity], name: str) -> bool:
    """Whether cells may write a field: it says something about its row and not which row it is."""
    field = field_of(kind, name)
    return not (
        kind in _RECORDS or field.kind in _UNTYPED or field.target == MethodVersion.table or _identifies(kind, field)
    )


def deletable(kind: type[Entity]) -> bool:
    """Whether rows of an entity may be deleted from a table."""
    return kind not in _KEPT


def edit_field(project: Project, kind: type[Entity], ids: Iterable[str], name: str, value: object) -> None:
    """Give one field of rows a value: a cell edit, a fill-down. UserError when the value may not stand there.

    ValueError for a field that is not `editable`, KeyError for an id without a row.
    """
    edit_cells(project, kind, {id: {name: value} for id in ids})


def edit_cells(project: Project, kind: type[E], values: Values, deed: Deed = Deed.SET, added: Sequence[E] = ()) -> None:
    """Give fields of rows, by id, new values in one change, and add the rows that a paste makes below the last one.

    Errors as of `edit_field`; rows without a code get the next one.
    """
    names = {name for fields in values.values() for name in fields}
    for name in names:
        if not editable(kind, name):
            raise ValueError(f"{kind.table}.{name} is not edited in cells")
    added = with_codes(project, added)
    with project.change(_edit_label(project, kind, values, deed, added)) as work:
        set_values(work, kind, values)
        add_rows(work, added)


def edit_kinds(project: Project, values: Mapping[type[Entity], Values]) -> None:
    """Give fields of rows of several entities new values in one change, as where a table shows them together.

    Errors as of `edit_field`.
    """
    given = {kind: own for kind, own in values.items() if own}
    if len(given) == 1:
        edit_cells(project, *next(iter(given.items())))
        return
    for kind, own in given.items():
        for name in {name for fields in own.values() for name in fields}:
            if not editable(kind, name):
                raise ValueError(f"{kind.table}.{name} is not edited in cells")
    with project.change(_kinds_label(project, given)) as work:
        for kind, own in given.items():
            set_values(work, kind, own)


def delete_rows(project: Project, kind: type[Entity], ids: Iterable[str]) -> None:
    """Delete rows with what belongs to them; references to them are cleared.

    UserError for a zone or conduit that holds something (`delete_zones` and `delete_conduits` ask what becomes of
    it), ValueError for an entity that is not `deletable`.
    """
    if not deletable(kind):
        raise ValueError(f"rows of {kind.table} are not deleted")
    wanted = list(ids)
    label = _("Delete {names}").format(names=names_of(project, kind, wanted))
    with project.change(label) as work:
        refuse_contents(work, kind, wanted)
        work.delete(kind, wanted)


def _identifies(kind: type[Entity], field: Field) -> bool:
    if field.name in kind.one_of:
        return True
    references = any(field_of(kind, name).target for name in kind.natural)
    return references and field.name in kind.natural


def _edit_label(project: Project, kind: type[Entity], values: Values, deed: Deed, added: Sequence[Entity]) -> str:
    names = {name for fields in values.values() for name in fields}
    if deed is Deed.PASTE and added:
        label = ngettext("Paste {count} row", "Paste {count} rows", len(values) + len(added))
        return label.format(count=len(values) + len(added))
    if deed is Deed.FILL:
        what = _field_inside(kind, names) if len(names) == 1 else _("{count} columns").format(count=len(names))
        label = ngettext("Fill {what} down {count} row", "Fill {what} down {count} rows", len(values))
        return label.format(what=what, count=len(values))
    cells, rows = sum(map(len, values.values())), names_of(project, kind, values)
    if deed is not Deed.SET:
        return _deed_label(deed, cells).format(count=cells, rows=rows)
    if len(names) == 1:
        return _set_label(project, kind, values, next(iter(names)), rows)
    label = ngettext("Set {count} cell of {rows}", "Set {count} cells of {rows}", cells)
    return label.format(count=cells, rows=rows)


def _deed_label(deed: Deed, cells: int) -> str:
    if deed is Deed.PASTE:
        return ngettext("Paste {count} cell", "Paste {count} cells", cells)
    if deed is Deed.CUT:
        return ngettext("Cut {count} cell of {rows}", "Cut {count} cells of {rows}", cells)
    return ngettext("Clear {count} cell of {rows}", "Clear {count} cells of {rows}", cells)


def _kinds_label(project: Project, values: Mapping[type[Entity], Values]) -> str:
    """One field of rows of any kind where it is one, else how many cells."""
    fields = {_field_inside(kind, [name]) for kind, own in values.items() for each in own.values() for name in each}
    rows = ", ".join(names_of(project, kind, own) for kind, own in values.items())
    if len(fields) == 1:
        return _("Set {field} of {rows}").format(field=fields.pop(), rows=rows)
    cells = sum(len(each) for own in values.values() for each in own.values())
    return ngettext("Set {count} cell of {rows}", "Set {count} cells of {rows}", cells).format(count=cells, rows=rows)


def _set_label(project: Project, kind: type[Entity], values: Values, name: str, rows: str) -> str:
    """One field of rows, with the value where it is the same for all."""
    field, given = _field_inside(kind, [name]), {fields[name] for fields in values.values()}
    if len(given) > 1:
        return _("Set {field} of {rows}").format(field=field, rows=rows)
    value = in_words(project, field_of(kind, name), given.pop())
    label = _("Set {field} of {rows} to {value}") if value else _("Clear {field} of {rows}")
    return label.format(field=field, rows=rows, value=value)


def in_words(project: Project, field: Field, value: object) -> str:
    """A value as a label says it, shortened where it is long."""
    if value is None or isinstance(value, bool):
        return "" if value is None else _("yes") if value else _("no")
    if field.target:
        return name_of(project, ENTITY[field.target], str(value))
    text = " ".join((value.label if isinstance(value, Term) else str(value)).split())
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def _field_inside(kind: type[Entity], names: Iterable[str]) -> str:
    (name,) = names
    return inside_sentence(field_of(kind, name).label)


def inside_sentence(label: str) -> str:
    """A field's name as it stands within a sentence: "Firmware" becomes "firmware", "MAC address" stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]

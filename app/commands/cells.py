"""Edits that every table shares: a cell, a paste or fill-down, deleted rows."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from app.commands.contents import refuse_contents
from app.commands.naming import names_of
from app.commands.setters import set_values
from app.i18n import _, ngettext
from app.model.entities import (
    Baseline,
    MethodVersion,
    Observation,
    Passage,
    SignOff,
    System,
    Waiver,
)
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity, Field, field_of, fields_of
from app.model.kinds import Kind
from app.store.project import Project

E = TypeVar("E", bound=Entity)

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


def edit_cells(project: Project, kind: type[E], values: Mapping[str, Mapping[str, object]]) -> None:
    """Give fields of rows, by id, new values in one change: a paste. Errors as of `edit_field`."""
    names = {name for fields in values.values() for name in fields}
    for name in names:
        if not editable(kind, name):
            raise ValueError(f"{kind.table}.{name} is not edited in cells")
    with project.change(_edit_label(project, kind, values, names)) as work:
        set_values(work, kind, values)


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


def _edit_label(
    project: Project, kind: type[Entity], values: Mapping[str, Mapping[str, object]], names: set[str]
) -> str:
    rows = names_of(project, kind, values)
    if len(names) == 1:
        (field,) = (field for field in fields_of(kind) if field.name in names)
        return _("Set {field} of {rows}").format(field=inside_sentence(field.label), rows=rows)
    cells = sum(map(len, values.values()))
    label = ngettext("Set {count} cell of {rows}", "Set {count} cells of {rows}", cells)
    return label.format(count=cells, rows=rows)


def inside_sentence(label: str) -> str:
    """A field's name as it stands within a sentence: "Firmware" becomes "firmware", "MAC address" stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]

"""What other sources said of a row: kept beside the current value, and taken over when a person says so."""

import re
from collections.abc import Iterable
from dataclasses import replace

from app.commands.naming import name_of
from app.commands.setters import set_values, write
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import ENTITY, Observation
from app.model.fields import Entity, Field, field_names, field_of
from app.model.kinds import Kind
from app.store.codec import reader_of, stored_row
from app.store.project import Project
from app.store.work import Work

_WHOLE = (Kind.INTEGER, Kind.SCORE, Kind.LEVEL, Kind.FLAG)
_LEADING_NUMBER = re.compile(r"\s*(\d+)\b")


def record_observations(project: Project, *observations: Observation) -> None:
    """Keep values that a source gave and that are not the current ones; a source's newer word replaces its older.

    A value is the text in which the project stores it. UserError when a field may not hold what it is given.
    """
    label = ngettext("Record {count} differing value", "Record {count} differing values", len(observations))
    with project.change(label.format(count=len(observations))) as work:
        known = {_source(row): row for row in work.all(Observation)}
        newest = {_source(row): row for row in observations}
        pairs = [(known.get(source), row) for source, row in newest.items()]
        write(work, [(there, replace(row, id=there.id) if there else row) for there, row in pairs])


def adopt_observations(project: Project, ids: Iterable[str]) -> None:
    """Make observed values the current ones; what was observed is no longer an observation then.

    UserError when an observation or what it is about is gone, or the field cannot take the value.
    """
    wanted = list(ids)
    seen = project.rows(Observation, wanted)
    if len(seen) != len(set(wanted)) or not seen:
        raise UserError(_("The observation is gone."), _("Choose another one."))
    label = ngettext("Take over what {source} says of {row}", "Take over {count} differing values", len(seen))
    kind = ENTITY.get(seen[0].subject_table)
    row = name_of(project, kind, seen[0].subject_id) if kind is not None else ""
    with project.change(label.format(source=seen[0].source_name, row=row, count=len(seen))) as work:
        for observation in seen:
            _adopt(work, observation)
        work.delete(Observation, wanted)


def _adopt(work: Work, seen: Observation) -> None:
    kind = ENTITY.get(seen.subject_table)
    row = work.get(kind, seen.subject_id) if kind is not None else None
    if kind is None or row is None or seen.field not in field_names(kind):
        raise UserError(_("What was observed is gone."), _("Delete the observation."))
    set_values(work, kind, {row.id: {seen.field: _value(row, field_of(kind, seen.field), seen.value.strip())}})


def _source(row: Observation) -> tuple[str, str, str, str]:
    return row.subject_table, row.subject_id, row.field, row.source_name


def _value(row: Entity, field: Field, text: str) -> object:
    """The value that `text` stands for in a field of the row; of a score "4 Likely" the number counts.

    UserError when it stands for none.
    """
    kind, stored = type(row), stored_row(row)
    if field.optional and not text:
        return None
    try:
        if field.kind in _WHOLE:
            number = _LEADING_NUMBER.match(text) if field.kind is Kind.SCORE else None
            stored[field.name] = int(number.group(1) if number else text)
        else:
            stored[field.name] = text
        return getattr(reader_of(kind)([stored[name] for name in field_names(kind)]), field.name)
    except (KeyError, ValueError):
        raise UserError(
            _("{field} cannot be “{text}”.").format(field=field.label, text=text), _("Set the value by hand.")
        ) from None

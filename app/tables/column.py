"""How a table and its columns are declared. Everything that shows rows reads these declarations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.model.fields import Entity, Field, field_of
from app.model.kinds import Kind
from app.model.terms import Term
from app.workflow.assessment import Assessment

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its stable `key`, its heading, the kind of its values and how to get one from a row.

    `title` is a message id; `edits` is the entity's field that a cell writes (None: derived, read only);
    `width` counts characters of body text, 0 stretches; `priority` 0 is always shown, higher ones hide first;
    `hint` explains the column in a sentence.
    """

    key: str
    title: str
    kind: Kind
    value: Callable[[R], object]
    edits: Field | None = None
    choices: type[Term] | None = None
    hint: str = ""
    width: int = 12
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A declared table.

    `rows` gives the rows of an assessment in their order; `key` the id of a row; `reads` the names of the database
    tables whose change may alter a row; `row` gives one row again by its key, or None when it is gone;
    `entity` is the table that cells edit and rows are deleted from; `group` names the column that groups rows.
    """

    name: str
    title: str
    rows: Callable[[Assessment], Sequence[R]]
    key: Callable[[R], str]
    reads: tuple[str, ...]
    columns: tuple[Column[R], ...]
    entity: type[Entity] | None = None
    row: Callable[[Assessment, str], R | None] | None = None
    group: str = ""


def field_column(
    entity: type[Entity],
    name: str,
    title: str,
    value: Callable[[R], object],
    *,
    hint: str = "",
    width: int = 12,
    priority: int = 0,
) -> Column[R]:
    """A column that shows and edits one field of an entity: kind, choices and limits come from the field."""
    field = field_of(entity, name)
    return Column(name, title, field.kind, value, field, field.choices, hint, width, priority)

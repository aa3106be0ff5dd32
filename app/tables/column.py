"""How a table and its columns are declared. Everything that shows rows reads these declarations."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from app.model.fields import Entity, Field, field_of
from app.model.kinds import Kind
from app.model.terms import Term
from app.workflow.assessment import Assessment
from app.workflow.reads import Read

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its stable `key`, its heading, the kind of its values and how to get one from a row.

    `title` is a message id; `band` one that stands once above neighbouring columns; `edits` is the entity's field
    that a cell writes (None: derived, read only); `width` counts characters of body text, 0 stretches; `priority` 0
    is always shown, higher ones hide first; `hint` explains the column in a sentence; `wanted` says of which rows an
    empty cell is something missing; `until` that a date is one up to which something holds; `depth` how many rows a
    row lies in, where rows in declared order read as a tree; `under` gives what a second line says below the value:
    a table that has such a column has rows of two lines. What a column of each kind gives is said in
    `app.tables.values`; one that shows a reference gives the code by which people know the row.
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
    band: str = ""
    wanted: Callable[[R], bool] | None = None
    until: bool = False
    depth: Callable[[R], int] | None = None
    under: Callable[[R], str] | None = None


def _as_found(_row: object) -> int:
    return 0


@dataclass(frozen=True, slots=True, eq=False)
class Table(Generic[R]):
    """A declared table: rows that follow from an assessment, for a subject each.

    `each` gives the rows of one subject, a row of one of the entities `subjects`; without subjects it is asked once,
    with None. `at_once` gives all rows where that is cheaper. `reads` says what it looks at from the subject
    outwards, so that after a change only the rows of the subjects that it leads to are read again; `findings` adds
    the findings about a subject (without subjects: that any change leads here). `key` is the subject's id, followed
    by a blank and more where a subject gives several rows. `order` sorts, `group` names the column that groups rows
    and `group_title` says what its heading is. `entity` is the one that cells edit and rows are deleted from.
    """

    name: str
    title: str
    each: Callable[[Assessment, Any], Iterable[R]]
    key: Callable[[R], str]
    columns: tuple[Column[R], ...]
    subjects: tuple[type[Entity], ...] = ()
    reads: tuple[Read, ...] = ()
    findings: bool = False
    order: Callable[[R], Any] = _as_found
    at_once: Callable[[Assessment], Iterable[R]] | None = None
    entity: type[Entity] | None = None
    group: str = ""
    group_title: Callable[[R], str] | None = None

    @property
    def tall(self) -> bool:
        """Rows have two lines, into which words wrap."""
        return any(column.under is not None for column in self.columns)

    def rows(self, assessment: Assessment) -> list[R]:
        """Every row, in order."""
        return sorted(self.found(assessment), key=self.order)

    def found(self, assessment: Assessment) -> Iterable[R]:
        """Every row as it is found, for those who order rows themselves."""
        if self.at_once is not None:
            return self.at_once(assessment)
        if not self.subjects:
            return self.each(assessment, None)
        subjects = (subject for kind in self.subjects for subject in assessment.facts.all(kind).values())
        return (row for subject in subjects for row in self.each(assessment, subject))

    def rows_of(self, assessment: Assessment, subject_id: str) -> list[R]:
        """The rows of one subject by its id, in order; none when there is no such subject."""
        found = (assessment.facts.get(kind, subject_id) for kind in self.subjects)
        subject = next((row for row in found if row is not None), None)
        return [] if subject is None else sorted(self.each(assessment, subject), key=self.order)

    def row(self, assessment: Assessment, key: str) -> R | None:
        """One row again by its key; None when it is gone."""
        rows = self.rows_of(assessment, subject_of(key)) if self.subjects else self.rows(assessment)
        return next((row for row in rows if self.key(row) == key), None)

    def column(self, key: str) -> Column[R]:
        """A column by its key; KeyError when there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"{self.name} has no column {key}")


def subject_of(key: str) -> str:
    """The id of the subject that a row's key belongs to."""
    return key.partition(" ")[0]


def field_column(
    entity: type[Entity],
    name: str,
    title: str,
    value: Callable[[R], object],
    *,
    hint: str = "",
    width: int = 12,
    priority: int = 0,
    band: str = "",
    wanted: Callable[[R], bool] | None = None,
    until: bool = False,
    depth: Callable[[R], int] | None = None,
    under: Callable[[R], str] | None = None,
) -> Column[R]:
    """A column that shows and edits one field of an entity: kind, choices and limits come from the field."""
    field = field_of(entity, name)
    return Column(
        name, title, field.kind, value, field, field.choices, hint, width, priority, band, wanted, until, depth, under
    )


def columns_over(entity: type[Entity], attribute: str) -> Callable[..., Column[Any]]:
    """A maker of columns over the fields of an entity that rows hold as `attribute`: one line per field.

    It takes the field's name, the title, and what `field_column` takes besides.
    """

    def make(name: str, title: str, **look: Any) -> Column[Any]:
        return field_column(entity, name, title, attrgetter(f"{attribute}.{name}"), **look)

    return make

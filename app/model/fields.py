"""How an entity declares its fields: annotated types, each naming a kind and its limits.

An entity is a frozen record whose annotations say everything that storing, exchanging and showing a field
needs. One line in the entity is the whole declaration of a field.
"""

import dataclasses
import types
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, ClassVar, TypeVar, Union, dataclass_transform, get_args, get_origin, get_type_hints

from app.i18n import N_, _
from app.model.kinds import Kind
from app.model.terms import Term


class OnDelete(Enum):
    """What happens to a row when the row that it refers to is deleted."""

    CASCADE = "CASCADE"
    CLEAR = "SET NULL"


class Scope(Enum):
    """Which digest a table's rows enter, besides the store digest that covers every journalled table."""

    CONTENT = "content"  # what a worksheet can show: the content hash
    DRAWING = "drawing"  # geometry: the drawing digest
    OUTSIDE = "outside"  # settings, baselines, sign-offs: neither


@dataclass(frozen=True, slots=True)
class Spec:
    """What an annotation says about a field besides its Python type."""

    kind: Kind
    length: int = 0
    low: int | None = None
    high: int | None = None
    target: str = ""
    on_delete: OnDelete = OnDelete.CLEAR
    in_content: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity, resolved from its annotation.

    `optional` says that None is allowed; `required` that a value must be given; `choices` is the vocabulary of a
    CHOICE field; `target` the table of a REF field; `low` and `high` bound integers, `length` counts characters.
    """

    name: str
    kind: Kind
    optional: bool
    default: object
    required: bool
    length: int = 0
    low: int | None = None
    high: int | None = None
    target: str = ""
    on_delete: OnDelete = OnDelete.CLEAR
    choices: type[Term] | None = None
    in_content: bool = True

    @property
    def label(self) -> str:
        """The field's name as people read it, in the language in use."""
        return field_label(self.name)


Id = Annotated[str, Spec(Kind.ID, length=36)]
Code = Annotated[str, Spec(Kind.CODE, length=40)]
Codes = Annotated[str, Spec(Kind.CODE, length=200)]
Line = Annotated[str, Spec(Kind.LINE, length=250)]
Prose = Annotated[str, Spec(Kind.PROSE, length=20_000)]
Decimal = Annotated[str, Spec(Kind.DECIMAL, length=40)]
Flag = Annotated[bool, Spec(Kind.FLAG)]
Count = Annotated[int, Spec(Kind.INTEGER, low=1, high=1_000_000)]
Position = Annotated[int, Spec(Kind.INTEGER, low=0, high=1_000_000)]
Coordinate = Annotated[int, Spec(Kind.INTEGER, low=-10_000_000, high=10_000_000)]
Day = Annotated[date | None, Spec(Kind.DATE)]
Moment = Annotated[datetime | None, Spec(Kind.MOMENT)]
Score = Annotated[int | None, Spec(Kind.SCORE, low=1, high=6)]
Scores = Annotated[str, Spec(Kind.SCORES, length=400)]
Level = Annotated[int, Spec(Kind.LEVEL, low=0, high=4)]
Vector = Annotated[str, Spec(Kind.VECTOR, length=13)]
Frs = Annotated[str, Spec(Kind.FRS, length=40)]
Fr = Annotated[str, Spec(Kind.FRS, length=3)]
Hash = Annotated[str, Spec(Kind.HASH, length=64)]
Json = Annotated[str, Spec(Kind.JSON, length=2_000_000)]

ALL_FRS = "IAC UC SI DC RDF TRE RA"


def link(target: str) -> Spec:
    """A reference that may be empty: it is cleared when the row of `target` is deleted."""
    return Spec(Kind.REF, length=36, target=target, on_delete=OnDelete.CLEAR)


def part_of(target: str) -> Spec:
    """A reference of a row that belongs to a row of `target` and is deleted with it."""
    return Spec(Kind.REF, length=36, target=target, on_delete=OnDelete.CASCADE)


def new_id() -> str:
    """A fresh UUID as text."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Base of every row record: `id` is a UUID that never changes."""

    id: Id = dataclasses.field(default_factory=new_id)

    table: ClassVar[str]
    scope: ClassVar[Scope]
    natural: ClassVar[tuple[str, ...]]
    prefix: ClassVar[str]
    one_of: ClassVar[tuple[str, ...]]
    uniques: ClassVar[tuple[tuple[str, ...], ...]]


E = TypeVar("E", bound=Entity)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def entity(
    table: str,
    *,
    scope: Scope = Scope.CONTENT,
    natural: tuple[str, ...] = (),
    prefix: str = "",
    one_of: tuple[str, ...] = (),
    unique: tuple[str, ...] = (),
    once_per: tuple[str, ...] | None = None,
) -> Callable[[type[E]], type[E]]:
    """Make a class of annotations a frozen row record stored in `table`.

    `natural` names the fields by which people recognise a row (documents written by hand refer by them);
    `prefix` starts the human code; of the references `one_of` exactly one is set; `unique` fields occur once;
    the fields `once_per` occur once for each of the rows that `one_of` refers to.
    """

    def build(declared: type[E]) -> type[E]:
        made = dataclass(frozen=True, slots=True, kw_only=True)(declared)
        made.table, made.scope, made.natural = table, scope, natural
        made.prefix, made.one_of = prefix, one_of
        made.uniques = (unique,) if unique else ()
        if once_per is not None:
            made.uniques += tuple((reference, *once_per) for reference in one_of)
        return made

    return build


_FIELDS: dict[str, tuple[Field, ...]] = {}


def fields_of(kind: type[Entity]) -> tuple[Field, ...]:
    """The fields of an entity in the order of declaration, the id first."""
    if kind.table not in _FIELDS:
        _FIELDS[kind.table] = _read_fields(kind)
    return _FIELDS[kind.table]


def _read_fields(kind: type[Entity]) -> tuple[Field, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_resolve(declared, hints[declared.name]) for declared in dataclasses.fields(kind))


def field_names(kind: type[Entity]) -> tuple[str, ...]:
    """The names of the fields in the order of declaration."""
    return tuple(field.name for field in fields_of(kind))


def field_of(kind: type[Entity], name: str) -> Field:
    """One field by name; KeyError when the entity has none of that name."""
    for field in fields_of(kind):
        if field.name == name:
            return field
    raise KeyError(f"{kind.table} has no field {name}")


def _resolve(declared: "dataclasses.Field[Any]", hint: Any) -> Field:
    """Read the annotation: a plain vocabulary class, or Annotated with a Spec."""
    spec = next((part for part in get_args(hint) if isinstance(part, Spec)), None)
    python_type = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    members = get_args(python_type) if get_origin(python_type) in (Union, types.UnionType) else (python_type,)
    choices = next((m for m in members if isinstance(m, type) and issubclass(m, Term)), None)
    if spec is None and choices is None:
        raise TypeError(f"field {declared.name}: annotate it with a kind")
    spec = spec or Spec(Kind.CHOICE, length=40)
    required = declared.default is dataclasses.MISSING and declared.default_factory is dataclasses.MISSING
    return Field(
        name=declared.name,
        kind=spec.kind,
        optional=type(None) in members,
        default=None if required or declared.default is dataclasses.MISSING else declared.default,
        required=required,
        length=spec.length,
        low=spec.low,
        high=spec.high,
        target=spec.target,
        on_delete=spec.on_delete,
        choices=choices,
        in_content=spec.in_content,
    )


_ACRONYMS = {
    "mac": N_("MAC address"),
    "cve": N_("CVE"),
    "cvss": N_("CVSS vector"),
    "fr": N_("Foundational requirement"),
    "frs": N_("Foundational requirements"),
    "sl": N_("Security level"),
    "sl_c": N_("Declared SL-C"),
    "sl_method": N_("SL-T method"),
    "sl_method_reason": N_("Reason for the SL-T method"),
    "sha256": N_("SHA-256"),
}


def field_label(name: str) -> str:
    """A field's name as people read it: `end_of_support` becomes "End of support"."""
    return _(_ACRONYMS.get(name) or name.removesuffix("_id").replace("_", " ").capitalize())

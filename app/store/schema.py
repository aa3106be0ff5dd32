"""The database schema, generated from the entities, and the tables of the project file itself."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    text,
)

from app.model.entities import ENTITIES
from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind
from app.store.codec import stored_value

APPLICATION_ID = 0x5A57524B
SCHEMA = 2

_WHOLE = (Kind.INTEGER, Kind.SCORE, Kind.LEVEL, Kind.FLAG)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _column(field: Field) -> Column[object]:
    references = (
        (ForeignKey(f"{field.target}.id", ondelete=field.on_delete.value, deferrable=True),) if field.target else ()
    )
    kind: Integer | Text = Integer() if field.kind in _WHOLE else Text()
    return Column(
        field.name,
        kind,
        *references,
        primary_key=field.name == "id",
        nullable=field.optional,
        index=bool(field.target),
        server_default=_stored_default(field),
    )


def _stored_default(field: Field) -> TextClause | None:
    """The default as SQL, so that a field which a later release adds fills the rows of older files."""
    if field.required or field.default is None:
        return None
    value = stored_value(field.default)
    return text(str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'")


def _table(kind: type[Entity]) -> Table:
    table = Table(
        kind.table,
        metadata,
        *(_column(field) for field in fields_of(kind)),
        *(UniqueConstraint(*names) for names in kind.uniques),
    )
    if kind.one_of:
        given = " + ".join(f"({name} IS NOT NULL)" for name in kind.one_of)
        table.append_constraint(CheckConstraint(f"{given} = 1", name="one_of"))
    return table


TABLES: dict[str, Table] = {kind.table: _table(kind) for kind in ENTITIES}
"""The journalled tables, one for each entity."""

change_table = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reverts", Integer, ForeignKey("change.seq"), index=True),
    sqlite_autoincrement=True,
)
"""One row for each change: when, who, what. `kind` is edit, undo, redo, or final."""

row_change_table = Table(
    "row_change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("change_seq", Integer, ForeignKey("change.seq"), nullable=False, index=True),
    Column("tbl", Text, nullable=False),
    Column("row_id", Text, nullable=False),
    Column("op", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("ix_row_change_row", "tbl", "row_id"),
    sqlite_autoincrement=True,
)
"""The journal: row images before and after as JSON, of an update the changed columns only."""

content_table = Table(
    "content",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
"""Bytes of attachments and baselines, stored once under their SHA-256 and never changed."""

used_code_table = Table(
    "used_code",
    metadata,
    Column("tbl", Text, primary_key=True),
    Column("code", Text, primary_key=True),
)
"""Every human code that was ever given, so that none is given twice."""

meta_table = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
"""What the file says of itself: digests at the last publishing, and which change they include."""

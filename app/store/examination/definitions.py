"""Whether a file holds exactly the tables and indexes of its format, and nothing else.

Compared is the text of the definitions, whatever the order of their parts: what is not in the known text (a view, a
trigger, a generated column, an index over an expression, a check that calls a function) is not in the file.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator

from app.i18n import _
from app.store.examination.damage import Damage
from app.store.schema import SCHEMA, metadata

Definition = tuple[str, tuple[str, ...]]
"""The kind and table of a definition, and the parts of its text."""

_EMPTY_DEFAULT = re.compile(r"DEFAULT \('([^']*)'\)")  # how a rebuilt table writes a default of text


def find_foreign_definitions(connection: sqlite3.Connection, number: int) -> Iterator[Damage]:
    """What the file defines that its format does not, and the other way round."""
    known = known_definitions(number)
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    found = normalised(rows)
    if len(found) != len(rows):
        yield Damage(_("definitions"), _("a name is defined twice."))
    for name in sorted(found.keys() - known.keys()):
        yield Damage(f"{found[name][0]} {name}", _("the format does not know it."))
    for name in sorted(known.keys() - found.keys()):
        yield Damage(f"{known[name][0]} {name}", _("it is missing."))
    for name in sorted(found.keys() & known.keys()):
        if found[name] != known[name]:
            yield Damage(f"{known[name][0]} {name}", _("it is defined in another way than the format says."))


def known_definitions(number: int) -> dict[str, Definition]:
    """The definitions of a format, by name."""
    if number < SCHEMA:
        from app.store.migrations.upgrade import definitions_at

        return normalised(definitions_at(number))
    from sqlalchemy import create_engine

    engine = create_engine("sqlite+pysqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master").cursor.fetchall()
    engine.dispose()
    return normalised(rows)


def normalised(rows: Iterable[tuple[object, object, object, object]]) -> dict[str, Definition]:
    """Definitions as they compare: without quotes around names and line breaks, whatever the order of the columns."""
    return {str(name): (str(kind), _parts(str(table), sql)) for kind, name, table, sql in rows}


def _parts(table: str, sql: object) -> tuple[str, ...]:
    """The table, the head, and the parts between the outer brackets in alphabetical order."""
    text = " ".join(str(sql).replace('"', "").split())
    head, _bracket, body = text.partition("(")
    inside, closing, tail = body.rpartition(")")
    pieces, depth = [""], 0
    for character in inside:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and not depth:
            pieces.append("")
        else:
            pieces[-1] += character
    sorted_pieces = sorted(_EMPTY_DEFAULT.sub(r"DEFAULT '\1'", piece.strip()) for piece in pieces)
    return (table, head.strip(), *sorted_pieces, closing + tail.strip())

"""The journal's triggers, generated from the schema; they live on the writing connection only.

Triggers see bulk statements and cascades, which ORM events do not. The number of the open change stands in a
temporary table; outside a change it is empty, and the journal's NOT NULL then refuses the write.
"""

from collections.abc import Iterator

from sqlalchemy import Table

from app.model.entities import ENTITY
from app.store.schema import TABLES

_OPEN_CHANGE = "(SELECT seq FROM temp.door)"


def journal_statements() -> Iterator[str]:
    """The statements that make a connection journal every write to a journalled table."""
    yield "CREATE TEMP TABLE door (seq INTEGER)"
    for table in TABLES.values():
        yield _trigger(table, "INSERT", "NULL", _image(table, "NEW"), "")
        yield _trigger(table, "DELETE", _image(table, "OLD"), "NULL", "")
        differs = " OR ".join(f'OLD."{c.name}" IS NOT NEW."{c.name}"' for c in table.columns)
        yield _trigger(table, "UPDATE", _changed(table, "OLD"), _changed(table, "NEW"), f"WHEN {differs}")
        yield (
            f'CREATE TEMP TRIGGER keep_id_{table.name} BEFORE UPDATE OF "id" ON main."{table.name}" '
            f"WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END"
        )
        if ENTITY[table.name].prefix:
            yield from _code_triggers(table)


def _trigger(table: Table, event: str, before: str, after: str, when: str) -> str:
    row = "OLD" if event == "DELETE" else "NEW"
    return (
        f'CREATE TEMP TRIGGER journal_{event.lower()}_{table.name} AFTER {event} ON main."{table.name}" {when} '
        f"BEGIN INSERT INTO row_change (change_seq, tbl, row_id, op, before, after) "
        f"VALUES ({_OPEN_CHANGE}, '{table.name}', {row}.id, '{event[0]}', {before}, {after}); END"
    )


def _image(table: Table, row: str) -> str:
    pairs = ", ".join(f"'{c.name}', {row}.\"{c.name}\"" for c in table.columns)
    return f"json_object({pairs})"


def _changed(table: Table, row: str) -> str:
    parts = " UNION ALL ".join(
        f'SELECT \'{c.name}\' AS k, {row}."{c.name}" AS v WHERE OLD."{c.name}" IS NOT NEW."{c.name}"'
        for c in table.columns
        if c.name != "id"
    )
    return f"(SELECT json_group_object(k, v) FROM ({parts}))"


def _code_triggers(table: Table) -> Iterator[str]:
    for event in ("INSERT", "UPDATE OF code"):
        name = event.split()[0].lower()
        yield (
            f'CREATE TEMP TRIGGER code_{name}_{table.name} AFTER {event} ON main."{table.name}" '
            f"BEGIN INSERT INTO used_code (tbl, code) SELECT '{table.name}', NEW.code "
            f"WHERE NOT EXISTS (SELECT 1 FROM used_code WHERE tbl = '{table.name}' AND code = NEW.code); END"
        )

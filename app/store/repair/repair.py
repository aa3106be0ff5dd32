"""Repair of a project file: only ever of a copy, and with a list of all that was left out or changed."""

import hashlib
import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.i18n import _
from app.model.entities import ENTITIES
from app.model.fields import fields_of
from app.store.codec import stored_value
from app.store.examination.damage import Damage
from app.store.examination.examine import copy_of, find_damage
from app.store.examination.header import refuse_what_is_no_file
from app.store.examination.values import MOST_ROWS
from app.store.files import read_schema_number, unreadable
from app.store.limits import LARGEST_CONTENT
from app.store.refusals import in_words
from app.store.repair.mending import Mended
from app.store.repair.past import salvage_past
from app.store.repair.salvage import salvaged_rows, salvaging, stored_tables
from app.store.repair.writing import Saved, write_repaired
from app.store.restoring import write_new
from app.store.schema import SCHEMA
from app.store.troubles import Damaged


@dataclass(frozen=True, slots=True)
class Repair:
    """What became of a file: how many rows were saved, what was left out, and which values were changed."""

    rows: int
    left_out: tuple[Damage, ...]
    changed: tuple[Damage, ...]


def repair(source: Path, target: Path, author: str) -> Repair:
    """Write what can be saved of `source` as a new project file; `source` is only read.

    UserError when `target` is there already or cannot be written, or when too little of `source` can be read.
    """
    refuse_what_is_no_file(source)
    read_schema_number(source)
    with in_words(partial(unreadable, source)), copy_of(source) as copy:
        saved = _salvage(copy, source)

    def fill(part: Path) -> None:
        write_repaired(part, saved, author, source.name)
        for damage in find_damage(part, SCHEMA):
            raise beyond_repair(source, damage)

    write_new(target, fill)
    mended = saved.mended
    return Repair(sum(map(len, mended.rows.values())), tuple(mended.left_out), tuple(mended.changed))


def beyond_repair(source: Path, damage: Damage) -> Damaged:
    """The message for a file of which nothing is saved, as what remains would not be sound."""
    return Damaged(
        source,
        _("{path} cannot be repaired. {place}: {reason}").format(path=source, place=damage.place, reason=damage.reason),
        _("Open a backup of it; the file was not changed."),
    )


def _salvage(copy: Path, source: Path) -> Saved:
    mended, count = Mended(), 0
    with salvaging(copy, source) as connection:
        tables = stored_tables(connection)
        for kind in ENTITIES:
            fields = fields_of(kind)
            if kind.table not in tables:
                mended.left_out.append(Damage(kind.table, _("the table is not there.")))
                continue
            present = {str(row[1]) for row in connection.execute(f'PRAGMA table_info("{kind.table}")')}
            names = [field.name for field in fields if field.name in present]
            if "id" not in names:
                mended.left_out.append(Damage(kind.table, _("its rows have no ids.")))
                continue
            missing = {field.name: stored_value(field.default) for field in fields if field.name not in present}
            for values in salvaged_rows(connection, kind.table, names, mended.left_out):
                count += 1
                if count > MOST_ROWS:
                    raise beyond_repair(source, Damage(kind.table, _("there are more rows than any project has.")))
                mended.take(kind, {**missing, **dict(zip(names, values, strict=True))})
        past = salvage_past(connection, mended.left_out)
        contents = _salvage_contents(connection, tables, mended.left_out)
        codes = _salvage_codes(connection, tables)
    mended.settle(source.stem)
    return Saved(mended, past, contents, codes)


def _salvage_contents(connection: sqlite3.Connection, tables: set[str], left_out: list[Damage]) -> dict[str, bytes]:
    """Kept bytes that are those that their name says."""
    found: dict[str, bytes] = {}
    if "content" in tables:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_CONTENT + 4096)
        for sha, content in salvaged_rows(connection, "content", ["sha256", "bytes"], left_out):
            if isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha:
                found[sha] = content
            else:
                place = _("content {sha}").format(sha=str(sha)[:16])
                left_out.append(Damage(place, _("its bytes are not those that were stored.")))
    return found


def _salvage_codes(connection: sqlite3.Connection, tables: set[str]) -> set[tuple[str, str]]:
    """Codes that were given before, so that none is given twice; codes of present rows are added on writing."""
    if "used_code" not in tables:
        return set()
    pairs = salvaged_rows(connection, "used_code", ["tbl", "code"], [])
    return {
        pair for pair in pairs if all(type(text) is str and text.isprintable() and len(text) <= 40 for text in pair)
    }

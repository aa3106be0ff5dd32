"""Project files that SQLite finds sound: planted definitions, values that lie, digests made to fit."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from app.store.connections import reader_engine
from app.store.digests import Digests
from tests.store.hostile_case import Case

_DEFINITIONS = {
    "trigger on zones": "CREATE TRIGGER t AFTER UPDATE ON zone BEGIN DELETE FROM asset; END",
    "trigger on changes": "CREATE TRIGGER t AFTER INSERT ON change BEGIN UPDATE zone SET name = 'x'; END",
    "trigger instead": "CREATE VIEW v AS SELECT 1; CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN SELECT 1; END",
    "view": "CREATE VIEW everything AS SELECT * FROM asset",
    "endless view": "CREATE VIEW e AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
    "view in place of a table": "ALTER TABLE system RENAME TO hidden; CREATE VIEW system AS SELECT * FROM hidden",
    "view in place of the project": "ALTER TABLE project RENAME TO p; CREATE VIEW project AS SELECT * FROM p",
    "search table": "CREATE VIRTUAL TABLE search USING fts5(text)",
    "geometry table": "CREATE VIRTUAL TABLE space USING rtree(id, low, high)",
    "broken virtual table": (
        "PRAGMA writable_schema=ON; INSERT INTO sqlite_master VALUES ('table', 'v', 'v', 0, "
        "'CREATE VIRTUAL TABLE v USING nothing(x)')"
    ),
    "empty table more": "CREATE TABLE extra (id)",
    "full table more": "CREATE TABLE extra (id); INSERT INTO extra VALUES ('payload')",
    "table without row numbers": "CREATE TABLE extra (id PRIMARY KEY) WITHOUT ROWID",
    "column more": "ALTER TABLE zone ADD COLUMN extra TEXT",
    "generated column": "ALTER TABLE zone ADD COLUMN extra TEXT AS (code || name)",
    "column missing": "ALTER TABLE system DROP COLUMN functions",
    "column renamed": "ALTER TABLE zone RENAME COLUMN name TO title",
    "table missing": "DROP TABLE waiver",
    "table renamed": "ALTER TABLE waiver RENAME TO waived",
    "journal missing": "DROP TABLE row_change",
    "own names missing": "DROP TABLE meta",
    "index missing": "DROP INDEX ix_asset_zone_id",
    "index more": "CREATE INDEX more ON asset (name)",
    "index over an expression": "CREATE INDEX more ON asset (abs(length(name)))",
    "index of part": "CREATE INDEX more ON asset (name) WHERE length(name) > 3",
    "unique index more": "CREATE UNIQUE INDEX more ON asset (id, tag)",
    "index in another way": "DROP INDEX ix_asset_zone_id; CREATE INDEX ix_asset_zone_id ON asset (zone_id DESC)",
    "statistics": "ANALYZE",
    "statistics that lie": "ANALYZE; UPDATE sqlite_stat1 SET stat = '1 1 1 1'",
    "check that calls a function": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'CONSTRAINT pk_zone', "
        "'CHECK (load_extension(''x'') IS NULL), CONSTRAINT pk_zone') WHERE name = 'zone'"
    ),
    "default that is computed": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'name TEXT DEFAULT ''''', "
        "'name TEXT DEFAULT (hex(randomblob(900)))') WHERE name = 'zone'"
    ),
    "cascade in place of clearing": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'ON DELETE SET NULL', "
        "'ON DELETE CASCADE') WHERE name = 'asset'"
    ),
    "two tables on one page": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master "
        "WHERE name = 'zone') WHERE name = 'conduit'"
    ),
    "an index on a table's page": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = 2 WHERE name = 'ix_asset_zone_id'"
    ),
    "definition that is no SQL": "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'x' WHERE name = 'zone'",
    "definition of a megabyte": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = sql || printf('%1000000s', ' ') WHERE name = 'zone'"
    ),
    "definition twice": (
        "PRAGMA writable_schema=ON; INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = 'zone'"
    ),
    "table without a page": "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = 0 WHERE name = 'asset'",
    "table on a page that is not there": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'asset'"
    ),
    "a thousand tables": "".join(f"CREATE TABLE t{at} (a);" for at in range(1000)),
}

_VALUES = {
    "letter for a number": "UPDATE asset SET quantity = 'many'",
    "fraction for a number": "UPDATE asset SET quantity = 1.5",
    "number beyond its limits": "UPDATE asset SET quantity = 0",
    "largest number": "UPDATE asset SET quantity = 9223372036854775807",
    "two for yes": "UPDATE asset SET in_scope = 2",
    "bytes for text": "UPDATE asset SET name = x'00ff00ff'",
    "bytes for an id": "UPDATE participant SET id = x'00' WHERE rowid = 1",
    "id that is none": "UPDATE participant SET id = 'x' || id",
    "id in capitals": "UPDATE system SET id = upper(id)",
    "unknown term": "UPDATE asset SET kind = 'toaster'",
    "term in capitals": "UPDATE asset SET criticality = 'SAFETY'",
    "empty term": "UPDATE zone SET boundary = ''",
    "day that is none": "UPDATE session SET held_on = '2026-02-30'",
    "day in another form": "UPDATE session SET held_on = '20260131'",
    "day and time for a day": "UPDATE session SET held_on = '2026-01-31T00:00:00'",
    "moment that is none": "UPDATE baseline SET frozen_at = 'yesterday'",
    "score of nine": "UPDATE rating SET likelihood = 9",
    "scores of nine": "UPDATE rating SET impacts = 'HS=9'",
    "scores in prose": "UPDATE rating SET impacts = 'all high'",
    "level of seven": "UPDATE assigned_level SET level = 7",
    "vector of three": "UPDATE asset SET sl_c = '3 3 2'",
    "requirement out of order": "UPDATE scenario SET frs = 'UC IAC'",
    "hash that is none": "UPDATE attachment SET sha256 = 'abc'",
    "cost with an exponent": "UPDATE countermeasure SET cost = '1e999999'",
    "NUL in a name": "UPDATE asset SET name = 'PLC' || char(0) || 'hidden'",
    "bell in a name": "UPDATE asset SET name = 'PLC' || char(7)",
    "line break in a name": "UPDATE asset SET name = 'PLC' || char(10) || 'two'",
    "half a surrogate pair": "UPDATE asset SET name = CAST(x'eda080' AS TEXT)",
    "bytes that are no UTF-8": "UPDATE asset SET name = CAST(x'c328ff' AS TEXT)",
    "decomposed letters": "UPDATE asset SET name = 'A' || char(776) || 'nderung'",
    "name of 251 characters": "UPDATE asset SET name = printf('%251s', 'x')",
    "name of a megabyte": "UPDATE zone SET name = printf('%1000000s', 'x')",
    "text of 300 MB": "UPDATE system SET purpose = CAST(zeroblob(300000000) AS TEXT)",
    "texts of 10 MB in every asset": "UPDATE asset SET notes = printf('%10000000s', 'x')",
    "NUL and then 50 MB": "UPDATE system SET purpose = 'x' || char(0) || CAST(zeroblob(50000000) AS TEXT)",
    "JSON that is none": "UPDATE method SET document = '{'",
    "JSON that is a list": "UPDATE method SET document = '[]'",
    "JSON with a key twice": """UPDATE method SET document = '{"a":1,"a":2}'""",
    "JSON with NaN": """UPDATE method SET document = '{"a":NaN}'""",
    "deep criteria": """UPDATE method SET document = '{"a":' || replace(printf('%900000s', ''), ' ', '[') || '}'""",
    "flat JSON bomb": (
        """UPDATE method SET document = '{"a":[' || replace(printf('%600000s', ''), ' ', '[],') || '1]}'"""
    ),
    "many JSON bombs": (
        "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1040) INSERT INTO method "
        "(id, number, label, document) SELECT printf('00000000-0000-4000-8000-%012d', i), i, 'x', "
        """'{"a":[' || replace(printf('%600000s', ''), ' ', '[],') || '1]}' FROM n"""
    ),
    "number of a million digits in JSON": (
        """UPDATE method SET document = '{"a":' || replace(printf('%1000000s', ''), ' ', '9') || '}'"""
    ),
    "zone that contains itself": "UPDATE zone SET parent_id = id",
    "zones in a circle": (
        "UPDATE zone SET parent_id = (SELECT max(id) FROM zone) WHERE id = (SELECT min(id) FROM zone); "
        "UPDATE zone SET parent_id = (SELECT min(id) FROM zone) WHERE id = (SELECT max(id) FROM zone)"
    ),
    "withdrawals in a circle": "UPDATE sign_off SET withdraws_id = id",
    "asset in a zone that is not there": "UPDATE asset SET zone_id = '00000000-0000-4000-8000-00000000dead'",
    "rating of no scenario": "UPDATE rating SET scenario_id = '00000000-0000-4000-8000-00000000dead' WHERE rowid = 1",
    "reference that is a number": "UPDATE asset SET zone_id = 7",
    "two projects": ("INSERT INTO project (id, name) VALUES ('00000000-0000-4000-8000-00000000beef', 'Second')"),
    "no project": "DELETE FROM project",
    "scenario of a zone and a conduit": (
        "PRAGMA ignore_check_constraints=ON; UPDATE scenario SET zone_id = (SELECT id FROM zone), "
        "conduit_id = (SELECT id FROM conduit)"
    ),
    "scenario of nothing": "PRAGMA ignore_check_constraints=ON; UPDATE scenario SET zone_id = NULL, conduit_id = NULL",
    "change of an unknown kind": "UPDATE change SET kind = 'magic'",
    "undo of nothing": "UPDATE change SET kind = 'undo'",
    "redo of nothing": "UPDATE change SET kind = 'redo'",
    "change at no time": "UPDATE change SET at = 'noon'",
    "change label with NUL": "UPDATE change SET label = 'x' || char(0)",
    "change label of a megabyte": "UPDATE change SET label = printf('%1000000s', 'x')",
    "last change number": "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    "change number beyond all": "UPDATE change SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM change)",
    "sequence in words": "UPDATE sqlite_sequence SET seq = 'many'",
    "image that is no JSON": "UPDATE row_change SET after = '{' WHERE op = 'U'",
    "image of an unknown column": """UPDATE row_change SET before = '{"evil":1}' WHERE op = 'U'""",
    "image with a value that may not stand": """UPDATE row_change SET before = '{"name":7}' WHERE op = 'U'""",
    "image of an unknown table": "UPDATE row_change SET tbl = 'sqlite_master' WHERE op = 'U'",
    "image of an unknown act": "UPDATE row_change SET op = 'X'",
    "image without its row": "UPDATE row_change SET before = NULL WHERE op = 'D'",
    "deep image": "UPDATE row_change SET before = replace(printf('%900000s', ''), ' ', '[') WHERE op = 'U'",
    "image of no change": "UPDATE row_change SET change_seq = 9999",
    "kept bytes changed": "UPDATE content SET bytes = x'00'",
    "kept text for bytes": "UPDATE content SET bytes = 'text'",
    "kept bytes of 300 MB": "UPDATE content SET bytes = zeroblob(300000000)",
    "used code of a megabyte": "INSERT INTO used_code VALUES ('zone', printf('%1000000s', 'x'))",
    "used code in bytes": "INSERT INTO used_code VALUES ('zone', x'00')",
    "names without end": (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
        "INSERT INTO meta SELECT 'n' || i, 'x' FROM n"
    ),
    "a million zones": (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700000) INSERT INTO zone (id, code) "
        "SELECT printf('00000000-0000-4000-8000-%012d', i), 'Q-' || i FROM n"
    ),
}

_DIGESTS = {
    "content digest": "UPDATE meta SET value = replace(value, substr(value, 1, 1), 'x') WHERE name = 'content'",
    "content digest of another": "UPDATE meta SET value = printf('%064d', 0) WHERE name = 'content'",
    "store digest": "UPDATE meta SET value = printf('%064d', 0) WHERE name = 'store'",
    "drawing digest": "UPDATE meta SET value = printf('%064d', 0) WHERE name = 'drawing'",
    "number of the last change": "UPDATE meta SET value = '1' WHERE name = 'seq'",
    "number of the last change in words": "UPDATE meta SET value = 'last' WHERE name = 'seq'",
    "no digests": "DELETE FROM meta",
    "no store digest": "DELETE FROM meta WHERE name = 'store'",
    "name changed by hand": "UPDATE zone SET name = 'Changed by hand'",
    "row deleted by hand": "DELETE FROM rating",
    "shape moved by hand": "UPDATE shape SET x = x + 1",
    "setting changed by hand": "UPDATE setting SET value = 'other'",
    "change removed by hand": "DELETE FROM row_change; DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)",
}

_HARMLESS = {
    "packed anew": "VACUUM",
    "with more room on its pages": "PRAGMA page_size=8192; VACUUM",
    "indexes made anew": "REINDEX",
    "a name more about itself": "INSERT INTO meta VALUES ('tool', 'somewhere else')",
    "with unused pages": "INSERT INTO content VALUES ('x', zeroblob(200000)); DELETE FROM content WHERE sha256 = 'x'",
}


def row_cases() -> Iterator[Case]:
    """Each lie about a value is told twice: with the digests as they were, and with digests made to fit."""
    for name, script in _DEFINITIONS.items():
        yield Case(name, _edited_by(script))
    for name, script in _VALUES.items():
        yield Case(name, _edited_by(script))
    for name, script in _VALUES.items():
        if name not in _UNSIGNED:
            yield Case(f"{name}, signed", _edited_by(script, sign=True))
    for name, script in _DIGESTS.items():
        yield Case(name, _edited_by(script))
    for name, script in _HARMLESS.items():
        yield Case(name, _edited_by(script), opens=True)


_UNSIGNED = {
    "text of 300 MB",
    "texts of 10 MB in every asset",
    "NUL and then 50 MB",
    "kept bytes of 300 MB",
    "a million zones",
    "flat JSON bomb",  # well formed and within all limits: the finding ME-01 says that it is no method
}
"""Too slow to digest, or sound once they are digested."""


def _edited_by(script: str, *, sign: bool = False) -> Callable[[Path, Path], None]:
    def make(base: Path, path: Path) -> None:
        shutil.copyfile(base, path)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode=off")
        connection.execute("PRAGMA synchronous=off")
        connection.executescript(script)
        connection.close()
        if sign:
            _sign(path)

    return make


def _sign(path: Path) -> None:
    """Write digests that fit what the file holds, as far as they can be computed."""
    try:
        with reader_engine(path).connect() as reading:
            roots = Digests().refresh(reading)
    except Exception:  # a value that cannot be digested: the old digests stay
        return
    connection = sqlite3.connect(path, isolation_level=None)
    pairs = [(name, str(value)) for name, value in asdict(roots).items()]
    connection.executemany("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", pairs)
    connection.close()

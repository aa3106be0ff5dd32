"""Writing the next revision from the difference between the entities and the last revision's schema.

For those who change an entity; never used by a running program.
"""

import re
import tempfile
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from app.store import schema
from app.store.migrations.upgrade import upgrade

_REVISION = '''"""{title}."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Bring a file of format {before} to format {number}."""
    {body}
'''


def write_revision(title: str) -> Path | None:
    """Write revision SCHEMA + 1 and raise SCHEMA to it; None when the entities and the schema agree already."""
    last = len(list(_versions().glob("r[0-9]*.py")))
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "schema.db"
        if last:
            upgrade(database, to=last)
        engine = create_engine(f"sqlite+pysqlite:///{database}", poolclass=NullPool)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"render_as_batch": True, "compare_type": True})
            operations = produce_migrations(context, schema.metadata).upgrade_ops
        engine.dispose()
    if operations is None or operations.is_empty():
        return None
    body = re.sub(r"^ *# ###.*\n?", "", render_python_code(operations, render_as_batch=True), flags=re.MULTILINE)
    target = _versions() / f"r{last + 1:04d}.py"
    target.write_text(_REVISION.format(title=title, before=last, number=last + 1, body=body.strip()), encoding="utf-8")
    _raise_schema_number(last + 1)
    return target


def _versions() -> Path:
    return Path(__file__).parent / "versions"


def _raise_schema_number(number: int) -> None:
    source = Path(schema.__file__)
    text = re.sub(r"^SCHEMA = \d+$", f"SCHEMA = {number}", source.read_text(encoding="utf-8"), flags=re.MULTILINE)
    source.write_text(text, encoding="utf-8")

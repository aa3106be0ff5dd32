"""A project as one JSON document."""

import base64
import json
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.model.entities import ENTITIES
from app.store.codec import Canon, stored_row
from app.store.files import replace_durably, sync_file
from app.store.reader import ProjectReader
from app.store.reading import read_all

FORMAT = "zonewright-project"
FORMAT_VERSION = 1


def project_document(project: ProjectReader) -> dict[str, object]:
    """Every table's rows in canonical form, ordered by id, and the bytes of attachments and baselines.

    Equal projects give equal documents. Tables without rows are left out, as are fields with their default.
    """
    with project.reading() as connection:
        connection.begin()
        tables = {
            kind.table: [canon.of(stored_row(row)) for row in rows]
            for kind in ENTITIES
            if (rows := read_all(connection, kind)) and (canon := Canon(kind)) is not None
        }
        kept = connection.exec_driver_sql("SELECT sha256, bytes FROM content ORDER BY sha256").all()
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "content_hash": project.content_hash,
        "tables": tables,
        "contents": {sha: base64.b64encode(content).decode() for sha, content in kept},
    }


def write_document(project: ProjectReader, path: Path) -> None:
    """Write the document to a file, in one step. UserError when the folder cannot be written to."""
    text = json.dumps(project_document(project), ensure_ascii=False, indent=1, sort_keys=True)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text + "\n", encoding="utf-8")
        sync_file(part)
        replace_durably(part, path)
    except OSError as trouble:
        raise UserError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=trouble.strerror or trouble),
            _("Check the folder and its free space, or choose another one."),
        ) from trouble

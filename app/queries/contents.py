"""The bytes of attached files."""

import hashlib

from app.model.entities import Attachment
from app.store.reader import ProjectReader


def content_of(project: ProjectReader, attachment: Attachment) -> bytes | None:
    """What is kept of a file; None where it is missing or is not what its SHA-256 says."""
    with project.reading() as connection:
        query = "SELECT bytes FROM content WHERE sha256 = ?"
        found = connection.exec_driver_sql(query, (attachment.sha256,)).scalar()
    kept = bytes(found) if found is not None else None
    return kept if kept is not None and hashlib.sha256(kept).hexdigest() == attachment.sha256 else None

"""The project files that stay in tests/files: one of each file format, small, with a row in every table.

`python -m tests.store.kept FOLDER` writes the one of this release; it is kept when a release changes the format.
"""

import gzip
import sys
import tempfile
from pathlib import Path

from app.model.entities import ENTITIES, Asset, Attachment, Document, Zone
from app.model.entities import Project as ProjectRow
from app.store.project import Project, create_project
from app.store.schema import SCHEMA
from tests.store.rows import row_with_owners
from tests.tables.small_plant import small_plant

FILES = Path(__file__).resolve().parents[1] / "files"
DRAWING = b"%PDF-1.7 zone drawing of the dosing station"


def kept_file(number: int) -> bytes:
    """The project file of one format, as a release wrote it."""
    return gzip.decompress((FILES / f"format-{number}.zonewright.gz").read_bytes())


def make_full_project(path: Path) -> Project:
    """A project with a row in every table, the file's own included, and a history to undo and redo."""
    row, *rows = small_plant()
    assert isinstance(row, ProjectRow)
    project = create_project(path, "Mira Kask", row, *rows)
    missing = [kind for kind in ENTITIES if not project.rows(kind)]
    with project.change("Freeze and sign", final=True) as work:
        work.add(*(one for at, kind in enumerate(missing) for one in row_with_owners(kind, at + 50)))
    with project.change("Attach a drawing") as work:
        document = work.all(Document)[0]
        sha = work.keep_content(DRAWING)
        work.add(Attachment(document_id=document.id, file_name="zones.pdf", size=len(DRAWING), sha256=sha))
    with project.change("Add a zone with an asset") as work:
        zone = Zone(code="Z-KEPT", name="Kept — “for later”")
        work.add(zone, Asset(tag="KEPT-01", zone_id=zone.id))
    with project.change("Delete Z-KEPT") as work:
        work.delete(Zone, [zone.id])
    project.undo()
    with project.change("Rename Z-KEPT") as work:
        work.set(Zone, [zone.id], name="Läßt — größer ≥ 3")
    project.undo()
    return project


def main(folder: Path) -> None:
    """Write the kept file of this release's format."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "kept.zonewright"
        make_full_project(path).close()
        target = folder / f"format-{SCHEMA}.zonewright.gz"
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    sys.stdout.write(f"{target.name}: {target.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILES)

"""For those who change an entity: write the next migration and the JSON Schema anew.

.venv/bin/python installer/generate.py "Asset gets a rack"
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(title: str) -> None:
    """Write what follows from the entities, and say what was written."""
    sys.path.insert(0, str(ROOT))
    from app.exchange.document.schema import document_schema
    from app.paths import resource
    from app.store.migrations.generate import write_revision

    schema = resource("schema", "project-1.schema.json")
    schema.write_text(json.dumps(document_schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    revision = write_revision(title)
    sys.stdout.write(f"{schema.name}; {revision.name if revision else 'no new migration: schema and entities agree'}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")

"""A document file as plain values: parsed by a worker, and put together from the parts that come back."""

from collections import defaultdict
from pathlib import Path

from app.exchange.worker.running import parse_apart, stopped
from app.i18n import _
from app.progress import Progress

LARGEST = 512 * 1024 * 1024


def read_json(path: Path, progress: Progress | None = None) -> dict[str, object]:
    """What a document holds under the keys that are known; {} for JSON that is no object.

    UserError, with the place, for anything that is not plain JSON or passes a limit. Cancelled when asked to stop.
    """
    found: dict[str, object] = {}
    tables: dict[str, object] = {}
    contents: dict[str, list[str]] = defaultdict(list)
    for part in parse_apart(path, "document", {}, progress or Progress(), most_bytes=LARGEST, answer=2 * LARGEST):
        match part:
            case {"key": str(key), "value": value}:
                found[key] = value
            case {"table": str(table), "value": value}:
                tables[table] = value
            case {"table": str(table), "records": list(records)} if isinstance(known := tables.get(table), list):
                known += records
            case {"content": str(sha), "piece": str(piece)}:
                contents[sha].append(piece)
            case _:
                raise stopped(path.name, _("its parser answered something else than rows"))
    if tables:
        found["tables"] = tables
    if contents:
        found["contents"] = {sha: "".join(pieces) for sha, pieces in contents.items()}
    return found

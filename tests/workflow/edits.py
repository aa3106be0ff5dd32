"""What a deletion takes along in the store: parts go with their owner, references are cleared."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.model.entities import ENTITIES
from app.model.fields import Entity, OnDelete, fields_of


def altered(row: Entity, **fields: Any) -> Entity:
    """The row with other values."""
    return replace(row, **fields)


def deletion(rows: Iterable[Entity], *deleted: str) -> dict[str, Entity | None]:
    """By id what becomes of rows when some are deleted: parts go with them, references are cleared."""
    everything = {row.id: row for row in rows}
    after: dict[str, Entity | None] = {}
    waiting = list(deleted)
    while waiting:
        id = waiting.pop()
        after[id] = None
        for row in everything.values():
            current = after.get(row.id, row)
            if current is None:
                continue
            for field in _REFERENCES[row.table]:
                if getattr(current, field.name) == id:
                    if field.on_delete is OnDelete.CASCADE:
                        waiting.append(row.id)
                    else:
                        cleared: dict[str, Any] = {field.name: None}
                        after[row.id] = current = replace(current, **cleared)
    return after


_REFERENCES = {kind.table: [field for field in fields_of(kind) if field.target] for kind in ENTITIES}

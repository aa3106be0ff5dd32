"""The journal of a damaged file, as far as it can be kept: who did what, for the audit trail."""

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any

from app.i18n import ngettext
from app.store.examination.damage import Damage
from app.store.examination.past import change_is_sound, has_images_of
from app.store.repair.salvage import salvaged_rows, stored_tables

_CHANGE = ["seq", "id", "at", "author", "label", "place", "kind", "reverts"]
_IMAGE = ["seq", "change_seq", "tbl", "row_id", "op", "before", "after"]


@dataclass(slots=True)
class Past:
    """Changes and row images by column; `lost` counts what had to be left out."""

    changes: list[dict[str, Any]] = field(default_factory=list)
    images: list[dict[str, Any]] = field(default_factory=list)
    lost: int = 0


def salvage_past(connection: sqlite3.Connection, left_out: list[Damage]) -> Past:
    """The entries of the journal that can be read and shown."""
    past, tables = Past(), stored_tables(connection)
    if {"change", "row_change"} <= tables:
        ids: set[object] = set()
        for values in salvaged_rows(connection, "change", _CHANGE, left_out):
            row = dict(zip(_CHANGE, values, strict=True))
            if row["id"] not in ids and change_is_sound(row):
                ids.add(row["id"])
                past.changes.append(row)
            else:
                past.lost += 1
        known = {row["seq"] for row in past.changes}
        for row in past.changes:
            row["reverts"] = row["reverts"] if row["reverts"] in known else None
        for values in salvaged_rows(connection, "row_change", _IMAGE, left_out):
            row = dict(zip(_IMAGE, values, strict=True))
            if row["change_seq"] in known and _image_is_sound(row):
                past.images.append(row)
            else:
                past.lost += 1
    if past.lost:
        reason = ngettext("{count} entry cannot be read.", "{count} entries cannot be read.", past.lost)
        left_out.append(Damage("change", reason.format(count=past.lost)))
    return past


def _image_is_sound(row: dict[str, Any]) -> bool:
    texts = (row["tbl"], row["row_id"])
    if not has_images_of(row["op"], row["before"], row["after"]):
        return False
    if not all(type(text) is str and text.isprintable() for text in texts):
        return False
    return all(image is None or _is_object(image) for image in (row["before"], row["after"]))


def _is_object(image: object) -> bool:
    try:
        return isinstance(image, str) and isinstance(json.loads(image.encode().decode()), dict)
    except (ValueError, RecursionError):
        return False

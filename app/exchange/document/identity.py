"""Ids of a document's rows: given ones, and those made from codes."""

import uuid
from collections import Counter
from typing import Any

from app.exchange.document.problems import Problems
from app.i18n import _
from app.model.entities import ENTITIES, Project
from app.model.fields import Entity, field_of

_PROJECTS = uuid.uuid5(uuid.NAMESPACE_DNS, "project.zonewright")

Record = dict[str, Any]


class Identities:
    """Which row each id, code or key of a document stands for.

    A key joins the values of a table's natural fields with "/"; a reference among them counts with the key of the row
    that it leads to. "Z-DIS" is the key of a zone, "DR-014/current" of a rating.
    """

    def __init__(self, tables: dict[str, list[Record]], problems: Problems) -> None:
        (project,) = tables[Project.table]
        self._space = _as_uuid(project.get("id")) or uuid.uuid5(
            _PROJECTS, f"{project.get('name', '')}/{project.get('site', '')}"
        )
        self._ids: dict[tuple[str, str], str] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._of_record: dict[int, str] = {}
        for kind in ENTITIES:
            used: Counter[str] = Counter()
            for at, record in enumerate(tables.get(kind.table, [])):
                self._enter(kind, record, used, f"tables.{kind.table}[{at}]", problems)

    def of(self, table: str, record: Record) -> str:
        """The id of a record of this document."""
        return self._of_record[id(record)]

    def find(self, table: str, given: object) -> str | None:
        """The id that a reference to `table` means: an id of the document, or a key. None when there is none."""
        return self._ids.get((table, str(given))) if isinstance(given, (str, int)) else None

    def _enter(self, kind: type[Entity], record: Record, used: Counter[str], place: str, problems: Problems) -> None:
        key = self._key(kind, record)
        used[key] += 1
        own = key if used[key] == 1 else f"{key}#{used[key]}"
        made = str(self._space) if kind is Project else str(uuid.uuid5(self._space, f"{kind.table}/{own}"))
        given = record.get("id")
        if given is not None and _as_uuid(given) is None:
            problems.add(f"{place}.id", _("A UUID is expected."))
        id_ = given if isinstance(given, str) else made
        self._of_record[id(record)] = id_
        self._keys[kind.table, id_] = key
        self._ids[kind.table, id_] = id_
        if key:
            self._ids.setdefault((kind.table, key), id_)

    def _key(self, kind: type[Entity], record: Record) -> str:
        parts = []
        for name in kind.natural:
            value = record.get(name)
            if value is None:
                continue
            target = field_of(kind, name).target
            found = self.find(target, value) if target else None
            parts.append(self._keys[target, found] if found is not None else str(value))
        return "/".join(parts)


def _as_uuid(text: object) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if isinstance(text, str) and len(text) == 36 else None
    except ValueError:
        return None

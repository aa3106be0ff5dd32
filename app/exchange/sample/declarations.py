"""The sample plant as written down for people: TOML and CSV files whose rows name each other by code."""

import csv
import tomllib
import uuid
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

from app.catalog import Catalogue
from app.model.entities import ENTITY, Conduit, Zone
from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind
from app.paths import resource
from app.store.codec import Canon

E = TypeVar("E", bound=Entity)
Record = dict[str, Any]

PLANT = uuid.uuid5(uuid.NAMESPACE_DNS, "kestrel-reach.zonewright")
"""The id of the sample plant; the ids of its rows follow from it."""

_WHOLE = (Kind.INTEGER, Kind.SCORE, Kind.LEVEL)


class Declarations:
    """The files in the folder of the sample plant, the rows made of them so far, and the catalogue that they cite."""

    def __init__(self) -> None:
        self.catalogue = Catalogue()
        self._folder = resource("examples", "kestrel-reach")
        self._ids: dict[tuple[str, str], str] = {}
        self._parsed: dict[str, dict[str, Any]] = {}

    def toml(self, name: str) -> dict[str, Any]:
        """A TOML file: per table its records. Not to be changed by the caller."""
        if name not in self._parsed:
            self._parsed[name] = tomllib.loads(self._path(f"{name}.toml").read_text(encoding="utf-8"))
        return self._parsed[name]

    def csv(self, name: str) -> list[Record]:
        """The lines of a CSV file; blank cells are left out."""
        with self._path(f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return [{key: text for key, text in line.items() if text} for line in csv.DictReader(file, strict=True)]

    def content(self, name: str) -> bytes:
        """The bytes of a file that is attached to a document."""
        return self._path("files", name).read_bytes()

    def id(self, kind: type[Entity], key: str) -> str:
        """The id of the row that people call `key`. KeyError when it was not read before."""
        return self._ids[kind.table, key]

    def ids(self, kind: type[Entity], keys: list[str]) -> list[str]:
        """The ids of several rows."""
        return [self.id(kind, key) for key in keys]

    def place(self, code: str) -> dict[str, str]:
        """The reference by which a row names the zone or conduit of a code."""
        if (Zone.table, code) in self._ids:
            return {"zone_id": self.id(Zone, code)}
        return {"conduit_id": self.id(Conduit, code)}

    def row(self, kind: type[E], record: Mapping[str, Any], *apart: str, **values: object) -> E:
        """The row of a record, whose id follows from its code, tag or name unless `values` give one.

        A key names a field, without `_id` where the value is the code of another row; "place" is the code of a zone
        or conduit. `apart` are the keys that somebody else reads. KeyError for any other key, and for an unknown code.
        """
        fields = {field.name: field for field in fields_of(kind)}
        found: Record = {}
        for key, value in record.items():
            if key in apart:
                continue
            if key == "place" and key not in fields:
                found |= self.place(value)
            else:
                field = fields[key] if key in fields else fields[f"{key}_id"]
                found[field.name] = self.id(ENTITY[field.target], value) if field.target else _plain(field, value)
        if "id" not in values:
            key = str(found[kind.natural[0]])
            found["id"] = self._ids[kind.table, key] = str(uuid.uuid5(PLANT, f"{kind.table}/{key}"))
        return cast(E, Canon(kind).row(found | values))

    def _path(self, *parts: str) -> Path:
        return self._folder.joinpath(*parts)


def _plain(field: Field, value: Any) -> Any:
    """A value of TOML or CSV in the form in which documents hold it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return int(value) if field.kind in _WHOLE else value.strip()
    return value

"""Random edits of every table, each as the store would let it through."""

import random
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from app.model.entities import ENTITIES, Project
from app.model.fields import ALL_FRS, Entity, Field, field_names, fields_of
from app.model.kinds import Kind
from app.model.levels import FR_CODES
from app.risk.presets import DEFAULT_PRESET, load_preset
from app.workflow.facts import Difference
from app.workflow.rules import RULES
from tests.workflow.edits import deletion
from tests.workflow.plant import AS_OF, CONTENT, REQUIRED, Plant, uid
from tests.workflow.planted import PLANTED
from tests.workflow.recording import SAMPLES

TEXTS = ("", "x", "Because", "Ada Owner", "Sam Assessor", "Site director", "Plant manager", "2 - Likely", "3")
DAYS = (None, AS_OF - timedelta(days=1), AS_OF, AS_OF + timedelta(days=30), AS_OF - timedelta(days=400))
HASHES = ("", CONTENT, "0" * 64)
METHODS = tuple(load_preset(key).to_text() for key in (DEFAULT_PRESET, "water-5x5-asymmetric", "3x3"))
POOLS: dict[Kind, tuple[object, ...]] = {
    Kind.LINE: TEXTS,
    Kind.PROSE: TEXTS,
    Kind.DECIMAL: ("", "1.5"),
    Kind.FLAG: (False, True),
    Kind.DATE: DAYS,
    Kind.MOMENT: (None, datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)),
    Kind.SCORE: (None, 1, 2, 3, 4, 5, 6),
    Kind.SCORES: ("", "HS=1", "HS=4", "HS=4 EN=1", "HS=3 RE=5", "XX=2"),
    Kind.LEVEL: (0, 1, 2, 3, 4),
    Kind.VECTOR: ("", "1 1 1 1 1 1 1", "0 1 2 3 4 - 1", "- - 2 2 - - -"),
    Kind.FRS: (ALL_FRS, "IAC", "UC RA"),
    Kind.HASH: HASHES,
    Kind.JSON: (*METHODS, "{}"),
}
NAMED_POOLS: dict[str, tuple[object, ...]] = {
    "fr": (*FR_CODES, ""),
    "requirement": (*REQUIRED, "SR 1.2", "SR 2.1 RE 1", "sr1.1"),
    "tolerable": ("", "L", "M", "C"),
    "tag": ("", "PLC-01", "SCD-01", "NEW"),
    "rule": tuple(rule.id for rule in RULES if rule.justifiable),
    "position": (1, 2, 3),
}


CASES = [case for cases in PLANTED.values() for case in cases]
TELLING = {Kind.LINE, Kind.PROSE, Kind.CODE, Kind.ID}


class Editor:
    """Makes one edit after another, each as the store would let it through."""

    def __init__(self, plant: Plant) -> None:
        self.sound = dict(plant)
        self.rows = {row.id: row for row in plant.values()}

    def edit(self, dice: random.Random) -> Difference:
        """One edit: of any table, or towards one of the planted cases, or back to what is sound."""
        changed: dict[str, Entity | None] = {}
        while not changed:
            action = dice.choice((self._change, self._change, self._add, self._delete, self._plant, self._restore))
            found = action(dice)
            changed = {id: row for id, row in found.items() if self.rows.get(id) != row}
        return self._taken_over(changed)

    def _taken_over(self, changed: dict[str, Entity | None]) -> Difference:
        difference: dict[str, dict[str, Entity | None]] = defaultdict(dict)
        for id, row in changed.items():
            difference[(row or self.rows[id]).table][id] = row
            if row is None:
                del self.rows[id]
            else:
                self.rows[id] = row
        return difference

    def _plant(self, dice: random.Random) -> dict[str, Entity | None]:
        """An edit of one of the planted cases, as far as its row is there."""
        edit = dice.choice(dice.choice(CASES).edits)
        row = self.rows.get(uid(edit.name))
        if edit.row is not None:
            return self._allowed(edit.row, {})
        if row is None:
            return {}
        return deletion(self.rows.values(), row.id) if edit.fields is None else self._allowed(row, edit.fields)

    def _restore(self, dice: random.Random) -> dict[str, Entity | None]:
        """A row that a planted case is about, as it was at first."""
        name = dice.choice(dice.choice(CASES).edits).name
        return self._allowed(self.sound[name], {}) if name in self.sound else {}

    def _there(self, kind: type[Entity]) -> list[Entity]:
        return [row for row in self.rows.values() if row.table == kind.table]

    def _change(self, dice: random.Random) -> dict[str, Entity | None]:
        kind = dice.choice(ENTITIES)
        there = self._there(kind)
        if not there:
            return {}
        fields = [field for field in fields_of(kind) if field.name != "id"]
        field = dice.choice([field for field in fields if field.kind not in TELLING] or fields)
        field = field if dice.random() < 0.7 else dice.choice(fields)
        return self._allowed(self._aimed(dice.choice(there), dice), {field.name: self._value(kind, field, dice)})

    def _add(self, dice: random.Random) -> dict[str, Entity | None]:
        kind = dice.choice(ENTITIES)
        there = self._there(kind)
        sample = dice.choice(there) if there else SAMPLES[kind.table]
        values: dict[str, Any] = {
            field.name: self._value(kind, field, dice)
            for field in fields_of(kind)
            if field.name != "id" and (field.target or not there or dice.random() < 0.3)
        }
        made = replace(sample, id=str(uuid.UUID(int=dice.getrandbits(128))))
        return self._allowed(self._aimed(made, dice), values)

    def _delete(self, dice: random.Random) -> dict[str, Entity | None]:
        there = self._there(dice.choice([kind for kind in ENTITIES if kind is not Project]))
        return deletion(self.rows.values(), dice.choice(there).id) if there else {}

    def _allowed(self, row: Entity, values: Mapping[str, Any]) -> dict[str, Entity | None]:
        """The row with other values; nothing where the store would refuse it."""
        made = replace(row, **values)
        if row.one_of:
            chosen = next((name for name in row.one_of if values.get(name)), None)
            chosen = chosen or next((name for name in row.one_of if getattr(made, name)), None)
            cleared: dict[str, Any] = {name: None for name in row.one_of if name != chosen}
            made = replace(made, **cleared)
        targets = [(field, getattr(made, field.name)) for field in fields_of(type(made)) if field.target]
        broken = any(id not in self.rows if id else not field.optional for field, id in targets)
        if broken or (row.one_of and not any(getattr(made, name) for name in row.one_of)) or self._twice(made):
            return {}
        return {made.id: made}

    def _aimed(self, row: Entity, dice: random.Random) -> Entity:
        """An observation or justification is about some row of the plant."""
        if row.table not in ("observation", "waiver") or dice.random() < 0.5:
            return row
        subject = dice.choice(list(self.rows.values()))
        aim: dict[str, Any] = {"subject_table": subject.table, "subject_id": subject.id}
        if row.table == "observation":
            aim["field"] = dice.choice(field_names(type(subject)))
        return replace(row, **aim)

    def _twice(self, row: Entity) -> bool:
        others = [other for other in self.rows.values() if other.table == row.table and other.id != row.id]
        if row.table in ("project", "system"):
            return bool(others)
        values = [(names, [getattr(row, name) for name in names]) for names in row.uniques]
        return any(
            None not in mine and any([getattr(other, name) for name in names] == mine for other in others)
            for names, mine in values
        )

    def _value(self, kind: type[Entity], field: Field, dice: random.Random) -> Any:
        if field.target:
            there = [row.id for row in self.rows.values() if row.table == field.target]
            return dice.choice([*there, None] if field.optional else there) if there else None
        if field.choices is not None:
            return dice.choice([*field.choices, None] if field.optional else list(field.choices))
        if field.name in NAMED_POOLS and (kind.table, field.name) != ("level_override", "level"):
            return dice.choice(NAMED_POOLS[field.name])
        if field.kind in POOLS:
            return dice.choice(POOLS[field.kind])
        if field.kind is Kind.INTEGER:
            return dice.randint(field.low or 0, min(field.high or 5, 5))
        return f"N-{dice.randint(0, 9)}"

"""What every declared table keeps to."""

import importlib
import pkgutil
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app import tables
from app.model.entities import ENTITIES, ENTITY, MethodVersion
from app.model.fields import Entity, Field, Scope, fields_of
from app.model.kinds import Kind
from app.risk.presets import load_preset
from app.store.project import Project
from app.tables.column import Table
from app.tables.every import TABLES, tables_of
from app.tables.follower import Follower
from app.tables.listing import rows_as_json
from app.tables.scales import GRID
from app.workflow.assessment import Assessment, Effects
from tests.tables.small_plant import AS_OF

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def test_every_table_that_a_module_declares_stands_in_the_tuple() -> None:
    declared = set()
    for module in pkgutil.iter_modules(tables.__path__, "app.tables."):
        declared |= {value for value in vars(importlib.import_module(module.name)).values() if isinstance(value, Table)}
    assert declared == set(TABLES)


def test_table_names_are_unique(small: Project) -> None:
    names = [table.name for table in tables_of(small)]
    assert len(names) == len(set(names))


@every_table
def test_columns_have_unique_keys_and_headings(table: Table[Any]) -> None:
    keys = [column.key for column in table.columns]
    assert len(keys) == len(set(keys))
    headings = [(column.band, column.title) for column in table.columns]
    assert len(headings) == len(set(headings))
    assert all(column.title for column in table.columns)


@every_table
def test_columns_say_how_they_look(table: Table[Any]) -> None:
    """The first column is always there, at most one stretches, and a hint is a sentence."""
    assert table.columns[0].priority == 0
    assert table.columns[0].width > 0
    assert sum(column.width == 0 for column in table.columns) <= 1
    assert [column.key for column in table.columns if column.hint and not column.hint.endswith(".")] == []
    choices = {column.key for column in table.columns if column.choices is not None}
    assert {c.key for c in table.columns if c.kind in (Kind.CHOICE, Kind.SEVERITY)} == choices


@every_table
def test_rows_are_grouped_by_a_column_that_is_there(table: Table[Any]) -> None:
    if table.group:
        assert table.column(table.group)
    assert bool(table.group) == (table.group_title is not None)


@every_table
def test_a_row_is_found_again_by_its_key(table: Table[Any], assessment: Assessment) -> None:
    rows = table.rows(assessment)
    keys = [table.key(row) for row in rows]
    assert len(keys) == len(set(keys))
    assert [table.row(assessment, key) for key in keys] == rows
    assert table.row(assessment, "nothing") is None


@every_table
def test_rows_of_a_group_stand_together(table: Table[Any], assessment: Assessment) -> None:
    titles = [table.group_title(row) for row in table.rows(assessment)] if table.group_title else []
    together = [title for at, title in enumerate(titles) if at == 0 or titles[at - 1] != title]
    assert len(together) == len(set(together))


@every_table
def test_a_cell_edits_a_field_that_an_entity_has(table: Table[Any]) -> None:
    known = [field for kind in ENTITIES for field in fields_of(kind)]
    edited = [column for column in table.columns if column.edits is not None]
    assert all(any(column.edits is field for field in known) for column in edited)
    if table.entity is not None:
        own = fields_of(table.entity)
        assert [column.key for column in edited if not any(column.edits is field for field in own)] == []


def test_whatever_the_content_hash_covers_can_be_seen_in_a_worksheet(assessment: Assessment) -> None:
    """Each field of each row is changed once; some cell of some table must show it."""
    before = {table.name: rows_as_json(table, assessment) for table in TABLES}
    content = [kind for kind in ENTITIES if kind.scope is Scope.CONTENT]
    assert [kind.table for kind in content if not assessment.facts.all(kind)] == []
    unseen = [
        f"{kind.table}.{field.name}"
        for kind in content
        for field in fields_of(kind)
        if field.name != "id" and (kind.table, field.name) not in SEEN_BY_ITS_EFFECT
        if not _seen(assessment, kind, field, before)
    ]
    assert unseen == []


SEEN_BY_ITS_EFFECT = {("waiver", "evidence"), ("waiver", "subject_table")}
"""What shows as the standing of a justification, and the name of a table that only goes with its row."""


def _seen(assessment: Assessment, kind: type[Entity], field: Field, before: dict[str, Any]) -> bool:
    rows = [
        row for row in assessment.facts.all(kind).values() if field.name not in kind.one_of or getattr(row, field.name)
    ]
    for row in rows:
        value: Any = _another(assessment, field, getattr(row, field.name))
        if value is None:
            continue
        changed: dict[str, Any] = {field.name: value}
        effects = assessment.apply({kind.table: {row.id: replace(row, **changed)}})
        touched = [table for table in TABLES if _stale(table, effects, assessment)]
        seen = any(rows_as_json(table, assessment) != before[table.name] for table in touched)
        assessment.apply({kind.table: {row.id: row}})
        if seen:
            return True
    return not rows


def _stale(table: Table[Any], effects: Effects, assessment: Assessment) -> bool:
    stale = Follower(table).stale(effects, assessment.facts)
    return stale is None or bool(stale)


def _another(assessment: Assessment, field: Field, value: Any) -> object:
    """A value that may stand in a field and is not the present one."""
    named = {"requirement": "SR 1.3", "fr": "UC", "item": "b", "field": "serial", "rule": "ZC-15"}
    if field.choices is not None:
        return next(term for term in field.choices if term is not value)
    if field.kind is Kind.REF or field.name == "subject_id":
        others = (row.id for row in assessment.facts.all(ENTITY[field.target or "asset"]).values())
        return next((id for id in others if id != value), None)
    if field.kind is Kind.DATE:
        return (value or AS_OF) + timedelta(days=40)
    if field.kind in (Kind.CODE, Kind.LINE, Kind.PROSE):
        return named.get(field.name, f"{value}x")
    return next(one for one in _SAMPLES[field.kind] if one != value)


_SAMPLES: dict[Kind, tuple[object, ...]] = {
    Kind.FLAG: (True, False),
    Kind.DECIMAL: ("77.5",),
    Kind.SCORE: (3, 2),
    Kind.INTEGER: (3, 4),
    Kind.LEVEL: (1, 4),
    Kind.VECTOR: ("4 4 4 4 4 4 4",),
    Kind.FRS: ("DC",),
    Kind.SCORES: ("HS=2 FI=5",),
    Kind.HASH: ("1" * 64,),
    Kind.JSON: (load_preset("4x4").to_text(),),
}


def test_a_method_is_shown_by_what_it_says(assessment: Assessment) -> None:
    version = next(row for row in assessment.facts.all(MethodVersion).values() if row.number == 1)
    assessment.apply({"method": {version.id: replace(version, document=load_preset("3x3").to_text())}})
    assert [row["risk_4"] for row in rows_as_json(GRID, assessment)] == [None, None, None]

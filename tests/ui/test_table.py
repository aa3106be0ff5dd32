"""The item model and its view: groups, order, filter, refresh by key."""

import random
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.catalog.catalogue import Catalogue
from app.model.entities import Asset, Zone
from app.tables.asset import ASSETS, AssetRow
from app.ui.table.model import TableModel
from app.ui.table.staged import Staged
from app.ui.table.view import TableView
from app.ui.theme import Theme
from app.workflow.assessment import Assessment
from app.workflow.facts import Facts

ZONES = (None, *(Zone(code=code, name=f"Zone {code}") for code in ("Z-1", "Z-2", "Z-10")))
FACTS = Facts({"zone": [zone for zone in ZONES if zone is not None]}, date(2026, 1, 1))
ASSESSMENT = Assessment(FACTS, Catalogue())


def asset_row(tag: str, zone: Zone | None, name: str = "") -> AssetRow:
    """A row of the asset table as the table declares it."""
    return row_of(Asset(tag=tag, name=name, zone_id=zone.id if zone else None))


def row_of(asset: Asset) -> AssetRow:
    """The row of an asset that stands in one of the zones."""
    return next(iter(ASSETS.each(ASSESSMENT, asset)))


def shown(model: TableModel[AssetRow]) -> dict[str, list[str]]:
    """Headings and the tags below them, as they stand in the model."""
    found = {}
    for place in range(model.rowCount()):
        group = model.index(place, 0)
        rows = [model.row_at(model.index(at, 0, group)) for at in range(model.rowCount(group))]
        found[model.arrangement.groups[place].title] = [row.asset.tag for row in rows if row is not None]
    return found


@pytest.fixture
def model() -> TableModel[AssetRow]:
    """The asset table with five rows, watched by Qt's own tester."""
    made = TableModel(ASSETS)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.fill(
        [
            asset_row("PLC-12", ZONES[1], name="Contact tank"),
            asset_row("PLC-4", ZONES[1], name="Dosing"),
            asset_row("EWS-01", ZONES[2], name="Workstation"),
            asset_row("AIT-1", ZONES[3], name="Chlorine analyser"),
            asset_row("CAL-07", None, name="Calibrator"),
        ]
    )
    return made


def test_rows_stand_in_their_zones_those_without_one_first_and_tags_as_people_count(
    model: TableModel[AssetRow],
) -> None:
    assert shown(model) == {
        "Not in a zone": ["CAL-07"],
        "Zone Z-1, Z-1": ["PLC-4", "PLC-12"],
        "Zone Z-2, Z-2": ["EWS-01"],
        "Zone Z-10, Z-10": ["AIT-1"],
    }


def test_sorting_by_a_column_orders_the_rows_of_each_group(model: TableModel[AssetRow]) -> None:
    name = model.columns[1]
    model.sort_by(((name, True),))
    assert shown(model)["Zone Z-1, Z-1"] == ["PLC-4", "PLC-12"]
    model.sort_by(((name, False),))
    assert shown(model)["Zone Z-1, Z-1"] == ["PLC-12", "PLC-4"]
    model.sort_by(())
    assert shown(model)["Zone Z-1, Z-1"] == ["PLC-4", "PLC-12"]


def test_the_filter_finds_every_word_in_any_column_and_leaves_out_empty_groups(model: TableModel[AssetRow]) -> None:
    model.filter("plc TANK")
    assert shown(model) == {"Zone Z-1, Z-1": ["PLC-12"]}
    model.filter("", lambda row: row.zone is None)
    assert shown(model) == {"Not in a zone": ["CAL-07"]}


def test_a_row_that_changes_its_zone_moves_and_stays_selected(
    model: TableModel[AssetRow], theme: Theme, qtbot: QtBot
) -> None:
    view = TableView(theme, model, lambda _field: [], FACTS.as_of)
    qtbot.addWidget(view)
    row = next(row for row in model.arrangement.rows if row.asset.tag == "EWS-01")
    view.choose(row.asset.id)
    moved = row_of(replace(row.asset, zone_id=ZONES[1].id if ZONES[1] else None))
    model.refresh([(row.asset.id, moved)])
    assert shown(model) == {
        "Not in a zone": ["CAL-07"],
        "Zone Z-1, Z-1": ["EWS-01", "PLC-4", "PLC-12"],
        "Zone Z-10, Z-10": ["AIT-1"],
    }
    assert view.chosen_keys() == [row.asset.id]


def test_selected_rows_stay_selected_when_one_of_them_moves_inside_its_group(
    model: TableModel[AssetRow], theme: Theme, qtbot: QtBot
) -> None:
    rows = [asset_row(f"V-{number}", ZONES[3]) for number in range(6)]
    model.refresh([(row.asset.id, row) for row in rows])
    view = TableView(theme, model, lambda _field: [], date(2026, 1, 1))
    qtbot.addWidget(view)
    chosen = [row.asset.id for row in rows[1:4]]
    flags = QItemSelectionModel.SelectionFlag
    for key in chosen:
        view.selectionModel().select(model.index_of(key), flags.Select | flags.Rows)
    view.selectionModel().setCurrentIndex(model.index_of(chosen[0], 1), flags.NoUpdate)
    for tag in ("V-9", "A-1", "V-2"):
        model.refresh([(chosen[0], row_of(replace(rows[1].asset, tag=tag)))])
        assert sorted(view.chosen_keys()) == sorted(chosen)
        assert model.key_at(view.currentIndex()) == chosen[0]


def test_refreshing_by_key_shows_the_same_as_filling_anew(model: TableModel[AssetRow]) -> None:
    """Random rows come, go, move and are filtered and sorted meanwhile; Qt's tester watches every step."""
    chance = random.Random(7)
    rows = {row.asset.id: row for row in model.arrangement.rows}
    for round in range(60):
        if chance.random() < 0.3:
            row = asset_row(f"T-{round}", chance.choice(ZONES), name=chance.choice(("pump", "valve", "")))
        else:
            old = chance.choice(list(rows.values()))
            zone = chance.choice(ZONES)
            asset = replace(old.asset, name=chance.choice(("pump", "valve", "")), zone_id=zone.id if zone else None)
            row = row_of(asset)
        rows[row.asset.id] = row
        gone = chance.random() < 0.2
        if gone:
            del rows[row.asset.id]
        model.refresh([(row.asset.id, None if gone else row)])
        if round % 6 == 0:
            model.filter(chance.choice(("", "pump", "t-")))
            columns = chance.sample(model.columns[:4], chance.randrange(3))
            model.sort_by(tuple((column, chance.random() < 0.5) for column in columns))
        now = shown(model)
        model.fill(list(rows.values()))
        assert shown(model) == now


def test_many_changes_at_once_are_shown_as_well(model: TableModel[AssetRow]) -> None:
    rows = [asset_row(f"N-{number}", ZONES[1]) for number in range(300)]
    model.refresh([(row.asset.id, row) for row in rows])
    assert len(shown(model)["Zone Z-1, Z-1"]) == 302


def test_a_staged_row_cannot_be_edited_and_says_what_would_happen(model: TableModel[AssetRow]) -> None:
    row = next(iter(model.arrangement.rows))
    new = asset_row("NEW-1", ZONES[1])
    model.fill([row], {new.asset.id: Staged(new), row.asset.id: Staged(replace(row, rated=("EF-01",)), row)})
    for key, sign in ((new.asset.id, "+"), (row.asset.id, "~")):
        index = model.index_of(key)
        staged = model.staged_at(index)
        assert staged is not None
        assert staged.sign == sign
        assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_an_index_that_is_not_there_is_invalid(model: TableModel[AssetRow]) -> None:
    assert not model.index(99, 0).isValid()
    assert not model.index(0, 99).isValid()
    assert not model.index_of("gone").isValid()
    assert model.parent(QModelIndex()) == QModelIndex()

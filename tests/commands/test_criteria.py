"""Changing the risk criteria re-rates everything in one change, says how many ratings moved, and drops nothing."""

from dataclasses import replace

import pytest

from app.commands.cells import edit_field
from app.commands.criteria import change_method, method_in_force, moves_under
from app.errors import UserError
from app.model.entities import MethodVersion, Rating, Zone
from app.model.entities import Project as ProjectRow
from app.risk.level_edits import without_risk_level
from app.risk.method_edits import with_cell, with_tolerable
from app.risk.presets import load_preset
from app.risk.scale_edits import remove_level
from app.store.project import Project


def test_a_method_that_ratings_were_given_under_stays_as_a_version(plant: Project) -> None:
    version, method = method_in_force(plant) or pytest.fail("no method")
    stricter = with_tolerable(method, "L")
    answer = change_method(plant, stricter)
    after, in_force = method_in_force(plant) or pytest.fail("no method")
    assert (after.number, in_force) == (version.number + 1, stricter)
    assert {row.method_id for row in plant.rows(Rating)} == {version.id}, "ratings keep what they were given under"
    assert len(answer) > 0
    assert plant.undo() == "Change the risk criteria"
    assert method_in_force(plant) == (version, method)


def test_a_method_without_ratings_is_changed_in_place(project: Project) -> None:
    change_method(project, load_preset("5x5-4-9-15"))
    change_method(project, with_tolerable(load_preset("5x5-4-9-15"), "L"))
    assert len(project.rows(MethodVersion)) == 1
    assert project.rows(ProjectRow)[0].method_id == project.rows(MethodVersion)[0].id


def test_the_answer_counts_the_ratings_whose_risk_is_another(plant: Project) -> None:
    _version, method = method_in_force(plant) or pytest.fail("no method")
    cell = with_cell(method, 2, 4, "H")
    moves = moves_under(plant, cell)
    assert {(move.before.letter, move.after.letter) for move in moves} == {("M", "H")}
    ratings = {row.id for row in plant.rows(Rating)}
    in_cell = [move for move in moves if move.id in ratings]
    assert len(in_cell) == 1 + 6 + 1, "DR-031 unmitigated, six current ones, DR-013 as planned"
    assert moves_under(plant, method) == ()


def test_a_scale_that_loses_a_level_asks_where_its_scores_go(plant: Project) -> None:
    _version, method = method_in_force(plant) or pytest.fail("no method")
    edit = remove_level(method, "likelihood", 5).settle(4)
    with pytest.raises(UserError, match="likelihood level 1, 2, 3, 4, 5"):
        change_method(plant, edit.method)
    with pytest.raises(UserError, match="level 5"):
        change_method(plant, edit.method, {"likelihood": {1: 1, 2: 2, 3: 3, 4: 4}})
    with pytest.raises(UserError, match="level 5"):
        change_method(plant, edit.method, {"likelihood": {1: 1, 2: 2, 3: 3, 4: 4, 5: 5}})
    before = {row.id: row.likelihood for row in plant.rows(Rating)}
    change_method(plant, edit.method, {"likelihood": edit.moves})
    after = {row.id: row.likelihood for row in plant.rows(Rating)}
    assert {id for id in before if before[id] == 5} == {id for id in before if before[id] != after[id]}
    assert max(level for level in after.values() if level is not None) == 4


def test_a_category_that_is_scored_cannot_be_left_out(plant: Project) -> None:
    _version, method = method_in_force(plant) or pytest.fail("no method")
    with pytest.raises(UserError, match="EN"):
        change_method(plant, replace(method, categories=tuple(row for row in method.categories if row.key != "EN")))


def test_a_zones_own_tolerable_level_follows_the_new_letter(plant: Project) -> None:
    _version, method = method_in_force(plant) or pytest.fail("no method")
    zone = next(row for row in plant.rows(Zone) if row.code == "Z-SIS")
    edit_field(plant, Zone, [zone.id], "tolerable", "V")
    fewer = without_risk_level(method, "V", "L")
    with pytest.raises(UserError, match="Z-SIS tolerates risk level V"):
        change_method(plant, fewer)
    change_method(plant, fewer, letters={"V": "L"})
    assert plant.rows(Zone, [zone.id])[0].tolerable == "L"

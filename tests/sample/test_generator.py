"""Generated plants are as big as asked for, sound, the same for one seed, and give the rules something to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.catalog import Catalogue
from app.commands.founding import new_project
from app.exchange.sample import SAMPLE_DAY, generate_plant
from app.model.entities import ENTITIES, Asset, Conduit, MethodVersion, Scenario, System, Zone
from app.model.entities import Project as ProjectRow
from app.queries.facts import load_facts
from app.store.project import Project, create_project
from app.workflow.assessment import Assessment
from app.workflow.finding import Severity

SIZE = {"assets": 200, "zones": 20, "conduits": 40, "scenarios": 300}
ROW = ProjectRow(id="00000000-0000-4000-8000-000000000001", name="Big")


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A small generated plant."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("big")
        patch.setenv("XDG_STATE_HOME", str(folder))
        opened = create_project(folder / "big.zonewright", "Tester", ROW)
        generate_plant(opened, **SIZE)
        yield opened
        opened.close()


def test_the_plant_is_as_big_as_asked_for(big: Project) -> None:
    found = {kind.table: len(big.rows(kind)) for kind in (Asset, Zone, Conduit, Scenario)}
    assert found == {"asset": 200, "zone": 20, "conduit": 40, "scenario": 300}


def test_no_row_refers_to_one_that_is_not_there(big: Project) -> None:
    with big.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []


def test_zones_nest_and_codes_are_given_once(big: Project) -> None:
    zones = big.rows(Zone)
    assert any(zone.parent_id in {inner.id for inner in zones if inner.parent_id} for zone in zones)
    for kind in ENTITIES:
        codes = [getattr(row, "code", None) or row.id for row in big.rows(kind)]
        assert len(codes) == len(set(codes)), kind.table


def test_equal_seeds_give_equal_plants(tmp_path: Path) -> None:
    digests = []
    for at, seed in enumerate((1, 1, 2)):
        other = create_project(tmp_path / f"{at}.zonewright", f"Tester {at}", ROW)
        generate_plant(other, assets=30, zones=5, conduits=8, scenarios=20, seed=seed)
        digests.append(other.digests().store)
        other.close()
    assert digests[0] == digests[1] != digests[2]


def test_the_rules_have_something_to_say_but_not_about_the_method(big: Project) -> None:
    found = Assessment(load_facts(big, SAMPLE_DAY), Catalogue()).findings()
    rules = {finding.rule for finding in found}
    assert {"ZC-01", "DR-01", "DR-05", "SL-03", "SL-04"} <= rules
    assert rules.isdisjoint({"ME-01", "ME-02", "RC-01", "IR-01", "DR-02", "DR-04"})
    assert 0 < sum(finding.severity is Severity.ERROR for finding in found) < 200


def test_a_project_keeps_its_own_criteria_and_system(tmp_path: Path) -> None:
    project = new_project(tmp_path / "own.zonewright", "Tester", "Own", "4x4")
    generate_plant(project, assets=20, zones=2, conduits=1, scenarios=10)
    assert len(project.rows(MethodVersion)) == len(project.rows(System)) == 1
    assert Assessment(load_facts(project, SAMPLE_DAY), Catalogue()).findings()
    project.close()


def test_the_smallest_plant_is_an_asset_in_a_zone(project: Project) -> None:
    generate_plant(project, assets=1, zones=1, conduits=0, scenarios=1)
    assert project.rows(Asset)[0].zone_id == project.rows(Zone)[0].id
